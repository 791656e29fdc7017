// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/gateway/epoll_dispatcher.h"

#ifdef Q_OS_LINUX

#include "shared/core/log.h"

#include <QCoreApplication>
#include <QSocketNotifier>
#include <QTimerEvent>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <limits>

#include <poll.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <time.h>
#include <unistd.h>

namespace dunlin::server {

namespace {

constexpr qint64 NsPerMs = 1'000'000;
constexpr size_t EventsPerTurn = 512;
constexpr quint64 WakeToken = std::numeric_limits<quint64>::max();

// By QSocketNotifier::Type: what is asked for, and which reports concern it. Who waits to read or write has to hear of
// a hang-up and of an error as well.
struct Interest {
    quint32 asked;
    quint32 heard;
};
constexpr std::array<Interest, 3> Interests{{
    {EPOLLIN, EPOLLIN | EPOLLHUP | EPOLLERR | EPOLLRDHUP},
    {EPOLLOUT, EPOLLOUT | EPOLLHUP | EPOLLERR},
    {EPOLLPRI, EPOLLPRI | EPOLLHUP | EPOLLERR},
}};

qint64 nowNs()
{
    timespec time{};
    ::clock_gettime(CLOCK_MONOTONIC, &time);
    return qint64(time.tv_sec) * 1'000'000'000 + time.tv_nsec;
}

quint64 tokenOf(int descriptor, quint32 generation)
{
    return quint64(generation) << 32 | quint32(descriptor);
}

} // namespace

std::unique_ptr<EpollDispatcher> EpollDispatcher::create()
{
    const int epoll = ::epoll_create1(EPOLL_CLOEXEC);
    const int wake = ::eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC);
    epoll_event event{};
    event.events = EPOLLIN;
    event.data.u64 = WakeToken;
    if (epoll >= 0 && wake >= 0 && ::epoll_ctl(epoll, EPOLL_CTL_ADD, wake, &event) == 0)
        return std::unique_ptr<EpollDispatcher>(new EpollDispatcher(epoll, wake));
    qCWarning(lcGateway, "There is no epoll instance to be had: %s", std::strerror(errno));
    if (epoll >= 0)
        ::close(epoll);
    if (wake >= 0)
        ::close(wake);
    return nullptr;
}

EpollDispatcher::EpollDispatcher(int epoll, int wake)
    : m_epoll(epoll)
    , m_wake(wake)
{
}

EpollDispatcher::~EpollDispatcher()
{
    ::close(m_epoll);
    ::close(m_wake);
}

bool EpollDispatcher::processEvents(QEventLoop::ProcessEventsFlags flags)
{
    m_isInterrupted.store(false);
    Q_EMIT awake();
    QCoreApplication::sendPostedEvents();
    if (m_isInterrupted.load())
        return false;
    int timeoutMs = 0;
    if (flags & QEventLoop::WaitForMoreEvents) {
        Q_EMIT aboutToBlock();
        // What the slots of aboutToBlock() posted has woken us already: the wait returns at once.
        if (m_isInterrupted.load())
            return false;
        timeoutMs = flags & QEventLoop::X11ExcludeTimers ? -1 : waitMs();
    }
    int done = flags & QEventLoop::ExcludeSocketNotifiers ? waitWithoutSockets(timeoutMs)
                                                          : waitForSockets(timeoutMs);
    if (!(flags & QEventLoop::X11ExcludeTimers))
        done += fireTimers();
    return done > 0;
}

// Tells the kernel what has changed since the last turn, and what it need not know any more at once.
void EpollDispatcher::arm(int descriptor)
{
    Watched &watched = m_watched[size_t(descriptor)];
    watched.isChanged = false;
    quint32 wanted = 0;
    for (size_t type = 0; type < Interests.size(); ++type) {
        if (watched.notifiers[type])
            wanted |= Interests[type].asked;
    }
    if (wanted == watched.armed)
        return;
    epoll_event event{};
    event.events = wanted;
    event.data.u64 = tokenOf(descriptor, watched.generation);
    if (wanted == 0) {
        // Fails when the descriptor was closed before: then the kernel has forgotten it by itself.
        ::epoll_ctl(m_epoll, EPOLL_CTL_DEL, descriptor, &event);
        watched.armed = 0;
        return;
    }
    int failed =
        ::epoll_ctl(m_epoll, watched.armed ? EPOLL_CTL_MOD : EPOLL_CTL_ADD, descriptor, &event);
    // Closed and given out again without our knowing, or a duplicate kept the old registration alive.
    if (failed != 0 && errno == ENOENT)
        failed = ::epoll_ctl(m_epoll, EPOLL_CTL_ADD, descriptor, &event);
    else if (failed != 0 && errno == EEXIST)
        failed = ::epoll_ctl(m_epoll, EPOLL_CTL_MOD, descriptor, &event);
    if (failed != 0) {
        qCWarning(lcGateway, "Descriptor %d cannot be watched: %s", descriptor,
                  std::strerror(errno));
        return;
    }
    watched.armed = wanted;
}

int EpollDispatcher::waitMs() const
{
    // A timer whose slot runs a loop of its own doesn't fire in there.
    for (const auto &[due, id] : m_due) {
        if (m_timers.at(id).isFiring)
            continue;
        const qint64 ms = (std::max<qint64>(0, due - nowNs()) + NsPerMs - 1) / NsPerMs;
        return int(std::min<qint64>(ms, std::numeric_limits<int>::max()));
    }
    return -1;
}

int EpollDispatcher::waitForSockets(int timeoutMs)
{
    for (const int descriptor : std::exchange(m_changed, {}))
        arm(descriptor);
    std::array<epoll_event, EventsPerTurn> events;
    const int count = ::epoll_wait(m_epoll, events.data(), int(events.size()), timeoutMs);
    int done = 0;
    for (int i = 0; i < count; ++i) {
        const quint64 token = events[size_t(i)].data.u64;
        if (token == WakeToken)
            consumeWake();
        else
            done += activate(int(quint32(token)), quint32(token >> 32), events[size_t(i)].events);
    }
    return done;
}

int EpollDispatcher::waitWithoutSockets(int timeoutMs)
{
    pollfd only{m_wake, POLLIN, 0};
    if (::poll(&only, 1, timeoutMs) > 0)
        consumeWake();
    return 0;
}

// The generation tells whether the report is about what the descriptor is now: a slot that ran before in this turn may
// have closed it, and somebody else may have got its number.
int EpollDispatcher::activate(int descriptor, quint32 generation, quint32 events)
{
    int done = 0;
    for (size_t type = 0; type < Interests.size(); ++type) {
        // Looked up each time: the slot before may have moved the table.
        const Watched &watched = m_watched[size_t(descriptor)];
        if (watched.generation != generation)
            break;
        if (!(events & Interests[type].heard) || !watched.notifiers[type])
            continue;
        QEvent event(QEvent::SockAct);
        QCoreApplication::sendEvent(watched.notifiers[type], &event);
        ++done;
    }
    return done;
}

void EpollDispatcher::consumeWake()
{
    // In this order. Who wakes us in between finds us woken, and what they posted before is sent in the next turn. The
    // other way round their wake-up would be read away while we count as woken, and nobody would wake us again.
    eventfd_t value = 0;
    ::eventfd_read(m_wake, &value);
    m_isWoken.store(false);
}

int EpollDispatcher::fireTimers()
{
    // What falls due meanwhile has its turn after the sockets have had theirs.
    const qint64 now = nowNs();
    std::vector<int> ids;
    for (const auto &[due, id] : m_due) {
        if (due > now)
            break;
        ids.push_back(id);
    }
    int done = 0;
    for (const int id : ids) {
        auto at = m_timers.find(id);
        // Stopped by a slot before, or stopped and its id given to another one.
        if (at == m_timers.end() || at->second.isFiring || at->second.due > now)
            continue;
        Timer &timer = at->second;
        m_due.erase({timer.due, id});
        timer.due = std::max(timer.due + timer.intervalNs, now);
        m_due.insert({timer.due, id});
        timer.isFiring = true;
        QTimerEvent event(id);
        QCoreApplication::sendEvent(timer.object, &event);
        ++done;
        at = m_timers.find(id);
        if (at != m_timers.end())
            at->second.isFiring = false;
    }
    return done;
}

void EpollDispatcher::registerSocketNotifier(QSocketNotifier *notifier)
{
    const auto descriptor = size_t(notifier->socket());
    if (descriptor >= m_watched.size())
        m_watched.resize(std::max(descriptor + 1, m_watched.size() * 2));
    Watched &watched = m_watched[descriptor];
    QSocketNotifier *&place = watched.notifiers[size_t(notifier->type())];
    if (place && place != notifier)
        qCWarning(lcGateway, "Descriptor %zu has two notifiers of one kind", descriptor);
    place = notifier;
    if (!std::exchange(watched.isChanged, true))
        m_changed.push_back(int(descriptor));
}

void EpollDispatcher::unregisterSocketNotifier(QSocketNotifier *notifier)
{
    const auto descriptor = size_t(notifier->socket());
    if (descriptor >= m_watched.size())
        return;
    Watched &watched = m_watched[descriptor];
    QSocketNotifier *&place = watched.notifiers[size_t(notifier->type())];
    if (place != notifier)
        return;
    place = nullptr;
    const bool isWanted = std::any_of(watched.notifiers.cbegin(), watched.notifiers.cend(),
                                      [](const QSocketNotifier *each) { return each; });
    if (!isWanted) {
        // At once: the descriptor may be closed the next moment.
        arm(int(descriptor));
        ++watched.generation;
    } else if (!std::exchange(watched.isChanged, true)) {
        m_changed.push_back(int(descriptor));
    }
}

void EpollDispatcher::registerTimer(int id, qint64 intervalMs, Qt::TimerType type, QObject *object)
{
    const qint64 interval = std::max<qint64>(0, intervalMs) * NsPerMs;
    const Timer timer{interval, type, object, nowNs() + interval, false};
    m_timers.insert_or_assign(id, timer);
    m_due.insert({timer.due, id});
}

bool EpollDispatcher::unregisterTimer(int id)
{
    const auto at = m_timers.find(id);
    if (at == m_timers.end())
        return false;
    m_due.erase({at->second.due, id});
    m_timers.erase(at);
    return true;
}

bool EpollDispatcher::unregisterTimers(QObject *object)
{
    bool any = false;
    for (auto at = m_timers.begin(); at != m_timers.end();) {
        if (at->second.object != object) {
            ++at;
            continue;
        }
        m_due.erase({at->second.due, at->first});
        at = m_timers.erase(at);
        any = true;
    }
    return any;
}

QList<QAbstractEventDispatcher::TimerInfo> EpollDispatcher::registeredTimers(QObject *object) const
{
    QList<TimerInfo> list;
    for (const auto &[id, timer] : m_timers) {
        if (timer.object == object)
            list.append(TimerInfo(id, int(timer.intervalNs / NsPerMs), timer.type));
    }
    return list;
}

int EpollDispatcher::remainingTime(int id)
{
    const auto at = m_timers.find(id);
    if (at == m_timers.end())
        return -1;
    return int((std::max<qint64>(0, at->second.due - nowNs()) + NsPerMs - 1) / NsPerMs);
}

void EpollDispatcher::wakeUp()
{
    if (!m_isWoken.exchange(true))
        ::eventfd_write(m_wake, 1);
}

void EpollDispatcher::interrupt()
{
    m_isInterrupted.store(true);
    wakeUp();
}

} // namespace dunlin::server

#endif

namespace dunlin::server {

std::unique_ptr<QAbstractEventDispatcher> createEventDispatcher()
{
#ifdef Q_OS_LINUX
    return EpollDispatcher::create();
#else
    return nullptr;
#endif
}

} // namespace dunlin::server
