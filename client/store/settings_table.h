// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Small things by name, and drafts: the Settings and Drafts tables of store.db, the Meta table of cache.db.
#pragma once

#include "shared/core/id.h"
#include "shared/core/result.h"

#include <QHash>

namespace dunlin::client {

class Database;

class SettingsTable
{
public:
    enum class Table : quint8 { Settings, Meta };
    SettingsTable(Database &database, Table table)
        : m_database(database)
        , m_table(table)
    {
    }
    // Empty when it is not there.
    Result<QString> value(const QString &key);
    Status set(const QString &key, const QString &value);
    Status clear();

private:
    Database &m_database;
    const Table m_table;
};

class DraftTable
{
public:
    explicit DraftTable(Database &database)
        : m_database(database)
    {
    }
    Result<QHash<ChannelId, QString>> load();
    // An empty text removes the draft.
    Status set(const ChannelId &channel, const QString &text, qint64 nowMs);
    Status clear();

private:
    Database &m_database;
};

} // namespace dunlin::client
