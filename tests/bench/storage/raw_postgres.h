// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The yardstick on PostgreSQL: COPY of rows that have their numbers already, into the same two tables in the same
// groups, straight through libpq: no dedupe, no membership, no counters.
#pragma once

#include "server/storage/sql/database_config.h"
#include "server/storage/stores.h"

#include <QHash>

#include <span>

struct pg_conn;

namespace dunlin::test {

class RawPostgres
{
public:
    explicit RawPostgres(const server::DatabaseConfig &config);
    ~RawPostgres();
    RawPostgres(const RawPostgres &) = delete;
    RawPostgres &operator=(const RawPostgres &) = delete;

    void append(std::span<const server::AppendRequest> batch);

private:
    void copy(const char *begin, const QByteArray &rows);

    pg_conn *m_connection;
    QHash<ChannelId, qint64> m_heads;
};

} // namespace dunlin::test
