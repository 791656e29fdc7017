// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Who a text mentions: "@username", and "@channel" for everybody in it. What a client says besides is believed of members
// only, and a name that no member has is text like any other.
#pragma once

#include "server/services/access.h"

namespace dunlin::server {

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

struct Mentions {
    QList<UserId> people;
    bool channel = false;
};
// Members, each once, at most mostMentions of them. `author` is a member of the channel.
Result<Mentions> findMentions(Stores &stores, const Standing &author, const NamesInText &names);

} // namespace dunlin::server
