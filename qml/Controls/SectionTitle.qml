// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import Dunlin.Theme

// The name of a group within a page. As wide as the page: a column does not mirror what is narrower.
Heading {
    width: parent ? parent.width : implicitWidth
    color: Theme.accent
    topPadding: Theme.s6
    bottomPadding: Theme.s1
    font.pixelSize: Theme.fSmall
}
