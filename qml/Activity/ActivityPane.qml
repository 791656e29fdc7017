// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Dunlin.Theme
import Dunlin.Controls

// What should not be missed, newest first. Looking at it is reading it.
Rectangle {
    id: root

    required property var notifications
    required property int total
    property int unread: 0
    property bool more: false
    property bool offline: false

    signal readAll
    signal moreRequested
    signal messageRequested(string channelId, real seq)
    signal channelRequested(string channelId)
    signal friendsRequested

    function press(row: ActivityRow) {
        if (!row)
            return;
        if (row.channelId === "")
            friendsRequested();
        else if (row.seq > 0)
            messageRequested(row.channelId, row.seq);
        else
            channelRequested(row.channelId);
    }

    color: Theme.surface

    PaneHeader {
        id: head

        width: parent.width
        title: qsTr("Activity")
    }
    Label {
        id: notice

        visible: root.offline
        anchors {
            top: head.bottom
            left: parent.left
            right: parent.right
            leftMargin: Theme.s4
            rightMargin: Theme.s4
        }
        height: visible ? contentHeight + Theme.s2 : 0
        text: qsTr("As it was when last connected.")
        color: Theme.text2
        wrapMode: Text.Wrap
        font.pixelSize: Theme.fSmall
    }
    // Seen for a moment: a page that flits by is not read.
    Timer {
        interval: 1500
        running: root.visible && root.unread > 0
        onTriggered: root.readAll()
    }
    ListView {
        id: list

        objectName: "activityList"
        anchors {
            top: notice.bottom
            left: parent.left
            right: parent.right
            bottom: parent.bottom
        }
        clip: true
        model: root.notifications
        boundsBehavior: Flickable.StopAtBounds
        activeFocusOnTab: true
        keyNavigationEnabled: true
        highlightMoveDuration: 0
        Accessible.role: Accessible.List
        Accessible.name: qsTr("Activity")
        Keys.onReturnPressed: root.press(currentItem as ActivityRow)
        Keys.onEnterPressed: root.press(currentItem as ActivityRow)
        onAtYEndChanged: if (atYEnd && root.more && root.visible)
            root.moreRequested()

        T.ScrollBar.vertical: ThinScrollBar {
        }
        delegate: ActivityRow {
            id: row

            onClicked: root.press(row)
        }
    }
    EmptyState {
        anchors.centerIn: list
        visible: root.total === 0
        iconName: "bell"
        title: qsTr("Nothing missed")
        detail: qsTr("Who mentions or answers you, adds you to a channel or asks to be your friend shows here.")
    }
}
