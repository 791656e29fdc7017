// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Dunlin.Theme
import Dunlin.Controls

// One invite, of which nobody can tell the link any more.
RecordRow {
    id: root

    required property string inviteId
    required property bool intoChannel
    required property date createdAt
    required property date expiresAt
    required property int uses
    required property int maxUses
    readonly property bool isSpent: (maxUses > 0 && uses >= maxUses) || (Times.known(expiresAt) && expiresAt < new Date())

    signal removeRequested

    iconName: "link"
    title: intoChannel ? qsTr("Into a channel, made %1").arg(Times.brief(createdAt)) : qsTr("Into the server, made %1").arg(Times.brief(createdAt))
    dimmed: isSpent
    detail: [maxUses > 0 ? qsTr("%1 of %n use(s)", "", maxUses).arg(uses) : qsTr("used %n time(s)", "", uses), Times.known(expiresAt) ? (isSpent ? qsTr("ended %1") : qsTr("until %1")).arg(expiresAt.toLocaleString(Qt.locale(), Locale.ShortFormat)) : qsTr("without an end")].join(" · ")

    IconButton {
        objectName: "removeInvite"
        iconName: "trash-2"
        tone: Theme.danger
        text: qsTr("Remove this invite")
        onClicked: root.removeRequested()
    }
}
