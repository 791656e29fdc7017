// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Dunlin.Theme
import Dunlin.Controls
import Dunlin.Bridge

// Lies over a field: underlines its misspelt words, and offers others for the one under the pointer or the cursor.
Item {
    id: root

    required property TextEdit field
    property Spelling spelling: null
    // The word that others are offered for, as {start, end, word}.
    property var sought: null
    property list<string> offered

    // The word at this place: false when it is not misspelt.
    function offer(place: int): bool {
        const found = marks.wordAt(place);
        if (Object.keys(found).length === 0)
            return false;
        sought = found;
        spelling.suggest(sought.word);
        return true;
    }
    function take(word: string) {
        if (field.getText(sought.start, sought.end) === sought.word) {
            field.remove(sought.start, sought.end);
            field.insert(sought.start, word);
        }
        leave();
    }
    function learn() {
        spelling.add(sought.word);
        leave();
    }
    function leave() {
        sought = null;
        field.forceActiveFocus();
    }

    objectName: "spellingLayer"
    anchors.fill: parent
    Keys.onMenuPressed: event => event.accepted = offer(field.cursorPosition)
    Keys.onPressed: event => {
        if (event.key === Qt.Key_F10 && event.modifiers === Qt.ShiftModifier)
            event.accepted = offer(field.cursorPosition);
    }

    SpellMarks {
        id: marks

        spelling: root.spelling
        text: root.field.text
        cursor: root.field.cursorPosition
    }
    Connections {
        target: root.spelling

        function onSuggested(word: string, suggestions: list<string>) {
            if (root.sought === null || root.sought.word !== word)
                return;
            root.offered = suggestions;
            const at = root.field.positionToRectangle(root.sought.start);
            const menu = others.made();
            menu.popup(root, at.x, at.y - menu.implicitHeight - Theme.s1);
        }
    }
    TapHandler {
        acceptedButtons: Qt.RightButton
        onTapped: point => root.offer(root.field.positionAt(point.position.x, point.position.y))
    }
    Repeater {
        model: marks.marks

        Rectangle {
            required property var modelData
            // What moves letters about is named, so that the line goes with them.
            readonly property bool settled: root.width > 0 && root.field.contentHeight > 0 && root.field.contentWidth > 0
            readonly property rect from: settled ? root.field.positionToRectangle(modelData.start) : Qt.rect(0, 0, 0, 0)
            readonly property rect to: settled ? root.field.positionToRectangle(modelData.end) : Qt.rect(0, 0, 0, 0)

            objectName: "spellingMark"
            x: Math.min(from.x, to.x)
            y: from.y + from.height - height
            width: Math.abs(to.x - from.x)
            height: 2
            visible: from.y === to.y
            color: Theme.danger
        }
    }
    LaterSheet {
        id: others

        delegate: Item {
            ActionMenu {
                id: menu

                readonly property list<string> words: root.offered

                objectName: "spellingMenu"

                MenuRow {
                    visible: menu.words.length > 0
                    objectName: "suggestion0"
                    iconName: "check"
                    text: menu.words.length > 0 ? menu.words[0] : ""
                    onTriggered: root.take(text)
                }
                MenuRow {
                    visible: menu.words.length > 1
                    iconName: "check"
                    text: menu.words.length > 1 ? menu.words[1] : ""
                    onTriggered: root.take(text)
                }
                MenuRow {
                    visible: menu.words.length > 2
                    iconName: "check"
                    text: menu.words.length > 2 ? menu.words[2] : ""
                    onTriggered: root.take(text)
                }
                MenuRow {
                    visible: menu.words.length > 3
                    iconName: "check"
                    text: menu.words.length > 3 ? menu.words[3] : ""
                    onTriggered: root.take(text)
                }
                MenuRow {
                    visible: menu.words.length > 4
                    iconName: "check"
                    text: menu.words.length > 4 ? menu.words[4] : ""
                    onTriggered: root.take(text)
                }
                MenuRow {
                    objectName: "noSuggestion"
                    visible: menu.words.length === 0
                    enabled: false
                    iconName: "search"
                    text: qsTr("No word is like it")
                }
                MenuRow {
                    objectName: "learnWord"
                    iconName: "plus"
                    text: qsTr("Add to the dictionary")
                    onTriggered: root.learn()
                }
            }
        }
    }
}
