// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtTest
import Dunlin.Theme
import Dunlin.Composer
import Dunlin.Outbox

// The menu of a field that one writes in, by the pointer and by the keys alone.
Item {
    id: stage

    width: 500
    height: 500

    TestCase {
        id: tests

        name: "FieldMenu"
        when: windowShown

        Component {
            id: maker

            Composer {
                width: 500
                y: 300
                target: "#general"
            }
        }
        Component {
            id: sheetMaker

            EditWaitingSheet {
            }
        }
        Component {
            id: otherMaker

            TextInput {
                width: 500
                height: 30
                activeFocusOnPress: true
            }
        }
        // What the clipboard holds.
        TextEdit {
            id: board
        }

        function cleanup() {
            Theme.dark = false;
        }
        function make(text: string): Item {
            const composer = createTemporaryObject(maker, stage);
            composer.setText(text);
            composer.field.forceActiveFocus();
            return composer;
        }
        function copy(text: string) {
            board.text = text;
            board.selectAll();
            board.copy();
        }
        function held(): string {
            board.text = "";
            board.paste();
            return board.text;
        }
        // Null until it was first asked for.
        function menuIn(field: Item): var {
            const layer = findChild(field, "spellingLayer");
            for (let i = 0; i < layer.children.length; ++i)
                for (let k = 0; k < layer.children[i].resources.length; ++k)
                    if (layer.children[i].resources[k].objectName === "fieldMenu")
                        return layer.children[i].resources[k];
            return null;
        }
        function shown(field: Item): var {
            tryVerify(() => menuIn(field) !== null && menuIn(field).opened);
            return menuIn(field);
        }
        function row(menu: var, name: string): var {
            for (let i = 0; i < menu.count; ++i)
                if (menu.itemAt(i).objectName === name)
                    return menu.itemAt(i);
            return null;
        }
        // The rows that the arrow keys stop at, by what a screen reader says.
        function reached(menu: var): var {
            const names = [];
            for (let i = 0; i < menu.count; ++i) {
                keyClick(Qt.Key_Down);
                const at = menu.itemAt(menu.currentIndex);
                if (names.includes(at.Accessible.name))
                    break;
                names.push(at.Accessible.name);
            }
            return names;
        }

        function test_whatDoesNotApplyIsPale_data() {
            return [{
                    "tag": "empty",
                    "text": "",
                    "some": false,
                    "rows": ["Paste"]
                }, {
                    "tag": "nothing selected",
                    "text": "hello world",
                    "some": false,
                    "rows": ["Paste", "Select all"]
                }, {
                    "tag": "selected",
                    "text": "hello world",
                    "some": true,
                    "rows": ["Cut", "Copy", "Paste", "Select all"]
                }];
        }
        function test_whatDoesNotApplyIsPale(data) {
            const field = make(data.text).field;
            if (data.some)
                field.select(0, 5);
            keyClick(Qt.Key_Menu);
            const menu = shown(field);
            compare(reached(menu).join(), data.rows.join());
            for (const name of ["cutRow", "copyRow", "pasteRow", "selectAllRow"]) {
                verify(row(menu, name).visible);
                compare(row(menu, name).Accessible.role, Accessible.MenuItem);
            }
            verify(!row(menu, "learnWord").visible);
            keyClick(Qt.Key_Escape);
            tryVerify(() => !menu.visible && field.activeFocus);
        }
        function test_whatIsOnlyReadIsCopied() {
            const field = make("hello world").field;
            field.readOnly = true;
            field.forceActiveFocus();
            field.selectAll();
            keyClick(Qt.Key_Menu);
            const menu = shown(field);
            compare(reached(menu).join(), "Copy,Select all");
            keyClick(Qt.Key_Escape);
            tryVerify(() => !menu.visible);
        }
        function test_cutCopyPasteByTheKeysAlone() {
            const field = make("hello world").field;
            field.select(0, 6);
            keyClick(Qt.Key_F10, Qt.ShiftModifier);
            let menu = shown(field);
            keyClick(Qt.Key_Down);
            keyClick(Qt.Key_Return);
            tryCompare(field, "text", "world");
            compare(held(), "hello ");
            tryVerify(() => !menu.visible && field.activeFocus);
            field.selectAll();
            keyClick(Qt.Key_Menu);
            shown(field);
            keyClick(Qt.Key_Down);
            keyClick(Qt.Key_Down);
            keyClick(Qt.Key_Return);
            tryVerify(() => !menu.visible && field.activeFocus);
            compare(held(), "world");
            compare(field.text, "world");
            // What was selected is replaced.
            copy("there");
            field.forceActiveFocus();
            field.selectAll();
            keyClick(Qt.Key_Menu);
            shown(field);
            for (let i = 0; i < 3; ++i)
                keyClick(Qt.Key_Down);
            keyClick(Qt.Key_Return);
            tryCompare(field, "text", "there");
            keyClick(Qt.Key_Escape);
        }
        function test_allIsSelectedByThePointer() {
            const field = make("hello world").field;
            mouseClick(field, 20, field.height / 2, Qt.RightButton);
            const menu = shown(field);
            mouseClick(row(menu, "selectAllRow"));
            tryCompare(field, "selectedText", "hello world");
            tryVerify(() => !menu.visible && field.activeFocus);
        }
        // It does not lie over what it is about, also when it is shown for the first time.
        function test_itLiesAboveTheLine() {
            const field = make("hello world").field;
            for (let i = 0; i < 2; ++i) {
                keyClick(Qt.Key_Menu);
                const menu = shown(field);
                const bottom = () => menu.contentItem.mapToItem(field, 0, menu.contentItem.height).y + menu.bottomPadding;
                tryVerify(() => menu.height > 4 * 30 && Math.abs(bottom() - (field.cursorRectangle.y - Theme.s1)) < 1);
                keyClick(Qt.Key_Escape);
                tryVerify(() => !menu.visible);
            }
        }
        function test_theRowOfTheKeysIsSeen_data() {
            return [{
                    "tag": "light",
                    "dark": false
                }, {
                    "tag": "dark",
                    "dark": true
                }];
        }
        function test_theRowOfTheKeysIsSeen(data) {
            Theme.dark = data.dark;
            const field = make("hello world").field;
            keyClick(Qt.Key_Menu);
            const menu = shown(field);
            keyClick(Qt.Key_Down);
            const behind = menu.background.color;
            const row = menu.itemAt(menu.currentIndex).background.color;
            const light = c => 0.2126 * c.r ** 2.2 + 0.7152 * c.g ** 2.2 + 0.0722 * c.b ** 2.2 + 0.05;
            verify(Math.max(light(row), light(behind)) / Math.min(light(row), light(behind)) > 1.15);
            keyClick(Qt.Key_Escape);
            tryVerify(() => !menu.visible);
        }
        // A press elsewhere closes it, and is not undone by that.
        function test_thePressThatClosesItSaysWhereTheFocusIs() {
            const field = make("hello world").field;
            const other = createTemporaryObject(otherMaker, stage);
            keyClick(Qt.Key_Menu);
            const menu = shown(field);
            mouseClick(other);
            tryVerify(() => !menu.visible);
            verify(other.activeFocus);
            verify(!field.activeFocus);
        }
        // As with the keys for it: what is no text is attached.
        function test_whatTheClipboardHasBesidesTextIsPastedToo() {
            const composer = make("hello");
            copy("text");
            composer.pasteSought.connect(() => composer.pasteTaken = true);
            keyClick(Qt.Key_Menu);
            shown(composer.field);
            keyClick(Qt.Key_Down);
            keyClick(Qt.Key_Return);
            tryVerify(() => composer.pasteTaken);
            tryVerify(() => !menuIn(composer.field).visible && composer.field.activeFocus);
            compare(composer.field.text, "hello");
            // A message that is changed takes text alone.
            composer.edit("m1", "was ");
            composer.pasteTaken = false;
            keyClick(Qt.Key_Menu);
            shown(composer.field);
            keyClick(Qt.Key_Down);
            keyClick(Qt.Key_Return);
            tryCompare(composer.field, "text", "was text");
            verify(!composer.pasteTaken);
        }
        function test_whatWaitsToBeSentHasItWhereItIsChanged() {
            const sheet = createTemporaryObject(sheetMaker, stage);
            sheet.ask("op", "hello");
            tryVerify(() => sheet.opened);
            const field = findChild(sheet.contentItem, "editWaitingField");
            tryVerify(() => field.activeFocus);
            copy(" there");
            field.forceActiveFocus();
            keyClick(Qt.Key_Menu);
            shown(field);
            keyClick(Qt.Key_Down);
            keyClick(Qt.Key_Return);
            tryCompare(field, "text", "hello there");
            tryVerify(() => !menuIn(field).visible);
            sheet.close();
            tryVerify(() => !sheet.visible);
        }
    }
}
