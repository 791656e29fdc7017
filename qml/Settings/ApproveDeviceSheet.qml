// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Dunlin.Theme
import Dunlin.Controls

// Lets another device of the account in, once its owner has compared the digits that both show.
Sheet {
    id: root

    required property var encryption
    property string deviceId
    property string name
    property string number
    property string error
    property bool busy: false
    property bool differs: false

    function ask(device: string, deviceName: string, digits: string) {
        deviceId = device;
        name = deviceName;
        number = digits;
        error = "";
        busy = false;
        differs = false;
        open();
    }

    title: differs ? qsTr("Don't let it in") : qsTr("Let %1 in?").arg(name)
    onOpened: no.forceActiveFocus(Qt.TabFocusReason)

    Connections {
        target: root.encryption

        function onApproved(deviceId: string) {
            if (deviceId === root.deviceId)
                root.close();
        }
        function onApprovalRefused(text: string, code: string) {
            if (!root.opened)
                return;
            root.busy = false;
            root.differs = code === "conflict";
            root.error = text;
        }
    }
    Label {
        width: parent.width
        text: root.differs ? qsTr("Another key than that of your device has arrived here: somebody between the two may have exchanged it. Sign the device out below, and ask whoever runs the server.") : qsTr("The other device shows twenty digits under Settings, Encryption. Compare them with these, all of them. If somebody in between had exchanged its keys, they would differ.")
        color: Theme.text2
        wrapMode: Text.Wrap
        lineHeight: 1.25
        font.pixelSize: Theme.fSmall
    }
    DigitGroups {
        objectName: "approveDigits"
        visible: !root.differs
        anchors.horizontalCenter: parent.horizontalCenter
        columns: 2
        columnSpacing: Theme.s8
        name: qsTr("Digits that the other device must show")
        text: root.number
    }
    Label {
        visible: root.error !== "" && !root.differs
        width: parent.width
        text: root.error
        color: Theme.danger
        wrapMode: Text.Wrap
        font.pixelSize: Theme.fSmall
    }
    Row {
        anchors.right: parent.right
        spacing: Theme.s2

        ActionButton {
            id: no

            objectName: "digitsDiffer"
            primary: false
            text: root.differs ? qsTr("Close") : qsTr("They differ")
            onClicked: if (root.differs)
                root.close()
            else
                root.differs = true
        }
        ActionButton {
            objectName: "digitsAgree"
            visible: !root.differs
            enabled: !root.busy
            text: root.busy ? qsTr("One moment…") : qsTr("They are the same")
            onClicked: {
                root.busy = true;
                root.error = "";
                root.encryption.approve(root.deviceId, root.number);
            }
        }
    }
}
