// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma Singleton
import QtQuick

// Why a message is not shown, in words: by the name of a cause (client/crypto/cause.h), or "unsealed".
QtObject {
    function isGrave(which: string): bool {
        return /^(damaged|misdirected|notTrusted|fork|rollback|forged|badKeys|unsealed)$/.test(which);
    }
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
}
