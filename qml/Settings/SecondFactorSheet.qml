// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Dunlin.Theme
import Dunlin.Controls
import Dunlin.Bridge

// Turns the second factor on, in three steps: the password, the secret with a first code of it, the recovery codes.
// Secrets are forgotten when it closes.
Sheet {
    id: root

    property string secret
    property string uri
    property var recoveryCodes: []
    property string error
    property string errorField
    property bool busy: false
    readonly property int step: recoveryCodes.length > 0 ? 3 : secret !== "" ? 2 : 1

    signal beginRequested(string password)
    signal confirmRequested(string code)
    signal copyRequested(string text)

    function begun(secretText: string, address: string) {
        busy = false;
        error = "";
        secret = secretText;
        uri = address;
        password.text = "";
        code.forceActiveFocus();
    }
    function refused(text: string, field: string) {
        busy = false;
        error = text;
        errorField = field;
        (step === 1 ? password : code).forceActiveFocus();
    }
    function done(codes: var) {
        busy = false;
        error = "";
        recoveryCodes = codes;
        secret = "";
        uri = "";
    }
    function clear() {
        secret = "";
        uri = "";
        recoveryCodes = [];
        error = "";
        busy = false;
        password.text = "";
        code.text = "";
    }
    function submit() {
        if (busy)
            return;
        error = "";
        if (step === 1 && password.text !== "") {
            busy = true;
            beginRequested(password.text);
        } else if (step === 2 && code.text.trim() !== "") {
            busy = true;
            confirmRequested(code.text.trim());
        }
    }

    title: step === 3 ? qsTr("Recovery codes") : qsTr("Turn on the second factor")
    // The codes are shown this once: not closed by a press beside them.
    closePolicy: step === 3 ? Sheet.NoAutoClose : Sheet.CloseOnEscape | Sheet.CloseOnPressOutside
    onAboutToShow: clear()
    onOpened: password.forceActiveFocus()
    onClosed: clear()

    Label {
        visible: root.step < 3
        width: parent.width
        text: root.step === 1 ? qsTr("From then on a sign-in asks for a code as well, which an app on your phone shows. Devices that are signed in stay so.") : qsTr("Take the picture with your authenticator app, or type the secret into it. Then enter the code it shows.")
        color: Theme.text2
        wrapMode: Text.Wrap
        font.pixelSize: Theme.fSmall
    }
    Field {
        id: password

        objectName: "factorPassword"
        visible: root.step === 1
        width: parent.width
        label: qsTr("Your password")
        password: true
        maximumLength: 256
        error: root.error
        onAccepted: root.submit()
    }
    QrCode {
        objectName: "factorQr"
        visible: root.step === 2 && readable
        anchors.horizontalCenter: parent.horizontalCenter
        width: 208
        height: 208
        text: root.uri
        Accessible.role: Accessible.Graphic
        Accessible.name: qsTr("QR code of the secret. The secret itself stands below.")
    }
    Rectangle {
        visible: root.step === 2
        width: parent.width
        height: Math.max(secretText.implicitHeight + Theme.s4, Theme.control + Theme.s1)
        radius: Theme.rSmall
        color: Theme.surface
        border.width: 1
        border.color: Theme.border

        TextEdit {
            id: secretText

            objectName: "factorSecret"
            anchors {
                left: parent.left
                leftMargin: Theme.s3
                right: copySecret.left
                verticalCenter: parent.verticalCenter
            }
            readOnly: true
            selectByMouse: true
            activeFocusOnTab: true
            wrapMode: TextEdit.WrapAnywhere
            textFormat: TextEdit.PlainText
            // In groups of four, as one reads it from the screen.
            text: root.secret.replace(/(.{4})(?=.)/g, "$1 ")
            color: Theme.text
            selectionColor: Theme.accent
            selectedTextColor: Theme.accentText
            font.family: Theme.family
            font.pixelSize: Theme.fBody
            Accessible.role: Accessible.StaticText
            Accessible.name: qsTr("Secret: %1").arg(text)
        }
        IconButton {
            id: copySecret

            objectName: "copySecret"
            anchors {
                right: parent.right
                verticalCenter: parent.verticalCenter
            }
            iconName: "copy"
            text: qsTr("Copy the secret")
            onClicked: root.copyRequested(root.secret)
        }
    }
    Field {
        id: code

        objectName: "factorCode"
        visible: root.step === 2
        width: parent.width
        label: qsTr("Code of the app")
        placeholder: qsTr("6 digits")
        maximumLength: 12
        input.inputMethodHints: Qt.ImhDigitsOnly
        error: root.error
        onAccepted: root.submit()
    }
    Label {
        visible: root.step === 3
        width: parent.width
        text: qsTr("The second factor is on. Each of these codes works once in place of one of the app, when the phone is gone. They are not shown again: keep them where the phone is not.")
        color: Theme.text2
        wrapMode: Text.Wrap
        font.pixelSize: Theme.fSmall
    }
    Grid {
        visible: root.step === 3
        anchors.horizontalCenter: parent.horizontalCenter
        columns: 2
        columnSpacing: Theme.s8
        rowSpacing: Theme.s2

        Repeater {
            model: root.recoveryCodes

            delegate: Label {
                required property string modelData
                required property int index

                objectName: "recoveryCode" + index
                text: modelData
                font.weight: Font.Medium
                Accessible.role: Accessible.StaticText
                Accessible.name: qsTr("Recovery code %1: %2").arg(index + 1).arg(modelData)
            }
        }
    }
    Row {
        anchors.right: parent.right
        spacing: Theme.s2

        ActionButton {
            objectName: "copyCodes"
            visible: root.step === 3
            primary: false
            iconName: "copy"
            text: qsTr("Copy all")
            onClicked: root.copyRequested(root.recoveryCodes.join("\n"))
        }
        ActionButton {
            objectName: "factorNext"
            enabled: !root.busy
            text: root.step === 3 ? qsTr("I have kept them") : root.busy ? qsTr("One moment…") : root.step === 2 ? qsTr("Turn on") : qsTr("Go on")
            onClicked: if (root.step === 3)
                root.close()
            else
                root.submit()
        }
    }
}
