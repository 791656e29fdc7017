// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Templates as T
import Dunlin.Theme
import Dunlin.Controls

// How the client looks, who is signed in, and what this program is.
Rectangle {
    id: root

    // 0 as the desktop, 1 light, 2 dark.
    property int theme: 0
    property real textScale: 1
    property bool reduceMotion: false
    // 0 as the desktop, 1 normal, 2 high.
    property int contrast: 0
    // Empty: the system's.
    property string language
    property string userId
    property string username
    property string displayName
    property string serverUrl
    property string connectionText
    property int unsent: 0
    property string version

    required property var devices
    required property int deviceTotal
    property bool offline: false
    // A DesktopNotifier; null where nothing is told on the desktop.
    property var notifier: null
    // A PushRegistration; null where nothing wakes this device.
    property var push: null
    // With `available` and `keepsRunning`; null where there is no icon in the tray.
    property var tray: null
    // A Spelling; null where nothing is underlined.
    property var spelling: null
    // With `memory`, `load`, `wakeUps`, `firstFrame` and look(); null: not shown.
    property var figures: null
    property string presence: "online"
    property bool accountKnown: false
    property bool showsLastSeen: true
    property bool secondFactor: false
    // Whoever is signed in looks after the server.
    property bool serverAdmin: false
    // An Encryption; null: nothing is told of it.
    property var encryption: null
    // An OwnStorage; null: nothing is told of it.
    property var storage: null
    // Unread in accounts that are not shown.
    property int elsewhere: 0
    property bool severalAccounts: false

    signal accountsRequested
    signal keysRequested
    signal adminRequested
    signal presencePicked(string presence)
    signal showsLastSeenPicked(bool on)
    signal factorBeginRequested(string password)
    signal factorConfirmRequested(string code)
    signal factorEndRequested(string password, string code)
    signal copyRequested(string text)
    signal devicesRequested
    signal deviceRenameRequested(string deviceId, string name)
    signal deviceRevokeRequested(string deviceId)
    signal passwordRequested(string current, string replacement)
    signal everywhereRequested
    signal themePicked(int theme)
    signal textScalePicked(real scale)
    signal languagePicked(string language)
    signal reduceMotionPicked(bool on)
    signal contrastPicked(int contrast)
    signal signOutRequested
    signal nameChosen(string name)

    function passwordTaken() {
        security.passwordTaken();
    }
    function passwordRefused(text: string) {
        security.passwordRefused(text);
    }

    function factorBegun(secret: string, uri: string) {
        factor.begun(secret, uri);
    }
    function factorOn(codes: var) {
        factor.turnedOn(codes);
    }
    function factorOff() {
        factor.turnedOff();
    }
    function factorRefused(text: string, field: string) {
        factor.refused(text, field);
    }

    function showTop() {
        page.contentY = 0;
    }
    function showEncryption() {
        page.contentY = Math.max(0, Math.min(keys.y, page.contentHeight - page.height));
    }

    color: Theme.bg
    onVisibleChanged: if (visible)
        devicesRequested()
    onOfflineChanged: if (visible && !offline)
        devicesRequested()

    Flickable {
        id: page

        anchors.fill: parent
        contentHeight: column.implicitHeight + 2 * Theme.s6
        boundsBehavior: Flickable.StopAtBounds
        clip: true

        T.ScrollBar.vertical: ThinScrollBar {
        }

        Column {
            id: column

            anchors {
                horizontalCenter: parent.horizontalCenter
                top: parent.top
                topMargin: Theme.s4
            }
            width: Math.min(560, root.width - 2 * Theme.s4)

            Heading {
                width: parent.width
                text: qsTr("Settings")
            }
            SectionTitle {
                text: qsTr("Appearance")
            }
            Item {
                width: parent.width
                height: themeChoice.height + Theme.s3

                Label {
                    anchors.verticalCenter: parent.verticalCenter
                    anchors.left: parent.left
                    text: qsTr("Theme")
                }
                Choice {
                    id: themeChoice

                    objectName: "themeChoice"
                    anchors {
                        right: parent.right
                        verticalCenter: parent.verticalCenter
                    }
                    name: qsTr("Theme")
                    options: [qsTr("System"), qsTr("Light"), qsTr("Dark")]
                    current: root.theme
                    onPicked: index => root.themePicked(index)
                }
            }
            Item {
                width: parent.width
                height: slider.height + Theme.s3

                Label {
                    anchors.verticalCenter: parent.verticalCenter
                    anchors.left: parent.left
                    text: qsTr("Text size")
                }
                Label {
                    anchors {
                        right: slider.left
                        rightMargin: Theme.s3
                        verticalCenter: parent.verticalCenter
                    }
                    text: qsTr("%1 %").arg(Math.round(root.textScale * 100))
                    color: Theme.text2
                    font.pixelSize: Theme.fSmall
                }
                TextSlider {
                    id: slider

                    objectName: "textSlider"
                    anchors {
                        right: parent.right
                        verticalCenter: parent.verticalCenter
                    }
                    implicitWidth: Math.min(200, column.width * 0.42)
                    name: qsTr("Text size")
                    from: 0.8
                    to: 2
                    stepSize: 0.1
                    value: root.textScale
                    onMoved: root.textScalePicked(value)
                }
            }
            LanguageRow {
                objectName: "languageRow"
                width: parent.width
                language: root.language
                onPicked: which => root.languagePicked(which)
            }
            SpellingRow {
                objectName: "spellingToggle"
                width: parent.width
                spelling: root.spelling
                shown: root.visible
            }
            Item {
                width: parent.width
                height: contrastChoice.height + Theme.s3

                Label {
                    anchors.verticalCenter: parent.verticalCenter
                    anchors.left: parent.left
                    text: qsTr("Contrast")
                }
                Choice {
                    id: contrastChoice

                    objectName: "contrastChoice"
                    anchors {
                        right: parent.right
                        verticalCenter: parent.verticalCenter
                    }
                    name: qsTr("Contrast")
                    options: [qsTr("System"), qsTr("Normal"), qsTr("High")]
                    current: root.contrast
                    onPicked: index => root.contrastPicked(index)
                }
            }
            Toggle {
                objectName: "motionToggle"
                width: parent.width
                text: qsTr("Reduce motion")
                checked: root.reduceMotion
                onToggled: root.reduceMotionPicked(checked)
            }
            NotificationsSection {
                objectName: "notificationsSection"
                visible: root.notifier !== null
                width: parent.width
                notifier: root.notifier
                push: root.push
            }
            SectionTitle {
                visible: trayToggle.visible
                text: qsTr("Window")
            }
            Toggle {
                id: trayToggle

                objectName: "trayToggle"
                visible: root.tray !== null && root.tray.available
                width: parent.width
                text: qsTr("Keep running when the window is closed")
                detail: qsTr("As an icon in the tray, which counts what is unread. Ctrl+Q ends the program.")
                checked: root.tray !== null && root.tray.keepsRunning
                onToggled: root.tray.keepsRunning = checked
            }
            SectionTitle {
                text: qsTr("Account")
            }
            Item {
                width: parent.width
                height: Theme.grown(72)

                Avatar {
                    id: face

                    anchors {
                        left: parent.left
                        verticalCenter: parent.verticalCenter
                    }
                    size: 52
                    key: root.userId
                    name: root.displayName === "" ? root.username : root.displayName
                }
                Label {
                    id: who

                    anchors {
                        left: face.right
                        leftMargin: Theme.s4
                        right: nameButton.left
                        rightMargin: Theme.s2
                        bottom: parent.verticalCenter
                        bottomMargin: 1
                    }
                    text: root.displayName === "" ? root.username : root.displayName
                    elide: Text.ElideRight
                    strong: true
                    font.pixelSize: Theme.fTitle
                }
                Label {
                    anchors {
                        left: who.left
                        right: who.right
                        top: parent.verticalCenter
                        topMargin: 2
                    }
                    text: "@" + root.username
                    color: Theme.text2
                    elide: Text.ElideRight
                    font.pixelSize: Theme.fSmall
                }
                IconButton {
                    id: nameButton

                    objectName: "nameButton"
                    anchors {
                        right: parent.right
                        verticalCenter: parent.verticalCenter
                    }
                    enabled: !root.offline
                    iconName: "pencil"
                    text: qsTr("Change your name")
                    onClicked: nameSheet.ask(root.displayName === "" ? root.username : root.displayName)
                }
            }
            Fact {
                name: qsTr("Server")
                value: root.serverUrl
            }
            Fact {
                name: qsTr("Connection")
                value: root.connectionText === "" ? qsTr("Connected") : root.connectionText
            }
            Fact {
                visible: root.unsent > 0
                name: qsTr("Unsent")
                value: qsTr("%n message(s) wait in the outbox", "", root.unsent)
            }
            ActionButton {
                objectName: "adminButton"
                anchors.left: parent.left
                visible: root.serverAdmin
                primary: false
                iconName: "shield"
                text: qsTr("Look after this server")
                onClicked: root.adminRequested()
            }
            Item {
                visible: root.serverAdmin
                width: parent.width
                height: Theme.s2
            }
            ActionButton {
                objectName: "accountsButton"
                anchors.left: parent.left
                visible: root.severalAccounts
                primary: false
                iconName: "users"
                text: root.elsewhere > 0 ? qsTr("Other accounts (%1 unread)").arg(root.elsewhere) : qsTr("Other accounts")
                onClicked: root.accountsRequested()
            }
            Item {
                visible: root.severalAccounts
                width: parent.width
                height: Theme.s2
            }
            ActionButton {
                objectName: "signOutButton"
                anchors.left: parent.left
                primary: false
                danger: true
                iconName: "log-out"
                text: qsTr("Sign out")
                onClicked: confirm.open()
            }
            StatusSection {
                objectName: "statusSection"
                width: parent.width
                presence: root.presence
                known: root.accountKnown
                showsLastSeen: root.showsLastSeen
                offline: root.offline
                onPresencePicked: which => root.presencePicked(which)
                onShowsLastSeenPicked: on => root.showsLastSeenPicked(on)
            }
            SecondFactorSection {
                id: factor

                objectName: "factorSection"
                width: parent.width
                known: root.accountKnown
                on: root.secondFactor
                offline: root.offline
                onBeginRequested: password => root.factorBeginRequested(password)
                onConfirmRequested: code => root.factorConfirmRequested(code)
                onEndRequested: (password, code) => root.factorEndRequested(password, code)
                onCopyRequested: text => root.copyRequested(text)
            }
            EncryptionSection {
                id: keys

                objectName: "encryptionSection"
                visible: root.encryption !== null
                width: parent.width
                encryption: root.encryption
                offline: root.offline
            }
            DevicesSection {
                id: security

                objectName: "devicesSection"
                width: parent.width
                devices: root.devices
                total: root.deviceTotal
                offline: root.offline
                onRenameRequested: (id, name) => root.deviceRenameRequested(id, name)
                onRevokeRequested: id => root.deviceRevokeRequested(id)
                onPasswordRequested: (current, replacement) => root.passwordRequested(current, replacement)
                onEverywhereRequested: root.everywhereRequested()
            }
            StorageSection {
                objectName: "storageSection"
                visible: root.storage !== null
                width: parent.width
                storage: root.storage
                shown: root.visible
            }
            SectionTitle {
                text: qsTr("About")
            }
            Item {
                width: parent.width
                height: 64

                Image {
                    id: mark

                    anchors {
                        left: parent.left
                        verticalCenter: parent.verticalCenter
                    }
                    width: 44
                    height: 44
                    sourceSize.width: 88
                    sourceSize.height: 88
                    source: "qrc:/dunlin/app/dunlin.svg"
                    Accessible.ignored: true
                }
                Label {
                    anchors {
                        left: mark.right
                        leftMargin: Theme.s3
                        right: parent.right
                        verticalCenter: parent.verticalCenter
                    }
                    text: qsTr("Dunlin %1").arg(root.version)
                    strong: true
                }
            }
            Label {
                width: parent.width
                text: qsTr("Chat on your own server. Free software under the GNU General Public License, version 3 or later. With the typeface Inter (SIL Open Font License) and icons of Lucide (ISC).")
                color: Theme.text2
                wrapMode: Text.Wrap
                lineHeight: 1.25
                font.pixelSize: Theme.fSmall
            }
            ActionButton {
                objectName: "keysButton"
                anchors.left: parent.left
                visible: !Theme.touch
                primary: false
                text: qsTr("Keyboard (F1)")
                onClicked: root.keysRequested()
            }
            FiguresSection {
                objectName: "figuresSection"
                visible: root.figures !== null
                width: parent.width
                figures: root.figures
                shown: root.visible
            }
        }
    }
    NameSheet {
        id: nameSheet

        objectName: "nameSheet"
        onNameChosen: name => root.nameChosen(name)
    }
    ConfirmSheet {
        id: confirm

        title: qsTr("Sign out?")
        text: root.unsent > 0 ? qsTr("%n message(s) not yet sent will be lost, and everything kept on this device is removed.", "", root.unsent) : qsTr("Everything kept on this device is removed. Your messages stay on the server.")
        actionText: qsTr("Sign out")
        onConfirmed: root.signOutRequested()
    }
}
