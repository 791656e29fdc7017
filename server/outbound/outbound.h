// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Calls that the server makes because somebody asked it to: pushes and hooks. One request, one answer; nothing is
// followed.
//
// The name is resolved first, every address that it has must be one that may be called, and the connection goes to the
// address that was looked at: a name that means something else a moment later leads nowhere. Certificates are checked
// against the name. No redirects, cookies, proxies or credentials; an answer's body is thrown away.
#pragma once

#include "server/outbound/addresses.h"
#include "shared/core/async.h"
#include "shared/core/clock.h"
#include "shared/core/event_thread.h"

#include <QNetworkAccessManager>

#include <functional>
#include <memory>
#include <vector>

namespace dunlin::server {

struct OutboundSettings {
    Reach reach = Reach::Public;
    int timeoutMs = 15'000;
};

struct OutboundCall {
    QUrl url;
    QList<std::pair<QByteArray, QByteArray>> headers;
    QByteArray body;
};

struct OutboundAnswer {
    int status = 0;
    // How long to wait, by the answer's Retry-After.
    std::optional<qint64> retryAfterMs;
};

// Made anywhere, used on the thread that it lives on.
class Outbound : public QObject
{
public:
    // Every address of a name; empty: it has none.
    using Resolved = std::function<void(const QList<QHostAddress> &)>;
    using Resolve = std::function<void(const QString &name, Resolved)>;

    // Without `resolve` the system is asked.
    Outbound(const OutboundSettings &settings, const Clock &clock, Resolve resolve = {});

    // POST. Invalid or Forbidden: this address may not be called. Unavailable: there was no answer.
    Async<OutboundAnswer> post(const OutboundCall &call);

private:
    void send(const OutboundCall &call, const QHostAddress &address,
              const Deferred<OutboundAnswer> &deferred);

    const OutboundSettings m_settings;
    const Clock &m_clock;
    const Resolve m_resolve;
    QNetworkAccessManager *m_network = nullptr; // made on the thread that uses it
};

// "120", or a date (RFC 9110, 10.2.3); at most a day, absent when it is neither.
std::optional<qint64> retryAfterMs(const QByteArray &header, qint64 nowMs);

// The thread on which calls are made. What lives on it is given to it once and goes with it.
class OutboundThread
{
public:
    OutboundThread();
    ~OutboundThread();
    Q_DISABLE_COPY_MOVE(OutboundThread)

    // Moves it there; it is destroyed there, in the reverse order.
    template <typename T>
    T &adopt(std::unique_ptr<T> object)
    {
        T &held = *object;
        held.moveToThread(&m_thread);
        m_objects.push_back(std::move(object));
        return held;
    }

private:
    EventThread m_thread;
    QObject m_home; // of the thread, and without any work of its own
    std::vector<std::unique_ptr<QObject>> m_objects;
};

} // namespace dunlin::server
