// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Dunlin.Theme

// Text of ours or of a person. Always plain: what people write is never taken for markup.
Text {
    property bool strong: false

    color: Theme.text
    textFormat: Text.PlainText
    horizontalAlignment: Text.AlignLeft
    font.family: Theme.family
    font.pixelSize: Theme.fBody
    font.weight: strong ? Font.DemiBold : Font.Normal
}
