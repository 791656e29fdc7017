// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Templates as T
import Dunlin.Theme

// A small button that can be the chosen one of several, or a person picked for something.
T.AbstractButton {
    id: root

    property string iconName

    implicitHeight: Math.max(Theme.touch ? 44 : 32, Math.round(Theme.fSmall * 1.25 + 12))
    implicitWidth: row.implicitWidth + 2 * Theme.s3
    hoverEnabled: true
    focusPolicy: Qt.StrongFocus
    Accessible.role: Accessible.RadioButton
    Accessible.name: text
    Accessible.checked: checked
    Accessible.onPressAction: root.clicked()
    Keys.onReturnPressed: root.clicked()
    Keys.onEnterPressed: root.clicked()
    background: Rectangle {
        radius: height / 2
        color: root.checked ? Theme.selected : root.hovered ? Theme.hover : "transparent"
        border.width: 1
        border.color: root.checked ? Theme.accent : Theme.controlBorder

        FocusRing {
            on: root.visualFocus
            radius: height / 2
        }
    }
    contentItem: Item {
        Row {
            id: row

            anchors.centerIn: parent
            spacing: Theme.s1

            Icon {
                visible: root.iconName !== ""
                anchors.verticalCenter: parent.verticalCenter
                name: root.iconName
                tone: root.checked ? Theme.accent : Theme.text2
                size: Theme.iconS
            }
            Label {
                anchors.verticalCenter: parent.verticalCenter
                text: root.text
                color: root.checked ? Theme.accent : Theme.text
                strong: root.checked
                font.pixelSize: Theme.fSmall
            }
        }
    }
}
