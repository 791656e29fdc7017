// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

// The keys, for whoever asks for them with F1 or in the settings.
Item {
    KeyMapSheet {
    }
}
