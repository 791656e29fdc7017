// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/fanout/hub.h"

#include "shared/core/trace.h"

#include <algorithm>
#include <functional>

namespace dunlin::server {

namespace {

constexpr size_t MostTogether = 32; // pushes
constexpr size_t HurryAfter = 32;   // deliveries
constexpr quint64 AloneBefore = 3;  // turns
constexpr size_t Ahead = 6;         // deliveries

// Of thousands of sessions none is in a cache: the next ones are fetched from memory while one is told.
void fetchAhead([[maybe_unused]] std::span<Subscriber *const> sessions, [[maybe_unused]] size_t now)
{
#if defined(__GNUC__)
    if (now + Ahead >= sessions.size())
        return;
    // A session has what a delivery needs in its first two lines.
    const void *next = sessions[now + Ahead];
    __builtin_prefetch(next, 1);
    __builtin_prefetch(static_cast<const char *>(next) + 64, 1);
#endif
}

} // namespace

Hub::Hub(Fanout &fanout)
    : m_fanout(fanout)
{
    m_fanout.m_hubs.push_back(this);
    m_clock.start();
    connect(&m_gaps, &QTimer::timeout, this, &Hub::lookAtGaps);
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
    const bool isOnly = orders.size() == 1;
    m_mayHurry = isOnly && m_aloneBefore >= AloneBefore;
    for (size_t i = 0; i < orders.size();)
        i = carryOutFrom(orders, i);
    m_mayHurry = false;
    m_aloneBefore = isOnly ? m_aloneBefore + 1 : 0;
    m_turnTimes.add(since.elapsed());
}

size_t Hub::carryOutFrom(const std::vector<Order> &orders, size_t first)
{
    const Order &order = orders[first];
    if (order.task) {
        order.task();
        return first + 1;
    }
    std::vector<PushPtr> run{order.push};
    size_t next = first + 1;
    if (mayBeJoined(order)) {
        for (; next < orders.size() && run.size() < MostTogether; ++next) {
            const Order &also = orders[next];
            if (also.task || also.channel != order.channel || !mayBeJoined(also))
                break;
            run.push_back(also.push);
        }
    }
    if (run.size() == 1)
        tellChannel(order.channel, order.push, order.seq);
    else
        tellChannel(order.channel, std::make_shared<const PushRun>(std::move(run)), 0);
    return next;
}

bool Hub::mayBeJoined(const Order &order) const
{
    return !order.push->onlyFor() && !(order.seq > 0 && m_fanout.hasCluster());
}

size_t Hub::ordersWaiting() const
{
    const std::lock_guard lock(m_mutex);
    return m_orders.size();
}

void Hub::deliver(std::span<Subscriber *const> sessions, const PushPtr &push)
{
    const std::optional<DeviceId> only = push->onlyFor();
    size_t told = 0;
    for (size_t i = 0; i < sessions.size(); ++i) {
        Subscriber *each = sessions[i];
        fetchAhead(sessions, i);
        if (!only || each->subscriberDevice() == *only)
            each->deliver(push);
        if (m_mayHurry && m_hurry && ++told % HurryAfter == 0)
            m_hurry();
    }
    m_delivered.fetch_add(quint64(sessions.size()) * quint64(push->size()),
                          std::memory_order_relaxed);
    if (!isTracing())
        return;
    for (const OpId &each : push->traces())
        traceStep(each, "pushed to sessions:", qint64(sessions.size()));
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
        // A walk through the memory, not across it: what came together lies together, here and in the kernel.
        std::sort(list.begin(), list.end(), std::less<>());
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

void Hub::toChannel(const ChannelId &channel, PushPtr push, qint64 seq)
{
    give(Order{{}, channel, std::move(push), seq});
}

void Hub::tellChannel(const ChannelId &channel, const PushPtr &push, qint64 seq)
{
    const auto it = m_channels.find(channel);
    const bool isOrdered = seq > 0 && m_fanout.hasCluster();
    if (it == m_channels.end()) {
        if (isOrdered && m_loading > 0)
            m_wentBy[channel] = std::max(m_wentBy.value(channel), seq);
        return;
    }
    if (const PushPtr now = isOrdered ? it->stream.offer(seq, push) : push) {
        // Kept while it is walked: somebody may leave in the middle.
        const SessionList sessions = sessionsIn(*it);
        deliver(*sessions, now);
    }
    if (isOrdered)
        tellNext(channel);
}

void Hub::toUser(const UserId &user, PushPtr push, qint64 seq)
{
    give([this, user, push = std::move(push), seq] {
        const auto it = m_users.find(user);
        if (it == m_users.end())
            return;
        const bool isOrdered = seq > 0 && m_fanout.hasCluster();
        if (const PushPtr now = isOrdered ? it->stream.offer(seq, push) : push)
            deliver(QList(it->sessions), now);
        if (isOrdered)
            tellNext(user);
    });
}

void Hub::loaded()
{
    if (--m_loading == 0)
        m_wentBy.clear();
}

void Hub::orderPositions(const UserId &user, std::shared_ptr<const Positions> positions)
{
    give([this, user, positions = std::move(positions)] { setPositions(user, *positions); });
}

void Hub::survey(std::function<void(const QList<Present> &)> answer)
{
    give([this, answer = std::move(answer)] {
        QList<Present> all;
        for (auto it = m_users.begin(); it != m_users.end(); ++it) {
            Present present{it.key(), {}};
            for (const Subscriber *each : std::as_const(it->sessions))
                present.devices.append(each->subscriberDevice());
            all.append(present);
            if (it->loaded) {
                ++m_loading;
                it->loaded = false;
                it->reloading = true;
                it->changed.clear();
            }
        }
        answer(all);
    });
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
        deliver(sessions.values(), push);
    });
}

void Hub::joined(const ChannelId &channel, const UserId &user, qint64 seq)
{
    give([this, channel, user, seq] {
        const auto it = m_users.find(user);
        if (it == m_users.end())
            return;
        if (!it->loaded)
            it->changed.insert(channel, true);
        // The first here: what comes next is the news of the join.
        Room &room = link(channel, user, *it);
        if (seq > 0 && !room.stream.isPlaced())
            room.stream.place(seq - 1);
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
    if (!m_users.contains(session->subscriberUser()))
        ++m_loading;
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
    m_fanout.cameOrWent(session->subscriberUser(), session->subscriberDevice(), 1);
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
    m_fanout.cameOrWent(user, session->subscriberDevice(), -1);
    for (auto opened = m_opened.begin(); opened != m_opened.end();) {
        opened->remove(session);
        opened = opened->isEmpty() ? m_opened.erase(opened) : std::next(opened);
    }
    if (!it->sessions.isEmpty())
        return;
    const QSet<ChannelId> channels = it->channels;
    for (const ChannelId &channel : channels)
        unlink(channel, user, *it);
    if (!it->loaded)
        loaded();
    m_users.remove(user);
}

bool Hub::knowsChannels(const UserId &user) const
{
    const auto it = m_users.constFind(user);
    return it != m_users.constEnd() && it->loaded;
}

void Hub::setPositions(const UserId &user, const Positions &positions)
{
    const auto person = m_users.find(user);
    if (person == m_users.end() || person->loaded)
        return;
    const bool isNews = std::exchange(person->reloading, false);
    const QHash<ChannelId, bool> changed = std::exchange(person->changed, {});
    person->loaded = true;
    QSet<ChannelId> gone = person->channels;
    QList<ChannelId> come;
    for (const Positions::Place &each : positions.channels) {
        if (!changed.value(each.channel, true))
            continue;
        if (!gone.remove(each.channel))
            come.append(each.channel);
        // What came behind the read is in the catch-up that follows it.
        link(each.channel, user, *person)
            .stream.place(std::max(each.head, m_wentBy.value(each.channel)));
        if (m_fanout.hasCluster())
            watchGap(each.channel);
    }
    person->stream.place(positions.head);
    loaded();
    if (m_fanout.hasCluster())
        watchGap(user);
    // Not what was joined while this was read.
    gone.removeIf([&](const ChannelId &each) { return changed.value(each, false); });
    for (const ChannelId &each : std::as_const(gone))
        unlink(each, user, *person);
    if (!isNews)
        return;
    for (const ChannelId &each : std::as_const(come)) {
        if (m_fanout.m_appeared)
            m_fanout.m_appeared(each, user);
    }
    const QList<Subscriber *> sessions = person->sessions;
    for (const ChannelId &each : std::as_const(gone)) {
        const PushPtr push = makePush(wire::event::channel,
                                      wire::ChannelEvent{each, {}, wire::ChannelAct::Removed, {}});
        deliver(sessions, push);
    }
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

Hub::Room &Hub::link(const ChannelId &channel, const UserId &user, Person &person)
{
    person.channels.insert(channel);
    Room &room = m_channels[channel];
    room.users.insert(user);
    room.sessions.reset();
    return room;
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
