// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Dunlin.Theme
import Dunlin.Controls

// How others see that one is there.
Column {
    id: root

    property string presence
    property bool known: false
    property bool showsLastSeen: true
    property bool offline: false

    signal presencePicked(string presence)
    signal showsLastSeenPicked(bool on)

    SectionTitle {
        text: qsTr("Status and privacy")
    }
    Flow {
        width: parent.width
        topPadding: Theme.s2
        spacing: Theme.s2
        Accessible.role: Accessible.Grouping
        Accessible.name: qsTr("Status")

        Chip {
            objectName: "statusOnline"
            text: qsTr("Online")
            iconName: "circle-check"
            checked: root.presence === "online"
            onClicked: root.presencePicked("online")
        }
        Chip {
            objectName: "statusAway"
            text: qsTr("Away")
            iconName: "clock"
            checked: root.presence === "away"
            onClicked: root.presencePicked("away")
        }
        Chip {
            objectName: "statusDnd"
            text: qsTr("Do not disturb")
            iconName: "circle-minus"
            checked: root.presence === "dnd"
            onClicked: root.presencePicked("dnd")
        }
        Chip {
            objectName: "statusInvisible"
            text: qsTr("Invisible")
            iconName: "eye-off"
            checked: root.presence === "invisible"
            onClicked: root.presencePicked("invisible")
        }
    }
    Label {
        width: parent.width
        topPadding: Theme.s2
        bottomPadding: Theme.s2
        text: root.presence === "invisible" ? qsTr("Others see you as not there. What you write is seen, of course.") : root.presence === "dnd" ? qsTr("Others see that you don't want to be disturbed, and this computer does not tell of new messages.") : root.presence === "away" ? qsTr("Others see that you are not at your computer.") : qsTr("Ten minutes without a key or a movement show you as away, until you are back.")
        color: Theme.text2
        wrapMode: Text.Wrap
        font.pixelSize: Theme.fCaption
    }
    Toggle {
        objectName: "lastSeenToggle"
        width: parent.width
        enabled: root.known && !root.offline
        text: qsTr("Show when I was last here")
        detail: qsTr("To those who may see your status, while you are not there.")
        checked: root.showsLastSeen
        onToggled: {
            const wanted = checked;
            // The switch shows what the server has taken.
            checked = Qt.binding(() => root.showsLastSeen);
            root.showsLastSeenPicked(wanted);
        }
    }
}
