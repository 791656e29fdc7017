// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Tells every hub of the process, and the other nodes, which do the same. Each I/O thread has a hub for its own
// connections. A push is one shared value and at most one queued call per thread, never one per connection; between
// nodes its data travels once.
//
// Several nodes write to one channel, and what they say of it may arrive in any order or not at all. Orders that carry
// a number of their stream are told in its order, each once (stream.h); when one is missing for a moment, `missing`
// is asked for it.
//
// Hubs are made before the first order is given and go after the last one; orders may come from any thread. The fan-out
// itself belongs to the services' thread, where it knows who is online, here or on another node.
#pragma once

#include "server/cluster/cluster.h"
#include "server/fanout/order.h"
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

// How far the streams of a person were when they were read together: their own, and those of their channels.
struct Positions {
    struct Place {
        ChannelId channel;
        qint64 head = 0;
    };
    qint64 head = 0;
    QList<Place> channels;
};

// What of a stream was told here, behind which something is missing. One of channel and user.
struct Gap {
    std::optional<ChannelId> channel;
    std::optional<UserId> user;
    qint64 told = 0;
    bool operator==(const Gap &) const = default;
};

// What the database had for a gap: everything in (gap.told, to].
struct Filling {
    struct Part {
        qint64 seq = 0;
        PushPtr push;
        std::optional<UserId> joined; // with `card`, the push for the newcomer
        std::optional<UserId> left;
        PushPtr card;
    };
    Gap gap;
    qint64 to = 0;
    std::vector<Part> parts; // by seq
};

// Who is connected to one hub.
struct Present {
    UserId user;
    QList<DeviceId> devices;
};

class Fanout : public QObject
{
public:
    // With a cluster there are other nodes, or may be; it stops before anything here goes.
    explicit Fanout(Cluster *cluster = nullptr)
        : m_cluster(cluster)
    {
    }
    bool hasCluster() const { return m_cluster; }

    // `seq`: the push's number in the stream; 0: it has none.
    void toChannel(const ChannelId &channel, const PushPtr &push, qint64 seq = 0);
    void toUser(const UserId &user, const PushPtr &push, qint64 seq = 0);
    // To the sessions that have opened the channel, those of `except` left out.
    void toOpened(const ChannelId &channel, const UserId &except, const PushPtr &push);
    // To each session once, and to none of the person themselves. On this node only: each tells its own.
    void toWatchers(const std::shared_ptr<const Watchers> &watchers, const PushPtr &push);
    // `seq`: of the change.
    void joined(const ChannelId &channel, const UserId &user, qint64 seq = 0);
    void left(const ChannelId &channel, const UserId &user);
    void channelGone(const ChannelId &channel);
    // Ends the connections of a device.
    void cut(const UserId &user, const DeviceId &device, wire::CloseCode code);
    // From one service to itself on every other node.
    void note(int topic, const QByteArray &body);
    // To what keeps something of the database in memory, on every other node: there it is heard before what is said next.
    void stale(const QByteArray &body);

    // Told, on whatever thread it happened, when somebody left a channel, or (without one) lost a device. Set before
    // the first order.
    using Departed =
        std::function<void(const std::optional<ChannelId> &channel, const UserId &user)>;
    void setDeparted(Departed departed) { m_departed = std::move(departed); }
    // Something is missing, on the hub's thread. Set before the first order.
    using Missing = std::function<void(const Gap &gap)>;
    void setMissing(Missing missing) { m_missing = std::move(missing); }
    // Somebody turned out to be in a channel since, on the hub's thread: nobody had said so. Set before the first order.
    using Appeared = std::function<void(const ChannelId &channel, const UserId &user)>;
    void setAppeared(Appeared appeared) { m_appeared = std::move(appeared); }
    // What other nodes said that concerns services, on the services' thread. Set before the cluster starts.
    struct Elsewhere {
        std::function<void(const UserId &user, const DeviceId &device)> cut;
        std::function<void(const wire::ChannelEvent &event)> channelChanged;
        std::function<void(int topic, const QByteArray &body)> note;
        std::function<void(const QByteArray &body)> stale = {}; // on the cluster's thread
    };
    void setElsewhere(Elsewhere elsewhere) { m_elsewhere = std::move(elsewhere); }

    // An order of another node's fan-out, on the cluster's thread.
    void carryOut(const NodeId &from, const QByteArray &order);
    // The cluster has lost something, or a node: on its thread.
    void askWhoIsHere();
    void forgetNode(const NodeId &node);

    // For whoever repairs what was lost. Any thread.
    void fill(const std::shared_ptr<const Filling> &filling);
    // Replaces what the hubs know of this person's channels.
    void setPositions(const UserId &user, const Positions &positions);
    // Everybody who is connected here. Their channels are as if being read: setPositions() must follow for each. The
    // answer comes on the services' thread, once.
    void survey(const std::function<void(const QList<Present> &)> &answer);
    // On this node only.
    void toUserHere(const UserId &user, const PushPtr &push);
    void cutHere(const UserId &user, const DeviceId &device, wire::CloseCode code);

    // Has a connection, on whatever thread or node. On the services' thread.
    bool isOnline(const UserId &user) const { return m_online.contains(user); }
    // Who hears of everybody's first connection and of the end of the last, on the services' thread. One hears; an
    // empty function ends it.
    using Heard = std::function<void(const UserId &user, bool connected)>;
    void watch(Heard heard) { m_heard = std::move(heard); }
    // The same of single devices.
    bool isConnected(const DeviceId &device) const { return m_connected.contains(device); }
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
    // On the services' thread, after a change of either table.
    void settle(const UserId &user);
    void settle(const DeviceId &device);
    void tellWhoIsHere();
    // To the other nodes, if there are any.
    template <typename Make>
    void say(Make make);
    void carryOutHere(const Order &order);

    // Sessions have numbers, over all hubs and nodes: of two with the same device the later one stays. They go with the
    // time, and never behind one that was heard of.
    quint64 nextNumber();
    void heardOf(quint64 number);
    void replaced(const Hub &by, const UserId &user, const DeviceId &device, quint64 number);

    Cluster *const m_cluster;
    std::vector<Hub *> m_hubs;
    Departed m_departed;
    Notified m_notified;
    Missing m_missing;
    Appeared m_appeared;
    Elsewhere m_elsewhere;
    struct There {
        QSet<UserId> users;
        QSet<DeviceId> devices;
    };
    QHash<NodeId, There> m_onNodes;          // the others
    QHash<UserId, int> m_sessionsOf;         // here
    QHash<DeviceId, int> m_sessionsOfDevice; // here
    QSet<UserId> m_online;
    QSet<DeviceId> m_connected;
    Heard m_heard;
    HeardDevice m_heardDevice;
    std::atomic<quint64> m_lastNumber = 0;
};

} // namespace dunlin::server
