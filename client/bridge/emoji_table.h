// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// All emoji with their names and other words in one language, as resources/emoji has them, and what of them a search looks
// through. Read in some milliseconds by a thread that nobody waits for; never changed afterwards, so any thread may look.
#pragma once

#include "shared/core/result.h"

#include <QHash>
#include <QList>
#include <QStringList>

#include <memory>

namespace dunlin::client {

class EmojiTable
{
public:
    struct Emoji {
        QString plain;
        QString light; // with the lightest skin; empty when it has no colour of skin
        QString words; // the name and the other words, between bars
        qsizetype nameLength = 0;
        int group = 0;
    };

    // For a locale's name, such as "de_AT". What there is no table of is read in English.
    static Result<std::shared_ptr<const EmojiTable>> read(const QString &language);

    const QString &language() const { return m_language; }
    // In their order.
    const QStringList &groups() const { return m_groups; }
    const QList<Emoji> &all() const { return m_all; }
    QString nameOf(qsizetype place) const;
    // With this colour of skin, if it has one: 0 is none, 1 the lightest, 5 the darkest.
    QString toned(qsizetype place, int tone) const;
    // Of one with any colour of skin; -1: it is not one of ours.
    qsizetype placeOf(const QString &emoji) const;
    // The name itself comes first, then words that begin so, then what has it anywhere.
    QList<qsizetype> find(const QString &sought) const;

private:
    explicit EmojiTable(const QString &language);

    const QString m_language;
    QStringList m_groups;
    QList<Emoji> m_all;
    QStringList m_folded; // what is searched
    QHash<QString, qsizetype> m_places;
};

} // namespace dunlin::client
