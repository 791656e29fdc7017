// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtTest
import Dunlin.Channels
import Dunlin.People

// A TestCase is invisible, and so is what it has for children: the stage is where things are put.
Item {
    id: stage

    width: 800
    height: 700

    TestCase {
        id: tests

        name: "Channels"
        when: windowShown

        SignalSpy {
            id: spy
        }
        ListModel {
            id: channelRows
        }
        ListModel {
            id: peopleRows
        }
        ListModel {
            id: directoryRows
        }
        Component {
            id: channelsMaker

            ChannelsPane {
                width: 320
                height: 600
                channels: channelRows
                total: channelRows.count
            }
        }
        Component {
            id: newChannelMaker

            NewChannelSheet {
                people: peopleRows
                total: peopleRows.count
                busy: false
                selfId: "u1"
            }
        }
        Component {
            id: directoryMaker

            DirectoryPane {
                width: 320
                height: 600
                directory: directoryRows
                total: directoryRows.count
                busy: false
            }
        }

        function watch(target: QtObject, signalName: string) {
            spy.target = null;
            spy.signalName = signalName;
            spy.target = target;
            spy.clear();
        }
        function init() {
            for (const model of [channelRows, peopleRows, directoryRows])
                model.clear();
            for (const [id, name, unread] of [["c1", "general", 0], ["c2", "garden", 4], ["c3", "Straße", 0]])
                channelRows.append({
                        "channelId": id,
                        "name": name,
                        "kind": "channel",
                        "isPrivate": false,
                        "unread": unread,
                        "lastText": "hello",
                        "lastSender": "Ada",
                        "lastAt": new Date(2026, 2, 12, 14, 30),
                        "lastDelivery": -1,
                        "peerId": "",
                        "peerPicture": id === "c2" ? "green" : "",
                        "peerPresence": "offline",
                        "muted": false,
                        "mentions": 0,
                        "encrypted": false,
                        "lastIsShut": false,
                        "peerVerified": false,
                        "draft": id === "c3" ? "half a thought" : ""
                    });
            for (const [id, name] of [["u1", "Me"], ["u2", "Bob"], ["u3", "Cleo"]]) {
                peopleRows.append({
                        "userId": id,
                        "username": name.toLowerCase(),
                        "name": name,
                        "about": "",
                        "friendState": id === "u3" ? "friends" : "none",
                        "picture": ""
                    });
            }
            directoryRows.append({
                    "channelId": "c9",
                    "name": "open",
                    "description": "For all",
                    "memberCount": 3,
                    "joined": false
                });
            directoryRows.append({
                    "channelId": "c1",
                    "name": "general",
                    "description": "",
                    "memberCount": 0,
                    "joined": true
                });
        }

        function test_aDirectConversationHasThePictureOfThePerson() {
            channelRows.setProperty(1, "kind", "direct");
            const list = findChild(createTemporaryObject(channelsMaker, stage), "channelList");
            tryVerify(() => findChild(list.itemAtIndex(1), "facePicture").visible);
            compare(String(findChild(list.itemAtIndex(1), "facePicture").source), "image://file/face/green");
            verify(!findChild(list.itemAtIndex(0), "facePicture").visible);
        }
        function test_aChannelOpensWithAPress() {
            const pane = createTemporaryObject(channelsMaker, stage);
            watch(pane, "opened");
            const list = findChild(pane, "channelList");
            mouseClick(list.itemAtIndex(1));
            compare(spy.signalArguments[0][0], "c2");
        }

        function test_unreadMessagesAreSaid() {
            const pane = createTemporaryObject(channelsMaker, stage);
            const list = findChild(pane, "channelList");
            compare(list.itemAtIndex(1).Accessible.name, "garden, 4 unread message(s)");
            compare(list.itemAtIndex(0).Accessible.description, "Ada: hello");
            compare(list.itemAtIndex(2).Accessible.description, "Draft: half a thought");
        }

        function test_theSearchComparesAsNamesAreCompared() {
            const pane = createTemporaryObject(channelsMaker, stage);
            const list = findChild(pane, "channelList");
            findChild(pane, "channelSearch").text = "STRASSE";
            tryCompare(list, "count", 1);
            findChild(pane, "channelSearch").text = "zzz";
            tryCompare(list, "count", 0);
            findChild(pane, "channelSearch").text = "";
            tryCompare(list, "count", 3);
        }

        function test_fromTheSearchTheKeysLeadIntoTheListAndOpen() {
            const pane = createTemporaryObject(channelsMaker, stage);
            pane.focusSearch();
            keyClick(Qt.Key_Down);
            const list = findChild(pane, "channelList");
            verify(list.activeFocus);
            watch(pane, "opened");
            keyClick(Qt.Key_Down);
            keyClick(Qt.Key_Return);
            compare(spy.signalArguments[0][0], "c2");
        }

        function test_anEmptyListOffersAChannel() {
            channelRows.clear();
            const pane = createTemporaryObject(channelsMaker, stage);
            watch(pane, "newChannelRequested");
            let button = null;
            for (let i = 0; i < pane.children.length; ++i)
                if (pane.children[i].visible && pane.children[i].actionText === "New channel")
                    button = pane.children[i];
            verify(button !== null);
            button.action();
            compare(spy.count, 1);
        }

        function test_theOtherPersonsPresenceStandsInTheList() {
            channelRows.setProperty(0, "kind", "direct");
            channelRows.setProperty(0, "peerPresence", "away");
            const pane = createTemporaryObject(channelsMaker, stage);
            const list = findChild(pane, "channelList");
            tryVerify(() => list.itemAtIndex(0) !== null);
            compare(list.itemAtIndex(0).Accessible.name, "general, away");
            channelRows.setProperty(0, "peerPresence", "offline");
            compare(list.itemAtIndex(0).Accessible.name, "general");
        }

        function test_aMentionAndAMutedChannelAreSaid() {
            channelRows.setProperty(1, "muted", true);
            channelRows.setProperty(1, "mentions", 2);
            const pane = createTemporaryObject(channelsMaker, stage);
            const list = findChild(pane, "channelList");
            tryVerify(() => list.itemAtIndex(1) !== null);
            compare(list.itemAtIndex(1).Accessible.name, "garden, 4 unread message(s), mentions you, muted");
        }

        function test_whatIsEncryptedSaysSo() {
            channelRows.setProperty(1, "encrypted", true);
            channelRows.setProperty(1, "lastIsShut", true);
            channelRows.setProperty(1, "lastText", "");
            const pane = createTemporaryObject(channelsMaker, stage);
            const list = findChild(pane, "channelList");
            tryVerify(() => list.itemAtIndex(1) !== null);
            const row = list.itemAtIndex(1);
            compare(row.Accessible.name, "garden, 4 unread message(s), end-to-end encrypted");
            compare(row.preview, "A message that is not shown");
            verify(findChild(row, "sealGlyph").visible);
            verify(!findChild(list.itemAtIndex(0), "sealGlyph").visible);
            channelRows.setProperty(1, "peerVerified", true);
            compare(row.Accessible.name, "garden, 4 unread message(s), end-to-end encrypted, verified");
        }

        function test_aVoiceMessageIsCalledSo() {
            const name = "voice-20260314-091500-250-42s.ogg";
            channelRows.setProperty(0, "lastText", name);
            channelRows.setProperty(1, "lastText", "look: " + name);
            const pane = createTemporaryObject(channelsMaker, stage);
            const list = findChild(pane, "channelList");
            tryVerify(() => list.itemAtIndex(1) !== null);
            compare(list.itemAtIndex(0).preview, "Ada: Voice message");
            compare(list.itemAtIndex(1).preview, "Ada: look: " + name);
        }

        function test_privateChannelsAreEncryptedUnlessOneSaysNo() {
            const sheet = createTemporaryObject(newChannelMaker, stage);
            sheet.open();
            tryVerify(() => sheet.opened);
            watch(sheet, "createRequested");
            const part = name => findChild(sheet.contentItem, name);
            part("channelNameField").text = "garden";
            verify(part("publicNotice").visible);
            verify(!part("channelSealedToggle").visible);
            sheet.submit();
            compare(spy.signalArguments[0][2], false);
            compare(spy.signalArguments[0][4], false);
            tryVerify(() => !sheet.visible);
            sheet.open();
            tryVerify(() => sheet.opened);
            part("channelNameField").text = "garden";
            part("channelPrivateToggle").toggle();
            verify(!part("publicNotice").visible);
            verify(part("channelSealedToggle").visible);
            verify(part("channelSealedToggle").checked);
            part("channelSealedToggle").toggle();
            sheet.submit();
            compare(spy.signalArguments[1][2], true);
            compare(spy.signalArguments[1][4], false);
            tryVerify(() => !sheet.visible);
            sheet.sealable = false;
            sheet.open();
            tryVerify(() => sheet.opened);
            part("channelNameField").text = "garden";
            part("channelPrivateToggle").toggle();
            verify(!part("channelSealedToggle").enabled);
            sheet.submit();
            compare(spy.signalArguments[2][4], false);
        }

        function test_aChannelIsMadeWithItsPeople() {
            const sheet = createTemporaryObject(newChannelMaker, stage);
            sheet.open();
            tryVerify(() => sheet.opened);
            watch(sheet, "createRequested");
            sheet.submit();
            compare(spy.count, 0);
            verify(findChild(sheet.contentItem, "channelNameField").error !== "");
            findChild(sheet.contentItem, "channelNameField").text = " garden ";
            findChild(sheet.contentItem, "channelAboutField").text = "Roses";
            mouseClick(findChild(sheet.contentItem, "channelPrivateToggle"));
            sheet.pickedIds = ["u2"];
            sheet.pickedNames = ["Bob"];
            sheet.submit();
            compare(spy.count, 1);
            compare(spy.signalArguments[0][0], "garden");
            compare(spy.signalArguments[0][1], "Roses");
            compare(spy.signalArguments[0][2], true);
            compare(spy.signalArguments[0][3].length, 1);
            compare(spy.signalArguments[0][4], true);
            tryVerify(() => !sheet.visible);
        }

        function test_publicChannelsAreJoinedOrOpened() {
            const pane = createTemporaryObject(directoryMaker, stage);
            watch(pane, "joinRequested");
            const list = findChild(pane, "directoryList");
            list.itemAtIndex(0).joinRequested();
            compare(spy.signalArguments[0][0], "c9");
            compare(list.itemAtIndex(0).Accessible.description, "3 member(s) · For all");
            watch(pane, "openRequested");
            list.itemAtIndex(1).openRequested();
            compare(spy.signalArguments[0][0], "c1");
        }
    }
}
