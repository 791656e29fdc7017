// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Dunlin.Theme
import Dunlin.Controls

// What a message answers, in one line above its own words.
Rectangle {
    id: root

    required property string sender
    required property string words
    // The widest it may be.
    required property real room
    readonly property real wanted: Math.min(room, Math.max(quoteName.implicitWidth, quoteBody.implicitWidth) + 20)

    radius: Theme.rSmall
    color: Theme.hover

    Rectangle {
        anchors {
            left: parent.left
            top: parent.top
            bottom: parent.bottom
        }
        width: 3
        radius: 2
        color: Theme.accent
    }
    Label {
        id: quoteName

        anchors {
            left: parent.left
            leftMargin: 10
            right: parent.right
            rightMargin: 8
            top: parent.top
            topMargin: 2
        }
        text: root.sender
        color: Theme.accent
        elide: Text.ElideRight
        strong: true
        font.pixelSize: Theme.fCaption
    }
    Label {
        id: quoteBody

        objectName: "quotedText"
        anchors {
            left: quoteName.left
            right: quoteName.right
            top: quoteName.bottom
        }
        text: root.words
        color: Theme.text2
        elide: Text.ElideRight
        maximumLineCount: 1
        font.pixelSize: Theme.fCaption
    }
}
