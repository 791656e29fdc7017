// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/storage/sql/rows.h"
#include "server/storage/sql/sql_stores.h"

namespace dunlin::server {

namespace {

#define OF_PAIR                                                                                    \
    " WHERE (RequesterId = ? AND ReceiverId = ?) OR (RequesterId = ? AND ReceiverId = ?)"

} // namespace

Result<std::optional<FriendshipRecord>> SqlFriendStore::find(const UserId &one, const UserId &other)
{
    static constexpr const char sql[] = "SELECT Id, RequesterId, ReceiverId, Status, CreatedAt, "
                                        "UpdatedAt FROM Friendships" OF_PAIR;
    return m_db.one(
        sql,
        [](const Row &row) {
            FriendshipRecord friendship;
            friendship.id = row.uuid(0);
            friendship.requester = row.id<UserId>(1);
            friendship.receiver = row.id<UserId>(2);
            friendship.status = row.enumerator<FriendshipRecord::Status>(3);
            friendship.createdAt = row.number(4);
            friendship.updatedAt = row.number(5);
            return friendship;
        },
        one, other, other, one);
}

Status SqlFriendStore::put(const FriendshipRecord &friendship)
{
    static constexpr const char update[] =
        "UPDATE Friendships SET RequesterId = ?, ReceiverId = ?, Status = ?, CreatedAt = ?, "
        "UpdatedAt = ?" OF_PAIR;
    static constexpr const char insert[] =
        "INSERT INTO Friendships (Id, RequesterId, ReceiverId, Status, CreatedAt, UpdatedAt)"
        " VALUES (?, ?, ?, ?, ?, ?)";
    const UserId &from = friendship.requester;
    const UserId &to = friendship.receiver;
    DUNLIN_TRY(const int changed,
               m_db.change(update, from, to, friendship.status, friendship.createdAt,
                           friendship.updatedAt, from, to, to, from));
    if (changed == 0)
        DUNLIN_CHECK(m_db.change(insert, friendship.id, from, to, friendship.status,
                                 friendship.createdAt, friendship.updatedAt));
    return ok();
}

Status SqlFriendStore::remove(const UserId &one, const UserId &other)
{
    static constexpr const char sql[] = "DELETE FROM Friendships" OF_PAIR;
    DUNLIN_CHECK(m_db.change(sql, one, other, other, one));
    return ok();
}

Result<wire::FriendList> SqlFriendStore::listOf(const UserId &user)
{
    static constexpr const char known[] = "SELECT " PROFILE_COLUMNS(
        "u") ", f.UpdatedAt, f.Status,"
             " f.RequesterId FROM Friendships f JOIN Users u"
             " ON u.Id = CASE WHEN f.RequesterId = ? THEN f.ReceiverId ELSE f.RequesterId END"
             " WHERE (f.RequesterId = ? OR f.ReceiverId = ?) AND f.Status <> ? AND u.IsDisabled = "
             "FALSE"
             " AND NOT EXISTS (SELECT 1 FROM Blocks x WHERE x.UserId = ? AND x.BlockedId = u.Id)"
             " ORDER BY u.UsernameFold";
    static constexpr const char blocked[] = "SELECT " PROFILE_COLUMNS(
        "u") ", x.CreatedAt"
             " FROM Blocks x JOIN Users u ON u.Id = x.BlockedId"
             " WHERE x.UserId = ? AND u.IsDisabled = FALSE ORDER BY u.UsernameFold";
    const auto readFriend = [](const Row &row) {
        return wire::Friend{readUser(row, 0), row.number(6), {}, {}};
    };
    wire::FriendList list;
    DUNLIN_CHECK(m_db.each(
        known,
        [&](const Row &row) {
            if (row.enumerator<FriendshipRecord::Status>(7) == FriendshipRecord::Status::Accepted)
                list.friends.append(readFriend(row));
            else if (row.id<UserId>(8) == user)
                list.outgoing.append(readFriend(row));
            else
                list.incoming.append(readFriend(row));
        },
        user, user, user, FriendshipRecord::Status::Declined, user));
    DUNLIN_TRY(list.blocked, m_db.all(blocked, readFriend, user));
    return list;
}

Result<bool> SqlFriendStore::block(const UserId &user, const UserId &blocked, qint64 now)
{
    static constexpr const char sql[] = "INSERT INTO Blocks (UserId, BlockedId, CreatedAt)"
                                        " VALUES (?, ?, ?) ON CONFLICT DO NOTHING";
    DUNLIN_TRY(const int rows, m_db.change(sql, user, blocked, now));
    return rows == 1;
}

Result<bool> SqlFriendStore::unblock(const UserId &user, const UserId &blocked)
{
    static constexpr const char sql[] = "DELETE FROM Blocks WHERE UserId = ? AND BlockedId = ?";
    DUNLIN_TRY(const int rows, m_db.change(sql, user, blocked));
    return rows == 1;
}

Result<bool> SqlFriendStore::blocks(const UserId &user, const UserId &other)
{
    static constexpr const char sql[] =
        "SELECT count(*) FROM Blocks WHERE UserId = ? AND BlockedId = ?";
    DUNLIN_TRY(const qint64 rows, m_db.number(sql, user, other));
    return rows > 0;
}

Result<QList<UserId>> SqlFriendStore::friendsOf(const UserId &user)
{
    static constexpr const char sql[] =
        "SELECT CASE WHEN RequesterId = ? THEN ReceiverId ELSE RequesterId END FROM Friendships"
        " WHERE (RequesterId = ? OR ReceiverId = ?) AND Status = ?";
    return m_db.all(
        sql, [](const Row &row) { return row.id<UserId>(0); }, user, user, user,
        FriendshipRecord::Status::Accepted);
}

Result<QList<UserId>> SqlFriendStore::apartFrom(const UserId &user)
{
    static constexpr const char sql[] = "SELECT BlockedId FROM Blocks WHERE UserId = ?"
                                        " UNION ALL SELECT UserId FROM Blocks WHERE BlockedId = ?";
    return m_db.all(
        sql, [](const Row &row) { return row.id<UserId>(0); }, user, user);
}

Status SqlFriendStore::forget(const UserId &user)
{
    static constexpr const char friendships[] =
        "DELETE FROM Friendships WHERE RequesterId = ? OR ReceiverId = ?";
    static constexpr const char blocks[] = "DELETE FROM Blocks WHERE UserId = ? OR BlockedId = ?";
    DUNLIN_CHECK(m_db.change(friendships, user, user));
    DUNLIN_CHECK(m_db.change(blocks, user, user));
    return ok();
}

} // namespace dunlin::server
