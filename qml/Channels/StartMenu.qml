// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Dunlin.Controls

// The ways to a conversation that is not in the list yet.
Item {
    id: root

    required property LaterSheet modelData
    readonly property ChannelsPane pane: modelData.given as ChannelsPane

    ActionMenu {
        MenuRow {
            objectName: "newChannelItem"
            iconName: "hash"
            text: qsTr("New channel")
            onTriggered: root.pane.newChannelRequested()
        }
        MenuRow {
            iconName: "message-circle"
            text: qsTr("Message someone")
            onTriggered: root.pane.messageRequested()
        }
        MenuRow {
            iconName: "globe"
            text: qsTr("Browse channels")
            onTriggered: root.pane.browseRequested()
        }
        MenuRow {
            iconName: "link"
            text: qsTr("Use an invite link")
            onTriggered: root.pane.inviteRequested()
        }
    }
}
