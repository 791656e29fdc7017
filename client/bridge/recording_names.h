// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a recording's name says, for QML: client/voice/recording_name.h knows how they are called. Main thread.
#pragma once

#include "client/voice/recording_name.h"

#include <QObject>
#include <QtQml/qqmlregistration.h>

namespace dunlin::client {

class RecordingNames : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_SINGLETON

public:
    // The length of a file with this name; 0: it was not recorded in this program.
    Q_INVOKABLE int seconds(const QString &fileName) const { return recordedSeconds(fileName); }
};

} // namespace dunlin::client
