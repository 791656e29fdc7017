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
    property string userId
    property string name
    property string number
    property string code
    property bool marked: false
    property string error

    function ask(user: string, who: string) {
        userId = user;
        name = who;
        number = "";
        code = "";
        error = "";
        marked = false;
        open();
        encryption.compare(user);
    }

    title: qsTr("Safety number with %1").arg(name)

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
            if (userId === root.userId)
                root.marked = isVerified;
        }
    }
    Label {
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
        visible: root.error === "" && readable
        anchors.horizontalCenter: parent.horizontalCenter
        width: 200
        height: 200
        text: root.code
        Accessible.role: Accessible.Graphic
        Accessible.name: qsTr("QR code of the safety number. The digits stand below.")
    }
    DigitGroups {
        objectName: "safetyDigits"
        visible: root.error === "" && root.number !== ""
        anchors.horizontalCenter: parent.horizontalCenter
        name: qsTr("Safety number")
        text: root.number
    }
    Row {
        visible: root.marked && root.error === ""
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
    Row {
        anchors.right: parent.right
        spacing: Theme.s2

        ActionButton {
            primary: false
            text: qsTr("Close")
            onClicked: root.close()
        }
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
    }
}
