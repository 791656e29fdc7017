// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Dunlin.Theme
import Dunlin.Controls

// In place of the field while a voice message is recorded: how long it is, how loud one speaks, and what becomes of it.
// Enter sends, Escape throws away.
FocusScope {
    id: root

    required property int elapsed // ms
    required property int longest // ms
    // Of what was heard last, 0 to 1.
    required property real level
    // It does not listen any more.
    required property bool held
    required property bool saving
    property bool offline: false

    // The newest last, ten a second.
    property list<real> heard
    readonly property bool full: elapsed >= longest
    readonly property string told: held && full ? qsTr("%1, the longest there is").arg(Times.track(elapsed)) : Times.track(elapsed)

    signal cancelRequested
    signal sendRequested

    function leave(event: var) {
        event.accepted = event.key === Qt.Key_Escape;
    }

    Accessible.role: Accessible.Grouping
    Accessible.name: held ? qsTr("Recorded, %1").arg(told) : qsTr("Recording, %1").arg(told)
    Keys.onEscapePressed: root.cancelRequested()
    Keys.onReturnPressed: root.sendRequested()
    Keys.onEnterPressed: root.sendRequested()
    onVisibleChanged: {
        heard = [];
        if (visible)
            go.forceActiveFocus();
    }
    Component.onCompleted: if (visible)
        go.forceActiveFocus()
    onElapsedChanged: {
        const count = Math.floor(elapsed / 100);
        if (count !== meter.count) {
            meter.count = count;
            heard = [...heard.slice(1 - meter.most), level];
        }
    }

    IconButton {
        id: away

        objectName: "cancelRecording"
        anchors {
            left: parent.left
            leftMargin: Theme.s1
            verticalCenter: parent.verticalCenter
        }
        iconName: "trash-2"
        text: qsTr("Throw the recording away")
        // Else the window's own Escape comes first.
        Keys.onShortcutOverride: event => root.leave(event)
        onClicked: root.cancelRequested()
    }
    Rectangle {
        id: dot

        visible: !root.held
        anchors {
            left: away.right
            leftMargin: Theme.s2
            verticalCenter: parent.verticalCenter
        }
        width: 10
        height: 10
        radius: 5
        color: Theme.danger
    }
    Label {
        id: clock

        objectName: "recordingClock"
        anchors {
            left: dot.right
            leftMargin: Theme.s2
            verticalCenter: parent.verticalCenter
        }
        width: Math.min(implicitWidth, root.width - away.width - go.width - dot.width - 4 * Theme.s2)
        text: root.told
        elide: Text.ElideRight
        font.weight: Font.Medium
    }
    // As loud as it was, from the beginning to the end of the line.
    Row {
        id: meter

        readonly property int most: Math.max(2, Math.floor(width / 5))
        property int count: 0

        objectName: "recordingLevel"
        anchors {
            left: clock.right
            leftMargin: Theme.s3
            right: go.left
            rightMargin: Theme.s3
            verticalCenter: parent.verticalCenter
        }
        height: 28
        spacing: 2
        clip: true

        Repeater {
            model: meter.most

            delegate: Rectangle {
                required property int index
                readonly property bool there: index < root.heard.length

                anchors.verticalCenter: parent ? parent.verticalCenter : undefined
                width: 3
                height: there ? 3 + 25 * root.heard[index] : 3
                radius: 1.5
                color: !there ? Theme.border : root.held ? Theme.text2 : Theme.accent
            }
        }
    }
    IconButton {
        id: go

        objectName: "sendRecording"
        anchors {
            right: parent.right
            rightMargin: Theme.s1
            verticalCenter: parent.verticalCenter
        }
        focus: true
        enabled: !root.saving
        iconName: "send"
        tone: Theme.accent
        text: root.offline ? qsTr("Queue voice message") : qsTr("Send voice message")
        Keys.onShortcutOverride: event => root.leave(event)
        onClicked: root.sendRequested()
    }
}
