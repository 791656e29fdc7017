// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Dunlin.Theme

// The ring around what has the keyboard. Only for keyboard focus: bind `on` to visualFocus.
Rectangle {
    property bool on: false

    anchors.fill: parent
    anchors.margins: -2
    visible: on
    color: "transparent"
    border.width: 2
    border.color: Theme.focus
    radius: Theme.rSmall + 2
    Accessible.ignored: true
}
