// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/services/mentions.h"

#include <QSet>

using namespace Qt::StringLiterals;

namespace dunlin::server {

Result<Mentions> findMentions(Stores &stores, const Standing &author, const NamesInText &names)
{
    Mentions mentions;
    QSet<QString> asked;
    for (const QStringList &each : names.people)
        asked.unite(QSet<QString>(each.cbegin(), each.cend()));
    if (!asked.isEmpty()) {
        DUNLIN_TRY(
            const auto members,
            stores.members.named(author.channel.id, QStringList(asked.cbegin(), asked.cend())));
        for (const QStringList &each : names.people) {
            for (const QString &name : each) {
                const auto member = members.constFind(name);
                if (member == members.cend())
                    continue;
                if (!mentions.people.contains(*member))
                    mentions.people.append(*member);
                break;
            }
        }
    }
    if (names.channel) {
        mentions.channel = may(author.membership.role, Action::MentionAll);
        if (!mentions.channel) {
            DUNLIN_TRY(const qint64 count, stores.members.countPresent(author.channel.id));
            mentions.channel = count <= smallChannel;
        }
    }
    return mentions;
}

} // namespace dunlin::server
