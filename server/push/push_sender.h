// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Wakes devices through their push services (RFC 8030). What is said is always the same few bytes: "something is
// there"; the device asks the server what.
//
// Of each device one wake waits at most: another one for it is the same wake. After one was sent the next waits for a
// while. A service that is away or overloaded is asked again, later and later, and not before it wants to be; an
// endpoint that is gone is told to whoever wants to forget it. The queue ends: what does not fit is dropped and counted.
// wake()
// and calm() may be called from any thread; everything else happens on the thread that it lives on.
#pragma once

#include "server/outbound/outbound.h"
#include "server/push/web_push.h"
#include "shared/wire/push.h"

#include <QHash>
#include <QTimer>

#include <atomic>

namespace dunlin::server {

struct PushTarget {
    PushId id;
    DeviceId device; // has one subscription at most
    QString endpoint;
    QByteArray p256dh;
    QByteArray auth;
};

enum class Urgency : quint8 { Normal, High };

struct PushSettings {
    int mostWaiting = 10'000;
    int mostAtOnce = 16;
    qint64 quietMs = 5'000;      // between two wakes of a device
    qint64 firstRetryMs = 2'000; // then twice as long each time
    qint64 longestRetryMs = 600'000;
    int tries = 8;
    qint64 lifeSeconds = 24 * 3600; // TTL: how long the service keeps it for a device that is away
};

class PushSender : public QObject
{
public:
    // The body of every push.
    static constexpr const char Body[] = R"({"v":1})";

    // `outbound` lives on the same thread, and longer.
    PushSender(Outbound &outbound, const Clock &clock, Vapid vapid, const PushSettings &settings);

    const Vapid &vapid() const { return m_vapid; }
    // Hears of endpoints that are no more, on the sender's thread. Set before the first wake.
    using Gone = std::function<void(const PushId &id, const QString &endpoint)>;
    void setGone(Gone gone) { m_gone = std::move(gone); }

    void wake(const PushTarget &target, Urgency urgency);
    // The device is here by itself: a wake that still waits is not needed.
    void calm(const DeviceId &device);

    // From any thread.
    struct Counters {
        std::atomic<quint64> sent = 0;
        std::atomic<quint64> failed = 0; // given up
        std::atomic<quint64> retried = 0;
        std::atomic<quint64> dropped = 0; // did not fit
        std::atomic<quint64> gone = 0;
        std::atomic<qint64> waiting = 0;
    };
    const Counters &counters() const { return m_counters; }

private:
    struct Entry {
        PushTarget target;
        Urgency urgency = Urgency::Normal;
        bool wanted = false; // else it only stands for the quiet after the last one
        bool sending = false;
        int failures = 0;
        qint64 notBefore = 0;
    };

    void take(const PushTarget &target, Urgency urgency);
    void work();
    void workSoon() { m_timer.start(0); }
    void send(Entry &entry);
    void answered(const PushTarget &target, const Result<OutboundAnswer> &answer);
    void retry(Entry &entry, std::optional<qint64> afterMs);
    Result<QByteArray> authorizationFor(const QUrl &endpoint);

    Outbound &m_outbound;
    const Clock &m_clock;
    const Vapid m_vapid;
    const PushSettings m_settings;
    Gone m_gone;
    QHash<DeviceId, Entry> m_entries;
    int m_sending = 0;
    // By origin, for half of their life.
    struct Signed {
        QByteArray authorization;
        qint64 at = 0;
    };
    QHash<QString, Signed> m_signed;
    QTimer m_timer;
    Counters m_counters;
};

} // namespace dunlin::server
