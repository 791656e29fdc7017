// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/storage/sql/reader_pool.h"

#include "shared/core/backoff.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace dunlin::server {

ReaderPool::ReaderPool(const DatabaseConfig &config)
    : m_config(config)
    , m_queue(config.readQueue)
{
    for (int i = 0; i < std::max(1, config.readers); ++i)
        m_threads.emplace_back([this] { loop(); });
}

ReaderPool::~ReaderPool()
{
    close();
}

void ReaderPool::submit(Work work, Storage::Settled settled)
{
    Job job{std::move(work), std::move(settled), Clock::now() + m_config.patience};
    if (!m_queue.tryPush(job))
        job.settled(
            fail(Errc::Unavailable, u"too many questions are waiting for the database"_s, {}, 2));
}

void ReaderPool::close()
{
    m_queue.close();
    for (std::thread &thread : m_threads) {
        if (thread.joinable())
            thread.join();
    }
}

void ReaderPool::loop()
{
    Connection connection(m_config, Purpose::Read);
    SqlStores stores(connection);
    while (const std::optional<Job> job = m_queue.take()) {
        const Stopwatch time;
        const Status status = answerOf(*job, connection, stores);
        m_times.add(time.elapsed());
        job->settled(status);
    }
}

Status ReaderPool::answerOf(const Job &job, Connection &connection, SqlStores &stores)
{
    Backoff backoff(25ms, 500ms);
    while (Clock::now() < job.deadline) {
        if (!connection.isOpen() && !connection.open().ok()) {
            m_away = true;
            std::this_thread::sleep_for(backoff.next());
            continue;
        }
        connection.takeFailure();
        Status status = connection.beginSnapshot();
        if (status.ok())
            status = job.work(stores.stores());
        const Failure failure = connection.takeFailure();
        if (failure != Failure::None || !connection.commit().ok())
            connection.rollback();
        if (failure == Failure::Gone) {
            m_away = true;
            connection.close();
        } else if (failure >= Failure::Stale) {
            std::this_thread::sleep_for(backoff.next());
        } else {
            m_away = false;
            if (status.ok() && failure != Failure::None)
                return fail(Errc::Internal, u"the database refused a statement"_s);
            return status;
        }
    }
    return fail(Errc::Unavailable, u"the database is away or busy"_s, {}, 2);
}

} // namespace dunlin::server
