// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Templates as T
import Dunlin.Theme
import Dunlin.Controls

// Under a message that was answered: how often, and the way to the answers.
T.AbstractButton {
    id: root

    required property int answers

    objectName: "threadLine"
    implicitWidth: words.implicitWidth + Theme.iconS + Theme.s1 + Theme.s3
    implicitHeight: Math.max(Theme.touch ? 36 : 26, words.implicitHeight + Theme.s1)
    hoverEnabled: true
    focusPolicy: Qt.NoFocus
    text: qsTr("%n replies", "", root.answers)
    Accessible.role: Accessible.Button
    Accessible.name: qsTr("%1, show thread").arg(text)
    Accessible.onPressAction: root.clicked()
    background: Rectangle {
        radius: Theme.rSmall
        color: root.hovered ? Theme.hover : "transparent"
    }
    contentItem: Item {
        Row {
            anchors.centerIn: parent
            spacing: Theme.s1

            Icon {
                anchors.verticalCenter: parent.verticalCenter
                name: "message-circle"
                size: Theme.iconS
                tone: Theme.accent
            }
            Label {
                id: words

                anchors.verticalCenter: parent.verticalCenter
                text: root.text
                color: Theme.accent
                strong: true
                font.pixelSize: Theme.fCaption
                Accessible.ignored: true
            }
        }
    }
}
