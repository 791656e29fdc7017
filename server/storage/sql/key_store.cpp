// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/storage/sql/key_log_rows.h"
#include "server/storage/sql/sql_stores.h"

namespace dunlin::server {

namespace {

wire::ChainEntry readEntry(const Row &row)
{
    return {row.number(0), row.bytes(1)};
}

wire::OneTimeKey readOneTime(const Row &row)
{
    return {row.number(0), row.bytes(1)};
}

} // namespace

Result<bool> SqlKeyStore::put(const DeviceKeysRecord &record, qint64 now)
{
    static constexpr const char sql[] =
        "INSERT INTO DeviceKeys (DeviceId, UserId, SignKey, IdentityKey, PrekeyId, Prekey,"
        " PrekeySignature, LastResortId, LastResortKey, UpdatedAt)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (DeviceId) DO UPDATE SET"
        " PrekeyId = excluded.PrekeyId, Prekey = excluded.Prekey,"
        " PrekeySignature = excluded.PrekeySignature, LastResortId = excluded.LastResortId,"
        " LastResortKey = excluded.LastResortKey, UpdatedAt = excluded.UpdatedAt"
        " WHERE DeviceKeys.SignKey = excluded.SignKey"
        " AND DeviceKeys.IdentityKey = excluded.IdentityKey";
    const wire::SignedPrekey &prekey = record.keys.prekey;
    DUNLIN_TRY(const int rows,
               m_db.change(sql, record.device, record.user, record.keys.signKey,
                           record.keys.identityKey, prekey.id, prekey.key, prekey.signature,
                           prekey.lastResort.id, prekey.lastResort.key, now));
    return rows == 1;
}

Result<std::optional<DeviceKeysRecord>> SqlKeyStore::find(const DeviceId &device)
{
    static constexpr const char sql[] =
        "SELECT DeviceId, DeviceKeys.UserId, SignKey, IdentityKey, PrekeyId, Prekey,"
        " PrekeySignature, LastResortId, LastResortKey FROM DeviceKeys JOIN Devices"
        " ON Devices.Id = DeviceId WHERE DeviceId = ? AND RevokedAt IS NULL";
    return m_db.one(
        sql,
        [](const Row &row) {
            DeviceKeysRecord record;
            record.device = row.id<DeviceId>(0);
            record.user = row.id<UserId>(1);
            record.keys.signKey = row.bytes(2);
            record.keys.identityKey = row.bytes(3);
            record.keys.prekey.id = row.number(4);
            record.keys.prekey.key = row.bytes(5);
            record.keys.prekey.signature = row.bytes(6);
            record.keys.prekey.lastResort = {row.number(7), row.bytes(8)};
            return record;
        },
        device);
}

Result<bool> SqlKeyStore::addOneTime(const DeviceId &device, const QList<wire::OneTimeKey> &keys)
{
    // The row is the lock: two uploads of one device come one after the other.
    static constexpr const char lock[] =
        "UPDATE DeviceKeys SET LastOneTimeId = LastOneTimeId WHERE DeviceId = ?"
        " RETURNING LastOneTimeId";
    static constexpr const char held[] =
        "SELECT PublicKey FROM OneTimeKeys WHERE DeviceId = ? AND Id = ?";
    static constexpr const char insert[] =
        "INSERT INTO OneTimeKeys (DeviceId, Id, PublicKey) VALUES (?, ?, ?)";
    static constexpr const char raise[] =
        "UPDATE DeviceKeys SET LastOneTimeId = ? WHERE DeviceId = ?";
    DUNLIN_TRY(const auto last,
               m_db.one(
                   lock, [](const Row &row) { return row.number(0); }, device));
    if (!last)
        return false;
    for (const wire::OneTimeKey &each : keys) {
        if (each.id > *last)
            continue;
        DUNLIN_TRY(const auto other,
                   m_db.one(
                       held, [](const Row &row) { return row.bytes(0); }, device, each.id));
        if (other && *other != each.key)
            return false;
    }
    qint64 highest = *last;
    for (const wire::OneTimeKey &each : keys) {
        if (each.id <= *last)
            continue;
        DUNLIN_CHECK(m_db.change(insert, device, each.id, each.key));
        highest = qMax(highest, each.id);
    }
    DUNLIN_CHECK(m_db.change(raise, highest, device));
    return true;
}

Result<std::optional<wire::OneTimeKey>> SqlKeyStore::takeOneTime(const DeviceId &device)
{
    // PostgreSQL's writers meet at the same row: the second one takes the next instead of waiting for the first.
    static constexpr const char sqlite[] =
        "DELETE FROM OneTimeKeys WHERE DeviceId = ? AND Id = (SELECT Id FROM OneTimeKeys"
        " WHERE DeviceId = ? ORDER BY Id LIMIT 1) RETURNING Id, PublicKey";
    static constexpr const char postgres[] =
        "DELETE FROM OneTimeKeys WHERE DeviceId = ? AND Id = (SELECT Id FROM OneTimeKeys"
        " WHERE DeviceId = ? ORDER BY Id LIMIT 1 FOR UPDATE SKIP LOCKED)"
        " RETURNING Id, PublicKey";
    return m_db.one(m_db.pick(sqlite, postgres), readOneTime, device, device);
}

Result<qint64> SqlKeyStore::countOneTime(const DeviceId &device)
{
    static constexpr const char sql[] = "SELECT count(*) FROM OneTimeKeys WHERE DeviceId = ?";
    return m_db.number(sql, device);
}

Result<bool> SqlKeyStore::mayKnow(const UserId &user, const UserId &other)
{
    if (user == other)
        return true;
    static constexpr const char friends[] =
        "SELECT count(*) FROM Friendships WHERE ((RequesterId = ? AND ReceiverId = ?)"
        " OR (RequesterId = ? AND ReceiverId = ?)) AND Status = ?";
    static constexpr const char channels[] =
        "SELECT 1 FROM ChannelMembers mine JOIN ChannelMembers theirs"
        " ON theirs.ChannelId = mine.ChannelId WHERE mine.UserId = ? AND mine.LeftAt IS NULL"
        " AND theirs.UserId = ? AND theirs.LeftAt IS NULL LIMIT 1";
    DUNLIN_TRY(const qint64 friendships,
               m_db.number(friends, user, other, other, user, FriendshipRecord::Status::Accepted));
    if (friendships > 0)
        return true;
    DUNLIN_TRY(const qint64 together, m_db.number(channels, user, other));
    return together > 0;
}

// --- chains of devices -------------------------------------------------------------------------------

Result<std::optional<wire::ChainEntry>> SqlKeyStore::lastEntry(const UserId &user)
{
    static constexpr const char sql[] =
        "SELECT Seq, Entry FROM DeviceLog WHERE UserId = ? ORDER BY Seq DESC LIMIT 1";
    return m_db.one(sql, readEntry, user);
}

Result<QList<wire::ChainEntry>> SqlKeyStore::entries(const UserId &user, qint64 from, int limit)
{
    static constexpr const char sql[] =
        "SELECT Seq, Entry FROM DeviceLog WHERE UserId = ? AND Seq >= ? ORDER BY Seq LIMIT ?";
    return m_db.all(sql, readEntry, user, from, limit);
}

Result<bool> SqlKeyStore::append(const UserId &user, const wire::ChainEntry &entry)
{
    static constexpr const char sql[] = "INSERT INTO DeviceLog (UserId, Seq, Entry)"
                                        " VALUES (?, ?, ?) ON CONFLICT DO NOTHING";
    DUNLIN_TRY(const int rows, m_db.change(sql, user, entry.seq, entry.entry));
    if (rows != 1)
        return false;
    DUNLIN_CHECK(appendLeaf(m_db, user, entry.seq, entry.entry));
    return true;
}

Status SqlKeyStore::forgetChain(const UserId &user)
{
    static constexpr const char sql[] = "DELETE FROM DeviceLog WHERE UserId = ?";
    DUNLIN_CHECK(m_db.change(sql, user));
    return ok();
}

} // namespace dunlin::server
