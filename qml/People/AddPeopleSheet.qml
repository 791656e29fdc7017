// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Dunlin.Controls

// Adding people to a channel that exists: each press adds one.
Sheet {
    id: root

    required property var people
    required property int total
    required property bool busy
    property bool offline: false
    property string channelId
    property list<string> memberIds
    property list<string> addedIds

    signal searchRequested(string text)
    signal addRequested(string channelId, string userId)

    title: qsTr("Add people")
    onOpened: {
        addedIds = [];
        search.start();
    }

    PeopleSearch {
        id: search

        width: parent.width
        height: Math.max(220, Math.min(380, root.room - 240))
        people: root.people
        total: root.total
        busy: root.busy
        offline: root.offline
        actionText: qsTr("Add")
        doneText: qsTr("is in")
        doneIds: [...root.memberIds, ...root.addedIds]
        onSearchRequested: text => root.searchRequested(text)
        onPicked: (userId, name) => {
            root.addedIds = [...root.addedIds, userId];
            root.addRequested(root.channelId, userId);
        }
    }
}
