// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Dunlin.Theme
import Dunlin.Controls

// A row of one of the lists: a face or a sign, two lines, and what can be done at its end.
Item {
    id: root

    property string iconName
    // With a name it is a person's face instead of an icon.
    property string faceKey
    property string faceName
    property string title
    property string detail
    property color detailTone: Theme.text2
    property bool dimmed: false
    default property alias actions: row.data

    width: ListView.view ? ListView.view.width : 320
    height: Math.max(Theme.rowH, titleText.implicitHeight + detailText.implicitHeight + Theme.s4)
    Accessible.role: Accessible.ListItem
    Accessible.name: title
    Accessible.description: detail

    Avatar {
        id: face

        anchors {
            left: parent.left
            leftMargin: Theme.s4
            verticalCenter: parent.verticalCenter
        }
        size: 36
        key: root.faceKey
        name: root.faceName
        iconName: root.iconName
        opacity: root.dimmed ? 0.45 : 1
    }
    Label {
        id: titleText

        anchors {
            left: face.right
            leftMargin: Theme.s3
            right: row.left
            rightMargin: Theme.s2
            bottom: parent.verticalCenter
            bottomMargin: detailText.lineCount > 1 ? detailText.implicitHeight / 4 : 1
        }
        text: root.title
        elide: Text.ElideRight
        color: root.dimmed ? Theme.text2 : Theme.text
        font.weight: Font.Medium
        Accessible.ignored: true
    }
    Label {
        id: detailText

        anchors {
            left: titleText.left
            right: titleText.right
            top: titleText.bottom
            topMargin: 2
        }
        text: root.detail
        color: root.detailTone
        elide: Text.ElideRight
        wrapMode: Text.Wrap
        maximumLineCount: 2
        font.pixelSize: Theme.fSmall
        Accessible.ignored: true
    }
    Row {
        id: row

        anchors {
            right: parent.right
            rightMargin: Theme.s3
            verticalCenter: parent.verticalCenter
        }
    }
}
