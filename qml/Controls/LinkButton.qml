// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Templates as T
import Dunlin.Theme

// A small button that reads as a link: for the second thing one may do here.
T.AbstractButton {
    id: root

    property color tone: Theme.link

    implicitWidth: label.implicitWidth + 2 * Theme.s1
    implicitHeight: Math.max(Theme.touch ? 40 : 24, label.implicitHeight + Theme.s2)
    hoverEnabled: true
    focusPolicy: Qt.StrongFocus
    opacity: enabled ? 1 : 0.45
    Accessible.role: Accessible.Button
    Accessible.name: text
    Accessible.onPressAction: root.clicked()
    Keys.onReturnPressed: root.clicked()
    Keys.onEnterPressed: root.clicked()
    background: Item {
        FocusRing {
            on: root.visualFocus
            anchors.margins: 0
        }
    }
    contentItem: Item {
        Label {
            id: label

            anchors.centerIn: parent
            text: root.text
            color: root.tone
            strong: true
            font.pixelSize: Theme.fSmall
            font.underline: root.hovered
        }
    }
}
