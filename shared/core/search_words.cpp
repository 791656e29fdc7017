// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "shared/core/search_words.h"

#include "shared/core/text.h"

#include <algorithm>

namespace dunlin {

namespace {

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

QList<WordRun> runsOf(const QString &folded)
{
    QList<WordRun> runs;
    bool open = false;
    for (const uint each : folded.toUcs4()) {
        const char32_t c = each;
        if (!isOfWord(c)) {
            open = false;
            continue;
        }
        const bool dense = isDense(c);
        if (!open || runs.last().dense != dense)
            runs.append(WordRun{{}, dense});
        runs.last().characters.append(c);
        open = true;
    }
    return runs;
}

} // namespace

QList<WordRun> wordRuns(const QString &text)
{
    return runsOf(foldName(text));
}

WordQuery wordQueryOf(const QString &text, QList<WordRun> *taken)
{
    WordQuery query;
    for (const WordRun &run : wordRuns(text.left(LongestQuery))) {
        if (query.words.size() + query.pieces.size() >= MostWords)
            break;
        (run.dense ? query.pieces : query.words).append(run.text());
        if (taken)
            taken->append(run);
    }
    return query;
}

bool WordQuery::matches(const QString &text) const
{
    const QString folded = foldName(text);
    // Nearly every text is done with here, before it is cut into words.
    const auto isThere = [&folded](const QString &each) { return folded.contains(each); };
    if (!std::all_of(words.cbegin(), words.cend(), isThere)
        || !std::all_of(pieces.cbegin(), pieces.cend(), isThere))
        return false;
    const QList<WordRun> runs = runsOf(folded);
    const auto has = [&](bool dense, auto fits) {
        return std::any_of(runs.cbegin(), runs.cend(), [&](const WordRun &run) {
            return run.dense == dense && fits(run.text());
        });
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

} // namespace dunlin
