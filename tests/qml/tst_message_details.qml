// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtTest
import Dunlin.Timeline

// What more there is to say of one message: its earlier wordings, and who has read it.
Item {
    id: stage

    width: 800
    height: 600

    TimelineCase {
        id: tests

        name: "MessageDetails"
        stage: stage

        Component {
            id: wordingsMaker

            WordingsSheet {
            }
        }
        Component {
            id: readersMaker

            ReadersSheet {
            }
        }

        // Where the time stands: at the end of the bubble.
        function pressStamp(row: QtObject, fromEnd: int) {
            mouseClick(row, row.bubble.x + row.bubble.width - fromEnd, row.bubble.y + row.bubble.height - 12);
        }
        function test_editedLeadsToTheEarlierWordings() {
            const view = makeView(3, {}, seq => seq === 2 ? {
                    "edited": true
                } : {});
            watch(view, "wordingsRequested");
            pressStamp(rowOf(view, 3), 20);
            compare(spy.count, 0);
            pressStamp(rowOf(view, 2), 20);
            tryCompare(spy, "count", 1);
            compare(spy.signalArguments[0][0], 2);
            compare(offered(view, 3, "wordingsItem"), null);
            view.menu.close();
            tryVerify(() => !view.menu.opened);
            mouseClick(offered(view, 2, "wordingsItem"));
            tryCompare(spy, "count", 2);
        }
        function test_theTickLeadsToTheReaders() {
            const view = makeView(3, {}, seq => seq === 2 ? {
                    "own": true
                } : {});
            watch(view, "readersRequested");
            pressStamp(rowOf(view, 3), 16);
            compare(spy.count, 0);
            pressStamp(rowOf(view, 2), 16);
            tryCompare(spy, "count", 1);
            compare(spy.signalArguments[0][0], 2);
            compare(offered(view, 3, "readersItem"), null);
            view.menu.close();
            tryVerify(() => !view.menu.opened);
            mouseClick(offered(view, 2, "readersItem"));
            tryCompare(spy, "count", 2);
        }
        function test_aDeletedMessageTellsNothingMore() {
            const view = makeView(2, {}, () => ({
                        "own": true,
                        "edited": true,
                        "deleted": true
                    }));
            watch(view, "wordingsRequested");
            pressStamp(rowOf(view, 2), 20);
            compare(spy.count, 0);
            view.openMenu(rowOf(view, 2));
            compare(view.menu, null);
        }
        function test_wordingsStandWithTheirTimesAndAsTheyWereWritten() {
            const sheet = createTemporaryObject(wordingsMaker, stage, {
                    "wordings": [{
                            "text": "<b>second</b>",
                            "at": new Date(2026, 2, 12, 14, 40)
                        }, {
                            "text": "first",
                            "at": new Date(2026, 2, 12, 14, 32)
                        }],
                    "known": true
                });
            sheet.open();
            tryVerify(() => sheet.opened);
            const list = findChild(sheet.contentItem, "wordingList");
            tryCompare(list, "count", 2);
            const first = list.itemAtIndex(0);
            compare(findChild(first, "wording").text, "<b>second</b>");
            compare(findChild(first, "wording").textFormat, Text.PlainText);
            verify(first.Accessible.name.includes("14:40"), first.Accessible.name);
            verify(list.itemAtIndex(1).Accessible.name.endsWith("first"));
            // What it can't show is said.
            verify(findChild(sheet.contentItem, "wordingsLimit").text.startsWith("Only what this device has seen"));
            verify(!findChild(sheet.contentItem, "noWordings").visible);
            sheet.wordings = [];
            verify(findChild(sheet.contentItem, "noWordings").visible);
            sheet.known = false;
            verify(!findChild(sheet.contentItem, "noWordings").visible);
        }
        function test_readersAreCountedAndNamed() {
            const sheet = createTemporaryObject(readersMaker, stage, {
                    "readers": [{
                            "userId": "u1",
                            "name": "Ada",
                            "state": "read"
                        }, {
                            "userId": "u2",
                            "name": "Bob",
                            "picture": "green",
                            "state": "received"
                        }, {
                            "userId": "u3",
                            "name": "Cat",
                            "state": "waiting"
                        }],
                    "known": true
                });
            sheet.open();
            tryVerify(() => sheet.opened);
            const list = findChild(sheet.contentItem, "readerList");
            tryCompare(list, "count", 3);
            const said = [0, 1, 2].map(row => list.itemAtIndex(row).Accessible.name).join(", ");
            compare(said, "Ada: Read, Bob: Delivered, Cat: Not yet");
            tryVerify(() => findChild(list.itemAtIndex(1), "facePicture").visible);
            verify(!findChild(list.itemAtIndex(0), "facePicture").visible);
            const summary = findChild(sheet.contentItem, "readersSummary");
            compare(summary.text, "Read by 1 of 3, delivered to 1 more");
            sheet.readers = sheet.readers.slice(0, 1);
            compare(summary.text, "Read by everyone");
            sheet.readers = [];
            verify(summary.text.startsWith("Nothing is known"));
            sheet.known = false;
            compare(summary.text, "");
        }
    }
}
