// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtTest
import Dunlin.Controls
import Dunlin.Finds

// A TestCase is invisible, and so is what it has for children: the stage is where things are put.
Item {
    id: stage

    width: 800
    height: 700

    TestCase {
        id: tests

        name: "Finds"
        when: windowShown

        SignalSpy {
            id: spy
        }
        ListModel {
            id: rows
        }
        Component {
            id: searchMaker

            SearchPane {
                width: 320
                height: 600
                found: rows
                total: rows.count
            }
        }
        Component {
            id: pinsMaker

            PinsPane {
                width: 320
                height: 600
                pins: rows
                total: rows.count
            }
        }
        Component {
            id: filesMaker

            FilesPane {
                width: 320
                height: 600
                finds: rows
                total: rows.count
            }
        }
        Component {
            id: fileMaker

            FoundFileRow {
                width: 320
                senderName: "Ada"
                sentAt: new Date(2026, 2, 12)
            }
        }

        function watch(target: QtObject, signalName: string) {
            spy.target = null;
            spy.signalName = signalName;
            spy.target = target;
            spy.clear();
        }
        function add(seq: real, more: var) {
            rows.append(Object.assign({
                        "messageId": "m" + seq,
                        "channelId": "c1",
                        "channelName": "garden",
                        "direct": false,
                        "seq": seq,
                        "senderId": "018f3c1e-7c1d-7a51-9a53-0c8b5a9f2f11",
                        "senderName": "Ada",
                        "senderPicture": "",
                        "sentAt": new Date(2026, 2, 12),
                        "excerpt": "a heron",
                        "pinnedBy": "",
                        "cause": ""
                    }, more ?? {}));
        }
        function init() {
            rows.clear();
        }

        function emptyState(item: Item): Item {
            for (let i = 0; i < item.children.length; ++i) {
                const each = item.children[i];
                const found = each.detail !== undefined && each.actionText !== undefined ? each : emptyState(each);
                if (found)
                    return found;
            }
            return null;
        }
        function test_aPinThatIsNotShownSaysWhyUnderNobodysName() {
            add(3, {
                "cause": "damaged",
                "excerpt": "",
                "pinnedBy": "Bob"
            });
            add(2, {
                "excerpt": "a heron"
            });
            const pane = createTemporaryObject(pinsMaker, stage);
            const list = findChild(pane, "pinList");
            tryCompare(list, "count", 2);
            const shut = findChild(list.itemAtIndex(0), "foundText");
            compare(shut.text, Causes.words("damaged"));
            compare(list.itemAtIndex(0).Accessible.name, Causes.words("damaged"));
            verify(Causes.isGrave("damaged") && !Causes.isGrave("unknownChain"));
            compare(findChild(list.itemAtIndex(1), "foundText").text, "a heron");
            compare(list.itemAtIndex(1).Accessible.name, "Ada: a heron");
        }
        // Two narrow panes once broke its words letter by letter.
        function test_anEmptyPaneSaysSoInItsWholeWidth_data() {
            return [
                {
                    "tag": "pins",
                    "maker": pinsMaker
                },
                {
                    "tag": "files",
                    "maker": filesMaker
                },
                {
                    "tag": "search",
                    "maker": searchMaker
                }
            ];
        }
        function test_anEmptyPaneSaysSoInItsWholeWidth(data) {
            const pane = createTemporaryObject(data.maker, stage);
            const state = emptyState(pane);
            verify(state);
            tryVerify(() => state.visible);
            verify(state.width >= 240, state.width);
            verify(state.width <= pane.width);
        }
        function test_whatIsTypedIsLookedForWhenItRests() {
            const pane = createTemporaryObject(searchMaker, stage);
            watch(pane, "searched");
            pane.begin(false);
            for (const key of [Qt.Key_H, Qt.Key_E, Qt.Key_R])
                keyClick(key);
            compare(spy.count, 0);
            spy.wait();
            compare(spy.count, 1);
            compare([spy.signalArguments[0][0], spy.signalArguments[0][1]], ["her", ""]);
            keyClick(Qt.Key_Return);
            compare(spy.count, 2);
        }
        function test_oneChannelIsChosenAndLeftAgain() {
            const pane = createTemporaryObject(searchMaker, stage, {
                    "channelId": "c1",
                    "channelTitle": "#garden"
                });
            pane.begin(true);
            verify(pane.here);
            keyClick(Qt.Key_A);
            watch(pane, "searched");
            mouseClick(findChild(pane, "scopeAll"));
            compare(spy.signalArguments[0][1], "");
            mouseClick(findChild(pane, "scopeHere"));
            compare(spy.signalArguments[1][1], "c1");
        }
        function test_aFindIsOpenedByKeyAndByPress() {
            add(7);
            add(5);
            const pane = createTemporaryObject(searchMaker, stage);
            const list = findChild(pane, "foundList");
            tryVerify(() => list.itemAtIndex(1) !== null);
            compare(list.itemAtIndex(0).Accessible.name, "Ada in #garden: a heron");
            watch(pane, "messageRequested");
            mouseClick(list.itemAtIndex(1));
            compare([spy.signalArguments[0][0], spy.signalArguments[0][1]], ["c1", 5]);
            list.forceActiveFocus();
            list.currentIndex = 0;
            keyClick(Qt.Key_Return);
            compare(spy.signalArguments[1][1], 7);
        }
        function test_whatCouldNotBeLookedThroughIsSaid() {
            const pane = createTemporaryObject(searchMaker, stage, {
                    "gaps": [
                        {
                            "channelId": "c1",
                            "name": "garden",
                            "direct": false,
                            "missing": 12
                        }
                    ]
                });
            pane.lookFor("heron");
            const gap = findChild(pane, "gap0");
            verify(gap !== null && gap.text.includes("12") && gap.text.includes("#garden"));
            watch(pane, "fetchRequested");
            mouseClick(findChild(pane, "fetchGap0"));
            compare(spy.signalArguments[0][0], "c1");
            verify(!findChild(pane, "localNotice").visible);
            pane.local = true;
            pane.trouble = "busy";
            verify(findChild(pane, "localNotice").visible);
            verify(findChild(pane, "localNotice").text.includes("busy"));
            pane.offline = true;
            verify(!findChild(pane, "fetchGap0").visible);
        }
        function test_whatIsStillReadIsSaidWhileItIsRead() {
            const pane = createTemporaryObject(searchMaker, stage);
            pane.lookFor("heron");
            const notice = findChild(pane, "learningNotice");
            verify(!notice.visible);
            pane.busy = true;
            pane.learning = true;
            verify(notice.visible);
            pane.busy = false;
            pane.learning = false;
            verify(!notice.visible);
        }
        function test_aPinIsTakenOffByWhoMay() {
            add(3, {
                    "pinnedBy": "Bob"
                });
            const pane = createTemporaryObject(pinsMaker, stage);
            const list = findChild(pane, "pinList");
            tryVerify(() => list.itemAtIndex(0) !== null);
            watch(pane, "unpinRequested");
            mouseClick(findChild(list.itemAtIndex(0), "takePinOff"));
            compare([spy.signalArguments[0][0], spy.signalArguments[0][1]], ["c1", "m3"]);
            pane.mayUnpin = false;
            verify(!findChild(list.itemAtIndex(0), "takePinOff").visible);
        }
        function test_onlyPicturesOfASaneSizeAreFetchedUnasked() {
            const file = (type, size) => ({
                        "fileId": "f",
                        "name": "a",
                        "size": size,
                        "contentType": type,
                        "localPath": ""
                    });
            for (const [type, size, picture] of [["image/png", 1000, true], ["image/svg+xml", 1000, false], ["image/png", 90000000, false], ["text/plain", 5, false]]) {
                const row = createTemporaryObject(fileMaker, stage, {
                        "file": file(type, size)
                    });
                compare(row.picture, picture, type + " " + size);
            }
        }
    }
}
