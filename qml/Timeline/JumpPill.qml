// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Templates as T
import Dunlin.Theme
import Dunlin.Controls

// A button that lies over the messages and leads to another place among them.
T.AbstractButton {
    id: pill

    required property string iconName
    // There is something new at that place.
    property bool loud: false
    property bool upsideDown: false
    // The widest it may be.
    property real room: 10000

    width: Math.min(room, Theme.iconS + Theme.s2 + pillText.implicitWidth + 2 * Theme.s4)
    height: Math.max(Theme.touch ? 44 : 34, pillText.implicitHeight + Theme.s3)
    hoverEnabled: true
    focusPolicy: Qt.StrongFocus
    Accessible.role: Accessible.Button
    Accessible.name: text
    Accessible.onPressAction: pill.clicked()
    background: Rectangle {
        radius: height / 2
        color: pill.loud ? Theme.accent : pill.hovered ? Theme.hover : Theme.raised
        border.width: pill.loud ? 0 : 1
        border.color: Theme.border

        FocusRing {
            on: pill.visualFocus
            radius: height / 2
        }
    }
    contentItem: Item {
        Row {
            id: pillRow

            anchors.centerIn: parent
            spacing: Theme.s2

            Icon {
                anchors.verticalCenter: parent.verticalCenter
                name: pill.iconName
                rotation: pill.upsideDown ? 180 : 0
                size: Theme.iconS
                tone: pill.loud ? Theme.accentText : Theme.text2
            }
            Label {
                id: pillText

                anchors.verticalCenter: parent.verticalCenter
                width: Math.min(implicitWidth, pill.width - Theme.iconS - Theme.s2 - 2 * Theme.s4)
                text: pill.text
                elide: Text.ElideRight
                strong: true
                color: pill.loud ? Theme.accentText : Theme.text
                font.pixelSize: Theme.fSmall
            }
        }
    }
}
