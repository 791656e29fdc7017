// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Dunlin.Theme
import Dunlin.Bridge

// Where one is in an account, and the ways from there: the page, the channel, and what stands beside it.
QtObject {
    id: root

    enum Page {
        Chats,
        Friends,
        Browse,
        Outbox,
        Activity,
        Settings,
        Search,
        Admin
    }

    required property AccountSession session
    // The window's, of which there are three classes.
    required property real width

    property int page: Way.Chats
    property string channelId
    // The channel's row of the list, by role name; empty when there is none.
    property var card: ({})
    // A phone shows the conversation instead of the list.
    property bool detail: false
    // Beside the conversation: members, pins, files, hooks or the thread of a message.
    property bool membersShown: false
    property string side: "members"
    property real threadSeq: 0

    readonly property string cardName: card.name ?? ""
    readonly property bool direct: card.kind === "direct"
    readonly property bool compact: width < 600
    readonly property bool expanded: width >= 900
    // Room for the members beside the conversation; else they cover it.
    readonly property bool roomy: width >= 1160
    // Over all panes.
    readonly property bool settings: page === Way.Settings || page === Way.Admin
    readonly property bool listShown: !(compact && detail)
    readonly property bool talkShown: !settings && (!compact || detail)
    readonly property bool threadShown: membersShown && side === "thread"
    readonly property bool sideShown: talkShown && membersShown && channelId !== ""

    // What the panes do then: the keys go into the conversation's field, into the search, to the list.
    signal conversationEntered
    signal searchEntered(bool inChannel)
    signal listEntered

    function openChannel(id: string) {
        if (id !== channelId) {
            membersShown = membersShown && roomy;
            // They are of the channel that one is an admin of.
            if (side === "hooks")
                side = "members";
            if (side === "thread")
                closeThread();
            channelId = id;
        }
        look();
        page = Way.Chats;
        detail = true;
        if (!Theme.touch)
            conversationEntered();
    }
    // The channel, at one of its messages.
    function openMessage(id: string, seq: real) {
        openChannel(id);
        if (channelId === id)
            session.findMessage(id, seq);
    }
    // Of a list that stays where it is.
    function openFound(id: string, seq: real) {
        const was = page;
        openMessage(id, seq);
        if (was === Way.Search)
            page = was;
        else if (membersShown && !roomy)
            membersShown = false;
    }
    function openSide(which: string) {
        const shown = membersShown && side === which;
        side = which;
        membersShown = !shown;
    }
    // The answers to a message of this channel.
    function openThread(seq: real) {
        threadSeq = seq;
        side = "thread";
        membersShown = true;
    }
    function closeThread() {
        membersShown = false;
        side = "members";
    }
    function openSearch(inChannel: bool) {
        page = Way.Search;
        detail = false;
        searchEntered(inChannel);
    }
    function pick(which: int) {
        page = which;
        detail = false;
    }
    // True when there was something to go back from.
    function goBack(): bool {
        if (membersShown && side === "hooks") {
            side = "members";
            return true;
        }
        if (threadShown) {
            closeThread();
            return true;
        }
        if (membersShown && !roomy) {
            membersShown = false;
            return true;
        }
        if (compact && detail) {
            detail = false;
            listEntered();
            return true;
        }
        if (page !== Way.Chats) {
            page = page === Way.Admin ? Way.Settings : Way.Chats;
            return true;
        }
        return false;
    }
    // What is known of the channel now.
    function look() {
        card = channelId === "" ? {} : session.channels.get(channelId);
        if (channelId !== "" && card.channelId === undefined) {
            channelId = "";
            detail = false;
            membersShown = false;
        }
    }

    readonly property Connections ofSession: Connections {
        target: root.session

        function onChannelReady(channelId: string) {
            root.openChannel(channelId);
        }
        function onChannelLeft(channelId: string) {
            if (channelId === root.channelId)
                root.look();
        }
    }
    readonly property Connections ofChannels: Connections {
        target: root.session.channels

        function onDataChanged() {
            root.look();
        }
        function onRowsInserted() {
            root.look();
        }
        function onRowsRemoved() {
            root.look();
        }
        function onModelReset() {
            root.look();
        }
    }
}
