// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Dunlin.Controls
import Dunlin.Finds

// The search in the column of lists.
SearchPane {
    id: root

    required property Later modelData
    readonly property Shell shell: modelData.given as Shell

    objectName: "searchPane"
    visible: modelData.shown
    anchors {
        fill: parent
        topMargin: shell.listTop
    }
    found: shell.session.found
    total: shell.session.found.count
    channelId: shell.way.channelId
    channelTitle: shell.way.direct ? shell.way.cardName : "#" + shell.way.cardName
    busy: shell.session.found.busy
    more: shell.session.found.more
    gaps: shell.session.found.gaps
    local: shell.session.found.local
    trouble: shell.session.found.trouble
    filling: shell.session.found.filling
    learning: shell.session.found.learning
    offline: shell.offline
    onSearched: (text, id) => shell.session.searchMessages(text, id)
    onMoreRequested: shell.session.moreFound()
    onMessageRequested: (id, seq) => shell.way.openFound(id, seq)
    onFetchRequested: id => shell.session.fetchMissing(id)
    onBack: shell.way.goBack()
}
