// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.Basic as C
import Dunlin.Theme
import Dunlin.Controls

// The handful of reactions that are used nearly always, and the way to all others.
C.Popup {
    id: root

    property string messageId
    // What the message is shown by.
    property Item anchor: null
    // Of skin, as chosen for all emoji: 0 is none, 1 the lightest, 5 the darkest.
    property int tone: 0

    signal picked(string messageId, string emoji)
    signal moreRequested(string messageId)

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
    // A phone is as wide as eight of them.
    readonly property int cell: Math.min(Theme.touch ? 44 : Math.max(36, Theme.fHead * 1.6), parent ? (parent.width - 6 * Theme.s1) / (choices.count + 1) : 44)

    // Of these eight two are hands, and both take a colour right behind them.
    readonly property var hands: ["👍", "🙏"]

    function toned(emoji: string): string {
        return tone > 0 && hands.includes(emoji) ? emoji + String.fromCodePoint(0x1f3fa + tone) : emoji;
    }
    function step(from: int, by: int) {
        const next = from + by;
        if (next === choices.count)
            more.forceActiveFocus(Qt.TabFocusReason);
        else if (next >= 0 && next < choices.count)
            choices.itemAt(next).forceActiveFocus(Qt.TabFocusReason);
    }

    contentItem: Row {
        Accessible.role: Accessible.ToolBar
        Accessible.name: qsTr("Reactions")

        Repeater {
            id: choices

            model: ["👍", "❤️", "😂", "🎉", "😮", "😢", "🙏", "👀"]

            delegate: GlyphButton {
                id: choice

                required property int index
                required property string modelData

                objectName: "reaction" + index
                width: root.cell
                height: root.cell
                focusPolicy: Qt.StrongFocus
                glyph: root.toned(modelData)
                text: qsTr("React with %1").arg(glyph)
                Keys.onLeftPressed: root.step(index, mirrored ? 1 : -1)
                Keys.onRightPressed: root.step(index, mirrored ? -1 : 1)
                onClicked: {
                    root.picked(root.messageId, glyph);
                    root.close();
                }
            }
        }
        IconButton {
            id: more

            objectName: "moreReactions"
            width: root.cell
            height: root.cell
            iconName: "plus"
            text: qsTr("More emoji")
            Keys.onLeftPressed: root.step(choices.count, mirrored ? 1 : -1)
            Keys.onRightPressed: root.step(choices.count, mirrored ? -1 : 1)
            onClicked: {
                root.close();
                root.moreRequested(root.messageId);
            }
        }
    }
}
