// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Dunlin.Theme
import Dunlin.Controls

// What is pinned in a channel, the last pinned first.
Rectangle {
    id: root

    required property var pins
    required property int total
    property bool busy: false
    property var gaps: []
    property string trouble
    property bool offline: false
    property bool mayUnpin: true
    property bool showBack: false

    signal closed
    signal messageRequested(string channelId, real seq)
    signal unpinRequested(string channelId, string messageId)

    function press(row: FoundRow) {
        if (row)
            messageRequested(row.channelId, row.seq);
    }

    color: Theme.surface

    PaneHeader {
        id: head

        width: parent.width
        showBack: root.showBack
        title: qsTr("Pinned messages")
        onBack: root.closed()

        IconButton {
            visible: !root.showBack
            objectName: "closePins"
            iconName: "x"
            text: qsTr("Close")
            onClicked: root.closed()
        }
    }
    Label {
        id: notice

        visible: text !== ""
        anchors {
            top: head.bottom
            left: parent.left
            right: parent.right
            leftMargin: Theme.s4
            rightMargin: Theme.s4
        }
        height: visible ? contentHeight + Theme.s2 : 0
        text: root.trouble !== "" ? root.trouble : root.offline && root.gaps.length > 0 ? qsTr("Without a connection only pins among the messages on this device are shown.") : ""
        color: Theme.text2
        wrapMode: Text.Wrap
        font.pixelSize: Theme.fSmall
    }
    ListView {
        id: list

        objectName: "pinList"
        anchors {
            top: notice.bottom
            left: parent.left
            right: parent.right
            bottom: parent.bottom
        }
        clip: true
        model: root.pins
        boundsBehavior: Flickable.StopAtBounds
        activeFocusOnTab: true
        keyNavigationEnabled: true
        highlightMoveDuration: 0
        Accessible.role: Accessible.List
        Accessible.name: qsTr("Pinned messages")
        Keys.onReturnPressed: root.press(currentItem as FoundRow)
        Keys.onEnterPressed: root.press(currentItem as FoundRow)

        T.ScrollBar.vertical: ThinScrollBar {
        }
        delegate: FoundRow {
            id: row

            oneChannel: true
            removable: root.mayUnpin
            onClicked: root.press(row)
            onRemoveRequested: root.unpinRequested(row.channelId, row.messageId)
        }
    }
    EmptyState {
        anchors.centerIn: list
        visible: root.total === 0 && !root.busy
        iconName: "pin"
        title: qsTr("Nothing pinned")
        detail: qsTr("Pin a message from its menu to keep it at hand for everybody here.")
    }
}
