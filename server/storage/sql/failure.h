// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a database error means for the work that met it.
#pragma once

#include "server/storage/sql/database_config.h"

class QSqlError;

namespace dunlin::server {

// In rising order of weight: the heaviest one met decides about a transaction.
enum class Failure : quint8 {
    None,
    Permanent, // this statement will fail again
    Unique,    // a key is taken: by what stands there, or (PostgreSQL) by somebody who was faster
    Stale,     // a prepared statement is gone or outdated: prepare it anew
    Transient, // deadlock, busy, timeout: the same again on the same connection
    Gone,      // the database is away, full or read-only: a new connection, after a while
};

// `connected` is what the connection says of itself afterwards. QPSQL reports a dead server with an empty code,
// and the statement after that with no error at all.
Failure classify(Engine engine, const QSqlError &error, bool connected);

} // namespace dunlin::server
