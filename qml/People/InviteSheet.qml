// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Dunlin.Theme
import Dunlin.Controls

// An invite link, to be given to somebody by another way.
Sheet {
    id: root

    property string url
    property string channelName

    signal copyRequested(string text)

    title: qsTr("Invite to %1").arg(channelName)
    onOpened: copy.forceActiveFocus(Qt.TabFocusReason)

    Label {
        width: parent.width
        text: qsTr("Whoever has this link can make an account on this server and gets into the channel. Give it only to people you mean.")
        color: Theme.text2
        wrapMode: Text.Wrap
        lineHeight: 1.25
        font.pixelSize: Theme.fSmall
    }
    Rectangle {
        width: parent.width
        height: link.implicitHeight + Theme.s4
        radius: Theme.rSmall
        color: Theme.bg
        border.width: 1
        border.color: Theme.border

        TextEdit {
            id: link

            objectName: "inviteLink"
            anchors {
                left: parent.left
                right: parent.right
                margins: Theme.s3
                verticalCenter: parent.verticalCenter
            }
            text: root.url
            color: Theme.text
            readOnly: true
            selectByMouse: true
            selectionColor: Theme.accent
            selectedTextColor: Theme.accentText
            wrapMode: TextEdit.WrapAnywhere
            font.family: Theme.family
            font.pixelSize: Theme.fSmall
            Accessible.role: Accessible.EditableText
            Accessible.name: qsTr("Invite link")
            Accessible.readOnly: true
        }
    }
    ActionButton {
        id: copy

        objectName: "copyInvite"
        anchors.right: parent.right
        iconName: "copy"
        text: qsTr("Copy link")
        onClicked: {
            root.copyRequested(root.url);
            root.close();
        }
    }
}
