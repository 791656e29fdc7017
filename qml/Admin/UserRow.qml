// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Dunlin.Theme
import Dunlin.Controls

// One account of the server.
RecordRow {
    id: root

    required property string userId
    required property string username
    required property string displayName
    required property bool isAdmin
    required property bool isShut
    required property date lastSeen
    required property int devices
    required property bool secondFactor
    readonly property string shownName: displayName === "" ? username : displayName

    signal menuRequested(var anchorItem)

    faceKey: userId
    faceName: shownName
    title: shownName
    dimmed: isShut
    detailTone: isShut ? Theme.danger : Theme.text2
    readonly property var facts: ["@" + username, isShut ? qsTr("account is shut") : "", isAdmin ? qsTr("admin") : "", qsTr("%n device(s)", "", devices), secondFactor ? qsTr("second factor") : "", Times.known(lastSeen) ? qsTr("last seen %1").arg(Times.brief(lastSeen)) : ""]
    detail: facts.filter(part => part !== "").join(" · ")

    IconButton {
        id: dots

        objectName: "userMenuButton"
        iconName: "ellipsis"
        text: qsTr("Actions for %1").arg(root.shownName)
        onClicked: root.menuRequested(dots)
    }
}
