// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Templates as T
import Dunlin.Theme
import Dunlin.Controls
import Dunlin.Bridge

// One channel or direct conversation in the list.
T.ItemDelegate {
    id: root

    required property int index
    required property string channelId
    required property string name
    required property string kind
    required property bool isPrivate
    required property int unread
    required property string lastText
    required property string lastSender
    required property date lastAt
    // -1 unless the last message is one's own.
    required property int lastDelivery
    required property string peerId
    required property string peerPicture
    required property string draft
    required property string peerPresence
    required property bool muted
    required property int mentions
    required property bool encrypted
    required property bool lastIsShut
    required property bool peerVerified

    property bool chosen: false
    readonly property bool direct: kind === "direct"
    readonly property bool own: lastDelivery >= 0
    readonly property bool drafted: draft !== "" && !chosen
    // A message of nothing but a file is its name.
    readonly property string lastWords: Recordings.title(lastText)
    readonly property string preview: drafted ? draft.replace(/\s+/g, " ") : !Times.known(lastAt) ? (direct ? qsTr("No messages yet") : qsTr("Nothing written yet")) : lastIsShut ? qsTr("A message that is not shown") : lastWords === "" ? qsTr("Message deleted") : own ? qsTr("You: %1").arg(lastWords) : direct || lastSender === "" ? lastWords : qsTr("%1: %2").arg(lastSender).arg(lastWords)

    function said(parts: var): string {
        return parts.filter(part => part !== "").join(", ");
    }

    width: ListView.view ? ListView.view.width : 300
    height: Theme.rowH
    hoverEnabled: true
    highlighted: chosen
    Accessible.role: Accessible.ListItem
    Accessible.name: said([unread > 0 ? qsTr("%1, %n unread message(s)", "", unread).arg(name) : name, mentions > 0 ? qsTr("mentions you") : "", muted ? qsTr("muted") : "", direct ? face.presenceWord : "", encrypted ? qsTr("end-to-end encrypted") : "", peerVerified ? qsTr("verified") : ""])
    Accessible.description: drafted ? qsTr("Draft: %1").arg(preview) : preview
    Accessible.selected: chosen
    Accessible.onPressAction: root.clicked()
    background: Item {
        Rectangle {
            anchors {
                fill: parent
                leftMargin: 8
                rightMargin: 8
                topMargin: 1
                bottomMargin: 1
            }
            radius: Theme.rMedium
            color: root.chosen ? Theme.selected : root.hovered ? Theme.hover : "transparent"

            FocusRing {
                on: root.ListView.isCurrentItem && root.ListView.view !== null && root.ListView.view.activeFocus
                anchors.margins: 0
                radius: Theme.rMedium
            }
        }
    }
    contentItem: Item {
        Face {
            id: face

            anchors {
                left: parent.left
                leftMargin: 18
                verticalCenter: parent.verticalCenter
            }
            size: 40
            key: root.direct ? root.peerId : root.channelId
            name: root.name
            picture: root.peerPicture
            iconName: root.direct ? "" : root.isPrivate ? "users" : "hash"
            presence: root.direct ? root.peerPresence : ""
            rim: root.chosen ? Theme.selected : root.hovered ? Theme.hover : Theme.surface
        }
        Icon {
            id: seal

            objectName: "sealGlyph"
            visible: root.encrypted
            anchors {
                left: face.right
                leftMargin: Theme.s3
                verticalCenter: title.verticalCenter
            }
            width: visible ? size : 0
            name: root.peerVerified ? "shield-check" : "lock-keyhole"
            size: Math.round(Theme.fBody)
            tone: root.peerVerified ? Theme.success : Theme.accent
        }
        Label {
            id: title

            anchors {
                left: seal.right
                leftMargin: seal.visible ? Theme.s1 : 0
                right: when.left
                rightMargin: 6
                bottom: parent.verticalCenter
                bottomMargin: 1
            }
            text: root.name
            elide: Text.ElideRight
            font.weight: root.unread > 0 || root.chosen ? Font.DemiBold : Font.Medium
            Accessible.ignored: true
        }
        Label {
            id: when

            anchors {
                right: parent.right
                rightMargin: 20
                baseline: title.baseline
            }
            text: Times.brief(root.lastAt)
            color: root.unread > 0 ? Theme.accent : Theme.text2
            font.pixelSize: Theme.fCaption
            Accessible.ignored: true
        }
        Label {
            id: draftWord

            visible: root.drafted
            anchors {
                left: face.right
                leftMargin: Theme.s3
                top: parent.verticalCenter
                topMargin: 3
            }
            text: root.drafted ? qsTr("Draft:") : ""
            color: Theme.danger
            font.pixelSize: Theme.fSmall
            Accessible.ignored: true
        }
        Label {
            anchors {
                left: draftWord.right
                leftMargin: root.drafted ? Theme.s1 : 0
                right: marks.left
                rightMargin: 6
                top: parent.verticalCenter
                topMargin: 3
            }
            text: root.preview
            color: Theme.text2
            elide: Text.ElideRight
            maximumLineCount: 1
            font.pixelSize: Theme.fSmall
            Accessible.ignored: true
        }
        Row {
            id: marks

            anchors {
                right: parent.right
                rightMargin: 20
                top: parent.verticalCenter
                topMargin: 3
            }
            spacing: Theme.s1

            Icon {
                visible: root.lastDelivery === Delivery.Failed || root.lastDelivery === Delivery.Queued
                anchors.verticalCenter: parent.verticalCenter
                name: root.lastDelivery === Delivery.Failed ? "circle-alert" : "clock"
                tone: root.lastDelivery === Delivery.Failed ? Theme.danger : Theme.text2
                size: Theme.iconS
            }
            Icon {
                visible: root.muted
                anchors.verticalCenter: parent.verticalCenter
                name: "bell-off"
                size: Theme.iconS
            }
            Icon {
                visible: root.mentions > 0
                anchors.verticalCenter: parent.verticalCenter
                name: "at-sign"
                tone: Theme.accent
                size: Theme.iconS
            }
            Badge {
                count: root.unread
                muted: root.muted && root.mentions === 0
            }
        }
    }
}
