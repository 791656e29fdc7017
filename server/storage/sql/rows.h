// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Pieces that several stores share: search patterns, and the public face of a person in a joined row.
#pragma once

#include "server/storage/sql/values.h"
#include "shared/wire/account.h"

namespace dunlin::server {

// For "LIKE ? ESCAPE '!'": contains the text, whatever characters it has.
inline QString containsPattern(QString text)
{
    text.replace(u'!', QStringLiteral("!!"));
    text.replace(u'%', QStringLiteral("!%"));
    text.replace(u'_', QStringLiteral("!_"));
    return u'%' + text + u'%';
}

// The public face of the person in the row of Users that is called `alias` (a literal).
#define PROFILE_COLUMNS(alias)                                                                     \
    alias ".Id, " alias ".Username, " alias ".DisplayName, " alias ".About, CASE WHEN " alias      \
          ".HidesLastSeen = TRUE THEN 0 ELSE " alias ".LastSeenAt END, " alias ".AvatarFileId"

// PROFILE_COLUMNS, from `first` on.
inline wire::User readUser(const Row &row, int first)
{
    wire::User user;
    user.id = row.id<UserId>(first);
    user.username = row.text(first + 1);
    user.displayName = row.text(first + 2);
    if (const QString about = row.text(first + 3); !about.isEmpty())
        user.about = about;
    if (const qint64 seen = row.number(first + 4); seen > 0)
        user.lastSeenAt = seen;
    user.avatarFileId = row.maybeId<FileId>(first + 5);
    if (wire::isBot(user.username))
        user.bot = true;
    return user;
}

} // namespace dunlin::server
