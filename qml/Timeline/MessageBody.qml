// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Dunlin.Theme

// The words of a message, which leave room for the stamp in their last line. Plain text, unless something stands out in them:
// then the styled text that client/models/markup.h made of them, or rich text where there is code, which stands on a ground of
// its own.
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
    readonly property real rtlRoom: rtl && !coded && lineCount === 1 ? contentWidth + stampRoom : 0
    // An em space is as wide as the font is high; the four no-break ones make about one more.
    readonly property int blanks: Math.max(1, Math.ceil((stampRoom + 4) / Theme.fBody - 1))
    readonly property bool marked: markup !== ""
    readonly property bool coded: marked && /<(pre|code)>/.test(markup)
    // Rich text says of its content that it is as wide as the text may be.
    readonly property real used: !coded ? contentWidth : rtl ? width : Math.min(width, implicitWidth)
    // Styled text knows the no-break one alone: four to the em space, and air.
    readonly property string room: alone ? "" : rtl ? (coded ? "<br>&nbsp;" : "") : marked ? "&nbsp;".repeat(4 * (blanks + 1)) : "\u2003".repeat(blanks) + "\u00a0\u00a0\u00a0\u00a0"
    readonly property string style: "<style>code,pre{font-family:" + Theme.mono + ";font-size:" + Math.round(Theme.fBody * 0.92) + "px;}code{background-color:" + Theme.codeBack + ";}pre{white-space:pre-wrap;margin:0px;}.gap{font-size:4px;}.k{color:" + Theme.codeWord + ";}.s{color:" + Theme.codeString + ";}.c{color:" + Theme.codeComment + ";}.n{color:" + Theme.codeNumber + ";}a{color:" + linkColor + ";}</style>"
    readonly property var look: coded ? {
        "format": Text.RichText,
        "text": style + boxed(markup) + room
    } : {
        "format": marked ? Text.StyledText : Text.PlainText,
        "text": (marked ? markup : plain) + room
    }

    // A block of code is a table of one cell: nothing else has a ground under all its lines. Two of them stand a little apart.
    function boxed(marked: string): string {
        const open = "<table bgcolor=\"" + Theme.codeBack + "\" cellspacing=\"0\" cellpadding=\"6\"><tr><td><pre dir=\"ltr\">";
        return marked.replace(/<\/pre><pre>/g, "</pre><div class=\"gap\">&nbsp;</div><pre>").replace(/<pre>/g, open).replace(/<\/pre>/g, "</pre></td></tr></table>");
    }
    // Plain text is never, for a moment, taken for one that has tags, nor what had tags for another: a row is another message's
    // in the next frame.
    function dress() {
        if (textFormat !== look.format) {
            text = "";
            textFormat = look.format;
        }
        text = look.text;
    }

    onLookChanged: dress()
    Component.onCompleted: dress()
    // A fixed width and what is used of it instead of min(implicitWidth, max): one layout pass, no binding loop.
    textFormat: Text.PlainText
    wrapMode: Text.Wrap
    color: gone ? Theme.text2 : Theme.text
    linkColor: Theme.link
    lineHeight: 1.2
    font.family: Theme.family
    font.pixelSize: alone ? Math.round(Theme.fHead * 1.4) : Theme.fBody
    font.italic: gone
    Accessible.ignored: true
}
