// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Dunlin.Controls
import Dunlin.Emoji

// Any emoji, into the field of a conversation or of a thread, or under one of their messages.
Item {
    id: root

    required property LaterSheet modelData
    // A ConversationPane or a ThreadPane.
    readonly property var pane: modelData.given

    EmojiPicker {
        // Empty: for the field.
        property string messageId

        function ask(id: string, at: Item) {
            messageId = id;
            language = Qt.locale().name;
            showAt(at);
        }

        tone: root.pane.appearance.skinTone
        recent: root.pane.appearance.recentEmoji
        onToneChosen: tone => root.pane.appearance.skinTone = tone
        onPicked: emoji => root.pane.takeEmoji(messageId, emoji)
        onClosed: if (messageId === "")
            root.pane.focusComposer()
    }
}
