// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Dunlin.Theme
import Dunlin.Controls

// What the desktop is told of, and when it is left in peace.
Column {
    id: root

    // With `enabled`, `showsText`, `quietHours`, `quietFrom` and `quietTo`; null where nothing is told.
    required property var notifier
    readonly property bool told: notifier !== null && notifier.enabled
    readonly property bool quiet: told && notifier.quietHours

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
}
