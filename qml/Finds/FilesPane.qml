// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Dunlin.Theme
import Dunlin.Controls

// Files of a channel, newest first: pictures apart from the rest where one wants them so.
Rectangle {
    id: root

    required property var finds
    required property int total
    property bool busy: false
    property var gaps: []
    property bool filling: false
    property bool offline: false
    property bool showBack: false
    // "", "pictures", "files".
    property string kind

    signal closed
    signal messageRequested(string channelId, real seq)
    signal fileRequested(var file)
    signal fetchRequested(string channelId)

    function fits(file: var): bool {
        return kind === "" || (kind === "pictures") === file.contentType.startsWith("image/");
    }

    color: Theme.surface

    PaneHeader {
        id: head

        width: parent.width
        showBack: root.showBack
        title: qsTr("Files")
        onBack: root.closed()

        IconButton {
            visible: !root.showBack
            objectName: "closeFiles"
            iconName: "x"
            text: qsTr("Close")
            onClicked: root.closed()
        }
    }
    Flow {
        id: kinds

        anchors {
            top: head.bottom
            left: parent.left
            right: parent.right
            leftMargin: Theme.s3
            rightMargin: Theme.s3
        }
        spacing: Theme.s2

        Chip {
            text: qsTr("All")
            checked: root.kind === ""
            onClicked: root.kind = ""
        }
        Chip {
            objectName: "onlyPictures"
            text: qsTr("Pictures")
            checked: root.kind === "pictures"
            onClicked: root.kind = "pictures"
        }
        Chip {
            objectName: "onlyFiles"
            text: qsTr("Other files")
            checked: root.kind === "files"
            onClicked: root.kind = "files"
        }
    }
    GapNotice {
        id: notice

        anchors {
            top: kinds.bottom
            topMargin: Theme.s3
            left: parent.left
            right: parent.right
            leftMargin: Theme.s4
            rightMargin: Theme.s4
        }
        visible: isNeeded && !root.busy
        gaps: root.gaps
        filling: root.filling
        offline: root.offline
        onFetchRequested: id => root.fetchRequested(id)
    }
    ListView {
        id: list

        objectName: "fileList"
        anchors {
            top: notice.visible ? notice.bottom : kinds.bottom
            topMargin: Theme.s2
            left: parent.left
            right: parent.right
            bottom: parent.bottom
        }
        clip: true
        model: root.finds
        boundsBehavior: Flickable.StopAtBounds
        Accessible.role: Accessible.List
        Accessible.name: qsTr("Files")

        T.ScrollBar.vertical: ThinScrollBar {
        }
        delegate: Column {
            id: message

            required property string channelId
            required property real seq
            required property string senderName
            required property date sentAt
            required property var files

            width: ListView.view ? ListView.view.width : 320

            Repeater {
                model: message.files.filter(each => root.fits(each))

                delegate: FoundFileRow {
                    required property var modelData

                    width: message.width
                    file: modelData
                    senderName: message.senderName
                    sentAt: message.sentAt
                    onClicked: root.fileRequested(modelData)
                    onMessageRequested: root.messageRequested(message.channelId, message.seq)
                }
            }
        }
    }
    EmptyState {
        anchors.centerIn: list
        visible: root.total === 0 && !root.busy
        iconName: "file"
        title: qsTr("No files here")
        detail: qsTr("Pictures and files of this conversation are listed here.")
    }
}
