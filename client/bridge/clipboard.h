// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The desktop's clipboard, for QML.
#pragma once

#include <QObject>
#include <QtQml/qqmlregistration.h>

namespace dunlin::client {

class Clipboard : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the program")

public:
    using QObject::QObject;
    Q_INVOKABLE void copy(const QString &text);
};

} // namespace dunlin::client
