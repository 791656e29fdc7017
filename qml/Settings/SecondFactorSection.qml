// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Dunlin.Theme
import Dunlin.Controls

// The second factor: whether it is on, and how to change that.
Column {
    id: root

    property bool known: false
    property bool on: false
    property bool offline: false

    signal beginRequested(string password)
    signal confirmRequested(string code)
    signal endRequested(string password, string code)
    signal copyRequested(string text)

    function begun(secret: string, uri: string) {
        if (begin.opened)
            begin.begun(secret, uri);
    }
    function turnedOn(codes: var) {
        begin.done(codes);
    }
    function turnedOff() {
        end.close();
    }
    function refused(text: string, field: string) {
        if (end.opened)
            end.refused(text, field);
        else
            begin.refused(text, field);
    }

    SectionTitle {
        text: qsTr("Second factor")
    }
    Label {
        objectName: "factorState"
        width: parent.width
        text: root.offline ? qsTr("It can be changed when the connection is back.") : !root.known ? qsTr("Asking the server…") : root.on ? qsTr("On: a sign-in asks for a code of your authenticator app.") : qsTr("Off: a sign-in asks for the password alone.")
        color: Theme.text2
        wrapMode: Text.Wrap
        font.pixelSize: Theme.fSmall
        bottomPadding: Theme.s2
    }
    ActionButton {
        objectName: "factorButton"
        anchors.left: parent.left
        enabled: root.known && !root.offline
        primary: false
        danger: root.on
        iconName: "key-round"
        text: root.on ? qsTr("Turn off") : qsTr("Turn on")
        Accessible.name: root.on ? qsTr("Turn the second factor off") : qsTr("Turn the second factor on")
        onClicked: if (root.on)
            end.open()
        else
            begin.open()
    }
    SecondFactorSheet {
        id: begin

        objectName: "factorSheet"
        onBeginRequested: password => root.beginRequested(password)
        onConfirmRequested: code => root.confirmRequested(code)
        onCopyRequested: text => root.copyRequested(text)
    }
    EndSecondFactorSheet {
        id: end

        objectName: "endFactorSheet"
        onEndRequested: (password, code) => root.endRequested(password, code)
    }
}
