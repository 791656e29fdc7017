// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What must not be read from the disk: the Sealed table of store.db, values by kind and name, each sealed with
// XChaCha20-Poly1305 under the profile's master key. Names stand there as keyed hashes, and the name is bound into the
// seal: rows can neither be told apart nor exchanged.
//
// Nothing is ever written in the clear: without the key every call answers Unavailable.
#pragma once

#include "shared/core/result.h"
#include "shared/core/secret.h"

#include <QByteArray>

#include <optional>

namespace dunlin::client {

class Database;

class SealedTable
{
public:
    explicit SealedTable(Database &database)
        : m_database(database)
    {
    }

    // Uses this key (32 bytes) from here on. False, and nothing is opened, when what is there was sealed under another.
    Result<bool> unlock(const Secret &master);
    // Whether anything was ever sealed here, under whatever key.
    Result<bool> hasRows() const;
    bool isOpen() const { return !m_rowKey.isEmpty(); }

    Result<std::optional<Secret>> read(int kind, const QByteArray &name) const;
    Status write(int kind, const QByteArray &name, const Secret &value);
    Status erase(int kind, const QByteArray &name);
    // Everything goes, whatever key it was sealed under. The present key stays.
    Status clear();

    // The same seal for a value in another table; `context` says what it is and whose.
    Result<QByteArray> seal(const QByteArray &context, const Secret &value) const;
    // Internal when it was changed, or sealed for something else.
    Result<Secret> open(const QByteArray &context, const QByteArray &sealed) const;

private:
    QByteArray hidden(int kind, const QByteArray &name) const;
    Status writeProbe();

    Database &m_database;
    Secret m_rowKey;
    Secret m_nameKey;
};

} // namespace dunlin::client
