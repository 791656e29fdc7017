// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Templates as T
import Dunlin.Theme
import Dunlin.Controls

// A file of a message that can be heard: plays, holds, goes to another place, and is saved like any other. Knows how it
// stands, not what plays it.
Rectangle {
    id: root

    property string fileId
    required property string name
    required property real size
    // 0 to 1 while it goes up; below 0 otherwise.
    property real progress: -1

    // It is the one that plays or is held; all below is of that one.
    property bool current: false
    property bool playing: false
    property bool fetching: false
    property int position: 0 // ms
    property int duration: 0 // ms; 0: not known
    // Why it does not play; empty when it does, or was not tried.
    property string trouble

    readonly property string title: Recordings.title(name)
    readonly property int length: duration > 0 ? duration : Recordings.seconds(name) * 1000
    readonly property string times: length > 0 ? (current && position > 0 ? qsTr("%1 of %2").arg(Times.track(position)).arg(Times.track(length)) : Times.track(length)) : Times.bytes(size)

    signal toggled
    signal sought(int ms)
    signal saveRequested

    implicitWidth: 280
    implicitHeight: Math.max(2 * Theme.control, words.implicitHeight + Theme.s3)
    radius: Theme.rSmall
    color: Theme.surface
    border.width: 1
    border.color: Theme.border
    Accessible.role: Accessible.Grouping
    Accessible.name: qsTr("%1, %2").arg(title).arg(times)

    IconButton {
        id: toggle

        objectName: "playButton"
        anchors {
            left: parent.left
            leftMargin: Theme.s1
            verticalCenter: parent.verticalCenter
        }
        enabled: !root.fetching
        iconName: root.fetching ? "clock" : root.playing ? "pause" : "play"
        tone: Theme.accent
        text: root.fetching ? qsTr("Fetching %1").arg(root.title) : root.playing ? qsTr("Pause %1").arg(root.title) : qsTr("Play %1").arg(root.title)
        onClicked: root.toggled()
    }
    Column {
        id: words

        anchors {
            left: toggle.right
            leftMargin: Theme.s1
            right: save.left
            rightMargin: Theme.s1
            verticalCenter: parent.verticalCenter
        }

        Label {
            width: parent.width
            text: root.title
            elide: Text.ElideMiddle
            font.weight: Font.Medium
            font.pixelSize: Theme.fSmall
            Accessible.ignored: true
        }
        TextSlider {
            id: slider

            objectName: "positionSlider"
            width: parent.width
            height: Theme.touch ? 40 : 24
            enabled: root.current && root.duration > 0
            opacity: enabled ? 1 : 0.4
            name: qsTr("Position in %1").arg(root.title)
            // In seconds: an arrow key is five of them.
            from: 0
            to: Math.max(1, root.length / 1000)
            stepSize: 5
            snapMode: T.Slider.NoSnap
            onMoved: root.sought(Math.round(value * 1000))

            Binding on value {
                when: !slider.pressed
                value: root.current ? root.position / 1000 : 0
            }
        }
        Label {
            objectName: "playTimes"
            width: parent.width
            text: root.trouble !== "" ? root.trouble : root.times
            color: root.trouble !== "" ? Theme.danger : Theme.text2
            wrapMode: Text.Wrap
            font.pixelSize: Theme.fCaption
        }
    }
    IconButton {
        id: save

        objectName: "saveSound"
        visible: root.fileId !== ""
        width: visible ? implicitWidth : 0
        anchors {
            right: parent.right
            rightMargin: Theme.s1
            verticalCenter: parent.verticalCenter
        }
        iconName: "download"
        text: qsTr("Save %1").arg(root.title)
        onClicked: root.saveRequested()
    }
    ProgressLine {
        progress: root.progress
    }
}
