// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The Outbox table of store.db: what the user did and the server has not confirmed. On disk before it returns.
#pragma once

#include "client/store/pending_op.h"
#include "shared/core/result.h"

#include <QList>

#include <optional>

namespace dunlin::client {

class Database;
class SealedTable;

class OutboxTable
{
public:
    // `seal`: for the texts of encrypted channels; without one they can be neither read nor added.
    explicit OutboxTable(Database &database, const SealedTable *seal = nullptr)
        : m_database(database)
        , m_seal(seal)
    {
    }

    // Fills in localNo. One commit for all of them.
    Status add(QList<PendingOp> &ops);
    // All of them in the order of sending. What was under way when the process ended is queued again.
    Result<QList<PendingOp>> load();
    // What can still be read of a damaged file: from the oldest on, and from the newest back to the damage.
    QList<PendingOp> salvage();
    // Text, target, state, attempts, next try and error as they are now.
    Status update(const PendingOp &op);
    Status remove(const QList<OpId> &ids);
    Status clear();

private:
    Database &m_database;
    const SealedTable *m_seal;
};

} // namespace dunlin::client
