// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Dunlin.Theme
import Dunlin.Controls

// The webhooks of a channel, for its admins: other programs that post there, and others that are told of its messages.
Rectangle {
    id: root

    // A ChannelHooks.
    required property var hooks
    property string channelId
    property bool offline: false

    signal closed
    signal copyRequested(string text)

    function look() {
        if (visible && !offline && channelId !== "")
            hooks.look(channelId);
    }

    color: Theme.surface
    onVisibleChanged: look()
    onOfflineChanged: look()
    onChannelIdChanged: look()

    // How deliveries go is of now as long as somebody looks.
    Timer {
        interval: 15000
        repeat: true
        running: root.visible && !root.offline
        onTriggered: root.look()
    }
    Connections {
        target: root.hooks

        function onMade(name: string, outgoing: bool, secret: string) {
            make.close();
            told.show(name, outgoing ? qsTr("The secret that signs what is sent there. It is shown this once: give it to the program that checks the signatures.") : qsTr("The address at which a program posts here. It is shown this once; whoever knows it can post, so keep it like a password."), secret);
        }
        function onRefused(text: string, field: string, code: string) {
            make.refused(text, field, code);
        }
    }
    PaneHeader {
        id: head

        width: parent.width
        showBack: true
        title: qsTr("Webhooks")
        onBack: root.closed()
    }
    ActionButton {
        id: add

        objectName: "newHookButton"
        visible: !root.offline
        anchors {
            top: head.bottom
            left: parent.left
            leftMargin: Theme.s4
        }
        iconName: "plus"
        text: qsTr("New webhook")
        onClicked: make.ask()
    }
    ListView {
        id: list

        objectName: "hookList"
        visible: !root.offline
        anchors {
            top: add.bottom
            topMargin: Theme.s3
            left: parent.left
            right: parent.right
            bottom: parent.bottom
        }
        clip: true
        model: root.hooks.list
        boundsBehavior: Flickable.StopAtBounds
        activeFocusOnTab: true
        keyNavigationEnabled: true
        Accessible.role: Accessible.List
        Accessible.name: qsTr("Webhooks")

        T.ScrollBar.vertical: ThinScrollBar {
        }
        delegate: HookRow {
            id: row

            onResumeRequested: root.hooks.resume(row.hookId)
            onRemoveRequested: {
                confirm.who = row.name;
                confirm.ask(row.hookId);
            }
        }
    }
    EmptyState {
        anchors.centerIn: parent
        visible: !root.offline && root.hooks.list.count === 0 && !root.hooks.list.busy
        iconName: "globe"
        title: qsTr("No webhooks")
        detail: qsTr("By a webhook another program posts into this channel, or is told of what is written in it.")
    }
    EmptyState {
        objectName: "hooksOffline"
        anchors.centerIn: parent
        visible: root.offline
        iconName: "wifi-off"
        title: qsTr("Not reachable just now")
        detail: qsTr("Webhooks are kept by the server: they are shown and changed while there is a connection to it.")
    }
    SkeletonRows {
        visible: !root.offline && root.hooks.list.busy && root.hooks.list.count === 0
        anchors.fill: list
    }
    NewHookSheet {
        id: make

        objectName: "newHookSheet"
        busy: root.hooks.making
        onMakeRequested: (outgoing, name, url) => root.hooks.make(outgoing, name, url)
    }
    SecretSheet {
        id: told

        objectName: "hookSecretSheet"
        onCopyRequested: text => root.copyRequested(text)
    }
    ConfirmSheet {
        id: confirm

        property string who

        objectName: "confirmRemoveHook"
        title: qsTr("Remove %1?").arg(who)
        text: qsTr("Its address or its secret is worth nothing from then on. What it wrote stays.")
        actionText: qsTr("Remove")
        onConfirmed: id => root.hooks.remove(id)
    }
}
