// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/storage/sql/rows.h"
#include "server/storage/sql/sql_stores.h"

#include <limits>

namespace dunlin::server {

namespace {

constexpr qint64 Kept = 1000;
constexpr qint64 SweptEvery = 100;

// Only what is of no channel, or of one that the person is in.
#define OPEN_TO_PERSON                                                                             \
    " LEFT JOIN ChannelMembers m ON m.ChannelId = n.ChannelId AND m.UserId = n.UserId"             \
    " WHERE n.UserId = ? AND (n.ChannelId IS NULL OR (m.UserId IS NOT NULL AND m.LeftAt IS NULL))"
#define NOTIFICATIONS                                                                              \
    "SELECT n.Id, n.Kind, n.CreatedAt, n.MessageSeq, n.ChannelId, c.Name,"                         \
    " CASE WHEN n.Id <= h.NotifiedRead THEN 1 ELSE 0 END,"                                         \
    " " PROFILE_COLUMNS(                                                                           \
        "u") " FROM Notifications n"                                                               \
             " LEFT JOIN UserHeads h ON h.UserId = n.UserId LEFT JOIN Users u ON u.Id = n.ActorId" \
             " LEFT JOIN Channels c ON c.Id = n.ChannelId" OPEN_TO_PERSON

wire::Notification readNotification(const Row &row)
{
    wire::Notification notification;
    notification.id = row.number(0);
    notification.kind = row.enumerator<wire::NotificationKind>(1);
    notification.createdAt = row.number(2);
    notification.seq = row.maybeNumber(3);
    notification.channelId = row.maybeId<ChannelId>(4);
    if (const QString name = row.text(5); !name.isEmpty())
        notification.channelName = name;
    notification.read = row.number(6) != 0;
    if (!row.isNull(7)) {
        notification.user = readUser(row, 7);
        // It says who, and is kept: when they were here is asked for, by whoever may know.
        notification.user->lastSeenAt.reset();
    }
    return notification;
}

} // namespace

Result<qint64> SqlNotificationStore::add(const UserId &user, const NotificationRecord &notification)
{
    static constexpr const char next[] =
        "INSERT INTO UserHeads (UserId, Notified) VALUES (?, 1) ON CONFLICT (UserId)"
        " DO UPDATE SET Notified = UserHeads.Notified + 1 RETURNING Notified";
    static constexpr const char insert[] =
        "INSERT INTO Notifications (UserId, Id, Kind, CreatedAt, ActorId, ChannelId, MessageSeq)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)";
    static constexpr const char drop[] = "DELETE FROM Notifications WHERE UserId = ? AND Id <= ?";
    DUNLIN_TRY(const qint64 id, m_db.number(next, user));
    DUNLIN_CHECK(m_db.change(insert, user, id, notification.kind, notification.createdAt,
                             notification.actor, notification.channelId, notification.seq));
    if (id % SweptEvery == 0)
        DUNLIN_CHECK(m_db.change(drop, user, id - Kept));
    return id;
}

Result<std::optional<wire::Notification>> SqlNotificationStore::find(const UserId &user, qint64 id)
{
    static constexpr const char sql[] = NOTIFICATIONS " AND n.Id = ?";
    return m_db.one(sql, readNotification, user, id);
}

Result<QList<wire::Notification>>
SqlNotificationStore::below(const UserId &user, std::optional<qint64> below, int limit)
{
    static constexpr const char sql[] =
        NOTIFICATIONS " AND n.Id < ? ORDER BY n.UserId DESC, n.Id DESC LIMIT ?";
    return m_db.all(sql, readNotification, user, below.value_or(std::numeric_limits<qint64>::max()),
                    limit);
}

Result<qint64> SqlNotificationStore::countUnread(const UserId &user)
{
    static constexpr const char sql[] =
        "SELECT count(*) FROM Notifications n" OPEN_TO_PERSON
        " AND n.Id > COALESCE((SELECT h.NotifiedRead FROM UserHeads h WHERE h.UserId = ?), 0)";
    return m_db.number(sql, user, user);
}

Result<qint64> SqlNotificationStore::readUpTo(const UserId &user)
{
    static constexpr const char sql[] = "SELECT NotifiedRead FROM UserHeads WHERE UserId = ?";
    return m_db.number(sql, user);
}

Result<bool> SqlNotificationStore::raiseRead(const UserId &user, qint64 upTo)
{
    static constexpr const char sql[] =
        "UPDATE UserHeads SET NotifiedRead = CASE WHEN Notified < ? THEN Notified ELSE ? END"
        " WHERE UserId = ? AND NotifiedRead < ? AND NotifiedRead < Notified";
    DUNLIN_TRY(const int rows, m_db.change(sql, upTo, upTo, user, upTo));
    return rows == 1;
}

Status SqlNotificationStore::forget(const UserId &user)
{
    static constexpr const char sql[] = "DELETE FROM Notifications WHERE UserId = ?";
    DUNLIN_CHECK(m_db.change(sql, user));
    return ok();
}

} // namespace dunlin::server
