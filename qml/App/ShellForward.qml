// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Dunlin.Controls

// A message's words and files to another conversation. They stand in its field, where one sees who will read them and can still
// change them, before anything is sent.
Item {
    id: root

    required property LaterSheet modelData
    readonly property Shell shell: modelData.given as Shell
    property string words
    // As the session takes files that are on the server.
    property list<string> files
    property bool sealed: false
    // Somebody was picked, and the conversation with them is being opened.
    property bool opening: false

    function put(channelId: string) {
        const begun = shell.session.draft(channelId);
        if (words !== "")
            shell.session.setDraft(channelId, begun === "" ? words : begun + "\n" + words);
        shell.way.openChannel(channelId);
        shell.session.draftReturned(channelId);
        if (files.length > 0)
            shell.attach([...files]);
        if (sealed && shell.way.card.encrypted !== true)
            shell.say(qsTr("This conversation is not encrypted: what you send on here can be read by the server."));
    }

    QuickSwitcher {
        function ask(sender: string, text: string, files: var) {
            root.opening = false;
            root.words = text === "" ? "" : qsTr("%1 wrote:").arg(sender) + "\n" + text;
            root.files = files.map(file => ["forward:" + file.fileId, file.size, encodeURIComponent(file.contentType), encodeURIComponent(file.name)].join("/"));
            root.sealed = root.shell.way.card.encrypted === true;
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
