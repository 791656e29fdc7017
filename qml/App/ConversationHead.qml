// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Dunlin.Theme
import Dunlin.Controls

// The head of a conversation: whose it is, what is said of it, who types, and what can be opened from it.
Item {
    id: root

    required property string channelId
    // Its row of the channel list, by role name; empty when there is none.
    property var card: ({})
    property list<string> typists
    property bool compact: false
    property bool membersShown: false
    property bool offline: false

    signal back
    signal membersToggled
    signal pinsRequested
    signal filesRequested
    signal searchRequested
    signal notifyPicked(string level, real ms)

    readonly property string name: card.name ?? ""
    readonly property bool direct: card.kind === "direct"
    readonly property bool encrypted: card.encrypted === true
    readonly property bool muted: Times.known(card.mutedUntil ?? new Date(NaN)) && card.mutedUntil.getTime() > Date.now()
    readonly property int memberCount: card.memberCount ?? 0
    readonly property string typing: typists.length === 0 ? "" : typists.length === 1 ? qsTr("%1 is typing…").arg(typists[0]) : typists.length === 2 ? qsTr("%1 and %2 are typing…").arg(typists[0]).arg(typists[1]) : qsTr("Several people are typing…")
    readonly property string whereabouts: face.presenceWord !== "" ? face.presenceWord : Times.known(card.peerLastSeen ?? new Date(NaN)) ? qsTr("last here %1").arg(Times.brief(card.peerLastSeen)) : ""
    readonly property string stay: card.retention === "expire" ? qsTr("messages go after %1").arg(Times.span(card.retentionTtl)) : card.retention === "delivered" ? qsTr("messages go once everybody has them") : ""
    readonly property string about: direct ? [card.peerUsername ? "@" + card.peerUsername : "", whereabouts, stay].filter(part => part !== "").join(" · ") : [memberCount > 0 ? qsTr("%n member(s)", "", memberCount) : "", stay, (card.description ?? "").replace(/\s+/g, " ")].filter(part => part !== "").join(" · ")

    height: Theme.headH

    IconButton {
        id: backButton

        objectName: "backButton"
        visible: root.compact
        anchors {
            left: parent.left
            leftMargin: Theme.s1
            verticalCenter: parent.verticalCenter
        }
        iconName: "chevron-left"
        iconSize: 24
        text: qsTr("Back")
        onClicked: root.back()
    }
    Face {
        id: face

        // A phone has room for one sign of a channel: the lock says more.
        visible: !(root.compact && root.encrypted && !root.direct)
        width: visible ? side : 0
        anchors {
            left: root.compact ? backButton.right : parent.left
            leftMargin: root.compact ? 2 : Theme.s4
            verticalCenter: parent.verticalCenter
        }
        size: 36
        key: root.direct ? (root.card.peerId ?? "") : root.channelId
        name: root.name
        picture: root.direct ? (root.card.peerPicture ?? "") : ""
        iconName: root.direct ? "" : root.card.isPrivate ? "users" : "hash"
        presence: root.direct ? (root.card.peerPresence ?? "") : ""
        rim: Theme.bg
    }
    IconButton {
        id: seal

        objectName: "sealButton"
        visible: root.encrypted
        anchors {
            left: face.right
            leftMargin: visible ? Theme.s1 : 0
            verticalCenter: parent.verticalCenter
        }
        width: visible ? implicitWidth - 6 : 0
        iconName: root.card.peerVerified === true ? "shield-check" : "lock-keyhole"
        iconSize: Theme.iconS + 2
        tone: root.card.peerVerified === true ? Theme.success : Theme.accent
        text: root.card.peerVerified === true ? qsTr("End-to-end encrypted, and verified") : qsTr("End-to-end encrypted")
        onClicked: root.membersToggled()
    }
    Heading {
        id: title

        objectName: "conversationTitle"
        anchors {
            left: seal.right
            leftMargin: seal.visible ? Theme.s1 : Theme.s3
            right: moreButton.left
            verticalCenter: parent.verticalCenter
            verticalCenterOffset: subtitle.text !== "" ? -Math.round(subtitle.implicitHeight / 2) - 1 : 0
        }
        text: root.name
        font.pixelSize: Theme.fTitle
    }
    Label {
        id: subtitle

        anchors {
            left: title.left
            right: title.right
            top: title.bottom
        }
        objectName: "conversationSubtitle"
        text: root.typing !== "" ? root.typing : root.about
        color: root.typing !== "" ? Theme.accent : Theme.text2
        elide: Text.ElideRight
        maximumLineCount: 1
        font.pixelSize: Theme.fCaption
    }
    IconButton {
        id: moreButton

        objectName: "moreButton"
        anchors {
            right: notifyButton.left
            verticalCenter: parent.verticalCenter
        }
        iconName: "ellipsis"
        text: qsTr("More of this conversation")
        onClicked: {
            const menu = moreMenu.made();
            menu.popup(moreButton, moreButton.width - menu.width, moreButton.height);
        }
    }
    LaterSheet {
        id: moreMenu

        delegate: Item {
            ActionMenu {
                MenuRow {
                    objectName: "searchHereItem"
                    iconName: "search"
                    text: qsTr("Search here")
                    onTriggered: root.searchRequested()
                }
                MenuRow {
                    objectName: "pinsItem"
                    iconName: "pin"
                    text: qsTr("Pinned messages")
                    onTriggered: root.pinsRequested()
                }
                MenuRow {
                    objectName: "filesItem"
                    iconName: "file"
                    text: qsTr("Files")
                    onTriggered: root.filesRequested()
                }
            }
        }
    }
    IconButton {
        id: notifyButton

        objectName: "notifyButton"
        anchors {
            right: membersButton.left
            verticalCenter: parent.verticalCenter
        }
        iconName: root.card.muted === true ? "bell-off" : "bell"
        text: root.card.notify === "none" ? qsTr("Notifications: none") : root.muted ? qsTr("Notifications: muted until %1").arg(Times.full(root.card.mutedUntil)) : root.card.notify === "mentions" ? qsTr("Notifications: only mentions") : qsTr("Notifications: all messages")
        onClicked: {
            const menu = notifyMenu.made();
            menu.popup(notifyButton, notifyButton.width - menu.width, notifyButton.height);
        }
    }
    LaterSheet {
        id: notifyMenu

        delegate: Item {
            NotifyMenu {
                level: root.card.notify ?? ""
                muted: root.muted
                offline: root.offline
                onPicked: (level, ms) => root.notifyPicked(level, ms)
            }
        }
    }
    IconButton {
        id: membersButton

        objectName: "membersButton"
        anchors {
            right: parent.right
            rightMargin: Theme.s2
            verticalCenter: parent.verticalCenter
        }
        iconName: "users"
        checked: root.membersShown
        text: root.direct ? qsTr("About") : qsTr("Members")
        onClicked: root.membersToggled()
    }
    Rectangle {
        anchors.bottom: parent.bottom
        width: parent.width
        height: 1
        color: Theme.border
    }
}
