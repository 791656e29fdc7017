// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Dunlin.Controls
import Dunlin.Activity

// What happened to one, in the column of lists.
ActivityPane {
    id: root

    required property Later modelData
    readonly property Shell shell: modelData.given as Shell

    objectName: "activityPane"
    visible: modelData.shown
    anchors {
        fill: parent
        topMargin: shell.listTop
    }
    notifications: shell.session.notifications
    total: shell.session.notifications.count
    unread: shell.session.notifications.unread
    more: shell.session.notifications.more
    offline: shell.offline
    onReadAll: shell.session.readNotifications()
    onMoreRequested: shell.session.moreNotifications()
    onMessageRequested: (id, seq) => shell.way.openMessage(id, seq)
    onChannelRequested: id => shell.way.openChannel(id)
    onFriendsRequested: shell.way.pick(Way.Friends)
}
