// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a search looks for in a text, the same on the server and on a device: words are found by their beginning, of
// scripts that are written without spaces any piece, in whatever case.
#pragma once

#include <QString>
#include <QStringList>

namespace dunlin {

// A word, or a stretch of a script without spaces ("dense"), folded like names.
struct WordRun {
    QList<char32_t> characters;
    bool dense = false;

    QString text() const { return QString::fromUcs4(characters.constData(), characters.size()); }
};
// In the order of the text. Letters, digits and what is written over them only.
QList<WordRun> wordRuns(const QString &text);

struct WordQuery {
    QStringList words;  // folded, as they must begin a word of the text
    QStringList pieces; // folded, as they must stand in it

    bool isEmpty() const { return words.isEmpty() && pieces.isEmpty(); }
    // Whether the text has it all.
    bool matches(const QString &text) const;
};
// At most 16 words and 200 characters are looked for. taken: the stretches it was made of.
WordQuery wordQueryOf(const QString &text, QList<WordRun> *taken = nullptr);

} // namespace dunlin
