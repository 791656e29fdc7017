// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Templates as T
import Dunlin.Theme
import Dunlin.Controls

// Which server, and who: signing in, or making an account. An invite link, pasted anywhere, fills what it knows.
Rectangle {
    id: root

    property bool busy: false
    // What the server said to the last try, and its code.
    property string error
    property string errorCode
    // The password was right: the server wants a code of the second factor too.
    property bool codeWanted: false
    property string startServer
    property string startInvite
    // Somebody may be signed in here, and the key ring does not say.
    property bool keyringSilent: false
    // Somebody is signed in here already.
    property bool othersThere: false

    signal othersRequested
    signal keyringRequested
    signal signInRequested(string server, string username, string password, string code)
    signal signUpRequested(string server, string username, string password, string displayName, string invite)
    signal edited
    // Somebody else is meant.
    signal codeForgotten

    property bool signingUp: false
    property bool tried: false
    readonly property string wantedName: username.text.trim().toLowerCase()
    readonly property bool nameFits: /^[a-z0-9_.-]{3,32}$/.test(wantedName)
    readonly property bool passwordFits: password.text.length >= 8
    readonly property bool complete: server.text.trim() !== "" && (signingUp ? nameFits && passwordFits : wantedName !== "" && password.text !== "" && (!codeWanted || code.text.trim() !== ""))

    // dunlin://join/TOKEN?server=URL, as the server makes them, or dunlin://HOST[:PORT]/invite/TOKEN.
    function takeLink(text: string): bool {
        const link = /^\s*dunlin:\/\/([^\/\s?]+)\/(?:[^\s?]*\/)?([A-Za-z0-9_-]+)\/?(?:\?(\S*))?\s*$/.exec(text);
        if (!link)
            return false;
        const named = /(?:^|&)server=([^&]+)/.exec(link[3] ?? "");
        const address = named ? decodeURIComponent(named[1]) : link[1] === "join" ? "" : link[1];
        if (address !== "")
            server.text = address;
        invite.text = link[2];
        signingUp = true;
        return true;
    }
    function submit() {
        if (busy)
            return;
        tried = true;
        if (!complete) {
            const wrong = server.text.trim() === "" ? server : (signingUp ? !nameFits : wantedName === "") ? username : codeWanted && password.text !== "" ? code : password;
            wrong.forceActiveFocus();
            return;
        }
        if (signingUp)
            signUpRequested(server.text.trim(), wantedName, password.text, displayName.text.trim(), invite.text.trim());
        else
            signInRequested(server.text.trim(), username.text.trim(), password.text, codeWanted ? code.text.trim() : "");
    }

    color: Theme.bg
    onCodeWantedChanged: {
        code.text = "";
        tried = false;
        if (codeWanted)
            code.forceActiveFocus();
    }
    Component.onCompleted: {
        server.text = startServer;
        if (startInvite !== "" && !takeLink(startInvite)) {
            invite.text = startInvite;
            signingUp = true;
        }
        if (startServer === "" && server.text === "")
            server.forceActiveFocus();
        else
            username.forceActiveFocus();
    }
    onStartInviteChanged: if (startInvite !== "")
        takeLink(startInvite)

    Flickable {
        anchors.fill: parent
        contentHeight: Math.max(height, column.implicitHeight + 2 * Theme.s8)
        boundsBehavior: Flickable.StopAtBounds
        clip: true

        T.ScrollBar.vertical: ThinScrollBar {
        }

        Column {
            id: column

            anchors {
                horizontalCenter: parent.horizontalCenter
                top: parent.top
                topMargin: Math.max(Theme.s8, (parent.height - implicitHeight) / 2.4)
            }
            width: Math.min(400, root.width - 2 * Theme.s4)
            spacing: Theme.s4

            Image {
                anchors.horizontalCenter: parent.horizontalCenter
                width: 72
                height: 72
                sourceSize.width: 144
                sourceSize.height: 144
                source: "qrc:/dunlin/app/dunlin.svg"
                Accessible.ignored: true
            }
            Heading {
                width: parent.width
                horizontalAlignment: Text.AlignHCenter
                text: root.signingUp ? qsTr("Make an account") : qsTr("Sign in to Dunlin")
            }
            Banner {
                objectName: "keyringNotice"
                width: parent.width
                radius: Theme.rSmall
                shown: root.keyringSilent
                iconName: "key-round"
                text: qsTr("The desktop's keyring does not answer. If you are signed in here, wait for it or try again.")
                actionText: qsTr("Try again")
                onAction: root.keyringRequested()
            }
            Field {
                id: server

                objectName: "serverField"
                width: parent.width
                label: qsTr("Server")
                placeholder: qsTr("chat.example.org")
                hint: qsTr("The address you were given, or an invite link.")
                error: root.tried && text.trim() === "" ? qsTr("Which server?") : ""
                enabled: !root.busy
                onTextChanged: {
                    root.edited();
                    root.takeLink(text);
                }
                onAccepted: username.forceActiveFocus()
            }
            Field {
                id: username

                objectName: "usernameField"
                width: parent.width
                label: qsTr("Username")
                hint: root.signingUp ? qsTr("3 to 32 of a-z, 0-9, dot, dash, underscore.") : ""
                error: root.tried && (root.signingUp ? !root.nameFits : root.wantedName === "") ? (root.signingUp ? qsTr("3 to 32 of a-z, 0-9, dot, dash, underscore.") : qsTr("Who are you on that server?")) : root.errorCode === "conflict" ? root.error : ""
                maximumLength: 64
                input.inputMethodHints: Qt.ImhNoAutoUppercase | Qt.ImhNoPredictiveText
                enabled: !root.busy
                onTextChanged: {
                    root.edited();
                    root.codeForgotten();
                }
                onAccepted: password.forceActiveFocus()
            }
            Field {
                id: password

                objectName: "passwordField"
                width: parent.width
                label: qsTr("Password")
                password: true
                hint: root.signingUp ? qsTr("8 characters or more; a few unusual words are best.") : ""
                error: root.tried && (root.signingUp ? !root.passwordFits : text === "") ? (root.signingUp ? qsTr("At least 8 characters.") : qsTr("The password is missing.")) : ""
                enabled: !root.busy
                onTextChanged: root.edited()
                onAccepted: if (root.signingUp)
                    displayName.forceActiveFocus()
                else
                    root.submit()
            }
            Field {
                id: code

                objectName: "codeField"
                visible: root.codeWanted && !root.signingUp
                width: parent.width
                label: qsTr("Code")
                hint: qsTr("The account has a second factor: the code of your authenticator app, or a recovery code.")
                error: root.tried && visible && text.trim() === "" ? qsTr("The code is missing.") : ""
                maximumLength: 64
                input.inputMethodHints: Qt.ImhNoAutoUppercase | Qt.ImhNoPredictiveText
                enabled: !root.busy
                onTextChanged: root.edited()
                onAccepted: root.submit()
            }
            Field {
                id: displayName

                objectName: "displayNameField"
                visible: root.signingUp
                width: parent.width
                label: qsTr("Your name, as others see it")
                placeholder: qsTr("optional")
                maximumLength: 80
                enabled: !root.busy
                onAccepted: invite.forceActiveFocus()
            }
            Field {
                id: invite

                objectName: "inviteField"
                visible: root.signingUp
                width: parent.width
                label: qsTr("Invite link")
                placeholder: qsTr("dunlin://…")
                hint: qsTr("The first account on a new server needs none and becomes its administrator.")
                enabled: !root.busy
                onTextChanged: {
                    root.edited();
                    root.takeLink(text);
                }
                onAccepted: root.submit()
            }
            Rectangle {
                visible: root.error !== "" && root.errorCode !== "conflict"
                width: parent.width
                height: problem.implicitHeight + Theme.s4
                radius: Theme.rSmall
                color: Theme.dangerSoft
                Accessible.role: Accessible.AlertMessage
                Accessible.name: root.error

                Icon {
                    id: problemIcon

                    anchors {
                        left: parent.left
                        leftMargin: Theme.s3
                        verticalCenter: parent.verticalCenter
                    }
                    name: "circle-alert"
                    tone: Theme.danger
                    size: Theme.iconS
                }
                Label {
                    id: problem

                    objectName: "signInError"
                    anchors {
                        left: problemIcon.right
                        leftMargin: Theme.s2
                        right: parent.right
                        rightMargin: Theme.s3
                        verticalCenter: parent.verticalCenter
                    }
                    text: root.error
                    color: Theme.danger
                    wrapMode: Text.Wrap
                    font.pixelSize: Theme.fSmall
                    Accessible.ignored: true
                }
            }
            ActionButton {
                objectName: "signInButton"
                width: parent.width
                enabled: !root.busy
                text: root.busy ? qsTr("One moment…") : root.signingUp ? qsTr("Make account") : qsTr("Sign in")
                onClicked: root.submit()
            }
            LinkButton {
                objectName: "switchMode"
                anchors.horizontalCenter: parent.horizontalCenter
                enabled: !root.busy
                text: root.signingUp ? qsTr("I have an account") : qsTr("I have no account yet")
                onClicked: {
                    root.signingUp = !root.signingUp;
                    root.tried = false;
                    root.edited();
                    username.forceActiveFocus();
                }
            }
            LinkButton {
                objectName: "otherAccounts"
                visible: root.othersThere
                anchors.horizontalCenter: parent.horizontalCenter
                text: qsTr("Other accounts")
                onClicked: root.othersRequested()
            }
        }
    }
}
