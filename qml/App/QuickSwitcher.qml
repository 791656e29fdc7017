// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Dunlin.Theme
import Dunlin.Controls

// To any channel or person by a few letters. The field keeps the focus: Up and Down choose, Enter goes, Escape stays.
Sheet {
    id: root

    required property var places
    required property int total

    signal searched(string text)
    signal channelPicked(string channelId)
    signal personPicked(string userId)

    function pick(row: SwitcherRow) {
        if (!row)
            return;
        close();
        if (row.kind === "person")
            personPicked(row.target);
        else
            channelPicked(row.target);
    }

    title: qsTr("Go to")
    onAboutToShow: {
        field.text = "";
        searched("");
        list.currentIndex = 0;
    }
    onOpened: field.forceActiveFocus()

    Field {
        id: field

        objectName: "switcherField"
        width: parent.width
        iconName: "search"
        placeholder: qsTr("A channel or a person")
        spoken: list.currentItem ? (list.currentItem as SwitcherRow).name : qsTr("Nothing found")
        onTextChanged: if (root.visible) {
            root.searched(text);
            list.currentIndex = list.count > 0 ? 0 : -1;
        }
        onAccepted: root.pick(list.currentItem as SwitcherRow)
        Keys.onDownPressed: list.incrementCurrentIndex()
        Keys.onUpPressed: list.decrementCurrentIndex()
    }
    ListView {
        id: list

        objectName: "switcherList"
        width: parent.width
        height: Math.max(160, Math.min(360, root.room - 220))
        clip: true
        model: root.places
        boundsBehavior: Flickable.StopAtBounds
        highlightMoveDuration: 0
        keyNavigationWraps: true
        Accessible.role: Accessible.List
        Accessible.name: qsTr("Places found")
        // Another list begins at its best row.
        onCountChanged: currentIndex = count > 0 ? 0 : -1

        T.ScrollBar.vertical: ThinScrollBar {
        }
        delegate: SwitcherRow {
            id: row

            onClicked: root.pick(row)
        }

        Label {
            visible: root.total === 0
            anchors {
                left: parent.left
                right: parent.right
                top: parent.top
                topMargin: Theme.s6
            }
            horizontalAlignment: Text.AlignHCenter
            wrapMode: Text.Wrap
            color: Theme.text2
            font.pixelSize: Theme.fSmall
            text: qsTr("Nothing here is called that.")
        }
    }
}
