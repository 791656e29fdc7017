// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Dunlin.Theme
import Dunlin.Controls

// Lets this device in by the recovery key, or by the passphrase that stands in for it. What was typed is forgotten when it closes.
Sheet {
    id: root

    required property var encryption
    property bool busy: false
    property bool byPassphrase: false
    readonly property Field shown: byPassphrase ? passphrase : words
    readonly property bool typed: byPassphrase ? passphrase.text !== "" : words.text.trim() !== ""

    function submit() {
        if (busy || !typed)
            return;
        busy = true;
        shown.error = "";
        if (byPassphrase)
            encryption.restoreByPassphrase(passphrase.text);
        else
            encryption.restore(words.text.trim());
    }
    function clear() {
        words.text = "";
        words.error = "";
        passphrase.text = "";
        passphrase.error = "";
        busy = false;
    }
    function reason(text: string, code: string): string {
        switch (code) {
        case "invalid":
            return qsTr("That is no recovery key: look for a wrong letter.");
        case "forbidden":
            return qsTr("That is the recovery key of another account.");
        case "notFound":
            return qsTr("No passphrase was set for this account.");
        case "damaged":
            return byPassphrase ? qsTr("That is not the passphrase, or the server has changed what it keeps for you.") : text;
        case "misdirected":
            return qsTr("The server shows what belongs to another account: ask whoever runs it.");
        default:
            return text;
        }
    }

    title: byPassphrase ? qsTr("Enter the passphrase") : qsTr("Enter the recovery key")
    onAboutToShow: {
        clear();
        byPassphrase = false;
    }
    onOpened: shown.forceActiveFocus()
    onClosed: clear()

    Connections {
        target: root.encryption

        function onRestored() {
            root.close();
        }
        function onRestoreRefused(text: string, code: string) {
            if (!root.visible)
                return;
            root.busy = false;
            root.shown.error = root.reason(text, code);
        }
    }
    Label {
        width: parent.width
        text: qsTr("This device then reads what is said in encrypted channels from now on, and of before what your devices keep on the server.")
        color: Theme.text2
        wrapMode: Text.Wrap
        lineHeight: 1.25
        font.pixelSize: Theme.fSmall
    }
    Field {
        id: words

        objectName: "restoreField"
        visible: !root.byPassphrase
        width: parent.width
        label: qsTr("The words, in their order")
        hint: qsTr("Blanks and capital letters don't matter.")
        maximumLength: 512
        input.inputMethodHints: Qt.ImhSensitiveData | Qt.ImhNoPredictiveText | Qt.ImhNoAutoUppercase
        onAccepted: root.submit()
    }
    Field {
        id: passphrase

        objectName: "restorePassphrase"
        visible: root.byPassphrase
        width: parent.width
        label: qsTr("The passphrase")
        password: true
        maximumLength: 1024
        onAccepted: root.submit()
    }
    LinkButton {
        objectName: "restoreOther"
        anchors.left: parent.left
        enabled: !root.busy
        text: root.byPassphrase ? qsTr("Enter the words instead") : qsTr("Enter the passphrase instead")
        onClicked: {
            root.byPassphrase = !root.byPassphrase;
            root.clear();
            root.shown.forceActiveFocus();
        }
    }
    ActionButton {
        objectName: "restoreButton"
        anchors.right: parent.right
        enabled: !root.busy && root.typed
        text: root.busy ? qsTr("One moment…") : qsTr("Let this device in")
        onClicked: root.submit()
    }
}
