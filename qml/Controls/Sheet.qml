// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Controls.Basic as C
import QtQuick.Templates as T
import Dunlin.Theme

// A question or a small form over everything else: in the middle of a wide window, at the bottom of a phone.
// Escape, a press outside and the cross close it.
C.Popup {
    id: root

    property string title
    default property alias content: column.data

    parent: T.Overlay.overlay
    modal: true
    focus: true
    readonly property bool compact: parent !== null && parent.width < 600
    readonly property real room: parent ? parent.height : 600
    x: parent ? Math.round((parent.width - width) / 2) : 0
    y: compact ? room - height : Math.round(Math.max(Theme.s4, (room - height) / 2.6))
    width: compact && parent ? parent.width : Math.min(440, parent ? parent.width - 2 * Theme.s6 : 440)
    height: Math.min(room - (compact ? 40 : 2 * Theme.s6), column.implicitHeight + head.height + 2 * Theme.s4 + Theme.s2)
    padding: 0
    closePolicy: C.Popup.CloseOnEscape | C.Popup.CloseOnPressOutside

    T.Overlay.modal: Rectangle {
        color: Theme.scrim
    }
    background: Rectangle {
        color: Theme.raised
        radius: Theme.rLarge
        border.width: 1
        border.color: Theme.border
    }
    enter: Transition {
        NumberAnimation {
            property: "opacity"
            from: 0
            to: 1
            duration: Theme.fast
        }
    }
    exit: Transition {
        NumberAnimation {
            property: "opacity"
            from: 1
            to: 0
            duration: Theme.fast
        }
    }
    contentItem: FocusScope {
        focus: true
        Accessible.role: Accessible.Dialog
        Accessible.name: root.title
        LayoutMirroring.enabled: Application.layoutDirection === Qt.RightToLeft
        LayoutMirroring.childrenInherit: true

        Item {
            id: head

            anchors {
                left: parent.left
                right: parent.right
                top: parent.top
            }
            height: Theme.control + Theme.s3

            Heading {
                anchors {
                    left: parent.left
                    leftMargin: Theme.s4
                    right: cross.left
                    bottom: parent.bottom
                    bottomMargin: Theme.s2
                }
                text: root.title
                font.pixelSize: Theme.fTitle
            }
            IconButton {
                id: cross

                anchors {
                    right: parent.right
                    rightMargin: Theme.s2
                    bottom: parent.bottom
                }
                iconName: "x"
                text: qsTr("Close")
                onClicked: root.close()
            }
        }
        Flickable {
            anchors {
                left: parent.left
                right: parent.right
                top: head.bottom
                topMargin: Theme.s2
                bottom: parent.bottom
            }
            contentHeight: column.implicitHeight + Theme.s4
            clip: true
            boundsBehavior: Flickable.StopAtBounds

            C.ScrollBar.vertical: ThinScrollBar {
            }

            Column {
                id: column

                anchors {
                    left: parent.left
                    right: parent.right
                    leftMargin: Theme.s4
                    rightMargin: Theme.s4
                }
                spacing: Theme.s4
            }
        }
    }
}
