// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Dunlin.Theme
import Dunlin.Controls

// Asks before something that can't be undone, and for the password, so that an open window is not enough. Stays open until it is
// closed or refuse()d.
Sheet {
    id: root

    property string text
    property string actionText
    property bool busy: false

    signal confirmed(string password)

    function submit() {
        if (busy || password.text === "")
            return;
        busy = true;
        password.error = "";
        confirmed(password.text);
    }
    function refuse(text: string, code: string) {
        busy = false;
        password.error = code === "forbidden" ? qsTr("The password is wrong.") : text;
        password.forceActiveFocus();
    }
    function clear() {
        password.text = "";
        password.error = "";
        busy = false;
    }

    onAboutToShow: clear()
    onOpened: password.forceActiveFocus()
    onClosed: clear()

    Label {
        width: parent.width
        text: root.text
        color: Theme.text2
        wrapMode: Text.Wrap
        lineHeight: 1.25
        font.pixelSize: Theme.fSmall
    }
    Field {
        id: password

        objectName: "askedPassword"
        width: parent.width
        label: qsTr("Your password")
        password: true
        maximumLength: 256
        onAccepted: root.submit()
    }
    ActionButton {
        objectName: "askedConfirm"
        anchors.right: parent.right
        enabled: !root.busy && password.text !== ""
        danger: true
        text: root.busy ? qsTr("One moment…") : root.actionText
        onClicked: root.submit()
    }
}
