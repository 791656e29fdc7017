// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Dunlin.Theme
import Dunlin.Controls

// Above the field: what is answered or changed, and a way out of it.
Item {
    id: root

    required property bool editing
    required property string title
    required property string text

    signal leaveRequested

    height: Math.max(Theme.control, Theme.fCaption * 2.6 + 10)

    Icon {
        id: modeIcon

        anchors {
            left: parent.left
            verticalCenter: parent.verticalCenter
        }
        name: root.editing ? "pencil" : "corner-up-left"
        tone: Theme.accent
    }
    Label {
        id: modeName

        anchors {
            left: modeIcon.right
            leftMargin: Theme.s3
            right: leave.left
            bottom: parent.verticalCenter
        }
        text: root.title
        color: Theme.accent
        elide: Text.ElideRight
        strong: true
        font.pixelSize: Theme.fCaption
    }
    Label {
        anchors {
            left: modeName.left
            right: modeName.right
            top: parent.verticalCenter
        }
        text: root.text.replace(/\s+/g, " ")
        color: Theme.text2
        elide: Text.ElideRight
        maximumLineCount: 1
        font.pixelSize: Theme.fCaption
    }
    IconButton {
        id: leave

        objectName: "leaveMode"
        anchors {
            right: parent.right
            verticalCenter: parent.verticalCenter
        }
        iconName: "x"
        text: root.editing ? qsTr("Stop editing") : qsTr("Don't reply")
        onClicked: root.leaveRequested()
    }
}
