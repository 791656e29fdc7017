// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Dunlin.Theme

// A Lucide icon in any colour, sharp at any device pixel ratio. Decoration: who shows it names the control.
Image {
    id: root

    property string name
    property color tone: Theme.text2
    property int size: Theme.iconM

    width: size
    height: size
    sourceSize.width: Math.ceil(size * Screen.devicePixelRatio)
    sourceSize.height: Math.ceil(size * Screen.devicePixelRatio)
    // What nobody sees is not drawn.
    source: name && visible ? "image://icon/" + name + "/" + String(tone).slice(-6) : ""
    Accessible.ignored: true
}
