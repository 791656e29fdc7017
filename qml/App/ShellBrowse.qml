// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Dunlin.Controls
import Dunlin.Channels

// The channels that one may join, in the column of lists.
DirectoryPane {
    id: root

    required property Later modelData
    readonly property Shell shell: modelData.given as Shell

    visible: modelData.shown
    anchors {
        fill: parent
        topMargin: shell.listTop
    }
    directory: shell.session.directory
    total: shell.session.directory.count
    busy: shell.session.directory.busy
    offline: shell.offline
    onSearchRequested: text => shell.session.refreshDirectory(text)
    onJoinRequested: id => shell.session.joinChannel(id)
    onOpenRequested: id => shell.way.openChannel(id)
    onNewChannelRequested: shell.sheets.newChannel.open()
}
