// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/storage/sql/rows.h"
#include "server/storage/sql/sql_stores.h"

#include <limits>

using namespace Qt::StringLiterals;

namespace dunlin::server {

namespace {

#define ADMIN_USER_COLUMNS                                                                         \
    "u.Id, u.Username, u.DisplayName, u.Email, u.Role, u.IsDisabled, u.CreatedAt, u.LastSeenAt,"   \
    " (SELECT count(*) FROM Devices d WHERE d.UserId = u.Id AND d.RevokedAt IS NULL),"             \
    " (SELECT count(*) FROM SecondFactors f WHERE f.UserId = u.Id AND f.ConfirmedAt IS NOT NULL)"

wire::AdminUser readAdminUser(const Row &row)
{
    wire::AdminUser user;
    user.id = row.id<UserId>(0);
    user.username = row.text(1);
    user.displayName = row.text(2);
    user.email = row.maybeText(3);
    user.role = row.enumerator<wire::ServerRole>(4);
    user.disabled = row.truth(5);
    user.createdAt = row.number(6);
    user.lastSeenAt = row.number(7);
    user.devices = row.number(8);
    user.totp = row.number(9) > 0;
    return user;
}

} // namespace

Status SqlAdminStore::append(const AuditRecord &record)
{
    // One after the other, so that numbers have no gaps and are in the order of time.
    if (m_db.engine() == Engine::Postgres)
        DUNLIN_CHECK(m_db.command(u"LOCK TABLE AuditLog IN SHARE ROW EXCLUSIVE MODE"_s));
    static constexpr const char last[] = "SELECT max(Id) FROM AuditLog";
    static constexpr const char sql[] =
        "INSERT INTO AuditLog (Id, At, ActorId, Act, Subject, Name, Detail)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)";
    DUNLIN_TRY(const qint64 before, m_db.number(last));
    DUNLIN_CHECK(m_db.change(sql, before + 1, record.at, record.actor, record.act, record.subject,
                             record.name, record.detail));
    return ok();
}

Result<QList<AuditRecord>> SqlAdminStore::audit(std::optional<qint64> before, int limit)
{
    static constexpr const char sql[] =
        "SELECT Id, At, ActorId, Act, Subject, Name, Detail FROM AuditLog WHERE Id < ?"
        " ORDER BY Id DESC LIMIT ?";
    return m_db.all(
        sql,
        [](const Row &row) {
            return AuditRecord{row.number(0), row.number(1), row.maybeId<UserId>(2),
                               row.text(3),   row.text(4),   row.text(5),
                               row.text(6)};
        },
        before.value_or(std::numeric_limits<qint64>::max()), limit);
}

Result<QList<wire::AdminUser>> SqlAdminStore::users(const QString &folded, const QString &after,
                                                    int limit)
{
    static constexpr const char sql[] =
        "SELECT " ADMIN_USER_COLUMNS " FROM Users u WHERE u.UsernameFold > ?"
        " AND u.UsernameFold NOT LIKE 'hook:%'"
        " AND (u.UsernameFold LIKE ? ESCAPE '!' OR u.DisplayFold LIKE ? ESCAPE '!')"
        " ORDER BY u.UsernameFold LIMIT ?";
    const QString pattern = containsPattern(folded);
    return m_db.all(sql, &readAdminUser, after, pattern, pattern, limit);
}

Result<std::optional<wire::AdminUser>> SqlAdminStore::user(const UserId &id)
{
    static constexpr const char sql[] = "SELECT " ADMIN_USER_COLUMNS " FROM Users u WHERE u.Id = ?";
    return m_db.one(sql, &readAdminUser, id);
}

Result<qint64> SqlAdminStore::countAdmins()
{
    static_assert(int(wire::ServerRole::Admin) == 2); // of which there is an index
    static constexpr const char sqlite[] =
        "SELECT Id FROM Users WHERE Role = 2 AND IsDisabled = FALSE";
    static constexpr const char postgres[] =
        "SELECT Id FROM Users WHERE Role = 2 AND IsDisabled = FALSE ORDER BY Id FOR UPDATE";
    qint64 count = 0;
    DUNLIN_CHECK(m_db.each(m_db.pick(sqlite, postgres), [&](const Row &) { ++count; }));
    return count;
}

Result<QList<InviteRecord>> SqlAdminStore::invites(int limit)
{
    static constexpr const char sql[] =
        "SELECT Hash, ChannelId, CreatedBy, CreatedAt, ExpiresAt, MaxUses, Uses FROM Invites"
        " ORDER BY CreatedAt DESC, Hash LIMIT ?";
    return m_db.all(
        sql,
        [](const Row &row) {
            InviteRecord invite;
            invite.hash = row.bytes(0);
            invite.channelId = row.maybeId<ChannelId>(1);
            invite.createdBy = row.maybeId<UserId>(2);
            invite.createdAt = row.number(3);
            invite.expiresAt = row.maybeNumber(4);
            invite.maxUses = row.maybeNumber(5);
            invite.uses = row.number(6);
            return invite;
        },
        limit);
}

Result<bool> SqlAdminStore::removeInvite(const QByteArray &hash)
{
    static constexpr const char sql[] = "DELETE FROM Invites WHERE Hash = ?";
    DUNLIN_TRY(const int rows, m_db.change(sql, hash));
    return rows == 1;
}

Result<QList<wire::AdminChannel>> SqlAdminStore::channels(const std::optional<ChannelId> &after,
                                                          int limit)
{
    static constexpr const char sql[] =
        "SELECT c.Id, c.Kind, c.Name, c.IsPrivate, c.IsEncrypted, c.CreatedBy, c.CreatedAt,"
        " (SELECT count(*) FROM ChannelMembers m WHERE m.ChannelId = c.Id AND m.LeftAt IS NULL),"
        " COALESCE(h.MsgCount, 0) FROM Channels c LEFT JOIN ChannelHeads h ON h.ChannelId = c.Id"
        " WHERE c.Id > ? ORDER BY c.Id LIMIT ?";
    return m_db.all(
        sql,
        [](const Row &row) {
            wire::AdminChannel channel;
            channel.id = row.id<ChannelId>(0);
            channel.kind = row.enumerator<wire::ChannelKind>(1);
            channel.name = row.text(2);
            channel.isPrivate = row.truth(3);
            channel.encrypted = row.truth(4);
            channel.createdBy = row.id<UserId>(5);
            channel.createdAt = row.number(6);
            channel.members = row.number(7);
            channel.messages = row.number(8);
            return channel;
        },
        after.value_or(ChannelId()), limit);
}

Result<AdminCounts> SqlAdminStore::counts()
{
    static constexpr const char users[] = "SELECT count(*) FROM Users WHERE IsDisabled = FALSE";
    static constexpr const char channels[] = "SELECT count(*) FROM Channels";
    static constexpr const char messages[] = "SELECT sum(MsgCount) FROM ChannelHeads";
    static constexpr const char files[] = "SELECT count(*) FROM Files WHERE State = 1";
    static constexpr const char bytes[] = "SELECT sum(FileSize) FROM Files WHERE State = 1";
    AdminCounts counts;
    DUNLIN_TRY(counts.users, m_db.number(users));
    DUNLIN_TRY(counts.channels, m_db.number(channels));
    DUNLIN_TRY(counts.messages, m_db.number(messages));
    DUNLIN_TRY(counts.files, m_db.number(files));
    DUNLIN_TRY(counts.fileBytes, m_db.number(bytes));
    return counts;
}

} // namespace dunlin::server
