// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Dunlin.Theme
import Dunlin.Bridge

// Lies over a field: underlines its misspelt words, and has its menu, for the pointer and for the keys. The menu offers other
// words for the misspelt one under the pointer or the cursor.
Item {
    id: root

    required property TextEdit field
    property Spelling spelling: null
    // The word that others are offered for, as {start, end, word}.
    property var sought: null
    property point at // where it was asked for

    // Whoever has more to paste than text.
    signal pasteWanted

    // The menu of this place: at once, or when it is known what can be offered for the word there.
    function show(place: int, x: real, y: real) {
        const found = marks.wordAt(place);
        at = Qt.point(x, y);
        if (Object.keys(found).length === 0) {
            sought = null;
            pop([]);
            return;
        }
        sought = found;
        spelling.suggest(sought.word);
    }
    // Of the keys: where the cursor stands.
    function showAtCursor() {
        const place = field.cursorRectangle;
        show(field.cursorPosition, place.x, place.y);
    }
    function pop(words: list<string>) {
        const menu = others.made();
        menu.words = words;
        menu.misspelt = sought !== null;
        const beside = sought === null ? at : field.positionToRectangle(sought.start);
        menu.popup(root, beside.x, beside.y);
        // Above the line: how high it is shows only while it is there.
        menu.y = Qt.binding(() => beside.y - menu.height - Theme.s1);
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
    Keys.onMenuPressed: showAtCursor()
    Keys.onPressed: event => {
        if (event.key === Qt.Key_F10 && event.modifiers === Qt.ShiftModifier) {
            showAtCursor();
            event.accepted = true;
        }
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
            if (root.sought !== null && root.sought.word === word)
                root.pop(suggestions);
        }
    }
    TapHandler {
        acceptedButtons: Qt.RightButton
        onTapped: point => {
            root.field.forceActiveFocus();
            root.show(root.field.positionAt(point.position.x, point.position.y), point.position.x, point.position.y);
        }
    }
    Repeater {
        model: marks.marks

        Rectangle {
            required property var modelData
            // What moves letters about, so that the line goes with them.
            readonly property string moves: root.width + " " + root.height + " " + root.field.contentWidth + " " + root.field.contentHeight
            readonly property rect from: moves !== "" ? root.field.positionToRectangle(modelData.start) : Qt.rect(0, 0, 0, 0)
            readonly property rect to: moves !== "" ? root.field.positionToRectangle(modelData.end) : Qt.rect(0, 0, 0, 0)

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
            FieldMenu {
                field: root.field
                onPicked: word => root.take(word)
                onLearnWanted: root.learn()
                onPasteWanted: root.pasteWanted()
            }
        }
    }
}
