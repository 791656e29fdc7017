// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Dunlin.Theme
import Dunlin.Controls

// The server's public channels.
Rectangle {
    id: root

    required property var directory
    required property int total
    required property bool busy
    property bool offline: false

    signal searchRequested(string text)
    signal joinRequested(string channelId)
    signal openRequested(string channelId)
    signal newChannelRequested

    color: Theme.surface
    onVisibleChanged: if (visible)
        searchRequested(search.text.trim())

    PaneHeader {
        id: head

        width: parent.width
        title: qsTr("Browse")

        IconButton {
            iconName: "plus"
            text: qsTr("New channel")
            onClicked: root.newChannelRequested()
        }
    }
    Field {
        id: search

        anchors {
            top: head.bottom
            left: parent.left
            right: parent.right
            leftMargin: Theme.s3
            rightMargin: Theme.s3
        }
        iconName: "search"
        placeholder: qsTr("Search public channels")
        onTextChanged: later.restart()
        Keys.onDownPressed: list.forceActiveFocus()
    }
    Timer {
        id: later

        interval: 250
        onTriggered: root.searchRequested(search.text.trim())
    }
    ListView {
        id: list

        objectName: "directoryList"
        anchors {
            top: search.bottom
            topMargin: Theme.s2
            left: parent.left
            right: parent.right
            bottom: parent.bottom
        }
        clip: true
        model: root.directory
        boundsBehavior: Flickable.StopAtBounds
        activeFocusOnTab: true
        keyNavigationEnabled: true
        Accessible.role: Accessible.List
        Accessible.name: qsTr("Public channels")

        T.ScrollBar.vertical: ThinScrollBar {
        }
        delegate: DirectoryRow {
            onJoinRequested: root.joinRequested(channelId)
            onOpenRequested: root.openRequested(channelId)
        }
    }
    EmptyState {
        anchors.centerIn: list
        visible: root.total === 0 && !root.busy
        iconName: root.offline ? "wifi-off" : "globe"
        title: root.offline ? qsTr("Not reachable just now") : search.text === "" ? qsTr("No public channels yet") : qsTr("Nothing found")
        detail: root.offline ? qsTr("The list of public channels is on the server.") : search.text === "" ? qsTr("A channel that is not private shows here for everyone on this server.") : qsTr("No public channel's name contains “%1”.").arg(search.text)
        actionText: root.offline || search.text !== "" ? "" : qsTr("New channel")
        onAction: root.newChannelRequested()
    }
}
