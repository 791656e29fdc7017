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

} // namespace dunlin::server
