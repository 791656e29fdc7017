// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Dunlin.Theme
import Dunlin.Controls

// Below a message whose files are going up: how far they are, and how to hold or stop that.
Row {
    id: root

    property real progress: 0
    property bool paused: false

    signal pauseToggled(bool paused)
    signal cancelRequested

    spacing: Theme.s1

    Label {
        anchors.verticalCenter: parent.verticalCenter
        text: root.paused ? qsTr("Paused at %1 %").arg(Math.floor(root.progress * 100)) : qsTr("Uploading, %1 %").arg(Math.floor(root.progress * 100))
        color: Theme.text2
        font.pixelSize: Theme.fCaption
    }
    IconButton {
        objectName: "pauseUpload"
        implicitWidth: Theme.touch ? 44 : 30
        implicitHeight: implicitWidth
        iconSize: Theme.iconS
        iconName: root.paused ? "play" : "pause"
        text: root.paused ? qsTr("Go on uploading") : qsTr("Pause the upload")
        onClicked: root.pauseToggled(!root.paused)
    }
    IconButton {
        objectName: "cancelUpload"
        implicitWidth: Theme.touch ? 44 : 30
        implicitHeight: implicitWidth
        iconSize: Theme.iconS
        iconName: "x"
        text: qsTr("Don't send it")
        onClicked: root.cancelRequested()
    }
}
