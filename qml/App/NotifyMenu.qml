// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Dunlin.Controls

// What one wants to be told of in a conversation.
ActionMenu {
    id: root

    // all, mentions, none.
    required property string level
    required property bool muted
    property bool offline: false

    // ms above 0: nothing until then.
    signal picked(string level, real ms)

    MenuRow {
        enabled: !root.offline
        iconName: root.level === "all" && !root.muted ? "check" : "bell"
        text: qsTr("All messages")
        onTriggered: root.picked("all", 0)
    }
    MenuRow {
        objectName: "notifyMentions"
        enabled: !root.offline
        iconName: root.level === "mentions" && !root.muted ? "check" : "at-sign"
        text: qsTr("Only mentions")
        onTriggered: root.picked("mentions", 0)
    }
    MenuRow {
        enabled: !root.offline
        iconName: root.level === "none" && !root.muted ? "check" : "bell-off"
        text: qsTr("Nothing")
        onTriggered: root.picked("none", 0)
    }
    MenuRow {
        enabled: !root.offline
        iconName: "clock"
        text: qsTr("Mute for %1").arg(Times.span(3600000))
        onTriggered: root.picked(root.level, 3600000)
    }
    MenuRow {
        enabled: !root.offline
        iconName: "clock"
        text: qsTr("Mute for %1").arg(Times.span(28800000))
        onTriggered: root.picked(root.level, 28800000)
    }
    MenuRow {
        enabled: !root.offline
        iconName: "clock"
        text: qsTr("Mute for %1").arg(Times.span(604800000))
        onTriggered: root.picked(root.level, 604800000)
    }
}
