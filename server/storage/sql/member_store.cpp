// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/storage/sql/rows.h"
#include "server/storage/sql/sql_stores.h"

namespace dunlin::server {

namespace {

#define MEMBER_COLUMNS                                                                             \
    "ChannelId, UserId, Role, JoinedAt, JoinSeq, ReadSeq, ReadOrd, ReceivedSeq, RevSeq, LeftAt,"   \
    " InvitedBy"

// What put() leaves alone.
#define OWN_COLUMNS ", SlowSentAt, Notify, MutedUntil"

MembershipRecord readMembership(const Row &row)
{
    MembershipRecord membership;
    membership.channelId = row.id<ChannelId>(0);
    membership.userId = row.id<UserId>(1);
    membership.role = row.enumerator<wire::Role>(2);
    membership.joinedAt = row.number(3);
    membership.joinSeq = row.number(4);
    membership.readSeq = row.number(5);
    membership.readOrd = row.number(6);
    membership.receivedSeq = row.number(7);
    membership.revSeq = row.number(8);
    membership.leftAt = row.maybeNumber(9);
    if (!row.isNull(10))
        membership.invitedBy = row.id<UserId>(10);
    membership.slowSentAt = row.number(11);
    membership.notify = row.enumerator<wire::NotifyLevel>(12);
    membership.mutedUntil = row.maybeNumber(13);
    return membership;
}

} // namespace

Result<std::optional<AccessRecord>> SqlAccessStore::find(const ChannelId &channel,
                                                         const UserId &user)
{
    static_assert(int(wire::ChannelKind::Channel) == 1);
    static constexpr const char sql[] =
        "SELECT CASE WHEN c.Kind = 1 AND c.IsPrivate = FALSE THEN 1 ELSE 0 END,"
        " CASE WHEN m.LeftAt IS NULL THEN m.Role END, m.RevSeq FROM Channels c"
        " LEFT JOIN ChannelMembers m ON m.ChannelId = c.Id AND m.UserId = ? WHERE c.Id = ?";
    return m_db.one(
        sql,
        [](const Row &row) {
            return AccessRecord{row.number(0) != 0,
                                row.isNull(1) ? wire::Role::Unknown : row.enumerator<wire::Role>(1),
                                row.number(2)};
        },
        user, channel);
}

Result<std::optional<MembershipRecord>> SqlMemberStore::find(const ChannelId &channel,
                                                             const UserId &user)
{
    static constexpr const char sql[] = "SELECT " MEMBER_COLUMNS OWN_COLUMNS
                                        " FROM ChannelMembers WHERE ChannelId = ? AND UserId = ?";
    return m_db.one(sql, readMembership, channel, user);
}

Status SqlMemberStore::put(const MembershipRecord &membership)
{
    static constexpr const char sql[] =
        "INSERT INTO ChannelMembers (" MEMBER_COLUMNS ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
        " ON CONFLICT (ChannelId, UserId) DO UPDATE SET Role = excluded.Role, JoinedAt = "
        "excluded.JoinedAt,"
        " JoinSeq = excluded.JoinSeq, RevSeq = excluded.RevSeq, LeftAt = excluded.LeftAt,"
        " InvitedBy = excluded.InvitedBy";
    DUNLIN_CHECK(m_db.change(sql, membership.channelId, membership.userId, membership.role,
                             membership.joinedAt, membership.joinSeq, membership.readSeq,
                             membership.readOrd, membership.receivedSeq, membership.revSeq,
                             membership.leftAt, membership.invitedBy));
    return ok();
}

Result<QList<wire::Member>> SqlMemberStore::list(const ChannelId &channel)
{
    static constexpr const char sql[] = "SELECT " PROFILE_COLUMNS(
        "u") ", m.Role, m.JoinedAt, "
             "m.ReadSeq, m.ReceivedSeq, m.InvitedBy"
             " FROM ChannelMembers m JOIN Users u ON u.Id = m.UserId"
             " WHERE m.ChannelId = ? AND m.LeftAt IS NULL ORDER BY u.UsernameFold";
    return m_db.all(
        sql,
        [](const Row &row) {
            wire::Member member;
            member.user = readUser(row, 0);
            member.role = row.enumerator<wire::Role>(6);
            member.joinedAt = row.number(7);
            member.readSeq = row.number(8);
            member.receivedSeq = row.number(9);
            if (!row.isNull(10))
                member.invitedBy = row.id<UserId>(10);
            return member;
        },
        channel);
}

Result<QList<UserId>> SqlMemberStore::presentIds(const ChannelId &channel)
{
    static constexpr const char sql[] =
        "SELECT UserId FROM ChannelMembers WHERE ChannelId = ? AND LeftAt IS NULL";
    return m_db.all(
        sql, [](const Row &row) { return row.id<UserId>(0); }, channel);
}

Result<QHash<QString, UserId>> SqlMemberStore::named(const ChannelId &channel,
                                                     const QStringList &names)
{
#define NAMED(names)                                                                               \
    "SELECT u.UsernameFold, u.Id FROM Users u JOIN ChannelMembers m ON m.ChannelId = ?"            \
    " AND m.UserId = u.Id AND m.LeftAt IS NULL WHERE u.UsernameFold " names
    static constexpr const char sqlite[] = NAMED("IN (SELECT value FROM json_each(?))");
    static constexpr const char postgres[] = NAMED("= ANY (?::text[])");
    QHash<QString, UserId> found;
    DUNLIN_CHECK(m_db.each(
        m_db.pick(sqlite, postgres),
        [&](const Row &row) { found.insert(row.text(0), row.id<UserId>(1)); }, channel,
        textList(m_db.engine(), names)));
    return found;
}

Result<qint64> SqlMemberStore::countPresent(const ChannelId &channel)
{
    static constexpr const char sql[] =
        "SELECT count(*) FROM ChannelMembers WHERE ChannelId = ? AND LeftAt IS NULL";
    return m_db.number(sql, channel);
}

Result<qint64> SqlMemberStore::countOwners(const ChannelId &channel)
{
    static constexpr const char sql[] =
        "SELECT count(*) FROM ChannelMembers WHERE ChannelId = ? AND LeftAt IS NULL AND Role = ?";
    return m_db.number(sql, channel, wire::Role::Owner);
}

Result<QList<MembershipRecord>> SqlMemberStore::channelsOf(const UserId &user)
{
    static constexpr const char sql[] = "SELECT " MEMBER_COLUMNS OWN_COLUMNS
                                        " FROM ChannelMembers WHERE UserId = ? AND LeftAt IS NULL";
    return m_db.all(sql, readMembership, user);
}

Result<QList<PlaceRecord>> SqlMemberStore::placesOf(const QList<UserId> &users)
{
#define PLACES_OF(people)                                                                          \
    "SELECT m.UserId, m.ChannelId, h.HeadSeq FROM ChannelMembers m CROSS JOIN ChannelHeads h"      \
    " WHERE h.ChannelId = m.ChannelId AND m.UserId " people " AND m.LeftAt IS NULL"
    if (users.isEmpty())
        return QList<PlaceRecord>();
    const auto read = [](const Row &row) {
        return PlaceRecord{row.id<UserId>(0), row.id<ChannelId>(1), row.number(2)};
    };
    const QVariant list = idList(m_db.engine(), users);
    if (m_db.engine() == Engine::Sqlite) {
        static constexpr const char sql[] = PLACES_OF("IN (" SQLITE_IDS ")");
        return m_db.all(sql, read, list, list);
    }
    static constexpr const char sql[] = PLACES_OF("= ANY (?::uuid[])");
    return m_db.all(sql, read, list);
}

Result<QList<MembershipRecord>> SqlMemberStore::everOf(const UserId &user)
{
    static constexpr const char sql[] =
        "SELECT " MEMBER_COLUMNS OWN_COLUMNS " FROM ChannelMembers WHERE UserId = ?";
    return m_db.all(sql, readMembership, user);
}

Result<bool> SqlMemberStore::raiseRead(const ChannelId &channel, const UserId &user, qint64 seq)
{
    struct Mark {
        qint64 seq;
        qint64 ord;
    };
    // Never above the head, whatever the client says. Where retention took the messages at and below the mark, the
    // first one above it tells how many there were; where it took all, the counter does.
    static constexpr const char find[] =
        "SELECT CASE WHEN h.HeadSeq < ? THEN h.HeadSeq ELSE ? END, COALESCE("
        " (SELECT x.Ord FROM Messages x WHERE x.ChannelId = h.ChannelId AND x.Seq <= ? ORDER BY "
        "x.Seq DESC LIMIT 1),"
        " (SELECT x.Ord - 1 FROM Messages x WHERE x.ChannelId = h.ChannelId AND x.Seq > ? ORDER BY "
        "x.Seq LIMIT 1),"
        " h.MsgCount) FROM ChannelHeads h WHERE h.ChannelId = ?";
    DUNLIN_TRY(const auto mark,
               m_db.one(
                   find,
                   [](const Row &row) {
                       return Mark{row.number(0), row.number(1)};
                   },
                   seq, seq, seq, seq, channel));
    if (!mark)
        return false;
    static constexpr const char raise[] =
        "UPDATE ChannelMembers SET ReadSeq = ?, ReadOrd = CASE WHEN ReadOrd < ? THEN ? ELSE "
        "ReadOrd END"
        " WHERE ChannelId = ? AND UserId = ? AND LeftAt IS NULL AND ReadSeq < ?";
    DUNLIN_TRY(const int rows,
               m_db.change(raise, mark->seq, mark->ord, mark->ord, channel, user, mark->seq));
    return rows == 1;
}

Result<bool> SqlMemberStore::raiseReceived(const ChannelId &channel, const UserId &user, qint64 seq)
{
    static constexpr const char sql[] =
        "UPDATE ChannelMembers SET ReceivedSeq = (SELECT CASE WHEN h.HeadSeq < ? THEN h.HeadSeq "
        "ELSE ? END"
        "  FROM ChannelHeads h WHERE h.ChannelId = ChannelMembers.ChannelId)"
        " WHERE ChannelId = ? AND UserId = ? AND LeftAt IS NULL AND ReceivedSeq < ? AND "
        "ReceivedSeq <"
        "  (SELECT h.HeadSeq FROM ChannelHeads h WHERE h.ChannelId = ChannelMembers.ChannelId)";
    DUNLIN_TRY(const int rows, m_db.change(sql, seq, seq, channel, user, seq));
    return rows == 1;
}

Result<qint64> SqlMemberStore::acknowledge(const ChannelId &channel, const DeviceId &device,
                                           qint64 seq, qint64 now)
{
    static constexpr const char find[] =
        "SELECT AckSeq FROM DeviceAcks WHERE ChannelId = ? AND DeviceId = ?";
    static constexpr const char raise[] =
        "INSERT INTO DeviceAcks (ChannelId, DeviceId, AckSeq, UpdatedAt) VALUES (?, ?, ?, ?)"
        " ON CONFLICT (ChannelId, DeviceId) DO UPDATE SET AckSeq = excluded.AckSeq,"
        " UpdatedAt = excluded.UpdatedAt WHERE DeviceAcks.AckSeq < excluded.AckSeq";
    DUNLIN_TRY(const qint64 before, m_db.number(find, channel, device));
    if (before < seq)
        DUNLIN_CHECK(m_db.change(raise, channel, device, seq, now));
    return before;
}

Status SqlMemberStore::sentSlowly(const ChannelId &channel, const UserId &user, qint64 at)
{
    static constexpr const char sql[] =
        "UPDATE ChannelMembers SET SlowSentAt = ? WHERE ChannelId = ? AND UserId = ?";
    DUNLIN_CHECK(m_db.change(sql, at, channel, user));
    return ok();
}

Status SqlMemberStore::setNotify(const ChannelId &channel, const UserId &user,
                                 wire::NotifyLevel level, std::optional<qint64> mutedUntil)
{
    static constexpr const char sql[] =
        "UPDATE ChannelMembers SET Notify = ?, MutedUntil = ? WHERE ChannelId = ? AND UserId = ?";
    DUNLIN_CHECK(m_db.change(sql, level, mutedUntil, channel, user));
    return ok();
}

} // namespace dunlin::server
