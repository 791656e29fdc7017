// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

// One act of an admin, or of the command line.
RecordRow {
    id: root

    required property date at
    required property string actor
    required property string actorName
    required property string act
    required property string name

    readonly property var said: ({
            "user.create": qsTr("made the account %1"),
            "user.disable": qsTr("shut the account %1"),
            "user.enable": qsTr("opened the account %1"),
            "user.promote": qsTr("made %1 an admin"),
            "user.demote": qsTr("made %1 a plain user"),
            "user.password": qsTr("gave %1 another password"),
            "user.totp": qsTr("removed the second factor of %1"),
            "user.signout": qsTr("signed %1 out everywhere"),
            "device.revoke": qsTr("signed a device of %1 out"),
            "invite.create": qsTr("made an invite"),
            "invite.remove": qsTr("removed an invite"),
            "channel.remove": qsTr("removed the channel %1"),
            "server.backup": qsTr("made a backup"),
            "server.restore": qsTr("restored a backup"),
            "server.move": qsTr("moved the database")
        })
    readonly property string who: actor === "" ? qsTr("Command line") : actorName === "" ? qsTr("Somebody who is gone") : actorName
    readonly property string what: said[act] ?? act

    iconName: act.startsWith("user") || act.startsWith("device") ? "users" : act.startsWith("invite") ? "link" : act.startsWith("channel") ? "hash" : "hard-drive"
    title: what.indexOf("%1") < 0 ? qsTr("%1 %2").arg(who).arg(what) : qsTr("%1 %2").arg(who).arg(what.replace("%1", name))
    detail: at.toLocaleString(Qt.locale(), Locale.ShortFormat)
}
