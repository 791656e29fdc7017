// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Controls.Basic as C
import Dunlin.Theme

// A menu in our own dress. Its rows are MenuRow.
C.Menu {
    id: root

    padding: Theme.s1
    implicitWidth: 220
    modal: Theme.touch
    dim: false
    background: Rectangle {
        implicitWidth: 220
        color: Theme.raised
        radius: Theme.rMedium
        border.width: 1
        border.color: Theme.border
    }
    enter: Transition {
        NumberAnimation {
            property: "opacity"
            from: 0
            to: 1
            duration: Theme.fast
        }
    }
    exit: Transition {
        NumberAnimation {
            property: "opacity"
            from: 1
            to: 0
            duration: Theme.fast
        }
    }
}
