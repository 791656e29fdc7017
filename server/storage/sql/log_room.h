// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Room in SQLite's log (WAL) ahead of what is committed. A commit that makes the file longer waits for more than its own
// pages: for the file's new size and for the blocks that were given to it, each a write of its own behind the last, or a
// commit of the file system's journal. One into blocks that are there already waits for its pages alone. The log begins anew in place
// and would be long enough after its first hundred megabytes; until then the writer adds zeros at its end from time to time.
//
// Zeros behind the last frame mean nothing to SQLite: it stops reading at the first frame that does not carry the log's
// salt, as it does at what is left of an earlier round (https://www.sqlite.org/fileformat2.html#the_write_ahead_log).
// SQLite's own handle of the file is used, through its file control.
#pragma once

#include <QtGlobal>

struct sqlite3;

namespace dunlin::server {

class LogRoom
{
public:
    // Of a connection that writes. It takes the place of SQLite's own checkpoint after so many pages, and does the same.
    LogRoom(sqlite3 *database, qint64 pageBytes, qint64 mostPages);
    ~LogRoom();
    Q_DISABLE_COPY_MOVE(LogRoom)

    // Within a write transaction, before its pages are written: nobody else can add to the log then. What fails here
    // fails nothing: SQLite makes the file longer itself, or says why not.
    void ensure();

private:
    static int committed(void *self, sqlite3 *database, const char *name, int pages);

    sqlite3 *const m_database;
    const qint64 m_frameBytes;
    const qint64 m_mostPages;
    qint64 m_pages = 0; // in the log after this connection's last commit
};

} // namespace dunlin::server
