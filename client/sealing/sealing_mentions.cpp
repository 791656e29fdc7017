// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Whom a text in an encrypted channel mentions: read here, by the rules by which servers read what they can read.

#include "client/sealing/sealing.h"
#include "shared/core/mention_names.h"

namespace dunlin::client {

void Sealing::addMentions(wire::MessageRow &row)
{
    row.mentionsChannel.reset();
    const NamesInText names = namesIn(row.content.value_or(QString()));
    for (const QStringList &readings : names.people) {
        for (const QString &name : readings) {
            const auto user = m_around.userNamed(name);
            if (!user)
                continue;
            if (!row.mentions.contains(*user) && row.mentions.size() < mostMentions)
                row.mentions.append(*user);
            break;
        }
    }
    if (names.channel && m_around.mayMentionAll(row.channelId, row.senderId))
        row.mentionsChannel = true;
}

} // namespace dunlin::client
