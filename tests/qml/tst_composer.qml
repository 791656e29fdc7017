// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtTest
import Dunlin.Theme
import Dunlin.Composer

// A TestCase is invisible, and so is what it has for children: the stage is where things are put.
Item {
    id: stage

    width: 500
    height: 400

    TestCase {
        id: tests

        name: "Composer"
        when: windowShown

        Component {
            id: maker

            Composer {
                width: 500
                target: "#general"
            }
        }
        SignalSpy {
            id: sent

            signalName: "sent"
        }
        SignalSpy {
            id: filesSent

            signalName: "filesSent"
        }
        SignalSpy {
            id: changed

            signalName: "changed"
        }
        SignalSpy {
            id: drafted

            signalName: "drafted"
        }
        SignalSpy {
            id: asked
        }
        SignalSpy {
            id: editLast

            signalName: "editLastRequested"
        }

        function make(): QtObject {
            const composer = createTemporaryObject(maker, stage);
            for (const spy of [sent, changed, drafted, editLast]) {
                spy.target = composer;
                spy.clear();
            }
            composer.field.forceActiveFocus();
            return composer;
        }
        function cleanup() {
            Theme.touch = false;
        }

        function test_whatCantBeSealedIsNotAttached() {
            const composer = make();
            composer.attachReason = "Not here";
            const button = findChild(composer, "attachButton");
            compare(button.Accessible.name, "Not here");
            asked.target = composer;
            asked.signalName = "attachRefused";
            asked.clear();
            button.clicked();
            composer.attach(["file:///tmp/a.png"]);
            compare(asked.count, 2);
            compare(composer.attachments.length, 0);
            asked.target = null;
            asked.signalName = "attachRequested";
            asked.target = composer;
            asked.clear();
            composer.attachReason = "";
            button.clicked();
            compare(asked.count, 1);
            compare(button.Accessible.name, "Attach files");
        }

        function test_filesGoWithTheNextMessage() {
            const composer = make();
            composer.attach(["file:///tmp/a.png", "file:///tmp/b.txt", "file:///tmp/a.png"]);
            compare(composer.attachments.length, 2);
            verify(findChild(composer, "attachments").visible);
            verify(findChild(composer, "sendButton").enabled);
            tryVerify(() => findChild(composer, "removeAttachment1") !== null);
            findChild(composer, "removeAttachment0").clicked();
            compare(composer.attachments.length, 1);
            composer.field.text = "look";
            filesSent.target = composer;
            filesSent.clear();
            composer.submit();
            compare(sent.count, 0);
            compare(filesSent.count, 1);
            compare(String(filesSent.signalArguments[0][0][0]), "file:///tmp/b.txt");
            compare(filesSent.signalArguments[0][1], "look");
            compare(composer.attachments.length, 0);
            composer.submit();
            compare(filesSent.count, 1);
            // More than a message may have are left out.
            composer.attach(Array.from({
                        "length": 30
                    }, (_, i) => "file:///tmp/" + i));
            compare(composer.attachments.length, 20);
        }
        function test_pastingAsksForFilesFirst() {
            const composer = make();
            let asked = 0;
            composer.pasteSought.connect(() => {
                ++asked;
                composer.pasteTaken = true;
            });
            keyClick(Qt.Key_V, Qt.ControlModifier);
            compare(asked, 1);
            compare(composer.field.text, "");
        }
        function allNamed(from: Item, name: string): var {
            return Array.from(from.children).reduce((found, each) => [...found, ...(each.objectName === name ? [each] : []), ...allNamed(each, name)], []);
        }
        function test_namesAreOfferedBehindAnAt() {
            const composer = make();
            const people = [["ada", "Ada L"], ["adam", "Adam"], ["bob", "Bob"]];
            composer.mentionSought.connect(start => composer.offered = people.filter(each => each[0].startsWith(start)).map(each => ({
                                "username": each[0],
                                "name": each[1],
                                "userId": each[0],
                                "picture": each[0] === "adam" ? "green" : ""
                            })));
            const list = findChild(composer, "mentionList");
            for (const key of [Qt.Key_H, Qt.Key_I, Qt.Key_Space])
                keyClick(key);
            verify(!list.visible);
            keyClick(Qt.Key_At, Qt.ShiftModifier);
            composer.field.text = "hi @a";
            composer.field.cursorPosition = 5;
            verify(list.visible);
            compare(list.people.length, 2);
            const photos = allNamed(list, "facePicture");
            compare(photos.map(each => String(each.source)), ["", "image://file/face/green"]);
            keyClick(Qt.Key_Down);
            keyClick(Qt.Key_Return);
            compare(composer.field.text, "hi @adam ");
            verify(!list.visible);
            compare(sent.count, 0);
            composer.field.text = "mail x@a";
            composer.field.cursorPosition = 8;
            verify(!list.visible, "an address is no mention");
            composer.field.text = "@b";
            composer.field.cursorPosition = 2;
            verify(list.visible);
            keyClick(Qt.Key_Escape);
            verify(!list.visible);
            compare(composer.field.text, "@b");
        }
        function test_whatHoldsTheNextMessageBackIsSaid() {
            const composer = make();
            verify(!findChild(composer, "composerNotice").visible);
            const before = composer.height;
            composer.notice = "Slow mode";
            verify(findChild(composer, "composerNotice").visible);
            verify(composer.height > before);
        }
        function test_theTimeOfAMessageIsThatOfOneMessage() {
            const composer = make();
            mouseClick(findChild(composer, "lifeButton"));
            composer.expiresIn = 60000;
            compare(findChild(composer, "lifeButton").text, "This message goes after 1 minute(s)");
            composer.field.text = "soon gone";
            composer.submit();
            compare(sent.signalArguments[0][2], 60000);
            composer.field.text = "stays";
            composer.submit();
            compare(sent.signalArguments[1][2], 0);
        }
        function test_enterSends() {
            const composer = make();
            keyClick(Qt.Key_H);
            keyClick(Qt.Key_I);
            keyClick(Qt.Key_Return);
            compare(sent.count, 1);
            compare(sent.signalArguments[0][0], "hi");
            compare(sent.signalArguments[0][1], 0);
            compare(composer.field.text, "");
        }
        function test_shiftEnterStartsANewLine() {
            const composer = make();
            keyClick(Qt.Key_A);
            keyClick(Qt.Key_Return, Qt.ShiftModifier);
            keyClick(Qt.Key_B);
            compare(sent.count, 0);
            compare(composer.field.text, "a\nb");
        }
        function test_onATouchScreenEnterStartsANewLine() {
            Theme.touch = true;
            const composer = make();
            keyClick(Qt.Key_A);
            keyClick(Qt.Key_Return);
            compare(sent.count, 0);
            compare(composer.field.text, "a\n");
        }
        function test_blankTextIsNotSent_data() {
            return [{
                    "tag": "nothing",
                    "text": ""
                }, {
                    "tag": "blanks",
                    "text": "  \n "
                }];
        }
        function test_blankTextIsNotSent(row) {
            const composer = make();
            composer.field.text = row.text;
            mouseClick(findChild(composer, "sendButton"));
            keyClick(Qt.Key_Return);
            compare(sent.count, 0);
        }
        function test_itGrowsWithTheTextAndStops() {
            const composer = make();
            const low = composer.height;
            composer.field.text = "1\n2\n3\n4";
            verify(composer.height > low + 30);
            composer.field.text = "x\n".repeat(60);
            verify(composer.height <= 230);
        }
        function test_everyKeyStrokeIsKeptAsDraftAndSendingClearsIt() {
            const composer = make();
            keyClick(Qt.Key_H);
            compare(drafted.count, 1);
            compare(drafted.signalArguments[0][0], "h");
            keyClick(Qt.Key_Return);
            compare(drafted.signalArguments[drafted.count - 1][0], "");
        }
        function test_puttingADraftInIsNotDrafting() {
            const composer = make();
            composer.setText("from before");
            compare(drafted.count, 0);
        }
        function test_aReplyCarriesWhatItAnswersAndEscapeDropsIt() {
            const composer = make();
            composer.replyTo("m1", 41, "Ada", "What do you think?");
            composer.field.text = "Yes";
            keyClick(Qt.Key_Return);
            compare(sent.signalArguments[0][1], 41);
            compare(composer.mode, "");
            composer.replyTo("m1", 41, "Ada", "What do you think?");
            keyClick(Qt.Key_Escape);
            compare(composer.mode, "");
        }
        function test_editingPutsTheDraftAsideAndBringsItBack() {
            const composer = make();
            composer.setText("half a thought");
            composer.edit("m2", "old words");
            compare(composer.field.text, "old words");
            composer.field.text = "new words";
            keyClick(Qt.Key_Return);
            compare(changed.count, 1);
            compare(changed.signalArguments[0][0], "m2");
            compare(changed.signalArguments[0][1], "new words");
            compare(sent.count, 0);
            compare(composer.field.text, "half a thought");
        }
        function test_editingIsNotADraft() {
            const composer = make();
            composer.edit("m2", "old words");
            composer.field.text = "other words";
            compare(drafted.count, 0);
            keyClick(Qt.Key_Escape);
            compare(changed.count, 0);
            compare(composer.field.text, "");
        }
        function test_anEditThatChangesNothingIsNone() {
            const composer = make();
            composer.edit("m2", "old words");
            keyClick(Qt.Key_Return);
            compare(changed.count, 0);
            compare(composer.mode, "");
        }
        function test_upInAnEmptyFieldEditsTheLastMessage() {
            make();
            keyClick(Qt.Key_Up);
            compare(editLast.count, 1);
            keyClick(Qt.Key_A);
            keyClick(Qt.Key_Up);
            compare(editLast.count, 1);
        }
        function test_theLimitIsInBytesAndHoldsTheMessageBack() {
            const composer = make();
            for (const text of ["x".repeat(16000), "é".repeat(8000), "😀".repeat(4000)]) {
                composer.setText(text);
                compare(composer.bytes, 16000);
            }
            composer.field.text = "é".repeat(8193);
            verify(composer.tooLong);
            verify(!findChild(composer, "sendButton").enabled);
            keyClick(Qt.Key_Return);
            compare(sent.count, 0);
        }
        function test_tabLeavesTheField() {
            const composer = make();
            composer.field.text = "x";
            keyClick(Qt.Key_Tab);
            verify(!composer.field.activeFocus);
            verify(findChild(composer, "attachButton").activeFocus);
            keyClick(Qt.Key_Tab);
            verify(findChild(composer, "lifeButton").activeFocus);
            keyClick(Qt.Key_Tab);
            verify(findChild(composer, "emojiButton").activeFocus);
            keyClick(Qt.Key_Tab);
            verify(findChild(composer, "sendButton").activeFocus);
        }
        function test_whereOneCanOnlyReadThereIsNoField() {
            const composer = make();
            composer.closedReason = "You can only read here.";
            verify(!findChild(composer, "sendButton").visible);
            verify(!composer.field.visible);
        }
    }
}
