// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Dunlin.Theme

// The head of a pane: a title, a way back where there is one, and its buttons at the far end.
Item {
    id: root

    property string title
    property bool showBack: false
    default property alias actions: row.data

    signal back

    height: Theme.headH

    IconButton {
        id: backButton

        objectName: "paneBack"
        visible: root.showBack
        anchors {
            left: parent.left
            leftMargin: Theme.s1
            verticalCenter: parent.verticalCenter
        }
        iconName: "chevron-left"
        iconSize: 24
        text: qsTr("Back")
        onClicked: root.back()
    }
    Heading {
        anchors {
            left: root.showBack ? backButton.right : parent.left
            leftMargin: root.showBack ? Theme.s1 : Theme.s4
            right: row.left
            rightMargin: Theme.s2
            verticalCenter: parent.verticalCenter
        }
        text: root.title
    }
    Row {
        id: row

        anchors {
            right: parent.right
            rightMargin: Theme.s2
            verticalCenter: parent.verticalCenter
        }
    }
}
