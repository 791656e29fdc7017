// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Dunlin.Theme

// A count. Whoever carries it says the number in its own accessible name.
Rectangle {
    id: root

    property int count: 0
    property bool muted: false
    property bool danger: false

    visible: count > 0
    height: Theme.badgeH
    width: Math.max(height, label.implicitWidth + 10)
    radius: height / 2
    color: danger ? Theme.danger : muted ? Theme.mutedBadge : Theme.accent
    Accessible.ignored: true

    Label {
        id: label

        anchors.centerIn: parent
        text: root.count > 99 ? "99+" : root.count
        color: root.danger ? Theme.dangerText : root.muted ? "#ffffff" : Theme.accentText
        strong: true
        font.pixelSize: Theme.fTiny
        Accessible.ignored: true
    }
}
