// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Whether a flush to thousands of connections waits a moment for what comes next.
//
// It takes tens of milliseconds, in which the loop reads nothing. Who answers what they hear then come in two groups that
// take turns: what the one heard first is told in a flush of its own while the other still hears the last one, and each
// connection costs two calls where one would do. So a flush that comes right behind a long one waits, for a fraction of what
// that one took. Where nothing came meanwhile the next ones don't wait, for longer and longer: whoever speaks alone isn't
// held up. Times are passed in; one thread.
#pragma once

#include <chrono>
#include <cstddef>

namespace dunlin::server {

class FlushHold
{
public:
    using Clock = std::chrono::steady_clock;

    struct Limits {
        size_t fewestOutlets = 512; // fewer are told at once
        std::chrono::milliseconds longFlush{8};
        double share = 0.125; // of the long one's time
        std::chrono::milliseconds longestHold{50};
        int longestRest = 64; // flushes
    };

    FlushHold() = default;
    explicit FlushHold(const Limits &limits)
        : m_limits(limits)
    {
    }

    // For how long a flush that is ready now waits; zero: not at all. Asked once for each.
    Clock::duration before(size_t outlets, Clock::time_point now);
    // The wait is over, and as many frames came in it.
    void waited(size_t outlets, size_t frames);
    void flushed(size_t outlets, Clock::time_point from, Clock::time_point to);

private:
    Limits m_limits;
    Clock::time_point m_until; // after this a flush does not wait for more
    int m_rest = 0;            // so many don't wait
    int m_nextRest = 1;
};

} // namespace dunlin::server
