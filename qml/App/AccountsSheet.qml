// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Dunlin.Theme
import Dunlin.Controls

// Whose messages this window shows: one of the accounts that are signed in here, or a further one.
Sheet {
    id: root

    required property var accounts
    required property int total

    signal picked(int row)
    signal addRequested

    function pick(row: int) {
        if (row < 0)
            return;
        close();
        picked(row);
    }

    title: qsTr("Accounts")

    ListView {
        id: list

        objectName: "accountList"
        // Rows reach to the edge of the sheet, as in the lists of the window.
        width: parent.width
        height: Math.min(contentHeight, Math.max(120, root.room - 240))
        clip: true
        focus: true
        model: root.accounts
        boundsBehavior: Flickable.StopAtBounds
        activeFocusOnTab: true
        keyNavigationEnabled: true
        highlightMoveDuration: 0
        Accessible.role: Accessible.List
        Accessible.name: qsTr("Accounts")
        Keys.onReturnPressed: root.pick(currentIndex)
        Keys.onEnterPressed: root.pick(currentIndex)

        T.ScrollBar.vertical: ThinScrollBar {
        }
        delegate: PersonRow {
            id: row

            required property int index
            required property string server
            required property int unread
            required property bool isShown
            required property bool isSignedIn

            objectName: "account" + index
            picture: ""
            width: list.width
            detail: isSignedIn ? qsTr("%1 on %2").arg("@" + username).arg(server) : qsTr("Has to sign in again on %1").arg(server)
            Accessible.name: unread > 0 ? qsTr("%1, %n unread message(s)", "", unread).arg(name) : name
            Accessible.selected: isShown
            onClicked: root.pick(index)

            Badge {
                anchors.verticalCenter: parent.verticalCenter
                count: row.unread
            }
            Icon {
                visible: row.isShown
                anchors.verticalCenter: parent.verticalCenter
                name: "check"
                tone: Theme.accent
            }
        }
    }
    Label {
        width: parent.width
        text: qsTr("All of them stay connected and tell of new messages. Signing out of one, in its settings, leaves the others as they are.")
        color: Theme.text2
        wrapMode: Text.Wrap
        lineHeight: 1.25
        font.pixelSize: Theme.fSmall
    }
    ActionButton {
        objectName: "addAccount"
        anchors.left: parent.left
        primary: root.total === 0
        iconName: "user-plus"
        text: qsTr("Add another account")
        onClicked: {
            root.close();
            root.addRequested();
        }
    }
}
