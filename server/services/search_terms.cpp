// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/services/search_terms.h"

#include "shared/core/text.h"

#include <QSet>

namespace dunlin::server {

namespace {

constexpr qsizetype LongestTerm = 64;
constexpr qsizetype MostTerms = 8000;
constexpr qsizetype MostWords = 16;
constexpr qsizetype LongestQuery = 200;

// Written without spaces between words.
bool isDense(char32_t c)
{
    return (c >= 0x2e80 && c <= 0x9fff) || (c >= 0xac00 && c <= 0xd7ff)
        || (c >= 0xf900 && c <= 0xfaff) || (c >= 0xff66 && c <= 0xff9f)
        || (c >= 0x20000 && c <= 0x3ffff) || (c >= 0x0e00 && c <= 0x0eff);
}

bool isOfWord(char32_t c)
{
    return QChar::isLetterOrNumber(c) || QChar::isMark(c);
}

QString one(char32_t c)
{
    return QString::fromUcs4(&c, 1);
}

struct Run {
    QList<char32_t> characters;
    bool dense = false;
};

// Of the folded text: words, and runs of dense script.
QList<Run> runsOf(const QString &text)
{
    QList<Run> runs;
    bool open = false;
    for (const uint each : foldName(text).toUcs4()) {
        const char32_t c = each;
        if (!isOfWord(c)) {
            open = false;
            continue;
        }
        const bool dense = isDense(c);
        if (!open || runs.last().dense != dense)
            runs.append(Run{{}, dense});
        runs.last().characters.append(c);
        open = true;
    }
    return runs;
}

QString textOf(const Run &run)
{
    return QString::fromUcs4(run.characters.constData(), run.characters.size());
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
    for (const Run &run : runsOf(text)) {
        if (!run.dense) {
            add(textOf(run).left(LongestTerm));
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
    for (const Run &run : runsOf(text.left(LongestQuery))) {
        if (query.words.size() + query.pieces.size() >= MostWords)
            break;
        const QString whole = textOf(run);
        if (!run.dense) {
            query.words.append(whole);
            add({whole.left(LongestTerm), true});
            continue;
        }
        query.pieces.append(whole);
        if (run.characters.size() == 1)
            add({whole, true});
        for (qsizetype i = 0; i + 1 < run.characters.size(); ++i)
            add({one(run.characters[i]) + one(run.characters[i + 1]), false});
    }
    return query;
}

bool SearchQuery::matches(const QString &text) const
{
    const QList<Run> runs = runsOf(text);
    const auto has = [&](bool dense, auto fits) {
        for (const Run &run : runs) {
            if (run.dense == dense && fits(textOf(run)))
                return true;
        }
        return false;
    };
    for (const QString &word : words) {
        if (!has(false, [&](const QString &each) { return each.startsWith(word); }))
            return false;
    }
    for (const QString &piece : pieces) {
        if (!has(true, [&](const QString &each) { return each.contains(piece); }))
            return false;
    }
    return true;
}

} // namespace dunlin::server
