// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Brings a database to the schema this program knows, once, whoever else tries at the same moment.
//
// Table schema_version has one row per applied migration with the SHA-256 of its text. A database that is newer than
// the program, or whose history reads differently, is refused with Invalid: running on would damage it.
#pragma once

#include "server/storage/sql/connection.h"

namespace dunlin::server {

struct Migration {
    int version = 0;
    QString name;
    QString sql; // statements, separated by lines that read --@
};

class Migrator
{
public:
    // The migrations built into this program, or a list of one's own.
    explicit Migrator(Connection &connection);
    Migrator(Connection &connection, QList<Migration> migrations);

    // 0 for an empty database.
    Result<int> currentVersion();
    // Ok when the database is exactly at the newest version; Invalid otherwise.
    Status check();
    // Applies what is missing, each in its own transaction. Returns how many those were.
    Result<int> migrate(qint64 now);

    static QList<Migration> builtIn(Engine engine);
    // The newest version of any engine: a step may be of one engine alone.
    static int newestVersion();

private:
    // False when there was nothing left to do.
    Result<bool> step(qint64 now);
    Status applyIn(const Migration &migration, qint64 now);
    Result<bool> hasVersionTable();
    // How many of our migrations the database has; Invalid when it has others.
    Result<qsizetype> applied();

    Connection &m_connection;
    QList<Migration> m_migrations;
};

} // namespace dunlin::server
