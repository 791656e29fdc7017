// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Which words of a message are to be looked up in a dictionary: those of its language, and not what only looks like words.
#pragma once

#include <QList>
#include <QString>

namespace dunlin::client {

struct WordAt {
    qsizetype start = 0;
    qsizetype length = 0;
    bool operator==(const WordAt &) const = default;
};

// Left out: code, addresses, mentions, channels, commands, names with digits, dots, underlines or capitals inside, what is
// all capitals, single letters, and words in another script than that of the language ("de_DE").
QList<WordAt> wordsToCheck(QStringView text, const QString &language);

} // namespace dunlin::client
