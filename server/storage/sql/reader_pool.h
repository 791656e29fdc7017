// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Threads that read, each with a connection of its own. One job sees one snapshot. A job is run again when its
// connection died under it, and answered Unavailable when it has waited longer than the configured patience.
// Answers come on the reader's thread; a refusal at the door comes on the caller's.
#pragma once

#include "server/storage/sql/sql_stores.h"
#include "server/storage/storage.h"
#include "server/telemetry/distribution.h"
#include "shared/core/bounded_queue.h"

#include <thread>
#include <vector>

namespace dunlin::server {

class ReaderPool
{
public:
    using Work = std::function<Status(Stores &)>;

    explicit ReaderPool(const DatabaseConfig &config);
    ~ReaderPool();
    ReaderPool(const ReaderPool &) = delete;
    ReaderPool &operator=(const ReaderPool &) = delete;

    void submit(Work work, Storage::Settled settled);
    // Answers what is queued and ends the threads.
    void close();
    bool isAway() const { return m_away.load(std::memory_order_relaxed); }
    // From any thread.
    size_t waiting() const { return m_queue.size(); }
    const Distribution &times() const { return m_times; }

private:
    using Clock = std::chrono::steady_clock;
    struct Job {
        Work work;
        Storage::Settled settled;
        Clock::time_point deadline;
    };

    void loop();
    Status answerOf(const Job &job, Connection &connection, SqlStores &stores);

    const DatabaseConfig m_config;
    BoundedQueue<Job> m_queue;
    std::atomic<bool> m_away = false;
    Distribution m_times; // of answers
    std::vector<std::thread> m_threads;
};

} // namespace dunlin::server
