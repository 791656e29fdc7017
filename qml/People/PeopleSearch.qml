// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Dunlin.Theme
import Dunlin.Controls

// A search field over the people of the server and what it found. What a row offers is the user's choice:
// `actionText` makes a button in each row, without it the whole row is the button.
FocusScope {
    id: root

    required property var people
    required property int total
    required property bool busy
    property bool offline: false
    property string actionText
    // People who need no button, by id, and what to say instead.
    property list<string> doneIds
    property string doneText
    property string selfId

    signal searchRequested(string text)
    signal picked(string userId, string name)

    function start() {
        search.text = "";
        searchRequested("");
        search.forceActiveFocus();
    }

    Field {
        id: search

        objectName: "peopleSearch"
        focus: true
        anchors {
            top: parent.top
            left: parent.left
            right: parent.right
        }
        iconName: "search"
        placeholder: qsTr("Name or username")
        onTextChanged: later.restart()
        Keys.onDownPressed: list.forceActiveFocus()
    }
    Timer {
        id: later

        interval: 250
        onTriggered: root.searchRequested(search.text.trim())
    }
    ListView {
        id: list

        objectName: "peopleList"
        anchors {
            top: search.bottom
            topMargin: Theme.s2
            left: parent.left
            right: parent.right
            bottom: parent.bottom
            // The rows have margins of their own.
            leftMargin: -Theme.s2
            rightMargin: -Theme.s2
        }
        clip: true
        model: root.people
        boundsBehavior: Flickable.StopAtBounds
        activeFocusOnTab: true
        keyNavigationEnabled: true
        highlightMoveDuration: 0
        Accessible.role: Accessible.List
        Accessible.name: qsTr("People found")
        Keys.onReturnPressed: {
            const row = currentItem as PersonRow;
            if (row && row.userId !== root.selfId && !root.doneIds.includes(row.userId))
                root.picked(row.userId, row.name);
        }

        T.ScrollBar.vertical: ThinScrollBar {
        }
        delegate: PersonRow {
            id: row

            readonly property bool self: userId === root.selfId
            readonly property bool done: root.doneIds.includes(userId)

            detail: self ? qsTr("@%1, that is you").arg(username) : "@" + username
            onClicked: if (!self && !done && root.actionText === "")
                root.picked(userId, name)

            Label {
                visible: row.done && root.doneText !== ""
                anchors.verticalCenter: parent.verticalCenter
                text: root.doneText
                color: Theme.text2
                font.pixelSize: Theme.fCaption
            }
            ActionButton {
                objectName: "pickPerson"
                visible: root.actionText !== "" && !row.done && !row.self
                implicitHeight: Theme.touch ? 44 : Math.max(30, Theme.fSmall * 1.25 + 12)
                primary: false
                text: root.actionText
                Accessible.name: qsTr("%1 %2").arg(root.actionText).arg(row.name)
                onClicked: root.picked(row.userId, row.name)
            }
        }
    }
    Label {
        visible: root.total === 0 && !root.busy
        anchors {
            left: parent.left
            right: parent.right
            top: list.top
            topMargin: Theme.s4
        }
        horizontalAlignment: Text.AlignHCenter
        wrapMode: Text.Wrap
        color: Theme.text2
        font.pixelSize: Theme.fSmall
        text: root.offline ? qsTr("The server can't be asked just now.") : search.text.trim() === "" ? qsTr("Type a name.") : qsTr("Nobody on this server is called “%1”.").arg(search.text.trim())
    }
}
