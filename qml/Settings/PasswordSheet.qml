// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Dunlin.Theme
import Dunlin.Controls

// A new password. Stays open until the server has taken it; `error` is what the server said instead.
Sheet {
    id: root

    property string error
    property bool busy: false
    property bool tried: false
    readonly property bool fits: replacement.text.length >= 8
    readonly property bool same: repeated.text === replacement.text

    signal changeRequested(string current, string replacement)

    function clear() {
        current.text = "";
        replacement.text = "";
        repeated.text = "";
    }
    function submit() {
        tried = true;
        error = "";
        if (current.text === "" || !fits || !same)
            return;
        busy = true;
        changeRequested(current.text, replacement.text);
    }
    function refuse(text: string) {
        busy = false;
        error = text;
        current.forceActiveFocus();
    }

    title: qsTr("Change password")
    onAboutToShow: {
        clear();
        error = "";
        busy = false;
        tried = false;
    }
    onOpened: current.forceActiveFocus()
    // Not longer in memory than need be.
    onClosed: clear()

    Label {
        width: parent.width
        text: qsTr("Your other devices are signed out.")
        color: Theme.text2
        wrapMode: Text.Wrap
        font.pixelSize: Theme.fSmall
    }
    Field {
        id: current

        objectName: "currentPassword"
        width: parent.width
        label: qsTr("Password until now")
        password: true
        maximumLength: 256
        error: root.error !== "" ? root.error : root.tried && text === "" ? qsTr("It proves that it is you.") : ""
        onAccepted: replacement.forceActiveFocus()
    }
    Field {
        id: replacement

        objectName: "newPassword"
        width: parent.width
        label: qsTr("New password")
        hint: qsTr("At least 8 characters")
        password: true
        maximumLength: 256
        error: root.tried && !root.fits ? qsTr("At least 8 characters") : ""
        onAccepted: repeated.forceActiveFocus()
    }
    Field {
        id: repeated

        objectName: "repeatedPassword"
        width: parent.width
        label: qsTr("New password again")
        password: true
        maximumLength: 256
        error: root.tried && root.fits && !root.same ? qsTr("The two are not the same.") : ""
        onAccepted: root.submit()
    }
    ActionButton {
        objectName: "changePasswordConfirm"
        anchors.right: parent.right
        enabled: !root.busy
        text: root.busy ? qsTr("Changing…") : qsTr("Change")
        onClicked: root.submit()
    }
}
