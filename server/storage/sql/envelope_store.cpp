// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/storage/sql/sql_stores.h"

namespace dunlin::server {

Status SqlEnvelopeStore::put(const wire::Envelope &envelope)
{
    static constexpr const char sql[] =
        "INSERT INTO Envelopes (DeviceId, FromDevice, Id, FromUser, Kind, Bytes, CreatedAt)"
        " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING";
    DUNLIN_CHECK(m_db.change(sql, envelope.to, envelope.from.deviceId, envelope.id,
                             envelope.from.userId, envelope.kind, envelope.bytes,
                             envelope.createdAt));
    return ok();
}

Result<qint64> SqlEnvelopeStore::countWaiting(const DeviceId &to)
{
    static constexpr const char sql[] = "SELECT count(*) FROM Envelopes WHERE DeviceId = ?";
    return m_db.number(sql, to);
}

Result<qint64> SqlEnvelopeStore::countWaiting(const DeviceId &to, const DeviceId &from)
{
    static constexpr const char sql[] =
        "SELECT count(*) FROM Envelopes WHERE DeviceId = ? AND FromDevice = ?";
    return m_db.number(sql, to, from);
}

Result<QList<wire::Envelope>> SqlEnvelopeStore::waiting(const DeviceId &to, int limit)
{
    static constexpr const char sql[] =
        "SELECT Id, FromUser, FromDevice, DeviceId, Kind, Bytes, CreatedAt FROM Envelopes"
        " WHERE DeviceId = ? ORDER BY CreatedAt, Id LIMIT ?";
    return m_db.all(
        sql,
        [](const Row &row) {
            return wire::Envelope{row.id<OpId>(0),     {row.id<UserId>(1), row.id<DeviceId>(2)},
                                  row.id<DeviceId>(3), row.number(4),
                                  row.bytes(5),        row.number(6)};
        },
        to, limit);
}

Status SqlEnvelopeStore::remove(const DeviceId &to, const QList<wire::EnvelopeRef> &envelopes)
{
    static constexpr const char sql[] =
        "DELETE FROM Envelopes WHERE DeviceId = ? AND FromDevice = ? AND Id = ?";
    for (const wire::EnvelopeRef &each : envelopes)
        DUNLIN_CHECK(m_db.change(sql, to, each.from, each.id));
    return ok();
}

} // namespace dunlin::server
