// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Dictionaries of this computer, behind an interface: who has words looked up does not know which library reads them.
//
// A speller lives in one thread, the one that made it, and is slow: reading a dictionary takes a moment, and so does looking for
// what may have been meant.
#pragma once

#include <QString>
#include <QStringList>

#include <functional>
#include <memory>

namespace dunlin::client {

class Speller
{
public:
    virtual ~Speller() = default;

    // Of which there are dictionaries, such as de_DE or eo, in no order.
    virtual QStringList languages() const = 0;
    // One of languages(); false when it can't be read. The words that follow are of it.
    virtual bool choose(const QString &language) = 0;
    virtual bool knows(const QString &word) const = 0;
    // The likeliest first.
    virtual QStringList suggestions(const QString &word) const = 0;
    // Known from now on, in other programs with the same library too.
    virtual void add(const QString &word) = 0;
};

using SpellerMaker = std::function<std::unique_ptr<Speller>()>;

// Of the library that this program was built with; null: with none.
SpellerMaker builtInSpeller();

// The dictionary for the language of the window ("de", "de_AT"; empty: the system's): that of the same country where there is
// one, else of any. Empty: there is none.
QString dictionaryFor(const QString &language, const QString &system, const QStringList &there);

} // namespace dunlin::client
