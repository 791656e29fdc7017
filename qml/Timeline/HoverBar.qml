// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Dunlin.Theme
import Dunlin.Controls

// What one can do with the message under the pointer. The list owns a single one.
Rectangle {
    id: root

    property bool mayReact: true
    property bool mayReply: true
    property bool mayEdit: false
    property bool mayThread: false

    signal reactRequested
    signal replyRequested
    signal editRequested
    signal threadRequested
    signal moreRequested

    implicitWidth: bar.implicitWidth + 4
    implicitHeight: 34
    radius: Theme.rMedium
    color: Theme.raised
    border.width: 1
    border.color: Theme.border

    component Small: IconButton {
        implicitWidth: 32
        implicitHeight: 30
        iconSize: 16
        focusPolicy: Qt.NoFocus
    }

    Row {
        id: bar

        anchors.centerIn: parent

        Small {
            visible: root.mayReact
            iconName: "smile"
            text: qsTr("React")
            onClicked: root.reactRequested()
        }
        Small {
            visible: root.mayReply
            iconName: "reply"
            text: qsTr("Reply")
            onClicked: root.replyRequested()
        }
        Small {
            visible: root.mayEdit
            iconName: "pencil"
            text: qsTr("Edit")
            onClicked: root.editRequested()
        }
        Small {
            visible: root.mayThread
            iconName: "message-circle"
            text: qsTr("Show thread")
            onClicked: root.threadRequested()
        }
        Small {
            iconName: "ellipsis"
            text: qsTr("More")
            onClicked: root.moreRequested()
        }
    }
}
