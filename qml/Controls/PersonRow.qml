// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Templates as T
import Dunlin.Theme

// One person in a list. What is declared inside stands at the far end of the row.
T.ItemDelegate {
    id: root

    required property string userId
    required property string username
    required property string name
    // A file's id; empty: none.
    required property string picture
    property string detail: "@" + username
    // online, away, dnd, offline.
    property string presence
    // Their safety number was compared.
    property bool verified: false
    readonly property string presenceWord: face.presenceWord
    default property alias trailing: row.data

    width: ListView.view ? ListView.view.width : 300
    height: Theme.rowH
    hoverEnabled: true
    Accessible.role: Accessible.ListItem
    Accessible.name: verified ? qsTr("%1, verified").arg(name) : name
    Accessible.description: presenceWord !== "" ? qsTr("%1, %2").arg(detail).arg(presenceWord) : detail
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
            presence: root.presence
        }
        Icon {
            id: badge

            visible: root.verified
            anchors {
                left: face.right
                leftMargin: Theme.s3
                verticalCenter: title.verticalCenter
            }
            width: visible ? size : 0
            name: "shield-check"
            size: Theme.iconS
            tone: Theme.success
        }
        Label {
            id: title

            anchors {
                left: badge.right
                leftMargin: badge.visible ? Theme.s1 : 0
                right: row.left
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
                left: face.right
                leftMargin: Theme.s3
                right: title.right
                top: parent.verticalCenter
                topMargin: 3
            }
            text: root.detail
            color: Theme.text2
            elide: Text.ElideRight
            font.pixelSize: Theme.fSmall
            Accessible.ignored: true
        }
        Row {
            id: row

            anchors {
                right: parent.right
                rightMargin: 16
                verticalCenter: parent.verticalCenter
            }
            spacing: Theme.s1
        }
    }
}
