// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Dunlin.Theme

// What a view says when it has nothing to show: one title, one sentence, at most one thing to do.
Column {
    id: root

    property string iconName
    property string title
    property string detail
    property string actionText

    signal action

    spacing: Theme.s3
    width: Math.min(340, parent ? parent.width - 2 * Theme.s6 : 340)

    Rectangle {
        anchors.horizontalCenter: parent.horizontalCenter
        width: 64
        height: 64
        radius: 32
        color: Theme.selected
        Accessible.ignored: true

        Icon {
            anchors.centerIn: parent
            name: root.iconName
            size: 28
            tone: Theme.accent
        }
    }
    Heading {
        width: parent.width
        text: root.title
        horizontalAlignment: Text.AlignHCenter
        wrapMode: Text.Wrap
        font.pixelSize: Theme.fTitle
    }
    Label {
        width: parent.width
        text: root.detail
        color: Theme.text2
        horizontalAlignment: Text.AlignHCenter
        wrapMode: Text.Wrap
        lineHeight: 1.25
        font.pixelSize: Theme.fSmall
    }
    ActionButton {
        anchors.horizontalCenter: parent.horizontalCenter
        visible: root.actionText !== ""
        text: root.actionText
        onClicked: root.action()
    }
}
