// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Templates as T
import Dunlin.Theme

// A slider in our own dress, in steps.
T.Slider {
    id: root

    property string name

    implicitWidth: 200
    implicitHeight: Theme.control
    hoverEnabled: true
    focusPolicy: Qt.StrongFocus
    snapMode: T.Slider.SnapAlways
    Accessible.role: Accessible.Slider
    Accessible.name: name
    background: Rectangle {
        x: 10
        y: (root.height - height) / 2
        width: root.width - 20
        height: 6
        radius: 3
        color: Theme.border

        Rectangle {
            anchors {
                left: parent.left
                top: parent.top
                bottom: parent.bottom
            }
            width: root.position * parent.width
            radius: 3
            color: Theme.accent
        }
    }
    handle: Rectangle {
        x: root.visualPosition * (root.width - width)
        y: (root.height - height) / 2
        width: 20
        height: 20
        radius: 10
        color: root.pressed ? Theme.accent : Theme.raised
        border.width: 2
        border.color: Theme.accent

        FocusRing {
            on: root.visualFocus
            radius: 13
        }
    }
}
