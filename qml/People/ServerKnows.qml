// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Dunlin.Theme
import Dunlin.Controls

// What whoever runs the server learns of a conversation.
Column {
    id: root

    property bool encrypted: false
    readonly property string text: encrypted ? qsTr("What is written here is sealed for the devices of the members: the server can't read or change it. It knows who is a member, who writes when and how much, what is read, pinned or deleted, and the name of the channel. It can add a member, who then shows in this list.") : qsTr("This conversation is not end-to-end encrypted: whoever runs the server can read all of it.")

    topPadding: Theme.s1
    spacing: Theme.s1

    Row {
        width: parent.width
        spacing: Theme.s2

        Icon {
            anchors.verticalCenter: parent.verticalCenter
            name: root.encrypted ? "lock-keyhole" : "hard-drive"
            size: Theme.iconS
            tone: root.encrypted ? Theme.accent : Theme.text2
        }
        Heading {
            anchors.verticalCenter: parent.verticalCenter
            text: root.encrypted ? qsTr("End-to-end encrypted") : qsTr("What the server knows")
            font.pixelSize: Theme.fSmall
        }
    }
    Label {
        objectName: "serverKnows"
        width: parent.width
        text: root.text
        color: Theme.text2
        wrapMode: Text.Wrap
        lineHeight: 1.2
        font.pixelSize: Theme.fCaption
    }
}
