// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Templates as T
import Dunlin.Theme
import Dunlin.Controls

// One file of a message. A picture stands in a box whose size is known before it is here, so that nothing moves when
// it comes; anything else is a name and a size.
T.AbstractButton {
    id: root

    property string fileId
    required property string name
    required property real size
    required property string contentType
    // Of one that waits to be sent: where it is on this device.
    property string localPath
    // 0 to 1 while it goes up; below 0 otherwise.
    property real progress: -1
    // The connection came back: a picture that could not be fetched is asked for again.
    property bool offline: false

    // Larger ones are fetched only when somebody wants them.
    readonly property real mostShown: 20 * 1048576
    readonly property bool picture: /^image\/(png|jpeg|gif|webp)$/.test(contentType) && size <= mostShown
    // A recording, where nothing plays it.
    readonly property string title: Recordings.title(name)
    readonly property string extent: Recordings.seconds(name) > 0 ? Times.track(Recordings.seconds(name) * 1000) : Times.bytes(size)
    readonly property string source: !picture ? "" : localPath !== "" ? "image://file/local/" + encodeURIComponent(localPath) : fileId !== "" ? "image://file/" + fileId + "/" + size : ""
    readonly property int boxW: Math.min(280, width)
    readonly property int boxH: 200

    implicitWidth: 280
    implicitHeight: picture ? boxH : Math.max(Theme.control + 8, words.implicitHeight + Theme.s3)
    hoverEnabled: true
    focusPolicy: Qt.StrongFocus
    text: name
    Accessible.role: Accessible.Button
    Accessible.name: picture ? qsTr("Picture %1, %2").arg(name).arg(Times.bytes(size)) : qsTr("File %1, %2").arg(title).arg(extent)
    Accessible.onPressAction: root.clicked()
    Keys.onReturnPressed: root.clicked()
    Keys.onEnterPressed: root.clicked()
    onOfflineChanged: if (!offline && picked.status === Image.Error) {
        picked.source = "";
        picked.source = Qt.binding(() => root.source);
    }
    background: Rectangle {
        radius: Theme.rSmall
        color: root.picture ? (picked.status === Image.Ready ? "transparent" : Theme.hover) : root.hovered ? Theme.hover : Theme.surface
        border.width: root.picture ? 0 : 1
        border.color: Theme.border

        FocusRing {
            on: root.visualFocus
        }
    }
    contentItem: Item {
        Image {
            id: picked

            visible: root.picture && status === Image.Ready
            anchors.fill: parent
            asynchronous: true
            cache: false
            fillMode: Image.PreserveAspectFit
            source: root.source
            sourceSize.width: 560
            sourceSize.height: 400
            Accessible.ignored: true
        }
        Icon {
            id: sign

            visible: !root.picture || picked.status !== Image.Ready
            anchors {
                left: root.picture ? undefined : parent.left
                leftMargin: Theme.s3
                horizontalCenter: root.picture ? parent.horizontalCenter : undefined
                verticalCenter: parent.verticalCenter
            }
            name: root.picture ? "image" : root.contentType.startsWith("audio/") ? "mic" : root.contentType.startsWith("text/") ? "file-text" : "file"
            size: root.picture ? 32 : Theme.iconM
        }
        Column {
            id: words

            visible: !root.picture
            anchors {
                left: sign.right
                leftMargin: Theme.s3
                right: fetch.left
                rightMargin: Theme.s2
                verticalCenter: parent.verticalCenter
            }

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
                text: root.extent
                color: Theme.text2
                elide: Text.ElideRight
                font.pixelSize: Theme.fCaption
                Accessible.ignored: true
            }
        }
        Icon {
            id: fetch

            visible: !root.picture && root.fileId !== ""
            anchors {
                right: parent.right
                rightMargin: Theme.s3
                verticalCenter: parent.verticalCenter
            }
            name: "download"
            tone: root.hovered ? Theme.accent : Theme.text2
        }
        ProgressLine {
            progress: root.progress
        }
    }
}
