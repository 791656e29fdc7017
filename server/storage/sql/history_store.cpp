// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/storage/sql/sql_stores.h"

namespace dunlin::server {

namespace {

wire::HistoryPage readPage(const Row &row)
{
    return {row.id<DeviceId>(0), row.number(1), row.bytes(2), row.number(3)};
}

} // namespace

Result<std::optional<wire::HistoryKey>> SqlHistoryStore::key(const UserId &user)
{
    static constexpr const char sql[] =
        "SELECT PublicKey, Signature FROM HistoryKeys WHERE UserId = ?";
    return m_db.one(
        sql,
        [](const Row &row) {
            return wire::HistoryKey{row.bytes(0), row.bytes(1)};
        },
        user);
}

Result<bool> SqlHistoryStore::hold(const UserId &user)
{
    static constexpr const char sql[] =
        "UPDATE HistoryKeys SET PublicKey = PublicKey WHERE UserId = ?";
    DUNLIN_TRY(const int rows, m_db.change(sql, user));
    return rows == 1;
}

Result<bool> SqlHistoryStore::putKey(const UserId &user, const wire::HistoryKey &key)
{
    static constexpr const char sql[] = "INSERT INTO HistoryKeys (UserId, PublicKey, Signature)"
                                        " VALUES (?, ?, ?) ON CONFLICT DO NOTHING";
    DUNLIN_TRY(const int rows, m_db.change(sql, user, key.publicKey, key.signature));
    return rows == 1;
}

Result<HistoryCounts> SqlHistoryStore::counts(const UserId &user)
{
    static constexpr const char sql[] =
        "SELECT count(*), coalesce(sum(length(Content)), 0), coalesce(max(ChangedAt), 0)"
        " FROM HistoryPages WHERE UserId = ?";
    DUNLIN_TRY(const auto found,
               m_db.one(
                   sql,
                   [](const Row &row) {
                       return HistoryCounts{row.number(0), row.number(1), row.number(2)};
                   },
                   user));
    return found.value_or(HistoryCounts());
}

Result<bool> SqlHistoryStore::hasPage(const UserId &user, const DeviceId &device, qint64 page)
{
    static constexpr const char sql[] =
        "SELECT 1 FROM HistoryPages WHERE UserId = ? AND DeviceId = ? AND Page = ?";
    DUNLIN_TRY(const qint64 there, m_db.number(sql, user, device, page));
    return there > 0;
}

Status SqlHistoryStore::putPage(const UserId &user, const wire::HistoryPage &page)
{
    static constexpr const char sql[] =
        "INSERT INTO HistoryPages (UserId, DeviceId, Page, Content, ChangedAt)"
        " VALUES (?, ?, ?, ?, ?) ON CONFLICT (UserId, DeviceId, Page) DO UPDATE SET"
        " Content = excluded.Content, ChangedAt = excluded.ChangedAt";
    DUNLIN_CHECK(m_db.change(sql, user, page.deviceId, page.page, page.bytes, page.changedAt));
    return ok();
}

Result<QList<wire::HistoryPage>> SqlHistoryStore::pages(const UserId &user,
                                                        const std::optional<DeviceId> &device,
                                                        qint64 page, int limit)
{
    static constexpr const char first[] =
        "SELECT DeviceId, Page, Content, ChangedAt FROM HistoryPages WHERE UserId = ?"
        " ORDER BY DeviceId, Page LIMIT ?";
    static constexpr const char behind[] =
        "SELECT DeviceId, Page, Content, ChangedAt FROM HistoryPages WHERE UserId = ?"
        " AND (DeviceId, Page) > (?, ?) ORDER BY DeviceId, Page LIMIT ?";
    return device ? m_db.all(behind, readPage, user, *device, page, limit)
                  : m_db.all(first, readPage, user, limit);
}

Status SqlHistoryStore::forget(const UserId &user)
{
    static constexpr const char keys[] = "DELETE FROM HistoryKeys WHERE UserId = ?";
    static constexpr const char pages[] = "DELETE FROM HistoryPages WHERE UserId = ?";
    DUNLIN_CHECK(m_db.change(keys, user));
    DUNLIN_CHECK(m_db.change(pages, user));
    return ok();
}

Result<std::optional<wire::WrappedRecovery>> SqlHistoryStore::wrapped(const UserId &user)
{
    static constexpr const char sql[] =
        "SELECT Wrapped, ChangedAt FROM RecoveryKeys WHERE UserId = ?";
    return m_db.one(
        sql,
        [](const Row &row) {
            return wire::WrappedRecovery{row.bytes(0), row.number(1)};
        },
        user);
}

Status SqlHistoryStore::putWrapped(const UserId &user, const wire::WrappedRecovery &wrapped)
{
    static constexpr const char sql[] =
        "INSERT INTO RecoveryKeys (UserId, Wrapped, ChangedAt) VALUES (?, ?, ?)"
        " ON CONFLICT (UserId) DO UPDATE SET Wrapped = excluded.Wrapped,"
        " ChangedAt = excluded.ChangedAt";
    DUNLIN_CHECK(m_db.change(sql, user, wrapped.bytes, wrapped.changedAt));
    return ok();
}

Status SqlHistoryStore::forgetWrapped(const UserId &user)
{
    static constexpr const char sql[] = "DELETE FROM RecoveryKeys WHERE UserId = ?";
    DUNLIN_CHECK(m_db.change(sql, user));
    return ok();
}

} // namespace dunlin::server
