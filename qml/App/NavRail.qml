// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Dunlin.Theme
import Dunlin.Controls

// The sections of the program: a rail beside the panes, or a bar below them on a phone.
Rectangle {
    id: root

    property int page: 0
    property bool horizontal: false
    property int unread: 0
    property int requests: 0
    property int pending: 0
    property int failed: 0
    property string userId
    property string userName
    property bool online: false

    signal picked(int page)
    signal themeFlipped

    readonly property list<string> icons: ["hash", "users", "globe", "inbox", "settings"]
    readonly property list<string> names: [qsTr("Chats"), qsTr("Friends"), qsTr("Browse"), qsTr("Outbox"), qsTr("Settings")]

    implicitWidth: Theme.railW
    implicitHeight: Theme.navH + 4
    color: horizontal ? Theme.surface : Theme.rail
    Accessible.role: Accessible.PageTabList
    Accessible.name: qsTr("Sections")

    Rectangle {
        visible: root.horizontal
        width: parent.width
        height: 1
        color: Theme.border
    }
    Grid {
        id: grid

        readonly property real cell: root.width / root.names.length

        columns: root.horizontal ? root.names.length : 1
        anchors.horizontalCenter: parent.horizontalCenter
        y: root.horizontal ? 2 : Theme.s3
        rowSpacing: Theme.s1

        Repeater {
            model: root.horizontal ? root.names.length : root.names.length - 1

            delegate: NavButton {
                required property int index

                objectName: "nav" + index
                width: root.horizontal ? grid.cell : Theme.railW - 12
                iconName: root.icons[index]
                text: root.names[index]
                checked: root.page === index
                badge: index === 0 ? root.unread : index === 1 ? root.requests : index === 3 ? (root.failed > 0 ? root.failed : root.pending) : 0
                danger: index === 3 && root.failed > 0
                onClicked: root.picked(index)
            }
        }
    }
    Column {
        visible: !root.horizontal
        anchors {
            horizontalCenter: parent.horizontalCenter
            bottom: parent.bottom
            bottomMargin: Theme.s3
        }
        spacing: Theme.s2

        IconButton {
            anchors.horizontalCenter: parent.horizontalCenter
            objectName: "themeButton"
            iconName: Theme.dark ? "sun" : "moon"
            text: Theme.dark ? qsTr("Light theme") : qsTr("Dark theme")
            onClicked: root.themeFlipped()
        }
        NavButton {
            objectName: "navSettings"
            iconName: "settings"
            text: root.names[4]
            checked: root.page === 4
            onClicked: root.picked(4)
        }
        Avatar {
            anchors.horizontalCenter: parent.horizontalCenter
            key: root.userId
            name: root.userName
            size: 36
            online: root.online
        }
    }
}
