// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Dunlin.Theme
import Dunlin.Controls

// The head of a group of friends.
Label {
    id: root

    // A friendState.
    required property string section

    width: ListView.view ? ListView.view.width : 300
    topPadding: Theme.s3
    bottomPadding: Theme.s1
    leftPadding: 18
    rightPadding: 18
    text: section === "incoming" ? qsTr("They ask you") : section === "outgoing" ? qsTr("You have asked") : section === "blocked" ? qsTr("Blocked") : qsTr("Friends")
    color: Theme.text2
    elide: Text.ElideRight
    font.pixelSize: Theme.fSmall
    font.weight: Font.DemiBold
    Accessible.role: Accessible.Heading
    Accessible.name: text
}
