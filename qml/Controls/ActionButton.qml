// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Templates as T
import Dunlin.Theme

// A button with words. Primary: the one thing to do here; danger: what can't be undone.
T.AbstractButton {
    id: root

    property bool primary: true
    property bool danger: false
    property string iconName
    readonly property color fill: danger ? Theme.danger : Theme.accent
    readonly property color ink: primary ? (danger ? Theme.dangerText : Theme.accentText) : (danger ? Theme.danger : Theme.text)

    implicitHeight: Theme.control
    implicitWidth: Math.max(72, content.implicitWidth + 2 * Theme.s4)
    hoverEnabled: true
    focusPolicy: Qt.StrongFocus
    opacity: enabled ? 1 : 0.45
    Accessible.role: Accessible.Button
    Accessible.name: text
    // AbstractButton.click() came with 6.8; without this a screen reader's press does nothing in 6.4.
    Accessible.onPressAction: root.clicked()
    Keys.onReturnPressed: root.clicked()
    Keys.onEnterPressed: root.clicked()
    background: Rectangle {
        radius: Theme.rSmall
        color: root.primary ? (root.down ? Qt.darker(root.fill, 1.2) : root.hovered ? Qt.darker(root.fill, 1.1) : root.fill) : (root.down ? Theme.border : root.hovered ? Theme.hover : "transparent")
        border.width: root.primary ? 0 : 1
        border.color: root.danger ? Theme.danger : Theme.controlBorder

        FocusRing {
            on: root.visualFocus
        }
    }
    contentItem: Item {
        id: content

        implicitWidth: row.implicitWidth
        implicitHeight: row.implicitHeight

        Row {
            id: row

            anchors.centerIn: parent
            spacing: Theme.s2

            Icon {
                visible: root.iconName !== ""
                anchors.verticalCenter: parent.verticalCenter
                name: root.iconName
                tone: root.ink
                size: Theme.iconS
            }
            Label {
                anchors.verticalCenter: parent.verticalCenter
                text: root.text
                color: root.ink
                strong: true
                font.pixelSize: Theme.fSmall
            }
        }
    }
}
