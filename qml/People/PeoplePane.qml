// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Dunlin.Theme
import Dunlin.Controls

// Finding a person to write to.
Rectangle {
    id: root

    required property var people
    required property int total
    required property bool busy
    property bool offline: false
    property string selfId

    signal searchRequested(string text)
    signal directRequested(string userId)

    color: Theme.surface
    onVisibleChanged: if (visible)
        search.start()

    PaneHeader {
        id: head

        width: parent.width
        title: qsTr("People")
    }
    PeopleSearch {
        id: search

        anchors {
            top: head.bottom
            left: parent.left
            right: parent.right
            bottom: parent.bottom
            leftMargin: Theme.s3
            rightMargin: Theme.s3
        }
        people: root.people
        total: root.total
        busy: root.busy
        offline: root.offline
        selfId: root.selfId
        onSearchRequested: text => root.searchRequested(text)
        onPicked: (userId, name) => root.directRequested(userId)
    }
}
