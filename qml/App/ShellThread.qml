// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Dunlin.Controls

// The answers to one message, beside the conversation.
ThreadPane {
    id: root

    required property Later modelData
    readonly property Shell shell: modelData.given as Shell
    readonly property Way way: shell.way
    readonly property ConversationPane talk: shell.talkPane.there as ConversationPane

    objectName: "threadPane"
    visible: modelData.shown
    x: shell.sideX
    width: shell.sideWidth
    height: shell.height
    showBack: !way.roomy
    session: shell.session
    clipboard: shell.clipboard
    recorder: shell.recorder
    player: shell.player
    spelling: shell.spelling
    appearance: shell.appearance
    channelId: shell.threadOf
    seq: way.threadSeq
    card: way.card
    notice: talk !== null ? talk.slowNotice : ""
    onClosed: way.closeThread()
    onMessageRequested: seq => way.openFound(way.channelId, seq)
    onThreadRequested: seq => way.openThread(seq)
    onWordingsRequested: seq => shell.sheets.wordings.made().ask(channelId, seq)
    onReadersRequested: seq => shell.sheets.readers.made().ask(channelId, seq)
    onTold: text => shell.say(text)
    onCopyRequested: text => shell.copy(text)
    onFileRequested: file => shell.openFile(file)
    onLinkRequested: link => shell.openLink(link)
    onForwardRequested: (sender, text, files) => shell.sheets.forward.made().ask(sender, text, files)
    onProfileRequested: id => shell.showProfile(id)
    onMentionSought: start => offered = talk !== null ? talk.mentionable(start) : []
    onAnswered: if (talk !== null)
        talk.noteSent()
}
