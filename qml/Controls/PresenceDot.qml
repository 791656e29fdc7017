// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Dunlin.Theme

// Where somebody is: a full dot, a ring, a dot with a bar. Never the colour alone. Nothing when they are not there.
Rectangle {
    id: root

    // online, away, dnd, offline; invisible: of oneself.
    property string presence
    // What lies behind it, for the rim.
    property color rim: Theme.surface
    readonly property bool hollow: presence === "away" || presence === "invisible"
    readonly property color tone: presence === "online" ? Theme.success : presence === "away" ? Theme.warn : presence === "dnd" ? Theme.danger : Theme.text2
    readonly property string spoken: presence === "online" ? qsTr("online") : presence === "away" ? qsTr("away") : presence === "dnd" ? qsTr("do not disturb") : presence === "invisible" ? qsTr("invisible") : ""

    visible: presence !== "" && presence !== "offline"
    width: 14
    height: 14
    radius: 7
    color: rim
    Accessible.ignored: true

    Rectangle {
        anchors.centerIn: parent
        width: 10
        height: 10
        radius: 5
        color: root.hollow ? root.rim : root.tone
        border.width: root.hollow ? 3 : 0
        border.color: root.tone

        Rectangle {
            visible: root.presence === "dnd"
            anchors.centerIn: parent
            width: 6
            height: 2
            radius: 1
            color: root.rim
        }
    }
}
