// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Dunlin.Theme
import Dunlin.Controls

// The server, for its admins: how it is, who is on it, who may come, what is on it, and what was done.
Rectangle {
    id: root

    // An AdminDesk.
    required property var desk
    property bool offline: false
    property string selfId
    property int part: 0

    signal back
    signal copyRequested(string text)

    function look() {
        if (!visible || offline)
            return;
        if (part === 0)
            desk.refreshStats();
        else if (part === 1)
            users.look();
        else if (part === 2)
            desk.refreshInvites();
        else if (part === 3)
            desk.refreshChannels();
        else
            desk.refreshAudit();
    }

    color: Theme.bg
    onVisibleChanged: look()
    onOfflineChanged: look()
    onPartChanged: look()

    // The figures are of now as long as somebody looks at them.
    Timer {
        interval: 5000
        repeat: true
        running: root.visible && !root.offline && root.part === 0
        onTriggered: root.desk.refreshStats()
    }
    Connections {
        target: root.desk

        function onPasswordMade(username: string, password: string) {
            secret.show(qsTr("New password of %1").arg(username), qsTr("It is shown this once. All devices of the account are signed out; give the password to its owner by another way, and have it changed."), password);
        }
        function onInviteMade(url: string) {
            secret.show(qsTr("Invite to this server"), qsTr("It is shown this once. Whoever has the link can make an account; give it only to people you mean."), url);
        }
    }
    PaneHeader {
        id: head

        width: parent.width
        showBack: true
        title: qsTr("This server")
        onBack: root.back()
    }
    Flickable {
        id: tabs

        anchors {
            top: head.bottom
            left: parent.left
            right: parent.right
            leftMargin: Theme.s4
            rightMargin: Theme.s4
        }
        height: choice.height + Theme.s3
        contentWidth: Math.max(width, choice.width)
        flickableDirection: Flickable.HorizontalFlick
        boundsBehavior: Flickable.StopAtBounds
        clip: true

        Choice {
            id: choice

            objectName: "adminParts"
            anchors.left: parent.left
            name: qsTr("Parts of the administration")
            options: [qsTr("Overview"), qsTr("People"), qsTr("Invites"), qsTr("Channels"), qsTr("Log")]
            current: root.part
            onPicked: index => root.part = index
        }
    }
    Item {
        id: room

        anchors {
            top: tabs.bottom
            bottom: parent.bottom
            horizontalCenter: parent.horizontalCenter
        }
        width: Math.min(760, root.width)

        OverviewPart {
            objectName: "adminOverview"
            anchors.fill: parent
            visible: root.part === 0 && !empty.visible
            desk: root.desk
        }
        UsersPart {
            id: users

            objectName: "adminUsers"
            anchors.fill: parent
            visible: root.part === 1 && !empty.visible
            desk: root.desk
            selfId: root.selfId
        }
        InvitesPart {
            objectName: "adminInvites"
            anchors.fill: parent
            visible: root.part === 2 && !empty.visible
            desk: root.desk
        }
        ChannelsPart {
            objectName: "adminChannels"
            anchors.fill: parent
            visible: root.part === 3 && !empty.visible
            desk: root.desk
        }
        AuditPart {
            objectName: "adminAudit"
            anchors.fill: parent
            visible: root.part === 4 && !empty.visible
            desk: root.desk
        }
        EmptyState {
            id: empty

            anchors.centerIn: parent
            visible: root.offline
            iconName: "wifi-off"
            title: qsTr("Not reachable just now")
            detail: qsTr("A server is looked after while there is a connection to it.")
        }
    }
    SecretSheet {
        id: secret

        onCopyRequested: text => root.copyRequested(text)
    }
}
