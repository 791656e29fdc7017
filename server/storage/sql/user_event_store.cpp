// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/storage/sql/rows.h"
#include "server/storage/sql/sql_stores.h"

namespace dunlin::server {

Result<qint64> SqlUserEventStore::append(const UserId &user, const QString &fold,
                                         const wire::UserEvent &event, qint64 now)
{
    static constexpr const char next[] =
        "INSERT INTO UserHeads (UserId, HeadSeq) VALUES (?, 1) ON CONFLICT (UserId)"
        " DO UPDATE SET HeadSeq = UserHeads.HeadSeq + 1 RETURNING HeadSeq";
    static constexpr const char replace[] =
        "DELETE FROM UserEvents WHERE UserId = ? AND Fold = ? AND Fold <> ''";
    static constexpr const char insert[] =
        "INSERT INTO UserEvents (UserId, Seq, Kind, Fold, CreatedAt, ChannelId, ReadSeq, ReadOrd, "
        "DeviceId, ProfileOf, FriendState, NotifyLevel, MutedUntil, NotificationId,"
        " NotificationsRead) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    DUNLIN_TRY(const qint64 seq, m_db.number(next, user));
    if (!fold.isEmpty())
        DUNLIN_CHECK(m_db.change(replace, user, fold));
    const std::optional<UserId> profileOf =
        event.user ? std::optional(event.user->id) : std::nullopt;
    DUNLIN_CHECK(m_db.change(
        insert, user, seq, event.kind, fold, now, event.channelId, event.readSeq, event.readOrd,
        event.deviceId, profileOf, event.friendState, event.notify, event.mutedUntil,
        event.notification ? std::optional(event.notification->id) : std::nullopt,
        event.notificationsRead));
    return seq;
}

Result<QList<wire::UserEvent>> SqlUserEventStore::after(const UserId &user, qint64 cursor,
                                                        int limit)
{
    static constexpr const char sql[] =
        "SELECT e.Seq, e.Kind, e.ChannelId, e.ReadSeq, e.ReadOrd, e.DeviceId,"
        " " PROFILE_COLUMNS("u") ", e.FriendState, e.NotifyLevel,"
                                 " e.MutedUntil, e.NotificationId, e.NotificationsRead"
                                 " FROM UserEvents e LEFT JOIN Users u ON u.Id = e.ProfileOf"
                                 " WHERE e.UserId = ? AND e.Seq > ? ORDER BY e.Seq LIMIT ?";
    QList<std::pair<qsizetype, qint64>> notifications;
    QList<wire::UserEvent> events;
    DUNLIN_CHECK(m_db.each(
        sql,
        [&](const Row &row) {
            wire::UserEvent event;
            event.seq = row.number(0);
            event.kind = row.enumerator<wire::UserEventKind>(1);
            event.channelId = row.maybeId<ChannelId>(2);
            event.readSeq = row.maybeNumber(3);
            event.readOrd = row.maybeNumber(4);
            event.deviceId = row.maybeId<DeviceId>(5);
            if (!row.isNull(6))
                event.user = readUser(row, 6);
            if (!row.isNull(12))
                event.friendState = row.enumerator<wire::FriendState>(12);
            if (!row.isNull(13))
                event.notify = row.enumerator<wire::NotifyLevel>(13);
            event.mutedUntil = row.maybeNumber(14);
            if (!row.isNull(15))
                notifications.append({events.size(), row.number(15)});
            event.notificationsRead = row.maybeNumber(16);
            events.append(event);
        },
        user, cursor, limit));
    // One at most: a later one replaces it.
    SqlNotificationStore store(m_db);
    for (const auto &[at, id] : std::as_const(notifications)) {
        DUNLIN_TRY(events[at].notification, store.find(user, id));
    }
    return events;
}

Result<qint64> SqlUserEventStore::head(const UserId &user)
{
    static constexpr const char sql[] = "SELECT HeadSeq FROM UserHeads WHERE UserId = ?";
    return m_db.number(sql, user);
}

Result<QHash<UserId, qint64>> SqlUserEventStore::heads(const QList<UserId> &users)
{
#define HEADS_OF(people) "SELECT UserId, HeadSeq FROM UserHeads WHERE UserId " people
    QHash<UserId, qint64> heads;
    if (users.isEmpty())
        return heads;
    const auto visit = [&](const Row &row) { heads.insert(row.id<UserId>(0), row.number(1)); };
    const QVariant list = idList(m_db.engine(), users);
    if (m_db.engine() == Engine::Sqlite) {
        static constexpr const char sql[] = HEADS_OF("IN (" SQLITE_IDS ")");
        DUNLIN_CHECK(m_db.each(sql, visit, list, list));
    } else {
        static constexpr const char sql[] = HEADS_OF("= ANY (?::uuid[])");
        DUNLIN_CHECK(m_db.each(sql, visit, list));
    }
    return heads;
}

} // namespace dunlin::server
