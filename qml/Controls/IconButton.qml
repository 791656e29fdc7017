// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Templates as T
import Dunlin.Theme

// A button with a picture; `text` is its name for the tool tip and for screen readers.
T.AbstractButton {
    id: root

    property string iconName
    property color tone: checked ? Theme.accent : Theme.text2
    property int iconSize: Theme.iconM

    implicitWidth: Theme.control
    implicitHeight: Theme.control
    hoverEnabled: true
    focusPolicy: Qt.StrongFocus
    opacity: enabled ? 1 : 0.4
    Accessible.role: Accessible.Button
    Accessible.name: text
    Accessible.onPressAction: root.clicked()
    Keys.onReturnPressed: root.clicked()
    Keys.onEnterPressed: root.clicked()
    T.ToolTip.text: text
    T.ToolTip.visible: hovered && !Theme.touch && text !== ""
    T.ToolTip.delay: 500
    background: Rectangle {
        radius: Theme.rSmall
        color: root.down ? Theme.border : root.hovered ? Theme.hover : root.checked ? Theme.selected : "transparent"

        FocusRing {
            on: root.visualFocus
        }
    }
    contentItem: Item {
        Icon {
            anchors.centerIn: parent
            name: root.iconName
            tone: root.tone
            size: root.iconSize
        }
    }
}
