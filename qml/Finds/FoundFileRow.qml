// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Templates as T
import Dunlin.Theme
import Dunlin.Controls

// A file of a channel: its picture or its kind, what it is called, who sent it and when.
T.ItemDelegate {
    id: root

    // {fileId, name, size, contentType, localPath}
    required property var file
    required property string senderName
    required property date sentAt
    property bool current: false

    // Larger ones are fetched only when somebody wants them.
    readonly property bool picture: /^image\/(png|jpeg|gif|webp)$/.test(file.contentType) && file.size <= 20 * 1048576

    readonly property string title: Recordings.title(file.name)
    readonly property int length: Recordings.seconds(file.name)

    signal messageRequested

    height: Math.max(Theme.rowH, words.implicitHeight + Theme.s3)
    hoverEnabled: true
    focusPolicy: Qt.StrongFocus
    Accessible.role: Accessible.Button
    Accessible.name: qsTr("%1, %2, from %3").arg(title).arg(length > 0 ? Times.track(length * 1000) : Times.bytes(file.size)).arg(senderName)
    Accessible.description: Times.full(sentAt)
    Accessible.onPressAction: root.clicked()
    Keys.onReturnPressed: root.clicked()
    Keys.onEnterPressed: root.clicked()
    background: Item {
        Rectangle {
            anchors {
                fill: parent
                leftMargin: 8
                rightMargin: 8
                topMargin: 1
                bottomMargin: 1
            }
            radius: Theme.rMedium
            color: root.hovered ? Theme.hover : "transparent"

            FocusRing {
                on: root.visualFocus
                anchors.margins: 0
                radius: Theme.rMedium
            }
        }
    }
    contentItem: Item {
        Rectangle {
            id: thumb

            anchors {
                left: parent.left
                leftMargin: 16
                verticalCenter: parent.verticalCenter
            }
            width: 44
            height: 44
            radius: Theme.rSmall
            color: Theme.hover

            Icon {
                anchors.centerIn: parent
                visible: image.status !== Image.Ready
                name: root.picture ? "image" : root.length > 0 ? "mic" : root.file.contentType.startsWith("text/") ? "file-text" : "file"
            }
            Image {
                id: image

                anchors.fill: parent
                asynchronous: true
                cache: false
                fillMode: Image.PreserveAspectCrop
                source: root.picture ? "image://file/" + root.file.fileId + "/" + root.file.size : ""
                sourceSize.width: 132
                sourceSize.height: 132
                Accessible.ignored: true
            }
        }
        Column {
            id: words

            anchors {
                left: thumb.right
                leftMargin: Theme.s3
                right: go.left
                rightMargin: Theme.s1
                verticalCenter: parent.verticalCenter
            }
            spacing: 2

            Label {
                width: parent.width
                text: root.title
                elide: Text.ElideMiddle
                font.weight: Font.Medium
                font.pixelSize: Theme.fSmall
                Accessible.ignored: true
            }
            Label {
                width: parent.width
                text: [root.length > 0 ? Times.track(root.length * 1000) : Times.bytes(root.file.size), root.senderName, Times.brief(root.sentAt)].join(" · ")
                color: Theme.text2
                elide: Text.ElideRight
                font.pixelSize: Theme.fCaption
                Accessible.ignored: true
            }
        }
        IconButton {
            id: go

            objectName: "goToMessage"
            anchors {
                right: parent.right
                rightMargin: Theme.s3
                verticalCenter: parent.verticalCenter
            }
            iconName: "message-circle"
            text: qsTr("Go to the message")
            onClicked: root.messageRequested()
        }
    }
}
