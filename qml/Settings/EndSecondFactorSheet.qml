// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Dunlin.Theme
import Dunlin.Controls

// Turns the second factor off: password and a code, so that an open window is not enough.
Sheet {
    id: root

    property string error
    property string errorField
    property bool busy: false

    signal endRequested(string password, string code)

    function clear() {
        password.text = "";
        code.text = "";
    }
    function submit() {
        error = "";
        if (busy || password.text === "" || code.text.trim() === "")
            return;
        busy = true;
        endRequested(password.text, code.text.trim());
    }
    function refused(text: string, field: string) {
        busy = false;
        error = text;
        errorField = field;
        (field === "code" ? code : password).forceActiveFocus();
    }

    title: qsTr("Turn off the second factor")
    onAboutToShow: {
        clear();
        error = "";
        busy = false;
    }
    onOpened: password.forceActiveFocus()
    onClosed: clear()

    Label {
        width: parent.width
        text: qsTr("A sign-in then asks for nothing but the password. The recovery codes are void.")
        color: Theme.text2
        wrapMode: Text.Wrap
        font.pixelSize: Theme.fSmall
    }
    Field {
        id: password

        objectName: "endFactorPassword"
        width: parent.width
        label: qsTr("Your password")
        password: true
        maximumLength: 256
        error: root.errorField === "code" ? "" : root.error
        onAccepted: code.forceActiveFocus()
    }
    Field {
        id: code

        objectName: "endFactorCode"
        width: parent.width
        label: qsTr("Code of the app, or a recovery code")
        maximumLength: 64
        error: root.errorField === "code" ? root.error : ""
        onAccepted: root.submit()
    }
    ActionButton {
        objectName: "endFactorConfirm"
        anchors.right: parent.right
        enabled: !root.busy
        danger: true
        text: root.busy ? qsTr("One moment…") : qsTr("Turn off")
        onClicked: root.submit()
    }
}
