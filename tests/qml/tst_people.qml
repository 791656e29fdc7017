// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtTest
import Dunlin.People

// A TestCase is invisible, and so is what it has for children: the stage is where things are put.
Item {
    id: stage

    width: 800
    height: 700

    TestCase {
        id: tests

        name: "People"
        when: windowShown

        SignalSpy {
            id: spy
        }
        ListModel {
            id: friendRows
        }
        ListModel {
            id: peopleRows
        }
        ListModel {
            id: memberRows
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
            id: channelSettingsMaker

            ChannelSettingsSheet {
            }
        }

        function watch(target: QtObject, signalName: string) {
            spy.target = null;
            spy.signalName = signalName;
            spy.target = target;
            spy.clear();
        }
        function init() {
            for (const model of [friendRows, peopleRows, memberRows])
                model.clear();
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
                        "busy": false,
                        "picture": id === "u3" ? "green" : ""
                    });
            for (const [id, name] of [["u1", "Me"], ["u2", "Bob"], ["u3", "Cleo"]]) {
                peopleRows.append({
                        "userId": id,
                        "username": name.toLowerCase(),
                        "name": name,
                        "about": "",
                        "friendState": id === "u3" ? "friends" : "none",
                        "picture": id === "u2" ? "green" : ""
                    });
            }
            for (const [id, name] of [["u1", "Me"], ["u2", "Bob"], ["u3", "Cleo"]]) {
                memberRows.append({
                        "userId": id,
                        "username": name.toLowerCase(),
                        "name": name,
                        "role": id === "u1" ? "owner" : "member",
                        "online": id === "u2",
                        "presence": id === "u2" ? "dnd" : id === "u1" ? "online" : "offline",
                        "isSelf": id === "u1",
                        "picture": id === "u2" ? "green" : id === "u3" ? "gone" : ""
                    });
            }
        }

        // Each list in its own place: the pictures, by row, or "".
        function pictures(list: ListView): var {
            const found = [];
            for (let i = 0; i < list.count; ++i) {
                const photo = findChild(list.itemAtIndex(i), "facePicture");
                found.push(photo.visible ? String(photo.source) : "");
            }
            return found;
        }
        function test_listsShowPicturesAndLettersWhereThereIsNone() {
            ignoreWarning(/face.gone/);
            const members = findChild(createTemporaryObject(membersMaker, stage), "memberList");
            tryCompare(members, "count", 3);
            tryVerify(() => pictures(members)[1] === "image://file/face/green");
            tryCompare(findChild(members.itemAtIndex(2), "facePicture"), "status", Image.Error);
            compare(pictures(members), ["", "image://file/face/green", ""]);
            const pane = createTemporaryObject(friendsMaker, stage);
            const friends = findChild(pane, "friendList");
            tryVerify(() => friends.itemAtIndex(3) !== null);
            tryVerify(() => pictures(friends)[1] === "image://file/face/green");
            compare(pictures(friends), ["", "image://file/face/green", "", ""]);
            findChild(pane, "peopleSearch").text = "o";
            const people = findChild(pane, "peopleList");
            tryVerify(() => people.itemAtIndex(2) !== null);
            tryVerify(() => pictures(people)[1] === "image://file/face/green");
            compare(pictures(people), ["", "image://file/face/green", ""]);
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
            // The menu of a request: profile, write, accept, decline, block.
            keyClick(Qt.Key_Down);
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
            // Profile, write, remove, block.
            keyClick(Qt.Key_Down);
            keyClick(Qt.Key_Down);
            keyClick(Qt.Key_Down);
            keyClick(Qt.Key_Down);
            keyClick(Qt.Key_Return);
            tryCompare(spy, "count", 1);
            compare(spy.signalArguments[0][0], "u3");
            compare(spy.signalArguments[0][1], "Cleo");
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
    }
}
