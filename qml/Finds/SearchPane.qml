// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Dunlin.Theme
import Dunlin.Controls

// Looks for messages, in everything or in one channel, and says what it could not look through.
Rectangle {
    id: root

    required property var found
    required property int total
    // The channel that can be chosen as the only one; empty: none is open.
    property string channelId
    property string channelTitle
    property bool here: false
    property bool busy: false
    property bool more: false
    property var gaps: []
    property bool local: false
    property string trouble
    property bool filling: false
    property bool learning: false
    property bool offline: false

    signal searched(string text, string channelId)
    signal moreRequested
    signal messageRequested(string channelId, real seq)
    signal fetchRequested(string channelId)
    signal back

    readonly property bool asked: field.text.trim() !== ""

    function begin(inChannel: bool) {
        const was = here;
        here = inChannel && channelId !== "";
        field.forceActiveFocus();
        field.input.selectAll();
        if (was !== here && asked)
            ask();
    }
    function lookFor(text: string) {
        field.text = text;
        ask();
    }
    function ask() {
        pause.stop();
        searched(field.text, here ? channelId : "");
    }
    function press(row: FoundRow) {
        if (row)
            messageRequested(row.channelId, row.seq);
    }

    color: Theme.surface
    // Another channel is open now.
    onChannelIdChanged: if (here) {
        here = channelId !== "" && here;
        if (asked && visible)
            ask();
    }

    Timer {
        id: pause

        interval: 250
        onTriggered: root.ask()
    }
    PaneHeader {
        id: head

        width: parent.width
        showBack: true
        title: qsTr("Search")
        onBack: root.back()
    }
    Field {
        id: field

        objectName: "searchField"
        anchors {
            top: head.bottom
            left: parent.left
            right: parent.right
            leftMargin: Theme.s3
            rightMargin: Theme.s3
        }
        maximumLength: 200
        iconName: "search"
        placeholder: qsTr("Words of a message")
        spoken: root.asked && !root.busy ? qsTr("%n message(s) found", "", root.total) : ""
        onTextChanged: pause.restart()
        onAccepted: root.ask()
        Keys.onDownPressed: list.forceActiveFocus()
    }
    Row {
        id: scope

        visible: root.channelId !== ""
        anchors {
            top: field.bottom
            topMargin: visible ? Theme.s2 : 0
            left: parent.left
            right: parent.right
            leftMargin: Theme.s3
            rightMargin: Theme.s3
        }
        height: visible ? implicitHeight : 0
        spacing: Theme.s2

        Chip {
            objectName: "scopeAll"
            text: qsTr("Everywhere")
            checked: !root.here
            onClicked: {
                root.here = false;
                root.ask();
            }
        }
        Chip {
            objectName: "scopeHere"
            width: Math.min(implicitWidth, scope.width - x)
            text: root.channelTitle
            checked: root.here
            onClicked: {
                root.here = true;
                root.ask();
            }
        }
    }
    GapNotice {
        id: notice

        anchors {
            top: scope.bottom
            topMargin: Theme.s3
            left: parent.left
            right: parent.right
            leftMargin: Theme.s4
            rightMargin: Theme.s4
        }
        visible: isNeeded && root.asked && (!root.busy || root.learning)
        gaps: root.gaps
        local: root.local
        trouble: root.trouble
        filling: root.filling
        learning: root.learning
        offline: root.offline
        onFetchRequested: id => root.fetchRequested(id)
    }
    ListView {
        id: list

        objectName: "foundList"
        anchors {
            top: notice.visible ? notice.bottom : scope.bottom
            topMargin: Theme.s2
            left: parent.left
            right: parent.right
            bottom: parent.bottom
        }
        clip: true
        model: root.found
        boundsBehavior: Flickable.StopAtBounds
        activeFocusOnTab: true
        keyNavigationEnabled: true
        highlightMoveDuration: 0
        Accessible.role: Accessible.List
        Accessible.name: qsTr("Messages found")
        Keys.onReturnPressed: root.press(currentItem as FoundRow)
        Keys.onEnterPressed: root.press(currentItem as FoundRow)
        onAtYEndChanged: if (atYEnd && root.more && !root.busy && root.visible)
            root.moreRequested()

        T.ScrollBar.vertical: ThinScrollBar {
        }
        delegate: FoundRow {
            id: row

            oneChannel: root.here
            onClicked: root.press(row)
        }
    }
    EmptyState {
        anchors.centerIn: list
        visible: root.total === 0 && !root.busy
        iconName: "search"
        title: root.asked ? qsTr("Nothing found") : qsTr("Search messages")
        detail: root.asked ? qsTr("Every word has to begin a word of the message.") : qsTr("What is on this device is looked through at once, and what is on the server with it.")
    }
    SkeletonRows {
        visible: root.busy && root.total === 0
        anchors.fill: list
    }
}
