// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Dunlin.Controls

// A line about oneself, which others see in one's profile. Empty there is none.
Sheet {
    id: root

    // What it was.
    property string was

    signal aboutChosen(string about)

    function ask(text: string) {
        was = text;
        open();
        field.text = text;
        field.input.selectAll();
    }
    function submit() {
        const about = field.text.trim();
        close();
        if (about !== was)
            aboutChosen(about);
    }

    title: qsTr("About you")
    onOpened: field.forceActiveFocus()

    Field {
        id: field

        objectName: "aboutField"
        width: parent.width
        label: qsTr("A line about you that others see")
        maximumLength: 300
        onAccepted: root.submit()
    }
    ActionButton {
        objectName: "aboutConfirm"
        anchors.right: parent.right
        text: qsTr("Save")
        onClicked: root.submit()
    }
}
