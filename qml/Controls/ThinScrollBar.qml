// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Templates as T
import Dunlin.Theme

// A scroll bar that shows itself only while it is of use.
T.ScrollBar {
    id: root

    implicitWidth: 10
    implicitHeight: 10
    padding: 2
    minimumSize: 0.06
    Accessible.ignored: true
    contentItem: Rectangle {
        radius: 3
        color: Theme.controlBorder
        opacity: root.pressed ? 0.9 : root.hovered ? 0.7 : root.active ? 0.45 : 0

        Behavior on opacity  {
            NumberAnimation {
                duration: Theme.normal
            }
        }
    }
}
