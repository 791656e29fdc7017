// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Dunlin.Controls

// What the keyboard does wherever one is; KeyMapSheet tells of it.
Item {
    id: root

    required property Way way
    required property ShellSheets sheets
    required property Later talk

    Shortcut {
        sequences: ["Ctrl+K"]
        onActivated: root.sheets.switcher.open()
    }
    Shortcut {
        sequences: ["Ctrl+F"]
        onActivated: root.way.openSearch(true)
    }
    Shortcut {
        sequences: ["Ctrl+Shift+F"]
        onActivated: root.way.openSearch(false)
    }
    Shortcut {
        sequences: ["Ctrl+,"]
        onActivated: root.way.pick(Way.Settings)
    }
    Shortcut {
        sequences: ["F1"]
        onActivated: root.sheets.keyMap.open()
    }
    Shortcut {
        sequences: ["Ctrl+N"]
        onActivated: root.sheets.newChannel.open()
    }
    Shortcut {
        sequences: ["Ctrl+J"]
        onActivated: root.talk.there?.toFirstUnread()
    }
    Shortcut {
        sequences: ["Back"]
        onActivated: root.way.goBack()
    }
    Shortcut {
        sequences: ["Escape"]
        onActivated: if (root.way.page !== Way.Chats || !root.way.talkShown || root.way.threadShown || !root.talk.there?.markRead())
            root.way.goBack()
    }
}
