// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a person is told of, in the program and where it does not run; see stores.h for what holds for all stores.
#pragma once

#include "server/storage/records.h"
#include "shared/core/result.h"

#include <QList>

namespace dunlin::server {

class NotificationStore
{
public:
    virtual ~NotificationStore() = default;
    // Numbers and stores it; of one person at least the newest thousand are kept.
    virtual Result<qint64> add(const UserId &user, const NotificationRecord &notification) = 0;
    // What is of a channel that the person is not in now is not found, here and below.
    virtual Result<std::optional<wire::Notification>> find(const UserId &user, qint64 id) = 0;
    // Newest first: the newest `limit` with a number below (absent: the newest of all).
    virtual Result<QList<wire::Notification>> below(const UserId &user, std::optional<qint64> below,
                                                    int limit) = 0;
    virtual Result<qint64> countUnread(const UserId &user) = 0;
    virtual Result<qint64> readUpTo(const UserId &user) = 0;
    // Raises only, and not above the last one; false when nothing changed.
    virtual Result<bool> raiseRead(const UserId &user, qint64 upTo) = 0;
    virtual Status forget(const UserId &user) = 0;
};

// Web Push subscriptions. Those of a device go with it (DeviceStore::revoke).
class PushStore
{
public:
    virtual ~PushStore() = default;
    // Instead of the one that the device has.
    virtual Status put(const PushRecord &push) = 0;
    virtual Result<std::optional<PushRecord>> ofDevice(const DeviceId &device) = 0;
    virtual Result<QList<PushRecord>> ofUser(const UserId &user) = 0;
    virtual Result<bool> remove(const PushId &id, const UserId &user) = 0;
    // Its endpoint said that it is gone; false when there is another one by now.
    virtual Result<bool> drop(const PushId &id, const QString &endpoint) = 0;
    virtual Result<bool> any() = 0;
    // Of `people`, those who don't want to be left alone and have a notification that they have not read.
    virtual Result<QList<PushRecord>> forNotified(const QList<UserId> &people) = 0;
    // Of those whom the messages of a channel in [first, last] concern: present members with level `all`, neither
    // muted at `now` nor to be left alone, who have not read one of them that is somebody else's, of whom they don't
    // block; and whose device has not acknowledged it.
    virtual Result<QList<PushRecord>> forMessages(const ChannelId &channel, qint64 first,
                                                  qint64 last, qint64 now) = 0;
};

} // namespace dunlin::server
