// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

// What is made when it is first wanted and stays from then on, as a sibling: a start does without it.
// A Repeater of none or one, because Qt 6.4's Loader can't make a bound component.
Repeater {
    id: root

    property bool wanted: false
    property bool kept: false
    // What it is shown by: a little after it was made, so that it notices.
    property bool shown: false
    // Null until then.
    readonly property var there: count > 0 ? itemAt(0) : null

    function made(): var {
        kept = true;
        return itemAt(0);
    }

    model: kept ? 1 : 0
    onWantedChanged: {
        kept = kept || wanted;
        shown = wanted;
    }
}
