// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Dunlin.Controls
import Dunlin.Finds

// What is pinned in the channel, beside the conversation.
PinsPane {
    id: root

    required property Later modelData
    readonly property Shell shell: modelData.given as Shell

    objectName: "pinsPane"
    visible: modelData.shown
    x: shell.sideX
    width: shell.sideWidth
    height: shell.height
    showBack: !shell.way.roomy
    pins: shell.session.pinList
    total: shell.session.pinList.count
    busy: shell.session.pinList.busy
    gaps: shell.session.pinList.gaps
    trouble: shell.session.pinList.trouble
    offline: shell.offline
    mayUnpin: shell.way.card.role !== "readonly"
    onClosed: shell.way.membersShown = false
    onMessageRequested: (id, seq) => shell.way.openFound(id, seq)
    onUnpinRequested: (id, message) => shell.session.pin(id, message, false)
}
