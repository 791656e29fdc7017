// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Dunlin.Theme

// Asks before something that can't be undone. `subject` comes back with the answer.
Sheet {
    id: root

    property string text
    property string actionText
    property string keepText: qsTr("Keep")
    property string subject

    signal confirmed(string subject)

    function ask(about: string) {
        subject = about;
        open();
    }

    onOpened: no.forceActiveFocus(Qt.TabFocusReason)

    Label {
        width: parent.width
        text: root.text
        color: Theme.text2
        wrapMode: Text.Wrap
        lineHeight: 1.25
    }
    Row {
        spacing: Theme.s2
        anchors.right: parent.right

        ActionButton {
            id: no

            primary: false
            text: root.keepText
            onClicked: root.close()
        }
        ActionButton {
            objectName: "confirmButton"
            danger: true
            text: root.actionText
            onClicked: {
                root.close();
                root.confirmed(root.subject);
            }
        }
    }
}
