// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "client/store/people_table.h"

#include "client/store/database.h"

namespace dunlin::client {

Result<QHash<UserId, wire::User>> PeopleTable::loadUsers()
{
    DUNLIN_TRY(Rows rows,
               m_database.select("SELECT Id, Username, DisplayName, About, Picture FROM Users"));
    QHash<UserId, wire::User> users;
    while (rows.next()) {
        const auto id = UserId::fromBytes(rows.bytes(0));
        if (!id)
            continue;
        wire::User user{*id, rows.text(1), rows.text(2), {}, {}, {}};
        if (!rows.isNull(3))
            user.about = rows.text(3);
        if (!rows.isNull(4))
            user.avatarFileId = FileId::fromBytes(rows.bytes(4));
        if (wire::isBot(user.username))
            user.bot = true;
        users.insert(*id, user);
    }
    DUNLIN_CHECK(rows.outcome());
    return users;
}

Status PeopleTable::putUser(const wire::User &user, qint64 nowMs)
{
    DUNLIN_CHECK(m_database.change(
        "INSERT INTO Users (Id, Username, DisplayName, About, Picture, UpdatedAt) VALUES (?, ?, ?, "
        "?, ?, ?) ON CONFLICT (Id) DO UPDATE SET Username = excluded.Username, DisplayName = "
        "excluded.DisplayName, About = excluded.About, Picture = excluded.Picture, UpdatedAt = "
        "excluded.UpdatedAt",
        {user.id.toBytes(), user.username, user.displayName,
         user.about ? QVariant(*user.about) : QVariant(),
         user.avatarFileId ? QVariant(user.avatarFileId->toBytes()) : QVariant(), nowMs}));
    return ok();
}

Result<qint64> PeopleTable::countPresent(qint64 channelNo)
{
    DUNLIN_TRY(Rows rows,
               m_database.select("SELECT COUNT(*) FROM Members WHERE Chan = ? AND IsPresent = 1",
                                 {channelNo}));
    const qint64 count = rows.next() ? rows.number(0) : 0;
    DUNLIN_CHECK(rows.outcome());
    return count;
}

Result<QList<MemberRecord>> PeopleTable::members(qint64 channelNo)
{
    DUNLIN_TRY(Rows rows,
               m_database.select(
                   "SELECT UserId, Role, JoinedAt, ReadSeq, ReceivedSeq, ChangeSeq, IsPresent "
                   "FROM Members WHERE Chan = ?",
                   {channelNo}));
    QList<MemberRecord> members;
    while (rows.next()) {
        const auto user = UserId::fromBytes(rows.bytes(0));
        if (user)
            members.append({*user, wire::Role(rows.number(1)), rows.number(2), rows.number(3),
                            rows.number(4), rows.number(5), rows.number(6) != 0});
    }
    DUNLIN_CHECK(rows.outcome());
    return members;
}

Status PeopleTable::putMember(qint64 channelNo, const MemberRecord &member)
{
    DUNLIN_CHECK(m_database.change(
        "INSERT INTO Members (Chan, UserId, Role, JoinedAt, ReadSeq, ReceivedSeq, ChangeSeq, "
        "IsPresent) VALUES (?, ?, ?, ?, ?, ?, ?, ?) "
        "ON CONFLICT (Chan, UserId) DO UPDATE SET Role = excluded.Role, "
        "JoinedAt = max(Members.JoinedAt, excluded.JoinedAt), ReadSeq = max(Members.ReadSeq, "
        "excluded.ReadSeq), "
        "ReceivedSeq = max(Members.ReceivedSeq, excluded.ReceivedSeq), ChangeSeq = "
        "excluded.ChangeSeq, "
        "IsPresent = excluded.IsPresent WHERE excluded.ChangeSeq >= Members.ChangeSeq",
        {channelNo, member.user.toBytes(), int(member.role), member.joinedAt, member.readSeq,
         member.receivedSeq, member.changeSeq, int(member.present)}));
    return ok();
}

Result<QSet<qint64>> PeopleTable::channelsOf(const UserId &user)
{
    DUNLIN_TRY(Rows rows,
               m_database.select("SELECT Chan FROM Members WHERE UserId = ? AND IsPresent = 1",
                                 {user.toBytes()}));
    QSet<qint64> channels;
    while (rows.next())
        channels.insert(rows.number(0));
    DUNLIN_CHECK(rows.outcome());
    return channels;
}

Status PeopleTable::raiseMarks(qint64 channelNo, const UserId &user, qint64 readSeq,
                               qint64 receivedSeq)
{
    // Somebody who reads is there: an unknown member becomes known by the first receipt.
    DUNLIN_CHECK(m_database.change(
        "INSERT INTO Members (Chan, UserId, Role, JoinedAt, ReadSeq, ReceivedSeq, ChangeSeq, "
        "IsPresent) VALUES (?, ?, ?, 0, ?, ?, 0, 1) "
        "ON CONFLICT (Chan, UserId) DO UPDATE SET ReadSeq = max(Members.ReadSeq, "
        "excluded.ReadSeq), "
        "ReceivedSeq = max(Members.ReceivedSeq, excluded.ReceivedSeq)",
        {channelNo, user.toBytes(), int(wire::Role::Member), readSeq, receivedSeq}));
    return ok();
}

Status PeopleTable::removeMembers(qint64 channelNo)
{
    DUNLIN_CHECK(m_database.change("DELETE FROM Members WHERE Chan = ?", {channelNo}));
    return ok();
}

Result<OthersMarks> PeopleTable::othersMarks(qint64 channelNo, const UserId &self)
{
    DUNLIN_TRY(Rows rows,
               m_database.select(
                   "SELECT count(*), min(max(ReceivedSeq, ReadSeq)), min(ReadSeq) FROM Members "
                   "WHERE Chan = ? AND UserId <> ? AND IsPresent = 1 "
                   // Hooks read nothing.
                   "AND UserId NOT IN (SELECT Id FROM Users WHERE Username LIKE 'hook:%')",
                   {channelNo, self.toBytes()}));
    if (!rows.next() || rows.number(0) == 0)
        return OthersMarks{};
    return OthersMarks{rows.number(1), rows.number(2), true};
}

} // namespace dunlin::client
