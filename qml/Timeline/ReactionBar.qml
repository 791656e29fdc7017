// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.Basic as C
import QtQuick.Templates as T
import Dunlin.Theme
import Dunlin.Controls

// The handful of reactions that are used nearly always.
C.Popup {
    id: root

    property string messageId

    signal picked(string messageId, string emoji)

    padding: Theme.s1
    focus: true
    closePolicy: C.Popup.CloseOnEscape | C.Popup.CloseOnPressOutside
    background: Rectangle {
        color: Theme.raised
        radius: Theme.rLarge
        border.width: 1
        border.color: Theme.border
    }
    onOpened: first.forceActiveFocus(Qt.PopupFocusReason)

    readonly property Item first: choices.count > 0 ? choices.itemAt(0) : null

    contentItem: Row {
        Accessible.role: Accessible.ToolBar
        Accessible.name: qsTr("Reactions")

        Repeater {
            id: choices

            model: ["👍", "❤️", "😂", "🎉", "😮", "😢", "🙏", "👀"]

            delegate: T.AbstractButton {
                id: choice

                required property int index
                required property string modelData

                width: Theme.touch ? 44 : Math.max(36, Theme.fHead * 1.6)
                height: width
                hoverEnabled: true
                focusPolicy: Qt.StrongFocus
                text: modelData
                Accessible.role: Accessible.Button
                Accessible.name: qsTr("React with %1").arg(modelData)
                Accessible.onPressAction: choice.clicked()
                Keys.onReturnPressed: choice.clicked()
                Keys.onLeftPressed: choices.itemAt(Math.max(0, index - 1)).forceActiveFocus(Qt.TabFocusReason)
                Keys.onRightPressed: choices.itemAt(Math.min(choices.count - 1, index + 1)).forceActiveFocus(Qt.TabFocusReason)
                onClicked: {
                    root.picked(root.messageId, modelData);
                    root.close();
                }
                background: Rectangle {
                    radius: Theme.rMedium
                    color: choice.hovered || choice.down ? Theme.hover : "transparent"

                    FocusRing {
                        on: choice.visualFocus
                        anchors.margins: 0
                    }
                }
                contentItem: Label {
                    text: choice.modelData
                    font.pixelSize: Theme.fHead
                    horizontalAlignment: Text.AlignHCenter
                    verticalAlignment: Text.AlignVCenter
                    Accessible.ignored: true
                }
            }
        }
    }
}
