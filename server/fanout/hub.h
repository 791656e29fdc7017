// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Who is told what on one I/O thread: sessions by user, users by channel.
//
// A push goes to every session of every member (architecture rule 5): what a session has opened matters for typing
// only. Orders may be given from any thread; they are carried out on the hub's own thread in the order in which they
// were given, so a push that was given after a removal doesn't reach the one who was removed.
//
// Beside other nodes (Fanout::hasCluster) a stream's pushes are told in the order of their numbers, each once. What stays
// missing for HoldMs is asked for.
//
// How a session comes in without missing anything: add() it (it is told of its user's own events from then on, and
// membership changes are noted), read the user's channels, setChannels(), read what it missed, answer, and only then
// let through what was pushed meanwhile. Sessions keep that back themselves.
#pragma once

#include "server/fanout/fanout.h"
#include "server/fanout/stream.h"
#include "server/telemetry/distribution.h"

#include <QElapsedTimer>
#include <QHash>
#include <QObject>
#include <QSet>
#include <QTimer>

#include <atomic>
#include <mutex>
#include <span>
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
    static constexpr int HoldMs = 200;

    explicit Hub(Fanout &fanout);

    // Orders: from any thread, by the fan-out.
    void toChannel(const ChannelId &channel, PushPtr push, qint64 seq = 0);
    void toUser(const UserId &user, PushPtr push, qint64 seq = 0);
    // To the sessions that have opened the channel, those of `except` left out.
    void toOpened(const ChannelId &channel, const UserId &except, PushPtr push);
    void toWatchers(std::shared_ptr<const Watchers> watchers, PushPtr push);
    void joined(const ChannelId &channel, const UserId &user, qint64 seq = 0);
    void left(const ChannelId &channel, const UserId &user);
    void channelGone(const ChannelId &channel);
    // Ends the connections of a device.
    void cut(const UserId &user, const DeviceId &device, wire::CloseCode code);
    // On another thread came the session `number` of this device: what was here before ends.
    void replaced(const UserId &user, const DeviceId &device, quint64 number);
    void fill(std::shared_ptr<const Filling> filling);
    void orderPositions(const UserId &user, std::shared_ptr<const Positions> positions);
    // Answers on the hub's thread.
    void survey(std::function<void(const QList<Present> &)> answer);

    // On the hub's thread.
    void add(Subscriber *session);
    void remove(Subscriber *session);
    bool knowsChannels(const UserId &user) const;
    // What a read gave; changes ordered since add() win over it.
    void setPositions(const UserId &user, const Positions &positions);
    void open(Subscriber *session, const ChannelId &channel);
    void close(Subscriber *session, const ChannelId &channel);
    // From any thread, like the next one.
    qsizetype sessionCount() const { return m_sessionCount; }
    // Deliveries since the start.
    quint64 delivered() const { return m_delivered; }
    // From the first order of a turn to the last session of this thread.
    const Distribution &turnTimes() const { return m_turnTimes; }
    size_t ordersWaiting() const;
    // Called again and again within a long delivery that is all there is to tell in this turn: what was delivered so
    // far need not wait for the rest. On the hub's thread; set before the first order.
    void setHurry(std::function<void()> hurry) { m_hurry = std::move(hurry); }

private:
    struct Person {
        QList<Subscriber *> sessions;
        QList<quint64> numbers; // of the sessions, in the same order
        QSet<ChannelId> channels;
        bool loaded = false;
        bool reloading = false;         // was loaded before
        QHash<ChannelId, bool> changed; // while not loaded: joined or left since then
        Stream stream;
    };
    // What a message is delivered from: one flat list, made anew when somebody came or went.
    using SessionList = std::shared_ptr<const std::vector<Subscriber *>>;
    struct Room {
        QSet<UserId> users; // members that are online
        SessionList sessions;
        Stream stream;
    };
    // A stream that something is missing from, since when, and when it was asked for.
    struct Wait {
        qint64 since = 0;
        qint64 askedAt = -1;
    };
    using Task = std::function<void()>;
    // A task, or what a channel is told.
    struct Order {
        Task task;
        ChannelId channel;
        PushPtr push;
        qint64 seq = 0;
    };

    void give(Order order);
    void give(Task task) { give(Order{std::move(task), {}, {}, 0}); }
    // One, or several that tell one channel something. Returns the place behind them.
    size_t carryOutFrom(const std::vector<Order> &orders, size_t first);
    // What is for one device only, or waits for its number, is told by itself.
    bool mayBeJoined(const Order &order) const;
    void tellChannel(const ChannelId &channel, const PushPtr &push, qint64 seq);
    // The stream's pushes that can be told now. Nothing is left of the room or the person when all have gone meanwhile.
    void tellNext(const ChannelId &channel);
    void tellNext(const UserId &user);
    void lookAtGaps();
    void fillChannel(const Filling &filling, const ChannelId &channel);
    void fillUser(const Filling &filling, const UserId &user);
    Stream *streamOf(const ChannelId &channel);
    Stream *streamOf(const UserId &user);
    void loaded();
    // Asks for what is missing there, if it stays so.
    void watchGap(const ChannelId &channel);
    void watchGap(const UserId &user);
    template <typename Key>
    void watch(QHash<Key, Wait> &waits, const Key &key);
    void carryOut();
    void deliver(std::span<Subscriber *const> sessions, const PushPtr &push);
    SessionList sessionsIn(Room &room) const;
    void forgetSessionLists(const Person &person);
    Room &link(const ChannelId &channel, const UserId &user, Person &person);
    void unlink(const ChannelId &channel, const UserId &user, Person &person);

    Fanout &m_fanout;
    QHash<UserId, Person> m_users;
    QHash<ChannelId, Room> m_channels;
    QHash<ChannelId, QSet<Subscriber *>> m_opened;
    std::atomic<qsizetype> m_sessionCount = 0;
    std::atomic<quint64> m_delivered = 0;
    Distribution m_turnTimes;
    std::function<void()> m_hurry;
    // Where there is much to tell, one order that comes alone is followed by more: sessions that have them together are
    // told faster. So one hurries that is alone after some that were.
    bool m_mayHurry = false;
    quint64 m_aloneBefore = 0; // turns with one order, one after the other

    qsizetype m_loading = 0; // people whose channels are being read
    // What went by of channels that nobody here was in, while they may turn out to be.
    QHash<ChannelId, qint64> m_wentBy;
    QHash<ChannelId, Wait> m_channelWaits;
    QHash<UserId, Wait> m_userWaits;
    QElapsedTimer m_clock;
    QTimer m_gaps;

    mutable std::mutex m_mutex;
    std::vector<Order> m_orders;
    bool m_woken = false;
    Stopwatch m_since; // the first of the orders
};

} // namespace dunlin::server
