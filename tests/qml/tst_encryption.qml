// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtTest
import Dunlin.Bridge

Item {
    id: stage

    width: 800
    height: 900

    EncryptionCase {
        id: tests

        name: "Encryption"
        stage: stage

        function test_aDeviceIsLetInOnceItsDigitsWereCompared() {
            const keys = makeKeys({
                    "devices": [device("d1", "listed", ""), device("d2", "asking", "12345-67890-11111-22222"), device("d3", "waiting", "")]
                });
            const section = makeSection(keys);
            const rows = rowsOf(section);
            compare(rows.length, 3);
            compare(rows[0].Accessible.description, "reads encrypted channels · this device");
            compare(rows[1].Accessible.description, "asks to be let in");
            compare(rows[2].Accessible.name, "A device that the server does not name");
            verify(!findChild(rows[0], "approveDevice").visible);
            verify(!findChild(rows[2], "approveDevice").visible);
            const button = findChild(rows[1], "approveDevice");
            verify(button.visible);
            verify(button.Accessible.name.includes("Device d2"));
            button.clicked();
            const sheet = findChild(section, "approveSheet");
            tryVerify(() => sheet.opened);
            const digits = findChild(sheet.contentItem, "approveDigits");
            compare(digits.groups, ["12345", "67890", "11111", "22222"]);
            verify(digits.Accessible.name.endsWith("12345, 67890, 11111, 22222"));
            findChild(sheet.contentItem, "digitsAgree").clicked();
            compare(lastCall(keys), "approve d2 12345-67890-11111-22222");
            verify(!findChild(sheet.contentItem, "digitsAgree").enabled, "not twice");
            keys.approved("d9");
            verify(sheet.opened);
            keys.approved("d2");
            tryVerify(() => !sheet.visible);
        }
        function test_digitsThatDifferLetNobodyIn() {
            const keys = makeKeys({
                    "devices": [device("d2", "asking", "12345-67890-11111-22222")]
                });
            const section = makeSection(keys);
            const sheet = findChild(section, "approveSheet");
            findChild(rowsOf(section)[0], "approveDevice").clicked();
            tryVerify(() => sheet.opened);
            findChild(sheet.contentItem, "digitsDiffer").clicked();
            verify(sheet.opened);
            verify(!findChild(sheet.contentItem, "digitsAgree").visible);
            findChild(sheet.contentItem, "digitsDiffer").clicked();
            tryVerify(() => !sheet.visible);
            compare(keys.calls.length, 0);
            // The engine looked again, and the device's keys are others by now.
            findChild(rowsOf(section)[0], "approveDevice").clicked();
            tryVerify(() => sheet.opened);
            findChild(sheet.contentItem, "digitsAgree").clicked();
            keys.approvalRefused("other keys", "conflict");
            verify(!findChild(sheet.contentItem, "digitsAgree").visible);
        }
        function test_aWaitingDeviceShowsItsOwnDigitsAndTakesTheRecoveryKey() {
            const keys = makeKeys({
                    "state": Encryption.Waiting,
                    "holdsRecovery": false,
                    "devices": [device("d1", "waiting", ""), device("d2", "asking", "12345-67890-11111-22222")]
                });
            const section = makeSection(keys);
            compare(findChild(section, "ownDigits").groups.join(" "), "11111 22222 33333 44444");
            verify(findChild(section, "ownDigits").visible);
            verify(!findChild(rowsOf(section)[1], "approveDevice").visible, "it can let nobody in itself");
            verify(!findChild(section, "recoveryState").visible);
            const sheet = findChild(section, "restoreSheet");
            findChild(section, "restoreOpen").clicked();
            tryVerify(() => sheet.opened);
            const field = findChild(sheet.contentItem, "restoreField");
            verify(!findChild(sheet.contentItem, "restoreButton").enabled);
            field.text = " lusab babad ";
            findChild(sheet.contentItem, "restoreButton").clicked();
            compare(lastCall(keys), "restore lusab babad");
            findChild(sheet.contentItem, "restoreButton").clicked();
            compare(keys.calls.length, 1);
            keys.restoreRefused("x", "invalid");
            verify(field.error.includes("wrong letter"), field.error);
            findChild(sheet.contentItem, "restoreButton").clicked();
            keys.restoreRefused("x", "forbidden");
            verify(field.error.includes("another account"), field.error);
            findChild(sheet.contentItem, "restoreButton").clicked();
            keys.restored();
            tryVerify(() => !sheet.visible);
            compare(field.text, "");
            keys.state = Encryption.Ready;
            verify(!findChild(section, "ownDigits").visible);
            compare(findChild(section, "recoveryState").text, "The recovery key is not on this device.");
        }
        function test_theBackupIsSaidAndSwitched() {
            const keys = makeKeys({});
            const section = makeSection(keys);
            const toggle = findChild(section, "backupToggle");
            const says = findChild(section, "backupState");
            verify(toggle.visible && toggle.checked);
            verify(!says.visible);
            toggle.toggle();
            toggle.toggled();
            compare(lastCall(keys), "setBackup false");
            keys.backupState = "exchanged";
            verify(says.visible && says.text.includes("did not sign"), says.text);
            keys.backupState = "full";
            verify(says.text.includes("no more"), says.text);
            verify(!findChild(section, "restoreOpen").visible);
            keys.backupState = "noKey";
            verify(says.text.includes("recovery key"), says.text);
            verify(findChild(section, "restoreOpen").visible);
            keys.backupState = "current";
            keys.restoring = true;
            verify(says.text.includes("fetched"), says.text);
            keys.restoring = false;
            keys.backupSkipped = 2;
            verify(says.text.includes("could not be opened"), says.text);
            keys.state = Encryption.Waiting;
            verify(!toggle.visible && !says.visible);
        }
        function test_aDeviceIsLetInByThePassphrase() {
            const keys = makeKeys({
                    "state": Encryption.Waiting,
                    "holdsRecovery": false
                });
            const section = makeSection(keys);
            const sheet = findChild(section, "restoreSheet");
            findChild(section, "restoreOpen").clicked();
            tryVerify(() => sheet.opened);
            const words = findChild(sheet.contentItem, "restoreField");
            const field = findChild(sheet.contentItem, "restorePassphrase");
            const button = findChild(sheet.contentItem, "restoreButton");
            const other = findChild(sheet.contentItem, "restoreOther");
            verify(words.visible && !field.visible);
            words.text = "lusab";
            other.clicked();
            verify(!words.visible && field.visible);
            compare(words.text, "");
            compare(sheet.title, "Enter the passphrase");
            verify(!button.enabled);
            field.text = " seven otters ";
            button.clicked();
            compare(lastCall(keys), "restoreByPassphrase  seven otters ", "blanks are of the passphrase");
            verify(!button.enabled && !other.enabled);
            const says = (code, part) => {
                keys.restoreRefused("x", code);
                verify(field.error.includes(part), field.error);
            };
            says("damaged", "not the passphrase");
            says("misdirected", "another account");
            says("notFound", "No passphrase was set");
            says("tooNew", "x");
            button.clicked();
            compare(keys.calls.length, 2);
            keys.restored();
            tryVerify(() => !sheet.visible);
            compare(field.text, "");
            findChild(section, "restoreOpen").clicked();
            tryVerify(() => sheet.opened);
            verify(words.visible, "the words come first");
        }
        function test_aPassphraseIsSetChangedAndRemoved() {
            const keys = makeKeys({});
            const section = makeSection(keys);
            const open = findChild(section, "passphraseSet");
            const sheet = findChild(section, "passphraseSheet");
            const part = name => findChild(sheet.contentItem, name);
            verify(!findChild(section, "passphraseRemove").visible);
            open.clicked();
            tryVerify(() => sheet.opened);
            compare(sheet.title, "Set a passphrase");
            verify(!part("passphraseWords").visible, "this device keeps them");
            part("newPassphrase").text = "seven otters";
            part("repeatedPassphrase").text = "seven";
            part("passphrasePassword").text = "secret";
            part("passphraseConfirm").clicked();
            compare(keys.calls.length, 0);
            verify(part("repeatedPassphrase").error.includes("not the same"));
            part("repeatedPassphrase").text = "seven otters";
            part("passphraseConfirm").clicked();
            compare(lastCall(keys), "setPassphrase seven otters secret ");
            part("passphraseConfirm").clicked();
            compare(keys.calls.length, 1);
            keys.passphraseRefused("x", "invalid", "passphrase");
            verify(part("newPassphrase").error.includes("Too easy"));
            part("passphraseConfirm").clicked();
            keys.passphraseRefused("x", "forbidden", "");
            compare(part("newPassphrase").error, "");
            verify(part("passphrasePassword").error.includes("wrong"));
            part("passphraseConfirm").clicked();
            keys.passphraseRefused("no connection", "unavailable", "");
            compare(part("passphraseError").text, "no connection");
            keys.passphraseSet = true;
            keys.passphraseChanged();
            tryVerify(() => !sheet.visible);
            compare(part("newPassphrase").text + part("passphrasePassword").text, "");

            compare(open.text, "Change the passphrase");
            keys.holdsRecovery = false;
            open.clicked();
            tryVerify(() => sheet.opened);
            verify(part("passphraseWords").visible);
            part("newPassphrase").text = "seven otters";
            part("repeatedPassphrase").text = "seven otters";
            part("passphrasePassword").text = "secret";
            part("passphraseConfirm").clicked();
            compare(keys.calls.length, 3, "not without the words");
            part("passphraseWords").text = " lusab babad ";
            part("passphraseConfirm").clicked();
            compare(lastCall(keys), "setPassphrase seven otters secret lusab babad");
            keys.passphraseRefused("x", "invalid", "recoveryKey");
            verify(part("passphraseWords").error.includes("wrong letter"));
            part("passphraseConfirm").clicked();
            keys.passphraseRefused("x", "forbidden", "recoveryKey");
            verify(part("passphraseWords").error.includes("another account"));
            sheet.close();
            tryVerify(() => !sheet.visible);

            const removal = findChild(section, "removePassphraseSheet");
            findChild(section, "passphraseRemove").clicked();
            tryVerify(() => removal.opened);
            const confirm = findChild(removal.contentItem, "askedConfirm");
            verify(!confirm.enabled);
            findChild(removal.contentItem, "askedPassword").text = "guessed";
            confirm.clicked();
            compare(lastCall(keys), "removePassphrase guessed");
            keys.passphraseRefused("x", "forbidden", "");
            verify(findChild(removal.contentItem, "askedPassword").error.includes("wrong"));
            findChild(removal.contentItem, "askedPassword").text = "secret";
            confirm.clicked();
            keys.passphraseSet = false;
            keys.passphraseChanged();
            tryVerify(() => !removal.visible);
            compare(findChild(removal.contentItem, "askedPassword").text, "");
        }
        function test_whatIsKeptIsDeletedWithThePassword() {
            const keys = makeKeys({});
            const section = makeSection(keys);
            const button = findChild(section, "backupRemove");
            const sheet = findChild(section, "removeBackupSheet");
            verify(button.visible && button.enabled);
            section.offline = true;
            verify(!button.enabled);
            section.offline = false;
            keys.backupState = "noKey";
            verify(!button.visible);
            keys.backupState = "off";
            verify(button.visible, "other devices may have left something");
            button.clicked();
            tryVerify(() => sheet.opened);
            const field = findChild(sheet.contentItem, "askedPassword");
            field.text = "guessed";
            findChild(sheet.contentItem, "askedConfirm").clicked();
            compare(lastCall(keys), "removeBackup guessed");
            keys.backupRefused("x", "forbidden");
            verify(sheet.opened && field.error.includes("wrong"), field.error);
            findChild(sheet.contentItem, "askedConfirm").clicked();
            keys.backupRefused("no connection", "unavailable");
            compare(field.error, "no connection");
            findChild(sheet.contentItem, "askedConfirm").clicked();
            keys.backupRemoved();
            tryVerify(() => !sheet.visible);
            keys.state = Encryption.Waiting;
            verify(!button.visible);
        }
        function test_theStateIsSaid_data() {
            return [
                {
                    "tag": "locked",
                    "state": Encryption.Locked,
                    "says": "keyring"
                },
                {
                    "tag": "revoked",
                    "state": Encryption.Revoked,
                    "says": "taken off"
                },
                {
                    "tag": "broken",
                    "state": Encryption.Broken,
                    "says": "were lost"
                },
                {
                    "tag": "preparing",
                    "state": Encryption.Preparing,
                    "says": "being made"
                },
                {
                    "tag": "ready",
                    "state": Encryption.Ready,
                    "says": "reads and writes"
                }
            ];
        }
        function test_theStateIsSaid(data: var) {
            const section = makeSection(makeKeys({
                        "state": data.state
                    }));
            const text = findChild(section, "encryptionState").text;
            verify(text.includes(data.says), text);
            verify(!findChild(section, "ownDigits").visible);
            compare(findChild(section, "recoveryShow").visible, data.state === Encryption.Ready);
        }
        function test_theRecoveryKeyIsShownWrittenDownAndForgotten() {
            const keys = makeKeys();
            const section = makeSection(keys);
            verify(!findChild(section, "recoveryForget").visible, "not before it is on paper");
            const sheet = findChild(section, "recoverySheet");
            findChild(section, "recoveryShow").clicked();
            tryVerify(() => sheet.opened);
            compare(lastCall(keys), "showRecovery");
            verify(!findChild(sheet.contentItem, "recoveryWritten").enabled);
            keys.recoveryShown("lusab babad gutih");
            compare(sheet.words.length, 3);
            compare(findChild(sheet.contentItem, "recoveryWord1").text, "babad");
            findChild(sheet.contentItem, "recoveryWritten").clicked();
            compare(lastCall(keys), "noteRecovery");
            tryVerify(() => !sheet.visible);
            compare(sheet.words.length, 0);
            // What comes late is not kept.
            keys.recoveryShown("lusab babad gutih");
            compare(sheet.words.length, 0);
            keys.recoveryNoted = true;
            verify(findChild(section, "recoveryForget").visible);
            findChild(section, "recoveryForget").clicked();
            verify(lastCall(keys) !== "forgetRecovery", "it asks first");
        }
    }
}
