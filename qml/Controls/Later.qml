// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

// What is made when it is first wanted and stays from then on, as a sibling: a start does without it.
// A Repeater of none or one, because Qt 6.4's Loader can't make a bound component.
// With an address, a file's, a start does not even look at its types. What is made of it has this for its `modelData`.
Repeater {
    id: root

    property url address
    // For what is made.
    property QtObject given: null
    property bool wanted: false
    property bool kept: false
    // What it is shown by: a little after it was made, so that it notices.
    property bool shown: false
    // Null until then.
    readonly property var there: count > 0 ? itemAt(0) : null
    property Component looked: null

    function made(): var {
        kept = true;
        return itemAt(0);
    }
    // Looks at the types of its file on the engine's thread, so that it is made at once when it is wanted.
    function prepare() {
        if (delegate === null && looked === null)
            looked = Qt.createComponent(address, Component.Asynchronous, root);
    }
    // What was made goes, and before it what it made itself.
    function fold() {
        if (there !== null && there.fold !== undefined)
            there.fold();
        kept = false;
    }

    model: kept ? [root] : []
    onKeptChanged: if (kept && delegate === null)
        delegate = Qt.createComponent(address, Component.PreferSynchronous, root)
    onWantedChanged: {
        kept = kept || wanted;
        shown = wanted;
    }
}
