// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/storage/sql/writer.h"

#include "server/storage/sql/checkpointer.h"
#include "shared/core/backoff.h"
#include "shared/core/log.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace dunlin::server {

namespace {

constexpr int triesOnOneConnection = 8;
constexpr qsizetype doubtsKept = 20'000;

Error away()
{
    return fail(Errc::Unavailable, u"the database is away"_s, {}, 2);
}

} // namespace

Writer::Writer(const DatabaseConfig &config, Checkpointer *checkpointer, Purpose purpose)
    : m_config(config)
    , m_checkpointer(checkpointer)
    , m_connection(config, purpose)
    , m_stores(m_connection)
    , m_thread([this] { loop(); })
{
}

Writer::~Writer()
{
    close();
}

void Writer::close()
{
    {
        const std::lock_guard lock(m_mutex);
        if (!m_closing)
            m_closingSince = Clock::now();
        m_closing = true;
    }
    m_changed.notify_all();
    if (m_thread.joinable())
        m_thread.join();
}

void Writer::submit(WriteJob job)
{
    job.since = Clock::now();
    {
        std::unique_lock lock(m_mutex);
        std::optional<Error> refusal;
        if (m_closing)
            refusal = fail(Errc::Unavailable, u"the server stops"_s, {}, 5);
        else if (m_away && job.since - m_awaySince > m_config.patience)
            refusal = away();
        else if (m_queue.size() >= m_config.writeQueue)
            refusal = fail(Errc::Unavailable, u"too much is waiting to be stored"_s, {}, 2);
        if (refusal) {
            lock.unlock();
            job.refuse(*refusal);
            return;
        }
        m_queue.push_back(std::move(job));
    }
    m_changed.notify_one();
}

bool Writer::isCrowded() const
{
    const std::lock_guard lock(m_mutex);
    return m_queue.size() > m_config.writeQueue / 2;
}

size_t Writer::waiting() const
{
    const std::lock_guard lock(m_mutex);
    return m_queue.size();
}

void Writer::loop()
{
    while (std::optional<Batch> batch = take()) {
        if (batch->isEmpty())
            idle();
        else
            settle(*std::move(batch));
    }
    // The connection belongs to this thread and ends here.
    m_connection.close();
}

std::optional<Batch> Writer::take()
{
    std::unique_lock lock(m_mutex);
    m_changed.wait_for(lock, 1s, [this] { return m_closing || !m_queue.empty(); });
    if (m_closing && m_queue.empty())
        return std::nullopt;
    gather(lock);
    std::vector<WriteJob> jobs;
    size_t bytes = 0;
    while (!m_queue.empty() && jobs.size() < m_config.batchItems
           && (jobs.empty() || bytes + m_queue.front().bytes <= m_config.batchBytes)) {
        bytes += m_queue.front().bytes;
        jobs.push_back(std::move(m_queue.front()));
        m_queue.pop_front();
    }
    return Batch(std::move(jobs));
}

void Writer::gather(std::unique_lock<std::mutex> &lock)
{
    const Clock::time_point began = Clock::now();
    size_t before = 0;
    while (!m_closing && m_gathering.goesOn(before, m_queue.size(), Clock::now() - began)) {
        before = m_queue.size();
        lock.unlock();
        std::this_thread::sleep_for(Gathering::Step);
        lock.lock();
    }
}

void Writer::idle()
{
    if (m_config.engine == Engine::Sqlite)
        return;
    // So that health() tells of a database that went away while nobody wrote.
    if (Clock::now() - m_pingedAt < 5s)
        return;
    m_pingedAt = Clock::now();
    if (!m_connection.isOpen() || !m_connection.command(u"SELECT 1"_s).ok()) {
        m_connection.close();
        setAway(!m_connection.open().ok());
    }
}

void Writer::checkpoint()
{
    if (!m_connection.command(u"PRAGMA wal_checkpoint(PASSIVE)"_s).ok())
        qCWarning(lcStorage, "A checkpoint failed; the next one will take its pages too.");
    m_checkpointer->checkpointed();
}

void Writer::settle(Batch batch)
{
    Batch::Care care = Batch::Care::Usual;
    int tries = 0;
    while (connected(batch)) {
        const Stopwatch time;
        const Failure failure = batch.run(m_connection, m_stores.stores(), care);
        switch (failure) {
        case Failure::None: {
            const size_t writes = batch.size();
            batch.resolve(m_doubtful);
            m_gathering.committed(writes);
            m_batchSizes.add(qint64(writes));
            m_commitTimes.add(time.elapsed());
            m_stored.fetch_add(batch.stored(), std::memory_order_relaxed);
            batch.answer();
            if (m_checkpointer && m_checkpointer->committed(writes))
                checkpoint();
            return;
        }
        case Failure::Gone:
            qCWarning(lcStorage, "The connection to the database is lost; %zu writes wait.",
                      batch.size());
            m_connection.close();
            setAway(true);
            continue;
        case Failure::Stale:
        case Failure::Transient:
            if (++tries < triesOnOneConnection) {
                wait(Backoff::after(tries, 2ms, 20ms));
                continue;
            }
            break;
        case Failure::Unique:
        case Failure::Permanent:
            if (care == Batch::Care::Usual) {
                care = Batch::Care::Savepoints;
                continue;
            }
            break;
        }
        if (batch.size() == 1) {
            batch.refuse(failure >= Failure::Stale
                             ? fail(Errc::Unavailable, u"the database is busy"_s, {}, 1)
                             : fail(Errc::Internal, u"the database refused a statement"_s));
            return;
        }
        auto [first, second] = batch.halves();
        settle(std::move(first));
        settle(std::move(second));
        return;
    }
}

bool Writer::connected(Batch &batch)
{
    Backoff backoff(25ms, 1000ms);
    while (!batch.isEmpty()) {
        if (m_connection.isOpen())
            return true;
        const Status opened = m_connection.open();
        if (opened.ok()) {
            if (isAway())
                qCInfo(lcStorage, "The database is back.");
            setAway(false);
            return true;
        }
        if (!isAway() || backoff.attempts() == 0) {
            qCWarning(lcStorage, "The database can't be reached: %s",
                      qUtf8Printable(opened.error().detail));
        }
        setAway(true);
        refuseTheImpatient(batch);
        if (!batch.isEmpty())
            wait(backoff.next());
    }
    return false;
}

void Writer::refuseTheImpatient(Batch &batch)
{
    if (givesUp()) {
        refuseOlder(batch, Clock::time_point::max());
        std::deque<WriteJob> queue;
        {
            const std::lock_guard lock(m_mutex);
            queue.swap(m_queue);
        }
        for (const WriteJob &job : queue)
            job.refuse(away());
        return;
    }
    const Clock::time_point then = Clock::now() - m_config.patience;
    refuseOlder(batch, then);
    std::vector<WriteJob> old;
    {
        const std::lock_guard lock(m_mutex);
        while (!m_queue.empty() && m_queue.front().since < then) {
            old.push_back(std::move(m_queue.front()));
            m_queue.pop_front();
        }
    }
    for (const WriteJob &job : old)
        job.refuse(away());
}

void Writer::refuseOlder(Batch &batch, Clock::time_point then)
{
    const QList<OpId> refused = batch.refuseOlder(then, away());
    // Without a bound a database that dies at every commit would fill the memory.
    if (batch.inDoubt() && m_doubtful.size() < doubtsKept)
        m_doubtful.unite(QSet<OpId>(refused.begin(), refused.end()));
}

bool Writer::givesUp() const
{
    const std::lock_guard lock(m_mutex);
    return m_closing && Clock::now() - m_closingSince > m_config.patience;
}

void Writer::wait(std::chrono::milliseconds time)
{
    std::this_thread::sleep_for(time);
}

void Writer::setAway(bool away)
{
    const std::lock_guard lock(m_mutex);
    if (away && !m_away)
        m_awaySince = Clock::now();
    m_away = away;
}

} // namespace dunlin::server
