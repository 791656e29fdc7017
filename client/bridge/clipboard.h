// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The desktop's clipboard, for QML.
#pragma once

#include <QObject>
#include <QtQml/qqmlregistration.h>
#include <QUrl>

namespace dunlin::client {

class Clipboard : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the program")

public:
    using QObject::QObject;
    Q_INVOKABLE void copy(const QString &text);
    // What could be attached: a picture, or files that were copied in a file manager.
    Q_INVOKABLE bool hasImage() const;
    Q_INVOKABLE QStringList files() const;
    // Where something of this name would be saved: the user's folder for downloads. The name is that of a stranger:
    // only its last component counts.
    Q_INVOKABLE QUrl downloadUrl(const QString &name) const;
    // Writes the picture into a file of its own in `folder`: ends with imageSaved(), whose path is empty if it failed.
    Q_INVOKABLE void saveImage(const QString &folder);

Q_SIGNALS:
    void imageSaved(const QString &path);
};

} // namespace dunlin::client
