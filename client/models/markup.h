// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What stands out in what people write: addresses, **bold**, *slanted* or _slanted_, ~~struck out~~, `code`, and blocks of code
// between lines of ```, with colours where the first of them names a language that we know. Written for Qt's styled text, and
// its rich text where there is <code> or <pre>; a message itself can bring nothing of either: whatever it says of tags is shown as
// it was typed, an address leads where it says, and to nothing but the web and this program. What the spans of code_colours.h
// look like is for whoever shows it.
#pragma once

#include <QString>

namespace dunlin::client {

// Empty when nothing in it stands out: then it is plain text as it is.
QString markupOf(const QString &text);

} // namespace dunlin::client
