// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Dunlin.Theme
import Dunlin.Controls
import Dunlin.Bridge

// Reads the code on somebody else's screen: with the camera where there is one, else out of a picture of it.
Column {
    id: root

    property CodeReader reader: null
    required property string name
    property string error
    readonly property bool canLook: reader !== null && reader.hasCamera

    signal pictureWanted
    signal done

    function begin() {
        error = "";
        reader.begin();
    }
    function leave() {
        reader.end();
        done();
    }

    spacing: Theme.s3

    Connections {
        target: root.reader

        function onFailed(text: string) {
            root.error = text;
        }
    }
    CameraView {
        objectName: "cameraView"
        visible: root.reader !== null && root.reader.looking
        anchors.horizontalCenter: parent.horizontalCenter
        width: Math.min(parent.width, 266)
        height: width * 3 / 4
        reader: root.reader
        Accessible.role: Accessible.Graphic
        Accessible.name: qsTr("What the camera shows")
    }
    Label {
        objectName: "scanText"
        width: parent.width
        text: root.error !== "" ? root.error : root.reader?.looking ? qsTr("Hold the code on the screen of %1 in front of the camera.").arg(root.name) : qsTr("Choose a picture of the code that %1 sees: a photo, or one of the screen. It must have come to you by another way than this server.").arg(root.name)
        color: root.error !== "" ? Theme.danger : Theme.text2
        wrapMode: Text.Wrap
        lineHeight: 1.25
        font.pixelSize: Theme.fSmall
    }
    Flow {
        width: parent.width
        spacing: Theme.s2

        ActionButton {
            objectName: "scanCamera"
            visible: root.canLook && !root.reader.looking
            text: qsTr("Use the camera")
            onClicked: root.begin()
        }
        ActionButton {
            objectName: "scanPicture"
            primary: !root.canLook
            text: qsTr("Open a picture…")
            onClicked: root.pictureWanted()
        }
        ActionButton {
            objectName: "scanBack"
            primary: false
            text: qsTr("Back to the digits")
            onClicked: root.leave()
        }
    }
}
