// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/storage/sql/checkpointer.h"

#include "server/storage/sql/write_back.h"
#include "shared/core/log.h"

#ifdef Q_OS_LINUX
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>
#endif

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace dunlin::server {

namespace {

// A few pages each.
constexpr size_t writesWorthIt = 1000;
constexpr qint64 littleLeft = 500; // pages
constexpr int mostPasses = 6;
// Of the longest log: what is carried over before that goes to the disk when the system likes. Who writes little has no page
// written there twice.
constexpr qint64 partLeftToTheSystem = 4;

// Linux has priorities by thread; elsewhere it would be the whole process.
void giveWay()
{
#ifdef Q_OS_LINUX
    constexpr int nice = 10;
    if (::setpriority(PRIO_PROCESS, id_t(::syscall(SYS_gettid)), nice) != 0)
        qCDebug(lcStorage, "Checkpoints run at the usual priority.");
#endif
}

} // namespace

Checkpointer::Checkpointer(const DatabaseConfig &config, WriteBack &writeBack)
    : m_longPages(config.logPages)
    , m_writeBack(writeBack)
    , m_connection(config, Purpose::Write)
    , m_thread([this] { loop(); })
{
}

Checkpointer::~Checkpointer()
{
    {
        const std::lock_guard lock(m_mutex);
        m_closing = true;
    }
    m_changed.notify_one();
    m_thread.join();
}

bool Checkpointer::committed(size_t writes)
{
    bool isAsked = false;
    {
        const std::lock_guard lock(m_mutex);
        m_writes += writes;
        isAsked = std::exchange(m_askWriter, false);
        m_writerIsAtIt |= isAsked;
        if (m_writes < writesWorthIt)
            return isAsked;
    }
    m_changed.notify_one();
    return isAsked;
}

void Checkpointer::checkpointed()
{
    {
        const std::lock_guard lock(m_mutex);
        m_writerIsAtIt = false;
    }
    m_changed.notify_one();
}

void Checkpointer::scrub()
{
    // The loop looks once a second: what is removed in a row empties the log once.
    const std::lock_guard lock(m_mutex);
    m_scrub = true;
}

void Checkpointer::loop()
{
    giveWay();
    std::unique_lock lock(m_mutex);
    while (!m_closing) {
        // Either it is worth it, or nobody writes now and would feel it.
        const size_t before = m_writes;
        m_changed.wait_for(lock, 1s, [this] { return m_closing || m_writes >= writesWorthIt; });
        const bool scrub = std::exchange(m_scrub, false);
        if (!scrub && (m_writes == 0 || (m_writes < writesWorthIt && m_writes > before)))
            continue;
        m_writes = 0;
        lock.unlock();
        const Result<bool> unfinished = catchUp();
        const Result<bool> emptied = scrub ? emptyLog() : Result<bool>(true);
        if (!unfinished.ok()) {
            qCWarning(lcStorage, "A checkpoint failed; the next one will take its pages too.");
            m_connection.close();
        }
        lock.lock();
        m_scrub |= !emptied.ok() || !*emptied;
        m_askWriter = unfinished.ok() && *unfinished;
        waitForWriter(lock);
    }
    // It belongs to this thread and ends here.
    m_connection.close();
}

void Checkpointer::waitForWriter(std::unique_lock<std::mutex> &lock)
{
    // Perhaps nobody writes any more; it will do it when somebody does.
    m_changed.wait_for(lock, 1s, [this] { return m_closing || !m_askWriter; });
    m_changed.wait(lock, [this] { return m_closing || !m_writerIsAtIt; });
}

Result<bool> Checkpointer::catchUp()
{
    DUNLIN_TRY(qint64 pages, checkpoint());
    // Before the writer is asked, again and again for what was written meanwhile, for as long as that becomes less: it
    // shall find little to do.
    qint64 more = pages;
    for (int pass = 0; pages > m_longPages && pass < mostPasses; ++pass) {
        const qint64 before = pages;
        const qint64 enough = more - more / 4;
        DUNLIN_TRY(pages, checkpoint());
        more = pages - before;
        if (more < littleLeft || more > enough)
            break;
    }
    return pages > m_longPages;
}

Result<bool> Checkpointer::emptyLog()
{
    if (!m_connection.isOpen())
        DUNLIN_CHECK(m_connection.open());
    // Writers wait while it waits for readers: rather again a second later than long.
    DUNLIN_CHECK(m_connection.command(u"PRAGMA busy_timeout=100"_s));
    static constexpr const char sql[] = "PRAGMA wal_checkpoint(TRUNCATE)";
    const auto busy = m_connection.one(sql, [](const Row &row) { return row.number(0); });
    DUNLIN_CHECK(m_connection.command(u"PRAGMA busy_timeout=5000"_s));
    if (!busy.ok())
        return m_connection.takeFailure() == Failure::Transient ? Result<bool>(false)
                                                                : Result<bool>(busy.error());
    return busy->value_or(1) == 0;
}

Result<qint64> Checkpointer::checkpoint()
{
    if (!m_connection.isOpen())
        DUNLIN_CHECK(m_connection.open());
    static constexpr const char sql[] = "PRAGMA wal_checkpoint(PASSIVE)";
    // Busy, pages in the log, pages carried over.
    DUNLIN_TRY(const auto pages,
               m_connection.one(sql, [](const Row &row) { return row.number(1); }));
    const qint64 length = pages.value_or(0);
    if (length > m_longPages / partLeftToTheSystem)
        m_writeBack.run();
    return length;
}

} // namespace dunlin::server
