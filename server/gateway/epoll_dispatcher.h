// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The event loop of a thread that holds many connections: idle sockets cost nothing. Qt's own loops hand every socket
// to the kernel in each turn, so ten thousand idle ones slow down the one that speaks.
//
// What to rely on, beyond QAbstractEventDispatcher:
// - aboutToBlock() is emitted once in every turn that may wait, after all posted events: the place to send what the
//   turn has gathered.
// - A notifier that was switched off, or whose descriptor was closed and given out again within the turn, is not
//   activated by what the kernel had reported before.
// - Timers have the resolution of epoll_wait(2), a millisecond, and never fire early; a timer that fell behind fires
//   once and not for every interval that it missed.
// Only wakeUp() and interrupt() may be called from other threads.
#pragma once

#include <QAbstractEventDispatcher>

#include <array>
#include <atomic>
#include <memory>
#include <set>
#include <unordered_map>
#include <vector>

namespace dunlin::server {

// The best loop for such a thread on this system; null where that is Qt's own.
std::unique_ptr<QAbstractEventDispatcher> createEventDispatcher();

#ifdef Q_OS_LINUX

class EpollDispatcher : public QAbstractEventDispatcher
{
public:
    // Null, with a line in the log, when the system has no descriptors left for it.
    static std::unique_ptr<EpollDispatcher> create();
    ~EpollDispatcher() override;

    bool processEvents(QEventLoop::ProcessEventsFlags flags) override;
    void registerSocketNotifier(QSocketNotifier *notifier) override;
    void unregisterSocketNotifier(QSocketNotifier *notifier) override;
    void registerTimer(int id, qint64 intervalMs, Qt::TimerType type, QObject *object) override;
    bool unregisterTimer(int id) override;
    bool unregisterTimers(QObject *object) override;
    QList<TimerInfo> registeredTimers(QObject *object) const override;
    int remainingTime(int id) override;
    void wakeUp() override;
    void interrupt() override;

private:
    // What is wanted of one descriptor, by QSocketNotifier::Type.
    struct Watched {
        std::array<QSocketNotifier *, 3> notifiers{};
        quint32 armed = 0;      // as the kernel knows it
        quint32 generation = 0; // counts the times that nobody wanted it any more
        bool isChanged = false;
    };
    struct Timer {
        qint64 intervalNs = 0;
        Qt::TimerType type = Qt::CoarseTimer;
        QObject *object = nullptr;
        qint64 due = 0; // of the monotonic clock, ns
        bool isFiring = false;
    };

    EpollDispatcher(int epoll, int wake);

    void arm(int descriptor);
    int waitMs() const;
    int waitForSockets(int timeoutMs);
    int waitWithoutSockets(int timeoutMs);
    int activate(int descriptor, quint32 generation, quint32 events);
    void consumeWake();
    int fireTimers();

    const int m_epoll;
    const int m_wake;
    std::vector<Watched> m_watched; // by descriptor
    std::vector<int> m_changed;
    std::unordered_map<int, Timer> m_timers;
    std::set<std::pair<qint64, int>> m_due; // every timer: when, id
    std::atomic<bool> m_isWoken = false;
    std::atomic<bool> m_isInterrupted = false;
};

#endif

} // namespace dunlin::server
