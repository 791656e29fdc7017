// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Dunlin.Controls
import Dunlin.Outbox

// What waits to be sent, in the column of lists, and the sheet in which it is put right.
OutboxPane {
    id: root

    required property Later modelData
    readonly property Shell shell: modelData.given as Shell

    function fold() {
        editWaiting.fold();
    }

    visible: modelData.shown
    anchors {
        fill: parent
        topMargin: shell.listTop
    }
    outbox: shell.session.outbox
    total: shell.session.outbox.count
    offline: shell.offline
    onRetryRequested: id => shell.session.retry(id)
    onCancelRequested: id => shell.session.cancel(id)
    onEditRequested: (id, text) => editWaiting.made().ask(id, text)
    onPauseToggled: (id, on) => shell.session.pauseUpload(id, on)
    onTryRequested: shell.session.reconnectNow()

    LaterSheet {
        id: editWaiting

        delegate: Item {
            EditWaitingSheet {
                spelling: root.shell.spelling
                onEdited: (id, text) => root.shell.session.rewrite(id, text)
            }
        }
    }
}
