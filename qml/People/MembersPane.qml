// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Dunlin.Theme
import Dunlin.Controls

// Who is in the channel, with what role, and what one may do about it.
Rectangle {
    id: root

    required property var members
    required property int total
    required property string channelName
    property string description
    property bool direct: false
    property bool encrypted: false
    // Safety numbers can be compared: there are keys here.
    property bool sealable: false
    // One's own role: owner, admin, member, readonly.
    property string role
    property bool showBack: false
    readonly property int power: rank(role)

    signal closed
    signal addRequested
    signal inviteRequested
    signal leaveRequested
    signal settingsRequested
    signal hooksRequested
    signal directRequested(string userId)
    signal verifyRequested(string userId, string name)
    signal profileRequested(string userId)
    signal removeRequested(string userId, string name)
    signal roleRequested(string userId, string role)

    function rank(which: string): int {
        return which === "owner" ? 4 : which === "admin" ? 3 : which === "member" ? 2 : which === "readonly" ? 1 : 0;
    }
    function roleName(which: string): string {
        return which === "owner" ? qsTr("Owner") : which === "admin" ? qsTr("Admin") : which === "readonly" ? qsTr("Reads only") : qsTr("Member");
    }

    color: Theme.surface

    PaneHeader {
        id: head

        width: parent.width
        showBack: root.showBack
        title: root.direct ? qsTr("About") : qsTr("Members")
        onBack: root.closed()

        IconButton {
            visible: !root.showBack
            iconName: "x"
            text: qsTr("Close")
            onClicked: root.closed()
        }
    }
    Label {
        id: about

        visible: root.description !== ""
        anchors {
            top: head.bottom
            left: parent.left
            right: parent.right
            leftMargin: Theme.s4
            rightMargin: Theme.s4
        }
        height: visible ? contentHeight + Theme.s3 : 0
        text: root.description
        color: Theme.text2
        wrapMode: Text.Wrap
        maximumLineCount: 6
        elide: Text.ElideRight
        font.pixelSize: Theme.fSmall
    }
    Flow {
        id: actions

        visible: !root.direct || root.power >= 3
        anchors {
            top: about.bottom
            left: parent.left
            right: parent.right
            leftMargin: Theme.s4
            rightMargin: Theme.s4
        }
        height: visible ? implicitHeight + Theme.s2 : 0
        spacing: Theme.s2

        ActionButton {
            objectName: "addPeopleButton"
            visible: root.power >= 2 && !root.direct
            primary: false
            iconName: "user-plus"
            text: qsTr("Add people")
            onClicked: root.addRequested()
        }
        ActionButton {
            objectName: "inviteButton"
            visible: root.power >= 2 && !root.direct
            primary: false
            iconName: "link"
            text: qsTr("Invite link")
            onClicked: root.inviteRequested()
        }
        ActionButton {
            objectName: "channelSettingsButton"
            visible: root.power >= 3
            primary: false
            iconName: "sliders-horizontal"
            text: qsTr("Settings")
            onClicked: root.settingsRequested()
        }
        // Neither between two nor where the server can't read.
        ActionButton {
            objectName: "hooksButton"
            visible: root.power >= 3 && !root.direct && !root.encrypted
            primary: false
            iconName: "globe"
            text: qsTr("Webhooks")
            onClicked: root.hooksRequested()
        }
    }
    ServerKnows {
        id: knows

        anchors {
            top: actions.bottom
            left: parent.left
            right: parent.right
            leftMargin: Theme.s4
            rightMargin: Theme.s4
        }
        bottomPadding: Theme.s3
        encrypted: root.encrypted
    }
    ListView {
        id: list

        objectName: "memberList"
        anchors {
            top: knows.bottom
            left: parent.left
            right: parent.right
            bottom: leave.visible ? leave.top : parent.bottom
        }
        clip: true
        model: root.members
        boundsBehavior: Flickable.StopAtBounds
        activeFocusOnTab: true
        keyNavigationEnabled: true
        highlightMoveDuration: 0
        Accessible.role: Accessible.List
        Accessible.name: qsTr("%n member(s)", "", root.total)
        Keys.onReturnPressed: {
            const row = currentItem as PersonRow;
            if (row)
                row.clicked();
        }

        T.ScrollBar.vertical: ThinScrollBar {
        }
        delegate: PersonRow {
            id: row

            required property string role
            required property bool isSelf
            // Not required in a row, but a role of the list.
            required property var model

            presence: isSelf ? "" : model.presence
            verified: model.verified === true
            detail: isSelf ? qsTr("%1, that is you").arg(root.roleName(role)) : root.roleName(role)
            onClicked: root.profileRequested(userId)

            IconButton {
                id: more

                objectName: "memberMenu"
                visible: !row.isSelf
                iconName: "ellipsis"
                iconSize: Theme.iconS
                text: qsTr("What to do with %1").arg(row.name)
                onClicked: menu.ask(row, row.role)
            }
        }
    }
    ActionMenu {
        id: menu

        property string userId
        property string userName
        property string username
        property string userRole

        function ask(row: PersonRow, role: string) {
            userId = row.userId;
            userName = row.name;
            username = row.username;
            userRole = role;
            popup(row, row.width - width - 16, row.height - 8);
        }

        MenuRow {
            objectName: "memberProfileItem"
            iconName: "at-sign"
            text: qsTr("Profile")
            onTriggered: root.profileRequested(menu.userId)
        }
        MenuRow {
            visible: !root.direct
            iconName: "message-circle"
            text: qsTr("Send a message")
            onTriggered: root.directRequested(menu.userId)
        }
        MenuRow {
            objectName: "verifyItem"
            // A hook is called with a colon in it, and has no keys.
            visible: root.sealable && !menu.username.includes(":")
            iconName: "shield-check"
            text: qsTr("Compare safety numbers")
            onTriggered: root.verifyRequested(menu.userId, menu.userName)
        }
        MenuRow {
            visible: root.role === "owner" && menu.userRole === "member"
            iconName: "shield"
            text: qsTr("Make admin")
            onTriggered: root.roleRequested(menu.userId, "admin")
        }
        MenuRow {
            visible: root.role === "owner" && (menu.userRole === "admin" || menu.userRole === "readonly")
            iconName: "users"
            text: qsTr("Make ordinary member")
            onTriggered: root.roleRequested(menu.userId, "member")
        }
        MenuRow {
            visible: root.role === "owner" && menu.userRole === "member"
            iconName: "eye-off"
            text: qsTr("Let only read")
            onTriggered: root.roleRequested(menu.userId, "readonly")
        }
        MenuRow {
            visible: !root.direct && root.power >= 3 && root.rank(menu.userRole) < root.power
            iconName: "log-out"
            danger: true
            text: qsTr("Remove from channel")
            onTriggered: root.removeRequested(menu.userId, menu.userName)
        }
    }
    Item {
        id: leave

        visible: !root.direct
        anchors {
            left: parent.left
            right: parent.right
            bottom: parent.bottom
        }
        height: Theme.control + Theme.s4

        ActionButton {
            objectName: "leaveButton"
            anchors {
                left: parent.left
                leftMargin: Theme.s4
                verticalCenter: parent.verticalCenter
            }
            primary: false
            danger: true
            iconName: "log-out"
            text: qsTr("Leave channel")
            onClicked: root.leaveRequested()
        }
    }
}
