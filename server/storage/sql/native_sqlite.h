// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A way past Qt's SQLite driver for the statements that run once per message: values are bound without a QVariant
// for each and stand where they are while the statement steps, on the same connection and in the same transaction.
// With log_room.h the server's only place that knows sqlite3.
#pragma once

#include "server/storage/sql/cells.h"
#include "server/storage/sql/connection.h"

#include <array>
#include <memory>
#include <span>
#include <tuple>

struct sqlite3_stmt;

namespace dunlin::server {

namespace detail {

// A value as SQLite wants it. It has to live until its statement has stepped.
class NativeNumber
{
public:
    explicit NativeNumber(qint64 number)
        : m_number(number)
    {
    }
    void bind(sqlite3_stmt *statement, int at) const;

private:
    qint64 m_number;
};

class NativeId
{
public:
    explicit NativeId(const QUuid &uuid);
    void bind(sqlite3_stmt *statement, int at) const;

private:
    std::array<char, 16> m_bytes;
};

class NativeBytes
{
public:
    explicit NativeBytes(QByteArray bytes)
        : m_bytes(std::move(bytes))
    {
    }
    void bind(sqlite3_stmt *statement, int at) const;

private:
    QByteArray m_bytes;
};

class NativeText
{
public:
    explicit NativeText(const QString &text)
        : m_utf8(text.toUtf8())
    {
    }
    void bind(sqlite3_stmt *statement, int at) const;

private:
    QByteArray m_utf8;
};

void bindNull(sqlite3_stmt *statement, int at);

template <typename T>
class NativeOptional
{
public:
    template <typename Value>
    explicit NativeOptional(const std::optional<Value> &value)
    {
        if (value)
            m_value.emplace(*value);
    }
    void bind(sqlite3_stmt *statement, int at) const
    {
        if (m_value)
            m_value->bind(statement, at);
        else
            bindNull(statement, at);
    }

private:
    std::optional<T> m_value;
};

template <typename T>
requires std::is_integral_v<T> || std::is_enum_v<T> NativeNumber toNative(T number)
{
    return NativeNumber(qint64(number));
}
template <typename Kind>
NativeId toNative(const Id<Kind> &id)
{
    return NativeId(id.uuid());
}
inline NativeBytes toNative(const QByteArray &bytes)
{
    return NativeBytes(bytes);
}
inline NativeText toNative(const QString &text)
{
    return NativeText(text);
}
template <typename T>
auto toNative(const std::optional<T> &value)
{
    return NativeOptional<decltype(toNative(std::declval<T>()))>(value);
}

// nullptr when it can't be prepared: the error is in nativeError().
sqlite3_stmt *nativeStatement(Connection &connection, const char *sql);
Error nativeError(Connection &connection, const char *sql);
// How many columns of the first row were read into `row`; none when there is no row.
Result<int> step(Connection &connection, sqlite3_stmt *statement, const char *sql,
                 std::span<qint64> row);
int changedRows(sqlite3_stmt *statement);

template <typename... Values>
Result<int> runNative(Connection &connection, sqlite3_stmt *statement, const char *sql,
                      std::span<qint64> row, const Values &...values)
{
    const std::tuple bound{toNative(values)...};
    std::apply(
        [&](const auto &...value) {
            int at = 0;
            (value.bind(statement, ++at), ...);
        },
        bound);
    return step(connection, statement, sql, row);
}

} // namespace detail

// Invalid when Qt's driver came with a SQLite of its own, another than the one this program knows: then the handle of
// one must not be given to the other.
Status checkSqliteLibrary(Connection &connection);

// Room ahead in the log of a connection that writes, see log_room.h.
Result<std::unique_ptr<LogRoom>> makeLogRoom(Connection &connection, qint64 mostPages);

// The first row of `Columns` numbers; NULL is 0. Errors are those of Connection.
template <size_t Columns, typename... Values>
Result<std::optional<std::array<qint64, Columns>>> firstRow(Connection &connection, const char *sql,
                                                            const Values &...values)
{
    sqlite3_stmt *statement = detail::nativeStatement(connection, sql);
    if (!statement)
        return detail::nativeError(connection, sql);
    std::array<qint64, Columns> row{};
    DUNLIN_TRY(const int columns, detail::runNative(connection, statement, sql, row, values...));
    return columns > 0 ? std::optional(row) : std::nullopt;
}

// Every row of a query that is made up as it is needed. Each value must be what its column says; the first failure of
// `visit` ends it and is the answer.
Status readCells(Connection &connection, const QByteArray &sql, const VisitCells &visit);

// One statement, run for many rows.
class CellInserter
{
public:
    static Result<std::unique_ptr<CellInserter>> create(Connection &connection,
                                                        const QByteArray &sql);
    ~CellInserter();
    Q_DISABLE_COPY_MOVE(CellInserter)
    Status insert(Cells cells);

private:
    CellInserter(Connection &connection, QByteArray sql, sqlite3_stmt *statement)
        : m_connection(connection)
        , m_sql(std::move(sql))
        , m_statement(statement)
    {
    }

    Connection &m_connection;
    const QByteArray m_sql;
    sqlite3_stmt *const m_statement;
};

// Copies the database as the connection's transaction sees it into a file that is not there yet, through SQLite's
// online backup. Others go on reading and writing meanwhile.
Status copyDatabase(Connection &connection, const QString &path);

// Returns how many rows it changed.
template <typename... Values>
Result<int> changeRows(Connection &connection, const char *sql, const Values &...values)
{
    sqlite3_stmt *statement = detail::nativeStatement(connection, sql);
    if (!statement)
        return detail::nativeError(connection, sql);
    DUNLIN_CHECK(detail::runNative(connection, statement, sql, {}, values...));
    return detail::changedRows(statement);
}

} // namespace dunlin::server
