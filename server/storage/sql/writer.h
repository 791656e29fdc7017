// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A writer thread with its connection and its queue: takes what has queued up, commits it in one transaction, tells
// the results, and so on. While one commit waits for the disk the next batch forms by itself; in a burst it waits a moment
// for what is on its way (gathering.h).
//
// - Deadlocks, timeouts: the same batch again. A lost connection: a new one (25 ms .. 1 s apart), the same batch
//   again. A batch the database refuses: halved until the bad job is alone.
// - While the database is away, whoever has waited longer than the configured patience is answered Unavailable, and
//   so is whoever comes then. Where a commit went out and no answer came, a message may be stored all the same: when
//   it is sent again, it is told as stored, not as repeated, because nobody has heard of it yet.
// - Answers come on this thread, in the order of the jobs; a refusal at the door comes on the caller's.
#pragma once

#include "server/storage/sql/batch.h"
#include "server/storage/sql/gathering.h"
#include "server/telemetry/distribution.h"

#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

namespace dunlin::server {

class Checkpointer;

class Writer
{
public:
    // The checkpointer, SQLite's, outlives it.
    explicit Writer(const DatabaseConfig &config, Checkpointer *checkpointer = nullptr,
                    Purpose purpose = Purpose::Write);
    ~Writer();
    Writer(const Writer &) = delete;
    Writer &operator=(const Writer &) = delete;

    void submit(WriteJob job);
    // Commits what is queued and ends the thread; with the database away, waits for it no longer than the patience.
    void close();

    bool isAway() const { return m_away.load(std::memory_order_relaxed); }
    // More than half of the queue is taken.
    bool isCrowded() const;
    // What it has done so far, and how much waits; from any thread.
    size_t waiting() const;
    const Distribution &batchSizes() const { return m_batchSizes; }
    const Distribution &commitTimes() const { return m_commitTimes; }
    quint64 stored() const { return m_stored.load(std::memory_order_relaxed); }

private:
    using Clock = std::chrono::steady_clock;

    void loop();
    std::optional<Batch> take();
    // Waits without the lock.
    void gather(std::unique_lock<std::mutex> &lock);
    void idle();
    void checkpoint();
    void settle(Batch batch);
    // False when there is no connection and the batch is empty: everything in it was refused.
    bool connected(Batch &batch);
    void refuseTheImpatient(Batch &batch);
    void refuseOlder(Batch &batch, Clock::time_point then);
    bool givesUp() const;
    void wait(std::chrono::milliseconds time);
    void setAway(bool away);

    const DatabaseConfig m_config;
    Checkpointer *const m_checkpointer;
    Connection m_connection;
    SqlStores m_stores;
    Clock::time_point m_pingedAt;
    QSet<OpId> m_doubtful; // refused, and perhaps stored
    Gathering m_gathering; // the thread's
    Distribution m_batchSizes{InItems};
    Distribution m_commitTimes;
    std::atomic<quint64> m_stored = 0; // messages

    mutable std::mutex m_mutex;
    std::condition_variable m_changed;
    std::deque<WriteJob> m_queue;
    bool m_closing = false;
    Clock::time_point m_closingSince;
    Clock::time_point m_awaySince;
    std::atomic<bool> m_away = false;

    std::thread m_thread;
};

} // namespace dunlin::server
