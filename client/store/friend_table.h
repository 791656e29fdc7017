// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The Friends table of cache.db: who is a friend, who asks, who was asked, who is blocked.
#pragma once

#include "client/store/friend_values.h"
#include "shared/core/result.h"

#include <QHash>

namespace dunlin::client {

class Database;

class FriendTable
{
public:
    explicit FriendTable(Database &database)
        : m_database(database)
    {
    }

    Result<QHash<UserId, FriendRecord>> load();
    Status put(const FriendRecord &record);
    Status remove(const UserId &user);
    Status clear();

private:
    Database &m_database;
};

} // namespace dunlin::client
