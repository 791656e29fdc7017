// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/gateway/flush_hold.h"

#include <algorithm>

namespace dunlin::server {

FlushHold::Clock::duration FlushHold::before(size_t outlets, Clock::time_point now)
{
    if (outlets < m_limits.fewestOutlets || now >= m_until)
        return Clock::duration::zero();
    if (m_rest > 0) {
        --m_rest;
        return Clock::duration::zero();
    }
    return m_until - now;
}

void FlushHold::waited(size_t outlets, size_t frames)
{
    // An answer to one of them is not what was waited for.
    if (frames >= outlets / 2) {
        m_nextRest = 1;
        return;
    }
    m_rest = m_nextRest;
    m_nextRest = std::min(2 * m_nextRest, m_limits.longestRest);
}

void FlushHold::flushed(size_t outlets, Clock::time_point from, Clock::time_point to)
{
    const Clock::duration took = to - from;
    if (outlets < m_limits.fewestOutlets || took < m_limits.longFlush)
        return;
    const auto share = std::chrono::duration_cast<Clock::duration>(took * m_limits.share);
    m_until = to + std::min<Clock::duration>(share, m_limits.longestHold);
}

} // namespace dunlin::server
