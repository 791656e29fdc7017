// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Dunlin.Controls

// The conversation in the middle, and the questions before a log of devices or a list of members is accepted.
ConversationPane {
    id: root

    required property Later modelData
    readonly property Shell shell: modelData.given as Shell

    function fold() {
        confirmLog.fold();
        confirmRoster.fold();
    }

    objectName: "conversation"
    visible: shell.talk.visible
    still: !shell.wasOnline
    x: shell.talk.x
    width: shell.talk.width
    height: shell.talk.height
    session: shell.session
    clipboard: shell.clipboard
    appearance: shell.appearance
    recorder: shell.recorder
    player: shell.player
    spelling: shell.spelling
    channelId: shell.way.channelId
    card: shell.way.card
    compact: shell.way.compact
    membersShown: shell.way.membersShown && shell.way.side === "members"
    active: shell.windowActive
    onBack: shell.way.goBack()
    onMembersToggled: shell.way.openSide("members")
    onPinsRequested: shell.way.openSide("pins")
    onFilesRequested: shell.way.openSide("files")
    onSearchRequested: shell.way.openSearch(true)
    onTold: text => shell.say(text)
    onForwardRequested: (sender, text, files) => shell.sheets.forward.made().ask(sender, text, files)
    onLinkRequested: link => shell.openLink(link)
    onThreadRequested: seq => shell.way.openThread(seq)
    onWordingsRequested: seq => shell.sheets.wordings.made().ask(channelId, seq)
    onReadersRequested: seq => shell.sheets.readers.made().ask(channelId, seq)
    onProfileRequested: id => shell.showProfile(id)
    onKeysRequested: shell.showKeys()
    onCompareRequested: shell.sheets.verify.made().ask(shell.way.card.peerId, shell.way.cardName)
    onAcceptRequested: confirmLog.open()
    onRosterAcceptRequested: confirmRoster.open()

    Connections {
        target: root.session

        function onMessageFound(channelId: string, seq: real, ord: real) {
            if (channelId === root.channelId)
                root.showMessage(seq, ord);
        }
    }
    LaterSheet {
        id: confirmLog

        delegate: Item {
            ConfirmSheet {
                title: qsTr("Accept this log of devices?")
                text: qsTr("Do this only if whoever runs the server has told you, by another way than this server, why its log is another one: that it came back from an older backup, for example. From then on this device takes the log that the server shows now for the right one. What the server may have hidden until now is not found out any more, and messages go to the new devices again.")
                keepText: qsTr("Not now")
                actionText: qsTr("Accept log")
                onConfirmed: root.session.encryption.acceptLog()
            }
        }
    }
    LaterSheet {
        id: confirmRoster

        delegate: Item {
            ConfirmSheet {
                title: qsTr("Accept this list of members?")
                text: (root.card.roster ?? ({})).fault === "orphaned" ? qsTr("Everybody who signed this list has removed their account, and nobody can check it any more. Do this only if you know all members and they belong here: from then on this device takes those for let in whom the list names that the server shows now.") : qsTr("Do this only if whoever runs the server has told you, by another way than this server, why its list is another one: that it came back from an older backup, for example. From then on this device takes those for let in whom the list names that the server shows now. Look through the members afterwards.")
                keepText: qsTr("Not now")
                actionText: qsTr("Accept list")
                onConfirmed: root.session.encryption.acceptRoster(root.channelId)
            }
        }
    }
    Connections {
        target: root.session.encryption

        function onLettingInRefused(text: string, code: string) {
            root.told(code === "unavailable" ? qsTr("They are let in as soon as they have a device that can read encrypted messages.") : text);
        }
        function onRosterAccepted() {
            root.told(qsTr("The list of members counts as it is now"));
        }
        function onRosterRefused(text: string, code: string) {
            root.told(text);
        }
    }
}
