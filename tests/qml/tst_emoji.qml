// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtTest
import Dunlin.Theme
import Dunlin.Composer
import Dunlin.Emoji
import Dunlin.Timeline

// Emoji are found, chosen and put where they belong, by the keys alone too.
Item {
    id: stage

    width: 800
    height: 700

    TestCase {
        id: tests

        name: "Emoji"
        when: windowShown

        Component {
            id: maker

            EmojiPicker {
                id: one

                tone: 0
                recent: []
                language: "en"
                onToneChosen: tone => one.tone = tone
            }
        }
        Component {
            id: barMaker

            ReactionBar {
                parent: stage
                messageId: "m1"
            }
        }
        Component {
            id: composerMaker

            Composer {
                width: 500
                y: 500
                target: "#general"
            }
        }
        Item {
            id: spot

            x: 400
            y: 600
            width: 40
            height: 40
        }
        SignalSpy {
            id: picked

            signalName: "picked"
        }
        SignalSpy {
            id: asked
        }

        function make(properties: var): QtObject {
            const picker = createTemporaryObject(maker, stage, properties ?? {});
            picked.target = picker;
            picked.clear();
            picker.showAt(spot);
            tryVerify(() => picker.opened && picker.ready);
            waitForRendering(picker.contentItem);
            return picker;
        }
        function part(picker: QtObject, name: string): Item {
            return findChild(picker.contentItem, name);
        }
        function cleanup() {
            Theme.touch = false;
            Theme.textScale = 1;
        }

        function test_aSearchAndEnter() {
            const picker = make();
            verify(part(picker, "emojiSearch").activeFocus);
            for (const letter of "pizza")
                keyClick(letter);
            tryVerify(() => part(picker, "emoji0")?.glyph === "🍕");
            compare(part(picker, "emojiName").text, "pizza");
            keyClick(Qt.Key_Return);
            compare(picked.count, 1);
            compare(picked.signalArguments[0][0], "🍕");
            tryVerify(() => !picker.opened);
        }
        // The table is read elsewhere: nothing of it can be here before the loop of events has turned.
        function beginEarly(): QtObject {
            const picker = createTemporaryObject(maker, stage);
            picked.target = picker;
            picked.clear();
            picker.showAt(spot);
            verify(!picker.ready);
            return picker;
        }
        function test_itShowsBeforeItsTableIsHere() {
            const picker = beginEarly();
            verify(picker.visible);
            compare(part(picker, "emojiGrid").count, 0);
            verify(!part(picker, "noEmoji").visible);
            tryVerify(() => part(picker, "emoji0")?.glyph === "😀");
            verify(part(picker, "emojiGroup_smileys").chosen);
        }
        function test_whatIsSoughtBeforeTheTableIsHereIsFound() {
            const picker = beginEarly();
            part(picker, "emojiSearch").text = "pizza";
            verify(!part(picker, "noEmoji").visible);
            compare(part(picker, "emojiSearch").spoken, "");
            tryVerify(() => part(picker, "emoji0")?.glyph === "🍕");
            compare(part(picker, "emojiSearch").text, "pizza");
            compare(picked.count, 0);
        }
        function test_enterBeforeTheTableIsHerePicksThen() {
            const picker = beginEarly();
            part(picker, "emojiSearch").text = "pizza";
            part(picker, "emojiSearch").accepted();
            compare(picked.count, 0);
            tryCompare(picked, "count", 1);
            compare(picked.signalArguments[0][0], "🍕");
        }
        function test_whoLeavesBeforeTheTableIsHerePicksNothing() {
            const picker = beginEarly();
            part(picker, "emojiSearch").text = "pizza";
            part(picker, "emojiSearch").accepted();
            picker.close();
            tryVerify(() => picker.ready);
            compare(picked.count, 0);
        }
        function test_theGridIsWalkedByKeys() {
            const picker = make();
            const grid = part(picker, "emojiGrid");
            keyClick(Qt.Key_Down);
            verify(grid.activeFocus);
            compare(grid.currentIndex, 0);
            keyClick(Qt.Key_Right);
            keyClick(Qt.Key_Down);
            compare(grid.currentIndex, 1 + grid.columns);
            compare(grid.currentItem.Accessible.name, part(picker, "emojiName").text);
            keyClick(Qt.Key_Up);
            keyClick(Qt.Key_Up);
            verify(part(picker, "emojiSearch").activeFocus);
            keyClick(Qt.Key_Down);
            // What is typed in the grid goes on with the search.
            keyClick("c");
            verify(part(picker, "emojiSearch").activeFocus);
            compare(part(picker, "emojiSearch").text, "c");
            keyClick(Qt.Key_Escape);
            tryVerify(() => !picker.opened);
            compare(picked.count, 0);
        }
        function test_enterPicksInTheGrid() {
            const picker = make();
            keyClick(Qt.Key_Down);
            keyClick(Qt.Key_Right);
            const glyph = part(picker, "emojiGrid").currentItem.glyph;
            keyClick(Qt.Key_Return);
            compare(picked.count, 1);
            compare(picked.signalArguments[0][0], glyph);
        }
        function test_groupsAreOneStop() {
            const picker = make();
            const food = part(picker, "emojiGroup_food");
            mouseClick(food);
            verify(food.chosen);
            tryVerify(() => part(picker, "emojiGrid").itemAtIndex(0)?.glyph === "🍇");
            verify(food.chosen);
            keyClick(Qt.Key_Right);
            verify(part(picker, "emojiGroup_travel").activeFocus);
            verify(part(picker, "emojiGroup_travel").chosen);
            keyClick(Qt.Key_Left);
            keyClick(Qt.Key_Left);
            verify(part(picker, "emojiGroup_animals").chosen);
        }
        function test_whatWasUsedLastIsFirst() {
            const picker = make({
                    "recent": ["🎉", "👍🏽"]
                });
            verify(part(picker, "emojiGroup_recent").chosen);
            compare(part(picker, "emojiGrid").count, 2);
            compare(part(picker, "emoji1").glyph, "👍🏽");
            compare(part(picker, "emoji1").Accessible.name, "thumbs up");
            const none = make();
            verify(part(none, "emojiGroup_recent") === null);
        }
        function test_theSkinIsChosenByKeys() {
            const picker = make();
            const button = part(picker, "skinToneButton");
            compare(button.Accessible.name, "Skin tone: No skin tone");
            mouseClick(button);
            verify(part(picker, "skinTone0").activeFocus);
            keyClick(Qt.Key_Right);
            keyClick(Qt.Key_Right);
            verify(part(picker, "skinTone2").activeFocus);
            keyClick(Qt.Key_Escape);
            verify(picker.opened);
            verify(!part(picker, "skinTones").visible);
            compare(picker.tone, 0);
            keyClick(Qt.Key_Return);
            keyClick(Qt.Key_Right);
            keyClick(Qt.Key_Return);
            compare(picker.tone, 1);
            verify(button.activeFocus);
            part(picker, "emojiSearch").text = "thumbs up";
            tryVerify(() => part(picker, "emoji0")?.glyph === "👍🏻");
        }
        function test_nothingIsFoundAndSaidSo() {
            const picker = make();
            part(picker, "emojiSearch").text = "qqqqq";
            compare(part(picker, "emojiGrid").count, 0);
            compare(part(picker, "emojiSearch").spoken, "Nothing found");
            part(picker, "emojiSearch").forceActiveFocus();
            keyClick(Qt.Key_Return);
            compare(picked.count, 0);
            verify(picker.opened);
        }
        function test_itStaysInTheWindow_data() {
            return [
                {
                    "tag": "as designed",
                    "scale": 1
                },
                {
                    "tag": "large text",
                    "scale": 2
                }
            ];
        }
        function test_itStaysInTheWindow(data) {
            Theme.textScale = data.scale;
            const picker = make();
            verify(picker.x >= 0 && picker.x + picker.width <= stage.width);
            verify(picker.y >= 0 && picker.y + picker.height <= stage.height);
            verify(part(picker, "emojiGrid").height >= 2 * picker.cell);
        }
        function test_reactionsHaveAWayToAll() {
            const bar = createTemporaryObject(barMaker, stage);
            asked.target = bar;
            asked.signalName = "moreRequested";
            asked.clear();
            bar.open();
            tryVerify(() => bar.opened);
            for (let i = 0; i < 9; ++i)
                keyClick(Qt.Key_Right);
            const more = part(bar, "moreReactions");
            verify(more.activeFocus);
            keyClick(Qt.Key_Return);
            compare(asked.count, 1);
            compare(asked.signalArguments[0][0], "m1");
            tryVerify(() => !bar.opened);
        }
        function test_reactionsHaveTheSkinThatWasChosen() {
            const bar = createTemporaryObject(barMaker, stage, {
                    "tone": 4
                });
            asked.target = bar;
            asked.signalName = "picked";
            asked.clear();
            bar.open();
            tryVerify(() => bar.opened);
            const glyphs = [0, 1, 2, 3, 4, 5, 6, 7].map(each => part(bar, "reaction" + each).glyph);
            compare(glyphs, ["👍🏾", "❤️", "😂", "🎉", "😮", "😢", "🙏🏾", "👀"]);
            compare(part(bar, "reaction0").Accessible.name, "React with 👍🏾");
            verify(part(bar, "reaction0").activeFocus);
            keyClick(Qt.Key_Return);
            compare(asked.signalArguments[0][1], "👍🏾");
            bar.open();
            tryVerify(() => bar.opened);
            mouseClick(part(bar, "reaction6"));
            compare(asked.signalArguments[1][1], "🙏🏾");
            bar.tone = 0;
            compare(part(bar, "reaction0").glyph, "👍");
        }
        function test_aPhoneHasRoomForAllReactions() {
            Theme.touch = true;
            const phone = createTemporaryQmlObject("import QtQuick; Item { width: 360; height: 600 }", stage);
            const bar = createTemporaryObject(barMaker, stage, {
                    "parent": phone
                });
            verify(bar.implicitWidth <= 352, bar.implicitWidth);
        }
        function test_anEmojiGoesWhereTheCursorStands() {
            const composer = createTemporaryObject(composerMaker, stage);
            composer.field.text = "so  it is";
            composer.field.cursorPosition = 3;
            composer.insert("🎉");
            compare(composer.field.text, "so 🎉 it is");
            verify(composer.field.activeFocus);
            composer.field.selectAll();
            composer.insert("👍");
            compare(composer.field.text, "👍");
            asked.target = composer;
            asked.signalName = "emojiRequested";
            asked.clear();
            mouseClick(findChild(composer, "emojiButton"));
            compare(asked.count, 1);
            composer.edit("m", "words");
            verify(findChild(composer, "emojiButton").visible);
            composer.closedReason = "closed";
            verify(!findChild(composer, "emojiButton").visible);
        }
        function test_aNarrowFieldKeepsRoomForWords() {
            Theme.touch = true;
            const composer = createTemporaryObject(composerMaker, stage, {
                    "width": 360,
                    "mayRecord": true
                });
            for (const text of ["", "a few words"]) {
                composer.setText(text);
                const shown = ["attachButton", "recordButton", "lifeButton", "emojiButton", "sendButton"].filter(name => findChild(composer, name).visible);
                compare(shown.length, 4);
                compare(shown.includes("recordButton"), text === "");
            }
        }
    }
}
