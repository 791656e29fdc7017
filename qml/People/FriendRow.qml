// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Dunlin.Theme
import Dunlin.Controls

// One person, how they stand to the user, and the next thing to do about it.
// A request shows its two answers below the name, so that neither is cut off in a narrow pane.
PersonRow {
    id: root

    // none, incoming, outgoing, friends, blocked.
    required property string friendState
    property date lastSeen
    property bool self: false
    // Something was asked and is not answered yet.
    property bool busy: false
    property bool offline: false
    readonly property bool asks: friendState === "incoming"
    readonly property int small: Theme.touch ? 44 : Math.max(30, Math.round(Theme.fSmall * 1.25 + 12))
    readonly property int answersH: asks ? small + Theme.s3 : 0

    signal asked
    signal accepted
    signal declined
    signal takenBack
    signal unblocked
    signal messageWanted
    signal menuWanted

    height: Theme.rowH + answersH
    bottomPadding: answersH
    detail: self ? qsTr("@%1, that is you").arg(username) : presenceWord !== "" ? qsTr("@%1 · %2").arg(username).arg(presenceWord) : Times.known(lastSeen) ? qsTr("@%1 · last here %2").arg(username).arg(Times.brief(lastSeen)) : "@" + username
    Accessible.description: asks ? qsTr("%1, asks to be your friend").arg(detail) : detail

    IconButton {
        objectName: "askFriend"
        visible: !root.self && root.friendState === "none"
        enabled: !root.busy && !root.offline
        iconName: "user-plus"
        text: qsTr("Ask %1 to be your friend").arg(root.name)
        onClicked: root.asked()
    }
    IconButton {
        objectName: "messageFriend"
        visible: root.friendState === "friends"
        iconName: "message-circle"
        text: qsTr("Message %1").arg(root.name)
        onClicked: root.messageWanted()
    }
    ActionButton {
        objectName: "takeBackFriend"
        visible: root.friendState === "outgoing"
        enabled: !root.busy && !root.offline
        implicitHeight: root.small
        primary: false
        text: qsTr("Take back")
        Accessible.name: qsTr("Take the request to %1 back").arg(root.name)
        onClicked: root.takenBack()
    }
    ActionButton {
        objectName: "unblockPerson"
        visible: root.friendState === "blocked"
        enabled: !root.busy && !root.offline
        implicitHeight: root.small
        primary: false
        text: qsTr("Unblock")
        Accessible.name: qsTr("Unblock %1").arg(root.name)
        onClicked: root.unblocked()
    }
    IconButton {
        objectName: "friendMenu"
        visible: !root.self && root.friendState !== "outgoing" && root.friendState !== "blocked"
        iconName: "ellipsis"
        iconSize: Theme.iconS
        text: qsTr("What to do with %1").arg(root.name)
        onClicked: root.menuWanted()
    }
    data: Row {
        visible: root.asks
        anchors {
            left: parent.left
            leftMargin: 18 + Theme.grown(40) + Theme.s3
            bottom: parent.bottom
            bottomMargin: Theme.s3
        }
        spacing: Theme.s2

        ActionButton {
            objectName: "acceptFriend"
            enabled: !root.busy && !root.offline
            implicitHeight: root.small
            text: qsTr("Accept")
            Accessible.name: qsTr("Accept the request of %1").arg(root.name)
            onClicked: root.accepted()
        }
        ActionButton {
            objectName: "declineFriend"
            enabled: !root.busy && !root.offline
            implicitHeight: root.small
            primary: false
            text: qsTr("Decline")
            Accessible.name: qsTr("Decline the request of %1").arg(root.name)
            onClicked: root.declined()
        }
    }
}
