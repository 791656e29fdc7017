// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Templates as T
import Dunlin.Theme
import Dunlin.Controls

// One emoji under a message and how many gave it; a press gives or takes back one's own.
T.AbstractButton {
    id: root

    required property string emoji
    required property int count
    required property bool mine

    implicitWidth: words.implicitWidth + 2 * Theme.s2
    implicitHeight: Math.max(Theme.touch ? 32 : 24, words.implicitHeight + 6)
    hoverEnabled: true
    focusPolicy: Qt.TabFocus
    Accessible.role: Accessible.Button
    Accessible.name: mine ? qsTr("%1, %2, one is yours").arg(emoji).arg(count) : qsTr("%1, %2").arg(emoji).arg(count)
    Accessible.onPressAction: root.clicked()
    background: Rectangle {
        radius: height / 2
        color: root.mine ? Theme.selected : root.hovered ? Theme.hover : Theme.surface
        border.width: 1
        border.color: root.mine ? Theme.accent : Theme.border

        FocusRing {
            on: root.visualFocus
            radius: height / 2
        }
    }
    contentItem: Item {
        Row {
            id: words

            anchors.centerIn: parent
            spacing: Theme.s1

            Label {
                text: root.emoji
                font.pixelSize: Theme.fSmall
            }
            Label {
                text: root.count
                color: root.mine ? Theme.accent : Theme.text2
                strong: root.mine
                font.pixelSize: Theme.fCaption
                anchors.verticalCenter: parent.verticalCenter
            }
        }
    }
}
