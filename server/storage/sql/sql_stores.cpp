// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/storage/sql/sql_stores.h"

namespace dunlin::server {

SqlStores::SqlStores(Connection &connection)
    : m_accounts(connection)
    , m_devices(connection)
    , m_tokens(connection)
    , m_invites(connection)
    , m_secondFactors(connection)
    , m_friends(connection)
    , m_channels(connection)
    , m_members(connection)
    , m_messages(connection)
    , m_files(connection)
    , m_operations(connection)
    , m_userEvents(connection)
    , m_notifications(connection)
    , m_pushes(connection)
    , m_search(connection)
    , m_keys(connection)
    , m_keyLog(connection)
    , m_rosterLog(connection)
    , m_envelopes(connection)
    , m_meta(connection)
    , m_admin(connection)
    , m_hooks(connection)
    , m_history(connection)
    , m_access(connection)
    , m_stores{m_accounts,      m_devices, m_tokens,   m_invites, m_secondFactors, m_friends,
               m_channels,      m_members, m_messages, m_files,   m_operations,    m_userEvents,
               m_notifications, m_pushes,  m_search,   m_keys,    m_keyLog,        m_rosterLog,
               m_envelopes,     m_meta,    m_admin,    m_hooks,   m_history,       m_access}
{
}

Result<std::optional<OperationRecord>> SqlOperationStore::find(const OpId &op)
{
    static constexpr const char sql[] =
        "SELECT OpId, UserId, Kind, ChannelId, RequestHash, Seq, Ord, CreatedAt"
        " FROM Operations WHERE OpId = ?";
    return m_db.one(
        sql,
        [](const Row &row) {
            OperationRecord operation;
            operation.opId = row.id<OpId>(0);
            operation.userId = row.id<UserId>(1);
            operation.kind = row.enumerator<OpKind>(2);
            operation.channelId = row.id<ChannelId>(3);
            operation.requestHash = row.bytes(4);
            operation.seq = row.number(5);
            operation.ord = row.number(6);
            operation.createdAt = row.number(7);
            return operation;
        },
        op);
}

Status SqlOperationStore::put(const OperationRecord &operation)
{
    static constexpr const char sql[] =
        "INSERT INTO Operations (OpId, UserId, Kind, ChannelId, RequestHash, Seq, Ord, CreatedAt)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)";
    DUNLIN_CHECK(m_db.change(sql, operation.opId, operation.userId, operation.kind,
                             operation.channelId, operation.requestHash, operation.seq,
                             operation.ord, operation.createdAt));
    return ok();
}

Result<EpochId> SqlMetaStore::epoch()
{
    static constexpr const char sql[] = "SELECT Value FROM Meta WHERE Key = 'epoch'";
    DUNLIN_TRY(const auto text, m_db.one(sql, [](const Row &row) { return row.text(0); }));
    const auto epoch = text ? EpochId::fromText(*text) : std::nullopt;
    if (!epoch)
        return fail(Errc::Internal, QStringLiteral("the database has no epoch"));
    return *epoch;
}

Result<qint64> SqlMetaStore::lastBackup()
{
    static constexpr const char sql[] = "SELECT Value FROM Meta WHERE Key = 'backup'";
    DUNLIN_TRY(const auto text, m_db.one(sql, [](const Row &row) { return row.text(0); }));
    return text ? text->toLongLong() : 0;
}

Status SqlMetaStore::setLastBackup(qint64 time)
{
    static constexpr const char sql[] = "INSERT INTO Meta (Key, Value) VALUES ('backup', ?)"
                                        " ON CONFLICT (Key) DO UPDATE SET Value = excluded.Value";
    DUNLIN_CHECK(m_db.change(sql, QString::number(time)));
    return ok();
}

} // namespace dunlin::server
