// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Dunlin.Theme

// A title that screen readers can jump to.
Label {
    strong: true
    font.pixelSize: Theme.fHead
    elide: Text.ElideRight
    Accessible.role: Accessible.Heading
    Accessible.name: text
}
