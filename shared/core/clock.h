// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Time comes in as a parameter: product code asks a Clock, tests turn a ManualClock.
#pragma once

#include <QtGlobal>

#include <atomic>
#include <chrono>

namespace dunlin {

class Clock
{
public:
    virtual ~Clock() = default;
    // Milliseconds since 1970 UTC. Thread-safe.
    virtual qint64 nowMs() const = 0;
};

class SystemClock : public Clock
{
public:
    qint64 nowMs() const override;
};

// Stands still until it is told to move.
class ManualClock : public Clock
{
public:
    explicit ManualClock(qint64 startMs = 1'700'000'000'000)
        : m_now(startMs)
    {
    }
    qint64 nowMs() const override { return m_now.load(); }
    void advance(std::chrono::milliseconds by) { m_now += by.count(); }

private:
    std::atomic<qint64> m_now;
};

} // namespace dunlin
