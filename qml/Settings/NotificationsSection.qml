// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Dunlin.Theme
import Dunlin.Controls
import Dunlin.Bridge

// What the desktop is told of, and when it is left in peace.
Column {
    id: root

    // With `enabled`, `showsText`, `quietHours`, `quietFrom` and `quietTo`; null where nothing is told.
    required property var notifier
    // A PushRegistration; null where nothing wakes this device.
    property var push: null
    readonly property bool told: notifier !== null && notifier.enabled
    readonly property bool quiet: told && notifier.quietHours

    // Who wakes, or why nobody does.
    function pushDetail(state: int, distributor: string): string {
        switch (state) {
        case PushRegistration.NoDistributor:
            return qsTr("There is no push service on this device now.");
        case PushRegistration.Waiting:
            return qsTr("Waiting for an answer of %1 and of your server.").arg(distributor);
        case PushRegistration.On:
            return qsTr("By %1. It learns when, and nothing of what was written.").arg(distributor);
        case PushRegistration.NotByServer:
            return qsTr("Your server wakes nobody.");
        case PushRegistration.Refused:
            return qsTr("%1 or your server refused. It is tried again later.").arg(distributor);
        default:
            return qsTr("By the push service %1, which then learns when something comes, and nothing of what was written.").arg(distributor);
        }
    }

    SectionTitle {
        text: qsTr("Notifications")
    }
    Toggle {
        objectName: "notifyToggle"
        width: parent.width
        text: qsTr("Tell of new messages on the desktop")
        detail: qsTr("Not of muted channels, nor while your status is do not disturb.")
        checked: root.told
        onToggled: root.notifier.enabled = checked
    }
    Toggle {
        objectName: "notifyTextToggle"
        enabled: root.told
        width: parent.width
        text: qsTr("Show what was written")
        checked: root.notifier !== null && root.notifier.showsText
        onToggled: root.notifier.showsText = checked
    }
    Toggle {
        objectName: "quietToggle"
        enabled: root.told
        width: parent.width
        text: qsTr("Not at certain hours")
        detail: qsTr("Every day, on this computer. Reminders that you asked for come all the same.")
        checked: root.notifier !== null && root.notifier.quietHours
        onToggled: root.notifier.quietHours = checked
    }
    Flow {
        visible: root.quiet
        width: parent.width
        bottomPadding: Theme.s2
        spacing: Theme.s3

        TimeSpin {
            objectName: "quietFrom"
            name: qsTr("From")
            minutes: root.notifier !== null ? root.notifier.quietFrom : 0
            onPicked: minutes => root.notifier.quietFrom = minutes
        }
        Label {
            height: Theme.control
            verticalAlignment: Text.AlignVCenter
            text: qsTr("to")
        }
        TimeSpin {
            objectName: "quietTo"
            name: qsTr("To")
            minutes: root.notifier !== null ? root.notifier.quietTo : 0
            onPicked: minutes => root.notifier.quietTo = minutes
        }
    }
    Toggle {
        objectName: "pushToggle"
        visible: root.push !== null && root.push.offered
        width: parent.width
        text: qsTr("Wake this device when the program sleeps")
        detail: root.push !== null ? root.pushDetail(root.push.state, root.push.distributor) : ""
        checked: root.push !== null && root.push.enabled
        onToggled: root.push.enabled = checked
    }
}
