// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/storage/sql/log_room.h"

#include "shared/core/log.h"

#include <sqlite3.h>

#include <algorithm>
#include <array>

namespace dunlin::server {

namespace {

constexpr qint64 LogHeaderBytes = 32;
constexpr qint64 FrameHeaderBytes = 24;
// A command that writes a row or two and ends needs none.
constexpr qint64 PagesWorthRoom = 16;
// What a batch may take, and what is added at a time: that much more is written by the next commit.
constexpr qint64 LeastAhead = 128 * 1024;
constexpr qint64 MostAhead = 768 * 1024;
constexpr std::array<char, 64 * 1024> Zeros{};

} // namespace

LogRoom::LogRoom(sqlite3 *database, qint64 pageBytes, qint64 mostPages)
    : m_database(database)
    , m_frameBytes(FrameHeaderBytes + pageBytes)
    , m_mostPages(mostPages)
{
    sqlite3_wal_hook(database, &LogRoom::committed, this);
}

LogRoom::~LogRoom()
{
    sqlite3_wal_hook(m_database, nullptr, nullptr);
}

void LogRoom::ensure()
{
    if (m_pages < PagesWorthRoom)
        return;
    sqlite3_file *log = nullptr;
    sqlite3_int64 size = 0;
    // The journal, when it is a log.
    if (sqlite3_file_control(m_database, "main", SQLITE_FCNTL_JOURNAL_POINTER, &log) != SQLITE_OK
        || !log || !log->pMethods || log->pMethods->xFileSize(log, &size) != SQLITE_OK)
        return;
    const qint64 used = LogHeaderBytes + m_pages * m_frameBytes;
    // It was cut off since: how many pages it has is known again behind the next commit.
    if (size < used) {
        m_pages = 0;
        return;
    }
    if (size >= used + LeastAhead)
        return;
    // From the end of the file, wherever others have brought it meanwhile.
    for (const qint64 end = used + MostAhead; size < end;) {
        const int bytes = int(std::min<qint64>(end - size, Zeros.size()));
        if (log->pMethods->xWrite(log, Zeros.data(), bytes, size) != SQLITE_OK) {
            qCDebug(lcStorage, "No room could be made in the log.");
            return;
        }
        size += bytes;
    }
}

// Once a transaction is in the log and its locks are released.
int LogRoom::committed(void *self, sqlite3 *database, const char *name, int pages)
{
    auto *room = static_cast<LogRoom *>(self);
    room->m_pages = pages;
    // Whoever reads may hold it up; the next commit tries again. An error here would be the commit's, which is done.
    if (pages >= room->m_mostPages
        && sqlite3_wal_checkpoint_v2(database, name, SQLITE_CHECKPOINT_PASSIVE, nullptr, nullptr)
            != SQLITE_OK)
        qCDebug(lcStorage, "A checkpoint behind a commit was not complete.");
    return SQLITE_OK;
}

} // namespace dunlin::server
