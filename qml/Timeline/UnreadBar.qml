// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Dunlin.Theme
import Dunlin.Controls

// Over the messages, while the line above the first unread one is out of sight: how many there were when the conversation
// was opened, the way to them, and that they may count as read.
Item {
    id: root

    required property var timeline
    required property ListView list
    // Of the first unread message; -1: none.
    required property int row
    required property int count
    // Where the line is: 1 above what is in sight, -1 below, 0 in sight or nowhere.
    property int away: 0
    property date since: new Date(NaN)
    readonly property bool offered: away !== 0 && row >= 0 && count > 0

    signal jumpRequested
    signal readRequested

    // The rows may have moved.
    function look() {
        soon.start();
    }
    function lookNow() {
        if (row < 0 || row >= list.count) {
            away = 0;
            return;
        }
        const first = timeline.get(row);
        since = first.placeholder ? new Date(NaN) : first.sentAt;
        const item = list.itemAtIndex(row) as MessageDelegate;
        if (item === null) {
            const middle = list.indexAt(list.width / 2, list.contentY + list.height / 2);
            away = middle < 0 || row > middle ? 1 : -1;
            return;
        }
        const at = item.y + item.dayH - list.contentY;
        away = at + item.unreadH <= 0 ? 1 : at >= list.height ? -1 : 0;
    }

    implicitWidth: bar.there?.implicitWidth ?? 0
    implicitHeight: bar.there?.implicitHeight ?? 0
    onRowChanged: look()

    // Not with every step of a movement.
    Timer {
        id: soon

        interval: 60
        onTriggered: root.lookNow()
    }
    Later {
        id: bar

        wanted: root.offered

        delegate: Row {
            visible: bar.shown
            spacing: Theme.s1

            JumpPill {
                objectName: "jumpToUnread"
                iconName: "arrow-down"
                upsideDown: root.away > 0
                room: root.list.width - 64
                loud: true
                text: !Times.known(root.since) ? qsTr("%n new message(s)", "", root.count) : qsTr("%n new message(s) since %1", "", root.count).arg(Times.daysAgo(root.since) === 0 ? Times.clock(root.since) : Times.brief(root.since))
                onClicked: root.jumpRequested()
            }
            IconButton {
                objectName: "markAllRead"
                anchors.verticalCenter: parent.verticalCenter
                iconName: "x"
                text: qsTr("Mark as read")
                onClicked: root.readRequested()
            }
        }
    }
}
