// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/services/search_terms.h"

#include <QSet>

namespace dunlin::server {

namespace {

constexpr qsizetype LongestTerm = 64;
constexpr qsizetype MostTerms = 8000;

QString one(char32_t c)
{
    return QString::fromUcs4(&c, 1);
}

} // namespace

QStringList termsOf(const QString &text)
{
    QSet<QString> seen;
    QStringList terms;
    const auto add = [&](const QString &term) {
        if (terms.size() < MostTerms && !seen.contains(term)) {
            seen.insert(term);
            terms.append(term);
        }
    };
    for (const WordRun &run : wordRuns(text)) {
        if (!run.dense) {
            add(run.text().left(LongestTerm));
            continue;
        }
        for (qsizetype i = 0; i + 1 < run.characters.size(); ++i)
            add(one(run.characters[i]) + one(run.characters[i + 1]));
        add(one(run.characters.last()));
    }
    return terms;
}

SearchQuery searchQueryOf(const QString &text)
{
    SearchQuery query;
    const auto add = [&](const SearchTerm &term) {
        if (!query.terms.contains(term))
            query.terms.append(term);
    };
    QList<WordRun> runs;
    static_cast<WordQuery &>(query) = wordQueryOf(text, &runs);
    for (const WordRun &run : std::as_const(runs)) {
        if (!run.dense) {
            add({run.text().left(LongestTerm), true});
            continue;
        }
        if (run.characters.size() == 1)
            add({run.text(), true});
        for (qsizetype i = 0; i + 1 < run.characters.size(); ++i)
            add({one(run.characters[i]) + one(run.characters[i + 1]), false});
    }
    return query;
}

} // namespace dunlin::server
