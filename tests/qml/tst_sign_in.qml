// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtTest
import Dunlin.SignIn

// A TestCase is invisible, and so is what it has for children: the stage is where things are put.
Item {
    id: stage

    width: 500
    height: 900

    TestCase {
        id: tests

        name: "SignIn"
        when: windowShown

        Component {
            id: maker

            SignInPage {
                width: 500
                height: 900
            }
        }
        SignalSpy {
            id: signIn

            signalName: "signInRequested"
        }
        SignalSpy {
            id: forgotten

            signalName: "codeForgotten"
        }
        SignalSpy {
            id: signUp

            signalName: "signUpRequested"
        }

        function make(properties: var): QtObject {
            const page = createTemporaryObject(maker, stage, properties ?? {});
            for (const spy of [signIn, signUp, forgotten]) {
                spy.target = page;
                spy.clear();
            }
            return page;
        }
        function field(page: QtObject, name: string): QtObject {
            return findChild(page, name);
        }
        function fill(page: QtObject, values: var) {
            for (const name in values)
                field(page, name).text = values[name];
        }

        function test_signingInNeedsServerNameAndPassword() {
            const page = make();
            mouseClick(findChild(page, "signInButton"));
            compare(signIn.count, 0);
            for (const name of ["serverField", "usernameField", "passwordField"])
                verify(field(page, name).error !== "", name + " says what is missing");
            fill(page, {
                    "serverField": " chat.example.org ",
                    "usernameField": "ada",
                    "passwordField": "short"
                });
            mouseClick(findChild(page, "signInButton"));
            compare(signIn.count, 1);
            compare(signIn.signalArguments[0][0], "chat.example.org");
            compare(signIn.signalArguments[0][2], "short");
        }
        function test_aNewAccountNeedsALawfulNameAndALongPassword_data() {
            return [{
                    "tag": "good",
                    "name": "ada.l",
                    "password": "correct horse",
                    "works": true
                }, {
                    "tag": "capitals are folded",
                    "name": "Ada",
                    "password": "correct horse",
                    "works": true
                }, {
                    "tag": "short name",
                    "name": "ad",
                    "password": "correct horse",
                    "works": false
                }, {
                    "tag": "blank in the name",
                    "name": "ada l",
                    "password": "correct horse",
                    "works": false
                }, {
                    "tag": "short password",
                    "name": "ada",
                    "password": "1234567",
                    "works": false
                }];
        }
        function test_aNewAccountNeedsALawfulNameAndALongPassword(row) {
            const page = make({
                    "startServer": "localhost:8470"
                });
            page.signingUp = true;
            fill(page, {
                    "usernameField": row.name,
                    "passwordField": row.password,
                    "displayNameField": "Ada Lovelace"
                });
            mouseClick(findChild(page, "signInButton"));
            compare(signUp.count, row.works ? 1 : 0);
            if (row.works) {
                compare(signUp.signalArguments[0][1], row.name.toLowerCase());
                compare(signUp.signalArguments[0][3], "Ada Lovelace");
            }
        }
        function test_aPastedInviteLinkFillsServerAndToken_data() {
            return [{
                    "tag": "server field",
                    "into": "serverField"
                }, {
                    "tag": "invite field",
                    "into": "inviteField"
                }];
        }
        function test_aPastedInviteLinkFillsServerAndToken(row) {
            const page = make();
            field(page, row.into).text = "dunlin://chat.example.org:8470/invite/aB3_-x9";
            compare(field(page, "serverField").text, "chat.example.org:8470");
            compare(field(page, "inviteField").text, "aB3_-x9");
            verify(page.signingUp);
        }
        function test_theLinkThatAServerMakesSaysWhichServer() {
            const page = make();
            field(page, "serverField").text = "dunlin://join/VouJ-i_x?server=http%3A%2F%2F127.0.0.1%3A34823";
            compare(field(page, "serverField").text, "http://127.0.0.1:34823");
            compare(field(page, "inviteField").text, "VouJ-i_x");
            verify(page.signingUp);
        }
        function test_aLinkFromTheCommandLineDoesTheSame() {
            const page = make({
                    "startInvite": "dunlin://chat.example.org/invite/tok"
                });
            compare(field(page, "serverField").text, "chat.example.org");
            compare(field(page, "inviteField").text, "tok");
        }
        function test_theServersRefusalIsShownAndGoesWithTheNextKey() {
            const page = make({
                    "startServer": "localhost",
                    "error": "Wrong name or password.",
                    "errorCode": "unauthorized"
                });
            compare(findChild(page, "signInError").text, "Wrong name or password.");
            verify(findChild(page, "signInError").visible);
        }
        function test_aTakenNameIsSaidUnderTheName() {
            const page = make({
                    "startServer": "localhost",
                    "error": "This username is taken.",
                    "errorCode": "conflict"
                });
            compare(field(page, "usernameField").error, "This username is taken.");
        }
        function test_theCodeIsAskedForWhenTheServerWantsIt() {
            const page = make({
                    "startServer": "localhost"
                });
            fill(page, {
                    "usernameField": "ada",
                    "passwordField": "correct horse"
                });
            verify(!field(page, "codeField").visible);
            mouseClick(findChild(page, "signInButton"));
            compare(signIn.signalArguments[0][3], "");
            page.codeWanted = true;
            verify(field(page, "codeField").visible);
            verify(field(page, "codeField").activeFocus);
            keyClick(Qt.Key_Return);
            compare(signIn.count, 1);
            verify(field(page, "codeField").error !== "");
            field(page, "codeField").text = " 123456 ";
            keyClick(Qt.Key_Return);
            compare(signIn.signalArguments[1][3], "123456");
            // Somebody else may have no second factor.
            field(page, "usernameField").text = "bob";
            compare(forgotten.count > 0, true);
        }
        function test_whileItIsBusyNothingIsSentTwice() {
            const page = make({
                    "startServer": "localhost"
                });
            fill(page, {
                    "usernameField": "ada",
                    "passwordField": "correct horse"
                });
            page.busy = true;
            mouseClick(findChild(page, "signInButton"));
            compare(signIn.count, 0);
        }
        function test_returnGoesFromFieldToFieldAndThenSignsIn() {
            const page = make();
            field(page, "serverField").forceActiveFocus();
            field(page, "serverField").text = "localhost";
            keyClick(Qt.Key_Return);
            verify(field(page, "usernameField").activeFocus);
            field(page, "usernameField").text = "ada";
            keyClick(Qt.Key_Return);
            verify(field(page, "passwordField").activeFocus);
            field(page, "passwordField").text = "correct horse";
            keyClick(Qt.Key_Return);
            compare(signIn.count, 1);
        }
    }
}
