// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Dunlin.Controls

// For how many people, and how long.
Sheet {
    id: root

    readonly property list<int> uses: [1, 10, 0]
    readonly property list<int> hours: [24, 168, 0]

    signal createRequested(int uses, int hours)

    title: qsTr("New invite")
    onOpened: make.forceActiveFocus(Qt.TabFocusReason)

    Label {
        width: parent.width
        text: qsTr("For how many people")
    }
    Choice {
        id: people

        objectName: "inviteUses"
        anchors.left: parent.left
        name: qsTr("For how many people")
        options: [qsTr("One"), qsTr("Ten"), qsTr("Any number")]
        onPicked: index => current = index
    }
    Label {
        width: parent.width
        text: qsTr("For how long")
    }
    Choice {
        id: time

        objectName: "inviteHours"
        anchors.left: parent.left
        name: qsTr("For how long")
        options: [qsTr("A day"), qsTr("A week"), qsTr("For ever")]
        current: 1
        onPicked: index => current = index
    }
    ActionButton {
        id: make

        objectName: "makeInvite"
        anchors.right: parent.right
        text: qsTr("Make the invite")
        onClicked: {
            root.close();
            root.createRequested(root.uses[people.current], root.hours[time.current]);
        }
    }
}
