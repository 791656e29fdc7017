// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// How a batch of messages is stored (MessageStore::append), in the way that suits the engine: SQLite has prepared
// statements one call away, PostgreSQL does the whole batch in one function.
#pragma once

#include "server/storage/sql/connection.h"
#include "server/storage/stores.h"

namespace dunlin::server {

Result<QList<AppendResult>> appendToSqlite(Connection &connection,
                                           std::span<const AppendRequest> batch);
Result<QList<AppendResult>> appendToPostgres(Connection &connection,
                                             std::span<const AppendRequest> batch);

// Whether `earlier` is what was answered to this very request. If not, the id was used for something else.
bool isRepeatOf(const OperationRecord &earlier, const AppendRequest &request);

} // namespace dunlin::server
