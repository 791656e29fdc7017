// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Dunlin.Theme
import Dunlin.Controls
import Dunlin.Bridge

// The list of one's channels and direct conversations, with a search over their names.
Rectangle {
    id: root

    required property var channels
    required property int total
    property string currentId
    // Only on the very first sync is nothing known at all.
    property bool loading: false

    signal opened(string channelId)
    signal newChannelRequested
    signal messageRequested
    signal browseRequested
    signal inviteRequested
    signal searchRequested

    function focusSearch() {
        search.forceActiveFocus();
        search.input.selectAll();
    }
    function focusList() {
        list.forceActiveFocus();
    }

    color: Theme.surface

    ListFilter {
        id: found

        sourceModel: root.channels
        text: search.text
    }
    PaneHeader {
        id: head

        width: parent.width
        title: qsTr("Chats")

        IconButton {
            objectName: "searchMessagesButton"
            iconName: "search"
            text: qsTr("Search messages")
            onClicked: root.searchRequested()
        }
        IconButton {
            id: add

            objectName: "addButton"
            iconName: "plus"
            text: qsTr("New conversation")
            onClicked: menu.made().popup(add, 0, add.height)

            LaterSheet {
                id: menu

                address: Qt.resolvedUrl("StartMenu.qml")
                given: root
            }
        }
    }
    Field {
        id: search

        objectName: "channelSearch"
        anchors {
            top: head.bottom
            left: parent.left
            right: parent.right
            leftMargin: Theme.s3
            rightMargin: Theme.s3
        }
        iconName: "search"
        placeholder: qsTr("Search")
        Keys.onEscapePressed: event => {
            if (text === "") {
                event.accepted = false;
                return;
            }
            text = "";
        }
        Keys.onDownPressed: list.forceActiveFocus()
        onAccepted: if (list.count > 0) {
            root.opened((list.itemAtIndex(0) as ChannelRow).channelId);
            text = "";
        }
    }
    ListView {
        id: list

        objectName: "channelList"
        anchors {
            top: search.bottom
            topMargin: Theme.s2
            left: parent.left
            right: parent.right
            bottom: parent.bottom
        }
        clip: true
        model: found
        reuseItems: true
        activeFocusOnTab: true
        keyNavigationEnabled: true
        highlightMoveDuration: 0
        currentIndex: -1
        boundsBehavior: Flickable.StopAtBounds
        Accessible.role: Accessible.List
        Accessible.name: qsTr("Chats")
        onActiveFocusChanged: if (activeFocus && currentIndex < 0 && count > 0)
            currentIndex = 0
        Keys.onReturnPressed: if (currentItem)
            root.opened((currentItem as ChannelRow).channelId)
        Keys.onUpPressed: event => {
            if (currentIndex <= 0)
                search.forceActiveFocus();
            else
                event.accepted = false;
        }

        T.ScrollBar.vertical: ThinScrollBar {
        }
        delegate: ChannelRow {
            chosen: channelId === root.currentId
            onClicked: {
                list.currentIndex = index;
                root.opened(channelId);
            }
        }
    }
    SkeletonRows {
        anchors.top: list.top
        width: parent.width
        visible: root.loading && root.total === 0
    }
    Later {
        id: nothingFound

        wanted: list.count === 0 && search.text !== ""

        delegate: EmptyState {
            anchors.centerIn: list
            visible: nothingFound.shown
            iconName: "search"
            title: qsTr("Nothing found")
            detail: qsTr("No name contains “%1”.").arg(search.text)
            actionText: qsTr("Clear search")
            onAction: search.text = ""
        }
    }
    Later {
        id: nothingYet

        wanted: root.total === 0 && !root.loading && search.text === ""

        delegate: EmptyState {
            anchors.centerIn: list
            visible: nothingYet.shown
            iconName: "hash"
            title: qsTr("No conversations yet")
            detail: qsTr("Make a channel for a group, or write to one person.")
            actionText: qsTr("New channel")
            onAction: root.newChannelRequested()
        }
    }
}
