// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Dunlin.Controls

// By a few letters to a channel, or to a person.
Item {
    id: root

    required property LaterSheet modelData
    readonly property Shell shell: modelData.given as Shell

    QuickSwitcher {
        places: root.shell.session.switcher
        total: root.shell.session.switcher.count
        onSearched: text => root.shell.session.searchPlaces(text)
        onChannelPicked: id => root.shell.way.openChannel(id)
        onPersonPicked: id => root.shell.session.openDirect(id)
    }
}
