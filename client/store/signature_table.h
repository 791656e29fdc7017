// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The Signatures table of cache.db: what messages may say (client/session/text_signatures.h), one sealed value for each block
// of row ids, in the file that has the rows.
//
// Triggers take a block out with every row of it that is put, changed or removed, in the transaction that does so: one that
// is there is as its rows are, wherever a program ended. Values are sealed like those of store.db (sealed_table.h), the block
// bound into the seal; without the key nothing is read or written.
#pragma once

#include "shared/core/result.h"
#include "shared/core/secret.h"

#include <QList>

#include <optional>

namespace dunlin::client {

class Database;
class SealedTable;

class SignatureTable
{
public:
    // Of a row id, within its block. The triggers in schema.cpp have it as a number.
    static constexpr int BlockBits = 8;

    struct Kept {
        qint64 first = 0;            // row id of its block
        std::optional<Secret> value; // absent: it does not open
    };

    SignatureTable(Database &database, const SealedTable &seal)
        : m_database(database)
        , m_seal(seal)
    {
    }

    // Blocks that begin at row ids in [from, to], in their order, so many at most.
    Result<QList<Kept>> read(qint64 from, qint64 to, int limit);
    Status write(qint64 first, const Secret &value);
    Status erase(qint64 first);

private:
    Database &m_database;
    const SealedTable &m_seal;
};

} // namespace dunlin::client
