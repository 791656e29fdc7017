// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// One connection to the database, for one thread: opened, used and closed there.
//
// Statements are prepared once and kept for the connection's life, keyed by the address of their SQL: `sql` is
// always a literal. Every result is read to its end and released before a call returns, because an unfinished
// SELECT pins SQLite's WAL. An error leaves the heaviest Failure met behind, for whoever runs the transaction:
// a work may have turned the error itself into something else. Error texts of the database are neither logged nor
// returned, because PostgreSQL quotes the statement with its values in them.
#pragma once

#include "server/storage/sql/failure.h"
#include "server/storage/sql/values.h"

#include <QSqlDatabase>

#include <memory>
#include <unordered_map>

namespace dunlin::server {

class LogRoom;

// WriteBehind: PostgreSQL commits without waiting for the disk.
enum class Purpose : quint8 { Read, Write, WriteBehind, Migrate };

class Connection
{
public:
    Connection(const DatabaseConfig &config, Purpose purpose);
    ~Connection();
    Connection(const Connection &) = delete;
    Connection &operator=(const Connection &) = delete;

    // Unavailable when the database can't be reached; Invalid when the file is no database.
    Status open();
    void close();
    bool isOpen() const { return m_database.isOpen(); }
    Engine engine() const { return m_config.engine; }

    // The literal for this engine, where they differ.
    const char *pick(const char *sqlite, const char *postgres) const
    {
        return engine() == Engine::Sqlite ? sqlite : postgres;
    }

    // Returns how many rows it changed.
    template <typename... Values>
    Result<int> change(const char *sql, const Values &...values)
    {
        return run(sql, {parameter(values)...}, {});
    }
    // Calls visit(const Row &) for each row.
    template <typename Visit, typename... Values>
    Status each(const char *sql, Visit visit, const Values &...values)
    {
        auto outcome = run(sql, {parameter(values)...}, visit);
        return outcome.ok() ? ok() : Status(outcome.error());
    }
    // read(const Row &) of the first row, if there is one.
    template <typename Read, typename... Values>
    auto one(const char *sql, Read read, const Values &...values)
        -> Result<std::optional<std::invoke_result_t<Read, const Row &>>>
    {
        std::optional<std::invoke_result_t<Read, const Row &>> first;
        DUNLIN_CHECK(each(
            sql,
            [&](const Row &row) {
                if (!first)
                    first.emplace(read(row));
            },
            values...));
        return first;
    }
    // read(const Row &) of every row.
    template <typename Read, typename... Values>
    auto all(const char *sql, Read read, const Values &...values)
        -> Result<QList<std::invoke_result_t<Read, const Row &>>>
    {
        QList<std::invoke_result_t<Read, const Row &>> rows;
        DUNLIN_CHECK(each(
            sql, [&](const Row &row) { rows.append(read(row)); }, values...));
        return rows;
    }
    // One number of one row; absent rows and NULL are 0.
    template <typename... Values>
    Result<qint64> number(const char *sql, const Values &...values)
    {
        DUNLIN_TRY(const auto found,
                   one(
                       sql, [](const Row &row) { return row.number(0); }, values...));
        return found.value_or(0);
    }

    // Not prepared: BEGIN, SAVEPOINT, PRAGMA, DDL.
    Status command(const QString &sql);
    // The same, asking whether there is a row.
    Result<bool> hasRow(const QString &sql);
    Status beginWrite();
    Status beginSnapshot();
    Status commit();
    // Never fails: a transaction that can't be rolled back is gone with its connection, which is then closed.
    void rollback();

    // The SQL of everything prepared so far: for whoever wants to know how it is executed.
    QStringList statements() const;
    // How many prepared statements were run.
    qint64 executed() const { return m_executed; }

    // For native_postgres.h and native_sqlite.h, which share the connection and the way errors are judged.
    QVariant nativeHandle() const;
    // What they prepared for `sql`, as they keep it; null: nothing.
    void *nativeStatement(const char *sql) const;
    void keepNativeStatement(const char *sql, std::shared_ptr<void> statement);
    void countExecuted() { ++m_executed; }
    Error nativeFailed(const QString &code, const char *sql);

    // The heaviest failure since the last call.
    Failure takeFailure() { return std::exchange(m_failure, Failure::None); }

private:
    using Visitor = std::function<void(const Row &)>;

    QVariant parameter(const QVariant &value) const { return value; }
    template <typename T>
    QVariant parameter(const T &value) const
    {
        return toParameter(engine(), value);
    }
    Result<int> run(const char *sql, const QVariantList &values, const Visitor &visit);
    Result<QSqlQuery *> prepared(const char *sql);
    Status nativeCommand(const char *sql);
    Error failed(const QSqlError &error, const char *sql);
    Status openSqlite();
    Status openPostgres();

    DatabaseConfig m_config;
    Purpose m_purpose;
    QString m_name;
    QSqlDatabase m_database;
    std::unique_ptr<LogRoom> m_logRoom; // SQLite's, of those that write
    std::unordered_map<const char *, std::unique_ptr<QSqlQuery>> m_prepared;
    std::unordered_map<const char *, std::shared_ptr<void>> m_nativeStatements;
    Failure m_failure = Failure::None;
    qint64 m_executed = 0;
};

} // namespace dunlin::server
