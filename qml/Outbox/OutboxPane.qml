// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Dunlin.Theme
import Dunlin.Controls

// Everything that waits to be sent, or was refused: nothing that was written disappears unseen.
Rectangle {
    id: root

    required property var outbox
    required property int total
    property bool offline: false

    signal retryRequested(string opId)
    signal cancelRequested(string opId)
    signal editRequested(string opId, string text)
    signal pauseToggled(string opId, bool paused)
    // Now, and not when it is due.
    signal tryRequested

    color: Theme.surface

    PaneHeader {
        id: head

        width: parent.width
        title: qsTr("Outbox")

        IconButton {
            objectName: "tryNow"
            visible: root.offline && root.total > 0
            iconName: "rotate-cw"
            text: qsTr("Try to connect now")
            onClicked: root.tryRequested()
        }
    }
    ListView {
        id: list

        objectName: "outboxList"
        anchors {
            top: head.bottom
            left: parent.left
            right: parent.right
            bottom: parent.bottom
        }
        clip: true
        model: root.outbox
        boundsBehavior: Flickable.StopAtBounds
        activeFocusOnTab: true
        keyNavigationEnabled: true
        Accessible.role: Accessible.List
        Accessible.name: qsTr("Outbox")

        T.ScrollBar.vertical: ThinScrollBar {
        }
        delegate: OutboxRow {
            // The model calls it state, which an item has already.
            required property var model

            delivery: model.state
            onRetryRequested: root.retryRequested(opId)
            onCancelRequested: root.cancelRequested(opId)
            onEditRequested: root.editRequested(opId, text)
            onPauseToggled: on => root.pauseToggled(opId, on)
        }
    }
    EmptyState {
        anchors.centerIn: list
        visible: root.total === 0
        iconName: "check-check"
        title: qsTr("Everything is sent")
        detail: qsTr("What you write without a connection waits here and leaves by itself.")
    }
}
