// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Dunlin.Theme
import Dunlin.Controls

// What could not be looked through, and a way to have it: nobody should take silence for "not there".
Column {
    id: root

    // Of {channelId, name, direct, missing}, the largest first.
    property var gaps: []
    property bool local: false
    property string trouble
    property bool filling: false
    // What is here was found in what is known already; the rest is still read.
    property bool learning: false
    property bool offline: false

    readonly property int shown: Math.min(gaps.length, 4)
    readonly property bool isNeeded: learning || local || gaps.length > 0

    signal fetchRequested(string channelId)

    visible: isNeeded
    spacing: Theme.s1

    Label {
        objectName: "learningNotice"
        visible: root.learning
        width: parent.width
        text: qsTr("Not all messages on this device were read yet: more may be found in a moment.")
        color: Theme.text2
        wrapMode: Text.Wrap
        font.pixelSize: Theme.fSmall
    }
    Label {
        objectName: "localNotice"
        visible: root.local
        width: parent.width
        text: root.trouble === "" ? qsTr("Without a connection only this device was looked through.") : qsTr("The server did not look (%1). Only this device was looked through.").arg(root.trouble)
        color: Theme.text2
        wrapMode: Text.Wrap
        font.pixelSize: Theme.fSmall
    }
    Repeater {
        model: root.shown

        delegate: Flow {
            id: line

            required property int index
            readonly property var gap: root.gaps[index]

            width: root.width
            spacing: Theme.s2

            Label {
                objectName: "gap" + line.index
                width: Math.min(implicitWidth, line.width)
                text: qsTr("%1: %n older message(s) not here", "", line.gap.missing).arg(line.gap.direct ? line.gap.name : "#" + line.gap.name)
                color: Theme.text2
                wrapMode: Text.Wrap
                font.pixelSize: Theme.fSmall
            }
            LinkButton {
                objectName: "fetchGap" + line.index
                visible: !root.offline
                enabled: !root.filling
                text: root.filling ? qsTr("Fetching…") : qsTr("Fetch them")
                Accessible.name: qsTr("Fetch what is missing of %1").arg(line.gap.name)
                onClicked: root.fetchRequested(line.gap.channelId)
            }
        }
    }
    Label {
        visible: root.gaps.length > root.shown
        width: parent.width
        text: qsTr("and %n more channel(s)", "", root.gaps.length - root.shown)
        color: Theme.text2
        font.pixelSize: Theme.fSmall
    }
}
