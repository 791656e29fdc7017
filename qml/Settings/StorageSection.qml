// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Dunlin.Theme
import Dunlin.Controls

// What this account takes of the disk, and a way to let go of what the server has too.
Column {
    id: root

    // An OwnStorage; null: nothing is told of it.
    required property var storage
    property bool shown: false
    readonly property bool known: storage !== null && storage.known

    onShownChanged: if (shown && storage !== null)
        storage.look()
    Component.onCompleted: if (shown && storage !== null)
        storage.look()

    SectionTitle {
        text: qsTr("Storage")
    }
    Fact {
        objectName: "messagesFact"
        visible: root.known
        name: qsTr("Messages and keys")
        value: visible ? Times.bytes(root.storage.messages) : ""
    }
    Fact {
        objectName: "fetchedFact"
        visible: root.known
        name: qsTr("Fetched files and pictures")
        value: visible ? Times.bytes(root.storage.fetched) : ""
    }
    Fact {
        objectName: "waitingFact"
        visible: root.known && root.storage.waiting > 0
        name: qsTr("Waiting to be sent")
        value: visible ? Times.bytes(root.storage.waiting) : ""
    }
    ActionButton {
        objectName: "freeButton"
        anchors.left: parent.left
        visible: root.storage !== null
        enabled: root.known && root.storage.fetched > 0 && !root.storage.busy
        primary: false
        iconName: "hard-drive"
        text: qsTr("Free space")
        onClicked: confirm.open()
    }
    Label {
        id: refusal

        objectName: "storageRefusal"
        visible: text !== ""
        width: parent.width
        color: Theme.danger
        wrapMode: Text.Wrap
        font.pixelSize: Theme.fSmall
    }
    Connections {
        target: root.storage

        function onFreed() {
            refusal.text = "";
        }
        function onRefused() {
            refusal.text = qsTr("Nothing was removed: something that waits to be sent can't be read now.");
        }
    }
    ConfirmSheet {
        id: confirm

        objectName: "freeSheet"
        title: qsTr("Free space?")
        text: root.known ? qsTr("Files and pictures that were fetched (%1) are removed from this device, and are fetched again when you look at them. Messages, drafts, keys and what waits to be sent stay.").arg(Times.bytes(root.storage.fetched)) : ""
        actionText: qsTr("Remove them here")
        onConfirmed: root.storage.free()
    }
}
