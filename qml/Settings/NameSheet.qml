// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Dunlin.Controls

// The name that others see.
Sheet {
    id: root

    signal nameChosen(string name)

    function ask(was: string) {
        open();
        field.text = was;
        field.input.selectAll();
    }
    function submit() {
        const name = field.text.trim();
        if (name === "")
            return;
        close();
        nameChosen(name);
    }

    title: qsTr("Your name")
    onOpened: field.forceActiveFocus()

    Field {
        id: field

        objectName: "ownNameField"
        width: parent.width
        label: qsTr("Name that others see")
        maximumLength: 64
        onAccepted: root.submit()
    }
    ActionButton {
        objectName: "ownNameConfirm"
        anchors.right: parent.right
        enabled: field.text.trim() !== ""
        text: qsTr("Save")
        onClicked: root.submit()
    }
}
