// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Dunlin.Theme
import Dunlin.Controls

// What admins and owners set for a channel: its name, what it is for, how long messages stay, how fast one may write.
// Stays open until the server has taken it.
Sheet {
    id: root

    property string channelId
    property bool direct: false
    property bool busy: false
    property bool tried: false
    // keep, delivered, expire.
    property string mode: "keep"
    property real ttl: 0
    property int slowMode: 0
    readonly property real hour: 3600000
    readonly property var times: offered([hour, 24 * hour, 7 * 24 * hour, 30 * 24 * hour], ttl)
    readonly property var pauses: offered([0, 10, 60, 300, 3600], slowMode)

    signal changeRequested(string channelId, string name, string description, string retention, real ttl, int slowMode)

    // What is set now can be kept, whoever set it.
    function offered(usual: var, now: real): var {
        return usual.includes(now) ? usual : [now, ...usual];
    }
    function ask(id: string, card: var) {
        channelId = id;
        direct = card.kind === "direct";
        name.text = card.name ?? "";
        about.text = card.description ?? "";
        mode = card.retention ?? "keep";
        ttl = mode === "expire" ? card.retentionTtl : 24 * hour;
        slowMode = card.slowMode ?? 0;
        busy = false;
        tried = false;
        open();
    }
    function taken(id: string) {
        if (id === channelId)
            close();
    }
    function refused() {
        busy = false;
    }
    function submit() {
        tried = true;
        if (busy || (!direct && name.text.trim() === ""))
            return;
        busy = true;
        changeRequested(channelId, name.text.trim(), about.text.trim(), mode, ttl, slowMode);
    }

    title: direct ? qsTr("Conversation settings") : qsTr("Channel settings")
    onOpened: if (direct)
        keep.forceActiveFocus();
    else
        name.forceActiveFocus()

    Field {
        id: name

        objectName: "settingsName"
        visible: !root.direct
        width: parent.width
        label: qsTr("Name")
        maximumLength: 80
        error: root.tried && text.trim() === "" ? qsTr("A channel needs a name.") : ""
        onAccepted: root.submit()
    }
    Field {
        id: about

        objectName: "settingsAbout"
        visible: !root.direct
        width: parent.width
        label: qsTr("What it is for")
        maximumLength: 500
        onAccepted: root.submit()
    }
    Column {
        width: parent.width
        spacing: Theme.s2

        Label {
            text: qsTr("How long messages stay")
            font.pixelSize: Theme.fSmall
            font.weight: Font.Medium
        }
        Flow {
            width: parent.width
            spacing: Theme.s2

            Chip {
                id: keep

                objectName: "retentionKeep"
                text: qsTr("For good")
                checked: root.mode === "keep"
                onClicked: root.mode = "keep"
            }
            Chip {
                objectName: "retentionExpire"
                text: qsTr("For a time")
                iconName: "timer"
                checked: root.mode === "expire"
                onClicked: root.mode = "expire"
            }
            Chip {
                objectName: "retentionDelivered"
                text: qsTr("Until everybody has them")
                iconName: "check-check"
                checked: root.mode === "delivered"
                onClicked: root.mode = "delivered"
            }
        }
        Flow {
            visible: root.mode === "expire"
            width: parent.width
            spacing: Theme.s2
            Accessible.role: Accessible.Grouping
            Accessible.name: qsTr("Time")

            Repeater {
                model: root.times

                delegate: Chip {
                    required property real modelData

                    text: Times.span(modelData)
                    checked: root.ttl === modelData
                    onClicked: root.ttl = modelData
                }
            }
        }
        Label {
            width: parent.width
            text: (root.mode === "keep" ? qsTr("Messages stay until somebody deletes them.") : root.mode === "expire" ? qsTr("Each message goes by itself after this time, from the server and from every device.") : qsTr("Each message goes from the server once every device of every member has it. Who comes later finds nothing of it.")) + " " + qsTr("What was written before keeps the rule that held then.")
            color: Theme.text2
            wrapMode: Text.Wrap
            font.pixelSize: Theme.fCaption
        }
    }
    Column {
        visible: !root.direct
        width: parent.width
        spacing: Theme.s2

        Label {
            text: qsTr("Slow mode")
            font.pixelSize: Theme.fSmall
            font.weight: Font.Medium
        }
        Flow {
            width: parent.width
            spacing: Theme.s2

            Repeater {
                model: root.pauses

                delegate: Chip {
                    required property int modelData

                    objectName: "slow" + modelData
                    text: modelData === 0 ? qsTr("Off") : Times.span(modelData * 1000)
                    checked: root.slowMode === modelData
                    onClicked: root.slowMode = modelData
                }
            }
        }
        Label {
            width: parent.width
            text: root.slowMode === 0 ? qsTr("Everybody writes as often as they like.") : qsTr("Members wait this long between two messages. Admins and owners don't.")
            color: Theme.text2
            wrapMode: Text.Wrap
            font.pixelSize: Theme.fCaption
        }
    }
    ActionButton {
        objectName: "channelSettingsConfirm"
        anchors.right: parent.right
        enabled: !root.busy
        text: root.busy ? qsTr("One moment…") : qsTr("Save")
        onClicked: root.submit()
    }
}
