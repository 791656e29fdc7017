// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Tells every hub of the process: each I/O thread has one, for its own connections. A push is one shared value and at
// most one queued call per thread, never one per connection.
//
// Hubs are made before the first order is given and go after the last one; orders may come from any thread. The fan-out
// itself belongs to the services' thread, where it knows who is online.
#pragma once

#include "server/fanout/push.h"

#include <QHash>
#include <QObject>
#include <QSet>

#include <atomic>
#include <functional>
#include <vector>

namespace dunlin::server {

class Hub;

// Whom the presence of one person concerns.
struct Watchers {
    UserId of;
    QList<UserId> friends;
    QList<ChannelId> channels; // whoever has one of them open
    QSet<UserId> apart;        // not these, whatever else holds
};

class Fanout : public QObject
{
public:
    void toChannel(const ChannelId &channel, const PushPtr &push);
    void toUser(const UserId &user, const PushPtr &push);
    // To the sessions that have opened the channel, those of `except` left out.
    void toOpened(const ChannelId &channel, const UserId &except, const PushPtr &push);
    // To each session once, and to none of the person themselves.
    void toWatchers(const std::shared_ptr<const Watchers> &watchers, const PushPtr &push);
    void joined(const ChannelId &channel, const UserId &user);
    void left(const ChannelId &channel, const UserId &user);
    void channelGone(const ChannelId &channel);
    // Ends the connections of a device.
    void cut(const UserId &user, const DeviceId &device, wire::CloseCode code);

    // Told, on whatever thread it happened, when somebody left a channel, or (without one) lost a device. Set before
    // the first order.
    using Departed =
        std::function<void(const std::optional<ChannelId> &channel, const UserId &user)>;
    void setDeparted(Departed departed) { m_departed = std::move(departed); }

    // Has a connection, on whatever thread. On the services' thread.
    bool isOnline(const UserId &user) const { return m_sessionsOf.contains(user); }
    // Who hears of everybody's first connection and of the end of the last, on the services' thread. One hears; an
    // empty function ends it.
    using Heard = std::function<void(const UserId &user, bool connected)>;
    void watch(Heard heard) { m_heard = std::move(heard); }
    // The same of single devices.
    bool isConnected(const DeviceId &device) const { return m_sessionsOfDevice.contains(device); }
    using HeardDevice = std::function<void(const DeviceId &device, bool connected)>;
    void watchDevices(HeardDevice heard) { m_heardDevice = std::move(heard); }

    // Told, on whatever thread it happened, of everybody who was given a notification. Set before the first order.
    using Notified = std::function<void(const UserId &user, const wire::Notification &)>;
    void setNotified(Notified notified) { m_notified = std::move(notified); }
    void notified(const UserId &user, const wire::Notification &what)
    {
        if (m_notified)
            m_notified(user, what);
    }

private:
    friend class Hub;

    void cameOrWent(const UserId &user, const DeviceId &device, int difference);

    // Sessions have numbers, over all hubs: of two with the same device the later one stays.
    quint64 nextNumber() { return m_lastNumber.fetch_add(1) + 1; }
    void replaced(const Hub &by, const UserId &user, const DeviceId &device, quint64 number);

    std::vector<Hub *> m_hubs;
    Departed m_departed;
    Notified m_notified;
    QHash<UserId, int> m_sessionsOf;
    QHash<DeviceId, int> m_sessionsOfDevice;
    Heard m_heard;
    HeardDevice m_heardDevice;
    std::atomic<quint64> m_lastNumber = 0;
};

} // namespace dunlin::server
