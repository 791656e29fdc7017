// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Dunlin.Theme

// A person: first letter on their colour. A channel: its sign on a tint of its colour.
Rectangle {
    id: root

    // Whose colour: an id, so that a new name keeps it.
    property string key
    property string name
    property string iconName
    // As designed; large text makes it larger.
    property int size: 36
    readonly property int side: Theme.grown(size)
    // online, away, dnd; nothing is shown for anything else.
    property string presence
    property color rim: Theme.surface
    readonly property string presenceWord: dot.spoken
    readonly property int colour: Theme.colourOf(key)
    // Something else stands where the letter would.
    property bool bare: false

    width: side
    height: side
    radius: iconName !== "" ? Theme.rMedium : side / 2
    color: bare ? "transparent" : iconName !== "" ? Theme.tint(colour) : Theme.fill(colour)
    Accessible.ignored: true

    Label {
        visible: root.iconName === "" && !root.bare
        anchors.centerIn: parent
        // A letter outside the basic plane is two code units.
        text: root.name === "" ? "?" : String.fromCodePoint(root.name.codePointAt(0)).toUpperCase()
        color: "#ffffff"
        strong: true
        font.pixelSize: Math.round(root.side * 0.42)
        Accessible.ignored: true
    }
    Icon {
        visible: root.iconName !== ""
        anchors.centerIn: parent
        name: root.iconName
        size: Math.round(root.side / 2)
        tone: Theme.person(root.colour)
    }
    PresenceDot {
        id: dot

        z: 1
        anchors {
            right: parent.right
            bottom: parent.bottom
            margins: -2
        }
        presence: root.presence
        rim: root.rim
    }
}
