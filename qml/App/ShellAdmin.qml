// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Dunlin.Controls
import Dunlin.Admin

// The administration of the server, over all panes.
AdminPage {
    id: root

    required property Later modelData
    readonly property Shell shell: modelData.given as Shell

    objectName: "adminPage"
    visible: modelData.shown
    x: shell.pageX
    width: shell.pageWidth
    height: shell.pageHeight
    desk: shell.session.admin
    selfId: shell.session.userId
    offline: shell.offline
    onBack: shell.way.pick(Way.Settings)
    onCopyRequested: text => shell.copy(text)
}
