// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Controls.Basic as C
import Dunlin.Theme
import Dunlin.Bridge
import Dunlin.SignIn

// The window: sign-in or the shell, whichever the account asks for.
C.ApplicationWindow {
    id: root

    required property AccountSession session
    required property Appearance appearance
    required property Clipboard clipboard
    required property string version
    // From the command line.
    property string startServer
    property string startInvite
    // The code of the last failed sign-in.
    property string errorCode
    property string errorText
    readonly property alias shell: shellLoader.item

    function openLink(link: string) {
        if (session.state === AccountSession.SignedIn && shellLoader.item)
            (shellLoader.item as Shell).openInvite(link);
        else
            startInvite = link;
    }

    width: 1280
    height: 800
    minimumWidth: 320
    minimumHeight: 420
    visible: false
    title: session.state === AccountSession.SignedIn && session.channels.unreadTotal > 0 ? qsTr("(%1) Dunlin").arg(session.channels.unreadTotal) : qsTr("Dunlin")
    color: Theme.bg
    LayoutMirroring.enabled: Application.layoutDirection === Qt.RightToLeft
    LayoutMirroring.childrenInherit: true
    onClosing: close => {
        // The back gesture of Android closes the window.
        if (Qt.platform.os === "android" && shellLoader.item && (shellLoader.item as Shell).goBack())
            close.accepted = false;
    }

    Binding {
        target: Theme
        property: "dark"
        value: root.appearance.dark
    }
    Binding {
        target: Theme
        property: "textScale"
        value: root.appearance.textScale
    }
    Binding {
        target: Theme
        property: "reduceMotion"
        value: root.appearance.reduceMotion
    }
    Binding {
        target: Theme
        property: "touch"
        value: root.width < 600
    }
    Connections {
        target: root.session

        function onFailed(text: string, code: string) {
            if (root.session.state !== AccountSession.SignedIn) {
                root.errorText = text;
                root.errorCode = code;
            } else if (shellLoader.item) {
                (shellLoader.item as Shell).tell(text, true);
            }
        }
        function onSignedOut(reason: string) {
            root.errorText = reason;
            root.errorCode = "";
        }
        function onSignedIn() {
            root.errorText = "";
            root.errorCode = "";
        }
    }
    C.Action {
        shortcut: "Ctrl+D"
        onTriggered: root.appearance.flip()
    }
    Loader {
        id: signInLoader

        anchors.fill: parent
        active: root.session.state === AccountSession.SignedOut || root.session.state === AccountSession.SigningIn
        focus: active
        sourceComponent: SignInPage {
            objectName: "signInPage"
            focus: true
            busy: root.session.state === AccountSession.SigningIn
            error: root.errorText
            errorCode: root.errorCode
            startServer: root.startServer
            startInvite: root.startInvite
            onEdited: {
                root.errorText = "";
                root.errorCode = "";
            }
            onSignInRequested: (server, username, password) => root.session.signIn(server, username, password)
            onSignUpRequested: (server, username, password, displayName, invite) => root.session.signUp(server, username, password, displayName, invite)
        }
    }
    Loader {
        id: shellLoader

        anchors.fill: parent
        active: root.session.state === AccountSession.SignedIn
        focus: active
        sourceComponent: Shell {
            objectName: "shell"
            focus: true
            session: root.session
            appearance: root.appearance
            clipboard: root.clipboard
            version: root.version
            windowActive: root.active
            onReady: if (root.startInvite !== "") {
                openInvite(root.startInvite);
                root.startInvite = "";
            }
        }
    }
}
