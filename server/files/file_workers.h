// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The threads that touch files: few, and with a queue that ends. Nothing of the disk happens on a thread that serves
// connections.
#pragma once

#include "shared/core/async.h"

#include <atomic>

namespace dunlin::server {

class FileWorkers
{
public:
    FileWorkers(int threads, int mostWaiting)
        : m_mostWaiting(mostWaiting)
    {
        m_pool.setMaxThreadCount(threads);
        m_pool.setExpiryTimeout(-1);
    }
    // Ends what is running; what waits is dropped, and answered Unavailable.
    ~FileWorkers()
    {
        m_pool.clear();
        m_pool.waitForDone();
    }
    Q_DISABLE_COPY_MOVE(FileWorkers)

    // Runs work() on one of the threads; its Result<T> is the answer. From any thread.
    template <typename Work>
    auto run(Work work)
    {
        using T = typename std::invoke_result_t<Work>::Value;
        if (m_waiting.fetch_add(1, std::memory_order_relaxed) >= m_mostWaiting) {
            m_waiting.fetch_sub(1, std::memory_order_relaxed);
            return ready<T>(
                fail(Errc::Unavailable, QStringLiteral("too much waits for the disk"), {}, 2));
        }
        return runOn(&m_pool, [this, work = std::move(work)]() mutable {
            Result<T> outcome = work();
            m_waiting.fetch_sub(1, std::memory_order_relaxed);
            return outcome;
        });
    }

    // Works that run or wait; from any thread.
    int busy() const { return m_waiting.load(std::memory_order_relaxed); }

private:
    QThreadPool m_pool;
    std::atomic<int> m_waiting = 0;
    const int m_mostWaiting;
};

} // namespace dunlin::server
