// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtTest
import Dunlin.Bridge
import Dunlin.Timeline

Item {
    id: stage

    width: 800
    height: 600

    TimelineCase {
        id: tests

        name: "Timeline"
        stage: stage

        function test_withoutReactionsTheMenuSaysWhy() {
            const view = makeView(2, {
                    "reactReason": "Reactions can't be sealed yet"
                });
            view.openMenu(view.list.itemAtIndex(0));
            let item = null;
            for (let i = 0; i < view.menu.count; ++i)
                if (view.menu.itemAt(i).objectName === "reactReasonItem")
                    item = view.menu.itemAt(i);
            tryVerify(() => view.menu.opened);
            verify(item.visible);
            verify(!item.enabled);
            compare(item.text, "Reactions can't be sealed yet");
            verify(!view.menu.mayReact);
            verify(view.menu.mayReply);
            verify(!view.bar.mayReact);
            view.menu.close();
            view.reactReason = "";
            verify(!item.visible);
            verify(view.menu.mayReact);
        }
        function test_whatIsNotShownIsNotEditedEither() {
            const view = makeView(0);
            for (const more of [{
                    "own": true
                }, {
                    "own": true,
                    "type": "system",
                    "cause": "damaged"
                }])
                view.rows.insert(0, message(view.rows.count + 1, more));
            tryVerify(() => view.list.count === 2);
            spy.target = view;
            spy.signalName = "editRequested";
            spy.clear();
            view.editLast();
            compare(spy.count, 1);
            compare(spy.signalArguments[0][0], "m1");
            view.openMenu(view.list.itemAtIndex(0));
            verify(view.menu === null);
        }
        function test_itOpensAtTheNewest() {
            const view = makeView(100);
            tryVerify(() => view.list.atYEnd);
            verify(view.stick);
            verify(!findChild(view, "jumpToNewest").visible);
        }
        function test_aNewMessageIsFollowedWhileOneIsAtTheNewest() {
            const view = makeView(100);
            tryVerify(() => view.list.atYEnd);
            view.rows.insert(0, message(101));
            tryVerify(() => view.list.atYEnd);
            tryVerify(() => view.list.itemAtIndex(0) !== null && view.list.itemAtIndex(0).messageId === "m101");
        }
        function test_scrolledAwayOneStaysWhereOneReadsAndIsToldOfNewOnes() {
            const view = makeView(100);
            tryVerify(() => view.list.atYEnd);
            view.stick = false;
            view.list.positionViewAtIndex(60, ListView.Center);
            const item = view.list.itemAtIndex(60);
            const before = item.mapToItem(view, 0, 0).y;
            view.rows.insert(0, message(101));
            view.rows.insert(0, message(102));
            wait(20);
            compare(view.newBelow, 2);
            fuzzyCompare(item.mapToItem(view, 0, 0).y, before, 2);
            const pill = findChild(view, "jumpToNewest");
            verify(pill.visible);
            mouseClick(pill);
            tryVerify(() => view.list.atYEnd);
            compare(view.newBelow, 0);
        }
        function test_theNewestStaysInSightWhenTheViewChangesSize() {
            const view = makeView(100);
            tryVerify(() => view.list.atYEnd);
            view.height = 300;
            tryVerify(() => view.list.atYEnd);
            view.width = 390;
            tryVerify(() => view.list.atYEnd);
        }
        function test_itOpensAtTheFirstUnread() {
            const view = makeView(100, {
                    "firstUnreadRow": 40
                });
            tryVerify(() => view.list.itemAtIndex(40) !== null);
            verify(!view.stick);
            const y = view.list.itemAtIndex(40).mapToItem(view, 0, 0).y;
            verify(y >= -1 && y < 200, "the unread line is near the top: " + y);
        }
        function test_theFirstUnreadStaysAtTheTopWhileRowsGrow() {
            const view = makeView(100, {
                    "firstUnreadRow": 40
                });
            tryVerify(() => view.list.itemAtIndex(40) !== null);
            const text = "A line that wraps, more than once where there is little room. ".repeat(8);
            for (let row = 20; row < 60; ++row)
                view.rows.setProperty(row, "body", text);
            const top = () => view.list.itemAtIndex(40) ? view.list.itemAtIndex(40).mapToItem(view, 0, 0).y : -1000;
            tryVerify(() => top() >= -1 && top() < 40, 5000, "it has moved to " + top());
            verify(!view.stick);
            // The reader's own movement ends it.
            view.list.flick(0, 4000);
            tryVerify(() => view.heldRow === -1);
        }
        function test_whatIsInSightIsSeenOnlyWhileItIsActive() {
            spy.signalName = "seen";
            const view = createTemporaryObject(viewMaker, stage, {
                    "active": false
                });
            spy.target = view;
            spy.clear();
            for (let seq = 30; seq > 0; --seq)
                view.rows.append(message(seq));
            view.ready = true;
            wait(300);
            compare(spy.count, 0);
            view.active = true;
            tryVerify(() => spy.count > 0);
            compare(spy.signalArguments[spy.count - 1][0], 30);
        }
        function test_anUnsentMessageMarksNothingRead() {
            const view = makeView(20);
            view.rows.insert(0, message(0, {
                        "messageId": "p1",
                        "own": true,
                        "delivery": Delivery.Queued
                    }));
            spy.target = view;
            spy.signalName = "seen";
            spy.clear();
            view.toNewest();
            tryVerify(() => spy.count > 0);
            compare(spy.signalArguments[0][0], 20);
        }
        function test_nothingIsClaimedBeforeItIsKnown() {
            const view = createTemporaryObject(viewMaker, stage);
            for (const child of kids(view))
                verify(child.title === undefined || !child.visible, "no empty state yet");
            view.ready = true;
            tryVerify(() => {
                    for (const child of kids(view))
                        if (child.title !== undefined && child.visible)
                            return true;
                    return false;
                });
        }
        function test_theLastOwnMessageIsTheOneThatUpEdits() {
            const view = makeView(10);
            view.rows.setProperty(3, "own", true);
            spy.target = view;
            spy.signalName = "editRequested";
            spy.clear();
            view.editLast();
            compare(spy.count, 1);
            compare(spy.signalArguments[0][0], "m7");
        }
        function test_aJumpToTheAnsweredMessageShowsIt() {
            const view = makeView(200);
            view.jumpTo(50);
            tryVerify(() => view.list.itemAtIndex(150) !== null);
            compare(view.list.itemAtIndex(150).flash, true);
        }
        function test_theMenuOffersOnlyWhatApplies() {
            const view = makeView(10);
            const item = view.list.itemAtIndex(2);
            view.openMenu(item);
            const menu = view.list.parent.children;
            verify(item.seq > 0);
            keyClick(Qt.Key_Escape);
        }
    }
}
