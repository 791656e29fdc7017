// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Dunlin.Theme
import Dunlin.Controls

// A line of the program in place of a message that is not shown: nobody's words and under nobody's name, because who is
// said to have written it is the server's word.
Row {
    id: root

    required property string cause
    property real room: 400
    readonly property string text: Causes.words(cause)
    readonly property bool grave: Causes.isGrave(cause)

    spacing: Theme.s2
    topPadding: Theme.s2
    bottomPadding: Theme.s2

    Icon {
        name: root.grave ? "shield-alert" : "lock-keyhole"
        size: Theme.iconS
        tone: root.grave ? Theme.danger : Theme.text2
    }
    Label {
        objectName: "sealedNotice"
        width: Math.min(implicitWidth, root.room)
        text: root.text
        color: root.grave ? Theme.danger : Theme.text2
        wrapMode: Text.Wrap
        lineHeight: 1.2
        font.pixelSize: Theme.fSmall
        Accessible.ignored: true
    }
}
