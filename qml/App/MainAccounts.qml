// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Dunlin.Controls

// The accounts of this window: another one is shown, or one is added.
Item {
    id: root

    required property LaterSheet modelData
    readonly property Main main: modelData.given as Main

    AccountsSheet {
        accounts: root.main.accounts
        total: root.main.accounts !== null ? root.main.accounts.count : 0
        onPicked: row => {
            root.main.keepPlace();
            root.main.accounts.show(row);
        }
        onAddRequested: {
            root.main.keepPlace();
            root.main.accounts.add();
        }
    }
}
