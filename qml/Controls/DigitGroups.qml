// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Dunlin.Theme

// Groups of digits that two people or two devices compare. They stand in the same order in every language.
Grid {
    id: root

    // Groups with blanks or dashes in between.
    property string text
    property string name
    readonly property var groups: text === "" ? [] : text.split(/[\s-]+/)

    columns: 4
    columnSpacing: Theme.s6
    rowSpacing: Theme.s2
    LayoutMirroring.enabled: false
    LayoutMirroring.childrenInherit: true
    Accessible.role: Accessible.StaticText
    Accessible.name: name + ": " + groups.join(", ")

    Repeater {
        model: root.groups

        delegate: Label {
            required property string modelData

            text: modelData
            font.pixelSize: Theme.fTitle
            font.weight: Font.Medium
            font.letterSpacing: 1
            Accessible.ignored: true
        }
    }
}
