// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtTest
import Dunlin.Bridge
import Dunlin.Timeline

// What tests of a conversation share: rows, and a view of them without a session. A test case is invisible, and so is what
// it has for children: the stage is where things are put.
TestCase {
    id: base

    required property Item stage

    when: windowShown

    readonly property SignalSpy spy: SignalSpy {
    }
    readonly property Component viewMaker: Component {
        TimelineView {
            property ListModel rows: ListModel {
                dynamicRoles: true

                function rowOfSeq(seq: real): int {
                    for (let i = 0; i < count; ++i)
                        if (get(i).seq === seq)
                            return i;
                    return -1;
                }
            }

            width: 800
            height: 600
            timeline: rows
            ready: false
            firstUnreadRow: -1
            title: "#general"
            mayThread: true
        }
    }

    // A list property of an item can't be iterated over in Qt 6.4.
    function kids(item: QtObject): var {
        const found = [];
        for (let i = 0; i < item.children.length; ++i)
            found.push(item.children[i]);
        return found;
    }
    function watch(target: QtObject, signalName: string) {
        spy.target = null;
        spy.signalName = signalName;
        spy.target = target;
        spy.clear();
    }
    function message(seq: int, more: var): var {
        return Object.assign({
                "messageId": "m" + seq,
                "seq": seq,
                "body": "Message number " + seq,
                "markup": "",
                "senderId": "u" + seq % 3,
                "senderName": "Person " + seq % 3,
                "senderPicture": "",
                "sentAt": new Date(2026, 2, 12, 14, seq % 60),
                "edited": false,
                "deleted": false,
                "own": false,
                "delivery": Delivery.Sent,
                "failure": "",
                "firstInGroup": true,
                "showDay": false,
                "firstUnread": false,
                "placeholder": false,
                "replyToSeq": 0,
                "replySender": "",
                "replyBody": "",
                "reactions": [],
                "ephemeral": false,
                "expiresAt": new Date(NaN),
                "pinned": false,
                "mentionsMe": false,
                "files": [],
                "progress": -1,
                "paused": false,
                "cause": "",
                "answers": 0,
                "type": "text"
            }, more ?? {});
    }
    // The messages 1 to `count`, where `more(seq)` says what is special about one.
    function makeView(count: int, properties: var, more: var): QtObject {
        const view = createTemporaryObject(viewMaker, stage, properties ?? {});
        for (let seq = count; seq > 0; --seq)
            view.rows.append(message(seq, more ? more(seq) : {}));
        view.ready = true;
        tryVerify(() => view.list.count === count);
        wait(0);
        return view;
    }
    function rowOf(view: QtObject, seq: int): QtObject {
        const row = view.rows.rowOfSeq(seq);
        tryVerify(() => view.list.itemAtIndex(row) !== null);
        return view.list.itemAtIndex(row);
    }
    // The row of the menu with this name; null when it does not stand there.
    function offered(view: QtObject, seq: int, name: string): QtObject {
        view.openMenu(rowOf(view, seq));
        tryVerify(() => view.menu.opened);
        let found = null;
        for (let i = 0; i < view.menu.count; ++i)
            if (view.menu.itemAt(i).objectName === name)
                found = view.menu.itemAt(i);
        verify(found !== null, name);
        return found.visible ? found : null;
    }
}
