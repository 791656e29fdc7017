// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtTest
import Dunlin.Activity
import Dunlin.App
import Dunlin.Finds

// Who wrote, did or was found shows the face that they chose, in rows that are not lists of people too.
Item {
    id: stage

    width: 800
    height: 700

    TimelineCase {
        id: tests

        name: "Faces"
        when: windowShown
        stage: stage

        Component {
            id: activityMaker

            ActivityRow {
                index: 0
                kind: "mention"
                userId: "u1"
                name: "Ada"
                channelId: "c1"
                channelName: "garden"
                seq: 7
                createdAt: new Date(2026, 2, 12)
                read: false
            }
        }
        Component {
            id: foundMaker

            FoundRow {
                index: 0
                messageId: "m1"
                channelId: "c1"
                channelName: "garden"
                direct: false
                seq: 7
                senderId: "u1"
                senderName: "Ada"
                sentAt: new Date(2026, 2, 12)
                excerpt: "a heron"
                pinnedBy: ""
                cause: ""
            }
        }
        Component {
            id: placeMaker

            SwitcherRow {
                kind: "person"
                target: "u1"
                face: "u1"
                name: "Ada"
                detail: "@ada"
                isPrivate: false
                unread: 0
            }
        }

        function photoOf(row: Item): Item {
            return findChild(row, "facePicture");
        }
        function test_aRowShowsWhomItIsOf_data() {
            return [{
                    "tag": "activity",
                    "maker": activityMaker,
                    "role": "picture"
                }, {
                    "tag": "found",
                    "maker": foundMaker,
                    "role": "senderPicture"
                }, {
                    "tag": "switcher",
                    "maker": placeMaker,
                    "role": "picture"
                }];
        }
        function test_aRowShowsWhomItIsOf(data) {
            const shown = createTemporaryObject(data.maker, stage, {
                    [data.role]: "green"
                });
            tryCompare(photoOf(shown), "status", Image.Ready);
            verify(photoOf(shown).visible);
            verify(photoOf(shown).asynchronous);
            const without = createTemporaryObject(data.maker, stage, {
                    [data.role]: ""
                });
            compare(String(photoOf(without).source), "");
        }
        // Nobody's words stand under nobody's face.
        function test_whatIsNotShownHasNoFace() {
            const row = createTemporaryObject(foundMaker, stage, {
                    "senderPicture": "green",
                    "cause": "damaged",
                    "excerpt": ""
                });
            compare(String(photoOf(row).source), "");
        }
        // The others would only be drawn to be hidden.
        function test_inTheTimelineTheFirstOfAGroupShowsIt() {
            const view = makeView(3, {}, seq => ({
                            "senderPicture": "green",
                            "firstInGroup": seq !== 2,
                            "own": seq === 3
                        }));
            tryCompare(photoOf(rowOf(view, 1)), "status", Image.Ready);
            compare(photoOf(rowOf(view, 1)).width, photoOf(rowOf(view, 1)).parent.side);
            compare(String(photoOf(rowOf(view, 2)).source), "");
            // On a phone one's own stand at the other side, without.
            tryCompare(photoOf(rowOf(view, 3)), "status", Image.Ready);
            view.width = 500;
            compare(String(photoOf(rowOf(view, 3)).source), "");
            verify(photoOf(rowOf(view, 1)).source !== "");
        }
        // What is told of somebody is not said by them.
        function test_aLineOfTheProgramHasNoFace() {
            const view = makeView(2, {}, seq => ({
                            "senderPicture": "green",
                            "firstInGroup": true,
                            "type": seq === 2 ? "system" : "text"
                        }));
            tryCompare(photoOf(rowOf(view, 1)), "status", Image.Ready);
            compare(String(photoOf(rowOf(view, 2)).source), "");
            verify(!photoOf(rowOf(view, 2)).parent.visible);
        }
    }
}
