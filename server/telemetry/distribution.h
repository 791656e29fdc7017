// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// How often something took how long, or was how much: a histogram that threads count into without a lock. Each thread
// that is in a hurry has its own; whoever asks adds them up.
#pragma once

#include <QtGlobal>

#include <array>
#include <atomic>
#include <chrono>
#include <span>

namespace dunlin::server {

// The buckets' upper bounds, rising, in what is counted; `unit` turns it into what is told.
struct Scale {
    std::span<const qint64> bounds;
    double unit = 1;
};

namespace detail {
inline constexpr std::array<qint64, 14> nanoseconds{
    250'000,       500'000,       1'000'000,     2'500'000,     5'000'000,
    10'000'000,    25'000'000,    50'000'000,    100'000'000,   250'000'000,
    1'000'000'000, 2'500'000'000, 5'000'000'000, 10'000'000'000};
inline constexpr std::array<qint64, 10> powersOfTwo{1, 2, 4, 8, 16, 32, 64, 128, 256, 512};
} // namespace detail

inline constexpr Scale InSeconds{detail::nanoseconds, 1e-9};
inline constexpr Scale InItems{detail::powersOfTwo, 1};

// What several of one scale have counted together. Of one thread.
struct DistributionSum {
    static constexpr size_t MostBuckets = 16;

    const Scale *scale = nullptr; // absent: nothing was added
    std::array<quint64, MostBuckets> counts{};
    qint64 sum = 0;

    quint64 total() const
    {
        quint64 all = 0;
        for (const quint64 each : counts)
            all += each;
        return all;
    }
};

class Distribution
{
public:
    // The scale outlives it.
    explicit Distribution(const Scale &scale = InSeconds)
        : m_scale(scale)
    {
    }
    Q_DISABLE_COPY_MOVE(Distribution)

    // From any thread.
    void add(qint64 value)
    {
        size_t bucket = 0;
        while (bucket < m_scale.bounds.size() && value > m_scale.bounds[bucket])
            ++bucket;
        m_counts[bucket].fetch_add(1, std::memory_order_relaxed);
        m_sum.fetch_add(value, std::memory_order_relaxed);
    }
    void add(std::chrono::steady_clock::duration time)
    {
        add(qint64(std::chrono::duration_cast<std::chrono::nanoseconds>(time).count()));
    }
    void addTo(DistributionSum &sum) const
    {
        sum.scale = &m_scale;
        for (size_t i = 0; i < m_counts.size(); ++i)
            sum.counts[i] += m_counts[i].load(std::memory_order_relaxed);
        sum.sum += m_sum.load(std::memory_order_relaxed);
    }

private:
    const Scale &m_scale;
    std::array<std::atomic<quint64>, DistributionSum::MostBuckets> m_counts{};
    std::atomic<qint64> m_sum = 0;
};

static_assert(detail::nanoseconds.size() < DistributionSum::MostBuckets
              && detail::powersOfTwo.size() < DistributionSum::MostBuckets);

// From its making on.
class Stopwatch
{
public:
    std::chrono::steady_clock::duration elapsed() const
    {
        return std::chrono::steady_clock::now() - m_since;
    }

private:
    std::chrono::steady_clock::time_point m_since = std::chrono::steady_clock::now();
};

} // namespace dunlin::server
