// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The part of the engine that lets go of messages whose time is over, by the server's clock: from the file, from its
// log and from the views.

#include "client/session/engine.h"
#include "shared/core/log.h"

namespace dunlin::client {

namespace {

// However far away the next one is: the clock of this device may be set meanwhile.
constexpr qint64 LongestExpiryWaitMs = 60'000;

} // namespace

void Engine::expire()
{
    if (!isOpen())
        return;
    const qint64 now = serverNow();
    const auto affected = m_store->messages().channelsWithExpired(now);
    if (!affected.ok()) {
        recoverCache(affected.error());
        return;
    }
    if (!affected->isEmpty()) {
        if (const auto removed = m_store->messages().removeExpired(now); !removed.ok()) {
            recoverCache(removed.error());
            return;
        }
        if (!m_store->scrubCache().ok())
            qCWarning(lcSession, "The log of the cache could not be emptied");
        for (const ChannelRecord &record : m_shelf->records()) {
            if (!affected->contains(record.no))
                continue;
            touch(record.id());
            if (m_watched.contains(record.id())) {
                Q_EMIT stateChanged(stateOf(record));
                Q_EMIT rowsStale(record.id());
            }
        }
    }
    scheduleExpiry();
}

void Engine::scheduleExpiry()
{
    const auto next = m_store->messages().nextExpiry();
    if (!next.ok() || *next == 0) {
        m_expire.stop();
        return;
    }
    m_expire.start(
        std::chrono::milliseconds(qBound<qint64>(1, *next - serverNow(), LongestExpiryWaitMs)));
}

void Engine::expectExpiry(const QList<wire::MessageRow> &rows)
{
    const bool any = std::any_of(rows.cbegin(), rows.cend(), [](const wire::MessageRow &row) {
        return row.expiresAt.has_value();
    });
    if (any)
        scheduleExpiry();
}

} // namespace dunlin::client
