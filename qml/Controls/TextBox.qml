// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Controls.Basic as C
import Dunlin.Theme

// Several lines of input with a label above.
FocusScope {
    id: root

    property alias text: input.text
    property string label
    property string placeholder

    implicitWidth: 200
    implicitHeight: above.implicitHeight + Theme.s1 + frame.height

    Label {
        id: above

        anchors {
            left: parent.left
            right: parent.right
            top: parent.top
        }
        text: root.label
        font.pixelSize: Theme.fSmall
        font.weight: Font.Medium
        Accessible.ignored: true
    }
    Rectangle {
        id: frame

        anchors {
            left: parent.left
            right: parent.right
            top: above.bottom
            topMargin: Theme.s1
        }
        height: Math.min(160, Math.max(Theme.control * 1.7, input.contentHeight + Theme.s4))
        radius: Theme.rSmall
        color: Theme.bg
        border.width: input.activeFocus ? 2 : 1
        border.color: input.activeFocus ? Theme.accent : Theme.controlBorder

        C.ScrollView {
            anchors.fill: parent
            anchors.margins: 2

            C.TextArea {
                id: input

                focus: true
                color: Theme.text
                selectionColor: Theme.accent
                selectedTextColor: Theme.accentText
                placeholderText: root.placeholder
                placeholderTextColor: Theme.text2
                wrapMode: TextEdit.Wrap
                textFormat: TextEdit.PlainText
                font.family: Theme.family
                font.pixelSize: Theme.fBody
                background: null
                Accessible.name: root.label
                KeyNavigation.priority: KeyNavigation.BeforeItem
                KeyNavigation.tab: input.nextItemInFocusChain(true)
                KeyNavigation.backtab: input.nextItemInFocusChain(false)
            }
        }
    }
}
