// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Dunlin.Theme
import Dunlin.Controls

// A name and what it is, in one row.
Item {
    id: root

    property string name
    property string value

    width: parent ? parent.width : 300
    height: Math.max(Theme.control, valueText.implicitHeight + Theme.s3)
    Accessible.role: Accessible.StaticText
    Accessible.name: qsTr("%1: %2").arg(name).arg(value)

    Label {
        id: nameText

        anchors {
            left: parent.left
            verticalCenter: parent.verticalCenter
        }
        text: root.name
        Accessible.ignored: true
    }
    Label {
        id: valueText

        anchors {
            left: nameText.right
            leftMargin: Theme.s4
            right: parent.right
            verticalCenter: parent.verticalCenter
        }
        horizontalAlignment: Text.AlignRight
        text: root.value
        color: Theme.text2
        wrapMode: Text.Wrap
        Accessible.ignored: true
    }
}
