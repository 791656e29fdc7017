// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Templates as T
import Dunlin.Theme
import Dunlin.Controls

// One message that was found: who wrote it, where and when, and the words around what was looked for.
T.ItemDelegate {
    id: root

    required property int index
    required property string messageId
    required property string channelId
    required property string channelName
    required property bool direct
    required property real seq
    required property string senderId
    required property string senderName
    required property string senderPicture
    required property date sentAt
    required property string excerpt
    required property string pinnedBy
    required property string cause

    // Of one channel: its name is not said again with each.
    property bool oneChannel: false
    property bool removable: false
    readonly property string place: oneChannel ? "" : direct ? channelName : "#" + channelName
    // Of a message that is not shown: nobody's words, and under nobody's name.
    readonly property bool shut: cause !== ""
    readonly property string spoken: shut ? Causes.words(cause) : Recordings.title(excerpt)
    readonly property string about: place === "" ? Times.brief(sentAt) : place + " · " + Times.brief(sentAt)

    signal removeRequested

    width: ListView.view ? ListView.view.width : 320
    height: Math.max(Theme.rowH, words.implicitHeight + Theme.s4)
    hoverEnabled: true
    Accessible.role: Accessible.ListItem
    Accessible.name: shut ? spoken : place === "" ? qsTr("%1: %2").arg(senderName).arg(spoken) : qsTr("%1 in %2: %3").arg(senderName).arg(place).arg(spoken)
    Accessible.description: Times.full(sentAt)
    Accessible.onPressAction: root.clicked()
    background: Item {
        Rectangle {
            anchors {
                fill: parent
                leftMargin: 8
                rightMargin: 8
                topMargin: 1
                bottomMargin: 1
            }
            radius: Theme.rMedium
            color: root.hovered ? Theme.hover : "transparent"

            FocusRing {
                on: root.ListView.isCurrentItem && root.ListView.view !== null && root.ListView.view.activeFocus
                anchors.margins: 0
                radius: Theme.rMedium
            }
        }
    }
    contentItem: Item {
        Face {
            id: face

            anchors {
                left: parent.left
                leftMargin: 18
                top: parent.top
                topMargin: Theme.s2 + 2
            }
            size: 36
            key: root.senderId
            name: root.senderName
            picture: root.shut ? "" : root.senderPicture
            iconName: root.shut ? (Causes.isGrave(root.cause) ? "shield-alert" : "lock-keyhole") : ""
        }
        Column {
            id: words

            anchors {
                left: face.right
                leftMargin: Theme.s3
                right: off.visible ? off.left : parent.right
                rightMargin: off.visible ? Theme.s1 : Theme.s4
                verticalCenter: parent.verticalCenter
            }
            spacing: 2

            Item {
                width: parent.width
                height: who.implicitHeight

                Label {
                    id: who

                    anchors {
                        left: parent.left
                        right: when.left
                        rightMargin: Theme.s2
                    }
                    text: root.shut ? "" : root.senderName
                    elide: Text.ElideRight
                    strong: true
                    font.pixelSize: Theme.fSmall
                    Accessible.ignored: true
                }
                Label {
                    id: when

                    anchors {
                        right: parent.right
                        baseline: who.baseline
                    }
                    width: Math.min(implicitWidth, parent.width * 0.6)
                    text: root.about
                    color: Theme.text2
                    elide: Text.ElideMiddle
                    font.pixelSize: Theme.fCaption
                    Accessible.ignored: true
                }
            }
            Label {
                objectName: "foundText"
                width: parent.width
                text: root.spoken
                color: !root.shut ? Theme.text : Causes.isGrave(root.cause) ? Theme.danger : Theme.text2
                wrapMode: Text.Wrap
                maximumLineCount: root.shut ? 8 : 3
                elide: Text.ElideRight
                Accessible.ignored: true
            }
            Label {
                visible: root.pinnedBy !== ""
                width: parent.width
                text: qsTr("Pinned by %1").arg(root.pinnedBy)
                color: Theme.text2
                elide: Text.ElideRight
                font.pixelSize: Theme.fCaption
                Accessible.ignored: true
            }
        }
        IconButton {
            id: off

            objectName: "takePinOff"
            visible: root.removable
            anchors {
                right: parent.right
                rightMargin: Theme.s3
                verticalCenter: parent.verticalCenter
            }
            iconName: "pin-off"
            text: qsTr("Take the pin off")
            onClicked: root.removeRequested()
        }
    }
}
