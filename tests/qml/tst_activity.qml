// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtTest
import Dunlin.Activity

// A TestCase is invisible, and so is what it has for children: the stage is where things are put.
Item {
    id: stage

    width: 800
    height: 700

    TestCase {
        id: tests

        name: "Activity"
        when: windowShown

        SignalSpy {
            id: spy
        }
        ListModel {
            id: activityRows
        }
        Component {
            id: activityMaker

            ActivityPane {
                width: 320
                height: 600
                notifications: activityRows
                total: activityRows.count
            }
        }

        function watch(target: QtObject, signalName: string) {
            spy.target = null;
            spy.signalName = signalName;
            spy.target = target;
            spy.clear();
        }
        function init() {
            activityRows.clear();
        }

        function test_whatWasMissedIsSaidAndLeadsThere() {
            activityRows.clear();
            for (const [kind, channel, seq] of [["mention", "c1", 7], ["added", "c2", 0], ["friendRequest", "", 0]])
                activityRows.append({
                        "kind": kind,
                        "userId": "u2",
                        "name": "Bob",
                        "picture": "",
                        "channelId": channel,
                        "channelName": channel === "" ? "" : "garden",
                        "seq": seq,
                        "createdAt": new Date(2026, 2, 12),
                        "read": kind !== "mention"
                    });
            const pane = createTemporaryObject(activityMaker, stage);
            const list = findChild(pane, "activityList");
            tryVerify(() => list.itemAtIndex(2) !== null);
            compare(list.itemAtIndex(0).Accessible.name, "Bob mentioned you in #garden, new");
            compare(list.itemAtIndex(2).Accessible.name, "Bob asks to be your friend");
            watch(pane, "messageRequested");
            mouseClick(list.itemAtIndex(0));
            compare([spy.signalArguments[0][0], spy.signalArguments[0][1]], ["c1", 7]);
            watch(pane, "channelRequested");
            mouseClick(list.itemAtIndex(1));
            compare(spy.signalArguments[0][0], "c2");
            watch(pane, "friendsRequested");
            list.forceActiveFocus();
            list.currentIndex = 2;
            keyClick(Qt.Key_Return);
            compare(spy.count, 1);
            watch(pane, "readAll");
            pane.unread = 1;
            tryVerify(() => spy.count === 1);
        }
    }
}
