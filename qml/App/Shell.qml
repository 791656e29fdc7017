// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Dunlin.Theme
import Dunlin.Controls
import Dunlin.Bridge
import Dunlin.Activity
import Dunlin.Admin
import Dunlin.Channels
import Dunlin.Finds
import Dunlin.Outbox
import Dunlin.People
import Dunlin.Settings

// Everything of a signed-in account, in one, two or three panes.
// The panes are siblings whose place follows from three classes of width; each lives once and survives every
// resize with its scroll position, draft and focus.
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
    property VoicePlayer player: null
    // Unread in accounts that are not shown.
    property int elsewhere: 0
    property bool severalAccounts: false
    readonly property string channelOnScreen: conversation.there?.onScreen ?? ""

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

    signal accountsRequested

    property int page: Shell.Chats
    property string channelId
    // A phone shows the conversation instead of the list.
    property bool detail: false
    // Beside the conversation: members, pins, files or hooks.
    property bool membersShown: false
    property string side: "members"
    property var card: ({})
    readonly property bool compact: width < 600
    readonly property bool expanded: width >= 900
    // Room for the members beside the conversation; else they cover it.
    readonly property bool roomy: width >= 1160
    // Over all panes.
    readonly property bool settings: page === Shell.Settings || page === Shell.Admin
    readonly property bool offline: session.connection !== AccountSession.Online
    readonly property var members: channelId !== "" && membersShown && side === "members" ? session.members(channelId) : null
    readonly property string rolesName: card.name ?? ""

    function tell(text: string, isError: bool) {
        if (channelSettings.there !== null)
            channelSettings.there.refused();
        toast.show(text, isError);
    }
    function openChannel(id: string) {
        if (id !== channelId) {
            membersShown = membersShown && roomy;
            // They are of the channel that one is an admin of.
            if (side === "hooks")
                side = "members";
            channelId = id;
        }
        look();
        page = Shell.Chats;
        detail = true;
        if (!Theme.touch)
            conversation.made().focusComposer();
    }
    // The channel, at one of its messages.
    function openMessage(id: string, seq: real) {
        openChannel(id);
        if (channelId === id)
            root.session.findMessage(id, seq);
    }
    // Of a list that stays where it is.
    function openFound(id: string, seq: real) {
        const was = page;
        openMessage(id, seq);
        if (was === Shell.Search)
            page = was;
        else if (membersShown && !roomy)
            membersShown = false;
    }
    function openSide(which: string) {
        const shown = membersShown && side === which;
        side = which;
        membersShown = !shown;
    }
    function openSearch(inChannel: bool) {
        page = Shell.Search;
        detail = false;
        search.made().begin(inChannel);
    }
    function openInvite(link: string) {
        useInvite.made().openWith(link);
    }
    // What was made later is bound to this and would outlive it for a moment, when the window goes on without it.
    function fold() {
        for (const each of [search, friendsPane, directoryPane, activityPane, outboxPane, conversation, membersPane, hooksPane, pinsPane, filesPane, settingsPage, adminPage, newChannel, verify, switcher, keyMap, editWaiting, addPeople, channelSettings, invite, useInvite, confirmLeave, confirmRemove, confirmUnfriend, confirmBlock, confirmLog])
            each.kept = false;
    }
    function look() {
        card = channelId === "" ? {} : session.channels.get(channelId);
        if (channelId !== "" && card.channelId === undefined) {
            channelId = "";
            detail = false;
            membersShown = false;
        }
    }
    function pick(which: int) {
        page = which;
        detail = false;
    }
    function showKeys() {
        pick(Shell.Settings);
        settingsPage.made().showEncryption();
    }
    // True when there was something to go back from.
    function goBack(): bool {
        if (membersShown && side === "hooks") {
            side = "members";
            return true;
        }
        if (membersShown && !roomy) {
            membersShown = false;
            return true;
        }
        if (compact && detail) {
            detail = false;
            channels.focusList();
            return true;
        }
        if (page !== Shell.Chats) {
            page = page === Shell.Admin ? Shell.Settings : Shell.Chats;
            return true;
        }
        return false;
    }
    // x is not mirrored by LayoutMirroring: panes placed by number go through here.
    function place(start: real, w: real): real {
        return LayoutMirroring.enabled ? width - start - w : start;
    }

    readonly property real railW: compact ? 0 : rail.width
    readonly property real navH: compact && rail.visible ? rail.height : 0
    readonly property real listW: compact ? width : expanded ? 320 : 260
    readonly property real talkX: compact ? 0 : railW + listW + 1
    readonly property real membersW: roomy && membersShown ? 280 : 0
    readonly property bool listShown: !(compact && detail)
    readonly property bool sideShown: talkShown && membersShown && channelId !== ""
    readonly property real sideX: roomy ? place(width - membersW + 1, sideWidth) : place(talkX, sideWidth)
    readonly property real sideWidth: roomy ? Math.max(0, membersW - 1) : width - talkX
    readonly property string pinsOf: sideShown && side === "pins" ? channelId : ""
    readonly property string filesOf: sideShown && side === "files" ? channelId : ""
    readonly property string hooksOf: sideShown && side === "hooks" ? channelId : ""
    readonly property bool talkShown: !settings && (!compact || detail)

    Shortcut {
        sequences: ["Ctrl+K"]
        onActivated: switcher.open()
    }
    Shortcut {
        sequences: ["Ctrl+F"]
        onActivated: root.openSearch(true)
    }
    Shortcut {
        sequences: ["Ctrl+Shift+F"]
        onActivated: root.openSearch(false)
    }
    Shortcut {
        sequences: ["Ctrl+,"]
        onActivated: root.pick(Shell.Settings)
    }
    Shortcut {
        sequences: ["F1"]
        onActivated: keyMap.open()
    }
    Shortcut {
        sequences: ["Ctrl+N"]
        onActivated: newChannel.open()
    }
    Shortcut {
        sequences: ["Back", "Escape"]
        onActivated: root.goBack()
    }
    Connections {
        target: root.session

        function onChannelReady(channelId: string) {
            root.openChannel(channelId);
        }
        function onDirectInTheClear(channelId: string) {
            toast.show(root.session.encryption.usable ? qsTr("%1 has no keys for encryption on this server yet: the server can read this conversation.").arg(root.rolesName) : qsTr("This device has no keys for encryption: the server can read this conversation."), false);
        }
        function onChannelLeft(channelId: string) {
            if (channelId === root.channelId)
                root.look();
        }
        function onFriendAnswered(name: string, state: string) {
            toast.show(state === "friends" ? qsTr("You and %1 are friends now").arg(name) : qsTr("%1 has been asked").arg(name), false);
        }
        function onPasswordChanged() {
            settingsPage.there?.passwordTaken();
            toast.show(qsTr("Password changed. Your other devices are signed out."), false);
        }
        function onPasswordRefused(text: string) {
            settingsPage.there?.passwordRefused(text);
        }
        function onSecondFactorBegun(secret: string, uri: string) {
            settingsPage.there?.factorBegun(secret, uri);
        }
        function onSecondFactorOn(recoveryCodes: list<string>) {
            settingsPage.there?.factorOn(recoveryCodes);
        }
        function onSecondFactorOff() {
            settingsPage.there?.factorOff();
            toast.show(qsTr("The second factor is off"), false);
        }
        function onSecondFactorRefused(text: string, field: string) {
            settingsPage.there?.factorRefused(text, field);
        }
        function onChannelChanged(channelId: string) {
            if (channelSettings.there !== null)
                channelSettings.there.taken(channelId);
        }
        function onMessageFound(channelId: string, seq: real, ord: real) {
            if (channelId === root.channelId)
                conversation.made().showMessage(seq, ord);
        }
        function onCommandDone(text: string) {
            toast.show(text, false);
        }
        function onReminded(channelId: string, title: string, text: string) {
            toast.show(title + ": " + text, false);
        }
        function onInviteReady(url: string) {
            invite.made().url = url;
            invite.open();
        }
    }
    onPinsOfChanged: session.showPins(pinsOf)
    onFilesOfChanged: session.showFiles(filesOf)
    // A start without a connection begins with the banner: nothing was there that it could push aside.
    property bool wasOnline: false
    Component.onCompleted: wasOnline = !offline
    onOfflineChanged: {
        wasOnline = wasOnline || !offline;
        // What was true without a connection is asked again.
        if (!offline && pinsOf !== "")
            session.showPins(pinsOf);
    }
    Connections {
        target: root.session.encryption

        function onLogAccepted() {
            toast.show(qsTr("The log of devices counts as it is now"), false);
        }
        function onLogRefused(text: string) {
            toast.show(text, true);
        }
    }
    Connections {
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

    NavRail {
        id: rail

        horizontal: root.compact
        visible: root.listShown
        x: root.place(0, width)
        y: horizontal ? root.height - height : 0
        width: horizontal ? root.width : implicitWidth
        height: horizontal ? implicitHeight : root.height
        page: root.page
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
        onPresencePicked: which => root.session.setPresence(which)
        onPicked: which => root.pick(which)
        onThemeFlipped: root.appearance.flip()
    }
    Item {
        id: lists

        visible: root.listShown && !root.settings
        x: root.place(root.railW, width)
        width: root.listW
        height: root.height - root.navH

        Column {
            id: listBanner

            z: 1
            width: parent.width

            Banner {
                width: parent.width
                still: !root.wasOnline
                shown: root.compact && (root.session.connection === AccountSession.Waiting)
                text: root.session.connectionText
                actionText: qsTr("Try now")
                onAction: root.session.reconnectNow()
            }
            Banner {
                objectName: "keyringBanner"
                width: parent.width
                shown: root.session.keyringSilent
                iconName: "key-round"
                text: qsTr("The desktop's keyring does not answer. What this device holds is shown; the connection and what is encrypted wait for it.")
                actionText: qsTr("Try again")
                onAction: root.session.askKeyring()
            }
            Banner {
                objectName: "askingBanner"
                width: parent.width
                shown: root.session.encryption.askingCount > 0 && root.session.encryption.state === Encryption.Ready
                iconName: "shield-alert"
                text: qsTr("A device of yours asks to read encrypted channels.")
                actionText: qsTr("Look")
                onAction: root.showKeys()
            }
        }
        ChannelsPane {
            id: channels

            visible: root.page === Shell.Chats
            anchors {
                fill: parent
                topMargin: listBanner.height
            }
            channels: root.session.channels
            total: root.session.channels.count
            currentId: root.compact ? "" : root.channelId
            loading: root.session.connection === AccountSession.Connecting
            onOpened: id => root.openChannel(id)
            onNewChannelRequested: newChannel.open()
            onMessageRequested: root.pick(Shell.Friends)
            onBrowseRequested: root.pick(Shell.Browse)
            onInviteRequested: useInvite.open()
            onSearchRequested: root.openSearch(false)
        }
        Later {
            id: search

            wanted: root.page === Shell.Search

            delegate: SearchPane {
                objectName: "searchPane"
                visible: search.shown
                anchors {
                    fill: parent
                    topMargin: listBanner.height
                }
                found: root.session.found
                total: root.session.found.count
                channelId: root.channelId
                channelTitle: root.card.kind === "direct" ? root.rolesName : "#" + root.rolesName
                busy: root.session.found.busy
                more: root.session.found.more
                gaps: root.session.found.gaps
                local: root.session.found.local
                trouble: root.session.found.trouble
                filling: root.session.found.filling
                offline: root.offline
                onSearched: (text, id) => root.session.searchMessages(text, id)
                onMoreRequested: root.session.moreFound()
                onMessageRequested: (id, seq) => root.openFound(id, seq)
                onFetchRequested: id => root.session.fetchMissing(id)
                onBack: root.goBack()
            }
        }
        Later {
            id: friendsPane

            wanted: root.page === Shell.Friends

            delegate: FriendsPane {
                objectName: "friendsPane"
                visible: friendsPane.shown
                anchors {
                    fill: parent
                    topMargin: listBanner.height
                }
                friends: root.session.friendList
                friendTotal: root.session.friendList.count
                people: root.session.people
                total: root.session.people.count
                busy: root.session.people.busy
                offline: root.offline
                selfId: root.session.userId
                onSearchRequested: text => root.session.searchPeople(text)
                onRefreshRequested: root.session.refreshFriends()
                onDirectRequested: id => root.session.openDirect(id)
                onAskRequested: id => root.session.askFriend(id)
                onAcceptRequested: id => root.session.acceptFriend(id)
                onDeclineRequested: id => root.session.declineFriend(id)
                onRemoveRequested: (id, name, friendship) => {
                    if (!friendship) {
                        root.session.removeFriend(id);
                        return;
                    }
                    confirmUnfriend.made().who = name;
                    confirmUnfriend.made().ask(id);
                }
                onBlockRequested: (id, name) => {
                    confirmBlock.made().who = name;
                    confirmBlock.made().ask(id);
                }
                onUnblockRequested: id => root.session.unblockPerson(id)
            }
        }
        Later {
            id: directoryPane

            wanted: root.page === Shell.Browse

            delegate: DirectoryPane {
                visible: directoryPane.shown
                anchors {
                    fill: parent
                    topMargin: listBanner.height
                }
                directory: root.session.directory
                total: root.session.directory.count
                busy: root.session.directory.busy
                offline: root.offline
                onSearchRequested: text => root.session.refreshDirectory(text)
                onJoinRequested: id => root.session.joinChannel(id)
                onOpenRequested: id => root.openChannel(id)
                onNewChannelRequested: newChannel.open()
            }
        }
        Later {
            id: activityPane

            wanted: root.page === Shell.Activity

            delegate: ActivityPane {
                objectName: "activityPane"
                visible: activityPane.shown
                anchors {
                    fill: parent
                    topMargin: listBanner.height
                }
                notifications: root.session.notifications
                total: root.session.notifications.count
                unread: root.session.notifications.unread
                more: root.session.notifications.more
                offline: root.offline
                onReadAll: root.session.readNotifications()
                onMoreRequested: root.session.moreNotifications()
                onMessageRequested: (id, seq) => root.openMessage(id, seq)
                onChannelRequested: id => root.openChannel(id)
                onFriendsRequested: root.pick(Shell.Friends)
            }
        }
        Later {
            id: outboxPane

            wanted: root.page === Shell.Outbox

            delegate: OutboxPane {
                visible: outboxPane.shown
                anchors {
                    fill: parent
                    topMargin: listBanner.height
                }
                outbox: root.session.outbox
                total: root.session.outbox.count
                onRetryRequested: id => root.session.retry(id)
                onCancelRequested: id => root.session.cancel(id)
                onEditRequested: (id, text) => editWaiting.made().ask(id, text)
                onPauseToggled: (id, on) => root.session.pauseUpload(id, on)
                offline: root.offline
                onTryRequested: root.session.reconnectNow()
            }
        }
    }
    Rectangle {
        visible: !root.compact && !root.settings
        x: root.place(root.talkX - 1, 1)
        width: 1
        height: root.height
        color: Theme.border
    }
    Item {
        id: talk

        visible: root.talkShown && !(root.membersShown && !root.roomy)
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

        wanted: root.channelId !== ""

        delegate: ConversationPane {
            objectName: "conversation"
            visible: talk.visible
            still: !root.wasOnline
            x: talk.x
            width: talk.width
            height: talk.height
            session: root.session
            clipboard: root.clipboard
            recorder: root.recorder
            player: root.player
            channelId: root.channelId
            card: root.card
            compact: root.compact
            membersShown: root.membersShown && root.side === "members"
            active: root.windowActive
            onBack: root.goBack()
            onMembersToggled: root.openSide("members")
            onPinsRequested: root.openSide("pins")
            onFilesRequested: root.openSide("files")
            onSearchRequested: root.openSearch(true)
            onTold: text => toast.show(text, false)
            onKeysRequested: root.showKeys()
            onCompareRequested: verify.made().ask(root.card.peerId, root.rolesName)
            onAcceptRequested: confirmLog.open()
        }
    }
    EmptyState {
        anchors.centerIn: talk
        visible: talk.visible && root.channelId === "" && !root.compact
        iconName: "message-circle"
        title: root.session.channels.count > 0 ? qsTr("Pick a conversation") : qsTr("Welcome to Dunlin")
        detail: root.session.channels.count > 0 ? qsTr("Choose one on the left, or go to one with Ctrl+K.") : qsTr("Make a channel and invite people, or look who else is here.")
        actionText: root.session.channels.count > 0 ? "" : qsTr("New channel")
        onAction: newChannel.open()
    }
    Rectangle {
        visible: root.sideShown && root.roomy
        x: root.place(root.width - root.membersW, 1)
        width: 1
        height: root.height
        color: Theme.border
    }
    Later {
        id: membersPane

        wanted: root.sideShown && root.side === "members"

        delegate: MembersPane {
            objectName: "membersPane"
            visible: membersPane.shown
            x: root.sideX
            width: root.sideWidth
            height: root.height
            showBack: !root.roomy
            members: root.members
            total: root.members ? root.members.count : 0
            channelName: root.rolesName
            description: root.card.description ?? ""
            direct: root.card.kind === "direct"
            role: root.card.role ?? ""
            encrypted: root.card.encrypted === true
            sealable: root.session.encryption.usable
            onVerifyRequested: (id, name) => verify.made().ask(id, name)
            onClosed: root.membersShown = false
            onAddRequested: {
                addPeople.made().channelId = root.channelId;
                addPeople.made().memberIds = root.members ? root.members.userIds() : [];
                addPeople.open();
            }
            onInviteRequested: {
                invite.made().channelName = root.rolesName;
                root.session.createInvite(root.channelId);
            }
            onLeaveRequested: confirmLeave.made().ask(root.channelId)
            onSettingsRequested: channelSettings.made().ask(root.channelId, root.card)
            onHooksRequested: root.side = "hooks"
            onDirectRequested: id => root.session.openDirect(id)
            onRemoveRequested: (id, name) => {
                confirmRemove.made().who = name;
                confirmRemove.made().ask(id);
            }
            onRoleRequested: (id, which) => root.session.setRole(root.channelId, id, which)
        }
    }
    Later {
        id: hooksPane

        wanted: root.hooksOf !== ""

        delegate: HooksPane {
            objectName: "hooksPane"
            visible: hooksPane.shown
            x: root.sideX
            width: root.sideWidth
            height: root.height
            hooks: root.session.channelHooks
            channelId: root.hooksOf
            offline: root.offline
            onClosed: root.side = "members"
            onCopyRequested: text => {
                root.clipboard.copy(text);
                toast.show(qsTr("Copied"), false);
            }
        }
    }
    Later {
        id: pinsPane

        wanted: root.pinsOf !== ""

        delegate: PinsPane {
            objectName: "pinsPane"
            visible: pinsPane.shown
            x: root.sideX
            width: root.sideWidth
            height: root.height
            showBack: !root.roomy
            pins: root.session.pinList
            total: root.session.pinList.count
            busy: root.session.pinList.busy
            gaps: root.session.pinList.gaps
            trouble: root.session.pinList.trouble
            offline: root.offline
            mayUnpin: root.card.role !== "readonly"
            onClosed: root.membersShown = false
            onMessageRequested: (id, seq) => root.openFound(id, seq)
            onUnpinRequested: (id, message) => root.session.pin(id, message, false)
        }
    }
    Later {
        id: filesPane

        wanted: root.filesOf !== ""

        delegate: FilesPane {
            objectName: "filesPane"
            visible: filesPane.shown
            x: root.sideX
            width: root.sideWidth
            height: root.height
            showBack: !root.roomy
            finds: root.session.channelFiles
            total: root.session.channelFiles.count
            busy: root.session.channelFiles.busy
            gaps: root.session.channelFiles.gaps
            filling: root.session.channelFiles.filling
            offline: root.offline
            onClosed: root.membersShown = false
            onMessageRequested: (id, seq) => root.openFound(id, seq)
            onFileRequested: file => conversation.made().openFile(file)
            onFetchRequested: id => root.session.fetchMissing(id)
        }
    }
    Later {
        id: settingsPage

        wanted: root.page === Shell.Settings

        delegate: SettingsPage {
            objectName: "settingsPage"
            visible: settingsPage.shown
            x: root.place(root.railW, width)
            width: root.width - root.railW
            height: root.height - root.navH
            theme: root.appearance.theme
            textScale: root.appearance.textScale
            reduceMotion: root.appearance.reduceMotion
            language: root.appearance.language
            userId: root.session.userId
            username: root.session.username
            displayName: root.session.displayName
            serverUrl: root.session.serverUrl
            connectionText: root.session.connectionText
            unsent: root.session.pendingCount + root.session.failedCount
            version: root.version
            onThemePicked: which => root.appearance.theme = which
            onTextScalePicked: scale => root.appearance.textScale = scale
            onLanguagePicked: which => root.appearance.language = which
            onReduceMotionPicked: on => root.appearance.reduceMotion = on
            onSignOutRequested: root.session.signOut()
            elsewhere: root.elsewhere
            severalAccounts: root.severalAccounts
            onAccountsRequested: root.accountsRequested()
            devices: root.session.deviceList
            deviceTotal: root.session.deviceList.count
            offline: root.offline
            notifier: root.notifier
            tray: root.tray
            figures: root.figures
            onKeysRequested: keyMap.open()
            presence: root.session.presence
            accountKnown: root.session.accountKnown
            showsLastSeen: root.session.showsLastSeen
            secondFactor: root.session.hasSecondFactor
            encryption: root.session.encryption
            onPresencePicked: which => root.session.setPresence(which)
            onShowsLastSeenPicked: on => root.session.setShowsLastSeen(on)
            onFactorBeginRequested: password => root.session.beginSecondFactor(password)
            onFactorConfirmRequested: code => root.session.confirmSecondFactor(code)
            onFactorEndRequested: (password, code) => root.session.endSecondFactor(password, code)
            onCopyRequested: text => {
                root.clipboard.copy(text);
                toast.show(qsTr("Copied"), false);
            }
            onDevicesRequested: {
                root.session.refreshDevices();
                root.session.refreshAccount();
                root.session.encryption.refresh();
            }
            onDeviceRenameRequested: (id, name) => root.session.renameDevice(id, name)
            onDeviceRevokeRequested: id => root.session.revokeDevice(id)
            onPasswordRequested: (current, replacement) => root.session.changePassword(current, replacement)
            onEverywhereRequested: root.session.signOutEverywhere()
            serverAdmin: root.session.serverAdmin
            onAdminRequested: root.pick(Shell.Admin)
        }
    }
    Later {
        id: adminPage

        wanted: root.page === Shell.Admin

        delegate: AdminPage {
            objectName: "adminPage"
            visible: adminPage.shown
            x: root.place(root.railW, width)
            width: root.width - root.railW
            height: root.height - root.navH
            desk: root.session.admin
            selfId: root.session.userId
            offline: root.offline
            onBack: root.pick(Shell.Settings)
            onCopyRequested: text => {
                root.clipboard.copy(text);
                toast.show(qsTr("Copied"), false);
            }
        }
    }
    LaterSheet {
        id: newChannel

        objectName: "newChannel"
        delegate: Item {
            NewChannelSheet {
                people: root.session.people
                total: root.session.people.count
                busy: root.session.people.busy
                offline: root.offline
                selfId: root.session.userId
                onSearchRequested: text => root.session.searchPeople(text)
                sealable: root.session.encryption.usable
                onCreateRequested: (name, description, isPrivate, ids, encrypted) => root.session.createChannel(name, description, isPrivate, ids, encrypted)
            }
        }
    }
    LaterSheet {
        id: verify

        objectName: "verifySheet"
        delegate: Item {
            VerifySheet {
                encryption: root.session.encryption
            }
        }
    }
    LaterSheet {
        id: switcher

        objectName: "switcher"
        delegate: Item {
            QuickSwitcher {
                places: root.session.switcher
                total: root.session.switcher.count
                onSearched: text => root.session.searchPlaces(text)
                onChannelPicked: id => root.openChannel(id)
                onPersonPicked: id => root.session.openDirect(id)
            }
        }
    }
    LaterSheet {
        id: keyMap

        objectName: "keyMap"
        delegate: Item {
            KeyMapSheet {
            }
        }
    }
    LaterSheet {
        id: editWaiting

        delegate: Item {
            EditWaitingSheet {
                onEdited: (id, text) => root.session.rewrite(id, text)
            }
        }
    }
    LaterSheet {
        id: addPeople

        delegate: Item {
            AddPeopleSheet {
                people: root.session.people
                total: root.session.people.count
                busy: root.session.people.busy
                offline: root.offline
                onSearchRequested: text => root.session.searchPeople(text)
                onAddRequested: (channel, user) => root.session.addMember(channel, user)
            }
        }
    }
    LaterSheet {
        id: channelSettings

        objectName: "channelSettings"
        delegate: Item {
            ChannelSettingsSheet {
                onChangeRequested: (id, name, description, retention, ttl, slowMode) => root.session.changeChannel(id, name, description, retention, ttl, slowMode)
            }
        }
    }
    LaterSheet {
        id: invite

        delegate: Item {
            InviteSheet {
                onCopyRequested: text => {
                    root.clipboard.copy(text);
                    toast.show(qsTr("Invite link copied"), false);
                }
            }
        }
    }
    LaterSheet {
        id: useInvite

        delegate: Item {
            UseInviteSheet {
                onAcceptRequested: link => root.session.acceptInvite(link)
            }
        }
    }
    LaterSheet {
        id: confirmLeave

        delegate: Item {
            ConfirmSheet {
                title: qsTr("Leave %1?").arg(root.rolesName)
                text: root.card.isPrivate ? qsTr("It is private: you will need a new invitation to come back.") : qsTr("You can join again at any time.")
                actionText: qsTr("Leave")
                onConfirmed: id => root.session.leaveChannel(id)
            }
        }
    }
    LaterSheet {
        id: confirmRemove

        delegate: Item {
            ConfirmSheet {
                property string who

                title: qsTr("Remove %1?").arg(who)
                text: qsTr("They no longer see what is written in %1 from now on.").arg(root.rolesName)
                actionText: qsTr("Remove")
                onConfirmed: id => root.session.removeMember(root.channelId, id)
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
                onConfirmed: id => root.session.removeFriend(id)
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
                onConfirmed: id => root.session.blockPerson(id)
            }
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
    Toast {
        id: toast

        objectName: "toast"
        anchors {
            horizontalCenter: parent.horizontalCenter
            bottom: parent.bottom
            bottomMargin: root.compact ? 84 : 96
        }
        z: 10
    }
}
