// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Dunlin.Controls
import Dunlin.People

// The friends in the column of lists, and the questions before one of them is let go.
FriendsPane {
    id: root

    required property Later modelData
    readonly property Shell shell: modelData.given as Shell

    function fold() {
        for (const each of [confirmUnfriend, confirmBlock])
            each.fold();
    }

    objectName: "friendsPane"
    visible: modelData.shown
    anchors {
        fill: parent
        topMargin: shell.listTop
    }
    friends: shell.session.friendList
    friendTotal: shell.session.friendList.count
    people: shell.session.people
    total: shell.session.people.count
    busy: shell.session.people.busy
    offline: shell.offline
    selfId: shell.session.userId
    onSearchRequested: text => shell.session.searchPeople(text)
    onRefreshRequested: shell.session.refreshFriends()
    onDirectRequested: id => shell.session.openDirect(id)
    onProfileRequested: id => shell.showProfile(id)
    onAskRequested: id => shell.session.askFriend(id)
    onAcceptRequested: id => shell.session.acceptFriend(id)
    onDeclineRequested: id => shell.session.declineFriend(id)
    onRemoveRequested: (id, name, friendship) => {
        if (!friendship) {
            shell.session.removeFriend(id);
            return;
        }
        confirmUnfriend.made().who = name;
        confirmUnfriend.made().ask(id);
    }
    onBlockRequested: (id, name) => {
        confirmBlock.made().who = name;
        confirmBlock.made().ask(id);
    }
    onUnblockRequested: id => shell.session.unblockPerson(id)

    LaterSheet {
        id: confirmUnfriend

        delegate: Item {
            ConfirmSheet {
                property string who

                title: qsTr("Remove %1 as a friend?").arg(who)
                text: qsTr("You can still write to each other. To be friends again, one of you has to ask.")
                actionText: qsTr("Remove")
                onConfirmed: id => root.shell.session.removeFriend(id)
            }
        }
    }
    LaterSheet {
        id: confirmBlock

        delegate: Item {
            ConfirmSheet {
                property string who

                title: qsTr("Block %1?").arg(who)
                text: qsTr("They can't write to you or ask to be your friend, and they are not told. What was between you ends. In channels that you share you still see each other.")
                actionText: qsTr("Block")
                onConfirmed: id => root.shell.session.blockPerson(id)
            }
        }
    }
}
