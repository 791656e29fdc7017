// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

// A list in groups by friendState. A file of its own because Qt 6.4 makes no section heads in a file of bound
// components.
ListView {
    section.property: "friendState"
    section.delegate: FriendSection {
    }
}
