// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The stores of sql_stores.h that are about what a person is told of.
#pragma once

#include "server/storage/notification_store.h"
#include "server/storage/sql/connection.h"

namespace dunlin::server {

class SqlNotificationStore final : public NotificationStore
{
public:
    explicit SqlNotificationStore(Connection &connection)
        : m_db(connection)
    {
    }
    Result<qint64> add(const UserId &user, const NotificationRecord &notification) override;
    Result<std::optional<wire::Notification>> find(const UserId &user, qint64 id) override;
    Result<QList<wire::Notification>> below(const UserId &user, std::optional<qint64> below,
                                            int limit) override;
    Result<qint64> countUnread(const UserId &user) override;
    Result<qint64> readUpTo(const UserId &user) override;
    Result<bool> raiseRead(const UserId &user, qint64 upTo) override;
    Status forget(const UserId &user) override;

private:
    Connection &m_db;
};

class SqlPushStore final : public PushStore
{
public:
    explicit SqlPushStore(Connection &connection)
        : m_db(connection)
    {
    }
    Status put(const PushRecord &push) override;
    Result<std::optional<PushRecord>> ofDevice(const DeviceId &device) override;
    Result<QList<PushRecord>> ofUser(const UserId &user) override;
    Result<bool> remove(const PushId &id, const UserId &user) override;
    Result<bool> drop(const PushId &id, const QString &endpoint) override;
    Result<bool> any() override;
    Result<QList<PushRecord>> forNotified(const QList<UserId> &people) override;
    Result<QList<PushRecord>> forMessages(const ChannelId &channel, qint64 first, qint64 last,
                                          qint64 now) override;

private:
    Connection &m_db;
};

} // namespace dunlin::server
