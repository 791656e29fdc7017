// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Dunlin.Controls
import Dunlin.People
import Dunlin.Settings

// Somebody's profile, or one's own, from wherever their name stands; with the questions before one of them is let go.
Item {
    id: root

    required property LaterSheet modelData
    readonly property Shell shell: modelData.given as Shell

    ProfileSheet {
        id: sheet

        function ask(userId: string) {
            root.shell.session.personCard.look(userId);
            open();
        }

        person: root.shell.session.personCard.shown
        sending: root.shell.session.personCard.sending
        offline: root.shell.offline
        sealable: root.shell.session.encryption.usable
        presence: root.shell.session.presence
        onClosed: root.shell.session.personCard.look("")
        onDirectRequested: id => root.shell.session.openDirect(id)
        onVerifyRequested: (id, name) => root.shell.sheets.verify.made().ask(id, name)
        onAskRequested: id => root.shell.session.askFriend(id)
        onAcceptRequested: id => root.shell.session.acceptFriend(id)
        onDeclineRequested: id => root.shell.session.declineFriend(id)
        onRemoveRequested: (id, name, friendship) => {
            if (!friendship) {
                root.shell.session.removeFriend(id);
                return;
            }
            confirmUnfriend.made().who = name;
            confirmUnfriend.made().ask(id);
        }
        onBlockRequested: (id, name) => {
            confirmBlock.made().who = name;
            confirmBlock.made().ask(id);
        }
        onUnblockRequested: id => root.shell.session.unblockPerson(id)
        onChannelRequested: id => root.shell.openChannel(id)
        onNameRequested: name => nameSheet.made().ask(name)
        onAboutRequested: about => aboutSheet.made().ask(about)
        onPictureRequested: dialogs.made().pick()
        onPictureRemoved: root.shell.session.personCard.setPicture("")
        onPresencePicked: which => root.shell.session.setPresence(which)
    }
    LaterSheet {
        id: nameSheet

        delegate: Item {
            NameSheet {
                onNameChosen: name => root.shell.session.setDisplayName(name)
            }
        }
    }
    LaterSheet {
        id: aboutSheet

        delegate: Item {
            AboutSheet {
                onAboutChosen: about => root.shell.session.setAbout(about)
            }
        }
    }
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
    // By its address: the module of the dialogs is not loaded before one is asked for.
    Loader {
        id: dialogs

        function made(): var {
            active = true;
            return item;
        }

        active: false
        source: "FileDialogs.qml"
    }
    Connections {
        target: dialogs.item

        function onPicked(files: var) {
            if (files.length > 0)
                root.shell.session.personCard.setPicture(String(files[0]));
        }
    }
    Connections {
        target: root.shell.session

        // What is new is shown when the server has it.
        function onAccountChanged() {
            if (sheet.self)
                root.shell.session.personCard.look(root.shell.session.userId);
        }
        function onAccountDetailsChanged() {
            onAccountChanged();
        }
    }
}
