// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Dunlin.Theme
import Dunlin.Controls

// One public channel of the server, with a way in.
Item {
    id: root

    required property string channelId
    required property string name
    required property string description
    required property int memberCount
    required property bool joined

    signal joinRequested
    signal openRequested

    readonly property string members: memberCount > 0 ? qsTr("%n member(s)", "", memberCount) : ""
    readonly property string detail: [members, description.replace(/\s+/g, " ")].filter(part => part !== "").join(" · ")

    width: ListView.view ? ListView.view.width : 300
    height: Theme.rowH + 4
    Accessible.role: Accessible.ListItem
    Accessible.name: name
    Accessible.description: detail

    Avatar {
        id: face

        anchors {
            left: parent.left
            leftMargin: 18
            verticalCenter: parent.verticalCenter
        }
        size: 40
        key: root.channelId
        iconName: "hash"
    }
    Label {
        id: title

        anchors {
            left: face.right
            leftMargin: Theme.s3
            right: act.left
            rightMargin: Theme.s2
            bottom: parent.verticalCenter
            bottomMargin: 1
        }
        text: root.name
        elide: Text.ElideRight
        font.weight: Font.Medium
        Accessible.ignored: true
    }
    Label {
        anchors {
            left: title.left
            right: title.right
            top: parent.verticalCenter
            topMargin: 3
        }
        text: root.detail
        color: Theme.text2
        elide: Text.ElideRight
        maximumLineCount: 1
        font.pixelSize: Theme.fSmall
        Accessible.ignored: true
    }
    ActionButton {
        id: act

        anchors {
            right: parent.right
            rightMargin: Theme.s3
            verticalCenter: parent.verticalCenter
        }
        implicitHeight: Theme.touch ? 44 : Math.max(30, Theme.fSmall * 1.25 + 12)
        primary: !root.joined
        text: root.joined ? qsTr("Open") : qsTr("Join")
        Accessible.name: root.joined ? qsTr("Open %1").arg(root.name) : qsTr("Join %1").arg(root.name)
        onClicked: if (root.joined)
            root.openRequested()
        else
            root.joinRequested()
    }
}
