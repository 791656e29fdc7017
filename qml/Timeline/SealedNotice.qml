// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Dunlin.Theme
import Dunlin.Controls

// A line of the program in place of a message that is not shown: nobody's words and under nobody's name, because who is
// said to have written it is the server's word.
Row {
    id: root

    // The name of a cause (client/crypto/cause.h), or "unsealed".
    required property string cause
    property real room: 400
    readonly property string text: words(cause)
    readonly property bool grave: /^(damaged|misdirected|notTrusted|fork|rollback|forged|badKeys|unsealed)$/.test(cause)

    function words(which: string): string {
        switch (which) {
        case "unknownChain":
        case "noSession":
            return qsTr("A message whose key is not on this device. The sender's device was asked for it again; what was written before you or this device came in stays shut.");
        case "tooFar":
            return qsTr("A message that can't be read: too many before it are missing. Those after it will open again.");
        case "repeated":
            return qsTr("A message that was opened before, and whose text is not kept here any more.");
        case "damaged":
            return qsTr("A message that was changed on its way. It is not shown; ask for it to be sent again.");
        case "misdirected":
            return qsTr("A message that was sealed by somebody else or for another place than the server says. It is not shown.");
        case "notTrusted":
            return qsTr("A message of a device that is not on its owner's list. It is not shown.");
        case "fork":
        case "rollback":
        case "forged":
        case "badKeys":
            return qsTr("A message that is not shown: the server shows other keys of its sender than before. Compare your safety numbers.");
        case "tooNew":
            return qsTr("This message needs a newer version of Dunlin.");
        case "unsealed":
            return qsTr("The server has a message here that nobody sealed. It is not shown.");
        default:
            return qsTr("A message that can't be read from this profile for now.");
        }
    }

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
