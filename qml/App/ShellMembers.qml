// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Dunlin.Controls
import Dunlin.People

// The members beside the conversation, with the sheets in which they and their channel are changed.
MembersPane {
    id: root

    required property Later modelData
    readonly property Shell shell: modelData.given as Shell
    readonly property Way way: shell.way

    // Something that was asked of the server was not done.
    function refused() {
        if (channelSettings.there !== null)
            channelSettings.there.refused();
    }
    function fold() {
        for (const each of [addPeople, channelSettings, confirmLeave, confirmRemove])
            each.fold();
    }

    objectName: "membersPane"
    visible: modelData.shown
    x: shell.sideX
    width: shell.sideWidth
    height: shell.height
    showBack: !way.roomy
    members: way.channelId !== "" && way.membersShown && way.side === "members" ? shell.session.members(way.channelId) : null
    total: members ? members.count : 0
    channelName: way.cardName
    description: way.card.description ?? ""
    direct: way.direct
    role: way.card.role ?? ""
    encrypted: way.card.encrypted === true
    sealable: shell.session.encryption.usable
    onProfileRequested: id => shell.showProfile(id)
    onVerifyRequested: (id, name) => shell.sheets.verify.made().ask(id, name)
    onClosed: way.membersShown = false
    onAddRequested: {
        addPeople.made().channelId = way.channelId;
        addPeople.made().memberIds = members ? members.userIds() : [];
        addPeople.open();
    }
    onInviteRequested: {
        shell.sheets.invite.made().channelName = way.cardName;
        shell.session.createInvite(way.channelId);
    }
    onLeaveRequested: confirmLeave.made().ask(way.channelId)
    onSettingsRequested: channelSettings.made().ask(way.channelId, way.card)
    onHooksRequested: way.side = "hooks"
    onDirectRequested: id => shell.session.openDirect(id)
    onRemoveRequested: (id, name) => {
        confirmRemove.made().who = name;
        confirmRemove.made().ask(id);
    }
    onRoleRequested: (id, which) => shell.session.setRole(way.channelId, id, which)

    Connections {
        target: root.shell.session

        function onChannelChanged(channelId: string) {
            if (channelSettings.there !== null)
                channelSettings.there.taken(channelId);
        }
    }
    LaterSheet {
        id: addPeople

        delegate: Item {
            AddPeopleSheet {
                people: root.shell.session.people
                total: root.shell.session.people.count
                busy: root.shell.session.people.busy
                offline: root.shell.offline
                onSearchRequested: text => root.shell.session.searchPeople(text)
                onAddRequested: (channel, user) => root.shell.session.addMember(channel, user)
            }
        }
    }
    LaterSheet {
        id: channelSettings

        objectName: "channelSettings"
        delegate: Item {
            ChannelSettingsSheet {
                onChangeRequested: (id, name, description, retention, ttl, slowMode) => root.shell.session.changeChannel(id, name, description, retention, ttl, slowMode)
            }
        }
    }
    LaterSheet {
        id: confirmLeave

        delegate: Item {
            ConfirmSheet {
                title: qsTr("Leave %1?").arg(root.way.cardName)
                text: root.way.card.isPrivate ? qsTr("It is private: you will need a new invitation to come back.") : qsTr("You can join again at any time.")
                actionText: qsTr("Leave")
                onConfirmed: id => root.shell.session.leaveChannel(id)
            }
        }
    }
    LaterSheet {
        id: confirmRemove

        delegate: Item {
            ConfirmSheet {
                property string who

                title: qsTr("Remove %1?").arg(who)
                text: qsTr("They no longer see what is written in %1 from now on.").arg(root.way.cardName)
                actionText: qsTr("Remove")
                onConfirmed: id => root.shell.session.removeMember(root.way.channelId, id)
            }
        }
    }
}
