// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Dunlin.Theme
import Dunlin.Controls

// What the keyboard does, everywhere and in the field where one writes.
Sheet {
    id: root

    readonly property var keys: [
        {
            "keys": "Ctrl+K",
            "does": qsTr("Go to a channel or a person")
        },
        {
            "keys": "Ctrl+F",
            "does": qsTr("Search in this conversation")
        },
        {
            "keys": "Ctrl+Shift+F",
            "does": qsTr("Search in everything")
        },
        {
            "keys": "Ctrl+N",
            "does": qsTr("New channel")
        },
        {
            "keys": "Ctrl+,",
            "does": qsTr("Settings")
        },
        {
            "keys": "Ctrl+Shift+A",
            "does": qsTr("Another account")
        },
        {
            "keys": "Ctrl+D",
            "does": qsTr("Light or dark")
        },
        {
            "keys": "Ctrl+Q",
            "does": qsTr("End the program")
        },
        {
            "keys": "Ctrl+J",
            "does": qsTr("To the first new message, in the conversation")
        },
        {
            "keys": "Esc",
            "does": qsTr("Mark as read, where new messages are offered; else back")
        },
        {
            "keys": "F1",
            "does": qsTr("This list")
        },
        {
            "keys": "Enter",
            "does": qsTr("Send")
        },
        {
            "keys": "Shift+Enter",
            "does": qsTr("New line")
        },
        {
            "keys": "Up",
            "does": qsTr("Edit your last message, in an empty field")
        },
        {
            "keys": "@",
            "does": qsTr("Mention somebody")
        },
        {
            "keys": "Ctrl+.",
            "does": qsTr("Pick an emoji")
        },
        {
            "keys": "Ctrl+V",
            "does": qsTr("Paste text, a picture or files")
        },
        {
            "keys": "Enter",
            "does": qsTr("On a message: what can be done with it")
        },
        {
            "keys": "T",
            "does": qsTr("On a message: its thread")
        },
        {
            "keys": "End",
            "does": qsTr("To the newest message, in the conversation")
        },
        {
            "keys": "Tab",
            "does": qsTr("To the next control")
        }
    ]

    title: qsTr("Keyboard")

    ListView {
        id: list

        objectName: "keyList"
        width: parent.width
        height: Math.min(contentHeight, Math.max(160, root.room - 160))
        clip: true
        focus: true
        model: root.keys
        boundsBehavior: Flickable.StopAtBounds
        Accessible.role: Accessible.List
        Accessible.name: qsTr("Keyboard")

        T.ScrollBar.vertical: ThinScrollBar {
        }
        delegate: Item {
            id: row

            required property var modelData

            width: list.width
            height: Math.max(32, does.implicitHeight + Theme.s2, cap.height + Theme.s1)
            Accessible.role: Accessible.ListItem
            Accessible.name: qsTr("%1: %2").arg(modelData.keys).arg(modelData.does)

            Label {
                id: does

                anchors {
                    left: parent.left
                    right: cap.left
                    rightMargin: Theme.s3
                    verticalCenter: parent.verticalCenter
                }
                text: row.modelData.does
                wrapMode: Text.Wrap
                font.pixelSize: Theme.fSmall
                Accessible.ignored: true
            }
            Rectangle {
                id: cap

                anchors {
                    right: parent.right
                    rightMargin: Theme.s2
                    verticalCenter: parent.verticalCenter
                }
                width: keyText.implicitWidth + Theme.s3
                height: keyText.implicitHeight + Theme.s1
                radius: Theme.rSmall
                color: Theme.surface
                border.width: 1
                border.color: Theme.border

                Label {
                    id: keyText

                    anchors.centerIn: parent
                    text: row.modelData.keys
                    font.pixelSize: Theme.fCaption
                    font.weight: Font.Medium
                    Accessible.ignored: true
                }
            }
        }
    }
}
