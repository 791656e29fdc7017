// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Dunlin.Theme
import Dunlin.Controls

// A webhook that is to be made. Stays open until the server has taken it.
Sheet {
    id: root

    property bool busy: false
    property bool tried: false
    property string nameError
    property string urlError
    property string otherError
    readonly property bool outgoing: kind.current === 1
    readonly property bool hasName: name.text.trim() !== ""
    readonly property bool hasUrl: /^https:\/\/[^\s\/]+/i.test(url.text.trim())

    signal makeRequested(bool outgoing, string name, string url)

    function ask() {
        kind.current = 0;
        name.text = "";
        url.text = "";
        tried = false;
        forgive();
        open();
    }
    function forgive() {
        nameError = "";
        urlError = "";
        otherError = "";
    }
    function refused(text: string, field: string, code: string) {
        if (field === "url")
            urlError = qsTr("The server calls no such address: it has to be https, and not inside its own network.");
        else if (field === "name")
            nameError = text;
        else
            otherError = code === "conflict" ? qsTr("This channel has as many webhooks as a channel may have.") : code === "forbidden" ? qsTr("Only admins of the channel make webhooks.") : text;
    }
    function submit() {
        tried = true;
        if (busy || !hasName || (outgoing && !hasUrl)) {
            if (!hasName)
                name.forceActiveFocus();
            else if (outgoing && !hasUrl)
                url.forceActiveFocus();
            return;
        }
        forgive();
        makeRequested(outgoing, name.text.trim(), outgoing ? url.text.trim() : "");
    }

    title: qsTr("New webhook")
    onOpened: name.forceActiveFocus()

    Choice {
        id: kind

        objectName: "hookKind"
        anchors.left: parent.left
        name: qsTr("What it does")
        options: [qsTr("Posts here"), qsTr("Is told")]
        onPicked: index => {
            current = index;
            root.forgive();
        }
    }
    Label {
        width: parent.width
        text: root.outgoing ? qsTr("From now on every message that a person writes here is sent to this address, signed, in order.") : qsTr("You get an address at which another program posts into this channel. Whoever knows it can.")
        color: Theme.text2
        wrapMode: Text.Wrap
        lineHeight: 1.25
        font.pixelSize: Theme.fSmall
    }
    Field {
        id: name

        objectName: "hookName"
        width: parent.width
        label: qsTr("Name")
        hint: qsTr("Under it everybody sees it among the members.")
        error: root.tried && !root.hasName ? qsTr("A webhook needs a name.") : root.nameError
        maximumLength: 80
        onTextChanged: root.nameError = ""
        onAccepted: root.submit()
    }
    Field {
        id: url

        objectName: "hookUrl"
        visible: root.outgoing
        width: parent.width
        label: qsTr("Address")
        placeholder: "https://"
        error: root.tried && !root.hasUrl ? qsTr("An address that begins with https://.") : root.urlError
        input.inputMethodHints: Qt.ImhUrlCharactersOnly | Qt.ImhNoAutoUppercase
        onTextChanged: root.urlError = ""
        onAccepted: root.submit()
    }
    Label {
        objectName: "hookRefusal"
        visible: root.otherError !== ""
        width: parent.width
        text: root.otherError
        color: Theme.danger
        wrapMode: Text.Wrap
        font.pixelSize: Theme.fSmall
        Accessible.role: Accessible.AlertMessage
        Accessible.name: text
    }
    ActionButton {
        objectName: "makeHook"
        anchors.right: parent.right
        enabled: !root.busy
        text: root.busy ? qsTr("One moment…") : qsTr("Make the webhook")
        onClicked: root.submit()
    }
}
