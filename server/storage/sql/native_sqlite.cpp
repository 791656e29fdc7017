// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/storage/sql/native_sqlite.h"

#include <QSqlDriver>
#include <QtEndian>

#include <sqlite3.h>

Q_DECLARE_OPAQUE_POINTER(sqlite3 *)
Q_DECLARE_METATYPE(sqlite3 *)

using namespace Qt::StringLiterals;

namespace dunlin::server {

namespace detail {

namespace {

sqlite3 *handleOf(const Connection &connection)
{
    const QVariant handle = connection.nativeHandle();
    return handle.metaType() == QMetaType::fromType<sqlite3 *>() ? handle.value<sqlite3 *>()
                                                                 : nullptr;
}

} // namespace

void NativeNumber::bind(sqlite3_stmt *statement, int at) const
{
    sqlite3_bind_int64(statement, at, m_number);
}

NativeId::NativeId(const QUuid &uuid)
{
    qToBigEndian(uuid.data1, m_bytes.data());
    qToBigEndian(uuid.data2, m_bytes.data() + 4);
    qToBigEndian(uuid.data3, m_bytes.data() + 6);
    std::copy(std::begin(uuid.data4), std::end(uuid.data4), m_bytes.begin() + 8);
}

void NativeId::bind(sqlite3_stmt *statement, int at) const
{
    sqlite3_bind_blob(statement, at, m_bytes.data(), int(m_bytes.size()), SQLITE_STATIC);
}

void NativeBytes::bind(sqlite3_stmt *statement, int at) const
{
    // Even an empty array has an address; without one it would be NULL.
    sqlite3_bind_blob64(statement, at, m_bytes.constData(), sqlite3_uint64(m_bytes.size()),
                        SQLITE_STATIC);
}

void NativeText::bind(sqlite3_stmt *statement, int at) const
{
    sqlite3_bind_text64(statement, at, m_utf8.constData(), sqlite3_uint64(m_utf8.size()),
                        SQLITE_STATIC, SQLITE_UTF8);
}

void bindNull(sqlite3_stmt *statement, int at)
{
    sqlite3_bind_null(statement, at);
}

sqlite3_stmt *nativeStatement(Connection &connection, const char *sql)
{
    if (void *kept = connection.nativeStatement(sql))
        return static_cast<sqlite3_stmt *>(kept);
    sqlite3 *native = connection.isOpen() ? handleOf(connection) : nullptr;
    sqlite3_stmt *statement = nullptr;
    if (!native
        || sqlite3_prepare_v3(native, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, nullptr)
            != SQLITE_OK)
        return nullptr;
    connection.keepNativeStatement(
        sql, {statement, [](void *old) { sqlite3_finalize(static_cast<sqlite3_stmt *>(old)); }});
    return statement;
}

Error nativeError(Connection &connection, const char *sql)
{
    sqlite3 *native = connection.isOpen() ? handleOf(connection) : nullptr;
    // Without a code the connection is gone.
    return connection.nativeFailed(
        native ? QString::number(sqlite3_extended_errcode(native)) : QString(), sql);
}

Result<int> step(Connection &connection, sqlite3_stmt *statement, const char *sql,
                 std::span<qint64> row)
{
    connection.countExecuted();
    const int code = sqlite3_step(statement);
    int columns = 0;
    if (code == SQLITE_ROW) {
        columns = int(row.size());
        for (int column = 0; column < columns; ++column)
            row[size_t(column)] = sqlite3_column_int64(statement, column);
    }
    // A statement that is not reset pins the WAL, and one that keeps its values points to what is gone.
    sqlite3_reset(statement);
    sqlite3_clear_bindings(statement);
    if (code == SQLITE_ROW || code == SQLITE_DONE)
        return columns;
    return nativeError(connection, sql);
}

int changedRows(sqlite3_stmt *statement)
{
    return sqlite3_changes(sqlite3_db_handle(statement));
}

} // namespace detail

Status checkSqliteLibrary(Connection &connection)
{
    static constexpr const char sql[] = "SELECT sqlite_source_id()";
    DUNLIN_TRY(const auto driver, connection.one(sql, [](const Row &row) { return row.text(0); }));
    const QString own = QString::fromLatin1(sqlite3_sourceid());
    if (driver == own)
        return ok();
    return fail(Errc::Invalid,
                u"Qt's SQLite driver has a SQLite of its own (%1), not the system's (%2)"_s.arg(
                    driver.value_or(QString()), own),
                u"database"_s);
}

} // namespace dunlin::server
