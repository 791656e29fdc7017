// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Templates as T
import Dunlin.Theme
import Dunlin.Controls

// One place the quick switcher leads to.
T.ItemDelegate {
    id: root

    // channel, direct, person.
    required property string kind
    required property string target
    required property string face
    required property string picture
    required property string name
    required property string detail
    required property bool isPrivate
    required property int unread
    readonly property bool current: ListView.isCurrentItem

    width: ListView.view ? ListView.view.width : 300
    height: Math.max(Theme.touch ? 56 : 48, Math.round(Theme.fBody * 1.25 + Theme.fCaption * 1.25 + 14))
    hoverEnabled: true
    Accessible.role: Accessible.ListItem
    Accessible.name: unread > 0 ? qsTr("%1, %n unread message(s)", "", unread).arg(name) : name
    Accessible.description: detail
    Accessible.selected: current
    Accessible.onPressAction: root.clicked()
    background: Rectangle {
        radius: Theme.rMedium
        color: root.current ? Theme.selected : root.hovered ? Theme.hover : "transparent"
    }
    contentItem: Item {
        Face {
            id: portrait

            anchors {
                left: parent.left
                leftMargin: Theme.s2
                verticalCenter: parent.verticalCenter
            }
            size: 32
            key: root.face
            name: root.name
            picture: root.picture
            iconName: root.kind !== "channel" ? "" : root.isPrivate ? "users" : "hash"
        }
        Label {
            id: title

            anchors {
                left: portrait.right
                leftMargin: Theme.s3
                right: badge.left
                rightMargin: Theme.s2
                verticalCenter: parent.verticalCenter
                verticalCenterOffset: under.visible ? -Math.round(under.implicitHeight / 2) : 0
            }
            text: root.name
            elide: Text.ElideRight
            font.weight: root.unread > 0 || root.current ? Font.DemiBold : Font.Medium
            Accessible.ignored: true
        }
        Label {
            id: under

            visible: text !== ""
            anchors {
                left: title.left
                right: title.right
                top: title.bottom
            }
            text: root.detail
            color: Theme.text2
            elide: Text.ElideRight
            maximumLineCount: 1
            font.pixelSize: Theme.fCaption
            Accessible.ignored: true
        }
        Badge {
            id: badge

            anchors {
                right: parent.right
                rightMargin: Theme.s3
                verticalCenter: parent.verticalCenter
            }
            count: root.unread
        }
    }
}
