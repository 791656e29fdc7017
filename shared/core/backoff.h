// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// How long to wait before the next try: doubles up to a ceiling, with full jitter on the upper half, so that a
// thousand clients that lost the same server don't come back in the same instant.
#pragma once

#include <chrono>

namespace dunlin {

class Backoff
{
public:
    Backoff(std::chrono::milliseconds first, std::chrono::milliseconds ceiling);

    // The wait before the next try, between half and all of first * 2^attempts, at most the ceiling.
    std::chrono::milliseconds next();
    // After a success.
    void reset() { m_attempts = 0; }
    int attempts() const { return m_attempts; }

    // The same curve for a known number of attempts that went wrong before (0, 1, ...).
    static std::chrono::milliseconds after(int attempts, std::chrono::milliseconds first,
                                           std::chrono::milliseconds ceiling);

private:
    std::chrono::milliseconds m_first;
    std::chrono::milliseconds m_ceiling;
    int m_attempts = 0;
};

} // namespace dunlin
