// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Who is told what on one I/O thread: sessions by user, users by channel.
//
// A push goes to every session of every member (architecture rule 5): what a session has opened matters for typing
// only. Orders may be given from any thread; they are carried out on the hub's own thread in the order in which they
// were given, so a push that was given after a removal doesn't reach the one who was removed.
//
// How a session comes in without missing anything: add() it (it is told of its user's own events from then on, and
// membership changes are noted), read the user's channels, setChannels(), read what it missed, answer, and only then
// let through what was pushed meanwhile. Sessions keep that back themselves.
#pragma once

#include "server/fanout/fanout.h"
#include "server/telemetry/distribution.h"

#include <QHash>
#include <QObject>
#include <QSet>

#include <atomic>
#include <mutex>
#include <vector>

namespace dunlin::server {

// A session, as the hub sees it. Called on the hub's thread. Whoever leaves the hub within deliver() must live on until
// the loop's next turn.
class Subscriber
{
public:
    virtual ~Subscriber() = default;
    virtual UserId subscriberUser() const = 0;
    virtual DeviceId subscriberDevice() const = 0;
    virtual void deliver(const PushPtr &push) = 0;
    virtual void end(wire::CloseCode code) = 0;
};

class Hub : public QObject
{
public:
    explicit Hub(Fanout &fanout);

    // Orders: from any thread, by the fan-out.
    void toChannel(const ChannelId &channel, PushPtr push);
    void toUser(const UserId &user, PushPtr push);
    // To the sessions that have opened the channel, those of `except` left out.
    void toOpened(const ChannelId &channel, const UserId &except, PushPtr push);
    void toWatchers(std::shared_ptr<const Watchers> watchers, PushPtr push);
    void joined(const ChannelId &channel, const UserId &user);
    void left(const ChannelId &channel, const UserId &user);
    void channelGone(const ChannelId &channel);
    // Ends the connections of a device.
    void cut(const UserId &user, const DeviceId &device, wire::CloseCode code);
    // On another thread came the session `number` of this device: what was here before ends.
    void replaced(const UserId &user, const DeviceId &device, quint64 number);

    // On the hub's thread.
    void add(Subscriber *session);
    void remove(Subscriber *session);
    bool knowsChannels(const UserId &user) const;
    // What a read gave; changes ordered since add() win over it.
    void setChannels(const UserId &user, const QList<ChannelId> &channels);
    void open(Subscriber *session, const ChannelId &channel);
    void close(Subscriber *session, const ChannelId &channel);
    // From any thread, like the next one.
    qsizetype sessionCount() const { return m_sessionCount; }
    // Deliveries since the start.
    quint64 delivered() const { return m_delivered; }
    // From the first order of a turn to the last session of this thread.
    const Distribution &turnTimes() const { return m_turnTimes; }
    size_t ordersWaiting() const;

private:
    struct Person {
        QList<Subscriber *> sessions;
        QList<quint64> numbers; // of the sessions, in the same order
        QSet<ChannelId> channels;
        bool loaded = false;
        QHash<ChannelId, bool> changed; // while not loaded: joined or left since add()
    };
    // What a message is delivered from: one flat list, made anew when somebody came or went.
    using SessionList = std::shared_ptr<const std::vector<Subscriber *>>;
    struct Room {
        QSet<UserId> users; // members that are online
        SessionList sessions;
    };
    using Order = std::function<void()>;

    void give(Order order);
    void carryOut();
    template <typename Sessions>
    void deliver(const Sessions &sessions, const PushPtr &push);
    SessionList sessionsIn(Room &room) const;
    void forgetSessionLists(const Person &person);
    void link(const ChannelId &channel, const UserId &user, Person &person);
    void unlink(const ChannelId &channel, const UserId &user, Person &person);

    Fanout &m_fanout;
    QHash<UserId, Person> m_users;
    QHash<ChannelId, Room> m_channels;
    QHash<ChannelId, QSet<Subscriber *>> m_opened;
    std::atomic<qsizetype> m_sessionCount = 0;
    std::atomic<quint64> m_delivered = 0;
    Distribution m_turnTimes;

    mutable std::mutex m_mutex;
    std::vector<Order> m_orders;
    bool m_woken = false;
    Stopwatch m_since; // the first of the orders
};

} // namespace dunlin::server
