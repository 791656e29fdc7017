// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Dunlin.Controls

// Another name for a device.
Sheet {
    id: root

    property string deviceId

    signal renameRequested(string deviceId, string name)

    function ask(id: string, was: string) {
        deviceId = id;
        open();
        field.text = was;
        field.input.selectAll();
    }
    function submit() {
        const name = field.text.trim();
        if (name === "")
            return;
        close();
        renameRequested(deviceId, name);
    }

    title: qsTr("Rename device")
    onOpened: field.forceActiveFocus()

    Field {
        id: field

        objectName: "deviceNameField"
        width: parent.width
        label: qsTr("Name")
        maximumLength: 64
        onAccepted: root.submit()
    }
    ActionButton {
        objectName: "renameDeviceConfirm"
        anchors.right: parent.right
        enabled: field.text.trim() !== ""
        text: qsTr("Rename")
        onClicked: root.submit()
    }
}
