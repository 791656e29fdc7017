// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Dunlin.Controls
import Dunlin.People

// An invitation that one was given.
Item {
    id: root

    required property LaterSheet modelData
    readonly property Shell shell: modelData.given as Shell

    UseInviteSheet {
        onAcceptRequested: link => root.shell.session.acceptInvite(link)
    }
}
