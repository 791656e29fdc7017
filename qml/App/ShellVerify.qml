// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Dunlin.Controls
import Dunlin.People

// The safety numbers of somebody, from the members or from what a conversation warns of.
Item {
    id: root

    required property LaterSheet modelData
    readonly property Shell shell: modelData.given as Shell

    VerifySheet {
        encryption: root.shell.session.encryption
    }
}
