// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Which database, and how hard it may be used.
#pragma once

#include "shared/core/result.h"
#include "shared/core/secret.h"

#include <chrono>

namespace dunlin::server {

enum class Engine : quint8 { Sqlite, Postgres };

struct DatabaseConfig {
    Engine engine = Engine::Sqlite;
    QString path; // SQLite: the file

    QString host; // PostgreSQL, from here on
    int port = 5432;
    QString user;
    Secret password;
    QString name;
    QString sslMode;     // empty: what libpq does by itself
    QString sslRootCert; // file

    int readers = 4;
    int writers = 1; // PostgreSQL: shards by channel; SQLite has exactly one

    size_t writeQueue = 20'000; // per writer; above it the answer is Unavailable
    size_t readQueue = 1'000;
    size_t batchItems = 512; // one transaction takes at most this much
    size_t batchBytes = 256 * 1024;
    qint64 logPages = 24'000; // SQLite's log begins anew when it is longer; about 100 MB
    // A read that waited longer is answered Unavailable, and so is a write while the database is away.
    std::chrono::milliseconds patience{5'000};
};

// sqlite:PATH, or postgres://user:password@host:port/name?sslmode=...&sslrootcert=...  Percent-encoding is
// understood. Invalid with field "database" for anything else.
Result<DatabaseConfig> parseDatabaseUrl(const QString &url);

} // namespace dunlin::server
