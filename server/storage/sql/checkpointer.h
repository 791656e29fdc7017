// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// SQLite: carries what was committed from the log (WAL) into the database file, on a connection and a thread of its
// own, so that no commit waits for it. The log begins anew only when all of it is carried over and nobody writes: for
// the little that was written meanwhile the writer is asked, between two commits; the rest is on the disk by then
// (write_back.h). Without that it would grow for as long as somebody writes; the connection's own limit (64 000 pages) is
// for the case that this thread can't work.
#pragma once

#include "server/storage/sql/connection.h"

#include <condition_variable>
#include <mutex>
#include <thread>

namespace dunlin::server {

class WriteBack;

class Checkpointer
{
public:
    // What carries the database to the disk outlives it.
    Checkpointer(const DatabaseConfig &config, WriteBack &writeBack);
    ~Checkpointer();
    Checkpointer(const Checkpointer &) = delete;
    Checkpointer &operator=(const Checkpointer &) = delete;

    // So many more writes are in the log. True when the writer should checkpoint itself now, and say then that it has:
    // until then this thread does not, because only one can.
    bool committed(size_t writes);
    void checkpointed();
    // What was removed is to leave the log too, as soon as no reader holds it up. From any thread.
    void scrub();

private:
    void loop();
    void waitForWriter(std::unique_lock<std::mutex> &lock);
    // True: the writer is to do the rest.
    Result<bool> catchUp();
    // Pages that the log was long.
    Result<qint64> checkpoint();
    // False: somebody reads.
    Result<bool> emptyLog();

    const qint64 m_longPages;
    WriteBack &m_writeBack; // the thread's
    Connection m_connection;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    size_t m_writes = 0; // since the last checkpoint
    bool m_askWriter = false;
    bool m_writerIsAtIt = false;
    bool m_scrub = false;
    bool m_closing = false;
    std::thread m_thread;
};

} // namespace dunlin::server
