// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtTest
import Dunlin.Timeline

// What was unread and is out of sight: how much, the way to it, and the word that it is read.
Item {
    id: stage

    width: 800
    height: 600

    TimelineCase {
        name: "UnreadBar"
        stage: stage

        function makeUnread(): QtObject {
            const view = makeView(100, {
                    "firstUnreadRow": 40,
                    "unreadCount": 41
                }, seq => seq === 60 ? {
                    "firstUnread": true
                } : {});
            tryVerify(() => view.list.itemAtIndex(40) !== null);
            return view;
        }
        // An item that a Repeater made is a child of the view alone.
        function part(view: QtObject, name: string): QtObject {
            const seek = item => {
                for (let i = 0; i < item.children.length; ++i) {
                    const child = item.children[i];
                    if (child.objectName === name)
                        return child;
                    const below = seek(child);
                    if (below !== null)
                        return below;
                }
                return null;
            };
            return seek(view);
        }
        function shows(view: QtObject): bool {
            const pill = part(view, "jumpToUnread");
            return pill !== null && pill.visible;
        }

        function test_whereTheLineIsInSightNothingIsOffered() {
            const view = makeUnread();
            wait(150);
            verify(!view.offersUnread);
            verify(!shows(view));
        }
        function test_outOfSightItIsOfferedAndLedTo() {
            const view = makeUnread();
            view.toNewest();
            tryVerify(() => view.offersUnread && shows(view));
            const pill = part(view, "jumpToUnread");
            verify(pill.text.startsWith("41 new message(s) since "), pill.text);
            verify(pill.text.includes("12 Mar"), pill.text);
            verify(pill.upsideDown);
            mouseClick(pill);
            tryVerify(() => !view.offersUnread);
            const y = view.list.itemAtIndex(40).mapToItem(view, 0, 0).y;
            verify(y >= -1 && y < 200, "the unread line is near the top: " + y);
            compare(view.list.currentIndex, 40);
            verify(view.list.activeFocus);
            tryVerify(() => !shows(view));
        }
        function test_belowWhatIsInSightItIsOfferedToo() {
            const view = makeUnread();
            view.list.positionViewAtIndex(95, ListView.Center);
            view.heldRow = -1;
            tryVerify(() => view.offersUnread && shows(view));
            verify(!part(view, "jumpToUnread").upsideDown);
        }
        function test_ofTodayTheHourIsSaid() {
            const view = makeUnread();
            const today = new Date();
            today.setHours(0, 5);
            view.rows.setProperty(40, "sentAt", today);
            view.toNewest();
            tryVerify(() => shows(view));
            verify(part(view, "jumpToUnread").text.endsWith(":05"), part(view, "jumpToUnread").text);
        }
        function test_aTimeThatIsNotKnownIsNotSaid() {
            const view = makeUnread();
            view.rows.setProperty(40, "placeholder", true);
            view.toNewest();
            tryVerify(() => shows(view));
            compare(part(view, "jumpToUnread").text, "41 new message(s)");
        }
        function test_itCanBeSaidToBeRead() {
            const view = makeUnread();
            view.toNewest();
            tryVerify(() => shows(view));
            watch(view, "allRead");
            mouseClick(part(view, "markAllRead"));
            compare(spy.count, 1);
            view.firstUnreadRow = -1;
            tryVerify(() => !view.offersUnread && !shows(view));
        }
        function test_withNothingUnreadNothingIsOffered() {
            const view = makeView(100);
            view.list.positionViewAtIndex(90, ListView.Center);
            wait(150);
            verify(!view.offersUnread);
            compare(part(view, "jumpToUnread"), null);
        }
    }
}
