// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtTest
import Dunlin.App
import Dunlin.Bridge
import Dunlin.People

Item {
    id: stage

    width: 800
    height: 900

    EncryptionCase {
        id: tests

        name: "Verification"
        stage: stage

        Component {
            id: verifyMaker

            VerifySheet {
            }
        }
        Component {
            id: bannerMaker

            KeyBanner {
                property var asked: []

                width: 600
                encrypted: true
                onKeysRequested: asked = [...asked, "keys"]
                onCompareRequested: asked = [...asked, "compare"]
                onAcceptRequested: asked = [...asked, "accept"]
                onLetInRequested: asked = [...asked, "letIn"]
                onRosterAcceptRequested: asked = [...asked, "acceptRoster"]
                onRosterRead: asked = [...asked, "read"]
            }
        }
        Component {
            id: membersMaker

            MembersPane {
                width: 280
                height: 700
                total: members.count
                channelName: "garden"
                role: "owner"
                members: ListModel {
                    ListElement {
                        userId: "u1"
                        username: "ada"
                        name: "Ada"
                        role: "owner"
                        isSelf: true
                        presence: "online"
                        verified: false
                    }
                    ListElement {
                        userId: "u2"
                        username: "bob"
                        name: "Bob"
                        role: "member"
                        isSelf: false
                        presence: "online"
                        verified: true
                    }
                }
            }
        }

        function test_aSafetyNumberIsComparedAndMarked() {
            const keys = makeKeys();
            const sheet = createTemporaryObject(verifyMaker, stage, {
                    "encryption": keys
                });
            const part = name => findChild(sheet.contentItem, name);
            sheet.ask("u2", "Bob");
            tryVerify(() => sheet.opened);
            compare(lastCall(keys), "compare u2");
            verify(!part("markVerified").enabled);
            const number = "00001 00002 00003 00004 00005 00006 00007 00008 00009 00010 00011 00012";
            keys.compared("u9", number, "dunlin-verify:xyz", true);
            compare(sheet.number, "");
            keys.compared("u2", number, "dunlin-verify:xyz", false);
            compare(part("safetyDigits").groups.length, 12);
            verify(part("verifyQr").visible);
            part("markVerified").clicked();
            compare(lastCall(keys), "verify u2 " + number);
            verify(!sheet.marked, "until it is kept");
            keys.verified("u2", true);
            verify(part("verifiedText").visible);
            part("markVerified").clicked();
            compare(lastCall(keys), "withdraw u2");
            keys.verified("u2", false);
            verify(!sheet.marked);
            keys.comparisonRefused("u2", "x", "fork");
            verify(part("verifyText").text.includes("other keys"), part("verifyText").text);
            verify(!part("markVerified").visible);
            verify(!part("safetyDigits").visible);
            sheet.ask("u2", "Bob");
            compare(sheet.error, "");
            keys.comparisonRefused("u2", "x", "notFound");
            verify(part("verifyText").text.includes("Bob has no keys"), part("verifyText").text);
        }
        function test_theBannerSaysWhatIsWrongAndWhatOneCanDo_data() {
            const bad = (tag, values, says, action, asks) => ({
                        "tag": tag,
                        "values": values,
                        "says": says,
                        "action": action,
                        "asks": asks
                    });
            return [bad("rewritten", {
                        "logFault": "rewritten"
                    }, "is another one than before", "Accept log", "accept"), bad("rewritten, and somebody is held back", {
                        "logFault": "rewritten",
                        "disputed": true
                    }, "is another one than before", "Accept log", "accept"), bad("ghost", {
                        "logFault": "ghost"
                    }, "none of your devices added", "Accept log", "accept"), bad("split", {
                        "logFault": "split"
                    }, "another log of devices than you", "Accept log", "accept"), bad("unlogged", {
                        "logFault": "unlogged",
                        "disputed": true
                    }, "not in its log", "", ""), bad("other keys", {
                        "disputed": true
                    }, "of somebody here", "", ""), bad("other keys of one", {
                        "disputed": true,
                        "direct": true
                    }, "of this person", "Compare", "compare"), bad("waiting", {
                        "state": Encryption.Waiting
                    }, "can't read encrypted messages yet", "Show how", "keys"), bad("locked", {
                        "state": Encryption.Locked
                    }, "can't be read", "", ""), bad("locked for now", {
                        "state": Encryption.Locked,
                        "keyringSilent": true
                    }, "until it does", "", ""), bad("revoked", {
                        "state": Encryption.Revoked,
                        "logFault": "rewritten"
                    }, "taken off", "", ""), bad("broken", {
                        "state": Encryption.Broken
                    }, "were lost", "", ""), bad("left out", {
                        "altered": "leftOut",
                        "alteredSeq": 7
                    }, "Message 7", "", ""), bad("undone", {
                        "altered": "undone",
                        "alteredSeq": 8
                    }, "Message 8 was changed or deleted", "", ""), bad("reactions", {
                        "altered": "reactions",
                        "alteredSeq": 9
                    }, "other reactions to message 9", "", ""), bad("another roster", {
                        "roster": {
                            "fault": "rollback",
                            "names": ["Eve"]
                        },
                        "logFault": "ghost"
                    }, "another list of who was let in", "Accept list", "acceptRoster"), bad("a roster of those who are gone", {
                        "roster": {
                            "fault": "orphaned"
                        }
                    }, "has removed their account", "Accept list", "acceptRoster"), bad("not let in", {
                        "roster": {
                            "out": true
                        }
                    }, "Nobody here has let you in", "", ""), bad("somebody whom nobody let in", {
                        "roster": {
                            "waiting": ["u7", "u8"],
                            "names": ["Eve", "Dan"]
                        }
                    }, "Eve, Dan, whom nobody here has let in. Nothing is sealed for them until an admin does", "", ""), bad("somebody for an admin to let in", {
                        "roster": {
                            "waiting": ["u7"],
                            "names": ["Eve"]
                        },
                        "admits": true
                    }, "until you do", "Let in", "letIn"), bad("a new roster", {
                        "roster": {
                            "news": true,
                            "begunBy": "Ann"
                        }
                    }, "had listed for Ann", "Understood", "read"), bad("a new roster of one's own", {
                        "roster": {
                            "news": true
                        }
                    }, "had listed for you", "Understood", "read"), bad("no roster yet", {
                        "roster": {
                            "unsigned": true
                        }
                    }, "Nobody has signed yet", "", "")];
        }
        function test_theBannerSaysWhatIsWrongAndWhatOneCanDo(data: var) {
            const keys = makeKeys();
            const banner = createTemporaryObject(bannerMaker, stage, {
                    "encryption": keys
                });
            verify(!banner.shown);
            for (const name of Object.keys(data.values)) {
                if (name === "state")
                    keys.state = data.values.state;
                else
                    banner[name] = data.values[name];
            }
            verify(banner.shown);
            verify(banner.text.includes(data.says), banner.text);
            compare(banner.actionText, data.action);
            if (data.asks !== "") {
                banner.action();
                compare(banner.asked, [data.asks]);
            }
            banner.encrypted = false;
            verify(!banner.shown, "where nothing is sealed");
        }
        function test_theMembersSayWhatTheServerKnowsAndWhoIsVerified() {
            const pane = createTemporaryObject(membersMaker, stage);
            const text = findChild(pane, "serverKnows");
            verify(text.text.includes("can read all of it"), text.text);
            pane.encrypted = true;
            verify(text.text.includes("can't read or change it"), text.text);
            const list = findChild(pane, "memberList");
            tryVerify(() => list.itemAtIndex(1) !== null);
            compare(list.itemAtIndex(1).Accessible.name, "Bob, verified");
            compare(list.itemAtIndex(0).Accessible.name, "Ada");
        }
    }
}
