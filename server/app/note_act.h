// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// An act of the command line in the audit log, in a transaction of its own: for commands that work on connections.
#pragma once

#include "server/services/audit.h"
#include "server/storage/sql/sql_stores.h"

namespace dunlin::server {

inline Status noteAct(Connection &connection, QLatin1StringView what, qint64 now)
{
    SqlStores stores(connection);
    DUNLIN_CHECK(connection.beginWrite());
    Status done = note(stores.stores(), Act{{}, what, {}, {}}, now);
    if (done.ok())
        done = connection.commit();
    if (!done.ok())
        connection.rollback();
    return done;
}

} // namespace dunlin::server
