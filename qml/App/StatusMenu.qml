// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Dunlin.Controls

// How others are to see one, and the other accounts.
Item {
    id: root

    required property LaterSheet modelData
    readonly property NavRail rail: modelData.given as NavRail

    ActionMenu {
        MenuRow {
            objectName: "statusOnlineItem"
            iconName: "circle-check"
            text: qsTr("Online")
            onTriggered: root.rail.presencePicked("online")
        }
        MenuRow {
            iconName: "clock"
            text: qsTr("Away")
            onTriggered: root.rail.presencePicked("away")
        }
        MenuRow {
            objectName: "statusDndItem"
            iconName: "circle-minus"
            text: qsTr("Do not disturb")
            onTriggered: root.rail.presencePicked("dnd")
        }
        MenuRow {
            iconName: "eye-off"
            text: qsTr("Invisible")
            onTriggered: root.rail.presencePicked("invisible")
        }
        MenuRow {
            objectName: "ownProfileItem"
            iconName: "palette"
            text: qsTr("Your profile")
            onTriggered: root.rail.profileRequested()
        }
        MenuRow {
            objectName: "accountsItem"
            visible: root.rail.severalAccounts
            iconName: "users"
            text: qsTr("Accounts…")
            onTriggered: root.rail.accountsRequested()
        }
    }
}
