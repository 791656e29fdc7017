// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Dunlin.Theme
import Dunlin.Controls
import Dunlin.Bridge

// The safety number of oneself and somebody else, to be compared by another way than this server.
Sheet {
    id: root

    required property var encryption
    // Null: digits are compared by eye.
    property CodeReader reader: null
    property string userId
    property string name
    property string number
    property string code
    property bool marked: false
    property string error
    property bool scanning: false

    signal pictureWanted

    function ask(user: string, who: string) {
        userId = user;
        name = who;
        number = "";
        code = "";
        error = "";
        marked = false;
        scanning = false;
        open();
        encryption.compare(user);
    }

    title: qsTr("Safety number with %1").arg(name)
    onClosed: {
        scanning = false;
        reader?.end();
    }

    Connections {
        target: root.encryption

        function onCompared(userId: string, number: string, code: string, isVerified: bool) {
            if (userId !== root.userId)
                return;
            root.number = number;
            root.code = code;
            root.marked = isVerified;
            root.error = "";
        }
        function onComparisonRefused(userId: string, text: string, code: string) {
            if (userId !== root.userId)
                return;
            root.error = code === "notFound" ? qsTr("%1 has no keys to compare yet: they have not signed in with a program that encrypts.").arg(root.name) : code === "unavailable" ? qsTr("This can be looked at when the connection is back.") : code === "conflict" ? qsTr("The safety number is another one by now. Close this and compare again.") : /^(fork|rollback|forged)$/.test(code) ? qsTr("The server shows other keys of one of you than before. Nothing is sent to them meanwhile. Ask %1 by another way whether they made a new account, and whoever runs the server.").arg(root.name) : text;
        }
        function onVerified(userId: string, isVerified: bool) {
            if (userId !== root.userId)
                return;
            root.marked = isVerified;
            root.scanning = false;
        }
        function onCodeRefused(userId: string, text: string, code: string) {
            if (userId !== root.userId)
                return;
            scan.error = code === "misdirected" ? qsTr("That is not the code of %1 with you. If it is the one on their screen, the server shows you two different keys: write nothing that nobody else may read.").arg(root.name) : code === "fork" ? qsTr("%1 is shown other devices than you are: the server may have made one up. Write nothing that nobody else may read.").arg(root.name) : code === "notFound" ? qsTr("%1 knows of a device that you have not heard of yet. Close this and compare again.").arg(root.name) : qsTr("That is no code of a safety number.");
        }
    }
    Connections {
        target: root.scanning ? root.reader : null

        function onFound(text: string) {
            root.encryption.confirm(root.userId, text);
        }
    }
    CodeScan {
        id: scan

        visible: root.scanning
        width: parent.width
        reader: root.reader
        name: root.name
        onPictureWanted: root.pictureWanted()
        onDone: root.scanning = false
    }
    Label {
        visible: !root.scanning
        width: parent.width
        text: root.error !== "" ? root.error : root.number === "" ? qsTr("One moment…") : qsTr("Compare these digits with %1, face to face or on the phone. If they are the same on both screens, nobody stands between you, and the server has made up no device.").arg(root.name)
        objectName: "verifyText"
        color: root.error !== "" ? Theme.danger : Theme.text2
        wrapMode: Text.Wrap
        lineHeight: 1.25
        font.pixelSize: Theme.fSmall
    }
    QrCode {
        objectName: "verifyQr"
        visible: root.error === "" && readable && !root.scanning
        anchors.horizontalCenter: parent.horizontalCenter
        width: 200
        height: 200
        text: root.code
        Accessible.role: Accessible.Graphic
        Accessible.name: qsTr("QR code of the safety number. The digits stand below.")
    }
    DigitGroups {
        objectName: "safetyDigits"
        visible: root.error === "" && root.number !== "" && !root.scanning
        anchors.horizontalCenter: parent.horizontalCenter
        name: qsTr("Safety number")
        text: root.number
    }
    Row {
        visible: root.marked && root.error === "" && !root.scanning
        spacing: Theme.s2

        Icon {
            anchors.verticalCenter: parent.verticalCenter
            name: "shield-check"
            tone: Theme.success
        }
        Label {
            objectName: "verifiedText"
            anchors.verticalCenter: parent.verticalCenter
            text: qsTr("You compared it on this device.")
            font.pixelSize: Theme.fSmall
        }
    }
    Flow {
        visible: !root.scanning
        width: parent.width
        layoutDirection: Qt.RightToLeft
        spacing: Theme.s2

        ActionButton {
            objectName: "markVerified"
            visible: root.error === ""
            enabled: root.number !== ""
            primary: !root.marked
            text: root.marked ? qsTr("Not verified any more") : qsTr("They are the same")
            onClicked: if (root.marked)
                root.encryption.withdraw(root.userId)
            else
                root.encryption.verify(root.userId, root.number)
        }
        ActionButton {
            objectName: "scanButton"
            visible: root.reader !== null && root.error === "" && !root.marked
            enabled: root.number !== ""
            primary: false
            text: qsTr("Read their code…")
            onClicked: {
                root.scanning = true;
                scan.begin();
            }
        }
        ActionButton {
            primary: false
            text: qsTr("Close")
            onClicked: root.close()
        }
    }
}
