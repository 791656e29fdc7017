// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtTest
import Dunlin.Theme
import Dunlin.Controls
import Dunlin.People
import Dunlin.Timeline

// Somebody's profile: what one can do with them, and nothing that does nothing. And faces, which grow with the text.
Item {
    id: stage

    width: 800
    height: 700

    TestCase {
        id: tests

        name: "Profile"
        when: windowShown

        readonly property var ben: ({
                "userId": "u1",
                "username": "ben",
                "name": "Ben",
                "about": "Bees",
                "picture": "",
                "presence": "away",
                "verified": false,
                "bot": false,
                "self": false,
                "friendState": "none",
                "busy": false,
                "channels": [
                    {
                        "channelId": "c1",
                        "name": "garden"
                    },
                    {
                        "channelId": "c2",
                        "name": "attic"
                    }
                ]
            })

        Component {
            id: maker

            ProfileSheet {
                id: one

                parent: stage
                person: ({})
                onClosed: one.person = {}
            }
        }
        Component {
            id: menuMaker

            MessageMenu {
            }
        }
        SignalSpy {
            id: spy
        }

        function make(person: var, properties: var): QtObject {
            const sheet = createTemporaryObject(maker, stage, Object.assign({
                        "person": Object.assign({}, ben, person)
                    }, properties ?? {}));
            sheet.open();
            tryVerify(() => sheet.opened);
            return sheet;
        }
        function part(sheet: QtObject, name: string): Item {
            return findChild(sheet.contentItem, name);
        }
        function watch(sheet: QtObject, name: string) {
            spy.target = null;
            spy.signalName = name;
            spy.target = sheet;
            spy.clear();
        }
        function shown(sheet: QtObject): var {
            return ["Message", "Accept", "Decline", "Ask", "TakeBack", "Verify", "Unfriend", "Block", "Unblock", "Rename", "SetPicture", "RemovePicture"].filter(name => part(sheet, "profile" + name).visible);
        }
        // As with motion reduced: what is closed is closed at once, and nobody is looked at any more.
        function init() {
            Theme.reduceMotion = true;
        }
        function cleanup() {
            Theme.textScale = 1;
            Theme.reduceMotion = false;
        }

        function test_whatOneCanDoFollowsFromHowOneStands_data() {
            return [
                {
                    "tag": "nobody in particular",
                    "person": {},
                    "actions": ["Message", "Ask", "Verify", "Block"]
                },
                {
                    "tag": "friends",
                    "person": {
                        "friendState": "friends"
                    },
                    "actions": ["Message", "Verify", "Unfriend", "Block"]
                },
                {
                    "tag": "asked",
                    "person": {
                        "friendState": "incoming"
                    },
                    "actions": ["Message", "Accept", "Decline", "Verify", "Block"]
                },
                {
                    "tag": "was asked",
                    "person": {
                        "friendState": "outgoing"
                    },
                    "actions": ["Message", "TakeBack", "Verify", "Block"]
                },
                {
                    "tag": "blocked",
                    "person": {
                        "friendState": "blocked"
                    },
                    "actions": ["Verify", "Unblock"]
                },
                {
                    "tag": "oneself",
                    "person": {
                        "self": true
                    },
                    "actions": ["Rename", "SetPicture"]
                },
                {
                    "tag": "oneself with a picture",
                    "person": {
                        "self": true,
                        "picture": "f1"
                    },
                    "actions": ["Rename", "SetPicture", "RemovePicture"]
                }
            ];
        }
        function test_whatOneCanDoFollowsFromHowOneStands(data) {
            const sheet = make(data.person, {
                    "sealable": true
                });
            compare(shown(sheet), data.actions);
            compare(part(sheet, "profileStatus_away").visible, data.person.self === true);
            compare(part(sheet, "profileChannels").visible, data.person.self !== true);
        }
        // Every button asks for what it says.
        function test_everyButtonDoesSomething_data() {
            return [["Message", "directRequested", {}], ["Ask", "askRequested", {}], ["Verify", "verifyRequested", {}], ["Block", "blockRequested", {}], ["Accept", "acceptRequested", {
                        "friendState": "incoming"
                    }], ["Decline", "declineRequested", {
                        "friendState": "incoming"
                    }], ["TakeBack", "removeRequested", {
                        "friendState": "outgoing"
                    }], ["Unfriend", "removeRequested", {
                        "friendState": "friends"
                    }], ["Unblock", "unblockRequested", {
                        "friendState": "blocked"
                    }]].map(([button, signal, person]) => ({
                        "tag": button,
                        "button": button,
                        "signal": signal,
                        "person": person
                    }));
        }
        function test_everyButtonDoesSomething(data) {
            const sheet = make(data.person, {
                    "sealable": true
                });
            watch(sheet, data.signal);
            mouseClick(part(sheet, "profile" + data.button));
            compare(spy.count, 1);
            compare(spy.signalArguments[0][0], "u1");
            if (data.button === "Unfriend" || data.button === "TakeBack")
                compare(spy.signalArguments[0][2], data.button === "Unfriend");
        }
        function test_ofOneselfOneChangesWhatOthersSee() {
            const sheet = make({
                    "self": true
                }, {
                    "presence": "online"
                });
            for (const [button, signal] of [["Rename", "nameRequested"], ["SetPicture", "pictureRequested"], ["Status_dnd", "presencePicked"]]) {
                watch(sheet, signal);
                mouseClick(part(sheet, "profile" + button));
                compare(spy.count, 1, signal);
            }
            compare(spy.signalArguments[0][0], "dnd");
            sheet.sending = true;
            verify(!part(sheet, "profileSetPicture").enabled);
        }
        function test_whatIsKnownIsShown() {
            const sheet = make({
                    "verified": true
                });
            compare(part(sheet, "profileName").text, "Ben");
            compare(part(sheet, "profileAbout").text, "Bees");
            compare(part(sheet, "profileWhereabouts").text, "away");
            verify(part(sheet, "profileVerified").visible);
            watch(sheet, "channelRequested");
            mouseClick(part(sheet, "profileChannel1"));
            compare(spy.signalArguments[0][0], "c2");
            tryVerify(() => !sheet.opened);
        }
        function test_withoutAConnectionNothingIsAskedOfTheServer() {
            const sheet = make({}, {
                    "offline": true
                });
            for (const name of ["Ask", "Block"])
                verify(!part(sheet, "profile" + name).enabled);
            verify(part(sheet, "profileMessage").enabled);
            verify(!part(sheet, "profileVerify").visible);
            // A hook is nobody to write to.
            sheet.person = Object.assign({}, ben, {
                    "bot": true
                });
            verify(!part(sheet, "profileMessage").visible);
        }
        function test_theMenuOfAMessageLeadsToItsSender() {
            const menu = createTemporaryObject(menuMaker, stage);
            menu.open();
            const item = findChild(menu.contentItem, "profileItem");
            verify(!item.visible);
            menu.sender = "Ben";
            compare(item.text, "Profile of Ben");
            watch(menu, "profileRequested");
            item.triggered();
            compare(spy.count, 1);
        }
        function test_facesGrowWithTheText() {
            const face = createTemporaryQmlObject("import Dunlin.Controls; Avatar { key: 'a'; name: 'Ben'; size: 40 }", stage);
            compare(face.width, 40);
            Theme.textScale = 2;
            compare(face.width, 68);
            verify(face.width + 8 <= Theme.rowH, "it fits its row");
            Theme.textScale = 0.8;
            compare(face.width, 40);
        }
        function test_aFaceIsAPictureOnceItIsHere() {
            const face = createTemporaryQmlObject("import Dunlin.Controls; Face { key: 'a'; name: 'Ben'; size: 40; presence: 'online' }", stage);
            const photo = findChild(face, "facePicture");
            verify(!photo.visible && !face.bare);
            ignoreWarning(/face.gone/);
            face.picture = "gone";
            tryCompare(photo, "status", Image.Error);
            verify(!photo.visible && !face.bare);
            face.picture = "green";
            tryVerify(() => photo.visible);
            // Nothing of the letter is behind it, and the dot is before it.
            const shot = grabImage(face);
            compare(shot.pixel(20, 12), "#228844");
            compare(String(face.color), "#00000000");
            verify(shot.pixel(37, 37) !== shot.pixel(20, 12));
            // As large as it is seen, so that rows share it.
            compare(photo.sourceSize.width, Math.ceil(40 * Screen.devicePixelRatio));
            face.picture = "";
            verify(!photo.visible && !face.bare);
        }
        function test_noRowIsTooLowForItsFace_data() {
            return ["PersonRow { userId: 'a'; username: 'b'; name: 'c'; picture: '' }"].map(each => ({
                        "tag": each
                    }));
        }
        function test_noRowIsTooLowForItsFace(data) {
            for (const scale of [1, 1.5, 2]) {
                Theme.textScale = scale;
                const row = createTemporaryQmlObject("import Dunlin.Controls; " + data.tag, stage);
                verify(row.height >= Theme.grown(40) + 8, scale);
            }
        }
    }
}
