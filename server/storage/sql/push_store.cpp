// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/storage/sql/sql_stores.h"

namespace dunlin::server {

namespace {

#define PUSH_COLUMNS "p.Id, p.DeviceId, p.UserId, p.Endpoint, p.P256dh, p.Auth, p.CreatedAt"

PushRecord readPush(const Row &row)
{
    PushRecord push;
    push.id = row.id<PushId>(0);
    push.deviceId = row.id<DeviceId>(1);
    push.userId = row.id<UserId>(2);
    push.endpoint = row.text(3);
    push.p256dh = row.bytes(4);
    push.auth = row.bytes(5);
    push.createdAt = row.number(6);
    return push;
}

} // namespace

Status SqlPushStore::put(const PushRecord &push)
{
    static constexpr const char sql[] =
        "INSERT INTO PushSubscriptions (DeviceId, Id, UserId, Endpoint, P256dh, Auth, CreatedAt)"
        " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (DeviceId) DO UPDATE SET Id = excluded.Id,"
        " UserId = excluded.UserId, Endpoint = excluded.Endpoint, P256dh = excluded.P256dh,"
        " Auth = excluded.Auth, CreatedAt = excluded.CreatedAt";
    DUNLIN_CHECK(m_db.change(sql, push.deviceId, push.id, push.userId, push.endpoint, push.p256dh,
                             push.auth, push.createdAt));
    return ok();
}

Result<std::optional<PushRecord>> SqlPushStore::ofDevice(const DeviceId &device)
{
    static constexpr const char sql[] =
        "SELECT " PUSH_COLUMNS " FROM PushSubscriptions p WHERE p.DeviceId = ?";
    return m_db.one(sql, readPush, device);
}

Result<QList<PushRecord>> SqlPushStore::ofUser(const UserId &user)
{
    static constexpr const char sql[] =
        "SELECT " PUSH_COLUMNS
        " FROM PushSubscriptions p WHERE p.UserId = ? ORDER BY p.CreatedAt, p.Id";
    return m_db.all(sql, readPush, user);
}

Result<bool> SqlPushStore::remove(const PushId &id, const UserId &user)
{
    static constexpr const char sql[] = "DELETE FROM PushSubscriptions WHERE Id = ? AND UserId = ?";
    DUNLIN_TRY(const int rows, m_db.change(sql, id, user));
    return rows == 1;
}

Result<bool> SqlPushStore::drop(const PushId &id, const QString &endpoint)
{
    static constexpr const char sql[] =
        "DELETE FROM PushSubscriptions WHERE Id = ? AND Endpoint = ?";
    DUNLIN_TRY(const int rows, m_db.change(sql, id, endpoint));
    return rows == 1;
}

Result<bool> SqlPushStore::any()
{
    // By the index on whose: every id is above the null one.
    static constexpr const char sql[] =
        "SELECT 1 FROM PushSubscriptions p WHERE p.UserId > ? ORDER BY p.UserId LIMIT 1";
    DUNLIN_TRY(const qint64 one, m_db.number(sql, UserId()));
    return one == 1;
}

Result<QList<PushRecord>> SqlPushStore::forNotified(const QList<UserId> &people)
{
    if (people.isEmpty())
        return QList<PushRecord>();
    QList<QUuid> uuids;
    for (const UserId &each : people)
        uuids.append(each.uuid());
    const QVariant list = idList(m_db.engine(), uuids);
#define NOTIFIED                                                                                   \
    "SELECT " PUSH_COLUMNS " FROM PushSubscriptions p"                                             \
    " WHERE (SELECT h.Notified - h.NotifiedRead FROM UserHeads h WHERE h.UserId = p.UserId) > 0"   \
    " AND (SELECT u.Presence FROM Users u WHERE u.Id = p.UserId) <> ? AND p.UserId"
    if (m_db.engine() == Engine::Sqlite) {
        static constexpr const char sql[] =
            NOTIFIED " IN (WITH RECURSIVE k(i) AS (SELECT 0 UNION ALL SELECT i"
                     " + 16 FROM k WHERE i + 16 < length(?))"
                     " SELECT substr(?, i + 1, 16) FROM k)";
        return m_db.all(sql, readPush, wire::PresenceState::Dnd, list, list);
    }
    static constexpr const char sql[] = NOTIFIED " = ANY (?::uuid[])";
    return m_db.all(sql, readPush, wire::PresenceState::Dnd, list);
}

Result<QList<PushRecord>> SqlPushStore::forMessages(const ChannelId &channel, qint64 first,
                                                    qint64 last, qint64 now)
{
    // In this order: the members of the channel, what each has, and only then the messages.
    static constexpr const char sql[] =
        "SELECT " PUSH_COLUMNS " FROM ChannelMembers m CROSS JOIN PushSubscriptions p"
        " WHERE m.ChannelId = ? AND m.LeftAt IS NULL AND m.Notify = ?"
        " AND (m.MutedUntil IS NULL OR m.MutedUntil <= ?) AND m.ReadSeq < ?"
        " AND p.UserId = m.UserId"
        " AND (SELECT u.Presence FROM Users u WHERE u.Id = m.UserId) <> ?"
        " AND EXISTS (SELECT 1 FROM Messages x WHERE x.ChannelId = m.ChannelId"
        "  AND x.Seq >= ? AND x.Seq <= ? AND x.Seq > m.ReadSeq AND x.IsDeleted = FALSE"
        "  AND x.SenderId <> m.UserId"
        "  AND x.Seq > COALESCE((SELECT a.AckSeq FROM DeviceAcks a"
        "   WHERE a.ChannelId = m.ChannelId AND a.DeviceId = p.DeviceId), 0)"
        "  AND (SELECT count(*) FROM Blocks b"
        "   WHERE b.UserId = m.UserId AND b.BlockedId = x.SenderId) = 0)";
    return m_db.all(sql, readPush, channel, wire::NotifyLevel::All, now, last,
                    wire::PresenceState::Dnd, first, last);
}

} // namespace dunlin::server
