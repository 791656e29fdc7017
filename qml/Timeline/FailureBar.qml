// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Dunlin.Theme
import Dunlin.Controls

// Under a message that the server refused: why, and the two things one can do about it.
Row {
    id: root

    required property string reason

    signal retryRequested
    signal cancelRequested

    spacing: Theme.s1

    Label {
        anchors.verticalCenter: parent.verticalCenter
        width: Math.min(implicitWidth, 280)
        text: root.reason === "" ? qsTr("Not sent.") : qsTr("Not sent: %1").arg(root.reason)
        elide: Text.ElideRight
        color: Theme.danger
        font.pixelSize: Theme.fCaption
        font.weight: Font.Medium
    }
    LinkButton {
        objectName: "retryMessage"
        text: qsTr("Retry")
        tone: Theme.danger
        onClicked: root.retryRequested()
    }
    LinkButton {
        objectName: "cancelMessage"
        text: qsTr("Discard")
        tone: Theme.text2
        onClicked: root.cancelRequested()
    }
}
