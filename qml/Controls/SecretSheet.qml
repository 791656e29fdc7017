// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Dunlin.Theme
import Dunlin.Controls

// Something that is told once: it is gone from here when the sheet closes.
Sheet {
    id: root

    property string text
    property string secret

    signal copyRequested(string text)

    function show(heading: string, words: string, value: string) {
        title = heading;
        text = words;
        secret = value;
        open();
    }

    onOpened: copy.forceActiveFocus(Qt.TabFocusReason)
    onClosed: secret = ""

    Label {
        width: parent.width
        text: root.text
        color: Theme.text2
        wrapMode: Text.Wrap
        lineHeight: 1.25
        font.pixelSize: Theme.fSmall
    }
    Rectangle {
        width: parent.width
        height: value.implicitHeight + Theme.s4
        radius: Theme.rSmall
        color: Theme.bg
        border.width: 1
        border.color: Theme.border

        TextEdit {
            id: value

            objectName: "adminSecret"
            anchors {
                left: parent.left
                right: parent.right
                margins: Theme.s3
                verticalCenter: parent.verticalCenter
            }
            text: root.secret
            color: Theme.text
            readOnly: true
            selectByMouse: true
            selectionColor: Theme.accent
            selectedTextColor: Theme.accentText
            wrapMode: TextEdit.WrapAnywhere
            font.family: Theme.family
            font.pixelSize: Theme.fBody
            Accessible.role: Accessible.EditableText
            Accessible.name: root.title
            Accessible.readOnly: true
        }
    }
    ActionButton {
        id: copy

        objectName: "copySecret"
        anchors.right: parent.right
        iconName: "copy"
        text: qsTr("Copy")
        onClicked: {
            root.copyRequested(root.secret);
            root.close();
        }
    }
}
