// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "client/store/friend_table.h"

#include "client/store/database.h"

namespace dunlin::client {

Result<QHash<UserId, FriendRecord>> FriendTable::load()
{
    DUNLIN_TRY(Rows rows, m_database.select("SELECT UserId, State, Since FROM Friends"));
    QHash<UserId, FriendRecord> records;
    while (rows.next()) {
        const auto user = UserId::fromBytes(rows.bytes(0));
        if (user)
            records.insert(*user, {*user, wire::FriendState(rows.number(1)), rows.number(2)});
    }
    DUNLIN_CHECK(rows.outcome());
    return records;
}

Status FriendTable::put(const FriendRecord &record)
{
    DUNLIN_CHECK(m_database.change(
        "INSERT INTO Friends (UserId, State, Since) VALUES (?, ?, ?) ON CONFLICT (UserId) "
        "DO UPDATE SET State = excluded.State, Since = excluded.Since",
        {record.user.toBytes(), int(record.state), record.since}));
    return ok();
}

Status FriendTable::remove(const UserId &user)
{
    DUNLIN_CHECK(m_database.change("DELETE FROM Friends WHERE UserId = ?", {user.toBytes()}));
    return ok();
}

Status FriendTable::clear()
{
    DUNLIN_CHECK(m_database.change("DELETE FROM Friends", {}));
    return ok();
}

} // namespace dunlin::client
