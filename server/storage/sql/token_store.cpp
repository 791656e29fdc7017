// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/storage/sql/sql_stores.h"

namespace dunlin::server {

Status SqlTokenStore::putRefresh(const RefreshTokenRecord &token)
{
    static constexpr const char sql[] = "INSERT INTO RefreshTokens (Hash, DeviceId, UserId, "
                                        "CreatedAt, ExpiresAt, UsedAt) VALUES (?, ?, ?, ?, ?, ?)";
    DUNLIN_CHECK(m_db.change(sql, token.hash, token.deviceId, token.userId, token.createdAt,
                             token.expiresAt, token.usedAt));
    return ok();
}

Result<std::optional<RefreshTokenRecord>> SqlTokenStore::findRefresh(const QByteArray &hash)
{
    static constexpr const char sql[] = "SELECT Hash, DeviceId, UserId, CreatedAt, ExpiresAt, "
                                        "UsedAt FROM RefreshTokens WHERE Hash = ?";
    return m_db.one(
        sql,
        [](const Row &row) {
            RefreshTokenRecord token;
            token.hash = row.bytes(0);
            token.deviceId = row.id<DeviceId>(1);
            token.userId = row.id<UserId>(2);
            token.createdAt = row.number(3);
            token.expiresAt = row.number(4);
            token.usedAt = row.maybeNumber(5);
            return token;
        },
        hash);
}

Result<bool> SqlTokenStore::useRefresh(const QByteArray &hash, qint64 at)
{
    static constexpr const char sql[] =
        "UPDATE RefreshTokens SET UsedAt = ? WHERE Hash = ? AND UsedAt IS NULL";
    DUNLIN_TRY(const int rows, m_db.change(sql, at, hash));
    return rows == 1;
}

Status SqlTokenStore::dropExpired(qint64 now)
{
    static constexpr const char sql[] = "DELETE FROM RefreshTokens WHERE ExpiresAt <= ?";
    DUNLIN_CHECK(m_db.change(sql, now));
    return ok();
}

Result<QList<SigningKeyRecord>> SqlTokenStore::signingKeys()
{
    static constexpr const char sql[] =
        "SELECT Kid, Secret, CreatedAt FROM SigningKeys ORDER BY CreatedAt DESC, Kid DESC";
    return m_db.all(sql, [](const Row &row) {
        return SigningKeyRecord{row.text(0), row.bytes(1), row.number(2)};
    });
}

Status SqlTokenStore::putSigningKey(const SigningKeyRecord &key)
{
    static constexpr const char sql[] =
        "INSERT INTO SigningKeys (Kid, Secret, CreatedAt) VALUES (?, ?, ?)";
    DUNLIN_CHECK(m_db.change(sql, key.kid, key.secret, key.createdAt));
    return ok();
}

Status SqlInviteStore::create(const InviteRecord &invite)
{
    static constexpr const char sql[] =
        "INSERT INTO Invites (Hash, ChannelId, CreatedBy, CreatedAt, ExpiresAt, MaxUses, Uses)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)";
    DUNLIN_CHECK(m_db.change(sql, invite.hash, invite.channelId, invite.createdBy, invite.createdAt,
                             invite.expiresAt, invite.maxUses, invite.uses));
    return ok();
}

Result<std::optional<InviteRecord>> SqlInviteStore::find(const QByteArray &hash)
{
    static constexpr const char sql[] = "SELECT Hash, ChannelId, CreatedBy, CreatedAt, ExpiresAt, "
                                        "MaxUses, Uses FROM Invites WHERE Hash = ?";
    return m_db.one(
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
        hash);
}

Result<QList<InviteRecord>> SqlInviteStore::madeBy(const UserId &user,
                                                   const QList<ChannelId> &channels)
{
    if (channels.isEmpty())
        return QList<InviteRecord>();
#define MADE_BY(channels)                                                                          \
    "SELECT Hash, ChannelId, CreatedAt, ExpiresAt, MaxUses, Uses FROM Invites"                     \
    " WHERE CreatedBy = ? AND ChannelId " channels " ORDER BY CreatedAt, Hash"
    static constexpr const char sqlite[] = MADE_BY("IN (" SQLITE_IDS ")");
    static constexpr const char postgres[] = MADE_BY("= ANY (?::uuid[])");
#undef MADE_BY
    const auto read = [user](const Row &row) {
        InviteRecord invite;
        invite.hash = row.bytes(0);
        invite.channelId = row.id<ChannelId>(1);
        invite.createdBy = user;
        invite.createdAt = row.number(2);
        invite.expiresAt = row.maybeNumber(3);
        invite.maxUses = row.maybeNumber(4);
        invite.uses = row.number(5);
        return invite;
    };
    const QVariant list = idList(m_db.engine(), channels);
    return m_db.engine() == Engine::Sqlite ? m_db.all(sqlite, read, user, list, list)
                                           : m_db.all(postgres, read, user, list);
}

Result<bool> SqlInviteStore::use(const QByteArray &hash, qint64 now)
{
    static constexpr const char sql[] =
        "UPDATE Invites SET Uses = Uses + 1 WHERE Hash = ? AND (ExpiresAt IS NULL OR ExpiresAt > ?)"
        " AND (MaxUses IS NULL OR Uses < MaxUses)";
    DUNLIN_TRY(const int rows, m_db.change(sql, hash, now));
    return rows == 1;
}

} // namespace dunlin::server
