// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Dunlin.Theme
import Dunlin.Controls

// Lets this device in by the recovery key. What was typed is forgotten when it closes.
Sheet {
    id: root

    required property var encryption
    property bool busy: false

    function submit() {
        if (busy || words.text.trim() === "")
            return;
        busy = true;
        words.error = "";
        encryption.restore(words.text.trim());
    }
    function clear() {
        words.text = "";
        words.error = "";
        busy = false;
    }

    title: qsTr("Enter the recovery key")
    onAboutToShow: clear()
    onOpened: words.forceActiveFocus()
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
            words.error = code === "invalid" ? qsTr("That is no recovery key: look for a wrong letter.") : code === "forbidden" ? qsTr("That is the recovery key of another account.") : text;
        }
    }
    Label {
        width: parent.width
        text: qsTr("This device then reads what is said in encrypted channels from now on, and nothing of before.")
        color: Theme.text2
        wrapMode: Text.Wrap
        lineHeight: 1.25
        font.pixelSize: Theme.fSmall
    }
    Field {
        id: words

        objectName: "restoreField"
        width: parent.width
        label: qsTr("The words, in their order")
        hint: qsTr("Blanks and capital letters don't matter.")
        maximumLength: 512
        input.inputMethodHints: Qt.ImhSensitiveData | Qt.ImhNoPredictiveText | Qt.ImhNoAutoUppercase
        onAccepted: root.submit()
    }
    ActionButton {
        objectName: "restoreButton"
        anchors.right: parent.right
        enabled: !root.busy && words.text.trim() !== ""
        text: root.busy ? qsTr("One moment…") : qsTr("Let this device in")
        onClicked: root.submit()
    }
}
