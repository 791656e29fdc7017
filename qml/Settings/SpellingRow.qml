// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Dunlin.Controls

// Whether misspelt words are underlined, and in which language they are looked up.
Toggle {
    id: root

    // With `possible`, `enabled`, `dictionary`, `looked` and look(); null where nothing is underlined.
    required property var spelling
    property bool shown: false

    // Which dictionary it is shows when somebody looks: until then none is read.
    function look() {
        if (shown && visible)
            spelling.look();
    }

    visible: spelling !== null && spelling.possible
    text: qsTr("Underline misspelt words")
    detail: !visible || !spelling.looked ? "" : spelling.dictionary === "" ? qsTr("There is no dictionary for this language on this computer.") : qsTr("Looked up on this computer, in the dictionary %1.").arg(spelling.dictionary)
    checked: visible && spelling.enabled
    onToggled: spelling.enabled = checked
    onShownChanged: look()
    Component.onCompleted: look()
}
