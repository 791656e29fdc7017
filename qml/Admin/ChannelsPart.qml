// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Dunlin.Controls

// Every channel of the server.
Item {
    id: root

    required property var desk

    ListView {
        id: list

        objectName: "adminChannelList"
        anchors.fill: parent
        clip: true
        model: root.desk.channels
        boundsBehavior: Flickable.StopAtBounds
        activeFocusOnTab: true
        keyNavigationEnabled: true
        Accessible.role: Accessible.List
        Accessible.name: qsTr("Channels")
        onAtYEndChanged: if (atYEnd && visible)
            root.desk.moreChannels()

        T.ScrollBar.vertical: ThinScrollBar {
        }
        delegate: ChannelRecordRow {
            id: row

            onRemoveRequested: {
                confirm.name = row.title;
                confirm.ask(row.channelId);
            }
        }
    }
    EmptyState {
        anchors.centerIn: list
        visible: root.desk.channels.count === 0 && !root.desk.channels.busy
        iconName: "hash"
        title: qsTr("No channels yet")
        detail: qsTr("What people make shows here.")
    }
    SkeletonRows {
        visible: root.desk.channels.busy && root.desk.channels.count === 0
        anchors.fill: list
    }
    ConfirmSheet {
        id: confirm

        property string name

        title: qsTr("Remove %1?").arg(name)
        text: qsTr("Every message and file in it is gone for all its members, and can't be brought back.")
        actionText: qsTr("Remove")
        onConfirmed: id => root.desk.removeChannel(id)
    }
}
