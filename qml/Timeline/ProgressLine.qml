// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Dunlin.Theme

// At the lower edge of a file's card: how much of it has gone up.
Rectangle {
    id: root

    // 0 to 1 while it goes up; below 0 otherwise.
    required property real progress

    visible: progress >= 0
    anchors {
        left: parent.left
        right: parent.right
        bottom: parent.bottom
        margins: 4
    }
    height: 4
    radius: 2
    color: Theme.border

    Rectangle {
        width: parent.width * Math.min(1, Math.max(0, root.progress))
        height: parent.height
        radius: 2
        color: Theme.accent
    }
}
