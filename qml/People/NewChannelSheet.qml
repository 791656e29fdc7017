// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Dunlin.Theme
import Dunlin.Controls

// Making a channel: its name, who may find it, what it is for, and who is in it from the start.
Sheet {
    id: root

    required property var people
    required property int total
    required property bool busy
    property bool offline: false
    property string selfId
    // This device can seal and open.
    property bool sealable: true

    signal searchRequested(string text)
    signal createRequested(string name, string description, bool isPrivate, var memberIds, bool encrypted)

    property list<string> pickedIds
    property list<string> pickedNames
    property bool tried: false

    function submit() {
        tried = true;
        if (name.text.trim() === "") {
            name.forceActiveFocus();
            return;
        }
        close();
        createRequested(name.text.trim(), about.text.trim(), secret.checked, pickedIds, secret.checked && sealed.checked && sealable);
    }
    function unpick(position: int) {
        pickedIds = [...pickedIds.slice(0, position), ...pickedIds.slice(position + 1)];
        pickedNames = [...pickedNames.slice(0, position), ...pickedNames.slice(position + 1)];
    }

    title: qsTr("New channel")
    onAboutToShow: {
        tried = false;
        name.text = "";
        about.text = "";
        secret.checked = false;
        sealed.checked = true;
        pickedIds = [];
        pickedNames = [];
        searchRequested("");
    }
    onOpened: name.forceActiveFocus()

    Field {
        id: name

        objectName: "channelNameField"
        width: parent.width
        label: qsTr("Name")
        placeholder: qsTr("e.g. garden")
        maximumLength: 80
        error: root.tried && text.trim() === "" ? qsTr("A channel needs a name.") : ""
        onAccepted: root.submit()
    }
    Field {
        id: about

        objectName: "channelAboutField"
        width: parent.width
        label: qsTr("What it is for")
        placeholder: qsTr("optional")
        maximumLength: 500
        onAccepted: root.submit()
    }
    Toggle {
        id: secret

        objectName: "channelPrivateToggle"
        width: parent.width
        text: qsTr("Private")
        detail: checked ? qsTr("Only people who are added or have an invite link get in.") : qsTr("Everyone on this server can find and join it.")
    }
    Toggle {
        id: sealed

        objectName: "channelSealedToggle"
        visible: secret.checked
        enabled: root.sealable
        width: parent.width
        checked: true
        text: qsTr("End-to-end encrypted")
        detail: !root.sealable ? qsTr("Not from this device: its keys can't be read or are lost.") : checked ? qsTr("Texts, reactions and files are sealed. Not sealed: members, times, names, read marks, pins. It stays so for good.") : qsTr("Whoever runs the server can read what is written here.")
    }
    Label {
        objectName: "publicNotice"
        visible: !secret.checked
        width: parent.width
        text: qsTr("The server can read public channels; only private ones can be end-to-end encrypted.")
        color: Theme.text2
        wrapMode: Text.Wrap
        font.pixelSize: Theme.fCaption
    }
    Flow {
        width: parent.width
        spacing: Theme.s2
        visible: root.pickedIds.length > 0

        Repeater {
            model: root.pickedNames

            delegate: Chip {
                required property int index
                required property string modelData

                text: modelData
                iconName: "x"
                checked: true
                Accessible.role: Accessible.Button
                Accessible.name: qsTr("Don't add %1").arg(modelData)
                onClicked: root.unpick(index)
            }
        }
    }
    PeopleSearch {
        id: search

        width: parent.width
        height: Math.max(150, Math.min(240, root.room - 600))
        people: root.people
        total: root.total
        busy: root.busy
        offline: root.offline
        selfId: root.selfId
        actionText: qsTr("Add")
        doneIds: root.pickedIds
        doneText: qsTr("added")
        onSearchRequested: text => root.searchRequested(text)
        onPicked: (userId, personName) => {
            root.pickedIds = [...root.pickedIds, userId];
            root.pickedNames = [...root.pickedNames, personName];
        }
    }
    Row {
        anchors.right: parent.right
        spacing: Theme.s2

        ActionButton {
            primary: false
            text: qsTr("Cancel")
            onClicked: root.close()
        }
        ActionButton {
            objectName: "createChannelButton"
            text: qsTr("Create")
            onClicked: root.submit()
        }
    }
}
