// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// How long a batch waits for company. A burst of writes reaches the queue one by one, and the first of them would be
// committed alone, and told alone to everybody, before the others have been read. So where one of the last two batches was
// larger than what has queued up, the next waits in short steps for as long as the queue grows. A write that comes after
// two that were alone waits for nothing.
#pragma once

#include <algorithm>
#include <chrono>
#include <cstddef>

namespace dunlin::server {

class Gathering
{
public:
    static constexpr std::chrono::microseconds Step{120};
    static constexpr std::chrono::microseconds Most{1000};

    // Of a batch that was committed.
    void committed(size_t writes)
    {
        m_beforeLast = m_last;
        m_last = writes;
    }

    // One more step. `before` and `queued`: what waited a step ago (at first 0) and waits now; `waited`: all steps so far.
    bool goesOn(size_t before, size_t queued, std::chrono::steady_clock::duration waited) const
    {
        return queued > before && queued < std::max(m_last, m_beforeLast) && waited < Most;
    }

private:
    size_t m_last = 0;
    size_t m_beforeLast = 0;
};

} // namespace dunlin::server
