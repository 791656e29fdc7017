// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Dunlin.Controls
import Dunlin.Bridge

// What the session tells of, as it happens.
Toast {
    id: root

    required property AccountSession session
    // Of the channel that is shown.
    property string channelName

    Connections {
        target: root.session

        function onDirectInTheClear(channelId: string) {
            root.show(root.session.encryption.usable ? qsTr("%1 has no keys for encryption on this server yet: the server can read this conversation.").arg(root.channelName) : qsTr("This device has no keys for encryption: the server can read this conversation."), false);
        }
        function onFriendAnswered(name: string, state: string) {
            root.show(state === "friends" ? qsTr("You and %1 are friends now").arg(name) : qsTr("%1 has been asked").arg(name), false);
        }
        function onPasswordChanged() {
            root.show(qsTr("Password changed. Your other devices are signed out."), false);
        }
        function onSecondFactorOff() {
            root.show(qsTr("The second factor is off"), false);
        }
        function onCommandDone(text: string) {
            root.show(text, false);
        }
        function onReminded(channelId: string, title: string, text: string) {
            root.show(title + ": " + text, false);
        }
    }
    Connections {
        target: root.session.encryption

        function onLogAccepted() {
            root.show(qsTr("The log of devices counts as it is now"), false);
        }
        function onLogRefused(text: string) {
            root.show(text, true);
        }
    }
}
