// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Dunlin.Theme
import Dunlin.Controls
import Dunlin.Bridge
import Dunlin.Timeline

// One conversation: its head, the state of the connection, the messages and the field to write in.
Rectangle {
    id: root

    required property AccountSession session
    required property string channelId
    required property Clipboard clipboard
    // Null where no emoji are picked.
    property Appearance appearance: null
    // Null where nothing is recorded, or played.
    property VoiceRecorder recorder: null
    property Spelling spelling: null
    property VoicePlayer player: null
    // Its row of the channel list, by role name; empty when there is none.
    property var card: ({})
    property bool compact: false
    property bool membersShown: false
    property bool active: true
    // Its banner does not slide.
    property bool still: false

    signal back
    signal membersToggled
    signal pinsRequested
    signal filesRequested
    signal searchRequested
    signal told(string text)
    signal linkRequested(string link)
    signal forwardRequested(string sender, string text, var files)
    signal profileRequested(string userId)
    signal threadRequested(real seq)
    signal wordingsRequested(real seq)
    signal readersRequested(real seq)
    signal keysRequested
    signal compareRequested
    signal acceptRequested
    signal rosterAcceptRequested

    readonly property string name: card.name ?? ""
    readonly property bool direct: card.kind === "direct"
    readonly property string target: direct ? name : "#" + name
    readonly property string role: card.role ?? ""
    readonly property bool encrypted: card.encrypted === true
    readonly property string attachReason: card.canAttach === false ? qsTr("Your role here is to read") : ""
    // When one wrote last, by channel: for slow mode, which admins and owners need not mind.
    property var sentAt: ({})
    readonly property bool slowed: (card.slowMode ?? 0) > 0 && role === "member"
    readonly property string slowNotice: waitLeft > 0 ? qsTr("Slow mode: the next message leaves in %1.").arg(Times.span(waitLeft * 1000)) : ""
    readonly property int waitLeft: slowed ? Math.max(0, Math.ceil(((sentAt[channelId] ?? 0) + card.slowMode * 1000 - slowClock.tick) / 1000)) : 0
    readonly property TimelineModel timeline: channelId !== "" && session.state === AccountSession.SignedIn ? session.timeline(channelId) : null
    readonly property int memberCount: card.memberCount ?? 0
    readonly property bool offline: session.connection !== AccountSession.Online
    readonly property string onScreen: visible && active ? channelId : ""

    // A picture is looked at, anything else is saved.
    function openFile(file: var) {
        if (file.fileId === "")
            return;
        if (/^image\/(png|jpeg|gif|webp)$/.test(file.contentType))
            viewer.made().show(file.fileId, file.name, file.size);
        else
            saveFile(file.fileId, file.name, file.size);
    }
    function saveFile(id: string, name: string, size: real) {
        composer.saveFile(id, size, clipboard.downloadUrl(name));
    }
    // Goes with the next message.
    function attach(files: var) {
        composer.stage(files);
    }
    function noteSent() {
        if (!slowed)
            return;
        const now = Object.assign({}, sentAt);
        now[channelId] = Date.now();
        sentAt = now;
        slowClock.tick = Date.now();
    }
    // Members whose name or username begins so, the user excepted; and everybody at once.
    function mentionable(start: string): var {
        const all = session.members(channelId);
        const found = all !== null ? [...all.mentionable(start, 6)] : [];
        if (!direct && "channel".startsWith(start) && (memberCount <= 20 || role === "owner" || role === "admin"))
            found.push({
                    "username": "channel",
                    "name": qsTr("Everybody here"),
                    "userId": ""
                });
        return found;
    }
    // For a message, or for the field where it has no id.
    function pickEmoji(messageId: string, at: Item) {
        if (appearance !== null && role !== "readonly")
            emojis.made().ask(messageId, at);
    }
    function showMessage(seq: real, ord: real) {
        view.jumpToOrd(seq, ord);
    }
    function takeEmoji(messageId: string, emoji: string) {
        appearance.noteEmoji(emoji);
        if (messageId === "")
            composer.insert(emoji);
        else
            session.react(channelId, messageId, emoji, true);
    }
    function toFirstUnread() {
        if (timeline !== null && timeline.firstUnreadRow >= 0)
            view.toFirstUnread();
    }
    // True when there was something that was offered to be.
    function markRead(): bool {
        if (!view.offersUnread)
            return false;
        // All there are: more than that is no number of a message.
        session.markRead(channelId, 9007199254740991);
        timeline.forgetUnread();
        return true;
    }
    function focusComposer() {
        composer.field.forceActiveFocus();
    }

    color: Theme.bg
    // The draft of the channel that is left is already kept, key by key.
    onChannelIdChanged: {
        composer.leaveMode();
        composer.dropStaged();
        player?.stop();
        composer.setText(channelId !== "" ? session.draft(channelId) : "");
        if (!Theme.touch && visible)
            focusComposer();
    }
    onOnScreenChanged: session.showChannel(onScreen)
    Component.onDestruction: player?.stop()
    Component.onCompleted: if (channelId !== "")
        composer.setText(session.draft(channelId))

    ConversationHead {
        id: head

        width: parent.width
        visible: root.timeline !== null
        channelId: root.channelId
        card: root.card
        typists: root.timeline !== null ? root.timeline.typists : []
        compact: root.compact
        membersShown: root.membersShown
        offline: root.offline
        onBack: root.back()
        onMembersToggled: root.membersToggled()
        onPinsRequested: root.pinsRequested()
        onFilesRequested: root.filesRequested()
        onSearchRequested: root.searchRequested()
        onNotifyPicked: (level, ms) => root.session.setNotify(root.channelId, level, ms)
    }
    ConnectionBanner {
        id: banner

        objectName: "offlineBanner"
        anchors {
            top: root.timeline !== null ? head.bottom : parent.top
            left: parent.left
            right: parent.right
        }
        session: root.session
        still: root.still
    }
    KeyBanner {
        id: keyBanner

        objectName: "keyBanner"
        anchors {
            top: banner.bottom
            left: parent.left
            right: parent.right
        }
        encryption: root.session.encryption
        keyringSilent: root.session.keyringSilent
        encrypted: root.encrypted
        disputed: root.card.disputed === true
        direct: root.direct
        altered: root.card.altered ?? ""
        alteredSeq: root.card.alteredSeq ?? 0
        logFault: root.card.logFault ?? ""
        onKeysRequested: root.keysRequested()
        onCompareRequested: root.compareRequested()
        roster: root.card.roster ?? ({})
        admits: root.direct || root.card.role === "admin" || root.card.role === "owner"
        onAcceptRequested: root.acceptRequested()
        onRosterAcceptRequested: root.rosterAcceptRequested()
        onLetInRequested: root.session.encryption.letIn(root.channelId, root.card.roster.waiting)
        onRosterRead: root.session.encryption.noteRoster(root.channelId)
    }
    Timer {
        id: slowClock

        property real tick: Date.now()

        interval: 1000
        repeat: true
        running: root.waitLeft > 0 && root.visible
        onTriggered: tick = Date.now()
    }
    TimelineView {
        id: view

        anchors {
            top: keyBanner.bottom
            left: parent.left
            right: parent.right
            bottom: composer.top
        }
        visible: root.timeline !== null
        timeline: root.timeline
        ready: root.timeline !== null && root.timeline.ready
        firstUnreadRow: root.timeline !== null ? root.timeline.firstUnreadRow : -1
        unreadCount: root.timeline !== null ? root.timeline.unreadCount : 0
        title: root.target
        active: root.active && root.visible
        mayWrite: root.role !== "readonly"
        skinTone: root.appearance?.skinTone ?? 0
        reactReason: root.card.canReact === false ? qsTr("Your role here is to read") : ""
        mayModerate: root.role === "owner" || root.role === "admin"
        onRetryRequested: id => root.session.retry(id)
        onCancelRequested: id => root.session.cancel(id)
        onReactionToggled: (id, emoji, give) => root.session.react(root.channelId, id, emoji, give)
        onEmojiRequested: (id, at) => root.pickEmoji(id, at)
        onReplyRequested: (id, seq, sender, text) => composer.replyTo(id, seq, sender, text)
        onEditRequested: (id, text) => composer.edit(id, text)
        onDeleteRequested: id => confirmDelete.made().ask(id)
        onCopyRequested: text => {
            root.clipboard.copy(text);
            root.told(qsTr("Copied"));
        }
        offline: root.offline
        player: root.player
        onFileRequested: file => root.openFile(file)
        onLinkRequested: link => root.linkRequested(link)
        onForwardRequested: (sender, text, files) => root.forwardRequested(sender, text, files)
        onProfileRequested: id => root.profileRequested(id)
        onPauseToggled: (id, on) => root.session.pauseUpload(id, on)
        onPinRequested: (id, on) => root.session.pin(root.channelId, id, on)
        mayThread: true
        onThreadRequested: seq => root.threadRequested(seq)
        onWordingsRequested: seq => root.wordingsRequested(seq)
        onReadersRequested: seq => root.readersRequested(seq)
        onAllRead: root.markRead()
        onSeen: seq => root.session.markRead(root.channelId, seq)
    }
    WritingField {
        id: composer

        visible: root.timeline !== null
        anchors {
            left: parent.left
            right: parent.right
            bottom: parent.bottom
        }
        session: root.session
        clipboard: root.clipboard
        recorder: root.recorder
        player: root.player
        target: root.target
        offline: root.offline
        spelling: root.spelling
        closedReason: root.role === "readonly" ? qsTr("You can only read here.") : ""
        onMentionSought: start => composer.offered = root.mentionable(start)
        notice: root.slowNotice
        attachReason: root.attachReason
        onEmojiRequested: at => root.pickEmoji("", at)
        onTold: text => root.told(text)
        onFilesSent: (files, caption, seq, expiresIn) => {
            root.session.sendAttachments(root.channelId, files, caption, seq, expiresIn);
            root.noteSent();
            view.toNewest();
        }
        onSent: (text, seq, expiresIn) => {
            if (!root.session.submit(root.channelId, text, seq, expiresIn)) {
                // A command that there is not: it can be put right.
                composer.setText(text);
                composer.drafted(text);
                return;
            }
            if (text.startsWith("/") && !text.startsWith("//"))
                return;
            root.noteSent();
            view.toNewest();
        }
        onChanged: (id, text) => root.session.edit(root.channelId, id, text)
        onDrafted: text => {
            root.session.setDraft(root.channelId, text);
            root.session.setTyping(root.channelId, text.trim() !== "");
        }
        onEditLastRequested: view.editLast()
    }
    Connections {
        target: root.session

        function onFileSaved(path: string) {
            root.told(qsTr("Saved as %1").arg(path));
        }
        function onDraftReturned(channelId: string) {
            if (channelId !== root.channelId)
                return;
            if (composer.mode === "edit")
                composer.putAside = root.session.draft(channelId);
            else
                composer.setText(root.session.draft(channelId));
        }
    }
    DropHint {
        objectName: "dropArea"
        anchors.fill: parent
        enabled: root.timeline !== null && root.role !== "readonly"
        target: root.target
        onFilesDropped: files => composer.attach(files)
    }
    Shortcut {
        sequences: ["Ctrl+."]
        enabled: root.visible && root.timeline !== null
        onActivated: root.pickEmoji("", composer)
    }
    LaterSheet {
        id: emojis

        objectName: "emojiPicker"
        address: Qt.resolvedUrl("ConversationEmoji.qml")
        given: root
    }
    LaterSheet {
        id: viewer

        objectName: "pictureViewer"
        delegate: Item {
            PictureViewer {
                onSaveRequested: (id, name, size) => root.saveFile(id, name, size)
            }
        }
    }
    LaterSheet {
        id: confirmDelete

        delegate: Item {
            ConfirmSheet {
                title: qsTr("Delete this message?")
                text: qsTr("It disappears for everyone in the channel. This can't be undone.")
                actionText: qsTr("Delete")
                onConfirmed: id => root.session.remove(root.channelId, id)
            }
        }
    }
}
