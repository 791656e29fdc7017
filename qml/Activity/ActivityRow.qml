// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Templates as T
import Dunlin.Theme
import Dunlin.Controls

// One thing that should not be missed: who did what, where and when.
T.ItemDelegate {
    id: root

    required property int index
    // mention, reply, added, friendRequest, friendship.
    required property string kind
    required property string userId
    required property string name
    required property string picture
    required property string channelId
    required property string channelName
    required property real seq
    required property date createdAt
    required property bool read

    readonly property string place: channelName === "" ? qsTr("a conversation") : "#" + channelName
    readonly property string sentence: kind === "mention" ? qsTr("%1 mentioned you in %2").arg(name).arg(place) : kind === "reply" ? qsTr("%1 answered you in %2").arg(name).arg(place) : kind === "added" ? qsTr("%1 added you to %2").arg(name).arg(place) : kind === "friendRequest" ? qsTr("%1 asks to be your friend").arg(name) : kind === "friendship" ? qsTr("%1 is your friend now").arg(name) : qsTr("Something that needs a newer version of Dunlin")

    width: ListView.view ? ListView.view.width : 320
    height: Math.max(Theme.rowH, words.implicitHeight + Theme.s4)
    hoverEnabled: true
    Accessible.role: Accessible.ListItem
    Accessible.name: read ? sentence : qsTr("%1, new").arg(sentence)
    Accessible.description: Times.full(createdAt)
    Accessible.onPressAction: root.clicked()
    background: Item {
        Rectangle {
            anchors {
                fill: parent
                leftMargin: 8
                rightMargin: 8
                topMargin: 1
                bottomMargin: 1
            }
            radius: Theme.rMedium
            color: root.hovered ? Theme.hover : "transparent"

            FocusRing {
                on: root.ListView.isCurrentItem && root.ListView.view !== null && root.ListView.view.activeFocus
                anchors.margins: 0
                radius: Theme.rMedium
            }
        }
    }
    contentItem: Item {
        Face {
            id: face

            anchors {
                left: parent.left
                leftMargin: 18
                verticalCenter: parent.verticalCenter
            }
            size: 40
            key: root.userId
            name: root.name
            picture: root.picture

            Rectangle {
                anchors {
                    right: parent.right
                    bottom: parent.bottom
                    margins: -4
                }
                width: 20
                height: 20
                radius: 10
                color: Theme.surface

                Icon {
                    anchors.centerIn: parent
                    size: 14
                    name: root.kind === "mention" ? "at-sign" : root.kind === "reply" ? "reply" : root.kind === "added" ? "hash" : "user-plus"
                    tone: Theme.accent
                }
            }
        }
        Column {
            id: words

            anchors {
                left: face.right
                leftMargin: Theme.s3
                right: mark.left
                rightMargin: Theme.s2
                verticalCenter: parent.verticalCenter
            }
            spacing: 2

            Label {
                width: parent.width
                text: root.sentence
                wrapMode: Text.Wrap
                maximumLineCount: 3
                elide: Text.ElideRight
                font.weight: root.read ? Font.Normal : Font.DemiBold
                Accessible.ignored: true
            }
            Label {
                width: parent.width
                text: Times.full(root.createdAt)
                color: Theme.text2
                elide: Text.ElideRight
                font.pixelSize: Theme.fCaption
                Accessible.ignored: true
            }
        }
        Rectangle {
            id: mark

            anchors {
                right: parent.right
                rightMargin: 20
                verticalCenter: parent.verticalCenter
            }
            visible: !root.read
            width: 10
            height: 10
            radius: 5
            color: Theme.accent
        }
    }
}
