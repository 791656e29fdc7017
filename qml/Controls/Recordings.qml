// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma Singleton
import QtQuick
import Dunlin.Bridge

// What was recorded in this program, by the name of its file: its length stands there, so that it is known before the file is
// here.
QtObject {
    function seconds(name: string): int {
        return RecordingNames.seconds(name);
    }
    // A file as it is called where people read.
    function title(name: string): string {
        return seconds(name) > 0 ? qsTr("Voice message") : name;
    }
}
