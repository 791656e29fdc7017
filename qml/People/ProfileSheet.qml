// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Dunlin.Theme
import Dunlin.Controls

// Somebody: their face and name, where they are, which channels one shares, and what one can do with them. Of oneself: what
// others see, and the ways to change it.
Sheet {
    id: root

    // As PersonCard shows them; empty until something is known.
    required property var person
    property bool offline: false
    // This device has keys: numbers can be compared.
    property bool sealable: false
    // A picture of one's own is on its way.
    property bool sending: false
    // Of oneself.
    property string presence

    signal directRequested(string userId)
    signal verifyRequested(string userId, string name)
    signal askRequested(string userId)
    signal acceptRequested(string userId)
    signal declineRequested(string userId)
    // Of a friendship, or of a request of one's own.
    signal removeRequested(string userId, string name, bool friendship)
    signal blockRequested(string userId, string name)
    signal unblockRequested(string userId)
    signal channelRequested(string channelId)
    signal nameRequested(string name)
    signal aboutRequested(string about)
    signal pictureRequested
    signal pictureRemoved
    signal presencePicked(string presence)

    readonly property string userId: person.userId ?? ""
    readonly property string name: person.name ?? ""
    readonly property string picture: person.picture ?? ""
    readonly property string about: person.about ?? ""
    readonly property bool self: person.self === true
    readonly property bool bot: person.bot === true
    readonly property string friendState: person.friendState ?? "none"
    readonly property bool changeable: !offline && person.busy !== true
    readonly property var channels: person.channels ?? []
    readonly property string whereabouts: dot.spoken !== "" ? dot.spoken : person.lastSeen !== undefined && Times.known(person.lastSeen) ? qsTr("last here %1").arg(Times.brief(person.lastSeen)) : ""

    title: self ? qsTr("Your profile") : qsTr("Profile")

    Label {
        visible: root.userId === ""
        width: parent.width
        text: root.offline ? qsTr("Nothing is known here of this person. It can be looked at when the connection is back.") : qsTr("One moment…")
        color: Theme.text2
        wrapMode: Text.Wrap
    }
    Row {
        id: top

        visible: root.userId !== ""
        width: parent.width
        spacing: Theme.s4

        Avatar {
            id: face

            size: 84
            key: root.userId
            name: root.name

            Image {
                objectName: "profilePicture"
                anchors.fill: parent
                visible: status === Image.Ready
                asynchronous: true
                source: root.picture === "" ? "" : "image://file/face/" + root.picture
                sourceSize.width: 2 * face.side
                sourceSize.height: 2 * face.side
                Accessible.role: Accessible.Graphic
                Accessible.name: qsTr("Picture of %1").arg(root.name)
            }
            PresenceDot {
                id: dot

                anchors {
                    right: parent.right
                    bottom: parent.bottom
                    margins: 3
                }
                presence: root.self ? root.presence : root.person.presence ?? ""
                rim: Theme.raised
            }
        }
        Column {
            width: top.width - face.width - top.spacing
            anchors.verticalCenter: face.verticalCenter
            spacing: 2

            Heading {
                objectName: "profileName"
                width: parent.width
                text: root.name
                elide: Text.ElideRight
            }
            Label {
                width: parent.width
                text: root.bot ? qsTr("A webhook of a channel") : "@" + (root.person.username ?? "")
                color: Theme.text2
                elide: Text.ElideRight
                font.pixelSize: Theme.fSmall
            }
            Label {
                objectName: "profileWhereabouts"
                visible: text !== ""
                width: parent.width
                text: root.whereabouts
                color: Theme.text2
                elide: Text.ElideRight
                font.pixelSize: Theme.fSmall
            }
            Row {
                visible: root.person.verified === true
                spacing: Theme.s1

                Icon {
                    anchors.verticalCenter: parent.verticalCenter
                    name: "shield-check"
                    size: Theme.iconS
                    tone: Theme.success
                }
                Label {
                    objectName: "profileVerified"
                    anchors.verticalCenter: parent.verticalCenter
                    text: qsTr("Safety number compared")
                    font.pixelSize: Theme.fSmall
                }
            }
        }
    }
    Label {
        objectName: "profileAbout"
        visible: text !== ""
        width: parent.width
        text: root.about
        wrapMode: Text.Wrap
    }
    Flow {
        visible: root.self
        width: parent.width
        spacing: Theme.s2
        Accessible.role: Accessible.Grouping
        Accessible.name: qsTr("Status")

        Repeater {
            model: [
                {
                    "value": "online",
                    "text": qsTr("Online"),
                    "icon": "circle-check"
                },
                {
                    "value": "away",
                    "text": qsTr("Away"),
                    "icon": "clock"
                },
                {
                    "value": "dnd",
                    "text": qsTr("Do not disturb"),
                    "icon": "circle-minus"
                },
                {
                    "value": "invisible",
                    "text": qsTr("Invisible"),
                    "icon": "eye-off"
                }
            ]

            delegate: Chip {
                required property var modelData

                objectName: "profileStatus_" + modelData.value
                text: modelData.text
                iconName: modelData.icon
                checked: root.presence === modelData.value
                onClicked: root.presencePicked(modelData.value)
            }
        }
    }
    ProfileActions {
        visible: root.userId !== "" && !root.bot
        width: parent.width
        self: root.self
        name: root.name
        friendState: root.friendState
        changeable: root.changeable
        offline: root.offline
        sealable: root.sealable
        verified: root.person.verified === true
        pictured: root.picture !== ""
        described: root.about !== ""
        sending: root.sending
        onDirectRequested: {
            // Closed, nobody is looked at any more.
            const id = root.userId;
            root.close();
            root.directRequested(id);
        }
        onVerifyRequested: {
            const id = root.userId;
            const name = root.name;
            root.close();
            root.verifyRequested(id, name);
        }
        onAskRequested: root.askRequested(root.userId)
        onAcceptRequested: root.acceptRequested(root.userId)
        onDeclineRequested: root.declineRequested(root.userId)
        onRemoveRequested: friendship => root.removeRequested(root.userId, root.name, friendship)
        onBlockRequested: root.blockRequested(root.userId, root.name)
        onUnblockRequested: root.unblockRequested(root.userId)
        onNameRequested: root.nameRequested(root.name)
        onAboutRequested: root.aboutRequested(root.about)
        onPictureRequested: root.pictureRequested()
        onPictureRemoved: root.pictureRemoved()
    }
    SectionTitle {
        visible: !root.self && root.channels.length > 0
        text: qsTr("Channels that you share")
    }
    Flow {
        objectName: "profileChannels"
        visible: !root.self && root.channels.length > 0
        width: parent.width
        spacing: Theme.s2
        Accessible.role: Accessible.List
        Accessible.name: qsTr("Channels that you share")

        Repeater {
            model: root.self ? [] : root.channels

            delegate: Chip {
                required property int index
                required property var modelData

                objectName: "profileChannel" + index
                iconName: "hash"
                text: modelData.name
                onClicked: {
                    const id = modelData.channelId;
                    const sheet = root;
                    sheet.close();
                    sheet.channelRequested(id);
                }
            }
        }
    }
}
