// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Dunlin.Theme
import Dunlin.Controls

// What one can do with somebody, or with one's own profile. What can't be done now is not pressed; what never can is not there.
Flow {
    id: root

    required property bool self
    required property string name
    required property string friendState
    required property bool changeable
    required property bool offline
    required property bool sealable
    required property bool verified
    required property bool pictured
    // There is a line about oneself.
    required property bool described
    required property bool sending

    signal directRequested
    signal verifyRequested
    signal askRequested
    signal acceptRequested
    signal declineRequested
    signal removeRequested(bool friendship)
    signal blockRequested
    signal unblockRequested
    signal nameRequested
    signal aboutRequested
    signal pictureRequested
    signal pictureRemoved

    spacing: Theme.s2

    ActionButton {
        objectName: "profileMessage"
        visible: !root.self && root.friendState !== "blocked"
        primary: root.friendState !== "incoming"
        text: qsTr("Send a message")
        onClicked: root.directRequested()
    }
    ActionButton {
        objectName: "profileAccept"
        visible: !root.self && root.friendState === "incoming"
        enabled: root.changeable
        text: qsTr("Accept")
        Accessible.name: qsTr("Accept the request of %1").arg(root.name)
        onClicked: root.acceptRequested()
    }
    ActionButton {
        objectName: "profileDecline"
        visible: !root.self && root.friendState === "incoming"
        enabled: root.changeable
        primary: false
        text: qsTr("Decline")
        Accessible.name: qsTr("Decline the request of %1").arg(root.name)
        onClicked: root.declineRequested()
    }
    ActionButton {
        objectName: "profileAsk"
        visible: !root.self && root.friendState === "none"
        enabled: root.changeable
        primary: false
        text: qsTr("Ask to be friends")
        onClicked: root.askRequested()
    }
    ActionButton {
        objectName: "profileTakeBack"
        visible: !root.self && root.friendState === "outgoing"
        enabled: root.changeable
        primary: false
        text: qsTr("Take back the request")
        onClicked: root.removeRequested(false)
    }
    ActionButton {
        objectName: "profileVerify"
        visible: !root.self && root.sealable
        primary: false
        text: root.verified ? qsTr("Safety number") : qsTr("Compare safety numbers")
        onClicked: root.verifyRequested()
    }
    ActionButton {
        objectName: "profileUnfriend"
        visible: !root.self && root.friendState === "friends"
        enabled: root.changeable
        primary: false
        text: qsTr("Remove as friend")
        onClicked: root.removeRequested(true)
    }
    ActionButton {
        objectName: "profileBlock"
        visible: !root.self && root.friendState !== "blocked"
        enabled: root.changeable
        primary: false
        text: qsTr("Block")
        Accessible.name: qsTr("Block %1").arg(root.name)
        onClicked: root.blockRequested()
    }
    ActionButton {
        objectName: "profileUnblock"
        visible: !root.self && root.friendState === "blocked"
        enabled: root.changeable
        primary: false
        text: qsTr("Unblock")
        Accessible.name: qsTr("Unblock %1").arg(root.name)
        onClicked: root.unblockRequested()
    }
    ActionButton {
        objectName: "profileRename"
        visible: root.self
        enabled: !root.offline
        primary: false
        text: qsTr("Change your name")
        onClicked: root.nameRequested()
    }
    ActionButton {
        objectName: "profileSetAbout"
        visible: root.self
        enabled: !root.offline
        primary: false
        text: root.described ? qsTr("Change the line about you") : qsTr("Add a line about you")
        onClicked: root.aboutRequested()
    }
    ActionButton {
        objectName: "profileSetPicture"
        visible: root.self
        enabled: !root.offline && !root.sending
        primary: false
        text: root.sending ? qsTr("One moment…") : root.pictured ? qsTr("Another picture") : qsTr("Choose a picture")
        onClicked: root.pictureRequested()
    }
    ActionButton {
        objectName: "profileRemovePicture"
        visible: root.self && root.pictured
        enabled: !root.offline && !root.sending
        primary: false
        text: qsTr("Remove the picture")
        onClicked: root.pictureRemoved()
    }
}
