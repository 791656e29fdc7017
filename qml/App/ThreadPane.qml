// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Dunlin.Theme
import Dunlin.Controls
import Dunlin.Bridge
import Dunlin.Timeline

// The answers to one message, with a field that answers it. Shows what is on this device, connection or not.
Rectangle {
    id: root

    required property AccountSession session
    // The channel, empty for none; and the number of the message that is answered.
    required property string channelId
    required property real seq
    // The channel's row of the list, by role name.
    property var card: ({})
    required property Clipboard clipboard
    // Null where nothing is recorded, or played.
    property VoiceRecorder recorder: null
    property VoicePlayer player: null
    property Spelling spelling: null
    // Null where no emoji are picked.
    property Appearance appearance: null
    property bool showBack: false
    // What holds the next message back.
    property string notice
    property alias offered: composer.offered

    signal closed
    signal messageRequested(real seq)
    signal threadRequested(real seq)
    signal wordingsRequested(real seq)
    signal readersRequested(real seq)
    signal told(string text)
    signal copyRequested(string text)
    signal fileRequested(var file)
    signal linkRequested(string link)
    signal forwardRequested(string sender, string text, var files)
    signal profileRequested(string userId)
    signal mentionSought(string start)
    // Something was sent.
    signal answered

    readonly property ThreadModel thread: channelId !== "" && seq > 0 && session.state === AccountSession.SignedIn ? session.thread(channelId, seq) : null
    readonly property string role: card.role ?? ""
    readonly property string target: card.kind === "direct" ? card.name ?? "" : "#" + (card.name ?? "")
    readonly property string attachReason: card.canAttach === false ? qsTr("Your role here is to read") : ""
    readonly property string shortfall: thread === null ? "" : thread.cut ? qsTr("Only the newest replies are shown.") : thread.missing > 0 ? qsTr("Some messages of this conversation are not on this device; replies may be among them.") : ""
    readonly property string place: channelId + "/" + seq

    function pickEmoji(messageId: string, at: Item) {
        if (appearance !== null)
            emojis.made().ask(messageId, at);
    }
    function takeEmoji(messageId: string, emoji: string) {
        appearance.noteEmoji(emoji);
        if (messageId === "")
            composer.insert(emoji);
        else
            session.react(channelId, messageId, emoji, true);
    }
    function focusComposer() {
        composer.field.forceActiveFocus();
    }

    color: Theme.bg
    onPlaceChanged: {
        composer.leaveMode();
        composer.dropStaged();
        composer.setText(channelId !== "" && seq > 0 ? session.threadDraft(channelId, seq) : "");
        if (channelId !== "" && !Theme.touch)
            focusComposer();
    }

    PaneHeader {
        id: head

        width: parent.width
        showBack: root.showBack
        title: qsTr("Thread")
        onBack: root.closed()

        IconButton {
            objectName: "threadToMessage"
            visible: root.thread !== null && root.thread.hasRoot
            iconName: "corner-up-left"
            text: qsTr("Show in the conversation")
            onClicked: root.messageRequested(root.seq)
        }
        IconButton {
            visible: !root.showBack
            objectName: "closeThread"
            iconName: "x"
            text: qsTr("Close")
            onClicked: root.closed()
        }
    }
    Label {
        id: shortfallText

        objectName: "threadShortfall"
        visible: text !== ""
        anchors {
            top: head.bottom
            left: parent.left
            right: parent.right
            leftMargin: Theme.s4
            rightMargin: Theme.s4
        }
        height: visible ? contentHeight + Theme.s2 : 0
        text: root.shortfall
        color: Theme.text2
        wrapMode: Text.Wrap
        font.pixelSize: Theme.fSmall
    }
    TimelineView {
        id: view

        objectName: "threadView"
        anchors {
            top: shortfallText.bottom
            left: parent.left
            right: parent.right
            bottom: composer.top
        }
        visible: root.thread !== null
        timeline: root.thread
        ready: root.thread !== null && root.thread.loaded
        firstUnreadRow: -1
        title: qsTr("the thread")
        offline: root.session.connection !== AccountSession.Online
        player: root.player
        mayWrite: root.role !== "readonly"
        mayReply: false
        mayThread: true
        skinTone: root.appearance?.skinTone ?? 0
        reactReason: root.card.canReact === false ? qsTr("Your role here is to read") : ""
        mayModerate: root.role === "owner" || root.role === "admin"
        onRetryRequested: id => root.session.retry(id)
        onCancelRequested: id => root.session.cancel(id)
        onReactionToggled: (id, emoji, give) => root.session.react(root.channelId, id, emoji, give)
        onEmojiRequested: (id, at) => root.pickEmoji(id, at)
        onEditRequested: (id, text) => composer.edit(id, text)
        onDeleteRequested: id => confirmDelete.made().ask(id)
        onCopyRequested: text => root.copyRequested(text)
        onFileRequested: file => root.fileRequested(file)
        onLinkRequested: link => root.linkRequested(link)
        onForwardRequested: (sender, text, files) => root.forwardRequested(sender, text, files)
        onProfileRequested: id => root.profileRequested(id)
        onPauseToggled: (id, on) => root.session.pauseUpload(id, on)
        onPinRequested: (id, on) => root.session.pin(root.channelId, id, on)
        onThreadRequested: seq => root.threadRequested(seq)
        onWordingsRequested: seq => root.wordingsRequested(seq)
        onReadersRequested: seq => root.readersRequested(seq)
    }
    WritingField {
        id: composer

        objectName: "threadComposer"
        anchors {
            left: parent.left
            right: parent.right
            bottom: parent.bottom
        }
        session: root.session
        clipboard: root.clipboard
        recorder: root.recorder
        spelling: root.spelling
        player: root.player
        target: root.target
        prompt: qsTr("Reply in the thread")
        offline: view.offline
        closedReason: root.role === "readonly" ? qsTr("You can only read here.") : ""
        notice: root.notice
        attachReason: root.attachReason
        onTold: text => root.told(text)
        onEmojiRequested: at => root.pickEmoji("", at)
        onMentionSought: start => root.mentionSought(start)
        onSent: (text, seq, expiresIn) => {
            if (!root.session.submit(root.channelId, text, root.seq, expiresIn)) {
                // A command that there is not: it can be put right.
                composer.setText(text);
                composer.drafted(text);
                return;
            }
            if (text.startsWith("/") && !text.startsWith("//"))
                return;
            root.answered();
            view.toNewest();
        }
        onFilesSent: (files, caption, seq, expiresIn) => {
            root.session.sendAttachments(root.channelId, files, caption, root.seq, expiresIn);
            root.answered();
            view.toNewest();
        }
        onChanged: (id, text) => root.session.edit(root.channelId, id, text)
        onDrafted: text => root.session.setThreadDraft(root.channelId, root.seq, text)
        onEditLastRequested: view.editLast()
    }
    Connections {
        target: root.session

        function onThreadDraftReturned(channelId: string, seq: real) {
            if (channelId !== root.channelId || seq !== root.seq)
                return;
            const draft = root.session.threadDraft(channelId, seq);
            if (composer.mode === "edit")
                composer.putAside = draft;
            else
                composer.setText(draft);
        }
    }
    DropHint {
        objectName: "threadDropArea"
        anchors.fill: parent
        enabled: root.thread !== null && root.role !== "readonly"
        target: root.target
        onFilesDropped: files => composer.attach(files)
    }
    LaterSheet {
        id: emojis

        address: Qt.resolvedUrl("ConversationEmoji.qml")
        given: root
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
