// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The stores of sql_stores.h that are about encryption.
#pragma once

#include "server/storage/history_store.h"
#include "server/storage/key_store.h"
#include "server/storage/sql/connection.h"

namespace dunlin::server {

class SqlKeyStore final : public KeyStore
{
public:
    explicit SqlKeyStore(Connection &connection)
        : m_db(connection)
    {
    }
    Result<bool> put(const DeviceKeysRecord &keys, qint64 now) override;
    Result<std::optional<DeviceKeysRecord>> find(const DeviceId &device) override;
    Result<bool> addOneTime(const DeviceId &device, const QList<wire::OneTimeKey> &keys) override;
    Result<std::optional<wire::OneTimeKey>> takeOneTime(const DeviceId &device) override;
    Result<qint64> countOneTime(const DeviceId &device) override;
    Result<bool> mayKnow(const UserId &user, const UserId &other) override;
    Result<std::optional<wire::ChainEntry>> lastEntry(const UserId &user) override;
    Result<QList<wire::ChainEntry>> entries(const UserId &user, qint64 from, int limit) override;
    Result<bool> append(const UserId &user, const wire::ChainEntry &entry) override;
    Status forgetChain(const UserId &user) override;

private:
    Connection &m_db;
};

class SqlKeyLogStore final : public KeyLogStore
{
public:
    explicit SqlKeyLogStore(Connection &connection)
        : m_db(connection)
    {
    }
    Result<qint64> size() override;
    Result<QByteArray> node(int level, qint64 index) override;
    Result<std::optional<qint64>> position(const UserId &user, qint64 seq) override;
    Result<QList<KeyLogRecord>> leaves(qint64 from, int limit) override;

private:
    Connection &m_db;
};

class SqlRosterLogStore final : public RosterLogStore
{
public:
    explicit SqlRosterLogStore(Connection &connection)
        : m_db(connection)
    {
    }
    Result<std::optional<wire::ChainEntry>> last(const ChannelId &channel) override;
    Result<QList<wire::ChainEntry>> entries(const ChannelId &channel, qint64 from,
                                            int limit) override;
    Result<bool> append(const ChannelId &channel, const UserId &by,
                        const wire::ChainEntry &entry) override;
    Result<qint64> countBy(const ChannelId &channel, const UserId &user) override;
    Result<bool> hasSignedFor(const UserId &reader, const UserId &user) override;

private:
    Connection &m_db;
};

class SqlEnvelopeStore final : public EnvelopeStore
{
public:
    explicit SqlEnvelopeStore(Connection &connection)
        : m_db(connection)
    {
    }
    Status put(const wire::Envelope &envelope) override;
    Result<qint64> countWaiting(const DeviceId &to) override;
    Result<qint64> countWaiting(const DeviceId &to, const DeviceId &from) override;
    Result<QList<wire::Envelope>> waiting(const DeviceId &to, int limit) override;
    Status remove(const DeviceId &to, const QList<wire::EnvelopeRef> &envelopes) override;

private:
    Connection &m_db;
};

class SqlHistoryStore final : public HistoryStore
{
public:
    explicit SqlHistoryStore(Connection &connection)
        : m_db(connection)
    {
    }
    Result<std::optional<wire::HistoryKey>> key(const UserId &user) override;
    Result<bool> hold(const UserId &user) override;
    Result<bool> putKey(const UserId &user, const wire::HistoryKey &key) override;
    Result<HistoryCounts> counts(const UserId &user) override;
    Result<bool> hasPage(const UserId &user, const DeviceId &device, qint64 page) override;
    Status putPage(const UserId &user, const wire::HistoryPage &page) override;
    Result<QList<wire::HistoryPage>> pages(const UserId &user,
                                           const std::optional<DeviceId> &device, qint64 page,
                                           int limit) override;
    Status forget(const UserId &user) override;
    Result<std::optional<wire::WrappedRecovery>> wrapped(const UserId &user) override;
    Status putWrapped(const UserId &user, const wire::WrappedRecovery &wrapped) override;
    Status forgetWrapped(const UserId &user) override;

private:
    Connection &m_db;
};

} // namespace dunlin::server
