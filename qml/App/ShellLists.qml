// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Dunlin.Controls
import Dunlin.Bridge
import Dunlin.Channels

// The column of lists: the channels, and by the rail what else is a list. What is wrong with all of them stands above.
Item {
    id: root

    required property AccountSession session
    required property Way way
    required property ShellSheets sheets
    // The Shell, for what is made.
    required property QtObject shell
    // Its banners do not slide.
    property bool still: false
    // What the banners take from the lists.
    readonly property real listTop: banners.height

    signal keysRequested

    function focusChannels() {
        channels.focusList();
    }
    function beginSearch(inChannel: bool) {
        searchPane.made().begin(inChannel);
    }
    function fold() {
        for (const each of [waitingBanner, keyringBanner, askingBanner, searchPane, friendsPane, browsePane, activityPane, outboxPane])
            each.fold();
    }

    Column {
        id: banners

        z: 1
        width: parent.width

        Later {
            id: waitingBanner

            wanted: root.way.compact && root.session.connection === AccountSession.Waiting

            delegate: Banner {
                width: banners.width
                still: root.still
                shown: waitingBanner.shown
                text: root.session.connectionText
                actionText: qsTr("Try now")
                onAction: root.session.reconnectNow()
            }
        }
        Later {
            id: keyringBanner

            wanted: root.session.keyringSilent

            delegate: Banner {
                objectName: "keyringBanner"
                width: banners.width
                shown: keyringBanner.shown
                iconName: "key-round"
                text: qsTr("The desktop's keyring does not answer. What this device holds is shown; the connection and what is encrypted wait for it.")
                actionText: qsTr("Try again")
                onAction: root.session.askKeyring()
            }
        }
        Later {
            id: askingBanner

            wanted: root.session.encryption.askingCount > 0 && root.session.encryption.state === Encryption.Ready

            delegate: Banner {
                objectName: "askingBanner"
                width: banners.width
                shown: askingBanner.shown
                iconName: "shield-alert"
                text: qsTr("A device of yours asks to read encrypted channels.")
                actionText: qsTr("Look")
                onAction: root.keysRequested()
            }
        }
    }
    ChannelsPane {
        id: channels

        visible: root.way.page === Way.Chats
        anchors {
            fill: parent
            topMargin: root.listTop
        }
        channels: root.session.channels
        total: root.session.channels.count
        currentId: root.way.compact ? "" : root.way.channelId
        loading: root.session.connection === AccountSession.Connecting
        onOpened: id => root.way.openChannel(id)
        onNewChannelRequested: root.sheets.newChannel.open()
        onMessageRequested: root.way.pick(Way.Friends)
        onBrowseRequested: root.way.pick(Way.Browse)
        onInviteRequested: root.sheets.useInvite.open()
        onSearchRequested: root.way.openSearch(false)
    }
    Later {
        id: searchPane

        address: Qt.resolvedUrl("ShellSearch.qml")
        given: root.shell
        wanted: root.way.page === Way.Search
    }
    Later {
        id: friendsPane

        address: Qt.resolvedUrl("ShellFriends.qml")
        given: root.shell
        wanted: root.way.page === Way.Friends
    }
    Later {
        id: browsePane

        address: Qt.resolvedUrl("ShellBrowse.qml")
        given: root.shell
        wanted: root.way.page === Way.Browse
    }
    Later {
        id: activityPane

        address: Qt.resolvedUrl("ShellActivity.qml")
        given: root.shell
        wanted: root.way.page === Way.Activity
    }
    Later {
        id: outboxPane

        address: Qt.resolvedUrl("ShellOutbox.qml")
        given: root.shell
        wanted: root.way.page === Way.Outbox
    }
}
