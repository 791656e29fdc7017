// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Controls.Basic as C
import QtQuick.Templates as T
import Dunlin.Theme
import Dunlin.Controls

// A picture as large as the window allows. The wheel and the plus and minus keys enlarge it, a drag moves it; Escape
// and a press beside it close it.
C.Popup {
    id: root

    property string fileId
    property string name
    property real size: 0
    property real zoom: 1

    signal saveRequested(string fileId, string name, real size)

    function show(id: string, title: string, bytes: real) {
        fileId = id;
        name = title;
        size = bytes;
        zoom = 1;
        open();
    }
    function zoomBy(factor: real) {
        zoom = Math.min(8, Math.max(1, zoom * factor));
    }

    parent: T.Overlay.overlay
    modal: true
    focus: true
    padding: 0
    x: 0
    y: 0
    width: parent ? parent.width : 800
    height: parent ? parent.height : 600
    closePolicy: C.Popup.CloseOnEscape
    background: Rectangle {
        color: "#e6000000"
    }
    onClosed: fileId = ""

    contentItem: FocusScope {
        focus: true
        Accessible.role: Accessible.Dialog
        Accessible.name: qsTr("Picture %1").arg(root.name)
        Keys.onPressed: event => {
            if (event.key === Qt.Key_Plus || event.key === Qt.Key_Equal)
                root.zoomBy(1.25);
            else if (event.key === Qt.Key_Minus)
                root.zoomBy(0.8);
            else
                return;
            event.accepted = true;
        }

        TapHandler {
            onTapped: root.close()
        }
        Flickable {
            id: pan

            anchors {
                fill: parent
                topMargin: 56
                bottomMargin: Theme.s4
                leftMargin: Theme.s4
                rightMargin: Theme.s4
            }
            clip: true
            boundsBehavior: Flickable.StopAtBounds
            contentWidth: width * root.zoom
            contentHeight: height * root.zoom

            Image {
                id: picture

                objectName: "viewedPicture"
                width: pan.contentWidth
                height: pan.contentHeight
                asynchronous: true
                cache: false
                fillMode: Image.PreserveAspectFit
                source: root.fileId === "" ? "" : "image://file/" + root.fileId + "/" + root.size
                sourceSize.width: 2560
                sourceSize.height: 2560
                Accessible.role: Accessible.Graphic
                Accessible.name: root.name
            }
            WheelHandler {
                acceptedModifiers: Qt.NoModifier
                target: null
                onWheel: event => root.zoomBy(event.angleDelta.y > 0 ? 1.15 : 0.87)
            }
        }
        C.BusyIndicator {
            anchors.centerIn: parent
            visible: picture.status === Image.Loading
            running: visible
            palette.dark: "#ffffff"
        }
        Label {
            anchors.centerIn: parent
            visible: picture.status === Image.Error
            text: qsTr("The picture can't be shown now.")
            color: "#ffffff"
        }
        Label {
            anchors {
                left: parent.left
                leftMargin: Theme.s4
                right: bar.left
                top: parent.top
                topMargin: Theme.s4
            }
            text: root.name
            color: "#ffffff"
            elide: Text.ElideMiddle
            font.weight: Font.Medium
        }
        Row {
            id: bar

            anchors {
                right: parent.right
                rightMargin: Theme.s2
                top: parent.top
                topMargin: Theme.s2
            }

            IconButton {
                objectName: "savePicture"
                iconName: "download"
                tone: "#ffffff"
                text: qsTr("Save as")
                onClicked: root.saveRequested(root.fileId, root.name, root.size)
            }
            IconButton {
                objectName: "closePicture"
                iconName: "x"
                tone: "#ffffff"
                text: qsTr("Close")
                onClicked: root.close()
            }
        }
    }
}
