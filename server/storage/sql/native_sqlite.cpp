// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/storage/sql/native_sqlite.h"

#include "server/storage/sql/log_room.h"

#include <QSqlDriver>
#include <QtEndian>

#include <sqlite3.h>

#include <vector>

Q_DECLARE_OPAQUE_POINTER(sqlite3 *)
Q_DECLARE_METATYPE(sqlite3 *)

using namespace Qt::StringLiterals;

namespace dunlin::server {

namespace detail {

static sqlite3 *handleOf(const Connection &connection)
{
    const QVariant handle = connection.nativeHandle();
    return handle.metaType() == QMetaType::fromType<sqlite3 *>() ? handle.value<sqlite3 *>()
                                                                 : nullptr;
}

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

namespace {

struct Finalize {
    void operator()(sqlite3_stmt *statement) const { sqlite3_finalize(statement); }
};
using OwnStatement = std::unique_ptr<sqlite3_stmt, Finalize>;

OwnStatement prepare(const Connection &connection, const QByteArray &sql)
{
    sqlite3 *native = connection.isOpen() ? detail::handleOf(connection) : nullptr;
    sqlite3_stmt *statement = nullptr;
    if (native)
        sqlite3_prepare_v2(native, sql.constData(), int(sql.size()), &statement, nullptr);
    return OwnStatement(statement);
}

Cell cellOf(sqlite3_stmt *statement, int column)
{
    Cell cell;
    switch (sqlite3_column_type(statement, column)) {
    case SQLITE_INTEGER:
        cell.kind = Cell::Kind::Number;
        cell.number = sqlite3_column_int64(statement, column);
        return cell;
    case SQLITE_NULL:
        return cell;
    case SQLITE_TEXT:
        cell.kind = Cell::Kind::Text;
        break;
    default: // tables are STRICT, and none has a column of REAL
        cell.kind = Cell::Kind::Bytes;
        break;
    }
    // In this order: the size is that of the form that was asked for.
    const void *bytes = cell.kind == Cell::Kind::Text
        ? static_cast<const void *>(sqlite3_column_text(statement, column))
        : sqlite3_column_blob(statement, column);
    cell.bytes =
        QByteArrayView(static_cast<const char *>(bytes), sqlite3_column_bytes(statement, column));
    return cell;
}

} // namespace

Result<std::unique_ptr<LogRoom>> makeLogRoom(Connection &connection, qint64 mostPages)
{
    static constexpr const char sql[] = "PRAGMA page_size";
    const OwnStatement statement = prepare(connection, sql);
    if (!statement || sqlite3_step(statement.get()) != SQLITE_ROW)
        return detail::nativeError(connection, sql);
    const qint64 pageBytes = sqlite3_column_int64(statement.get(), 0);
    return std::make_unique<LogRoom>(detail::handleOf(connection), pageBytes, mostPages);
}

Status readCells(Connection &connection, const QByteArray &sql, const VisitCells &visit)
{
    const OwnStatement statement = prepare(connection, sql);
    if (!statement)
        return detail::nativeError(connection, sql.constData());
    std::vector<Cell> cells(size_t(sqlite3_column_count(statement.get())));
    connection.countExecuted();
    for (;;) {
        const int code = sqlite3_step(statement.get());
        if (code == SQLITE_DONE)
            return ok();
        if (code != SQLITE_ROW)
            return detail::nativeError(connection, sql.constData());
        for (size_t i = 0; i < cells.size(); ++i)
            cells[i] = cellOf(statement.get(), int(i));
        DUNLIN_CHECK(visit(cells));
    }
}

Result<std::unique_ptr<CellInserter>> CellInserter::create(Connection &connection,
                                                           const QByteArray &sql)
{
    OwnStatement statement = prepare(connection, sql);
    if (!statement)
        return detail::nativeError(connection, sql.constData());
    return std::unique_ptr<CellInserter>(new CellInserter(connection, sql, statement.release()));
}

CellInserter::~CellInserter()
{
    sqlite3_finalize(m_statement);
}

Status CellInserter::insert(Cells cells)
{
    for (size_t i = 0; i < cells.size(); ++i) {
        const Cell &cell = cells[i];
        const int at = int(i) + 1;
        // Even an empty value has an address; without one it would be NULL.
        const char *bytes = cell.bytes.isEmpty() ? "" : cell.bytes.data();
        const auto size = sqlite3_uint64(cell.bytes.size());
        switch (cell.kind) {
        case Cell::Kind::Null:
            sqlite3_bind_null(m_statement, at);
            break;
        case Cell::Kind::Number:
            sqlite3_bind_int64(m_statement, at, cell.number);
            break;
        case Cell::Kind::Text:
            sqlite3_bind_text64(m_statement, at, bytes, size, SQLITE_STATIC, SQLITE_UTF8);
            break;
        case Cell::Kind::Bytes:
            sqlite3_bind_blob64(m_statement, at, bytes, size, SQLITE_STATIC);
            break;
        }
    }
    m_connection.countExecuted();
    const int code = sqlite3_step(m_statement);
    // Read before the reset, which may give another one.
    const Status outcome =
        code == SQLITE_DONE ? ok() : Status(detail::nativeError(m_connection, m_sql.constData()));
    sqlite3_reset(m_statement);
    sqlite3_clear_bindings(m_statement);
    return outcome;
}

Status copyDatabase(Connection &connection, const QString &path)
{
    static constexpr const char what[] = "the online backup";
    sqlite3 *from = connection.isOpen() ? detail::handleOf(connection) : nullptr;
    if (!from)
        return detail::nativeError(connection, what);
    sqlite3 *to = nullptr;
    const int opened =
        sqlite3_open_v2(path.toUtf8().constData(), &to,
                        SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOFOLLOW, nullptr);
    int code = opened;
    if (opened == SQLITE_OK) {
        sqlite3_backup *backup = sqlite3_backup_init(to, "main", from, "main");
        code = backup ? sqlite3_backup_step(backup, -1) : sqlite3_errcode(to);
        if (backup)
            sqlite3_backup_finish(backup);
    }
    sqlite3_close(to);
    if (code == SQLITE_DONE)
        return ok();
    return connection.nativeFailed(QString::number(code), what);
}

} // namespace dunlin::server
