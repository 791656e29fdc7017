// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/storage/sql/native_postgres.h"

#include <QSqlDriver>
#include <QSqlError>

#include <libpq-fe.h>

#include <memory>

// In Qt 6 the handle's type is called pg_conn*, whatever the documentation says: comparing types, not names, is right
// under both.
Q_DECLARE_OPAQUE_POINTER(PGconn *)
Q_DECLARE_METATYPE(PGconn *)

using namespace Qt::StringLiterals;

namespace dunlin::server {

namespace {

struct Clear {
    void operator()(PGresult *result) const { PQclear(result); }
};
using NativeResult = std::unique_ptr<PGresult, Clear>;

PGconn *handleOf(Connection &connection)
{
    const QVariant handle = connection.nativeHandle();
    return handle.metaType() == QMetaType::fromType<PGconn *>() ? handle.value<PGconn *>()
                                                                : nullptr;
}

Error failed(Connection &connection, PGconn *native, const PGresult *result, const char *sql)
{
    // Without a code the connection is gone, which is what an empty code says.
    const char *code = result ? PQresultErrorField(result, PG_DIAG_SQLSTATE) : nullptr;
    const bool lost = PQstatus(native) != CONNECTION_OK;
    return connection.nativeFailed(code && !lost ? QString::fromLatin1(code) : QString(), sql);
}

} // namespace

Result<NumberTable> runNative(Connection &connection, const char *sql,
                              const std::vector<NativeParameter> &parameters)
{
    PGconn *native = connection.isOpen() ? handleOf(connection) : nullptr;
    if (!native)
        return connection.nativeFailed({}, sql);
    const int count = int(parameters.size());
    const auto *name = static_cast<const QByteArray *>(connection.nativeStatement(sql));
    if (!name) {
        const auto fresh = std::make_shared<QByteArray>(QByteArray("dunlin_native_")
                                                        + QByteArray::number(quintptr(sql), 16));
        std::vector<Oid> types;
        types.reserve(parameters.size());
        for (const NativeParameter &parameter : parameters)
            types.push_back(parameter.type);
        const NativeResult prepared(
            PQprepare(native, fresh->constData(), sql, count, types.data()));
        if (PQresultStatus(prepared.get()) != PGRES_COMMAND_OK)
            return failed(connection, native, prepared.get(), sql);
        connection.keepNativeStatement(sql, fresh);
        name = fresh.get();
    }
    std::vector<const char *> values;
    std::vector<int> lengths;
    const std::vector<int> formats(parameters.size(), 1);
    for (const NativeParameter &parameter : parameters) {
        values.push_back(parameter.bytes.constData());
        lengths.push_back(int(parameter.bytes.size()));
    }
    const NativeResult result(PQexecPrepared(native, name->constData(), count, values.data(),
                                             lengths.data(), formats.data(), 1));
    if (PQresultStatus(result.get()) != PGRES_TUPLES_OK)
        return failed(connection, native, result.get(), sql);
    const int columns = PQnfields(result.get());
    NumberTable table(columns);
    for (int row = 0; row < PQntuples(result.get()); ++row) {
        for (int column = 0; column < columns; ++column) {
            const bool isNumber = PQgetlength(result.get(), row, column) == int(sizeof(qint64));
            table.add(isNumber ? qFromBigEndian<qint64>(PQgetvalue(result.get(), row, column)) : 0);
        }
    }
    return table;
}

Status copyOut(Connection &connection, const QByteArray &sql,
               const std::function<Status(QByteArrayView)> &take)
{
    PGconn *native = connection.isOpen() ? handleOf(connection) : nullptr;
    if (!native)
        return connection.nativeFailed({}, sql.constData());
    connection.countExecuted();
    {
        const NativeResult begun(PQexec(native, sql.constData()));
        if (PQresultStatus(begun.get()) != PGRES_COPY_OUT)
            return failed(connection, native, begun.get(), sql.constData());
    }
    Status outcome = ok();
    for (;;) {
        char *bytes = nullptr;
        const int length = PQgetCopyData(native, &bytes, 0);
        if (length <= 0)
            break;
        if (outcome.ok())
            outcome = take(QByteArrayView(bytes, length));
        PQfreemem(bytes);
    }
    bool done = true;
    while (PGresult *raw = PQgetResult(native)) {
        const NativeResult result(raw);
        if (done && PQresultStatus(raw) != PGRES_COMMAND_OK) {
            done = false;
            const Error error = failed(connection, native, raw, sql.constData());
            if (outcome.ok())
                outcome = error;
        }
    }
    if (outcome.ok() && PQstatus(native) != CONNECTION_OK)
        return connection.nativeFailed({}, sql.constData());
    return outcome;
}

Result<std::unique_ptr<CopyIn>> CopyIn::begin(Connection &connection, const QByteArray &sql)
{
    PGconn *native = connection.isOpen() ? handleOf(connection) : nullptr;
    if (!native)
        return connection.nativeFailed({}, sql.constData());
    connection.countExecuted();
    const NativeResult begun(PQexec(native, sql.constData()));
    if (PQresultStatus(begun.get()) != PGRES_COPY_IN)
        return failed(connection, native, begun.get(), sql.constData());
    return std::unique_ptr<CopyIn>(new CopyIn(connection, sql));
}

CopyIn::~CopyIn()
{
    if (m_isOpen)
        (void)close("called off");
}

Status CopyIn::put(const QByteArray &bytes)
{
    PGconn *native = handleOf(m_connection);
    if (native && PQputCopyData(native, bytes.constData(), int(bytes.size())) == 1)
        return ok();
    return m_connection.nativeFailed({}, m_sql.constData());
}

Status CopyIn::end()
{
    return close(nullptr);
}

Status CopyIn::close(const char *why)
{
    m_isOpen = false;
    PGconn *native = handleOf(m_connection);
    if (!native || PQputCopyEnd(native, why) != 1)
        return m_connection.nativeFailed({}, m_sql.constData());
    Status outcome = ok();
    while (PGresult *raw = PQgetResult(native)) {
        const NativeResult result(raw);
        if (PQresultStatus(raw) != PGRES_COMMAND_OK && !why && outcome.ok())
            outcome = failed(m_connection, native, raw, m_sql.constData());
    }
    return outcome;
}

} // namespace dunlin::server
