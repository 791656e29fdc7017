// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/storage/sql/key_log_rows.h"
#include "server/storage/sql/sql_stores.h"
#include "shared/keylog/log_leaf.h"
#include "shared/keylog/merkle.h"

using namespace Qt::StringLiterals;

namespace dunlin::server {

namespace {

struct Unlogged {
    UserId user;
    qint64 seq = 0;
    QByteArray entry;
};

// A condition that always holds keeps both engines from reading more than the end of the index.
Result<qint64> sizeOf(Connection &connection)
{
    static constexpr const char sql[] = "SELECT Position + 1 FROM KeyLogLeaves WHERE Position >= 0"
                                        " ORDER BY Position DESC LIMIT 1";
    return connection.number(sql);
}

Result<QByteArray> nodeOf(Connection &connection, int level, qint64 index)
{
    static constexpr const char sql[] =
        "SELECT Hash FROM KeyLogNodes WHERE Level = ? AND Position = ?";
    DUNLIN_TRY(const auto hash,
               connection.one(
                   sql, [](const Row &row) { return row.bytes(0); }, qint64(level), index));
    if (!hash)
        return fail(Errc::Internal, u"a node of the key log is missing"_s);
    return *hash;
}

} // namespace

Status appendLeaf(Connection &connection, const UserId &user, qint64 seq, const QByteArray &entry)
{
    static constexpr const char insert[] =
        "INSERT INTO KeyLogLeaves (Position, UserId, Seq, EntryHash) VALUES (?, ?, ?, ?)";
    static constexpr const char node[] =
        "INSERT INTO KeyLogNodes (Level, Position, Hash) VALUES (?, ?, ?)";
    // One after the other, on all nodes, until the commit. The statement behind it sees what whoever had it wrote.
    static constexpr const char lock[] = "SELECT 1 FROM pg_advisory_xact_lock(7310021950418)";
    if (connection.engine() == Engine::Postgres)
        DUNLIN_CHECK(connection.number(lock));
    DUNLIN_TRY(const qint64 position, sizeOf(connection));
    const LogLeaf leaf = logLeaf(user, quint64(seq), entry);
    DUNLIN_CHECK(connection.change(insert, position, user, seq, leaf.entry));
    QByteArray hash = merkle::leafHash(leaf.encode());
    DUNLIN_CHECK(connection.change(node, qint64(0), position, hash));
    qint64 index = position;
    for (int level = 1; (index & 1) != 0; ++level) {
        DUNLIN_TRY(const QByteArray left, nodeOf(connection, level - 1, index - 1));
        index >>= 1;
        hash = merkle::nodeHash(left, hash);
        DUNLIN_CHECK(connection.change(node, qint64(level), index, hash));
    }
    return ok();
}

Status fillKeyLog(Connection &connection)
{
    constexpr qint64 AtOnce = 500;
    static constexpr const char sql[] =
        "SELECT d.UserId, d.Seq, d.Entry FROM DeviceLog d LEFT JOIN KeyLogLeaves l"
        " ON l.UserId = d.UserId AND l.Seq = d.Seq WHERE l.Position IS NULL"
        " ORDER BY d.UserId, d.Seq LIMIT ?";
    static constexpr const char lock[] = "SELECT 1 FROM pg_advisory_xact_lock(7310021950418)";
    const auto piece = [&]() -> Result<bool> {
        // Two that start at once fill it once.
        if (connection.engine() == Engine::Postgres)
            DUNLIN_CHECK(connection.number(lock));
        DUNLIN_TRY(const auto missing,
                   connection.all(
                       sql,
                       [](const Row &row) {
                           return Unlogged{row.id<UserId>(0), row.number(1), row.bytes(2)};
                       },
                       AtOnce));
        for (const Unlogged &each : missing)
            DUNLIN_CHECK(appendLeaf(connection, each.user, each.seq, each.entry));
        DUNLIN_CHECK(connection.commit());
        return missing.size() == AtOnce;
    };
    for (;;) {
        DUNLIN_CHECK(connection.beginWrite());
        const Result<bool> more = piece();
        if (!more.ok()) {
            connection.rollback();
            return more.error();
        }
        if (!*more)
            return ok();
    }
}

Result<qint64> SqlKeyLogStore::size()
{
    return sizeOf(m_db);
}

Result<QByteArray> SqlKeyLogStore::node(int level, qint64 index)
{
    return nodeOf(m_db, level, index);
}

Result<std::optional<qint64>> SqlKeyLogStore::position(const UserId &user, qint64 seq)
{
    static constexpr const char sql[] = "SELECT Position FROM KeyLogLeaves WHERE UserId = ?"
                                        " AND Seq = ? ORDER BY Position DESC LIMIT 1";
    return m_db.one(
        sql, [](const Row &row) { return row.number(0); }, user, seq);
}

Result<QList<KeyLogRecord>> SqlKeyLogStore::leaves(qint64 from, int limit)
{
    static constexpr const char sql[] = "SELECT UserId, Seq, EntryHash FROM KeyLogLeaves"
                                        " WHERE Position >= ? ORDER BY Position LIMIT ?";
    return m_db.all(
        sql,
        [](const Row &row) {
            return KeyLogRecord{row.id<UserId>(0), row.number(1), row.bytes(2)};
        },
        from, limit);
}

} // namespace dunlin::server
