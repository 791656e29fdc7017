// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Dunlin.Theme
import Dunlin.Controls

// One webhook: what it does, and how the last deliveries went.
Item {
    id: root

    required property string hookId
    required property bool outgoing
    required property string name
    required property string url
    required property date failingSince
    required property date stoppedAt
    required property real deliveredSeq
    required property string reason
    readonly property bool stopped: Times.known(stoppedAt)
    readonly property bool failing: !stopped && Times.known(failingSince)
    readonly property string kindText: outgoing ? qsTr("To %1").arg(url.replace(/^https:\/\//, "")) : qsTr("Other programs post by it")
    readonly property string stateText: !outgoing ? "" : stopped ? (reason !== "" ? qsTr("Given up %1: %2").arg(Times.brief(stoppedAt)).arg(reason) : qsTr("Given up %1").arg(Times.brief(stoppedAt))) : failing ? (reason !== "" ? qsTr("Not taken since %1: %2").arg(Times.brief(failingSince)).arg(reason) : qsTr("Not taken since %1").arg(Times.brief(failingSince))) : deliveredSeq > 0 ? qsTr("Up to date with message %1").arg(deliveredSeq) : qsTr("Nothing was sent there yet")

    signal resumeRequested
    signal removeRequested

    width: ListView.view ? ListView.view.width : 280
    height: Math.max(Theme.rowH, words.implicitHeight + 2 * Theme.s2, buttons.height + Theme.s2)
    Accessible.role: Accessible.ListItem
    Accessible.name: name
    Accessible.description: stateText === "" ? kindText : kindText + ". " + stateText

    Avatar {
        id: face

        anchors {
            left: parent.left
            leftMargin: Theme.s4
            top: parent.top
            topMargin: Theme.s2
        }
        size: 36
        key: root.hookId
        iconName: root.outgoing ? "upload" : "download"
    }
    Column {
        id: words

        anchors {
            left: face.right
            leftMargin: Theme.s3
            right: buttons.left
            rightMargin: Theme.s1
            top: parent.top
            topMargin: Theme.s2
        }
        spacing: 2

        Label {
            width: parent.width
            text: root.name
            elide: Text.ElideRight
            font.weight: Font.Medium
            Accessible.ignored: true
        }
        Label {
            width: parent.width
            text: root.kindText
            color: Theme.text2
            wrapMode: Text.WrapAtWordBoundaryOrAnywhere
            maximumLineCount: 3
            elide: Text.ElideRight
            font.pixelSize: Theme.fSmall
            Accessible.ignored: true
        }
        Row {
            visible: root.stateText !== ""
            width: parent.width
            spacing: Theme.s1

            Icon {
                id: sign

                visible: root.stopped || root.failing
                y: Math.round((stateMetrics.height - height) / 2)
                name: root.stopped ? "circle-alert" : "clock"
                tone: stateLabel.color
                size: Theme.iconS
            }
            FontMetrics {
                id: stateMetrics

                font: stateLabel.font
            }
            Label {
                id: stateLabel

                objectName: "hookState"
                width: parent.width - (sign.visible ? sign.width + Theme.s1 : 0)
                text: root.stateText
                color: root.stopped ? Theme.danger : root.failing ? Theme.warn : Theme.text2
                wrapMode: Text.WrapAtWordBoundaryOrAnywhere
                maximumLineCount: 4
                elide: Text.ElideRight
                font.pixelSize: Theme.fSmall
                Accessible.ignored: true
            }
        }
    }
    Row {
        id: buttons

        anchors {
            right: parent.right
            rightMargin: Theme.s2
            top: parent.top
            topMargin: Theme.s1
        }

        IconButton {
            objectName: "resumeHook"
            visible: root.stopped
            iconName: "rotate-cw"
            text: qsTr("Send to %1 again").arg(root.name)
            onClicked: root.resumeRequested()
        }
        IconButton {
            objectName: "removeHook"
            iconName: "trash-2"
            tone: Theme.danger
            text: qsTr("Remove %1").arg(root.name)
            onClicked: root.removeRequested()
        }
    }
}
