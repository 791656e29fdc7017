// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Dunlin.Theme
import Dunlin.Controls

// What a message said before it was changed, the last wording first.
Sheet {
    id: root

    // A list of {text, at}.
    property var wordings: []
    // They were looked for.
    property bool known: false

    title: qsTr("Earlier wordings")

    Label {
        objectName: "noWordings"
        visible: root.known && root.wordings.length === 0
        width: parent.width
        text: qsTr("No earlier wording is on this device.")
        wrapMode: Text.Wrap
    }
    ListView {
        id: list

        objectName: "wordingList"
        visible: root.wordings.length > 0
        width: parent.width
        height: Math.min(contentHeight, Math.max(160, root.room - 260))
        clip: true
        focus: true
        activeFocusOnTab: true
        keyNavigationEnabled: true
        model: root.wordings
        boundsBehavior: Flickable.StopAtBounds
        Accessible.role: Accessible.List
        Accessible.name: root.title

        T.ScrollBar.vertical: ThinScrollBar {
        }
        delegate: Item {
            id: row

            required property int index
            required property var modelData

            width: list.width
            height: words.implicitHeight + 2 * Theme.s2
            Accessible.role: Accessible.ListItem
            Accessible.name: qsTr("%1: %2").arg(Times.full(modelData.at)).arg(modelData.text)

            FocusRing {
                on: row.ListView.isCurrentItem && list.activeFocus
                anchors.margins: 0
                radius: Theme.rSmall
            }
            Column {
                id: words

                // Clear of the ring.
                anchors {
                    left: parent.left
                    right: parent.right
                    leftMargin: Theme.s2
                    rightMargin: Theme.s3
                    verticalCenter: parent.verticalCenter
                }
                spacing: 2

                Label {
                    text: Times.full(row.modelData.at)
                    color: Theme.text2
                    font.pixelSize: Theme.fCaption
                    Accessible.ignored: true
                }
                Label {
                    objectName: "wording"
                    width: parent.width
                    text: row.modelData.text
                    textFormat: Text.PlainText
                    wrapMode: Text.Wrap
                    Accessible.ignored: true
                }
            }
        }
    }
    Label {
        objectName: "wordingsLimit"
        width: parent.width
        text: qsTr("Only what this device has seen: what was changed before it came here, or while the device was away, is not among them. They go with the message.")
        color: Theme.text2
        wrapMode: Text.Wrap
        font.pixelSize: Theme.fSmall
    }
}
