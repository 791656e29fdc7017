// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/storage/sql/sql_key_stores.h"

namespace dunlin::server {

namespace {

wire::ChainEntry readRosterEntry(const Row &row)
{
    return {row.number(0), row.bytes(1)};
}

} // namespace

Result<std::optional<wire::ChainEntry>> SqlRosterLogStore::last(const ChannelId &channel)
{
    static constexpr const char sql[] =
        "SELECT Seq, Entry FROM RosterLog WHERE ChannelId = ? ORDER BY Seq DESC LIMIT 1";
    return m_db.one(sql, readRosterEntry, channel);
}

Result<QList<wire::ChainEntry>> SqlRosterLogStore::entries(const ChannelId &channel, qint64 from,
                                                           int limit)
{
    static constexpr const char sql[] =
        "SELECT Seq, Entry FROM RosterLog WHERE ChannelId = ? AND Seq >= ? ORDER BY Seq LIMIT ?";
    return m_db.all(sql, readRosterEntry, channel, from, limit);
}

Result<bool> SqlRosterLogStore::append(const ChannelId &channel, const UserId &by,
                                       const wire::ChainEntry &entry)
{
    static constexpr const char sql[] = "INSERT INTO RosterLog (ChannelId, Seq, UserId, Entry)"
                                        " VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING";
    DUNLIN_TRY(const int rows, m_db.change(sql, channel, entry.seq, by, entry.entry));
    return rows == 1;
}

Result<qint64> SqlRosterLogStore::countBy(const ChannelId &channel, const UserId &user)
{
    static constexpr const char sql[] =
        "SELECT count(*) FROM RosterLog WHERE UserId = ? AND ChannelId = ?";
    return m_db.number(sql, user, channel);
}

Result<bool> SqlRosterLogStore::hasSignedFor(const UserId &reader, const UserId &user)
{
    static constexpr const char sql[] =
        "SELECT 1 FROM ChannelMembers m WHERE m.UserId = ? AND m.LeftAt IS NULL AND EXISTS"
        " (SELECT 1 FROM RosterLog l WHERE l.UserId = ? AND l.ChannelId = m.ChannelId) LIMIT 1";
    DUNLIN_TRY(const qint64 found, m_db.number(sql, reader, user));
    return found > 0;
}

} // namespace dunlin::server
