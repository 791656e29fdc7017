// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtTest
import Dunlin.Timeline

// The ways from a message to its thread.
Item {
    id: stage

    width: 800
    height: 600

    TimelineCase {
        name: "Threads"
        stage: stage

        function test_underAnAnsweredMessageStandsHowOftenAndTheWay() {
            const view = makeView(5, {}, seq => seq === 3 ? {
                    "answers": 2
                } : {});
            compare(findChild(rowOf(view, 4), "threadLine"), null);
            const row = rowOf(view, 3);
            const line = findChild(row, "threadLine");
            compare(line.text, "2 replies");
            verify(line.Accessible.name.startsWith("2 replies"));
            verify(row.Accessible.description.includes("2 replies"));
            verify(row.height >= row.bubble.y + row.bubble.height + line.height);
            watch(view, "threadRequested");
            mouseClick(line);
            compare(spy.count, 1);
            compare(spy.signalArguments[0][0], 3);
            view.rows.setProperty(view.rows.rowOfSeq(3), "answers", 7);
            tryCompare(findChild(row, "threadLine"), "text", "7 replies");
        }
        function test_whatIsGoneHasNoLine() {
            const view = makeView(2, {}, () => ({
                        "answers": 2,
                        "deleted": true
                    }));
            compare(findChild(rowOf(view, 1), "threadLine"), null);
        }
        function test_theMenuAndTheBarLeadToIt() {
            const view = makeView(3);
            const item = offered(view, 2, "threadItem");
            watch(view, "threadRequested");
            mouseClick(item);
            tryCompare(spy, "count", 1);
            compare(spy.signalArguments[0][0], 2);
            view.bar.row = rowOf(view, 3);
            verify(view.bar.mayThread);
            view.bar.threadRequested();
            compare(spy.signalArguments[1][0], 3);
        }
        function test_aKeyLeadsToIt() {
            const view = makeView(3);
            view.list.forceActiveFocus();
            view.list.currentIndex = 1;
            watch(view, "threadRequested");
            keyClick(Qt.Key_T);
            compare(spy.count, 1);
            compare(spy.signalArguments[0][0], 2);
            keyClick(Qt.Key_T, Qt.ControlModifier);
            compare(spy.count, 1);
        }
        // An answer is in the thread of what it answers; with answers of its own it has one.
        function test_anAnswerLeadsToWhatItAnswers() {
            const view = makeView(4, {}, seq => seq === 3 ? {
                    "replyToSeq": 1
                } : seq === 4 ? {
                    "replyToSeq": 1,
                    "answers": 1
                } : {});
            watch(view, "threadRequested");
            view.openThread(view.rows.get(view.rows.rowOfSeq(3)));
            view.openThread(view.rows.get(view.rows.rowOfSeq(4)));
            compare(spy.signalArguments[0][0], 1);
            compare(spy.signalArguments[1][0], 4);
        }
        function test_whatHasNotLeftHasNoThread() {
            const view = makeView(1);
            view.rows.insert(0, message(0, {
                        "own": true
                    }));
            tryVerify(() => view.list.count === 2);
            view.list.forceLayout();
            watch(view, "threadRequested");
            view.openThread(view.rows.get(0));
            compare(spy.count, 0);
            compare(offered(view, 0, "threadItem"), null);
        }
        // There the field answers already.
        function test_inTheThreadItselfOneDoesNotReply() {
            const view = makeView(2, {
                    "mayReply": false
                });
            view.openMenu(rowOf(view, 2));
            tryVerify(() => view.menu.opened);
            verify(!view.menu.mayReply);
            verify(view.menu.mayReact && view.menu.mayThread && view.menu.mayPin);
            view.bar.row = rowOf(view, 2);
            verify(!view.bar.mayReply && view.bar.mayReact);
        }
    }
}
