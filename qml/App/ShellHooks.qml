// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Dunlin.Controls
import Dunlin.People

// The webhooks of the channel, beside the conversation.
HooksPane {
    id: root

    required property Later modelData
    readonly property Shell shell: modelData.given as Shell

    objectName: "hooksPane"
    visible: modelData.shown
    x: shell.sideX
    width: shell.sideWidth
    height: shell.height
    hooks: shell.session.channelHooks
    channelId: shell.hooksOf
    offline: shell.offline
    onClosed: shell.way.side = "members"
    onCopyRequested: text => shell.copy(text)
}
