// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma Singleton
import QtQuick

// What was recorded in this program, by the name of its file (client/bridge/voice_recorder.cpp): its length stands there, so
// that it is known before the file is here.
QtObject {
    function seconds(name: string): int {
        const parts = /^voice-\d{8}-\d{6}-\d{3}-(\d{1,3})s\.ogg$/.exec(name);
        return parts !== null ? Number(parts[1]) : 0;
    }
    // A file as it is called where people read.
    function title(name: string): string {
        return seconds(name) > 0 ? qsTr("Voice message") : name;
    }
}
