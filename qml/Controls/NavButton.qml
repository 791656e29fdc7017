// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Templates as T
import Dunlin.Theme

// One section of the program, in the rail or in the bottom bar.
T.AbstractButton {
    id: root

    property string iconName
    property int badge: 0
    property bool danger: false

    implicitWidth: Theme.railW - 12
    implicitHeight: Theme.navH
    hoverEnabled: true
    focusPolicy: Qt.StrongFocus
    Accessible.role: Accessible.PageTab
    Accessible.name: badge > 0 ? qsTr("%1, %2 new").arg(text).arg(badge) : text
    Accessible.selected: checked
    Accessible.onPressAction: root.clicked()
    Keys.onReturnPressed: root.clicked()
    Keys.onEnterPressed: root.clicked()
    background: Item {
        Rectangle {
            anchors.fill: parent
            anchors.margins: 2
            radius: Theme.rMedium
            color: root.checked ? Theme.selected : root.hovered ? Theme.hover : "transparent"

            FocusRing {
                on: root.visualFocus
                radius: Theme.rMedium
                anchors.margins: 0
            }
        }
    }
    contentItem: Item {
        Icon {
            id: glyph

            anchors {
                horizontalCenter: parent.horizontalCenter
                top: parent.top
                topMargin: Theme.s2
            }
            size: Theme.iconM + 2
            name: root.iconName
            tone: root.checked ? Theme.accent : Theme.text2
        }
        Label {
            anchors {
                horizontalCenter: parent.horizontalCenter
                top: glyph.bottom
                topMargin: 3
            }
            width: Math.min(implicitWidth, parent.width - 4)
            elide: Text.ElideRight
            text: root.text
            color: root.checked ? Theme.accent : Theme.text2
            font.pixelSize: Theme.fTiny
            font.weight: root.checked ? Font.DemiBold : Font.Medium
            Accessible.ignored: true
        }
        Badge {
            anchors {
                left: glyph.right
                leftMargin: -6
                top: parent.top
                topMargin: 2
            }
            count: root.badge
            danger: root.danger
        }
    }
}
