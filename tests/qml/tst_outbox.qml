// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtTest
import Dunlin.Outbox

// A TestCase is invisible, and so is what it has for children: the stage is where things are put.
Item {
    id: stage

    width: 800
    height: 700

    TestCase {
        id: tests

        name: "Outbox"
        when: windowShown

        SignalSpy {
            id: spy
        }
        ListModel {
            id: outboxRows
        }
        Component {
            id: outboxMaker

            OutboxPane {
                width: 320
                height: 600
                outbox: outboxRows
                total: outboxRows.count
            }
        }
        Component {
            id: editWaitingMaker

            EditWaitingSheet {
            }
        }

        function watch(target: QtObject, signalName: string) {
            spy.target = null;
            spy.signalName = signalName;
            spy.target = target;
            spy.clear();
        }
        function init() {
            outboxRows.clear();
        }

        function test_whatWaitsIsEditedTakenBackAndTriedAgain() {
            for (const [id, kind, state, editable] of [["o1", "message", 0, true], ["o2", "reactionAdd", 0, false]])
                outboxRows.append({
                        "opId": id,
                        "channelName": "garden",
                        "kind": kind,
                        "text": "later",
                        "state": state,
                        "reason": "",
                        "nextTryAt": new Date(2026, 2, 12),
                        "editable": editable,
                        "progress": id === "o1" ? 0.25 : -1,
                        "paused": false
                    });
            const pane = createTemporaryObject(outboxMaker, stage);
            const list = findChild(pane, "outboxList");
            tryVerify(() => list.itemAtIndex(1) !== null);
            watch(pane, "editRequested");
            mouseClick(findChild(list.itemAtIndex(0), "editOp"));
            compare(spy.signalArguments[0][0], "o1");
            compare(spy.signalArguments[0][1], "later");
            verify(!findChild(list.itemAtIndex(1), "editOp").visible);
            compare(list.itemAtIndex(0).status, "Uploaded: 25 %");
            verify(!findChild(list.itemAtIndex(1), "pauseOp").visible);
            watch(pane, "pauseToggled");
            mouseClick(findChild(list.itemAtIndex(0), "pauseOp"));
            compare([spy.signalArguments[0][0], spy.signalArguments[0][1]], ["o1", true]);
            watch(pane, "cancelRequested");
            mouseClick(findChild(list.itemAtIndex(1), "cancelOp"));
            compare(spy.signalArguments[0][0], "o2");
            verify(!findChild(pane, "tryNow").visible);
            pane.offline = true;
            watch(pane, "tryRequested");
            mouseClick(findChild(pane, "tryNow"));
            compare(spy.count, 1);
        }

        function test_aWaitingTextIsRewritten() {
            const sheet = createTemporaryObject(editWaitingMaker, stage);
            sheet.ask("o1", "later");
            tryVerify(() => sheet.opened);
            const area = findChild(sheet.contentItem, "editWaitingField");
            compare(area.text, "later");
            tryVerify(() => area.activeFocus);
            keyClick(Qt.Key_S);
            watch(sheet, "edited");
            keyClick(Qt.Key_Return, Qt.ControlModifier);
            compare(spy.signalArguments[0][0], "o1");
            compare(spy.signalArguments[0][1], "laters");
            tryVerify(() => !sheet.visible);
        }
    }
}
