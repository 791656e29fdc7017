// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Dunlin.Controls

// A message's words to another conversation. They stand in its field, where one sees who will read them and can still change
// them, before anything is sent.
Item {
    id: root

    required property LaterSheet modelData
    readonly property Shell shell: modelData.given as Shell
    property string words
    // Somebody was picked, and the conversation with them is being opened.
    property bool opening: false

    function put(channelId: string) {
        const begun = shell.session.draft(channelId);
        shell.session.setDraft(channelId, begun === "" ? words : begun + "\n" + words);
        shell.way.openChannel(channelId);
        shell.session.draftReturned(channelId);
    }

    QuickSwitcher {
        function ask(sender: string, text: string) {
            root.opening = false;
            root.words = qsTr("%1 wrote:").arg(sender) + "\n" + text;
            open();
        }

        title: qsTr("Forward to")
        places: root.shell.session.switcher
        total: root.shell.session.switcher.count
        onSearched: text => root.shell.session.searchPlaces(text)
        onChannelPicked: id => root.put(id)
        onPersonPicked: id => {
            root.opening = true;
            root.shell.session.openDirect(id);
        }
    }
    Connections {
        target: root.shell.session
        enabled: root.opening

        function onChannelReady(channelId: string) {
            root.opening = false;
            root.put(channelId);
        }
    }
}
