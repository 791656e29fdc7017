// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Dunlin.Theme
import Dunlin.Controls

// The invites into the server and into its channels.
Item {
    id: root

    required property var desk

    ActionButton {
        id: make

        objectName: "newInviteButton"
        anchors {
            top: parent.top
            left: parent.left
            leftMargin: Theme.s4
        }
        iconName: "user-plus"
        text: qsTr("New invite")
        onClicked: sheet.open()
    }
    ListView {
        id: list

        objectName: "adminInviteList"
        anchors {
            top: make.bottom
            topMargin: Theme.s3
            left: parent.left
            right: parent.right
            bottom: rest.top
        }
        clip: true
        model: root.desk.invites
        boundsBehavior: Flickable.StopAtBounds
        activeFocusOnTab: true
        keyNavigationEnabled: true
        Accessible.role: Accessible.List
        Accessible.name: qsTr("Invites")

        T.ScrollBar.vertical: ThinScrollBar {
        }
        delegate: InviteRow {
            id: row

            onRemoveRequested: confirm.ask(row.inviteId)
        }
    }
    Label {
        id: rest

        visible: root.desk.invites.more
        anchors {
            bottom: parent.bottom
            horizontalCenter: parent.horizontalCenter
        }
        height: visible ? implicitHeight + Theme.s3 : 0
        text: qsTr("Older invites are not listed.")
        color: Theme.text2
        font.pixelSize: Theme.fSmall
    }
    EmptyState {
        anchors.centerIn: list
        visible: root.desk.invites.count === 0 && !root.desk.invites.busy
        iconName: "link"
        title: qsTr("No invites")
        detail: qsTr("Where not everybody may sign up, an invite lets people make an account here.")
    }
    SkeletonRows {
        visible: root.desk.invites.busy && root.desk.invites.count === 0
        anchors.fill: list
    }
    NewInviteSheet {
        id: sheet

        onCreateRequested: (uses, hours) => root.desk.createInvite(uses, hours)
    }
    ConfirmSheet {
        id: confirm

        title: qsTr("Remove this invite?")
        text: qsTr("From now on nobody comes by it. Whoever came already stays.")
        actionText: qsTr("Remove")
        onConfirmed: id => root.desk.removeInvite(id)
    }
}
