// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/fanout/hub.h"

namespace dunlin::server {

Hub::Hub() = default;

void Hub::give(Order order)
{
    bool wake = false;
    {
        const std::lock_guard lock(m_mutex);
        m_orders.push_back(std::move(order));
        wake = !std::exchange(m_woken, true);
    }
    if (wake)
        QMetaObject::invokeMethod(
            this, [this] { carryOut(); }, Qt::QueuedConnection);
}

void Hub::carryOut()
{
    std::vector<Order> orders;
    {
        const std::lock_guard lock(m_mutex);
        orders.swap(m_orders);
        m_woken = false;
    }
    for (const Order &each : orders)
        each();
}

void Hub::deliver(const QList<Subscriber *> &sessions, const PushPtr &push)
{
    for (Subscriber *each : sessions) {
        each->deliver(push);
        ++m_delivered;
    }
}

void Hub::toChannel(const ChannelId &channel, PushPtr push)
{
    give([this, channel, push = std::move(push)] {
        const QSet<UserId> users = m_channels.value(channel);
        for (const UserId &user : users)
            deliver(m_users.value(user).sessions, push);
    });
}

void Hub::toUser(const UserId &user, PushPtr push)
{
    give([this, user, push = std::move(push)] { deliver(m_users.value(user).sessions, push); });
}

void Hub::toOpened(const ChannelId &channel, const UserId &except, PushPtr push)
{
    give([this, channel, except, push = std::move(push)] {
        QList<Subscriber *> sessions;
        for (Subscriber *each : m_opened.value(channel)) {
            if (each->subscriberUser() != except)
                sessions.append(each);
        }
        deliver(sessions, push);
    });
}

void Hub::joined(const ChannelId &channel, const UserId &user)
{
    give([this, channel, user] {
        const auto it = m_users.find(user);
        if (it == m_users.end())
            return;
        if (!it->loaded)
            it->changed.insert(channel, true);
        link(channel, user, *it);
    });
}

void Hub::left(const ChannelId &channel, const UserId &user)
{
    give([this, channel, user] {
        const auto it = m_users.find(user);
        if (it == m_users.end())
            return;
        if (!it->loaded)
            it->changed.insert(channel, false);
        unlink(channel, user, *it);
    });
}

void Hub::channelGone(const ChannelId &channel)
{
    give([this, channel] {
        const QSet<UserId> users = m_channels.value(channel);
        for (const UserId &user : users)
            unlink(channel, user, m_users[user]);
        // Whoever is reading the list of their channels right now may still have it in there.
        for (Person &each : m_users) {
            if (!each.loaded)
                each.changed.insert(channel, false);
        }
        m_opened.remove(channel);
    });
}

void Hub::cut(const UserId &user, const DeviceId &device, wire::CloseCode code)
{
    give([this, user, device, code] {
        const QList<Subscriber *> sessions = m_users.value(user).sessions;
        for (Subscriber *each : sessions) {
            if (each->subscriberDevice() == device)
                each->end(code);
        }
    });
}

void Hub::add(Subscriber *session)
{
    // A device has one connection: the new one replaces the old.
    QList<Subscriber *> replaced;
    Person &person = m_users[session->subscriberUser()];
    for (Subscriber *each : std::as_const(person.sessions)) {
        if (each != session && each->subscriberDevice() == session->subscriberDevice())
            replaced.append(each);
    }
    person.sessions.append(session);
    ++m_sessionCount;
    for (Subscriber *each : std::as_const(replaced))
        each->end(wire::CloseCode::Replaced);
}

void Hub::remove(Subscriber *session)
{
    const UserId user = session->subscriberUser();
    const auto it = m_users.find(user);
    if (it == m_users.end() || !it->sessions.removeOne(session))
        return;
    --m_sessionCount;
    for (auto opened = m_opened.begin(); opened != m_opened.end();) {
        opened->remove(session);
        opened = opened->isEmpty() ? m_opened.erase(opened) : std::next(opened);
    }
    if (!it->sessions.isEmpty())
        return;
    const QSet<ChannelId> channels = it->channels;
    for (const ChannelId &channel : channels)
        unlink(channel, user, *it);
    m_users.remove(user);
}

bool Hub::knowsChannels(const UserId &user) const
{
    const auto it = m_users.constFind(user);
    return it != m_users.constEnd() && it->loaded;
}

void Hub::setChannels(const UserId &user, const QList<ChannelId> &channels)
{
    const auto it = m_users.find(user);
    if (it == m_users.end() || it->loaded)
        return;
    for (const ChannelId &channel : channels) {
        if (it->changed.value(channel, true))
            link(channel, user, *it);
    }
    it->changed.clear();
    it->loaded = true;
}

void Hub::open(Subscriber *session, const ChannelId &channel)
{
    const auto it = m_users.constFind(session->subscriberUser());
    if (it != m_users.constEnd() && it->channels.contains(channel))
        m_opened[channel].insert(session);
}

void Hub::close(Subscriber *session, const ChannelId &channel)
{
    const auto it = m_opened.find(channel);
    if (it == m_opened.end())
        return;
    it->remove(session);
    if (it->isEmpty())
        m_opened.erase(it);
}

void Hub::link(const ChannelId &channel, const UserId &user, Person &person)
{
    person.channels.insert(channel);
    m_channels[channel].insert(user);
}

void Hub::unlink(const ChannelId &channel, const UserId &user, Person &person)
{
    person.channels.remove(channel);
    if (const auto it = m_channels.find(channel); it != m_channels.end()) {
        it->remove(user);
        if (it->isEmpty())
            m_channels.erase(it);
    }
    for (Subscriber *each : std::as_const(person.sessions))
        close(each, channel);
}

} // namespace dunlin::server
