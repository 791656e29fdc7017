// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Dunlin.Theme
import Dunlin.Controls
import Dunlin.Bridge

// One thing the user did that the server has not confirmed.
Item {
    id: root

    required property string opId
    required property string channelName
    required property string kind
    required property string text
    required property int delivery
    required property string reason
    required property date nextTryAt
    required property bool editable
    required property real progress
    required property bool paused

    signal retryRequested
    signal cancelRequested
    signal editRequested
    signal pauseToggled(bool paused)

    // A message of nothing but a file is its name.
    readonly property string words: Recordings.title(text)
    readonly property bool failed: delivery === Delivery.Failed
    readonly property string what: kind === "edit" ? qsTr("Edit in %1").arg(channelName) : kind === "delete" ? qsTr("Deletion in %1").arg(channelName) : kind === "reactionAdd" ? qsTr("Reaction in %1").arg(channelName) : kind === "reactionRemove" ? qsTr("Reaction taken back in %1").arg(channelName) : kind === "pinAdd" ? qsTr("Pin in %1").arg(channelName) : kind === "pinRemove" ? qsTr("Pin taken off in %1").arg(channelName) : kind === "read" ? qsTr("Read mark in %1").arg(channelName) : qsTr("Message to %1").arg(channelName)
    readonly property string status: failed ? (reason === "" ? qsTr("Refused by the server") : reason) : progress >= 0 ? (paused ? qsTr("Paused at %1 %").arg(Math.floor(progress * 100)) : qsTr("Uploaded: %1 %").arg(Math.floor(progress * 100))) : delivery === Delivery.Sending ? qsTr("Sending…") : Times.known(nextTryAt) && nextTryAt.getTime() > Date.now() ? (reason === "" ? qsTr("Next try at %1").arg(Times.clock(nextTryAt)) : qsTr("%1, next try at %2").arg(reason).arg(Times.clock(nextTryAt))) : reason === "" ? qsTr("Waiting for the connection") : reason

    width: ListView.view ? ListView.view.width : 320
    height: content.implicitHeight + Theme.s4
    Accessible.role: Accessible.ListItem
    Accessible.name: qsTr("%1: %2").arg(what).arg(words)
    Accessible.description: status

    Icon {
        id: sign

        anchors {
            left: parent.left
            leftMargin: Theme.s4
            top: content.top
        }
        name: root.failed ? "circle-alert" : root.delivery === Delivery.Sending ? "send" : "clock"
        tone: root.failed ? Theme.danger : Theme.text2
    }
    Column {
        id: content

        anchors {
            left: sign.right
            leftMargin: Theme.s3
            right: parent.right
            rightMargin: Theme.s4
            verticalCenter: parent.verticalCenter
        }
        spacing: 2

        Label {
            width: parent.width
            text: root.what
            elide: Text.ElideRight
            font.weight: Font.Medium
            Accessible.ignored: true
        }
        Label {
            visible: text !== ""
            width: parent.width
            text: root.words
            color: Theme.text2
            wrapMode: Text.Wrap
            maximumLineCount: 2
            elide: Text.ElideRight
            font.pixelSize: Theme.fSmall
            Accessible.ignored: true
        }
        Label {
            width: parent.width
            text: root.status
            color: root.failed ? Theme.danger : Theme.text2
            wrapMode: Text.Wrap
            font.pixelSize: Theme.fCaption
            Accessible.ignored: true
        }
        Row {
            spacing: Theme.s2

            LinkButton {
                objectName: "retryOp"
                visible: root.failed
                text: qsTr("Retry")
                onClicked: root.retryRequested()
            }
            LinkButton {
                objectName: "editOp"
                visible: root.editable
                text: qsTr("Edit")
                Accessible.name: qsTr("Edit: %1").arg(root.text)
                onClicked: root.editRequested()
            }
            LinkButton {
                objectName: "pauseOp"
                visible: root.progress >= 0 && !root.failed
                text: root.paused ? qsTr("Go on") : qsTr("Pause")
                onClicked: root.pauseToggled(!root.paused)
            }
            LinkButton {
                objectName: "cancelOp"
                visible: root.delivery !== Delivery.Sending
                text: root.failed ? qsTr("Discard") : qsTr("Cancel")
                tone: Theme.text2
                onClicked: root.cancelRequested()
            }
        }
    }
    Rectangle {
        anchors {
            left: content.left
            right: parent.right
            bottom: parent.bottom
        }
        height: 1
        color: Theme.border
    }
}
