// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Dunlin.Theme
import Dunlin.Controls

// A passphrase that stands in for the recovery key. Stays open until the server keeps what it wraps; what was typed is forgotten
// when it closes.
Sheet {
    id: root

    required property var encryption
    property bool busy: false
    property bool tried: false
    property string error
    readonly property bool replaces: encryption?.passphraseSet ?? false
    readonly property bool wantsWords: !(encryption?.holdsRecovery ?? false)
    readonly property bool same: repeated.text === passphrase.text

    function clear() {
        words.text = "";
        passphrase.text = "";
        repeated.text = "";
        password.text = "";
        clearErrors();
        busy = false;
        tried = false;
    }
    function clearErrors() {
        error = "";
        words.error = "";
        passphrase.error = "";
        password.error = "";
    }
    function submit() {
        tried = true;
        if (busy || passphrase.text === "" || !same || password.text === "" || (wantsWords && words.text.trim() === ""))
            return;
        clearErrors();
        busy = true;
        encryption.setPassphrase(passphrase.text, password.text, wantsWords ? words.text.trim() : "");
    }
    function refuse(text: string, code: string, field: string) {
        busy = false;
        if (field === "passphrase") {
            passphrase.error = qsTr("Too easy to guess: take five words or more that don't belong together, and nothing of your password.");
            passphrase.forceActiveFocus();
        } else if (field === "recoveryKey") {
            words.error = code === "invalid" ? qsTr("That is no recovery key: look for a wrong letter.") : qsTr("That is the recovery key of another account.");
            words.forceActiveFocus();
        } else if (code === "forbidden") {
            password.error = qsTr("The password is wrong.");
            password.forceActiveFocus();
        } else {
            error = text;
        }
    }

    title: replaces ? qsTr("Change the passphrase") : qsTr("Set a passphrase")
    onAboutToShow: clear()
    onOpened: (wantsWords ? words : passphrase).forceActiveFocus()
    onClosed: clear()

    Connections {
        target: root.encryption

        function onPassphraseChanged() {
            root.close();
        }
        function onPassphraseRefused(text: string, code: string, field: string) {
            if (root.visible)
                root.refuse(text, code, field);
        }
    }
    Label {
        width: parent.width
        text: qsTr("With it alone a new device reads encrypted channels when all others are gone. Whoever runs the server can try to guess it for as long as they like: take five words or more that don't belong together.")
        color: Theme.text2
        wrapMode: Text.Wrap
        lineHeight: 1.25
        font.pixelSize: Theme.fSmall
    }
    Label {
        objectName: "passphraseError"
        visible: root.error !== ""
        width: parent.width
        text: root.error
        color: Theme.danger
        wrapMode: Text.Wrap
        font.pixelSize: Theme.fSmall
    }
    Field {
        id: words

        objectName: "passphraseWords"
        visible: root.wantsWords
        width: parent.width
        label: qsTr("The words of the recovery key")
        hint: qsTr("This device does not keep them.")
        maximumLength: 512
        input.inputMethodHints: Qt.ImhSensitiveData | Qt.ImhNoPredictiveText | Qt.ImhNoAutoUppercase
        onAccepted: passphrase.forceActiveFocus()
    }
    Field {
        id: passphrase

        objectName: "newPassphrase"
        width: parent.width
        label: qsTr("New passphrase")
        hint: qsTr("At least 16 characters")
        password: true
        maximumLength: 1024
        onAccepted: repeated.forceActiveFocus()
    }
    Field {
        id: repeated

        objectName: "repeatedPassphrase"
        width: parent.width
        label: qsTr("New passphrase again")
        password: true
        maximumLength: 1024
        error: root.tried && !root.same ? qsTr("The two are not the same.") : ""
        onAccepted: password.forceActiveFocus()
    }
    Field {
        id: password

        objectName: "passphrasePassword"
        width: parent.width
        label: qsTr("Your password")
        password: true
        maximumLength: 256
        onAccepted: root.submit()
    }
    ActionButton {
        objectName: "passphraseConfirm"
        anchors.right: parent.right
        enabled: !root.busy
        text: root.busy ? qsTr("One moment…") : root.replaces ? qsTr("Change") : qsTr("Set")
        onClicked: root.submit()
    }
}
