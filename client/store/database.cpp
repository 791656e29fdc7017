// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "client/store/database.h"

#include "shared/core/id.h"
#include "shared/core/log.h"

#include <QSqlError>

namespace dunlin::client {

namespace {

// Primary result codes of SQLite.
constexpr int SqlitePermission = 3;
constexpr int SqliteBusy = 5;
constexpr int SqliteLocked = 6;
constexpr int SqliteNoMemory = 7;
constexpr int SqliteReadOnly = 8;
constexpr int SqliteReadWriteFailed = 10;
constexpr int SqliteCorrupt = 11;
constexpr int SqliteFull = 13;
constexpr int SqliteCantOpen = 14;
constexpr int SqliteNotADatabase = 26;

Errc meaningOf(int code)
{
    switch (code) {
    case SqliteBusy:
    case SqliteLocked:
    case SqliteNoMemory:
    case SqliteReadWriteFailed:
    case SqliteFull:
        return Errc::Unavailable;
    case SqlitePermission:
    case SqliteReadOnly:
    case SqliteCantOpen:
        return Errc::Forbidden;
    default:
        return Errc::Internal;
    }
}

} // namespace

QString numberList(const QList<qint64> &numbers)
{
    QStringList texts;
    for (const qint64 each : numbers)
        texts.append(QString::number(each));
    return QLatin1Char('[') + texts.join(QLatin1Char(',')) + QLatin1Char(']');
}

Status Rows::outcome() const
{
    const QSqlError error = m_query->lastError();
    if (!error.isValid())
        return ok();
    return m_database->failure(error);
}

Database::Database(const QString &connection)
    : m_connection(connection)
{
}

Result<std::unique_ptr<Database>> Database::open(const QString &path, Durability durability)
{
    const QString connection =
        QStringLiteral("dunlin-") + createUuidV7().toString(QUuid::WithoutBraces);
    std::unique_ptr<Database> self(new Database(connection));
    self->m_database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), connection);
    self->m_database.setDatabaseName(path);
    if (!self->m_database.open())
        return self->failure(self->m_database.lastError());
    const QString synchronous =
        durability == Durability::Full ? QStringLiteral("FULL") : QStringLiteral("NORMAL");
    // It only takes effect before the first page is there, and would be a write at every opening.
    DUNLIN_TRY(const qint64 pages, self->pragma(QStringLiteral("page_count")));
    if (pages == 0)
        DUNLIN_CHECK(self->execute(QStringLiteral("PRAGMA auto_vacuum=INCREMENTAL")));
    const QStringList settings{
        QStringLiteral("PRAGMA journal_mode=WAL"),
        QStringLiteral("PRAGMA synchronous=") + synchronous,
        QStringLiteral("PRAGMA cache_size=-2000"),
        QStringLiteral("PRAGMA foreign_keys=ON"),
        // What was removed is overwritten: messages that don't stay leave nothing behind in the file.
        QStringLiteral("PRAGMA secure_delete=ON"),
    };
    for (const QString &each : settings)
        DUNLIN_CHECK(self->execute(each));
    return self;
}

Database::~Database()
{
    m_statements.clear();
    m_database.close();
    m_database = QSqlDatabase();
    QSqlDatabase::removeDatabase(m_connection);
}

Result<Rows> Database::select(const char *sql, const QVariantList &values)
{
    DUNLIN_TRY(QSqlQuery * query, run(sql, values));
    return Result<Rows>(Rows(*this, *query));
}

Result<int> Database::change(const char *sql, const QVariantList &values)
{
    DUNLIN_TRY(QSqlQuery * query, run(sql, values));
    const int changed = query->numRowsAffected();
    query->finish();
    return changed;
}

Result<QSqlQuery *> Database::run(const char *sql, const QVariantList &values)
{
    auto at = m_statements.find(sql);
    if (at == m_statements.end()) {
        QSqlQuery query(m_database);
        query.setForwardOnly(true);
        if (!query.prepare(QString::fromLatin1(sql)))
            return failure(query.lastError());
        at = m_statements.emplace(sql, std::move(query)).first;
    }
    QSqlQuery &query = at->second;
    for (qsizetype i = 0; i < values.size(); ++i) {
        QVariant value = values.at(i);
        // A null QString would become NULL; absent values are invalid variants here. QVariant itself does not
        // look into the string (Qt 6).
        if (value.typeId() == QMetaType::QString && value.toString().isNull())
            value = QStringLiteral("");
        query.bindValue(int(i), value);
    }
    if (!query.exec()) {
        const Error error = failure(query.lastError());
        query.finish();
        return error;
    }
    return &query;
}

Status Database::execute(const QString &sql)
{
    QSqlQuery query(m_database);
    if (!query.exec(sql))
        return failure(query.lastError());
    return ok();
}

Result<qint64> Database::pragma(const QString &name)
{
    QSqlQuery query(m_database);
    if (!query.exec(QStringLiteral("PRAGMA ") + name) || !query.next())
        return failure(query.lastError());
    return query.value(0).toLongLong();
}

Status Database::migrate(const QList<QStringList> &versions)
{
    DUNLIN_TRY(const qint64 version, pragma(QStringLiteral("user_version")));
    if (version > versions.size())
        return fail(Errc::Internal,
                    QStringLiteral("the profile was written by a newer version of Dunlin"));
    for (qsizetype next = version; next < versions.size(); ++next) {
        const auto work = [&]() -> Status {
            for (const QString &sql : versions.at(next))
                DUNLIN_CHECK(execute(sql));
            return execute(QStringLiteral("PRAGMA user_version=%1").arg(next + 1));
        };
        DUNLIN_CHECK(transaction(work));
    }
    return ok();
}

Result<bool> Database::isSound()
{
    QSqlQuery query(m_database);
    if (!query.exec(QStringLiteral("PRAGMA quick_check(1)")) || !query.next()) {
        const Error error = failure(query.lastError());
        return m_damaged ? Result<bool>(false) : Result<bool>(error);
    }
    return query.value(0).toString() == QLatin1StringView("ok");
}

Error Database::failure(const QSqlError &error)
{
    // The low byte is the primary code, whether or not extended codes are switched on.
    const int code = error.nativeErrorCode().toInt() & 0xff;
    if (code == SqliteCorrupt || code == SqliteNotADatabase)
        m_damaged = true;
    qCWarning(lcStore, "A statement of the local database failed with SQLite code %d", code);
    return fail(meaningOf(code),
                QStringLiteral("the local database answered: ") + error.databaseText());
}

void Database::rollBack()
{
    QSqlQuery query(m_database);
    if (!query.exec(QStringLiteral("ROLLBACK")))
        qCWarning(lcStore, "Rolling back failed: SQLite had already given the transaction up");
}

} // namespace dunlin::client
