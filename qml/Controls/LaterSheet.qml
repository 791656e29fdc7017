// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

// A sheet, a menu or another popup that is made when it is first opened. Its delegate is an item with nothing else in it:
// a Repeater takes items alone.
Repeater {
    id: root

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

    model: kept ? 1 : 0
    onItemAdded: (index, item) => there = item.resources[0]
    onItemRemoved: there = null
}
