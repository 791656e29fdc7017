// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

// A sheet, a menu or another popup that is made when it is first opened. Its delegate is an item with nothing else in it:
// a Repeater takes items alone. With an address it is like a Later with one.
Repeater {
    id: root

    property url address
    // For what is made.
    property QtObject given: null
    property bool kept: false
    // Null until then.
    property var there: null
    readonly property bool opened: there !== null && there.opened

    function made(): var {
        kept = true;
        return there;
    }
    function open() {
        made().open();
    }
    function close() {
        if (there !== null)
            there.close();
    }
    function fold() {
        kept = false;
    }

    model: kept ? [root] : []
    onKeptChanged: if (kept && delegate === null)
        delegate = Qt.createComponent(address, Component.PreferSynchronous, root)
    onItemAdded: (index, item) => there = item.resources[0]
    onItemRemoved: there = null
}
