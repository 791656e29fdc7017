// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Dunlin.Controls

// Which colour of skin emoji have that have one. One stop of the Tab key; Left and Right move, Enter chooses.
Row {
    id: root

    required property int tone
    readonly property var glyphs: ["✋", "✋🏻", "✋🏼", "✋🏽", "✋🏾", "✋🏿"]
    readonly property var names: [qsTr("No skin tone"), qsTr("Light skin tone"), qsTr("Medium-light skin tone"), qsTr("Medium skin tone"), qsTr("Medium-dark skin tone"), qsTr("Dark skin tone")]
    property int at: tone

    signal picked(int tone)
    signal abandoned

    function begin() {
        at = tone;
        tones.itemAt(at).forceActiveFocus(Qt.TabFocusReason);
    }
    function step(by: int) {
        at = Math.max(0, Math.min(glyphs.length - 1, at + by));
        tones.itemAt(at).forceActiveFocus(Qt.TabFocusReason);
    }

    Accessible.role: Accessible.Grouping
    Accessible.name: qsTr("Skin tone")

    Repeater {
        id: tones

        model: root.glyphs

        delegate: GlyphButton {
            required property int index
            required property string modelData

            objectName: "skinTone" + index
            width: Math.min(height, Math.floor(root.width / root.glyphs.length))
            height: root.height
            glyph: modelData
            text: root.names[index]
            chosen: index === root.tone
            focusPolicy: index === root.at ? Qt.StrongFocus : Qt.ClickFocus
            Accessible.checked: chosen
            Accessible.role: Accessible.RadioButton
            Keys.onLeftPressed: root.step(mirrored ? 1 : -1)
            Keys.onRightPressed: root.step(mirrored ? -1 : 1)
            Keys.onEscapePressed: root.abandoned()
            onClicked: root.picked(index)
        }
    }
}
