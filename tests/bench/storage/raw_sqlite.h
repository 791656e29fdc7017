// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The yardstick on SQLite: the same rows into the same tables in the same groups, straight through the C API and
// without anything a server needs beside it.
#pragma once

#include "server/storage/stores.h"

#include <span>

struct sqlite3;
struct sqlite3_stmt;

namespace dunlin::test {

class RawSqlite
{
public:
    explicit RawSqlite(const QString &path);
    ~RawSqlite();
    RawSqlite(const RawSqlite &) = delete;
    RawSqlite &operator=(const RawSqlite &) = delete;

    // One durable transaction: membership checked, numbered, deduplicated, stored, counters and marks raised.
    void append(std::span<const server::AppendRequest> batch);

private:
    sqlite3_stmt *prepare(const char *sql);

    sqlite3 *m_db = nullptr;
    sqlite3_stmt *m_begin;
    sqlite3_stmt *m_commit;
    sqlite3_stmt *m_head;
    sqlite3_stmt *m_member;
    sqlite3_stmt *m_operation;
    sqlite3_stmt *m_message;
    sqlite3_stmt *m_raiseHead;
    sqlite3_stmt *m_raiseMark;
};

} // namespace dunlin::test
