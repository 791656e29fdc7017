// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/storage/sql/sql_stores.h"

namespace dunlin::server {

namespace {

#define DEVICE_COLUMNS "Id, UserId, Name, Platform, CreatedAt, LastSeenAt, RevokedAt"

DeviceRecord readDevice(const Row &row)
{
    DeviceRecord device;
    device.id = row.id<DeviceId>(0);
    device.userId = row.id<UserId>(1);
    device.name = row.text(2);
    device.platform = row.text(3);
    device.createdAt = row.number(4);
    device.lastSeenAt = row.number(5);
    device.revokedAt = row.maybeNumber(6);
    return device;
}

} // namespace

Status SqlDeviceStore::create(const DeviceRecord &device)
{
    static constexpr const char sql[] =
        "INSERT INTO Devices (" DEVICE_COLUMNS ") VALUES (?, ?, ?, ?, ?, ?, ?)";
    DUNLIN_CHECK(m_db.change(sql, device.id, device.userId, device.name, device.platform,
                             device.createdAt, device.lastSeenAt, device.revokedAt));
    return ok();
}

Result<std::optional<DeviceRecord>> SqlDeviceStore::find(const DeviceId &id)
{
    static constexpr const char sql[] = "SELECT " DEVICE_COLUMNS " FROM Devices WHERE Id = ?";
    return m_db.one(sql, readDevice, id);
}

Result<QList<DeviceRecord>> SqlDeviceStore::activeOf(const UserId &user)
{
    static constexpr const char sql[] =
        "SELECT " DEVICE_COLUMNS
        " FROM Devices WHERE UserId = ? AND RevokedAt IS NULL ORDER BY CreatedAt, Id";
    return m_db.all(sql, readDevice, user);
}

Result<QList<DeviceRecord>> SqlDeviceStore::allOf(const UserId &user)
{
    static constexpr const char sql[] =
        "SELECT " DEVICE_COLUMNS " FROM Devices WHERE UserId = ? ORDER BY CreatedAt, Id";
    return m_db.all(sql, readDevice, user);
}

Result<QList<DeviceId>> SqlDeviceStore::deadAmong(const QList<DeviceId> &ids)
{
    if (ids.isEmpty())
        return QList<DeviceId>();
    const auto read = [](const Row &row) { return row.id<DeviceId>(0); };
    const QVariant list = idList(m_db.engine(), ids);
    if (m_db.engine() == Engine::Sqlite) {
        static constexpr const char sql[] =
            "SELECT a.Id FROM (" SQLITE_IDS ") a LEFT JOIN Devices d ON d.Id = a.Id"
            " WHERE d.Id IS NULL OR d.RevokedAt IS NOT NULL";
        return m_db.all(sql, read, list, list);
    }
    static constexpr const char sql[] =
        "SELECT a.Id FROM unnest(?::uuid[]) AS a (Id) LEFT JOIN Devices d ON d.Id = a.Id"
        " WHERE d.Id IS NULL OR d.RevokedAt IS NOT NULL";
    return m_db.all(sql, read, list);
}

Status SqlDeviceStore::rename(const DeviceId &id, const QString &name)
{
    static constexpr const char sql[] = "UPDATE Devices SET Name = ? WHERE Id = ?";
    DUNLIN_CHECK(m_db.change(sql, name, id));
    return ok();
}

Status SqlDeviceStore::touch(const DeviceId &id, qint64 seenAt)
{
    static constexpr const char sql[] =
        "UPDATE Devices SET LastSeenAt = ? WHERE Id = ? AND LastSeenAt < ?";
    DUNLIN_CHECK(m_db.change(sql, seenAt, id, seenAt));
    return ok();
}

Status SqlDeviceStore::revoke(const DeviceId &id, qint64 at)
{
    static constexpr const char mark[] =
        "UPDATE Devices SET RevokedAt = ? WHERE Id = ? AND RevokedAt IS NULL";
    static constexpr const char drop[] = "DELETE FROM RefreshTokens WHERE DeviceId = ?";
    static constexpr const char silence[] = "DELETE FROM PushSubscriptions WHERE DeviceId = ?";
    DUNLIN_CHECK(m_db.change(mark, at, id));
    // Nobody begins anything with it any more.
    static constexpr const char oneTime[] = "DELETE FROM OneTimeKeys WHERE DeviceId = ?";
    static constexpr const char keys[] = "DELETE FROM DeviceKeys WHERE DeviceId = ?";
    static constexpr const char envelopes[] = "DELETE FROM Envelopes WHERE DeviceId = ?";
    DUNLIN_CHECK(m_db.change(envelopes, id));
    DUNLIN_CHECK(m_db.change(drop, id));
    DUNLIN_CHECK(m_db.change(silence, id));
    DUNLIN_CHECK(m_db.change(oneTime, id));
    DUNLIN_CHECK(m_db.change(keys, id));
    return ok();
}

} // namespace dunlin::server
