// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Dunlin.Controls
import Dunlin.Finds

// The files of the channel, beside the conversation.
FilesPane {
    id: root

    required property Later modelData
    readonly property Shell shell: modelData.given as Shell

    objectName: "filesPane"
    visible: modelData.shown
    x: shell.sideX
    width: shell.sideWidth
    height: shell.height
    showBack: !shell.way.roomy
    finds: shell.session.channelFiles
    total: shell.session.channelFiles.count
    busy: shell.session.channelFiles.busy
    gaps: shell.session.channelFiles.gaps
    filling: shell.session.channelFiles.filling
    offline: shell.offline
    onClosed: shell.way.membersShown = false
    onMessageRequested: (id, seq) => shell.way.openFound(id, seq)
    onFileRequested: file => shell.openFile(file)
    onFetchRequested: id => shell.session.fetchMissing(id)
}
