// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Colours for code that somebody sent: key words, strings, comments and numbers of the languages that are common in chats. By
// tables and in one pass, without patterns: whatever is sent, it takes time in proportion to its length
// (docs/decisions/0012-own-colours-for-code.md).
#pragma once

#include <QString>

namespace dunlin::client {

// Appends the code, escaped for HTML, with <span class="k"> around key words, "s" strings, "c" comments, "n" numbers. What is
// in no language that we know, or too long, is appended without colours.
void appendCode(QString &to, QStringView code, QStringView language);

} // namespace dunlin::client
