// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/fanout/hub.h"

#include <algorithm>

namespace dunlin::server {

Hub::Hub(Fanout &fanout)
    : m_fanout(fanout)
{
    m_fanout.m_hubs.push_back(this);
}

void Hub::give(Order order)
{
    bool wake = false;
    {
        const std::lock_guard lock(m_mutex);
        m_orders.push_back(std::move(order));
        wake = !std::exchange(m_woken, true);
        if (wake)
            m_since = {};
    }
    if (wake)
        QMetaObject::invokeMethod(
            this, [this] { carryOut(); }, Qt::QueuedConnection);
}

void Hub::carryOut()
{
    std::vector<Order> orders;
    Stopwatch since;
    {
        const std::lock_guard lock(m_mutex);
        orders.swap(m_orders);
        m_woken = false;
        since = m_since;
    }
    for (const Order &each : orders)
        each();
    m_turnTimes.add(since.elapsed());
}

size_t Hub::ordersWaiting() const
{
    const std::lock_guard lock(m_mutex);
    return m_orders.size();
}

template <typename Sessions>
void Hub::deliver(const Sessions &sessions, const PushPtr &push)
{
    for (Subscriber *each : sessions)
        each->deliver(push);
    m_delivered.fetch_add(quint64(sessions.size()), std::memory_order_relaxed);
}

Hub::SessionList Hub::sessionsIn(Room &room) const
{
    if (!room.sessions) {
        std::vector<Subscriber *> list;
        list.reserve(size_t(room.users.size()));
        for (const UserId &user : std::as_const(room.users)) {
            if (const auto it = m_users.constFind(user); it != m_users.constEnd())
                list.insert(list.end(), it->sessions.cbegin(), it->sessions.cend());
        }
        room.sessions = std::make_shared<const std::vector<Subscriber *>>(std::move(list));
    }
    return room.sessions;
}

void Hub::forgetSessionLists(const Person &person)
{
    for (const ChannelId &each : person.channels) {
        if (const auto it = m_channels.find(each); it != m_channels.end())
            it->sessions.reset();
    }
}

void Hub::toChannel(const ChannelId &channel, PushPtr push)
{
    give([this, channel, push = std::move(push)] {
        if (const auto it = m_channels.find(channel); it != m_channels.end()) {
            // Kept while it is walked: somebody may leave in the middle.
            const SessionList sessions = sessionsIn(*it);
            deliver(*sessions, push);
        }
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

void Hub::toWatchers(std::shared_ptr<const Watchers> watchers, PushPtr push)
{
    give([this, watchers = std::move(watchers), push = std::move(push)] {
        QSet<Subscriber *> sessions;
        const auto concern = [&](Subscriber *session) {
            const UserId user = session->subscriberUser();
            if (user != watchers->of && !watchers->apart.contains(user))
                sessions.insert(session);
        };
        for (const UserId &each : watchers->friends) {
            if (const auto it = m_users.constFind(each); it != m_users.constEnd())
                std::for_each(it->sessions.cbegin(), it->sessions.cend(), concern);
        }
        for (const ChannelId &each : watchers->channels) {
            if (const auto it = m_opened.constFind(each); it != m_opened.constEnd())
                std::for_each(it->cbegin(), it->cend(), concern);
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
        const QSet<UserId> users = m_channels.value(channel).users;
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

void Hub::replaced(const UserId &user, const DeviceId &device, quint64 number)
{
    give([this, user, device, number] {
        const Person person = m_users.value(user);
        for (qsizetype i = 0; i < person.sessions.size(); ++i) {
            if (person.numbers[i] < number && person.sessions[i]->subscriberDevice() == device)
                person.sessions[i]->end(wire::CloseCode::Replaced);
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
    const quint64 number = m_fanout.nextNumber();
    person.sessions.append(session);
    person.numbers.append(number);
    forgetSessionLists(person);
    ++m_sessionCount;
    m_fanout.cameOrWent(session->subscriberUser(), 1);
    m_fanout.replaced(*this, session->subscriberUser(), session->subscriberDevice(), number);
    for (Subscriber *each : std::as_const(replaced))
        each->end(wire::CloseCode::Replaced);
}

void Hub::remove(Subscriber *session)
{
    const UserId user = session->subscriberUser();
    const auto it = m_users.find(user);
    const qsizetype at = it == m_users.end() ? -1 : it->sessions.indexOf(session);
    if (at < 0)
        return;
    it->sessions.removeAt(at);
    it->numbers.removeAt(at);
    forgetSessionLists(*it);
    --m_sessionCount;
    m_fanout.cameOrWent(user, -1);
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
    Room &room = m_channels[channel];
    room.users.insert(user);
    room.sessions.reset();
}

void Hub::unlink(const ChannelId &channel, const UserId &user, Person &person)
{
    person.channels.remove(channel);
    if (const auto it = m_channels.find(channel); it != m_channels.end()) {
        it->users.remove(user);
        it->sessions.reset();
        if (it->users.isEmpty())
            m_channels.erase(it);
    }
    for (Subscriber *each : std::as_const(person.sessions))
        close(each, channel);
}

} // namespace dunlin::server
