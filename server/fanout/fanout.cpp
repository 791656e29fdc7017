// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/fanout/fanout.h"

#include "server/fanout/hub.h"
#include "shared/core/log.h"

#include <QDateTime>

#include <algorithm>

namespace dunlin::server {

namespace {

constexpr int AtOnce = 1000; // people and devices in one order
constexpr int NumbersPerMs = 1024;

Order eventOrder(OrderKind kind, const PushPtr &push, qint64 seq = 0)
{
    Order order;
    order.kind = kind;
    order.seq = seq;
    order.event = push->event();
    order.body = push->body();
    return order;
}

// True when the first came or the last went.
template <typename Key>
bool count(QHash<Key, int> &sessions, const Key &key, int difference)
{
    const int before = sessions.value(key);
    const int now = before + difference;
    if (now == 0)
        sessions.remove(key);
    else
        sessions.insert(key, now);
    return (before == 0) != (now == 0);
}

// What another node said of whoever is there: all of them, or some more or less. Who that may have changed for.
template <typename Key>
QSet<Key> take(QSet<Key> &there, OrderKind kind, const QList<Key> &said)
{
    const QSet<Key> named(said.cbegin(), said.cend());
    if (kind == OrderKind::AllHere)
        return named + std::exchange(there, named);
    if (kind == OrderKind::Here)
        there.unite(named);
    else
        there.subtract(named);
    return named;
}

} // namespace

template <typename Make>
void Fanout::say(Make make)
{
    if (!m_cluster)
        return;
    if (m_cluster->isAlone())
        m_cluster->leaveUnsaid();
    else
        m_cluster->say(toCbor(make()));
}

void Fanout::toChannel(const ChannelId &channel, const PushPtr &push, qint64 seq)
{
    for (Hub *each : m_hubs)
        each->toChannel(channel, push, seq);
    say([&] {
        Order order = eventOrder(OrderKind::Channel, push, seq);
        order.channel = channel;
        return order;
    });
}

void Fanout::toUser(const UserId &user, const PushPtr &push, qint64 seq)
{
    for (Hub *each : m_hubs)
        each->toUser(user, push, seq);
    say([&] {
        Order order = eventOrder(OrderKind::User, push, seq);
        order.user = user;
        return order;
    });
}

void Fanout::toOpened(const ChannelId &channel, const UserId &except, const PushPtr &push)
{
    for (Hub *each : m_hubs)
        each->toOpened(channel, except, push);
    say([&] {
        Order order = eventOrder(OrderKind::Opened, push);
        order.channel = channel;
        order.user = except;
        return order;
    });
}

void Fanout::toWatchers(const std::shared_ptr<const Watchers> &watchers, const PushPtr &push)
{
    for (Hub *each : m_hubs)
        each->toWatchers(watchers, push);
}

void Fanout::joined(const ChannelId &channel, const UserId &user, qint64 seq)
{
    for (Hub *each : m_hubs)
        each->joined(channel, user, seq);
    say([&] {
        Order order;
        order.kind = OrderKind::Joined;
        order.channel = channel;
        order.user = user;
        order.seq = seq;
        return order;
    });
}

void Fanout::left(const ChannelId &channel, const UserId &user)
{
    for (Hub *each : m_hubs)
        each->left(channel, user);
    say([&] {
        Order order;
        order.kind = OrderKind::Left;
        order.channel = channel;
        order.user = user;
        return order;
    });
    if (m_departed)
        m_departed(channel, user);
}

void Fanout::channelGone(const ChannelId &channel)
{
    for (Hub *each : m_hubs)
        each->channelGone(channel);
    say([&] {
        Order order;
        order.kind = OrderKind::ChannelGone;
        order.channel = channel;
        return order;
    });
}

void Fanout::cut(const UserId &user, const DeviceId &device, wire::CloseCode code)
{
    cutHere(user, device, code);
    say([&] {
        Order order;
        order.kind = OrderKind::Cut;
        order.user = user;
        order.device = device;
        order.number = int(code);
        return order;
    });
    if (m_departed)
        m_departed(std::nullopt, user);
}

void Fanout::cutHere(const UserId &user, const DeviceId &device, wire::CloseCode code)
{
    for (Hub *each : m_hubs)
        each->cut(user, device, code);
}

void Fanout::toUserHere(const UserId &user, const PushPtr &push)
{
    for (Hub *each : m_hubs)
        each->toUser(user, push);
}

void Fanout::note(int topic, const QByteArray &body)
{
    say([&] {
        Order order;
        order.kind = OrderKind::Note;
        order.number = topic;
        order.body = body;
        return order;
    });
}

void Fanout::stale(const QByteArray &body)
{
    say([&] {
        Order order;
        order.kind = OrderKind::Stale;
        order.body = body;
        return order;
    });
}

void Fanout::cameOrWent(const UserId &user, const DeviceId &device, int difference)
{
    QMetaObject::invokeMethod(this, [this, user, device, difference] {
        const bool ofUser = count(m_sessionsOf, user, difference);
        const bool ofDevice = count(m_sessionsOfDevice, device, difference);
        if (!ofUser && !ofDevice)
            return;
        // First what is to be done about it here: what the device has is said before that it is away.
        settle(device);
        say([&] {
            Order order;
            order.kind = difference > 0 ? OrderKind::Here : OrderKind::Away;
            if (ofUser)
                order.users = {user};
            if (ofDevice)
                order.devices = {device};
            return order;
        });
        settle(user);
    });
}

void Fanout::settle(const UserId &user)
{
    const bool is = m_sessionsOf.contains(user)
        || std::any_of(m_onNodes.cbegin(), m_onNodes.cend(),
                       [&](const There &there) { return there.users.contains(user); });
    if (is == m_online.contains(user))
        return;
    if (is)
        m_online.insert(user);
    else
        m_online.remove(user);
    if (m_heard)
        m_heard(user, is);
}

void Fanout::settle(const DeviceId &device)
{
    const bool is = m_sessionsOfDevice.contains(device)
        || std::any_of(m_onNodes.cbegin(), m_onNodes.cend(),
                       [&](const There &there) { return there.devices.contains(device); });
    if (is == m_connected.contains(device))
        return;
    if (is)
        m_connected.insert(device);
    else
        m_connected.remove(device);
    if (m_heardDevice)
        m_heardDevice(device, is);
}

quint64 Fanout::nextNumber()
{
    const auto now = quint64(QDateTime::currentMSecsSinceEpoch()) * NumbersPerMs;
    quint64 last = m_lastNumber;
    quint64 next = 0;
    do {
        next = std::max(last + 1, now);
    } while (!m_lastNumber.compare_exchange_weak(last, next));
    return next;
}

void Fanout::heardOf(quint64 number)
{
    quint64 last = m_lastNumber;
    while (last < number && !m_lastNumber.compare_exchange_weak(last, number)) { }
}

void Fanout::replaced(const Hub &by, const UserId &user, const DeviceId &device, quint64 number)
{
    for (Hub *each : m_hubs) {
        if (each != &by)
            each->replaced(user, device, number);
    }
    say([&] {
        Order order;
        order.kind = OrderKind::Replaced;
        order.user = user;
        order.device = device;
        order.number = qint64(number);
        return order;
    });
}

void Fanout::fill(const std::shared_ptr<const Filling> &filling)
{
    for (Hub *each : m_hubs)
        each->fill(filling);
}

void Fanout::setPositions(const UserId &user, const Positions &positions)
{
    const auto shared = std::make_shared<const Positions>(positions);
    for (Hub *each : m_hubs)
        each->orderPositions(user, shared);
}

void Fanout::survey(const std::function<void(const QList<Present> &)> &answer)
{
    struct Poll {
        QHash<UserId, QList<DeviceId>> found;
        size_t missing = 0;
    };
    const auto poll = std::make_shared<Poll>();
    poll->missing = m_hubs.size();
    for (Hub *each : m_hubs) {
        each->survey([this, poll, answer](const QList<Present> &present) {
            QMetaObject::invokeMethod(this, [poll, answer, present] {
                for (const Present &one : present)
                    poll->found[one.user] += one.devices;
                if (--poll->missing > 0)
                    return;
                QList<Present> all;
                for (auto it = poll->found.cbegin(); it != poll->found.cend(); ++it)
                    all.append({it.key(), it.value()});
                answer(all);
            });
        });
    }
}

void Fanout::tellWhoIsHere()
{
    const QList<UserId> users = m_sessionsOf.keys();
    const QList<DeviceId> devices = m_sessionsOfDevice.keys();
    qsizetype at = 0;
    do {
        say([&] {
            Order order;
            order.kind = at == 0 ? OrderKind::AllHere : OrderKind::Here;
            order.users = users.mid(at, AtOnce);
            order.devices = devices.mid(at, AtOnce);
            return order;
        });
        at += AtOnce;
    } while (at < std::max(users.size(), devices.size()));
}

void Fanout::askWhoIsHere()
{
    say([] {
        Order order;
        order.kind = OrderKind::WhoIsHere;
        return order;
    });
    // They may have missed something of ours, too.
    QMetaObject::invokeMethod(
        this, [this] { tellWhoIsHere(); }, Qt::QueuedConnection);
}

void Fanout::forgetNode(const NodeId &node)
{
    QMetaObject::invokeMethod(
        this,
        [this, node] {
            const There there = m_onNodes.take(node);
            for (const DeviceId &each : there.devices)
                settle(each);
            for (const UserId &each : there.users)
                settle(each);
        },
        Qt::QueuedConnection);
}

void Fanout::carryOut(const NodeId &from, const QByteArray &bytes)
{
    DecodeOptions options;
    options.unknownEnum = Unknown::Zero;
    const Result<Order> order = fromCbor<Order>(bytes, options);
    if (!order.ok()) {
        qCWarning(lcFanout) << "An order of another node can't be read";
        return;
    }
    switch (order->kind) {
    case OrderKind::Here:
    case OrderKind::Away:
    case OrderKind::AllHere:
        QMetaObject::invokeMethod(
            this,
            [this, from, order = *order] {
                There &there = m_onNodes[from];
                const QSet<DeviceId> devices = take(there.devices, order.kind, order.devices);
                const QSet<UserId> users = take(there.users, order.kind, order.users);
                for (const DeviceId &each : devices)
                    settle(each);
                for (const UserId &each : users)
                    settle(each);
            },
            Qt::QueuedConnection);
        break;
    case OrderKind::WhoIsHere:
        QMetaObject::invokeMethod(
            this, [this] { tellWhoIsHere(); }, Qt::QueuedConnection);
        break;
    case OrderKind::Stale:
        if (m_elsewhere.stale)
            m_elsewhere.stale(order->body);
        break;
    case OrderKind::Note:
        QMetaObject::invokeMethod(
            this,
            [this, order = *order] {
                if (m_elsewhere.note)
                    m_elsewhere.note(int(order.number), order.body);
            },
            Qt::QueuedConnection);
        break;
    default:
        carryOutHere(*order);
        break;
    }
}

void Fanout::carryOutHere(const Order &order)
{
    const ChannelId channel = order.channel.value_or(ChannelId());
    const UserId user = order.user.value_or(UserId());
    const DeviceId device = order.device.value_or(DeviceId());
    const PushPtr push = order.event != 0 ? pushFrom(order.event, order.body) : nullptr;
    const bool isEvent = order.kind == OrderKind::Channel || order.kind == OrderKind::User
        || order.kind == OrderKind::Opened;
    if (isEvent && !push) {
        // Of a newer node. Its number is seen to be missing, and the database has what we know of it.
        qCInfo(lcFanout) << "An event of another node is not known here:" << order.event;
        return;
    }
    switch (order.kind) {
    case OrderKind::Channel:
        for (Hub *each : m_hubs)
            each->toChannel(channel, push, order.seq);
        if (order.event == wire::event::channel.number && m_elsewhere.channelChanged) {
            const auto event = fromCbor<wire::ChannelEvent>(order.body);
            if (event.ok()) {
                QMetaObject::invokeMethod(
                    this, [this, event = *event] { m_elsewhere.channelChanged(event); },
                    Qt::QueuedConnection);
            }
        }
        break;
    case OrderKind::User:
        for (Hub *each : m_hubs)
            each->toUser(user, push, order.seq);
        break;
    case OrderKind::Opened:
        for (Hub *each : m_hubs)
            each->toOpened(channel, user, push);
        break;
    case OrderKind::Joined:
        for (Hub *each : m_hubs)
            each->joined(channel, user, order.seq);
        break;
    case OrderKind::Left:
        for (Hub *each : m_hubs)
            each->left(channel, user);
        break;
    case OrderKind::ChannelGone:
        for (Hub *each : m_hubs)
            each->channelGone(channel);
        break;
    case OrderKind::Cut:
        cutHere(user, device, wire::CloseCode(order.number));
        if (m_elsewhere.cut)
            QMetaObject::invokeMethod(
                this, [this, user, device] { m_elsewhere.cut(user, device); },
                Qt::QueuedConnection);
        break;
    case OrderKind::Replaced:
        heardOf(quint64(order.number));
        for (Hub *each : m_hubs)
            each->replaced(user, device, quint64(order.number));
        break;
    default:
        break;
    }
}

} // namespace dunlin::server
