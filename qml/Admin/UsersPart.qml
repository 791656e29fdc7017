// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Dunlin.Theme
import Dunlin.Controls

// Every account of the server, and what an admin can do to it.
Item {
    id: root

    required property var desk
    property string selfId

    function look() {
        desk.refreshUsers(search.text.trim());
    }

    Field {
        id: search

        objectName: "adminUserSearch"
        anchors {
            top: parent.top
            left: parent.left
            right: parent.right
            leftMargin: Theme.s4
            rightMargin: Theme.s4
        }
        iconName: "search"
        placeholder: qsTr("Search accounts")
        maximumLength: 64
        onTextChanged: later.restart()
        Keys.onDownPressed: list.forceActiveFocus()
    }
    Timer {
        id: later

        interval: 250
        onTriggered: root.look()
    }
    ListView {
        id: list

        objectName: "adminUserList"
        anchors {
            top: search.bottom
            topMargin: Theme.s2
            left: parent.left
            right: parent.right
            bottom: parent.bottom
        }
        clip: true
        model: root.desk.users
        boundsBehavior: Flickable.StopAtBounds
        activeFocusOnTab: true
        keyNavigationEnabled: true
        Accessible.role: Accessible.List
        Accessible.name: qsTr("Accounts")
        onAtYEndChanged: if (atYEnd && visible)
            root.desk.moreUsers()

        T.ScrollBar.vertical: ThinScrollBar {
        }
        delegate: UserRow {
            id: row

            onMenuRequested: anchorItem => {
                menu.userId = row.userId;
                menu.username = row.username;
                menu.shownName = row.shownName;
                menu.isAdmin = row.isAdmin;
                menu.isShut = row.isShut;
                menu.secondFactor = row.secondFactor;
                menu.devices = row.devices;
                menu.popup(anchorItem, anchorItem.width - menu.implicitWidth, anchorItem.height);
            }
        }
    }
    EmptyState {
        anchors.centerIn: list
        visible: root.desk.users.count === 0 && !root.desk.users.busy
        iconName: "users"
        title: qsTr("Nobody found")
        detail: qsTr("No account's name contains “%1”.").arg(search.text)
    }
    SkeletonRows {
        visible: root.desk.users.busy && root.desk.users.count === 0
        anchors.fill: list
    }
    ActionMenu {
        id: menu

        property string userId
        property string username
        property string shownName
        property bool isAdmin
        property bool isShut
        property bool secondFactor
        property int devices: 0
        readonly property bool own: userId === root.selfId

        MenuRow {
            objectName: "adminPromote"
            visible: !menu.isAdmin && !menu.isShut
            iconName: "shield"
            text: qsTr("Make an admin")
            onTriggered: promote.ask(menu.userId)
        }
        MenuRow {
            objectName: "adminDemote"
            visible: menu.isAdmin
            iconName: "shield"
            text: qsTr("No longer an admin")
            onTriggered: root.desk.setAdmin(menu.userId, false)
        }
        MenuRow {
            objectName: "adminPassword"
            visible: !menu.own
            iconName: "key-round"
            text: qsTr("New password")
            onTriggered: password.ask(menu.userId)
        }
        MenuRow {
            visible: menu.secondFactor && !menu.own
            iconName: "lock"
            text: qsTr("Remove second factor")
            onTriggered: factor.ask(menu.userId)
        }
        MenuRow {
            objectName: "adminSignOut"
            visible: menu.devices > 0 && !menu.own
            iconName: "log-out"
            text: qsTr("Sign out everywhere")
            onTriggered: root.desk.signOut(menu.userId)
        }
        MenuRow {
            objectName: "adminShut"
            visible: !menu.isShut && !menu.own
            iconName: "circle-minus"
            danger: true
            text: qsTr("Shut the account")
            onTriggered: shut.ask(menu.userId)
        }
        MenuRow {
            objectName: "adminOpen"
            visible: menu.isShut
            iconName: "circle-check"
            text: qsTr("Open the account again")
            onTriggered: root.desk.setShut(menu.userId, false)
        }
    }
    ConfirmSheet {
        id: promote

        title: qsTr("Make %1 an admin?").arg(menu.shownName)
        text: qsTr("Admins can shut accounts, give them other passwords, and remove channels. They can't read what is not theirs.")
        actionText: qsTr("Make an admin")
        onConfirmed: id => root.desk.setAdmin(id, true)
    }
    ConfirmSheet {
        id: password

        title: qsTr("New password for %1?").arg(menu.shownName)
        text: qsTr("The old one stops working, and every device of the account is signed out.")
        actionText: qsTr("New password")
        onConfirmed: id => root.desk.resetPassword(id, menu.username)
    }
    ConfirmSheet {
        id: factor

        title: qsTr("Remove the second factor of %1?").arg(menu.shownName)
        text: qsTr("From then on the password alone signs in. Be sure that it is the owner who asks.")
        actionText: qsTr("Remove")
        onConfirmed: id => root.desk.removeSecondFactor(id)
    }
    ConfirmSheet {
        id: shut

        title: qsTr("Shut the account of %1?").arg(menu.shownName)
        text: qsTr("Every device is signed out, and nobody can sign in until it is opened again. What was written stays.")
        actionText: qsTr("Shut")
        onConfirmed: id => root.desk.setShut(id, true)
    }
}
