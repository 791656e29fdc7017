// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Dunlin.Controls
import Dunlin.Bridge
import Dunlin.SignIn

// The sign-in over the whole window, for the account that it shows.
SignInPage {
    id: root

    required property Later modelData
    readonly property Main main: modelData.given as Main

    objectName: "signInPage"
    anchors.fill: parent
    busy: main.session.state === AccountSession.SigningIn
    error: main.errorText
    errorCode: main.errorCode
    codeWanted: main.codeWanted
    keyringSilent: main.session.keyringSilent
    othersThere: main.accounts !== null && main.accounts.count > (main.session.username === "" ? 0 : 1)
    startServer: main.startServer
    startInvite: main.startInvite
    onKeyringRequested: main.session.askKeyring()
    onOthersRequested: main.showAccounts()
    onEdited: {
        main.errorText = "";
        main.errorCode = "";
    }
    onCodeForgotten: main.codeWanted = false
    onSignInRequested: (server, username, password, code) => main.session.signIn(server, username, password, code)
    onSignUpRequested: (server, username, password, displayName, invite) => {
        main.invited = invite !== "";
        main.session.signUp(server, username, password, displayName, invite);
    }
}
