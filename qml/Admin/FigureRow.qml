// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Dunlin.Theme
import Dunlin.Controls

// A figure that changes, with how it was in the last minutes.
Item {
    id: root

    required property string name
    required property bool isQueue
    required property double value
    required property var history

    readonly property var names: ({
            "writes": qsTr("Writes that wait"),
            "reads": qsTr("Reads that wait"),
            "files": qsTr("File work that waits"),
            "pushes": qsTr("Pushes that wait"),
            "hub": qsTr("Clients connected"),
            "port": qsTr("Connections of any kind")
        })
    readonly property string shownName: names[name] ?? name
    readonly property real most: Math.max(1, ...history)

    width: parent ? parent.width : 320
    height: Theme.control + Theme.s2
    Accessible.role: Accessible.StaticText
    Accessible.name: qsTr("%1: %2, at most %3 in the last minutes").arg(shownName).arg(value).arg(Math.max(0, ...history))

    Label {
        anchors {
            left: parent.left
            right: bars.left
            rightMargin: Theme.s3
            verticalCenter: parent.verticalCenter
        }
        text: root.shownName
        elide: Text.ElideRight
        Accessible.ignored: true
    }
    Row {
        id: bars

        readonly property int places: 60
        readonly property real step: Math.min(4, (root.width * 0.4) / places)

        anchors {
            right: number.left
            rightMargin: Theme.s3
            verticalCenter: parent.verticalCenter
        }
        width: places * step
        height: root.height - Theme.s3
        layoutDirection: Qt.LeftToRight

        Repeater {
            model: bars.places

            delegate: Item {
                id: place

                required property int index
                readonly property int look: index - bars.places + root.history.length
                readonly property real share: look < 0 ? 0 : root.history[look] / root.most

                width: bars.step
                height: bars.height

                Rectangle {
                    anchors.bottom: parent.bottom
                    width: Math.max(1, parent.width - 1)
                    height: place.look < 0 ? 0 : Math.max(1, Math.round(parent.height * place.share))
                    color: place.share > 0 ? Theme.accent : Theme.border
                }
            }
        }
    }
    Label {
        id: number

        anchors {
            right: parent.right
            verticalCenter: parent.verticalCenter
        }
        width: Math.max(implicitWidth, 44)
        horizontalAlignment: Text.AlignRight
        text: root.value.toLocaleString(Qt.locale(), "f", 0)
        strong: true
        Accessible.ignored: true
    }
}
