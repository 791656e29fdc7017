// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtTest
import Dunlin.Theme
import Dunlin.Bridge
import Dunlin.Composer
import Dunlin.Finds
import Dunlin.Outbox
import Dunlin.Timeline

// Voice messages as they are recorded in the composer and stand in the conversation.
Item {
    id: stage

    width: 500
    height: 400

    TestCase {
        id: tests

        name: "Voice"
        when: windowShown

        Component {
            id: composerMaker

            Composer {
                width: 500
                target: "#general"
                mayRecord: true
                longestRecording: 600000
            }
        }
        Component {
            id: cardMaker

            VoiceCard {
                width: 280
                fileId: "018f3c1e-7c1d-7a51-9a53-0c8b5a9f2f11"
                name: "voice-20260314-091500-250-42s.ogg"
                size: 170000
            }
        }
        Component {
            id: spyMaker

            SignalSpy {
            }
        }

        function watch(target: QtObject, name: string): SignalSpy {
            return createTemporaryObject(spyMaker, tests, {
                    "target": target,
                    "signalName": name
                });
        }
        function strip(composer: QtObject): var {
            return kidNamed(composer, "voiceStrip");
        }
        // What was made later is not a child of whom it is in.
        function kidNamed(from: var, name: string): var {
            for (let i = 0; i < from.children.length; ++i) {
                const each = from.children[i];
                const found = each.objectName === name ? each : kidNamed(each, name);
                if (found !== null)
                    return found;
            }
            return null;
        }

        function test_withoutAMicrophoneThereIsNoButton() {
            const composer = createTemporaryObject(composerMaker, stage);
            const button = findChild(composer, "recordButton");
            verify(button.visible);
            compare(button.Accessible.name, "Record a voice message");
            composer.mayRecord = false;
            verify(!button.visible);
            compare(button.width, 0);
            composer.mayRecord = true;
            composer.edit("m1", "words");
            verify(!button.visible, "a message that is changed gets no files");
            composer.leaveMode();
            composer.closedReason = "You can only read here.";
            verify(!button.visible);
        }
        function test_whoMayNotAttachMayNotRecord() {
            const composer = createTemporaryObject(composerMaker, stage);
            const requested = watch(composer, "recordRequested");
            const refused = watch(composer, "attachRefused");
            composer.attachReason = "Not here";
            mouseClick(findChild(composer, "recordButton"));
            compare(requested.count, 0);
            compare(refused.count, 1);
            composer.attachReason = "";
            mouseClick(findChild(composer, "recordButton"));
            compare(requested.count, 1);
        }
        function test_theStripStandsInPlaceOfTheField() {
            const composer = createTemporaryObject(composerMaker, stage);
            composer.field.forceActiveFocus();
            compare(kidNamed(composer, "voiceStrip"), null, "made when it is first wanted");
            composer.recording = true;
            verify(strip(composer).visible);
            verify(!composer.field.visible);
            verify(!findChild(composer, "attachButton").visible);
            composer.recorded = 65400;
            compare(kidNamed(composer, "recordingClock").text, "1:05");
            compare(strip(composer).Accessible.name, "Recording, 1:05");
            composer.recordingHeld = true;
            compare(strip(composer).Accessible.name, "Recorded, 1:05");
            composer.recorded = 600000;
            compare(kidNamed(composer, "recordingClock").text, "10:00, the longest there is");
            composer.recording = false;
            verify(!strip(composer).visible);
            verify(composer.field.activeFocus);
        }
        function test_howLoudItIsIsDrawn() {
            const composer = createTemporaryObject(composerMaker, stage);
            composer.recording = true;
            const bars = strip(composer);
            for (let ms = 100; ms <= 300; ms += 100) {
                composer.loudness = ms / 1000;
                composer.recorded = ms;
            }
            compare(bars.heard.length, 3);
            fuzzyCompare(bars.heard[2], 0.3, 0.001);
            for (let ms = 400; ms <= 60000; ms += 100)
                composer.recorded = ms;
            const meter = kidNamed(composer, "recordingLevel");
            verify(bars.heard.length <= meter.most);
            verify(meter.most * 5 <= meter.width + 5);
            composer.recording = false;
            composer.recording = true;
            compare(bars.heard.length, 0);
        }
        function test_theKeysOfTheStrip() {
            const composer = createTemporaryObject(composerMaker, stage);
            const cancelled = watch(composer, "recordCancelled");
            const finished = watch(composer, "recordFinished");
            composer.recording = true;
            keyClick(Qt.Key_Escape);
            compare(cancelled.count, 1);
            keyClick(Qt.Key_Return);
            compare(finished.count, 1);
            // Where the focus is on the way out, Enter takes it.
            keyClick(Qt.Key_Tab, Qt.ShiftModifier);
            tryVerify(() => kidNamed(composer, "cancelRecording").activeFocus);
            keyClick(Qt.Key_Return);
            compare(cancelled.count, 2);
            keyClick(Qt.Key_Escape);
            compare(cancelled.count, 3);
            mouseClick(kidNamed(composer, "sendRecording"));
            compare(finished.count, 2);
            composer.recordingBusy = true;
            mouseClick(kidNamed(composer, "sendRecording"));
            compare(finished.count, 2);
        }
        function test_whatWasRecordedGoesWithTheMessage() {
            const composer = createTemporaryObject(composerMaker, stage);
            const filesSent = watch(composer, "filesSent");
            composer.field.text = "listen";
            composer.recording = true;
            composer.recording = false;
            composer.attach(["/profile/outgoing/voice-20260314-091500-250-42s.ogg"]);
            composer.submit();
            compare(filesSent.count, 1);
            compare(filesSent.signalArguments[0][0].length, 1);
            compare(filesSent.signalArguments[0][1], "listen");
        }
        function test_whatIsLeftOutIsSaid() {
            const composer = createTemporaryObject(composerMaker, stage);
            const leftOut = watch(composer, "leftOut");
            composer.attach(["/outgoing/a.ogg", "/outgoing/b.ogg"]);
            tryVerify(() => findChild(composer, "removeAttachment1") !== null);
            findChild(composer, "removeAttachment1").clicked();
            compare(leftOut.count, 1);
            compare(leftOut.signalArguments[0][0], "/outgoing/b.ogg");
            compare(composer.attachments.length, 1);
        }

        function test_aCardKnowsItsLengthFromItsName_data() {
            return [{
                    "tag": "recorded here",
                    "name": "voice-20260314-091500-250-42s.ogg",
                    "title": "Voice message",
                    "times": "0:42"
                }, {
                    "tag": "another file",
                    "name": "song.mp3",
                    "title": "song.mp3",
                    "times": "166 KB"
                }, {
                    "tag": "nearly",
                    "name": "voice-20260314-091500-250-42s.ogg.mp3",
                    "title": "voice-20260314-091500-250-42s.ogg.mp3",
                    "times": "166 KB"
                }];
        }
        function test_aCardKnowsItsLengthFromItsName(row) {
            const card = createTemporaryObject(cardMaker, stage, {
                    "name": row.name
                });
            compare(card.title, row.title);
            compare(findChild(card, "playTimes").text, row.times);
            compare(card.Accessible.name, row.title + ", " + row.times);
        }
        readonly property string recording: "voice-20260314-091500-250-42s.ogg"

        Component {
            id: quoteMaker

            MessageDelegate {
                width: 500
                index: 0
                messageId: "m1"
                seq: 7
                body: "I heard it"
                markup: ""
                senderId: "u1"
                senderName: "Ada"
                senderPicture: ""
                sentAt: new Date(2026, 2, 14)
                edited: false
                deleted: false
                own: false
                delivery: Delivery.Sent
                failure: ""
                firstInGroup: true
                showDay: false
                firstUnread: false
                placeholder: false
                replyToSeq: 6
                replySender: "Bob"
                replyBody: tests.recording
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
        Component {
            id: fileMaker

            FileCard {
                name: tests.recording
                size: 170000
                contentType: "audio/ogg"
            }
        }
        Component {
            id: foundFileMaker

            FoundFileRow {
                width: 320
                senderName: "Ada"
                sentAt: new Date(2026, 2, 14)
                file: ({
                        "fileId": "f1",
                        "name": tests.recording,
                        "size": 170000,
                        "contentType": "audio/ogg"
                    })
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
                senderPicture: ""
                sentAt: new Date(2026, 2, 14)
                excerpt: tests.recording
                pinnedBy: ""
                cause: ""
            }
        }
        Component {
            id: waitingMaker

            OutboxRow {
                opId: "o1"
                channelName: "garden"
                kind: "message"
                text: tests.recording
                delivery: Delivery.Queued
                reason: ""
                nextTryAt: new Date(NaN)
                editable: false
                progress: -1
                paused: false
            }
        }
        Component {
            id: viewMaker

            TimelineView {
                width: 500
                height: 300
                timeline: ListModel {
                }
                ready: false
                firstUnreadRow: -1
                title: "#garden"
            }
        }

        function test_itIsCalledSoWhereverItIsNamed() {
            compare(findChild(createTemporaryObject(quoteMaker, stage), "quotedText").text, "Voice message");
            compare(createTemporaryObject(fileMaker, stage).Accessible.name, "File Voice message, 0:42");
            compare(createTemporaryObject(foundFileMaker, stage).Accessible.name, "Voice message, 0:42, from Ada");
            compare(createTemporaryObject(foundMaker, stage).Accessible.name, "Ada in #garden: Voice message");
            compare(createTemporaryObject(waitingMaker, stage).Accessible.name, "Message to garden: Voice message");
            const view = createTemporaryObject(viewMaker, stage);
            const said = {
                "body": "",
                "files": [{
                        "name": recording
                    }, {
                        "name": "song.mp3"
                    }]
            };
            compare(view.words(said), "Voice message, song.mp3");
            compare(view.words(Object.assign({}, said, {
                            "body": "listen"
                        })), "listen");
        }
        function test_aCardSaysHowItStands() {
            const card = createTemporaryObject(cardMaker, stage);
            const button = findChild(card, "playButton");
            const slider = findChild(card, "positionSlider");
            compare(button.text, "Play Voice message");
            verify(!slider.enabled);
            card.current = true;
            card.fetching = true;
            verify(!button.enabled);
            compare(button.text, "Fetching Voice message");
            card.fetching = false;
            card.playing = true;
            card.duration = 41500;
            card.position = 7200;
            compare(button.iconName, "pause");
            compare(button.text, "Pause Voice message");
            verify(slider.enabled);
            fuzzyCompare(slider.value, 7.2, 0.01);
            compare(findChild(card, "playTimes").text, "0:07 of 0:41");
            card.playing = false;
            compare(button.iconName, "play");
            card.trouble = "It can't be played here.";
            compare(findChild(card, "playTimes").text, "It can't be played here.");
        }
        function test_aCardIsPlayedMovedAndSaved() {
            const card = createTemporaryObject(cardMaker, stage);
            const toggled = watch(card, "toggled");
            const sought = watch(card, "sought");
            const saved = watch(card, "saveRequested");
            mouseClick(findChild(card, "playButton"));
            compare(toggled.count, 1);
            const slider = findChild(card, "positionSlider");
            card.current = true;
            card.duration = 40000;
            mouseClick(slider, slider.width / 2, slider.height / 2);
            verify(sought.count > 0);
            fuzzyCompare(sought.signalArguments[sought.count - 1][0], 20000, 2500);
            // What it is told counts again.
            card.position = 21000;
            fuzzyCompare(slider.value, 21, 0.01);
            slider.forceActiveFocus();
            keyClick(Qt.Key_Right);
            // To the next five seconds.
            compare(sought.signalArguments[sought.count - 1][0], 25000);
            mouseClick(findChild(card, "saveSound"));
            compare(saved.count, 1);
            card.fileId = "";
            verify(!findChild(card, "saveSound").visible, "it is still here");
        }
    }
}
