// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Dunlin.Controls

// Everything one can do with a message; what does not apply to it is not there.
ActionMenu {
    id: root

    property bool mayReact: false
    property string reactReason
    property bool mayReply: false
    property bool mayEdit: false
    property bool mayDelete: false
    property bool mayCopy: false
    property bool mayForward: false
    // Whose profile there is to see; empty: nobody's.
    property string sender
    property bool mayPin: false
    property bool mayThread: false
    // It was changed, and it is one's own that others have.
    property bool mayWordings: false
    property bool mayReaders: false
    property bool pinned: false
    // When it goes by itself; empty when it stays.
    property string fate

    // An address that is in it.
    property string link

    signal linkRequested
    signal forwardRequested
    signal profileRequested
    signal reactRequested
    signal replyRequested
    signal threadRequested
    signal wordingsRequested
    signal readersRequested
    signal editRequested
    signal copyRequested
    signal pinRequested
    signal deleteRequested

    MenuRow {
        visible: root.fate !== ""
        enabled: false
        iconName: "timer"
        text: root.fate
    }
    MenuRow {
        objectName: "reactItem"
        visible: root.mayReact
        iconName: "smile"
        text: qsTr("React")
        onTriggered: root.reactRequested()
    }
    MenuRow {
        objectName: "reactReasonItem"
        visible: root.reactReason !== ""
        enabled: false
        iconName: "smile"
        text: root.reactReason
    }
    MenuRow {
        visible: root.mayReply
        iconName: "reply"
        text: qsTr("Reply")
        onTriggered: root.replyRequested()
    }
    MenuRow {
        objectName: "threadItem"
        visible: root.mayThread
        iconName: "message-circle"
        text: qsTr("Show thread")
        onTriggered: root.threadRequested()
    }
    MenuRow {
        visible: root.mayEdit
        iconName: "pencil"
        text: qsTr("Edit")
        onTriggered: root.editRequested()
    }
    MenuRow {
        objectName: "pinItem"
        visible: root.mayPin
        iconName: root.pinned ? "pin-off" : "pin"
        text: root.pinned ? qsTr("Take the pin off") : qsTr("Pin")
        onTriggered: root.pinRequested()
    }
    MenuRow {
        objectName: "profileItem"
        visible: root.sender !== ""
        iconName: "at-sign"
        text: qsTr("Profile of %1").arg(root.sender)
        onTriggered: root.profileRequested()
    }
    MenuRow {
        objectName: "linkItem"
        visible: root.link !== ""
        iconName: "link"
        text: qsTr("Open the link")
        onTriggered: root.linkRequested()
    }
    MenuRow {
        objectName: "forwardItem"
        visible: root.mayForward
        iconName: "send"
        text: qsTr("Forward")
        onTriggered: root.forwardRequested()
    }
    MenuRow {
        visible: root.mayCopy
        iconName: "copy"
        text: qsTr("Copy text")
        onTriggered: root.copyRequested()
    }
    MenuRow {
        objectName: "readersItem"
        visible: root.mayReaders
        iconName: "check-check"
        text: qsTr("Who has read it")
        onTriggered: root.readersRequested()
    }
    MenuRow {
        objectName: "wordingsItem"
        visible: root.mayWordings
        iconName: "clock"
        text: qsTr("Earlier wordings")
        onTriggered: root.wordingsRequested()
    }
    MenuRow {
        visible: root.mayDelete
        iconName: "trash-2"
        danger: true
        text: qsTr("Delete")
        onTriggered: root.deleteRequested()
    }
}
