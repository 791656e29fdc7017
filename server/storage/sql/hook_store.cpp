// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/storage/sql/sql_stores.h"

namespace dunlin::server {

namespace {

#define HOOK_COLUMNS                                                                               \
    "h.Id, h.ChannelId, h.Kind, h.Name, h.BotId, h.CreatedBy, h.CreatedAt, h.SecretHash, h.Url,"   \
    " h.SigningKey, h.DeliveredSeq, h.Failures, h.FailingSince, h.StoppedAt, h.Reason"

HookRecord readHook(const Row &row)
{
    HookRecord hook;
    hook.id = row.id<HookId>(0);
    hook.channelId = row.id<ChannelId>(1);
    hook.kind = row.enumerator<wire::HookKind>(2);
    hook.name = row.text(3);
    hook.botId = row.id<UserId>(4);
    hook.createdBy = row.id<UserId>(5);
    hook.createdAt = row.number(6);
    if (!row.isNull(7))
        hook.secretHash = row.bytes(7);
    hook.url = row.maybeText(8);
    hook.signingKey = row.maybeText(9);
    hook.deliveredSeq = row.number(10);
    hook.failures = row.number(11);
    hook.failingSince = row.maybeNumber(12);
    hook.stoppedAt = row.maybeNumber(13);
    hook.reason = row.maybeText(14);
    return hook;
}

} // namespace

Status SqlHookStore::create(const HookRecord &hook)
{
    static constexpr const char sql[] =
        "INSERT INTO Hooks (Id, ChannelId, Kind, Name, BotId, CreatedBy, CreatedAt, SecretHash,"
        " Url, SigningKey, DeliveredSeq) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    DUNLIN_CHECK(m_db.change(sql, hook.id, hook.channelId, hook.kind, hook.name, hook.botId,
                             hook.createdBy, hook.createdAt, hook.secretHash, hook.url,
                             hook.signingKey, hook.deliveredSeq));
    return ok();
}

Result<std::optional<HookRecord>> SqlHookStore::find(const HookId &id)
{
    static constexpr const char sql[] = "SELECT " HOOK_COLUMNS " FROM Hooks h WHERE h.Id = ?";
    return m_db.one(sql, readHook, id);
}

Result<std::optional<HookRecord>> SqlHookStore::findBySecret(const QByteArray &hash)
{
    static constexpr const char sql[] =
        "SELECT " HOOK_COLUMNS " FROM Hooks h WHERE h.SecretHash = ? AND h.SecretHash IS NOT NULL";
    return m_db.one(sql, readHook, hash);
}

Result<QList<HookRecord>> SqlHookStore::ofChannel(const ChannelId &channel)
{
    static constexpr const char sql[] =
        "SELECT " HOOK_COLUMNS " FROM Hooks h WHERE h.ChannelId = ? ORDER BY h.CreatedAt, h.Id";
    return m_db.all(sql, readHook, channel);
}

Result<std::optional<HookRecord>> SqlHookStore::findByBot(const UserId &bot)
{
    static constexpr const char sql[] = "SELECT " HOOK_COLUMNS " FROM Hooks h WHERE h.BotId = ?";
    return m_db.one(sql, readHook, bot);
}

Status SqlHookStore::remove(const HookId &id)
{
    static constexpr const char sql[] = "DELETE FROM Hooks WHERE Id = ?";
    DUNLIN_CHECK(m_db.change(sql, id));
    return ok();
}

Result<bool> SqlHookStore::anyOutgoing()
{
    // The index has nothing but outgoing ones.
    static constexpr const char sql[] =
        "SELECT 1 FROM Hooks h WHERE h.Kind = 2 AND h.StoppedAt IS NULL AND h.NextAt >= 0 LIMIT 1";
    DUNLIN_TRY(const qint64 one, m_db.number(sql));
    return one == 1;
}

Result<QList<HookRecord>> SqlHookStore::due(qint64 now, int limit)
{
    static constexpr const char sql[] =
        "SELECT " HOOK_COLUMNS
        " FROM Hooks h CROSS JOIN ChannelHeads c WHERE h.Kind = 2 AND h.StoppedAt IS NULL"
        " AND h.NextAt <= ? AND h.BusyUntil <= ? AND c.ChannelId = h.ChannelId"
        " AND c.HeadSeq > h.DeliveredSeq ORDER BY h.Kind, h.NextAt LIMIT ?";
    return m_db.all(sql, readHook, now, now, limit);
}

Result<bool> SqlHookStore::claim(const HookId &id, qint64 now, qint64 until)
{
    static constexpr const char sql[] =
        "UPDATE Hooks SET BusyUntil = ? WHERE Id = ? AND BusyUntil <= ? AND StoppedAt IS NULL";
    DUNLIN_TRY(const int rows, m_db.change(sql, until, id, now));
    return rows == 1;
}

Status SqlHookStore::delivered(const HookId &id, qint64 seq)
{
    static constexpr const char sql[] =
        "UPDATE Hooks SET DeliveredSeq = CASE WHEN DeliveredSeq < ? THEN ? ELSE DeliveredSeq END,"
        " BusyUntil = 0, Failures = 0, FailingSince = NULL, Reason = NULL, NextAt = 0 WHERE Id = ?";
    DUNLIN_CHECK(m_db.change(sql, seq, seq, id));
    return ok();
}

Status SqlHookStore::failed(const HookId &id, qint64 now, qint64 nextAt, const QString &reason,
                            bool givenUp)
{
    static constexpr const char sql[] =
        "UPDATE Hooks SET BusyUntil = 0, Failures = Failures + 1,"
        " FailingSince = COALESCE(FailingSince, ?), NextAt = ?, Reason = ?, StoppedAt = ?"
        " WHERE Id = ?";
    DUNLIN_CHECK(
        m_db.change(sql, now, nextAt, reason, givenUp ? std::optional(now) : std::nullopt, id));
    return ok();
}

Status SqlHookStore::start(const HookId &id)
{
    static constexpr const char sql[] =
        "UPDATE Hooks SET StoppedAt = NULL, FailingSince = NULL, Reason = NULL, Failures = 0,"
        " NextAt = 0, BusyUntil = 0 WHERE Id = ?";
    DUNLIN_CHECK(m_db.change(sql, id));
    return ok();
}

} // namespace dunlin::server
