// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A way past Qt's PostgreSQL driver for the one statement that is hot enough: parameters travel as binary arrays,
// on the same connection and in the same transaction. The only place that knows libpq.
#pragma once

#include "server/storage/sql/connection.h"

#include <QtEndian>

#include <functional>
#include <memory>
#include <vector>

namespace dunlin::server {

struct NativeParameter {
    unsigned type = 0; // of the array
    QByteArray bytes;
};

namespace detail {

struct ArrayTypes {
    unsigned element;
    unsigned array;
};
// Fixed for ever in PostgreSQL's catalogue (pg_type.dat).
template <typename T>
constexpr ArrayTypes arrayTypes{};
template <>
inline constexpr ArrayTypes arrayTypes<QUuid>{2950, 2951};
template <>
inline constexpr ArrayTypes arrayTypes<qint16>{21, 1005};
template <>
inline constexpr ArrayTypes arrayTypes<qint64>{20, 1016};
template <>
inline constexpr ArrayTypes arrayTypes<QString>{25, 1009};
template <>
inline constexpr ArrayTypes arrayTypes<QByteArray>{17, 1001};

template <typename T>
void appendBigEndian(QByteArray &bytes, T number)
{
    char raw[sizeof(T)];
    qToBigEndian(number, raw);
    bytes.append(raw, sizeof raw);
}

} // namespace detail

// A one-dimensional array in the server's binary form, of `count` elements.
template <typename T>
class ArrayOf
{
public:
    explicit ArrayOf(qsizetype count)
    {
        m_bytes.reserve(20 + count * 20);
        for (const qint32 head : {1, 1, qint32(detail::arrayTypes<T>.element), qint32(count), 1})
            detail::appendBigEndian(m_bytes, head);
    }

    void add(const T &value)
    {
        if constexpr (std::is_integral_v<T>) {
            detail::appendBigEndian(m_bytes, qint32(sizeof value));
            detail::appendBigEndian(m_bytes, value);
        } else if constexpr (std::is_same_v<T, QUuid>) {
            addBytes(value.toRfc4122());
        } else if constexpr (std::is_same_v<T, QString>) {
            addBytes(value.toUtf8());
        } else {
            addBytes(value);
        }
    }
    void add(const std::optional<T> &value)
    {
        if (value)
            add(*value);
        else
            detail::appendBigEndian(m_bytes, qint32(-1));
    }

    NativeParameter parameter() { return {detail::arrayTypes<T>.array, std::move(m_bytes)}; }

private:
    void addBytes(const QByteArray &bytes)
    {
        detail::appendBigEndian(m_bytes, qint32(bytes.size()));
        m_bytes += bytes;
    }
    QByteArray m_bytes;
};

// Rows of BIGINT; NULL is 0.
class NumberTable
{
public:
    explicit NumberTable(qsizetype columns)
        : m_columns(columns)
    {
    }
    void add(qint64 number) { m_numbers.push_back(number); }
    qsizetype rows() const { return qsizetype(m_numbers.size()) / m_columns; }
    const qint64 *row(qsizetype row) const { return m_numbers.data() + row * m_columns; }

private:
    qsizetype m_columns;
    std::vector<qint64> m_numbers;
};

// What a COPY TO STDOUT gives, message by message. The first failure of `take` ends it and is the answer; what comes
// after it is read and dropped, because the connection is of no use before.
Status copyOut(Connection &connection, const QByteArray &sql,
               const std::function<Status(QByteArrayView)> &take);

// A COPY FROM STDIN. Until end() the connection can do nothing else; one that goes without it is called off, and its
// transaction with it.
class CopyIn
{
public:
    static Result<std::unique_ptr<CopyIn>> begin(Connection &connection, const QByteArray &sql);
    ~CopyIn();
    Q_DISABLE_COPY_MOVE(CopyIn)
    Status put(const QByteArray &bytes);
    // Ok when the server has taken every row.
    Status end();

private:
    CopyIn(Connection &connection, QByteArray sql)
        : m_connection(connection)
        , m_sql(std::move(sql))
    {
    }
    Status close(const char *why);

    Connection &m_connection;
    const QByteArray m_sql;
    bool m_isOpen = true;
};

// Runs `sql`, whose result has only BIGINT columns; prepared once per connection. Errors are those of Connection.
Result<NumberTable> runNative(Connection &connection, const char *sql,
                              const std::vector<NativeParameter> &parameters);

} // namespace dunlin::server
