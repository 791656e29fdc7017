// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// One SQLite file through Qt SQL: opened, used and closed in one thread.
//
// Statements are prepared once and kept; a Row reader finishes its statement when it goes, because an unfinished
// SELECT pins the write-ahead log. Every failure is an Error: Unavailable when the file may be right and only can't be
// used now (locked, disk full, reading failed), Forbidden when it can't be opened, else Internal; isDamaged() tells
// when the file itself is broken.
#pragma once

#include "shared/core/result.h"

#include <QSqlDatabase>
#include <QSqlQuery>
#include <QVariant>

#include <map>
#include <memory>
#include <optional>

namespace dunlin::client {

// What goes into a column that may be NULL; Rows::optionalNumber() is its counterpart.
inline QVariant numberOrNull(const std::optional<qint64> &number)
{
    return number ? QVariant(*number) : QVariant();
}

// What json_each() takes: a list of any length in one statement.
QString numberList(const QList<qint64> &numbers);

class Database;

// A SELECT that is being read. A file may break behind the first row: who reads a list asks for outcome() after it,
// or a damaged page looks like the end.
class Rows
{
public:
    Rows(Database &database, QSqlQuery &query)
        : m_database(&database)
        , m_query(&query)
    {
    }
    Rows(Rows &&other) noexcept
        : m_database(other.m_database)
        , m_query(std::exchange(other.m_query, nullptr))
    {
    }
    Rows &operator=(Rows &&) = delete;
    Rows(const Rows &) = delete;
    Rows &operator=(const Rows &) = delete;
    ~Rows()
    {
        if (m_query)
            m_query->finish();
    }

    bool next() { return m_query->next(); }
    // Whether next() said no because there was nothing more.
    Status outcome() const;
    bool isNull(int column) const { return m_query->isNull(column); }
    qint64 number(int column) const { return m_query->value(column).toLongLong(); }
    QString text(int column) const { return m_query->value(column).toString(); }
    QByteArray bytes(int column) const { return m_query->value(column).toByteArray(); }
    std::optional<qint64> optionalNumber(int column) const
    {
        return isNull(column) ? std::nullopt : std::optional(number(column));
    }

private:
    Database *m_database;
    QSqlQuery *m_query;
};

class Database
{
public:
    enum class Durability : quint8 {
        Full,   // survives a loss of power
        Normal, // survives a crash of the process
    };
    // `path` may be ":memory:".
    static Result<std::unique_ptr<Database>> open(const QString &path, Durability durability);
    ~Database();
    Database(const Database &) = delete;
    Database &operator=(const Database &) = delete;

    // `sql` must be a literal: its address is the key under which the statement is kept.
    Result<Rows> select(const char *sql, const QVariantList &values = {});
    // Number of rows changed.
    Result<int> change(const char *sql, const QVariantList &values = {});
    // Not kept; for schema and pragmas.
    Status execute(const QString &sql);
    Result<qint64> pragma(const QString &name);

    // Runs work() in one transaction; rolls back when it fails.
    template <typename Work>
    auto transaction(Work work) -> std::invoke_result_t<Work>
    {
        if (m_depth > 0)
            return work();
        DUNLIN_CHECK(execute(QStringLiteral("BEGIN IMMEDIATE")));
        ++m_depth;
        auto outcome = work();
        --m_depth;
        if (!outcome.ok()) {
            rollBack();
            return outcome;
        }
        if (auto committed = execute(QStringLiteral("COMMIT")); !committed.ok()) {
            rollBack();
            return committed.error();
        }
        return outcome;
    }

    // Applies the scripts above user_version, each in a transaction. Fails on a file that is newer than us.
    Status migrate(const QList<QStringList> &versions);

    // A statement met a broken file (SQLITE_CORRUPT, SQLITE_NOTADB).
    bool isDamaged() const { return m_damaged; }
    // False when PRAGMA quick_check found something; an error when the file could not be looked through.
    Result<bool> isSound();

private:
    friend class Rows;
    explicit Database(const QString &connection);
    Result<QSqlQuery *> run(const char *sql, const QVariantList &values);
    Error failure(const QSqlError &error);
    void rollBack();

    QString m_connection;
    QSqlDatabase m_database;
    std::map<const char *, QSqlQuery> m_statements;
    int m_depth = 0;
    bool m_damaged = false;
};

} // namespace dunlin::client
