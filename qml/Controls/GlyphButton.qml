// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Templates as T
import Dunlin.Theme

// One emoji to press. Its text is what it is called.
T.AbstractButton {
    id: root

    required property string glyph
    // Where the keys are; of several only this one is a stop of the Tab key.
    property bool current: visualFocus
    property bool chosen: false

    hoverEnabled: true
    Accessible.role: Accessible.Button
    Accessible.name: text
    Accessible.onPressAction: root.clicked()
    Keys.onReturnPressed: root.clicked()
    Keys.onEnterPressed: root.clicked()
    background: Rectangle {
        radius: Theme.rMedium
        color: root.chosen ? Theme.selected : root.hovered || root.down ? Theme.hover : "transparent"
        border.width: root.chosen ? Theme.edge : 0
        border.color: Theme.controlBorder

        FocusRing {
            on: root.current
            anchors.margins: 0
        }
    }
    contentItem: Label {
        text: root.glyph
        font.pixelSize: Math.round(Math.min(root.width, root.height) * 0.6)
        horizontalAlignment: Text.AlignHCenter
        verticalAlignment: Text.AlignVCenter
        Accessible.ignored: true
    }
}
