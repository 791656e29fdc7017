// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Whom a text may mention: "@username", and "@channel" for everybody. Servers read it of what they can read; of what is
// sealed the devices of those who read it.
#pragma once

#include <QList>
#include <QString>
#include <QStringList>

namespace dunlin {

inline constexpr qsizetype mostMentions = 50;
// In a channel with at most so many people every member may mention all of them; in a larger one admins and owners.
inline constexpr qint64 smallChannel = 20;

struct NamesInText {
    // For each mention what it may mean, the longest first: "@ann." is Ann's, and the end of a sentence.
    QList<QStringList> people;
    bool channel = false;

    bool isEmpty() const { return people.isEmpty() && !channel; }
};
NamesInText namesIn(const QString &text);

} // namespace dunlin
