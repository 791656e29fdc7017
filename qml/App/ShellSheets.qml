// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Dunlin.Controls
import Dunlin.Bridge

// The sheets that open from more than one place. Those of one pane are beside it.
Item {
    id: root

    required property AccountSession session
    // The Shell, for what is made.
    required property QtObject shell
    readonly property alias newChannel: newChannelSheet
    readonly property alias verify: verifySheet
    readonly property alias switcher: switcherSheet
    readonly property alias keyMap: keyMapSheet
    readonly property alias invite: inviteSheet
    readonly property alias useInvite: useInviteSheet
    readonly property alias forward: forwardSheet
    readonly property alias profile: profileSheet
    readonly property alias wordings: wordingsSheet
    readonly property alias readers: readersSheet

    function openInvite(link: string) {
        useInviteSheet.made().openWith(link);
    }
    function fold() {
        for (const each of [newChannelSheet, verifySheet, switcherSheet, keyMapSheet, inviteSheet, useInviteSheet, forwardSheet, profileSheet, wordingsSheet, readersSheet])
            each.fold();
    }

    Connections {
        target: root.session

        function onInviteReady(url: string) {
            inviteSheet.made().url = url;
            inviteSheet.open();
        }
    }
    LaterSheet {
        id: newChannelSheet

        objectName: "newChannel"
        address: Qt.resolvedUrl("ShellNewChannel.qml")
        given: root.shell
    }
    LaterSheet {
        id: verifySheet

        objectName: "verifySheet"
        address: Qt.resolvedUrl("ShellVerify.qml")
        given: root.shell
    }
    LaterSheet {
        id: switcherSheet

        objectName: "switcher"
        address: Qt.resolvedUrl("ShellSwitcher.qml")
        given: root.shell
    }
    LaterSheet {
        id: keyMapSheet

        objectName: "keyMap"
        address: Qt.resolvedUrl("ShellKeyMap.qml")
    }
    LaterSheet {
        id: inviteSheet

        address: Qt.resolvedUrl("ShellInvite.qml")
        given: root.shell
    }
    LaterSheet {
        id: useInviteSheet

        address: Qt.resolvedUrl("ShellUseInvite.qml")
        given: root.shell
    }
    LaterSheet {
        id: profileSheet

        objectName: "profileSheet"
        address: Qt.resolvedUrl("ShellProfile.qml")
        given: root.shell
    }
    LaterSheet {
        id: wordingsSheet

        objectName: "wordingsSheet"
        address: Qt.resolvedUrl("ShellWordings.qml")
        given: root.shell
    }
    LaterSheet {
        id: readersSheet

        objectName: "readersSheet"
        address: Qt.resolvedUrl("ShellReaders.qml")
        given: root.shell
    }
    LaterSheet {
        id: forwardSheet

        objectName: "forwardSheet"
        address: Qt.resolvedUrl("ShellForward.qml")
        given: root.shell
    }
}
