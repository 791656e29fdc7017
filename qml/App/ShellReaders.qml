// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Dunlin.Controls
import Dunlin.Timeline

// Who has read a message, as long as one looks.
Item {
    id: root

    required property LaterSheet modelData
    readonly property Shell shell: modelData.given as Shell

    ReadersSheet {
        id: sheet

        property string channelId
        property real seq: 0

        function ask(channel: string, which: real) {
            channelId = channel;
            seq = which;
            readers = [];
            known = false;
            open();
            root.shell.session.findReaders(channel, which);
        }
    }
    Connections {
        target: root.shell.session
        enabled: sheet.opened

        function onReadersFound(channelId: string, seq: real, readers: var) {
            if (channelId !== sheet.channelId || seq !== sheet.seq)
                return;
            sheet.readers = readers;
            sheet.known = true;
        }
        function onMarksMoved(channelId: string) {
            if (channelId === sheet.channelId)
                root.shell.session.findReaders(channelId, sheet.seq);
        }
    }
}
