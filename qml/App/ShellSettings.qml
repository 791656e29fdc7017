// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Dunlin.Controls
import Dunlin.Settings

// The settings over all panes: what they show, and what the session and the look do with what is set.
SettingsPage {
    id: root

    required property Later modelData
    readonly property Shell shell: modelData.given as Shell

    objectName: "settingsPage"
    visible: modelData.shown
    x: shell.pageX
    width: shell.pageWidth
    height: shell.pageHeight
    theme: shell.appearance.theme
    textScale: shell.appearance.textScale
    reduceMotion: shell.appearance.reduceMotion
    contrast: shell.appearance.contrast
    language: shell.appearance.language
    userId: shell.session.userId
    username: shell.session.username
    displayName: shell.session.displayName
    serverUrl: shell.session.serverUrl
    connectionText: shell.session.connectionText
    unsent: shell.session.pendingCount + shell.session.failedCount
    version: shell.version
    elsewhere: shell.elsewhere
    severalAccounts: shell.severalAccounts
    devices: shell.session.deviceList
    deviceTotal: shell.session.deviceList.count
    offline: shell.offline
    notifier: shell.notifier
    push: shell.session.push
    tray: shell.tray
    figures: shell.figures
    spelling: shell.spelling
    presence: shell.session.presence
    accountKnown: shell.session.accountKnown
    showsLastSeen: shell.session.showsLastSeen
    secondFactor: shell.session.hasSecondFactor
    serverAdmin: shell.session.serverAdmin
    encryption: shell.session.encryption
    storage: shell.session.storage
    onThemePicked: which => shell.appearance.theme = which
    onTextScalePicked: scale => shell.appearance.textScale = scale
    onLanguagePicked: which => shell.appearance.language = which
    onContrastPicked: which => shell.appearance.contrast = which
    onReduceMotionPicked: on => shell.appearance.reduceMotion = on
    onNameChosen: name => shell.session.setDisplayName(name)
    onSignOutRequested: shell.session.signOut()
    onAccountsRequested: shell.accountsRequested()
    onKeysRequested: shell.sheets.keyMap.open()
    onPresencePicked: which => shell.session.setPresence(which)
    onShowsLastSeenPicked: on => shell.session.setShowsLastSeen(on)
    onFactorBeginRequested: password => shell.session.beginSecondFactor(password)
    onFactorConfirmRequested: code => shell.session.confirmSecondFactor(code)
    onFactorEndRequested: (password, code) => shell.session.endSecondFactor(password, code)
    onCopyRequested: text => shell.copy(text)
    onDevicesRequested: {
        shell.session.refreshDevices();
        shell.session.refreshAccount();
        shell.session.encryption.refresh();
        shell.session.encryption.lookForPassphrase();
    }
    onDeviceRenameRequested: (id, name) => shell.session.renameDevice(id, name)
    onDeviceRevokeRequested: id => shell.session.revokeDevice(id)
    onPasswordRequested: (current, replacement) => shell.session.changePassword(current, replacement)
    onEverywhereRequested: shell.session.signOutEverywhere()
    onAdminRequested: shell.way.pick(Way.Admin)

    Connections {
        target: root.shell.session

        function onPasswordChanged() {
            root.passwordTaken();
        }
        function onPasswordRefused(text: string) {
            root.passwordRefused(text);
        }
        function onSecondFactorBegun(secret: string, uri: string) {
            root.factorBegun(secret, uri);
        }
        function onSecondFactorOn(recoveryCodes: list<string>) {
            root.factorOn(recoveryCodes);
        }
        function onSecondFactorOff() {
            root.factorOff();
        }
        function onSecondFactorRefused(text: string, field: string) {
            root.factorRefused(text, field);
        }
    }
}
