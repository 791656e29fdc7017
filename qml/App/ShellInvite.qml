// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Dunlin.Controls
import Dunlin.People

// An invitation that the server has made, to be copied.
Item {
    id: root

    required property LaterSheet modelData
    readonly property Shell shell: modelData.given as Shell

    InviteSheet {
        onCopyRequested: text => {
            root.shell.clipboard.copy(text);
            root.shell.say(qsTr("Invite link copied"));
        }
    }
}
