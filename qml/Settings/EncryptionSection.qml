// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Dunlin.Theme
import Dunlin.Controls
import Dunlin.Bridge

// Which of one's devices read encrypted channels, how another one is let in, and the recovery key.
Column {
    id: root

    // An Encryption, or anything with its properties, methods and signals.
    property var encryption: null
    property bool offline: false
    readonly property int keyState: encryption?.state ?? Encryption.Unknown
    readonly property string number: encryption?.number ?? ""
    readonly property bool holdsRecovery: encryption?.holdsRecovery ?? false
    readonly property bool recoveryNoted: encryption?.recoveryNoted ?? false
    readonly property string backupState: encryption?.backupState ?? "unknown"
    readonly property bool passphraseSet: encryption?.passphraseSet ?? false
    readonly property bool isReady: keyState === Encryption.Ready
    readonly property bool waits: keyState === Encryption.Waiting

    SectionTitle {
        text: qsTr("Encryption")
    }
    Label {
        objectName: "encryptionState"
        width: parent.width
        text: {
            switch (root.keyState) {
            case Encryption.Ready:
                return qsTr("This device reads and writes encrypted channels.");
            case Encryption.Waiting:
                return qsTr("This device can't read encrypted channels yet. On another device of yours, open Settings, Encryption, and let this one in if it shows the same digits there. Or enter your recovery key or your passphrase.");
            case Encryption.Locked:
                return qsTr("The keys of this profile can't be read, because the desktop's keyring does not open. Nothing can be sealed or opened.");
            case Encryption.Revoked:
                return qsTr("This device was taken off your account's list: sign in again.");
            case Encryption.Broken:
                return qsTr("The keys of this device were lost: sign out and in again.");
            default:
                return qsTr("The keys of this device are being made.");
            }
        }
        color: Theme.text2
        wrapMode: Text.Wrap
        lineHeight: 1.25
        font.pixelSize: Theme.fSmall
        bottomPadding: Theme.s2
    }
    DigitGroups {
        objectName: "ownDigits"
        visible: root.waits && root.number !== ""
        anchors.horizontalCenter: parent.horizontalCenter
        bottomPadding: Theme.s3
        topPadding: Theme.s1
        name: qsTr("Digits of this device")
        text: root.number
    }
    ActionButton {
        objectName: "restoreOpen"
        anchors.left: parent.left
        visible: root.waits || (root.isReady && root.backupState === "noKey")
        enabled: !root.offline
        primary: false
        iconName: "key-round"
        text: qsTr("Enter the recovery key or the passphrase")
        onClicked: restore.open()
    }
    Repeater {
        model: root.encryption?.devices ?? []

        delegate: KeyDeviceRow {
            required property var modelData

            name: modelData.name
            keyState: modelData.state
            isCurrent: modelData.isCurrent
            mayApprove: root.isReady && !root.offline
            onApproveRequested: approve.ask(modelData.deviceId, shownName, modelData.number)
        }
    }
    Label {
        objectName: "recoveryState"
        visible: root.isReady
        width: parent.width
        text: !root.holdsRecovery ? qsTr("The recovery key is not on this device.") : root.recoveryNoted ? qsTr("You wrote the recovery key down. It is also still kept on this device, sealed.") : qsTr("Write the recovery key down: without it, and without another device, nobody can let a new one in.")
        color: root.holdsRecovery && !root.recoveryNoted ? Theme.warn : Theme.text2
        wrapMode: Text.Wrap
        lineHeight: 1.25
        font.pixelSize: Theme.fSmall
        topPadding: Theme.s3
        bottomPadding: Theme.s2
    }
    Flow {
        visible: root.isReady && root.holdsRecovery
        width: parent.width
        spacing: Theme.s2

        ActionButton {
            objectName: "recoveryShow"
            primary: false
            iconName: "key-round"
            text: qsTr("Show the recovery key")
            onClicked: recovery.open()
        }
        ActionButton {
            objectName: "recoveryForget"
            visible: root.recoveryNoted
            primary: false
            danger: true
            iconName: "trash-2"
            text: qsTr("Forget it here")
            Accessible.name: qsTr("Forget the recovery key on this device")
            onClicked: confirmForget.open()
        }
    }
    Label {
        objectName: "passphraseState"
        visible: root.isReady
        width: parent.width
        text: root.passphraseSet ? qsTr("Your passphrase does the same as the recovery key.") : qsTr("A passphrase can do the same as the recovery key. It is then as safe as the passphrase is hard to guess.")
        color: Theme.text2
        wrapMode: Text.Wrap
        lineHeight: 1.25
        font.pixelSize: Theme.fSmall
        topPadding: Theme.s3
        bottomPadding: Theme.s2
    }
    Flow {
        visible: root.isReady
        width: parent.width
        spacing: Theme.s2

        ActionButton {
            objectName: "passphraseSet"
            enabled: !root.offline
            primary: false
            iconName: "key-round"
            text: root.passphraseSet ? qsTr("Change the passphrase") : qsTr("Set a passphrase")
            onClicked: passphrase.open()
        }
        ActionButton {
            objectName: "passphraseRemove"
            visible: root.passphraseSet
            enabled: !root.offline
            primary: false
            danger: true
            iconName: "trash-2"
            text: qsTr("Remove it")
            Accessible.name: qsTr("Remove the passphrase")
            onClicked: removePassphrase.open()
        }
    }
    Item {
        visible: root.isReady
        width: 1
        height: Theme.s3
    }
    Toggle {
        objectName: "backupToggle"
        visible: root.isReady
        width: parent.width
        text: qsTr("Keep the keys to your messages on the server")
        detail: qsTr("Sealed: only your recovery key opens them. A new device then reads what was said before.")
        checked: root.backupState !== "off"
        onToggled: root.encryption.setBackup(checked)
    }
    Label {
        objectName: "backupState"
        visible: root.isReady && text !== ""
        width: parent.width
        text: {
            switch (root.backupState) {
            case "noKey":
                return qsTr("Nothing is kept yet: enter your recovery key once on this device.");
            case "exchanged":
                return qsTr("The server shows a key that your account did not sign. Nothing is sealed to it: ask whoever runs the server.");
            case "full":
                return qsTr("The server takes no more of them.");
            default:
                return (root.encryption?.restoring ?? false) ? qsTr("What was said before is being fetched.") : (root.encryption?.backupSkipped ?? 0) > 0 ? qsTr("Some of what was kept could not be opened.") : "";
            }
        }
        color: root.backupState === "exchanged" ? Theme.warn : Theme.text2
        wrapMode: Text.Wrap
        lineHeight: 1.25
        font.pixelSize: Theme.fSmall
        bottomPadding: Theme.s2
    }
    Flow {
        visible: root.isReady && root.backupState !== "noKey"
        width: parent.width
        topPadding: Theme.s2

        ActionButton {
            objectName: "backupRemove"
            enabled: !root.offline
            primary: false
            danger: true
            iconName: "trash-2"
            text: qsTr("Delete what is kept")
            Accessible.name: qsTr("Delete the keys to your messages on the server")
            onClicked: removeBackup.open()
        }
    }
    Connections {
        target: root.encryption

        function onBackupRemoved() {
            removeBackup.close();
        }
        function onBackupRefused(text: string, code: string) {
            if (removeBackup.visible)
                removeBackup.refuse(text, code);
        }
        function onPassphraseChanged() {
            removePassphrase.close();
        }
        function onPassphraseRefused(text: string, code: string, field: string) {
            if (removePassphrase.visible)
                removePassphrase.refuse(text, code);
        }
    }
    ApproveDeviceSheet {
        id: approve

        objectName: "approveSheet"
        encryption: root.encryption
    }
    RecoveryKeySheet {
        id: recovery

        objectName: "recoverySheet"
        encryption: root.encryption
    }
    RestoreSheet {
        id: restore

        objectName: "restoreSheet"
        encryption: root.encryption
    }
    PassphraseSheet {
        id: passphrase

        objectName: "passphraseSheet"
        encryption: root.encryption
    }
    PasswordAskSheet {
        id: removePassphrase

        objectName: "removePassphraseSheet"
        title: qsTr("Remove the passphrase?")
        text: qsTr("Then only the recovery key and your other devices let a new one in.")
        actionText: qsTr("Remove")
        onConfirmed: password => root.encryption.removePassphrase(password)
    }
    PasswordAskSheet {
        id: removeBackup

        objectName: "removeBackupSheet"
        title: qsTr("Delete what is kept?")
        text: qsTr("A new device then can't read what was said before. This device keeps nothing more on the server; switch it off on your other devices, too, or they begin anew.")
        actionText: qsTr("Delete")
        onConfirmed: password => root.encryption.removeBackup(password)
    }
    ConfirmSheet {
        id: confirmForget

        title: qsTr("Forget the recovery key here?")
        text: qsTr("This device can't show it again. Then the paper is all there is.")
        actionText: qsTr("Forget")
        onConfirmed: root.encryption.forgetRecovery()
    }
}
