// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Dunlin.Controls
import Dunlin.Timeline

// What a message said before it was changed.
Item {
    id: root

    required property LaterSheet modelData
    readonly property Shell shell: modelData.given as Shell

    WordingsSheet {
        id: sheet

        property string channelId
        property real seq: 0

        function ask(channel: string, which: real) {
            channelId = channel;
            seq = which;
            wordings = [];
            known = false;
            open();
            root.shell.session.findWordings(channel, which);
        }
    }
    Connections {
        target: root.shell.session

        function onWordingsFound(channelId: string, seq: real, wordings: var) {
            if (channelId !== sheet.channelId || seq !== sheet.seq)
                return;
            sheet.wordings = wordings;
            sheet.known = true;
        }
    }
}
