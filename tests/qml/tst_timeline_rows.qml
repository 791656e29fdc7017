// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtTest
import Dunlin.Theme
import Dunlin.Bridge
import Dunlin.Timeline

// A TestCase is invisible, and so is what it has for children: the stage is where things are put.
Item {
    id: stage

    width: 800
    height: 600

    TestCase {
        id: tests

        name: "TimelineRows"
        when: windowShown

        Component {
            id: rowMaker

            MessageDelegate {
                width: 800
                index: 5
                messageId: "m1"
                seq: 7
                body: "Hello"
                markup: ""
                senderId: "u1"
                senderName: "Ada"
                senderPicture: ""
                sentAt: new Date(2026, 2, 12, 14, 32)
                edited: false
                deleted: false
                own: false
                delivery: Delivery.Sent
                failure: ""
                firstInGroup: true
                showDay: false
                firstUnread: false
                placeholder: false
                replyToSeq: 0
                replySender: ""
                replyBody: ""
                reactions: []
                type: "text"
                ephemeral: false
                expiresAt: new Date(NaN)
                pinned: false
                mentionsMe: false
                files: []
                progress: -1
                paused: false
                cause: ""
                answers: 0
            }
        }
        SignalSpy {
            id: spy
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
        // Those below an item that have a property of this name.
        function kidsWith(item: QtObject, property: string): var {
            let found = [];
            for (const each of kids(item))
                found = found.concat(each[property] !== undefined ? [each] : kidsWith(each, property));
            return found;
        }
        function kidWith(item: QtObject, property: string): QtObject {
            const found = kidsWith(item, property);
            return found.length > 0 ? found[0] : null;
        }
        function makeRow(properties: var): QtObject {
            return createTemporaryObject(rowMaker, stage, properties ?? {});
        }

        function test_whatIsNotShownIsNobodysWords_data() {
            return [
                {
                    "tag": "unknownChain",
                    "grave": false,
                    "says": "asked for it again"
                },
                {
                    "tag": "noSession",
                    "grave": false,
                    "says": "asked for it again"
                },
                {
                    "tag": "tooFar",
                    "grave": false,
                    "says": "too many before it"
                },
                {
                    "tag": "repeated",
                    "grave": false,
                    "says": "opened before"
                },
                {
                    "tag": "damaged",
                    "grave": true,
                    "says": "changed on its way"
                },
                {
                    "tag": "misdirected",
                    "grave": true,
                    "says": "sealed by somebody else"
                },
                {
                    "tag": "notTrusted",
                    "grave": true,
                    "says": "not on its owner's list"
                },
                {
                    "tag": "badKeys",
                    "grave": true,
                    "says": "safety numbers"
                },
                {
                    "tag": "rollback",
                    "grave": true,
                    "says": "safety numbers"
                },
                {
                    "tag": "fork",
                    "grave": true,
                    "says": "safety numbers"
                },
                {
                    "tag": "forged",
                    "grave": true,
                    "says": "safety numbers"
                },
                {
                    "tag": "tooNew",
                    "grave": false,
                    "says": "newer version"
                },
                {
                    "tag": "localState",
                    "grave": false,
                    "says": "for now"
                },
                {
                    "tag": "unsealed",
                    "grave": true,
                    "says": "nobody sealed"
                }
            ];
        }
        function test_whatIsNotShownIsNobodysWords(data: var) {
            const row = makeRow({
                    "type": "system",
                    "cause": data.tag,
                    "senderName": "Mallory",
                    "body": "words of the server"
                });
            const line = findChild(row, "sealedNotice");
            verify(line.text.includes(data.says), line.text);
            compare(line.color === Theme.danger, data.grave);
            verify(!row.bubble.visible);
            verify(row.height >= line.height);
            verify(row.Accessible.name.includes(data.says));
            verify(!row.Accessible.name.includes("Mallory"));
            verify(!row.Accessible.name.includes("words of the server"));
        }
        function test_aMessageThatDoesNotStaySaysSo() {
            const row = makeRow({
                    "ephemeral": true,
                    "expiresAt": new Date(2026, 2, 13, 9, 5)
                });
            verify(row.Accessible.description.startsWith("Goes by itself on "), row.Accessible.description);
            verify(row.Accessible.description.includes("13 March"), row.Accessible.description);
            compare(makeRow().Accessible.description, "");
            compare(makeRow({
                        "own": true,
                        "ephemeral": true
                    }).Accessible.description, "Sent. Goes by itself");
        }
        function file(name: string, type: string, more: var): var {
            return Object.assign({
                    "fileId": "018f3c1e-7c1d-7a51-9a53-0c8b5a9f2f11",
                    "name": name,
                    "size": 2500000,
                    "contentType": type,
                    "localPath": ""
                }, more ?? {});
        }
        function test_aFileStandsWithNameAndSizeAndIsPressed() {
            const row = makeRow({
                    "type": "file",
                    "body": "",
                    "files": [file("report.pdf", "application/pdf")]
                });
            watch(row, "fileClicked");
            const card = kidWith(row, "contentType");
            verify(card !== null);
            compare(card.Accessible.name, "File report.pdf, 2.4 MB");
            mouseClick(card);
            compare(spy.signalArguments[0][0].name, "report.pdf");
            verify(row.Accessible.name.includes("file report.pdf"), row.Accessible.name);
        }
        function test_aPictureHasItsPlaceBeforeItIsHere() {
            const row = makeRow({
                    "type": "file",
                    "body": "",
                    "files": [file("a.png", "image/png"), file("huge.png", "image/png", {
                                "size": 90000000
                            })]
                });
            const cards = kidsWith(row, "contentType");
            compare(cards.length, 2);
            verify(cards[0].picture);
            compare(cards[0].height, cards[0].boxH);
            verify(!cards[1].picture, "too large to be fetched unasked");
            compare(cards[1].source, "");
        }
        function test_anUploadIsPausedAndTakenBack() {
            const row = makeRow({
                    "type": "file",
                    "own": true,
                    "seq": 0,
                    "delivery": Delivery.Queued,
                    "files": [file("a.bin", "application/zip", {
                                "fileId": "",
                                "localPath": "/tmp/a.bin"
                            })],
                    "progress": 0.421
                });
            watch(row, "pauseToggled");
            mouseClick(findChild(row, "pauseUpload"));
            compare(spy.signalArguments[0][1], true);
            watch(row, "cancelRequested");
            mouseClick(findChild(row, "cancelUpload"));
            compare(spy.count, 1);
        }
        function test_aPinAndAMentionAreSaid() {
            compare(makeRow({
                        "pinned": true
                    }).Accessible.description, "Pinned");
            compare(makeRow({
                        "mentionsMe": true
                    }).Accessible.description, "Mentions you");
        }
        function test_everyDeliveryHasItsOwnMark_data() {
            return [{
                    "tag": "queued",
                    "delivery": Delivery.Queued,
                    "icon": "clock",
                    "said": "Waiting to be sent"
                }, {
                    "tag": "sending",
                    "delivery": Delivery.Sending,
                    "icon": "arrow-down",
                    "said": "Sending"
                }, {
                    "tag": "sent",
                    "delivery": Delivery.Sent,
                    "icon": "check",
                    "said": "Sent"
                }, {
                    "tag": "delivered",
                    "delivery": Delivery.Delivered,
                    "icon": "check-check",
                    "said": "Delivered"
                }, {
                    "tag": "read",
                    "delivery": Delivery.Read,
                    "icon": "check-check",
                    "said": "Read by everyone"
                }, {
                    "tag": "failed",
                    "delivery": Delivery.Failed,
                    "icon": "circle-alert",
                    "said": "Not sent"
                }];
        }
        function test_everyDeliveryHasItsOwnMark(row) {
            const item = makeRow({
                    "own": true,
                    "delivery": row.delivery
                });
            compare(item.Accessible.description, row.said);
            const icons = [];
            for (const child of kids(item.bubble))
                if (child.tone !== undefined && child.visible)
                    icons.push(child.name);
            compare(icons.length, 1);
            compare(icons[0], row.icon);
        }
        function test_anotherPersonsMessageHasNoMark() {
            const item = makeRow();
            for (const child of kids(item.bubble))
                verify(child.tone === undefined || !child.visible);
        }
        function test_aRowIsSaidInOneSentence() {
            compare(makeRow().Accessible.name, "Ada at 14:32: Hello");
            compare(makeRow({
                        "own": true
                    }).Accessible.name, "You at 14:32: Hello");
        }
        function test_aFailedMessageOffersRetryAndDiscard() {
            const item = makeRow({
                    "own": true,
                    "delivery": Delivery.Failed,
                    "failure": "You may not write here"
                });
            spy.target = item;
            spy.signalName = "retryRequested";
            spy.clear();
            mouseClick(findChild(item, "retryMessage"));
            compare(spy.count, 1);
            compare(spy.signalArguments[0][0], "m1");
            spy.signalName = "cancelRequested";
            spy.clear();
            mouseClick(findChild(item, "cancelMessage"));
            compare(spy.count, 1);
        }
        function test_aDeletedMessageKeepsItsPlaceAndNothingElse() {
            const item = makeRow({
                    "deleted": true,
                    "body": "",
                    "reactions": [{
                            "emoji": "👍",
                            "count": 1,
                            "mine": false
                        }]
                });
            verify(item.Accessible.name.includes("Message deleted"));
            verify(item.height > 20);
        }
        function test_whatIsRareCostsNothingWhereItIsNot() {
            const item = makeRow();
            verify(!findChild(item, "retryMessage"));
        }
        function test_reactionsAreCountedAndCanBeGivenAndTakenBack() {
            const item = makeRow({
                    "reactions": [{
                            "emoji": "👍",
                            "count": 2,
                            "mine": true
                        }, {
                            "emoji": "🎉",
                            "count": 1,
                            "mine": false
                        }]
                });
            const plain = makeRow();
            verify(item.height > plain.height + 15);
            spy.target = item;
            spy.signalName = "reactionToggled";
            spy.clear();
            item.reactionToggled("m1", "👍", false);
            compare(spy.count, 1);
        }
        function test_markupInAMessageIsShownAsWritten() {
            const item = makeRow({
                    "body": "<b>bold</b> & <img src=x>"
                });
            verify(item.Accessible.name.includes("<b>bold</b>"));
        }
        function test_aShortMessageMadeOfEmojiIsLarge() {
            const large = makeRow({
                    "body": "👍🏽"
                });
            verify(large.emojiOnly);
            verify(!makeRow({
                        "body": "12"
                    }).emojiOnly);
            verify(!makeRow({
                        "body": "ok 👍"
                    }).emojiOnly);
            verify(makeRow({
                        "body": "❤️"
                    }).emojiOnly);
        }
        function test_onAPhoneOnesOwnMessagesStandAtTheEnd() {
            const own = makeRow({
                    "own": true,
                    "wide": false,
                    "width": 390
                });
            verify(own.bubble.x + own.bubble.width >= 370);
            const other = makeRow({
                    "wide": false,
                    "width": 390
                });
            verify(other.bubble.x < 60);
        }
        function test_aLongWordStaysInsideTheBubble() {
            const item = makeRow({
                    "body": "x".repeat(400),
                    "width": 390,
                    "wide": false
                });
            verify(item.bubble.x + item.bubble.width <= 390);
            verify(item.height > 100);
        }
        function test_theDayAndTheUnreadLineTakeTheirOwnRoom() {
            const plain = makeRow();
            const both = makeRow({
                    "showDay": true,
                    "firstUnread": true
                });
            verify(both.height >= plain.height + 60);
        }
        function test_anEditedMessageSaysSo() {
            const item = makeRow({
                    "edited": true
                });
            let found = false;
            for (const child of kids(item.bubble))
                found = found || child.text === "edited 14:32";
            verify(found);
        }
        function test_anUnknownKindAsksForANewerVersion() {
            verify(makeRow({
                        "type": "unknown",
                        "body": ""
                    }).Accessible.name.includes("newer version"));
        }
    }
}
