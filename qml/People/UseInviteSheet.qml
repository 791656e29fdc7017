// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Dunlin.Controls

// Getting into a channel with a link that somebody gave.
Sheet {
    id: root

    signal acceptRequested(string link)

    function openWith(text: string) {
        open();
        link.text = text;
    }
    function submit() {
        const text = link.text.trim();
        if (text === "")
            return;
        close();
        acceptRequested(text);
    }

    title: qsTr("Use an invite link")
    onAboutToShow: link.text = ""
    onOpened: link.forceActiveFocus()

    Field {
        id: link

        objectName: "useInviteField"
        width: parent.width
        label: qsTr("Invite link")
        placeholder: qsTr("dunlin://…")
        maximumLength: 4096
        onAccepted: root.submit()
    }
    ActionButton {
        objectName: "useInviteButton"
        anchors.right: parent.right
        enabled: link.text.trim() !== ""
        text: qsTr("Join")
        onClicked: root.submit()
    }
}
