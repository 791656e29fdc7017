// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Dunlin.Theme
import Dunlin.Controls

// Where the account is signed in, and what keeps others out of it.
Column {
    id: root

    required property var devices
    required property int total
    property bool offline: false

    signal renameRequested(string deviceId, string name)
    signal revokeRequested(string deviceId)
    signal passwordRequested(string current, string replacement)
    signal everywhereRequested

    function passwordTaken() {
        passwordSheet.close();
    }
    function passwordRefused(text: string) {
        passwordSheet.refuse(text);
    }

    SectionTitle {
        text: qsTr("Devices and password")
    }
    Label {
        visible: root.offline || root.total === 0
        width: parent.width
        text: root.offline ? qsTr("Devices and password can be changed when the connection is back.") : qsTr("Asking the server…")
        color: Theme.text2
        wrapMode: Text.Wrap
        font.pixelSize: Theme.fSmall
        bottomPadding: Theme.s2
    }
    Repeater {
        model: root.devices

        delegate: DeviceRow {
            id: row

            offline: root.offline
            onRenameRequested: renameSheet.ask(row.deviceId, row.name)
            onRevokeRequested: {
                confirmRevoke.who = row.shownName;
                confirmRevoke.ask(row.deviceId);
            }
        }
    }
    Flow {
        width: parent.width
        topPadding: Theme.s2
        spacing: Theme.s2

        ActionButton {
            objectName: "changePasswordButton"
            enabled: !root.offline
            primary: false
            iconName: "lock"
            text: qsTr("Change password")
            onClicked: passwordSheet.open()
        }
        ActionButton {
            objectName: "everywhereButton"
            enabled: !root.offline
            primary: false
            danger: true
            iconName: "log-out"
            text: qsTr("Sign out everywhere")
            onClicked: confirmEverywhere.open()
        }
    }
    RenameDeviceSheet {
        id: renameSheet

        onRenameRequested: (id, name) => root.renameRequested(id, name)
    }
    PasswordSheet {
        id: passwordSheet

        onChangeRequested: (current, replacement) => root.passwordRequested(current, replacement)
    }
    ConfirmSheet {
        id: confirmRevoke

        property string who

        title: qsTr("Sign %1 out?").arg(who)
        text: qsTr("It can't read or write anything any more until somebody signs in there again.")
        actionText: qsTr("Sign out")
        onConfirmed: id => root.revokeRequested(id)
    }
    ConfirmSheet {
        id: confirmEverywhere

        title: qsTr("Sign out everywhere?")
        text: qsTr("Every device is signed out, this one too, and what is kept here is removed. What waits in the outbox is lost.")
        actionText: qsTr("Sign out")
        onConfirmed: root.everywhereRequested()
    }
}
