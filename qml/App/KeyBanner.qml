// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Dunlin.Controls
import Dunlin.Bridge

// In an encrypted conversation: why this device can't take part in it for now.
Banner {
    id: root

    required property Encryption encryption
    property bool encrypted: false
    // The server shows other keys of somebody here than before.
    property bool disputed: false
    property bool direct: false
    readonly property bool waits: encryption.state === Encryption.Waiting

    signal keysRequested
    signal compareRequested

    shown: encrypted && (disputed || waits || encryption.state === Encryption.Locked || encryption.state === Encryption.Revoked || encryption.state === Encryption.Broken)
    iconName: disputed ? "shield-alert" : "key-round"
    text: disputed ? (direct ? qsTr("The server shows other keys of this person than before. Nothing is sent until that is settled: compare your safety numbers.") : qsTr("The server shows other keys of somebody here than before. Nothing is sent until that is settled: compare your safety numbers.")) : waits ? qsTr("This device can't read encrypted messages yet. Let it in on another device of yours, or by your recovery key.") : encryption.state === Encryption.Locked ? qsTr("The keys of this profile can't be read. What is encrypted stays shut.") : encryption.state === Encryption.Revoked ? qsTr("This device was taken off your account's list: sign in again.") : qsTr("The keys of this device were lost: sign out and in again.")
    actionText: disputed ? (direct ? qsTr("Compare") : "") : waits ? qsTr("Show how") : ""
    onAction: if (disputed)
        compareRequested()
    else
        keysRequested()
}
