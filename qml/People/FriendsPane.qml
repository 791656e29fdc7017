// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Dunlin.Theme
import Dunlin.Controls

// Friends, requests both ways and blocks; with something in the search field the people of the server instead.
// Without a connection the list is as it was, and nothing can be changed.
Rectangle {
    id: root

    required property var friends
    required property int friendTotal
    required property var people
    required property int total
    required property bool busy
    property bool offline: false
    property string selfId
    readonly property string query: search.text.trim()
    readonly property bool searching: query !== ""

    signal searchRequested(string text)
    signal refreshRequested
    signal directRequested(string userId)
    signal profileRequested(string userId)
    signal askRequested(string userId)
    signal acceptRequested(string userId)
    signal declineRequested(string userId)
    // Of a friendship, or of a request of one's own.
    signal removeRequested(string userId, string name, bool friendship)
    signal blockRequested(string userId, string name)
    signal unblockRequested(string userId)

    function focusSearch() {
        search.input.forceActiveFocus(Qt.ShortcutFocusReason);
    }
    // What a press on the row means: to write to a friend or to somebody new, to decide in the other cases.
    function press(row: FriendRow) {
        if (!row || row.self)
            return;
        if (row.friendState === "friends" || row.friendState === "none")
            directRequested(row.userId);
        else
            menu.ask(row);
    }

    color: Theme.surface
    onVisibleChanged: if (visible) {
        search.text = "";
        refreshRequested();
        if (!Theme.touch)
            search.input.forceActiveFocus();
    }

    PaneHeader {
        id: head

        width: parent.width
        title: qsTr("Friends")

        IconButton {
            objectName: "findPeopleButton"
            iconName: "user-plus"
            text: qsTr("Find people")
            onClicked: root.focusSearch()
        }
    }
    Field {
        id: search

        objectName: "peopleSearch"
        anchors {
            top: head.bottom
            left: parent.left
            right: parent.right
            leftMargin: Theme.s3
            rightMargin: Theme.s3
        }
        iconName: "search"
        placeholder: qsTr("Find by name or username")
        onTextChanged: later.restart()
        Keys.onEscapePressed: event => {
            if (text === "") {
                event.accepted = false;
                return;
            }
            text = "";
        }
        Keys.onDownPressed: (root.searching ? found : list).forceActiveFocus(Qt.TabFocusReason)
    }
    Timer {
        id: later

        interval: 250
        onTriggered: root.searchRequested(root.query)
    }
    Label {
        id: notice

        objectName: "friendsOffline"
        visible: root.offline && root.friendTotal > 0 && !root.searching
        anchors {
            top: search.bottom
            left: parent.left
            right: parent.right
            leftMargin: Theme.s4
            rightMargin: Theme.s4
        }
        topPadding: Theme.s2
        height: visible ? contentHeight + Theme.s2 : 0
        text: qsTr("As it was when last connected. Friends and blocks can be changed when the connection is back.")
        color: Theme.text2
        wrapMode: Text.Wrap
        font.pixelSize: Theme.fSmall
    }
    GroupedFriends {
        id: list

        objectName: "friendList"
        visible: !root.searching
        anchors {
            top: notice.bottom
            topMargin: Theme.s2
            left: parent.left
            right: parent.right
            bottom: parent.bottom
        }
        clip: true
        model: root.friends
        boundsBehavior: Flickable.StopAtBounds
        activeFocusOnTab: true
        keyNavigationEnabled: true
        highlightMoveDuration: 0
        Accessible.role: Accessible.List
        Accessible.name: qsTr("Friends")
        Keys.onReturnPressed: root.press(currentItem as FriendRow)
        Keys.onEnterPressed: root.press(currentItem as FriendRow)
        Keys.onMenuPressed: menu.ask(currentItem as FriendRow)

        T.ScrollBar.vertical: ThinScrollBar {
        }
        delegate: FriendRow {
            id: friendRow

            // Not required in a row, but roles of the list.
            required property var model

            presence: model.presence
            lastSeen: model.lastSeen
            busy: model.busy
            offline: root.offline
            onClicked: root.press(friendRow)
            onMessageWanted: root.directRequested(userId)
            onAccepted: root.acceptRequested(userId)
            onDeclined: root.declineRequested(userId)
            onTakenBack: root.removeRequested(userId, name, false)
            onUnblocked: root.unblockRequested(userId)
            onMenuWanted: menu.ask(friendRow)
        }
    }
    ListView {
        id: found

        objectName: "peopleList"
        visible: root.searching
        anchors {
            top: search.bottom
            topMargin: Theme.s2
            left: parent.left
            right: parent.right
            bottom: parent.bottom
        }
        clip: true
        model: root.people
        boundsBehavior: Flickable.StopAtBounds
        activeFocusOnTab: true
        keyNavigationEnabled: true
        highlightMoveDuration: 0
        Accessible.role: Accessible.List
        Accessible.name: qsTr("People found")
        Keys.onReturnPressed: root.press(currentItem as FriendRow)
        Keys.onEnterPressed: root.press(currentItem as FriendRow)
        Keys.onMenuPressed: menu.ask(currentItem as FriendRow)

        T.ScrollBar.vertical: ThinScrollBar {
        }
        delegate: FriendRow {
            id: foundRow

            self: userId === root.selfId
            offline: root.offline
            onClicked: root.press(foundRow)
            onMessageWanted: root.directRequested(userId)
            onAsked: root.askRequested(userId)
            onAccepted: root.acceptRequested(userId)
            onDeclined: root.declineRequested(userId)
            onTakenBack: root.removeRequested(userId, name, false)
            onUnblocked: root.unblockRequested(userId)
            onMenuWanted: menu.ask(foundRow)
        }
    }
    Label {
        visible: root.searching && root.total === 0 && !root.busy && !later.running
        anchors {
            left: parent.left
            right: parent.right
            leftMargin: Theme.s4
            rightMargin: Theme.s4
            top: found.top
            topMargin: Theme.s4
        }
        horizontalAlignment: Text.AlignHCenter
        wrapMode: Text.Wrap
        color: Theme.text2
        font.pixelSize: Theme.fSmall
        text: root.offline ? qsTr("The server can't be asked just now.") : qsTr("Nobody on this server is called “%1”.").arg(root.query)
    }
    EmptyState {
        anchors.centerIn: list
        visible: !root.searching && root.friendTotal === 0
        iconName: "users"
        title: qsTr("No friends yet")
        detail: qsTr("Look for somebody by name and ask them. Once they accept, you find each other here.")
        actionText: qsTr("Find people")
        onAction: root.focusSearch()
    }
    ActionMenu {
        id: menu

        objectName: "friendActions"

        property string userId
        property string userName
        property string userState

        function ask(row: FriendRow) {
            if (!row || row.self)
                return;
            userId = row.userId;
            userName = row.name;
            userState = row.friendState;
            popup(row, row.width - width - 16, Theme.rowH - 8);
        }

        MenuRow {
            objectName: "friendProfileItem"
            iconName: "at-sign"
            text: qsTr("Profile")
            onTriggered: root.profileRequested(menu.userId)
        }
        MenuRow {
            objectName: "friendMessageItem"
            visible: menu.userState !== "blocked"
            iconName: "message-circle"
            text: qsTr("Send a message")
            onTriggered: root.directRequested(menu.userId)
        }
        MenuRow {
            visible: menu.userState === "none"
            enabled: !root.offline
            iconName: "user-plus"
            text: qsTr("Ask to be friends")
            onTriggered: root.askRequested(menu.userId)
        }
        MenuRow {
            visible: menu.userState === "incoming"
            enabled: !root.offline
            iconName: "check"
            text: qsTr("Accept the request")
            onTriggered: root.acceptRequested(menu.userId)
        }
        MenuRow {
            visible: menu.userState === "incoming"
            enabled: !root.offline
            iconName: "x"
            text: qsTr("Decline the request")
            onTriggered: root.declineRequested(menu.userId)
        }
        MenuRow {
            visible: menu.userState === "outgoing"
            enabled: !root.offline
            iconName: "x"
            text: qsTr("Take the request back")
            onTriggered: root.removeRequested(menu.userId, menu.userName, false)
        }
        MenuRow {
            objectName: "unfriendItem"
            visible: menu.userState === "friends"
            enabled: !root.offline
            iconName: "trash-2"
            danger: true
            text: qsTr("Remove as friend")
            onTriggered: root.removeRequested(menu.userId, menu.userName, true)
        }
        MenuRow {
            objectName: "blockItem"
            visible: menu.userState !== "blocked"
            enabled: !root.offline
            iconName: "shield"
            danger: true
            text: qsTr("Block")
            onTriggered: root.blockRequested(menu.userId, menu.userName)
        }
        MenuRow {
            visible: menu.userState === "blocked"
            enabled: !root.offline
            iconName: "check"
            text: qsTr("Unblock")
            onTriggered: root.unblockRequested(menu.userId)
        }
    }
}
