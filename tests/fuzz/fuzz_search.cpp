// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What is looked for: whatever comes, a text that is searched for by itself is found, and the words are what the stores
// may put between quotes.
#include "server/services/search_terms.h"
#include "shared/core/text.h"

#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    using namespace dunlin::server;
    const QString text = QString::fromUtf8(reinterpret_cast<const char *>(data), qsizetype(size));
    const QStringList terms = termsOf(text);
    const SearchQuery query = searchQueryOf(text);
    for (const SearchTerm &each : query.terms) {
        if (each.text.isEmpty() || each.text.contains(u'"') || each.text.contains(u'\''))
            abort();
    }
    if (dunlin::isValidText(text) && text.size() <= 100 && !query.matches(text))
        abort();
    for (const QString &each : terms) {
        if (each.isEmpty() || each.contains(u' '))
            abort();
    }
    return 0;
}
