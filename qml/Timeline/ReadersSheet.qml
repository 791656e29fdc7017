// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Dunlin.Theme
import Dunlin.Controls

// Who has read a message, whose devices have it, and who has not got it yet.
Sheet {
    id: root

    // A list of {userId, name, picture, state}, where state is read, received or waiting, in that order.
    property var readers: []
    property bool known: false
    readonly property int read: readers.filter(each => each.state === "read").length
    readonly property int received: readers.filter(each => each.state === "received").length

    function word(state: string): string {
        return state === "read" ? qsTr("Read") : state === "received" ? qsTr("Delivered") : qsTr("Not yet");
    }

    title: qsTr("Who has read it")

    Label {
        objectName: "readersSummary"
        width: parent.width
        text: !root.known ? "" : root.readers.length === 0 ? qsTr("Nothing is known of anybody else here.") : root.read === root.readers.length ? qsTr("Read by everyone") : qsTr("Read by %1 of %2, delivered to %3 more").arg(root.read).arg(root.readers.length).arg(root.received)
        color: Theme.text2
        wrapMode: Text.Wrap
        font.pixelSize: Theme.fSmall
    }
    ListView {
        id: list

        objectName: "readerList"
        visible: root.readers.length > 0
        width: parent.width
        height: Math.min(contentHeight, Math.max(160, root.room - 220))
        clip: true
        focus: true
        activeFocusOnTab: true
        keyNavigationEnabled: true
        model: root.readers
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
            height: Math.max(48, who.implicitHeight + Theme.s3)
            Accessible.role: Accessible.ListItem
            Accessible.name: qsTr("%1: %2").arg(modelData.name).arg(root.word(modelData.state))

            FocusRing {
                on: row.ListView.isCurrentItem && list.activeFocus
                anchors.margins: 0
                radius: Theme.rSmall
            }
            Face {
                id: face

                anchors {
                    left: parent.left
                    leftMargin: Theme.s1
                    verticalCenter: parent.verticalCenter
                }
                size: 32
                key: row.modelData.userId
                name: row.modelData.name
                picture: row.modelData.picture ?? ""
            }
            Label {
                id: who

                anchors {
                    left: face.right
                    leftMargin: Theme.s3
                    right: mark.left
                    rightMargin: Theme.s2
                    verticalCenter: parent.verticalCenter
                }
                text: row.modelData.name
                elide: Text.ElideRight
                Accessible.ignored: true
            }
            Icon {
                id: mark

                anchors {
                    right: how.left
                    rightMargin: Theme.s1
                    verticalCenter: parent.verticalCenter
                }
                size: Theme.iconS
                name: row.modelData.state === "waiting" ? "clock" : "check-check"
                tone: row.modelData.state === "read" ? Theme.accent : Theme.text2
            }
            Label {
                id: how

                anchors {
                    right: parent.right
                    rightMargin: Theme.s3
                    verticalCenter: parent.verticalCenter
                }
                text: root.word(row.modelData.state)
                color: Theme.text2
                font.pixelSize: Theme.fSmall
                Accessible.ignored: true
            }
        }
    }
}
