// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Controls.Basic as C
import Dunlin.Theme

// One row of an ActionMenu. A row that does not apply is not shown at all.
C.MenuItem {
    id: root

    property string iconName
    property bool danger: false
    readonly property color ink: danger ? Theme.danger : Theme.text

    implicitHeight: visible ? Math.max(Theme.touch ? 48 : 34, Math.round(Theme.fBody * 1.25 + 14)) : 0
    height: implicitHeight
    implicitWidth: 212
    opacity: enabled ? 1 : 0.4
    // The arrow keys go by this, and would stop at rows that nobody sees.
    activeFocusOnTab: visible && enabled
    Accessible.role: Accessible.MenuItem
    Accessible.name: text
    Accessible.onPressAction: root.triggered()
    background: Rectangle {
        radius: Theme.rSmall
        // In the dark theme `hover` can't be told from what a menu lies on.
        color: root.highlighted ? Theme.selected : root.hovered ? Theme.hover : "transparent"
    }
    indicator: Item {
    }
    arrow: Item {
    }
    contentItem: Item {
        LayoutMirroring.enabled: Application.layoutDirection === Qt.RightToLeft
        LayoutMirroring.childrenInherit: true

        Icon {
            id: glyph

            anchors {
                left: parent.left
                leftMargin: Theme.s1
                verticalCenter: parent.verticalCenter
            }
            name: root.iconName
            size: Theme.iconS + 2
            tone: root.danger ? Theme.danger : Theme.text2
        }
        Label {
            anchors {
                left: glyph.right
                leftMargin: Theme.s3
                right: parent.right
                verticalCenter: parent.verticalCenter
            }
            text: root.text
            color: root.ink
            elide: Text.ElideRight
            Accessible.ignored: true
        }
    }
}
