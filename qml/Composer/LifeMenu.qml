// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Dunlin.Controls

// How long the next message stays.
ActionMenu {
    id: root

    // In ms; 0: as the channel keeps it.
    required property real expiresIn

    signal picked(real ms)

    MenuRow {
        iconName: root.expiresIn === 0 ? "check" : "timer"
        text: qsTr("As the channel keeps it")
        onTriggered: root.picked(0)
    }
    MenuRow {
        objectName: "lifeMinute"
        iconName: root.expiresIn === 60000 ? "check" : "timer"
        text: qsTr("Goes after %1").arg(Times.span(60000))
        onTriggered: root.picked(60000)
    }
    MenuRow {
        iconName: root.expiresIn === 3600000 ? "check" : "timer"
        text: qsTr("Goes after %1").arg(Times.span(3600000))
        onTriggered: root.picked(3600000)
    }
    MenuRow {
        iconName: root.expiresIn === 86400000 ? "check" : "timer"
        text: qsTr("Goes after %1").arg(Times.span(86400000))
        onTriggered: root.picked(86400000)
    }
    MenuRow {
        iconName: root.expiresIn === 604800000 ? "check" : "timer"
        text: qsTr("Goes after %1").arg(Times.span(604800000))
        onTriggered: root.picked(604800000)
    }
}
