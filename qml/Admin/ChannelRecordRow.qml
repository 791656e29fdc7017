// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Dunlin.Theme
import Dunlin.Controls

// One channel of the server: its card, and how much is in it, never what.
RecordRow {
    id: root

    required property string channelId
    required property string name
    required property bool isDirect
    required property bool isPrivate
    required property bool encrypted
    required property int members
    required property double messages

    signal removeRequested

    iconName: isDirect ? "message-circle" : isPrivate ? "lock" : "hash"
    faceKey: channelId
    detail: facts.filter(part => part !== "").join(" · ")
    title: isDirect ? qsTr("A direct conversation") : name
    readonly property var facts: [isDirect ? "" : isPrivate ? qsTr("private") : qsTr("public"), encrypted ? qsTr("end-to-end encrypted") : "", qsTr("%n member(s)", "", members), qsTr("%n message(s)", "", messages)]

    IconButton {
        objectName: "removeChannel"
        visible: !root.isDirect
        iconName: "trash-2"
        tone: Theme.danger
        text: qsTr("Remove %1").arg(root.title)
        onClicked: root.removeRequested()
    }
}
