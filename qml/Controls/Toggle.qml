// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Templates as T
import Dunlin.Theme

// A setting that is on or off, with its words in front and a sentence below when it needs one.
T.Switch {
    id: root

    property string detail

    implicitHeight: Math.max(Theme.control + 8, words.implicitHeight + Theme.s3)
    implicitWidth: 320
    hoverEnabled: true
    focusPolicy: Qt.StrongFocus
    opacity: enabled ? 1 : 0.45
    Accessible.role: Accessible.CheckBox
    Accessible.name: text
    Accessible.description: detail
    Accessible.checkable: true
    Accessible.checked: checked
    Accessible.onPressAction: {
        root.toggle();
        root.toggled();
    }
    Accessible.onToggleAction: {
        root.toggle();
        root.toggled();
    }
    indicator: Item {
    }
    contentItem: Item {
        Column {
            id: words

            anchors {
                left: parent.left
                right: track.left
                rightMargin: Theme.s3
                verticalCenter: parent.verticalCenter
            }

            Label {
                width: parent.width
                text: root.text
                wrapMode: Text.Wrap
            }
            Label {
                visible: root.detail !== ""
                width: parent.width
                text: root.detail
                color: Theme.text2
                wrapMode: Text.Wrap
                font.pixelSize: Theme.fCaption
            }
        }
        Rectangle {
            id: track

            anchors {
                right: parent.right
                verticalCenter: parent.verticalCenter
            }
            width: 40
            height: 22
            radius: 11
            color: root.checked ? Theme.accent : "transparent"
            border.width: root.checked ? 0 : 2
            border.color: Theme.controlBorder

            Rectangle {
                y: 4
                x: root.checked !== root.mirrored ? 22 : 4
                width: 14
                height: 14
                radius: 7
                color: root.checked ? Theme.accentText : Theme.controlBorder

                Behavior on x  {
                    NumberAnimation {
                        duration: Theme.fast
                    }
                }
            }
            FocusRing {
                on: root.visualFocus
                radius: 13
            }
        }
    }
}
