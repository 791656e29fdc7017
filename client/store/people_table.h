// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The Users and Members tables of cache.db: profiles, and who is in which channel with which marks.
#pragma once

#include "shared/core/result.h"
#include "shared/wire/channel.h"

#include <QHash>
#include <QSet>

namespace dunlin::client {

class Database;

struct MemberRecord {
    UserId user;
    wire::Role role = wire::Role::Member;
    qint64 joinedAt = 0;
    qint64 readSeq = 0;
    qint64 receivedSeq = 0;
    qint64 changeSeq = 0; // number of the last membership change that was applied
    bool present = true;
    bool operator==(const MemberRecord &) const = default;
};

// The lowest marks over the other present members; `known` is false while nobody else is known.
struct OthersMarks {
    qint64 receivedSeq = 0;
    qint64 readSeq = 0;
    bool known = false;
};

class PeopleTable
{
public:
    explicit PeopleTable(Database &database)
        : m_database(database)
    {
    }
    Result<QHash<UserId, wire::User>> loadUsers();
    Status putUser(const wire::User &user, qint64 nowMs);

    Result<QList<MemberRecord>> members(qint64 channelNo);
    Result<qint64> countPresent(qint64 channelNo);
    // The numbers of the channels that somebody is in, as far as is known here.
    Result<QSet<qint64>> channelsOf(const UserId &user);
    // Marks only rise; a membership is not overwritten by an older change.
    Status putMember(qint64 channelNo, const MemberRecord &member);
    // Raises marks of a member, whether or not the membership is known.
    Status raiseMarks(qint64 channelNo, const UserId &user, qint64 readSeq, qint64 receivedSeq);
    Status removeMembers(qint64 channelNo);
    Result<OthersMarks> othersMarks(qint64 channelNo, const UserId &self);

private:
    Database &m_database;
};

} // namespace dunlin::client
