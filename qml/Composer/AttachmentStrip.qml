// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Dunlin.Theme
import Dunlin.Controls

// What is about to be sent with the next message, each with its picture and a way to leave it out.
ListView {
    id: root

    signal removed(int position)

    orientation: ListView.Horizontal
    spacing: Theme.s2
    clip: true
    boundsBehavior: Flickable.StopAtBounds
    Accessible.role: Accessible.List
    Accessible.name: qsTr("Attachments")

    delegate: Rectangle {
        id: item

        required property int index
        required property var modelData
        readonly property string path: String(modelData)
        readonly property string name: Recordings.title(decodeURIComponent(path.replace(/^.*\//, "")))
        // Of one that is sent on: where it is on the server.
        readonly property string held: /^forward:[^/]+\/\d+/.exec(path)?.[0].slice(8) ?? ""
        readonly property bool picture: /\.(png|jpe?g|gif|webp|bmp)$/i.test(path)

        width: 132
        height: ListView.view ? ListView.view.height : 84
        radius: Theme.rSmall
        color: Theme.surface
        border.width: 1
        border.color: Theme.border
        Accessible.role: Accessible.ListItem
        Accessible.name: name

        Image {
            visible: item.picture && status === Image.Ready
            anchors {
                fill: parent
                margins: 2
                bottomMargin: caption.height + 4
            }
            asynchronous: true
            cache: false
            fillMode: Image.PreserveAspectCrop
            source: !item.picture ? "" : item.held !== "" ? "image://file/" + item.held : "image://file/local/" + encodeURIComponent(decodeURIComponent(item.path.replace(/^file:\/\//, "")))
            sourceSize.width: 264
            sourceSize.height: 160
            Accessible.ignored: true
        }
        Icon {
            visible: !item.picture
            anchors {
                horizontalCenter: parent.horizontalCenter
                top: parent.top
                topMargin: Theme.s4
            }
            name: /\.(ogg|opus|mp3|m4a|flac|wav)$/i.test(item.path) ? "mic" : "file"
            size: 28
        }
        Label {
            id: caption

            anchors {
                left: parent.left
                right: parent.right
                bottom: parent.bottom
                margins: 6
            }
            text: item.name
            elide: Text.ElideMiddle
            font.pixelSize: Theme.fCaption
            Accessible.ignored: true
        }
        IconButton {
            objectName: "removeAttachment" + item.index
            anchors {
                right: parent.right
                top: parent.top
            }
            implicitWidth: 30
            implicitHeight: 30
            iconName: "x"
            iconSize: 16
            text: qsTr("Leave %1 out").arg(item.name)
            onClicked: root.removed(item.index)
            background: Rectangle {
                radius: 15
                color: Theme.raised
                opacity: 0.9
            }
        }
    }
}
