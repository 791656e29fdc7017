// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// How a text is cut into what can be found: words, folded like names, and of scripts that are written without spaces each
// two neighbours and the last character of a run. Both databases keep just these terms, so they find the same.
//
// A word is found by its beginning. Of Chinese, Japanese and Korean any piece is found, from one character on; what the
// terms promise is looked for once more in the text itself.
#pragma once

#include "server/storage/records.h"
#include "shared/core/search_words.h"

namespace dunlin::server {

// Of a text that is kept; each once. Letters and digits only.
QStringList termsOf(const QString &text);

struct SearchQuery : WordQuery {
    QList<SearchTerm> terms; // all of them must be there; empty: there is nothing to look for
};
// At most 16 words and 200 characters are looked for.
SearchQuery searchQueryOf(const QString &text);

} // namespace dunlin::server
