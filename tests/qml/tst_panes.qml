// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtTest
import Dunlin.Theme
import Dunlin.Activity
import Dunlin.Bridge
import Dunlin.Channels
import Dunlin.Outbox
import Dunlin.People
import Dunlin.Settings

// A TestCase is invisible, and so is what it has for children: the stage is where things are put.
Item {
    id: stage

    width: 800
    height: 700

    TestCase {
        id: tests

        name: "Panes"
        when: windowShown

        SignalSpy {
            id: spy
        }
        ListModel {
            id: channelRows
        }
        ListModel {
            id: deviceRows
        }
        ListModel {
            id: friendRows
        }
        ListModel {
            id: peopleRows
        }
        ListModel {
            id: directoryRows
        }
        ListModel {
            id: outboxRows
        }
        ListModel {
            id: memberRows
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
            id: friendsMaker

            FriendsPane {
                width: 320
                height: 600
                friends: friendRows
                friendTotal: friendRows.count
                people: peopleRows
                total: peopleRows.count
                busy: false
                selfId: "u1"
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
        Component {
            id: membersMaker

            MembersPane {
                width: 280
                height: 600
                members: memberRows
                total: memberRows.count
                channelName: "garden"
                role: "owner"
            }
        }
        Component {
            id: settingsMaker

            SettingsPage {
                width: 800
                height: 700
                username: "ada"
                displayName: "Ada"
                serverUrl: "http://localhost:8470"
                devices: deviceRows
                deviceTotal: deviceRows.count
                version: "1.0"
            }
        }

        Component {
            id: channelSettingsMaker

            ChannelSettingsSheet {
            }
        }
        Component {
            id: passwordMaker

            PasswordSheet {
            }
        }
        Component {
            id: editWaitingMaker

            EditWaitingSheet {
            }
        }
        Component {
            id: outboxMaker

            OutboxPane {
                width: 320
                height: 600
                outbox: outboxRows
                total: outboxRows.count
            }
        }

        function watch(target: QtObject, signalName: string) {
            spy.target = null;
            spy.signalName = signalName;
            spy.target = target;
            spy.clear();
        }
        function init() {
            for (const model of [channelRows, deviceRows, friendRows, peopleRows, directoryRows, outboxRows, memberRows])
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
                        "peerPresence": "offline",
                        "muted": false,
                        "mentions": 0,
                        "draft": id === "c3" ? "half a thought" : ""
                    });
            for (const [id, name] of [["u1", "Me"], ["u2", "Bob"], ["u3", "Cleo"]]) {
                peopleRows.append({
                        "userId": id,
                        "username": name.toLowerCase(),
                        "name": name,
                        "about": "",
                        "friendState": id === "u3" ? "friends" : "none"
                    });
                memberRows.append({
                        "userId": id,
                        "username": name.toLowerCase(),
                        "name": name,
                        "role": id === "u1" ? "owner" : "member",
                        "online": id === "u2",
                        "presence": id === "u2" ? "dnd" : id === "u1" ? "online" : "offline",
                        "isSelf": id === "u1"
                    });
            }
            for (const [id, name, state] of [["u4", "Dora", "incoming"], ["u3", "Cleo", "friends"], ["u5", "Emil", "outgoing"], ["u6", "Fritz", "blocked"]])
                friendRows.append({
                        "userId": id,
                        "username": name.toLowerCase(),
                        "name": name,
                        "friendState": state,
                        "since": new Date(2026, 2, 12),
                        "online": id === "u3",
                        "presence": id === "u3" ? "online" : "offline",
                        "lastSeen": new Date(NaN),
                        "busy": false
                    });
            for (const [id, name] of [["d1", "Desk"], ["d2", "Phone"]])
                deviceRows.append({
                        "deviceId": id,
                        "name": name,
                        "platform": "debian",
                        "lastSeen": new Date(2026, 2, 12),
                        "isCurrent": id === "d1"
                    });
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
        function test_aPersonIsWrittenToWithAPressAndOneselfIsNot() {
            const pane = createTemporaryObject(friendsMaker, stage);
            findChild(pane, "peopleSearch").text = "o";
            watch(pane, "directRequested");
            const list = findChild(pane, "peopleList");
            tryVerify(() => list.itemAtIndex(1) !== null);
            verify(!findChild(pane, "friendList").visible);
            mouseClick(list.itemAtIndex(0));
            compare(spy.count, 0);
            verify(!findChild(list.itemAtIndex(0), "askFriend").visible);
            mouseClick(list.itemAtIndex(1));
            compare(spy.signalArguments[0][0], "u2");
        }
        function test_somebodyWhoIsFoundIsAskedOnce() {
            const pane = createTemporaryObject(friendsMaker, stage);
            findChild(pane, "peopleSearch").text = "o";
            const list = findChild(pane, "peopleList");
            tryVerify(() => list.itemAtIndex(2) !== null);
            watch(pane, "askRequested");
            mouseClick(findChild(list.itemAtIndex(1), "askFriend"));
            compare(spy.signalArguments[0][0], "u2");
            peopleRows.setProperty(1, "friendState", "outgoing");
            verify(!findChild(list.itemAtIndex(1), "askFriend").visible);
            verify(findChild(list.itemAtIndex(1), "takeBackFriend").visible);
            verify(!findChild(list.itemAtIndex(2), "askFriend").visible);
        }
        function test_typingANameSearchesOnce() {
            const pane = createTemporaryObject(friendsMaker, stage);
            watch(pane, "searchRequested");
            pane.focusSearch();
            keyClick(Qt.Key_B);
            keyClick(Qt.Key_O);
            tryVerify(() => spy.count === 1);
            compare(spy.signalArguments[0][0], "bo");
            keyClick(Qt.Key_Escape);
            compare(findChild(pane, "peopleSearch").text, "");
        }
        function test_eachFriendOffersWhatCanBeDone() {
            const pane = createTemporaryObject(friendsMaker, stage);
            const list = findChild(pane, "friendList");
            tryVerify(() => list.itemAtIndex(3) !== null);
            for (const [row, button, signalName, id] of [[0, "acceptFriend", "acceptRequested", "u4"], [0, "declineFriend", "declineRequested", "u4"], [1, "messageFriend", "directRequested", "u3"], [2, "takeBackFriend", "removeRequested", "u5"], [3, "unblockPerson", "unblockRequested", "u6"]]) {
                watch(pane, signalName);
                const target = findChild(list.itemAtIndex(row), button);
                verify(target.visible, button);
                mouseClick(target);
                compare(spy.count, 1, button);
                compare(spy.signalArguments[0][0], id);
            }
            verify(!findChild(list.itemAtIndex(1), "acceptFriend").visible);
            verify(!findChild(list.itemAtIndex(3), "messageFriend").visible);
            compare(list.itemAtIndex(0).Accessible.description, "@dora, asks to be your friend");
            compare(list.itemAtIndex(1).Accessible.description, "@cleo · online");
        }
        function test_whereAFriendIsIsSaidAndShownByMoreThanColour() {
            const pane = createTemporaryObject(friendsMaker, stage);
            const list = findChild(pane, "friendList");
            tryVerify(() => list.itemAtIndex(1) !== null);
            for (const [state, words] of [["away", "@cleo · away"], ["dnd", "@cleo · do not disturb"], ["online", "@cleo · online"], ["offline", "@cleo"]]) {
                friendRows.setProperty(1, "presence", state);
                compare(list.itemAtIndex(1).detail, words);
            }
            friendRows.setProperty(1, "lastSeen", new Date(2020, 4, 3));
            compare(list.itemAtIndex(1).detail, "@cleo · last here May 2020");
            const members = createTemporaryObject(membersMaker, stage);
            const rows = findChild(members, "memberList");
            tryVerify(() => rows.itemAtIndex(2) !== null);
            compare(rows.itemAtIndex(1).Accessible.description, "Member, do not disturb");
            // Of oneself the list says nothing.
            compare(rows.itemAtIndex(0).presence, "");
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
        function test_whatWasMissedIsSaidAndLeadsThere() {
            activityRows.clear();
            for (const [kind, channel, seq] of [["mention", "c1", 7], ["added", "c2", 0], ["friendRequest", "", 0]])
                activityRows.append({
                        "kind": kind,
                        "userId": "u2",
                        "name": "Bob",
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
        function test_theStatusIsPickedAndTheSwitchShowsWhatTheServerTook() {
            const page = createTemporaryObject(settingsMaker, stage, {
                    "accountKnown": true
                });
            watch(page, "presencePicked");
            findChild(page, "statusDnd").clicked();
            compare(spy.signalArguments[0][0], "dnd");
            page.presence = "dnd";
            verify(findChild(page, "statusDnd").checked);
            verify(!findChild(page, "statusOnline").checked);
            watch(page, "showsLastSeenPicked");
            const toggle = findChild(page, "lastSeenToggle");
            verify(toggle.checked);
            toggle.toggle();
            toggle.toggled();
            compare(spy.count, 1);
            compare(spy.signalArguments[0][0], false);
            verify(toggle.checked, "the server has not answered");
            page.showsLastSeen = false;
            verify(!toggle.checked);
            page.offline = true;
            verify(!toggle.enabled);
        }
        function test_theSecondFactorIsTurnedOnStepByStep() {
            const page = createTemporaryObject(settingsMaker, stage, {
                    "accountKnown": true
                });
            const sheet = findChild(page, "factorSheet");
            findChild(page, "factorButton").clicked();
            tryVerify(() => sheet.opened);
            watch(page, "factorBeginRequested");
            const next = sheet.contentItem;
            findChild(next, "factorPassword").text = "correct horse";
            findChild(next, "factorNext").clicked();
            compare(spy.signalArguments[0][0], "correct horse");
            // Not twice while the answer is under way.
            findChild(next, "factorNext").clicked();
            compare(spy.count, 1);
            page.factorRefused("Wrong password", "password");
            compare(findChild(next, "factorPassword").error, "Wrong password");
            findChild(next, "factorNext").clicked();
            page.factorBegun("ABCDEFGHIJKLMNOP", "otpauth://totp/x?secret=ABCDEFGHIJKLMNOP");
            compare(findChild(next, "factorSecret").text, "ABCD EFGH IJKL MNOP");
            verify(findChild(next, "factorQr").visible);
            watch(page, "copyRequested");
            findChild(next, "copySecret").clicked();
            compare(spy.signalArguments[0][0], "ABCDEFGHIJKLMNOP");
            watch(page, "factorConfirmRequested");
            findChild(next, "factorCode").text = " 123456 ";
            findChild(next, "factorNext").clicked();
            compare(spy.signalArguments[0][0], "123456");
            page.factorOn(["one-1", "two-2"]);
            compare(findChild(next, "recoveryCode1").text, "two-2");
            verify(!findChild(next, "factorSecret").visible);
            watch(page, "copyRequested");
            findChild(next, "copyCodes").clicked();
            compare(spy.signalArguments[0][0], "one-1\ntwo-2");
            findChild(next, "factorNext").clicked();
            tryVerify(() => !sheet.visible);
            compare(sheet.recoveryCodes.length, 0);
            compare(sheet.secret, "");
        }
        function test_theSecondFactorIsTurnedOffWithPasswordAndCode() {
            const page = createTemporaryObject(settingsMaker, stage, {
                    "accountKnown": true,
                    "secondFactor": true
                });
            const sheet = findChild(page, "endFactorSheet");
            findChild(page, "factorButton").clicked();
            tryVerify(() => sheet.opened);
            watch(page, "factorEndRequested");
            findChild(sheet.contentItem, "endFactorPassword").text = "correct horse";
            findChild(sheet.contentItem, "endFactorConfirm").clicked();
            compare(spy.count, 0);
            findChild(sheet.contentItem, "endFactorCode").text = "123456";
            findChild(sheet.contentItem, "endFactorConfirm").clicked();
            compare(spy.signalArguments[0][1], "123456");
            page.factorRefused("Wrong code", "code");
            compare(findChild(sheet.contentItem, "endFactorCode").error, "Wrong code");
            compare(findChild(sheet.contentItem, "endFactorPassword").error, "");
            page.factorOff();
            tryVerify(() => !sheet.visible);
        }
        function test_aChannelsRulesAreSaidAndSet() {
            const sheet = createTemporaryObject(channelSettingsMaker, stage);
            sheet.ask("c1", {
                    "kind": "channel",
                    "name": "garden",
                    "description": "Peas",
                    "retention": "keep",
                    "retentionTtl": 0,
                    "slowMode": 0
                });
            tryVerify(() => sheet.opened);
            watch(sheet, "changeRequested");
            findChild(sheet.contentItem, "retentionExpire").clicked();
            findChild(sheet.contentItem, "slow60").clicked();
            findChild(sheet.contentItem, "channelSettingsConfirm").clicked();
            const args = spy.signalArguments[0];
            compare([args[0], args[1], args[2], args[3], args[4], args[5]], ["c1", "garden", "Peas", "expire", 86400000, 60]);
            verify(sheet.opened, "until the server has taken it");
            sheet.refused();
            findChild(sheet.contentItem, "settingsName").text = " ";
            findChild(sheet.contentItem, "channelSettingsConfirm").clicked();
            compare(spy.count, 1);
            sheet.taken("c1");
            tryVerify(() => !sheet.visible);
        }
        function test_onlyWhoMayChangesAChannelsRules() {
            for (const [role, may] of [["owner", true], ["admin", true], ["member", false], ["readonly", false]]) {
                const pane = createTemporaryObject(membersMaker, stage, {
                        "role": role
                    });
                compare(findChild(pane, "channelSettingsButton").visible, may, role);
            }
        }
        function test_withoutAConnectionFriendsAreShownAndNotChanged() {
            const pane = createTemporaryObject(friendsMaker, stage, {
                    "offline": true
                });
            const list = findChild(pane, "friendList");
            tryVerify(() => list.itemAtIndex(3) !== null);
            verify(findChild(pane, "friendsOffline").visible);
            verify(!findChild(list.itemAtIndex(0), "acceptFriend").enabled);
            verify(!findChild(list.itemAtIndex(3), "unblockPerson").enabled);
            verify(findChild(list.itemAtIndex(1), "messageFriend").enabled);
        }
        function test_whileARequestIsUnderWayItCantBeAnsweredAgain() {
            const pane = createTemporaryObject(friendsMaker, stage);
            const list = findChild(pane, "friendList");
            tryVerify(() => list.itemAtIndex(0) !== null);
            friendRows.setProperty(0, "busy", true);
            verify(!findChild(list.itemAtIndex(0), "acceptFriend").enabled);
            verify(!findChild(list.itemAtIndex(0), "declineFriend").enabled);
        }
        function test_theFriendsAreReachedAndUsedByKeys() {
            const pane = createTemporaryObject(friendsMaker, stage);
            const list = findChild(pane, "friendList");
            tryVerify(() => list.itemAtIndex(3) !== null);
            pane.focusSearch();
            keyClick(Qt.Key_Down);
            verify(list.activeFocus);
            watch(pane, "acceptRequested");
            keyClick(Qt.Key_Return);
            tryVerify(() => findChild(pane, "friendActions").opened);
            // The menu of a request: write, accept, decline, block.
            keyClick(Qt.Key_Down);
            keyClick(Qt.Key_Down);
            keyClick(Qt.Key_Return);
            tryCompare(spy, "count", 1);
            compare(spy.signalArguments[0][0], "u4");
            watch(pane, "directRequested");
            list.forceActiveFocus();
            keyClick(Qt.Key_Down);
            keyClick(Qt.Key_Return);
            compare(spy.signalArguments[0][0], "u3");
        }
        function test_blockingGoesThroughTheMenu() {
            const pane = createTemporaryObject(friendsMaker, stage);
            const list = findChild(pane, "friendList");
            tryVerify(() => list.itemAtIndex(1) !== null);
            watch(pane, "blockRequested");
            mouseClick(findChild(list.itemAtIndex(1), "friendMenu"));
            tryVerify(() => findChild(pane, "friendActions").opened);
            // Write, remove, block.
            keyClick(Qt.Key_Down);
            keyClick(Qt.Key_Down);
            keyClick(Qt.Key_Down);
            keyClick(Qt.Key_Return);
            tryCompare(spy, "count", 1);
            compare(spy.signalArguments[0][0], "u3");
            compare(spy.signalArguments[0][1], "Cleo");
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
        function test_membersShowTheirRoles() {
            const pane = createTemporaryObject(membersMaker, stage);
            const list = findChild(pane, "memberList");
            compare(list.itemAtIndex(0).detail, "Owner, that is you");
            compare(list.itemAtIndex(1).detail, "Member");
            verify(findChild(pane, "addPeopleButton").visible);
            pane.role = "readonly";
            verify(!findChild(pane, "addPeopleButton").visible);
            verify(!findChild(pane, "inviteButton").visible);
            verify(findChild(pane, "leaveButton").visible);
        }
        function test_aDirectConversationHasNothingToLeaveOrInviteTo() {
            const pane = createTemporaryObject(membersMaker, stage, {
                    "direct": true
                });
            verify(!findChild(pane, "leaveButton").visible);
            verify(!findChild(pane, "inviteButton").visible);
        }
        function test_settingsTellWhatWasPicked() {
            const page = createTemporaryObject(settingsMaker, stage);
            watch(page, "reduceMotionPicked");
            mouseClick(findChild(page, "motionToggle"));
            compare(spy.count, 1);
            watch(page, "textScalePicked");
            const slider = findChild(page, "textSlider");
            slider.forceActiveFocus();
            keyClick(Qt.Key_Right);
            compare(spy.count, 1);
            fuzzyCompare(spy.signalArguments[0][0], 1.1, 0.01);
            watch(page, "themePicked");
            findChild(page, "themeChoice").picked(2);
            compare(spy.signalArguments[0][0], 2);
        }
        function test_devicesAreShownRenamedAndSignedOut() {
            const page = createTemporaryObject(settingsMaker, stage);
            const section = findChild(page, "devicesSection");
            const row = index => {
                let at = -1;
                for (let i = 0; i < section.children.length; ++i)
                    if (section.children[i].deviceId !== undefined && ++at === index)
                        return section.children[i];
                return null;
            };
            compare(row(0).detail, "debian · this device");
            verify(!findChild(row(0), "revokeDevice").visible);
            verify(findChild(row(1), "revokeDevice").visible);
            compare(findChild(row(1), "revokeDevice").Accessible.name, "Sign Phone out");
            watch(section, "revokeRequested");
            row(1).revokeRequested();
            compare(spy.count, 0);
            page.offline = true;
            verify(!findChild(row(1), "renameDevice").enabled);
            verify(!findChild(section, "changePasswordButton").enabled);
            verify(!findChild(section, "everywhereButton").enabled);
        }
        function test_aPasswordIsChangedOnceItFits() {
            const sheet = createTemporaryObject(passwordMaker, stage);
            sheet.open();
            tryVerify(() => sheet.opened);
            watch(sheet, "changeRequested");
            const field = name => findChild(sheet.contentItem, name);
            sheet.submit();
            verify(field("currentPassword").error !== "");
            verify(field("newPassword").error !== "");
            field("currentPassword").text = "old one";
            field("newPassword").text = "long enough";
            field("repeatedPassword").text = "long enougg";
            sheet.submit();
            compare(spy.count, 0);
            verify(field("repeatedPassword").error !== "");
            field("repeatedPassword").text = "long enough";
            sheet.submit();
            compare(spy.count, 1);
            compare(spy.signalArguments[0][0], "old one");
            compare(spy.signalArguments[0][1], "long enough");
            verify(!findChild(sheet.contentItem, "changePasswordConfirm").enabled);
            sheet.refuse("That is not your password");
            compare(field("currentPassword").error, "That is not your password");
            verify(findChild(sheet.contentItem, "changePasswordConfirm").enabled);
            sheet.close();
            tryVerify(() => !sheet.visible);
            compare(field("currentPassword").text, "");
        }
        function test_whatWaitsIsEditedTakenBackAndTriedAgain() {
            for (const [id, kind, state, editable] of [["o1", "message", 0, true], ["o2", "reactionAdd", 0, false]])
                outboxRows.append({
                        "opId": id,
                        "channelName": "garden",
                        "kind": kind,
                        "text": "later",
                        "state": state,
                        "reason": "",
                        "nextTryAt": new Date(2026, 2, 12),
                        "editable": editable
                    });
            const pane = createTemporaryObject(outboxMaker, stage);
            const list = findChild(pane, "outboxList");
            tryVerify(() => list.itemAtIndex(1) !== null);
            watch(pane, "editRequested");
            mouseClick(findChild(list.itemAtIndex(0), "editOp"));
            compare(spy.signalArguments[0][0], "o1");
            compare(spy.signalArguments[0][1], "later");
            verify(!findChild(list.itemAtIndex(1), "editOp").visible);
            watch(pane, "cancelRequested");
            mouseClick(findChild(list.itemAtIndex(1), "cancelOp"));
            compare(spy.signalArguments[0][0], "o2");
            verify(!findChild(pane, "tryNow").visible);
            pane.offline = true;
            watch(pane, "tryRequested");
            mouseClick(findChild(pane, "tryNow"));
            compare(spy.count, 1);
        }
        function test_aWaitingTextIsRewritten() {
            const sheet = createTemporaryObject(editWaitingMaker, stage);
            sheet.ask("o1", "later");
            tryVerify(() => sheet.opened);
            const area = findChild(sheet.contentItem, "editWaitingField");
            compare(area.text, "later");
            tryVerify(() => area.activeFocus);
            keyClick(Qt.Key_S);
            watch(sheet, "edited");
            keyClick(Qt.Key_Return, Qt.ControlModifier);
            compare(spy.signalArguments[0][0], "o1");
            compare(spy.signalArguments[0][1], "laters");
            tryVerify(() => !sheet.visible);
        }
        function test_signingOutAsksFirst() {
            const page = createTemporaryObject(settingsMaker, stage);
            watch(page, "signOutRequested");
            mouseClick(findChild(page, "signOutButton"));
            compare(spy.count, 0);
        }
    }
}
