// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Dunlin.Theme
import Dunlin.Controls

// The groups of emoji, what was used last before them. One stop of the Tab key; Left and Right choose.
Row {
    id: root

    required property var groups
    // Empty while something is searched.
    required property string current

    signal picked(string group)

    readonly property var glyphs: ({
            "recent": "🕘",
            "smileys": "😀",
            "people": "👋",
            "animals": "🐻",
            "food": "🍎",
            "travel": "🚗",
            "activities": "⚽",
            "objects": "💡",
            "symbols": "💕",
            "flags": "🏁"
        })
    readonly property var names: ({
            "recent": qsTr("Used last"),
            "smileys": qsTr("Smileys"),
            "people": qsTr("People"),
            "animals": qsTr("Animals and nature"),
            "food": qsTr("Food and drink"),
            "travel": qsTr("Travel and places"),
            "activities": qsTr("Activities"),
            "objects": qsTr("Objects"),
            "symbols": qsTr("Symbols"),
            "flags": qsTr("Flags")
        })
    readonly property int at: Math.max(0, groups.indexOf(current))

    function step(by: int) {
        const next = Math.max(0, Math.min(groups.length - 1, at + by));
        root.picked(groups[next]);
        tabs.itemAt(next).forceActiveFocus(Qt.TabFocusReason);
    }

    Accessible.role: Accessible.PageTabList
    Accessible.name: qsTr("Groups of emoji")

    Repeater {
        id: tabs

        model: root.groups

        delegate: GlyphButton {
            required property int index
            required property string modelData

            objectName: "emojiGroup_" + modelData
            width: Math.floor(root.width / root.groups.length)
            height: Math.min(width, Math.max(32, Theme.fHead * 1.5))
            glyph: root.glyphs[modelData] ?? "❔"
            text: root.names[modelData] ?? modelData
            chosen: modelData === root.current
            focusPolicy: index === root.at ? Qt.StrongFocus : Qt.ClickFocus
            Accessible.role: Accessible.PageTab
            Accessible.selected: chosen
            Keys.onLeftPressed: root.step(mirrored ? 1 : -1)
            Keys.onRightPressed: root.step(mirrored ? -1 : 1)
            onClicked: root.picked(modelData)
        }
    }
}
