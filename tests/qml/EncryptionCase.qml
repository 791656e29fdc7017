// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtTest
import Dunlin.Bridge
import Dunlin.Settings

// What tests of encryption share: the keys of a device without a session, and the part of the settings about them. A test case is
// invisible, and so is what it has for children: the stage is where things are put.
TestCase {
    id: base

    required property Item stage

    when: windowShown

    readonly property Component keysMaker: Component {
        // What the pages use of an Encryption; what they call is written down.
        QtObject {
            property int state: Encryption.Ready
            property bool usable: true
            property string number: "11111-22222-33333-44444"
            property var devices: []
            property int askingCount: 0
            property bool holdsRecovery: true
            property bool recoveryNoted: false
            property string backupState: "current"
            property int backupSkipped: 0
            property bool restoring: false
            property bool passphraseSet: false
            property var calls: []

            signal approved(string deviceId)
            signal approvalRefused(string text, string code)
            signal recoveryShown(string words)
            signal restored
            signal restoreRefused(string text, string code)
            signal backupRemoved
            signal backupRefused(string text, string code)
            signal passphraseChanged
            signal passphraseRefused(string text, string code, string field)
            signal compared(string userId, string number, string code, bool isVerified)
            signal comparisonRefused(string userId, string text, string code)
            signal verified(string userId, bool isVerified)
            signal refused(string text, string code)

            function note(what: var) {
                calls = [...calls, what];
            }
            function approve(device: string, number: string) {
                note(["approve", device, number]);
            }
            function setBackup(wanted: bool) {
                note(["setBackup", wanted]);
            }
            function removeBackup(password: string) {
                note(["removeBackup", password]);
            }
            function restoreByPassphrase(passphrase: string) {
                note(["restoreByPassphrase", passphrase]);
            }
            function setPassphrase(passphrase: string, password: string, words: string) {
                note(["setPassphrase", passphrase, password, words]);
            }
            function removePassphrase(password: string) {
                note(["removePassphrase", password]);
            }
            function showRecovery() {
                note(["showRecovery"]);
            }
            function noteRecovery() {
                note(["noteRecovery"]);
            }
            function forgetRecovery() {
                note(["forgetRecovery"]);
            }
            function restore(words: string) {
                note(["restore", words]);
            }
            function compare(user: string) {
                note(["compare", user]);
            }
            function verify(user: string, number: string) {
                note(["verify", user, number]);
            }
            function withdraw(user: string) {
                note(["withdraw", user]);
            }
        }
    }
    readonly property Component sectionMaker: Component {
        EncryptionSection {
            width: 500
        }
    }

    function makeKeys(properties: var): QtObject {
        return createTemporaryObject(keysMaker, stage, properties ?? {});
    }
    function makeSection(keys: QtObject): QtObject {
        return createTemporaryObject(sectionMaker, stage, {
                "encryption": keys
            });
    }
    function lastCall(keys: QtObject): string {
        return keys.calls.length > 0 ? keys.calls[keys.calls.length - 1].join(" ") : "";
    }
    function device(id: string, state: string, number: string): var {
        return {
            "deviceId": id,
            "name": id === "d3" ? "" : "Device " + id,
            "state": state,
            "number": number,
            "isCurrent": id === "d1"
        };
    }
    function rowsOf(section: QtObject): var {
        const found = [];
        for (let i = 0; i < section.children.length; ++i)
            if (section.children[i].keyState !== undefined && section.children[i].shownName !== undefined)
                found.push(section.children[i]);
        return found;
    }
}
