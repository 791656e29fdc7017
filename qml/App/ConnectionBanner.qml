// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Dunlin.Controls
import Dunlin.Bridge

// That there is no connection, and what happens meanwhile to what one writes.
Banner {
    id: root

    required property AccountSession session

    shown: session.connection === AccountSession.Waiting || (session.connection === AccountSession.Connecting && slow.passed)
    text: session.connection === AccountSession.Connecting ? qsTr("Connecting… What you write is kept and sent then.") : qsTr("%1. What you write is kept and sent later.").arg(session.connectionText.replace(/\.$/, ""))
    actionText: session.connection === AccountSession.Waiting ? qsTr("Try now") : ""
    onAction: session.reconnectNow()

    // Connecting takes a moment at every start: no banner for that.
    Timer {
        id: slow

        property bool passed: false

        interval: 4000
        running: root.session.connection === AccountSession.Connecting
        onRunningChanged: if (running)
            passed = false
        onTriggered: passed = true
    }
}
