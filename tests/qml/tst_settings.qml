// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtTest
import Dunlin.Settings
import Dunlin.Bridge

// A TestCase is invisible, and so is what it has for children: the stage is where things are put.
Item {
    id: stage

    width: 800
    height: 700

    TestCase {
        id: tests

        name: "Settings"
        when: windowShown

        SignalSpy {
            id: spy
        }
        ListModel {
            id: deviceRows
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
            id: passwordMaker

            PasswordSheet {
            }
        }

        function watch(target: QtObject, signalName: string) {
            spy.target = null;
            spy.signalName = signalName;
            spy.target = target;
            spy.clear();
        }
        function init() {
            deviceRows.clear();
            for (const [id, name] of [["d1", "Desk"], ["d2", "Phone"]])
                deviceRows.append({
                        "deviceId": id,
                        "name": name,
                        "platform": "debian",
                        "lastSeen": new Date(2026, 2, 12),
                        "isCurrent": id === "d1"
                    });
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

        Component {
            id: notifierMaker

            QtObject {
                property bool enabled: true
                property bool showsText: true
                property bool quietHours: false
                property int quietFrom: 1320
                property int quietTo: 420
            }
        }
        function test_hoursAreKeptFree() {
            const page = createTemporaryObject(settingsMaker, stage);
            verify(!findChild(page, "notificationsSection").visible);
            const notifier = createTemporaryObject(notifierMaker, stage);
            page.notifier = notifier;
            verify(findChild(page, "notificationsSection").visible);
            const from = findChild(page, "quietFrom");
            const to = findChild(page, "quietTo");
            verify(!from.visible);
            findChild(page, "quietToggle").toggle();
            findChild(page, "quietToggle").toggled();
            verify(notifier.quietHours);
            verify(from.visible);
            compare(from.displayText, "22:00");
            from.forceActiveFocus();
            keyClick(Qt.Key_Down);
            compare(notifier.quietFrom, 1290);
            to.forceActiveFocus();
            keyClick(Qt.Key_Up);
            compare(notifier.quietTo, 450);
            // Where nothing is told there is nothing to keep free.
            notifier.enabled = false;
            verify(!findChild(page, "quietToggle").enabled);
            verify(!from.visible);
        }
        Component {
            id: pushMaker

            QtObject {
                property bool offered: false
                property bool enabled: false
                property int state: PushRegistration.Off
                property string distributor: "geese"
            }
        }
        function test_whoWakesThisDeviceIsChosenAndSaid() {
            const push = createTemporaryObject(pushMaker, stage);
            const page = createTemporaryObject(settingsMaker, stage, {
                    "notifier": createTemporaryObject(notifierMaker, stage)
                });
            const row = findChild(page, "pushToggle");
            verify(!row.visible);
            page.push = push;
            verify(!row.visible);
            push.offered = true;
            verify(row.visible);
            verify(!row.checked);
            compare(row.Accessible.name, "Wake this device when the program sleeps");
            compare(row.Accessible.description, row.detail);
            verify(row.detail.indexOf("geese") > 0);
            mouseClick(row);
            verify(push.enabled);
            const said = new Set();
            for (const state of [PushRegistration.Off, PushRegistration.NoDistributor, PushRegistration.Waiting, PushRegistration.On, PushRegistration.NotByServer, PushRegistration.Refused]) {
                push.state = state;
                verify(row.detail !== "");
                said.add(row.detail);
            }
            compare(said.size, 6);
            // Being told of nothing on the desktop is another matter.
            page.notifier.enabled = false;
            verify(row.enabled);
            mouseClick(row);
            verify(!push.enabled);
        }
        function test_theOwnNameIsChanged() {
            const page = createTemporaryObject(settingsMaker, stage);
            const button = findChild(page, "nameButton");
            page.offline = true;
            verify(!button.enabled);
            page.offline = false;
            button.clicked();
            const sheet = findChild(page, "nameSheet");
            const field = findChild(sheet.contentItem, "ownNameField");
            tryVerify(() => field.input.activeFocus);
            compare(field.text, "Ada");
            watch(page, "nameChosen");
            field.text = "  ";
            verify(!findChild(sheet.contentItem, "ownNameConfirm").enabled);
            keyClick(Qt.Key_Return);
            compare(spy.count, 0);
            field.text = " Ada Lovelace ";
            keyClick(Qt.Key_Return);
            compare(spy.count, 1);
            compare(spy.signalArguments[0][0], "Ada Lovelace");
        }
        function test_settingsTellWhatWasPicked() {
            const page = createTemporaryObject(settingsMaker, stage);
            watch(page, "reduceMotionPicked");
            mouseClick(findChild(page, "motionToggle"));
            compare(spy.count, 1);
            watch(page, "contrastPicked");
            compare(findChild(page, "contrastChoice").current, 0);
            findChild(page, "contrastChoice").picked(2);
            compare(spy.signalArguments[0][0], 2);
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

        QtObject {
            id: storage

            property bool known: false
            property real messages: 3 * 1048576
            property real fetched: 2 * 1048576
            property real waiting: 0
            property bool busy: false
            property int looks: 0
            property int frees: 0

            signal freed(real bytes)
            signal refused(string text)

            function look() {
                looks += 1;
            }
            function free() {
                frees += 1;
            }
        }
        function test_spaceIsFreedAfterAQuestion() {
            const page = createTemporaryObject(settingsMaker, stage, {
                    "storage": storage
                });
            verify(storage.looks > 0);
            const button = findChild(page, "freeButton");
            verify(!button.enabled);
            verify(!findChild(page, "fetchedFact").visible);
            storage.known = true;
            verify(button.enabled);
            verify(!findChild(page, "waitingFact").visible);
            verify(findChild(page, "fetchedFact").value.indexOf("2") >= 0);
            storage.waiting = 5;
            verify(findChild(page, "waitingFact").visible);
            button.clicked();
            compare(storage.frees, 0);
            const sheet = findChild(page, "freeSheet");
            tryVerify(() => sheet.opened);
            mouseClick(findChild(sheet.contentItem, "confirmButton"));
            compare(storage.frees, 1);
            storage.refused("why");
            verify(findChild(page, "storageRefusal").visible);
            storage.freed(5);
            verify(!findChild(page, "storageRefusal").visible);
            storage.fetched = 0;
            verify(!button.enabled);
        }
        QtObject {
            id: spelling

            property bool possible: true
            property bool enabled: true
            property bool looked: false
            property string dictionary
            property int looks: 0

            function look() {
                looks += 1;
            }
        }
        function test_spellingIsSwitchedAndItsDictionaryNamed() {
            const without = createTemporaryObject(settingsMaker, stage);
            verify(!findChild(without, "spellingToggle").visible);
            without.destroy();
            const page = createTemporaryObject(settingsMaker, stage, {
                    "spelling": spelling
                });
            const row = findChild(page, "spellingToggle");
            verify(row.visible);
            verify(spelling.looks > 0);
            compare(row.detail, "");
            spelling.looked = true;
            verify(row.detail.indexOf("no dictionary") > 0);
            spelling.dictionary = "de_AT";
            verify(row.detail.indexOf("de_AT") > 0);
            verify(row.checked);
            mouseClick(row);
            verify(!spelling.enabled);
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

        function test_signingOutAsksFirst() {
            const page = createTemporaryObject(settingsMaker, stage);
            watch(page, "signOutRequested");
            mouseClick(findChild(page, "signOutButton"));
            compare(spy.count, 0);
        }
    }
}
