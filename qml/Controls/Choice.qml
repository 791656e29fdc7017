// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Dunlin.Theme

// One of a few: a row of buttons of which exactly one is chosen.
Row {
    id: root

    required property list<string> options
    property int current: 0
    property string name

    signal picked(int index)

    spacing: Theme.s2
    Accessible.role: Accessible.Grouping
    Accessible.name: name

    Repeater {
        model: root.options

        delegate: Chip {
            id: chip

            required property int index
            required property string modelData

            text: chip.modelData
            checked: root.current === chip.index
            onClicked: root.picked(chip.index)
        }
    }
}
