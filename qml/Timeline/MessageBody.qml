// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Dunlin.Theme

// The words of a message, which leave room for the stamp in their last line. Plain text, unless something stands out in them:
// then the styled text that client/models/markup.h made of them.
Text {
    id: root

    required property string plain
    required property string markup
    // What the stamp takes.
    required property real stampRoom
    // Nothing but a few pictures of the emoji kind.
    property bool alone: false
    property bool gone: false

    readonly property bool rtl: effectiveHorizontalAlignment === Text.AlignRight
    // In text from right to left the stamp goes to the left, where no trailing blanks can keep it clear.
    readonly property real rtlRoom: rtl && lineCount === 1 ? contentWidth + stampRoom : 0
    // An em space is as wide as the font is high; the four no-break ones make about one more.
    readonly property int blanks: Math.max(1, Math.ceil((stampRoom + 4) / Theme.fBody - 1))
    readonly property bool marked: markup !== ""
    // Styled text knows the no-break one alone: four to the em space, and air.
    readonly property string room: alone || rtl ? "" : marked ? "&nbsp;".repeat(4 * (blanks + 1)) : "\u2003".repeat(blanks) + "\u00a0\u00a0\u00a0\u00a0"

    // A fixed width and contentWidth instead of min(implicitWidth, max): one layout pass, no binding loop.
    text: (marked ? markup : plain) + room
    textFormat: marked ? Text.StyledText : Text.PlainText
    wrapMode: Text.Wrap
    color: gone ? Theme.text2 : Theme.text
    linkColor: Theme.link
    lineHeight: 1.2
    font.family: Theme.family
    font.pixelSize: alone ? Math.round(Theme.fHead * 1.4) : Theme.fBody
    font.italic: gone
    Accessible.ignored: true
}
