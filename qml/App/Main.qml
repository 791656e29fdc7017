// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Dunlin.Theme
import Dunlin.Controls
import Dunlin.Bridge

// The window: sign-in or the shell, whichever the account asks for.
T.ApplicationWindow {
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
    property bool invited: false
    property bool codeWanted: false
    // Null where nothing is told on the desktop.
    property DesktopNotifier notifier: null
    // Null where there is no icon in the tray.
    property Tray tray: null
    property OwnFigures figures: null
    // Null where nothing is recorded, or played.
    property VoiceRecorder recorder: null
    property VoicePlayer player: null
    // Null where no code is read.
    property CodeReader codes: null
    // Null where nothing is underlined.
    property Spelling spelling: null
    // Null where there is one account and no other is added.
    property AccountList accounts: null
    // By account, where its owner was when another was shown.
    property var places: ({})
    // Closing ends the program, whatever stands in the tray.
    property bool leaving: false
    property bool hiddenInTray: false
    onVisibleChanged: if (visible)
        hiddenInTray = false
    readonly property Shell shell: shells.count > 0 ? shells.itemAt(0) as Shell : null

    function comeForward() {
        if (visibility === Window.Minimized || visibility === Window.Hidden)
            show();
        raise();
        requestActivate();
    }
    // For pictures that are compared: what is another each time holds still.
    function hold(clock: string, colours: var) {
        Times.frozen = clock;
        Theme.chosenColours = colours;
    }
    function showAccounts() {
        if (accounts !== null)
            accountsSheet.open();
    }
    // Before another account is shown: afterwards its panes are gone.
    function keepPlace() {
        if (shell)
            places[session.userId] = shell.channelId;
    }
    // There is a first picture.
    function prepare() {
        if (shell)
            shell.prepare();
    }
    function openLink(link: string) {
        if (shell)
            shell.openInvite(link);
        else
            startInvite = link;
    }

    width: 1280
    height: 800
    minimumWidth: 320
    minimumHeight: 420
    visible: false
    readonly property int unread: accounts !== null ? accounts.unreadTotal : session.state === AccountSession.SignedIn ? session.channels.unreadTotal : 0
    title: unread > 0 ? qsTr("(%1) Dunlin").arg(unread) : qsTr("Dunlin")
    color: Theme.bg
    LayoutMirroring.enabled: Application.layoutDirection === Qt.RightToLeft
    LayoutMirroring.childrenInherit: true
    onClosing: close => {
        // The back gesture of Android closes the window.
        if (Qt.platform.os === "android" && shell && shell.goBack()) {
            close.accepted = false;
        } else if (!leaving && tray !== null && tray.available && tray.keepsRunning) {
            close.accepted = false;
            hiddenInTray = true;
            hide();
        }
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
        property: "highContrast"
        value: root.appearance.highContrast
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
    onSessionChanged: {
        errorText = "";
        errorCode = "";
        codeWanted = false;
    }
    Connections {
        target: root.accounts

        function onFailed(text: string) {
            if (root.shell)
                root.shell.tell(text, true);
            else
                root.errorText = text;
        }
    }
    Connections {
        target: root.session

        function onFailed(text: string, code: string) {
            if (root.session.state !== AccountSession.SignedIn) {
                root.errorText = text;
                root.errorCode = code;
            } else if (root.shell) {
                root.shell.tell(text, true);
            }
        }
        function onSecondFactorWanted(text: string) {
            root.codeWanted = true;
            root.errorText = text;
            root.errorCode = "unauthorized";
        }
        function onSignedOut(reason: string) {
            root.errorText = reason;
            root.errorCode = "";
        }
        function onSignedIn() {
            root.errorText = "";
            root.errorCode = "";
            root.codeWanted = false;
        }
    }
    Connections {
        target: root.tray

        function onActivated() {
            root.comeForward();
        }
        function onQuitRequested() {
            root.leaving = true;
            Qt.quit();
        }
        // Nobody shows icons any more: what is hidden in one would be lost.
        function onAvailableChanged() {
            if (!root.tray.available && root.hiddenInTray)
                root.showMinimized();
        }
    }
    Binding {
        when: root.tray !== null
        target: root.tray
        property: "unread"
        value: root.unread
    }
    Connections {
        target: root.notifier

        function onActivated(channelId: string, account: AccountSession) {
            root.comeForward();
            if (root.accounts !== null && account !== null && account !== root.session) {
                root.keepPlace();
                root.accounts.showAccount(account);
            }
            if (root.shell)
                root.shell.openChannel(channelId);
        }
    }
    Binding {
        when: root.notifier !== null
        target: root.notifier
        property: "shownChannel"
        value: root.shell !== null ? root.shell.channelOnScreen : ""
    }
    T.Action {
        shortcut: "Ctrl+Q"
        onTriggered: {
            root.leaving = true;
            Qt.quit();
        }
    }
    T.Action {
        shortcut: "Ctrl+Shift+A"
        onTriggered: root.showAccounts()
    }
    T.Action {
        shortcut: "Ctrl+D"
        onTriggered: root.appearance.flip()
    }
    Later {
        address: Qt.resolvedUrl("MainSignIn.qml")
        given: root
        kept: root.session.state === AccountSession.SignedOut || root.session.state === AccountSession.SigningIn
    }
    Repeater {
        id: shells

        // The panes are of one account from their beginning to their end: what is shown of another is made anew.
        model: root.session.state === AccountSession.SignedIn ? [root.session] : []
        onItemAdded: (index, item) => {
            const shell = item as Shell;
            const place = root.places[root.session.userId] ?? "";
            if (place !== "")
                shell.openChannel(place);
            if (root.startInvite === "")
                return;
            // Used up if the account was made with it; else it still leads into a channel.
            if (!root.invited)
                shell.openInvite(root.startInvite);
            root.startInvite = "";
        }
        onItemRemoved: (index, item) => (item as Shell).fold()

        delegate: Shell {
            required property AccountSession modelData

            objectName: "shell"
            anchors.fill: parent
            focus: true
            session: modelData
            elsewhere: root.accounts !== null ? root.accounts.unreadElsewhere : 0
            severalAccounts: root.accounts !== null
            onAccountsRequested: root.showAccounts()
            appearance: root.appearance
            clipboard: root.clipboard
            version: root.version
            windowActive: root.active
            notifier: root.notifier
            tray: root.tray
            figures: root.figures
            recorder: root.recorder
            codes: root.codes
            player: root.player
            spelling: root.spelling
        }
    }
    LaterSheet {
        id: accountsSheet

        objectName: "accountsSheet"
        address: Qt.resolvedUrl("MainAccounts.qml")
        given: root
    }
}
