// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Dunlin.Theme
import Dunlin.Controls
import Dunlin.Bridge

// Everything of a signed-in account, in one, two or three panes.
// The panes are siblings whose place follows from three classes of width; each lives once and survives every
// resize with its scroll position, draft and focus.
// What is here from the start is in this file, in NavRail and in ShellLists. What is made when it is first wanted has a
// file of its own, Shell and its name, which says what it is given and what happens to what it asks for.
FocusScope {
    id: root

    required property AccountSession session
    required property Appearance appearance
    required property Clipboard clipboard
    required property string version
    property bool windowActive: true
    property DesktopNotifier notifier: null
    property Tray tray: null
    property OwnFigures figures: null
    property VoiceRecorder recorder: null
    property CodeReader codes: null
    property VoicePlayer player: null
    property Spelling spelling: null
    // Unread in accounts that are not shown.
    property int elsewhere: 0
    property bool severalAccounts: false

    signal accountsRequested

    // Where one is.
    readonly property alias way: here
    property alias page: here.page
    property alias channelId: here.channelId
    property alias detail: here.detail
    property alias membersShown: here.membersShown
    property alias side: here.side
    readonly property string channelOnScreen: conversation.there?.onScreen ?? ""
    readonly property string pinsOf: here.sideShown && here.side === "pins" ? here.channelId : ""
    readonly property string filesOf: here.sideShown && here.side === "files" ? here.channelId : ""
    readonly property string hooksOf: here.sideShown && here.side === "hooks" ? here.channelId : ""

    readonly property string threadOf: here.sideShown && here.side === "thread" ? here.channelId : ""

    readonly property alias sheets: laterSheets
    readonly property Later talkPane: conversation
    readonly property bool offline: session.connection !== AccountSession.Online
    // A start without a connection begins with the banner: nothing was there that it could push aside.
    property bool wasOnline: false

    function tell(text: string, isError: bool) {
        if (membersPane.there !== null)
            membersPane.there.refused();
        news.show(text, isError);
    }
    function say(text: string) {
        news.show(text, false);
    }
    function copy(text: string) {
        clipboard.copy(text);
        say(qsTr("Copied"));
    }
    function openChannel(id: string) {
        here.openChannel(id);
    }
    function openInvite(link: string) {
        laterSheets.openInvite(link);
    }
    function openLink(link: string) {
        if (link.startsWith("dunlin:"))
            openInvite(link);
        else if (!Qt.openUrlExternally(link))
            say(qsTr("Nothing here opens this link."));
    }
    function openFile(file: var) {
        conversation.made().openFile(file);
    }
    function attach(files: var) {
        conversation.made().attach(files);
    }
    function showProfile(userId: string) {
        laterSheets.profile.made().ask(userId);
    }
    function showKeys() {
        here.pick(Way.Settings);
        settingsPage.made().showEncryption();
    }
    function goBack(): bool {
        return here.goBack();
    }
    // There is a first picture: what one is likely to want next.
    function prepare() {
        conversation.prepare();
    }
    // What was made later is bound to this and would outlive it for a moment, when the window goes on without it.
    function fold() {
        for (const each of [lists, conversation, membersPane, hooksPane, pinsPane, filesPane, threadPane, settingsPage, adminPage, laterSheets])
            each.fold();
    }

    // x is not mirrored by LayoutMirroring: panes placed by number go through here.
    function place(start: real, w: real): real {
        return LayoutMirroring.enabled ? width - start - w : start;
    }

    readonly property real railW: here.compact ? 0 : rail.width
    readonly property real navH: here.compact && rail.visible ? rail.height : 0
    readonly property real listW: here.compact ? width : here.expanded ? 320 : 260
    readonly property real listTop: lists.listTop
    readonly property real talkX: here.compact ? 0 : railW + listW + 1
    readonly property alias talk: middle
    readonly property real membersW: !here.roomy || !here.membersShown ? 0 : here.side === "thread" ? 340 : 280
    readonly property real sideX: here.roomy ? place(width - membersW + 1, sideWidth) : place(talkX, sideWidth)
    readonly property real sideWidth: here.roomy ? Math.max(0, membersW - 1) : width - talkX
    // Of what lies over all panes.
    readonly property real pageX: place(railW, pageWidth)
    readonly property real pageWidth: width - railW
    readonly property real pageHeight: height - navH

    onPinsOfChanged: session.showPins(pinsOf)
    onFilesOfChanged: session.showFiles(filesOf)
    onThreadOfChanged: if (threadOf === "")
        session.closeThread()
    Component.onCompleted: wasOnline = !offline
    onOfflineChanged: {
        wasOnline = wasOnline || !offline;
        // What was true without a connection is asked again.
        if (!offline && pinsOf !== "")
            session.showPins(pinsOf);
    }

    Way {
        id: here

        session: root.session
        width: root.width
        onConversationEntered: conversation.made().focusComposer()
        onSearchEntered: inChannel => lists.beginSearch(inChannel)
        onListEntered: lists.focusChannels()
    }
    ShellKeys {
        way: here
        sheets: laterSheets
        talk: conversation
    }
    NavRail {
        id: rail

        horizontal: here.compact
        visible: here.listShown
        x: root.place(0, width)
        y: horizontal ? root.height - height : 0
        width: horizontal ? root.width : implicitWidth
        height: horizontal ? implicitHeight : root.height
        page: here.page
        unread: root.session.channels.unreadTotal
        requests: root.session.friendList.incomingCount
        activity: root.session.notifications.unread
        pending: root.session.pendingCount
        failed: root.session.failedCount
        userId: root.session.userId
        userName: root.session.displayName === "" ? root.session.username : root.session.displayName
        presence: root.offline ? "offline" : root.session.presence
        elsewhere: root.elsewhere
        severalAccounts: root.severalAccounts
        onAccountsRequested: root.accountsRequested()
        onProfileRequested: root.showProfile(root.session.userId)
        onPresencePicked: which => root.session.setPresence(which)
        onPicked: which => here.pick(which)
        onThemeFlipped: root.appearance.flip()
    }
    ShellLists {
        id: lists

        visible: here.listShown && !here.settings
        x: root.place(root.railW, width)
        width: root.listW
        height: root.height - root.navH
        session: root.session
        way: here
        sheets: laterSheets
        shell: root
        still: !root.wasOnline
        onKeysRequested: root.showKeys()
    }
    Rectangle {
        visible: !here.compact && !here.settings
        x: root.place(root.talkX - 1, 1)
        width: 1
        height: root.height
        color: Theme.border
    }
    Item {
        id: middle

        visible: here.talkShown && !(here.membersShown && !here.roomy)
        x: root.place(root.talkX, width)
        width: root.width - root.talkX - root.membersW
        height: root.height

        // Until a conversation was opened, which has its own.
        ConnectionBanner {
            objectName: "offlineBanner"
            visible: height > 0 && conversation.there === null
            width: parent.width
            session: root.session
            still: !root.wasOnline
        }
    }
    Later {
        id: conversation

        objectName: "conversationLater"
        address: Qt.resolvedUrl("ShellConversation.qml")
        given: root
        wanted: here.channelId !== ""
    }
    EmptyState {
        anchors.centerIn: middle
        visible: middle.visible && here.channelId === "" && !here.compact
        iconName: "message-circle"
        title: root.session.channels.count > 0 ? qsTr("Pick a conversation") : qsTr("Welcome to Dunlin")
        detail: root.session.channels.count > 0 ? qsTr("Choose one on the left, or go to one with Ctrl+K.") : qsTr("Make a channel and invite people, or look who else is here.")
        actionText: root.session.channels.count > 0 ? "" : qsTr("New channel")
        onAction: laterSheets.newChannel.open()
    }
    Rectangle {
        visible: here.sideShown && here.roomy
        x: root.place(root.width - root.membersW, 1)
        width: 1
        height: root.height
        color: Theme.border
    }
    Later {
        id: membersPane

        address: Qt.resolvedUrl("ShellMembers.qml")
        given: root
        wanted: here.sideShown && here.side === "members"
    }
    Later {
        id: hooksPane

        address: Qt.resolvedUrl("ShellHooks.qml")
        given: root
        wanted: root.hooksOf !== ""
    }
    Later {
        id: pinsPane

        address: Qt.resolvedUrl("ShellPins.qml")
        given: root
        wanted: root.pinsOf !== ""
    }
    Later {
        id: filesPane

        address: Qt.resolvedUrl("ShellFiles.qml")
        given: root
        wanted: root.filesOf !== ""
    }
    Later {
        id: threadPane

        address: Qt.resolvedUrl("ShellThread.qml")
        given: root
        wanted: root.threadOf !== ""
    }
    Later {
        id: settingsPage

        address: Qt.resolvedUrl("ShellSettings.qml")
        given: root
        wanted: here.page === Way.Settings
    }
    Later {
        id: adminPage

        address: Qt.resolvedUrl("ShellAdmin.qml")
        given: root
        wanted: here.page === Way.Admin
    }
    ShellSheets {
        id: laterSheets

        session: root.session
        shell: root
    }
    ShellNews {
        id: news

        objectName: "toast"
        session: root.session
        channelName: here.cardName
        anchors {
            horizontalCenter: parent.horizontalCenter
            bottom: parent.bottom
            bottomMargin: here.compact ? 84 : 96
        }
        z: 10
    }
}
