// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "client/session/portraits.h"

#include "shared/core/backoff.h"

#include <QTimer>

#include <algorithm>
#include <utility>

namespace dunlin::client {

namespace {

bool mayBeBetterLater(Errc code)
{
    return code == Errc::Unavailable || code == Errc::RateLimited || code == Errc::Internal
        || code == Errc::Unauthorized;
}

} // namespace

Portraits::Portraits(Fetch fetch, PortraitPace pace)
    : m_fetch(std::move(fetch))
    , m_pace(pace)
{
}

Portraits::~Portraits() = default;

Async<QString> Portraits::want(const FileId &id)
{
    Deferred<QString> answer;
    const bool isKnown = m_wanted.contains(id);
    m_wanted[id].waiting.append(answer);
    if (!isKnown) {
        m_queue.append(id);
        pump();
    }
    return answer.async();
}

void Portraits::setOnline(bool online)
{
    if (std::exchange(m_online, online) == online || !online)
        return;
    const QList<FileId> ids = m_wanted.keys();
    for (const FileId &id : ids) {
        m_wanted[id].failures = 0;
        wake(id);
    }
}

void Portraits::clear()
{
    ++m_run;
    m_queue.clear();
    m_underWay = 0;
    const QHash<FileId, Wanted> wanted = std::exchange(m_wanted, {});
    for (const Wanted &each : wanted) {
        for (const Deferred<QString> &one : each.waiting)
            one.settle(fail(Errc::Gone, QStringLiteral("Nobody is signed in")));
    }
}

void Portraits::pump()
{
    while (m_underWay < m_pace.atOnce && !m_queue.isEmpty()) {
        const FileId id = m_queue.takeFirst();
        ++m_underWay;
        finally(this, m_fetch(id), [this, id, run = m_run](const Result<QString> &outcome) {
            took(id, run, outcome);
        });
    }
}

void Portraits::took(const FileId &id, quint64 run, const Result<QString> &outcome)
{
    if (run != m_run)
        return;
    --m_underWay;
    if (!outcome.ok() && mayBeBetterLater(outcome.error().code)) {
        rest(id, outcome.error().retryAfterSeconds);
    } else {
        const Wanted wanted = m_wanted.take(id);
        for (const Deferred<QString> &each : wanted.waiting)
            each.settle(outcome);
    }
    pump();
}

void Portraits::rest(const FileId &id, qint64 retryAfterSeconds)
{
    Wanted &wanted = m_wanted[id];
    wanted.isResting = true;
    wanted.rest = ++m_rests;
    // Without a connection it is the next one that counts.
    if (!m_online || ++wanted.failures >= m_pace.tries)
        return;
    const std::chrono::milliseconds asked = std::chrono::seconds(retryAfterSeconds);
    const auto wait =
        std::max(asked, Backoff::after(wanted.failures - 1, m_pace.first, m_pace.ceiling));
    QTimer::singleShot(wait, this, [this, id, rest = wanted.rest] {
        // One that ends without a connection is over with the next.
        if (m_online && m_wanted.value(id).rest == rest)
            wake(id);
    });
}

void Portraits::wake(const FileId &id)
{
    const auto wanted = m_wanted.find(id);
    if (wanted == m_wanted.end() || !std::exchange(wanted->isResting, false))
        return;
    m_queue.append(id);
    pump();
}

} // namespace dunlin::client
