// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Controls.Basic as C
import Dunlin.Theme

// What can be done with the text of a field: other words for a misspelt one, and what every field has. Its last rows are always
// there, so that a hand finds them where they were; what does not apply now is pale.
ActionMenu {
    id: root

    required property TextEdit field // null while it goes
    readonly property bool writable: field !== null && !field.readOnly
    // A misspelt word is meant, and these are offered for it.
    property bool misspelt: false
    property list<string> words
    // Something is selected when it opens.
    property bool some: false

    signal picked(string word)
    signal learnWanted
    // Whoever has the field knows what else the clipboard may hold.
    signal pasteWanted

    objectName: "fieldMenu"
    onAboutToShow: some = field.selectedText !== ""
    // Not when it is closed: a press elsewhere, which closes it, takes the focus there by then.
    onAboutToHide: if (field !== null)
        field.forceActiveFocus()

    MenuRow {
        visible: root.words.length > 0
        objectName: "suggestion0"
        iconName: "check"
        text: root.words.length > 0 ? root.words[0] : ""
        onTriggered: root.picked(text)
    }
    MenuRow {
        visible: root.words.length > 1
        iconName: "check"
        text: root.words.length > 1 ? root.words[1] : ""
        onTriggered: root.picked(text)
    }
    MenuRow {
        visible: root.words.length > 2
        iconName: "check"
        text: root.words.length > 2 ? root.words[2] : ""
        onTriggered: root.picked(text)
    }
    MenuRow {
        visible: root.words.length > 3
        iconName: "check"
        text: root.words.length > 3 ? root.words[3] : ""
        onTriggered: root.picked(text)
    }
    MenuRow {
        visible: root.words.length > 4
        iconName: "check"
        text: root.words.length > 4 ? root.words[4] : ""
        onTriggered: root.picked(text)
    }
    MenuRow {
        objectName: "noSuggestion"
        visible: root.misspelt && root.words.length === 0
        enabled: false
        iconName: "search"
        text: qsTr("No word is like it")
    }
    MenuRow {
        objectName: "learnWord"
        visible: root.misspelt
        iconName: "plus"
        text: qsTr("Add to the dictionary")
        onTriggered: root.learnWanted()
    }
    C.MenuSeparator {
        visible: root.misspelt
        height: visible ? implicitHeight : 0
        padding: Theme.s1
        activeFocusOnTab: false
        contentItem: Rectangle {
            implicitHeight: 1
            color: Theme.border
        }
        Accessible.ignored: true
    }
    MenuRow {
        objectName: "cutRow"
        enabled: root.some && root.writable
        iconName: "scissors"
        text: qsTr("Cut")
        onTriggered: {
            root.field.forceActiveFocus();
            root.field.cut();
        }
    }
    MenuRow {
        objectName: "copyRow"
        enabled: root.some
        iconName: "copy"
        text: qsTr("Copy")
        onTriggered: {
            root.field.forceActiveFocus();
            root.field.copy();
        }
    }
    MenuRow {
        objectName: "pasteRow"
        enabled: root.writable
        iconName: "clipboard-paste"
        text: qsTr("Paste")
        onTriggered: {
            root.field.forceActiveFocus();
            root.pasteWanted();
        }
    }
    MenuRow {
        objectName: "selectAllRow"
        enabled: root.field !== null && root.field.length > 0
        iconName: "text-select"
        text: qsTr("Select all")
        onTriggered: {
            root.field.forceActiveFocus();
            root.field.selectAll();
        }
    }
}
