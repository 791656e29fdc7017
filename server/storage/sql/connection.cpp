// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/storage/sql/connection.h"

#include "server/storage/sql/log_room.h"
#include "server/storage/sql/native_sqlite.h"
#include "shared/core/log.h"

#include <QFile>
#include <QSqlDriver>
#include <QSqlError>
#include <QThread>

using namespace Qt::StringLiterals;

namespace dunlin::server {

// SQLite carries its log over by itself at this length, for the case that the checkpointer can't work.
static constexpr qint64 MostLogPages = 64'000;

Connection::Connection(const DatabaseConfig &config, Purpose purpose)
    : m_config(config)
    , m_purpose(purpose)
    , m_name(u"dunlin-%1"_s.arg(quintptr(this), 0, 16))
{
}

Connection::~Connection()
{
    close();
}

Status Connection::open()
{
    close();
    m_failure = Failure::None;
    return engine() == Engine::Sqlite ? openSqlite() : openPostgres();
}

void Connection::close()
{
    // The statements go first: a statement that outlives its connection is a use after free in the drivers.
    m_prepared.clear();
    m_nativeStatements.clear();
    m_logRoom.reset();
    if (!m_database.isValid())
        return;
    m_database.close();
    m_database = {};
    QSqlDatabase::removeDatabase(m_name);
}

Status Connection::openSqlite()
{
    // SQLite gives its -wal and -shm files the mode of the database, so it has to be right from the first byte.
    if (QFile file(m_config.path); !file.exists()) {
        const auto mode = QFileDevice::ReadOwner | QFileDevice::WriteOwner;
        if (!file.open(QIODevice::NewOnly | QIODevice::WriteOnly, mode) && !file.exists())
            return fail(
                Errc::Unavailable,
                u"the database file %1 can't be made: %2"_s.arg(m_config.path, file.errorString()));
    }
    m_database = QSqlDatabase::addDatabase(u"QSQLITE"_s, m_name);
    m_database.setDatabaseName(m_config.path);
    m_database.setConnectOptions(u"QSQLITE_BUSY_TIMEOUT=5000"_s);
    if (!m_database.open())
        return fail(Errc::Unavailable,
                    u"the database file %1 can't be opened"_s.arg(m_config.path));

    QStringList pragmas{u"PRAGMA journal_mode=WAL"_s, u"PRAGMA synchronous=FULL"_s,
                        u"PRAGMA foreign_keys=ON"_s,
                        u"PRAGMA wal_autocheckpoint=%1"_s.arg(MostLogPages)};
    pragmas +=
        m_purpose == Purpose::Read ? u"PRAGMA cache_size=-16384"_s : u"PRAGMA cache_size=-65536"_s;
    if (m_purpose == Purpose::Read)
        pragmas += u"PRAGMA query_only=1"_s;
    else // what is removed is overwritten, however the library was built
        pragmas += u"PRAGMA secure_delete=ON"_s;
    for (const QString &pragma : pragmas) {
        Status done = command(pragma);
        // Turning WAL on needs the file for itself and does not wait: another process may be doing the same.
        for (int tries = 0; !done.ok() && m_failure == Failure::Transient && tries < 100; ++tries) {
            QThread::msleep(20);
            m_failure = Failure::None;
            done = command(pragma);
        }
        if (!done.ok()) {
            const Failure failure = takeFailure();
            close();
            if (failure == Failure::Permanent)
                return fail(Errc::Invalid, u"%1 is damaged or no database"_s.arg(m_config.path),
                            u"database"_s);
            return done;
        }
    }
    DUNLIN_CHECK(checkSqliteLibrary(*this));
    if (m_purpose == Purpose::Write) {
        DUNLIN_TRY(m_logRoom, makeLogRoom(*this, MostLogPages));
    }
    return ok();
}

Status Connection::openPostgres()
{
    m_database = QSqlDatabase::addDatabase(u"QPSQL"_s, m_name);
    m_database.setHostName(m_config.host);
    m_database.setPort(m_config.port);
    m_database.setUserName(m_config.user);
    m_database.setPassword(QString::fromUtf8(m_config.password.reveal()));
    m_database.setDatabaseName(m_config.name);
    // A blocking call can't be cancelled from outside, so every wait has an end of its own.
    QStringList options{u"connect_timeout=4"_s,
                        u"keepalives=1"_s,
                        u"keepalives_idle=10"_s,
                        u"keepalives_interval=5"_s,
                        u"keepalives_count=3"_s,
                        u"tcp_user_timeout=15000"_s,
                        u"target_session_attrs=read-write"_s,
                        u"application_name=dunlin"_s};
    if (!m_config.sslMode.isEmpty())
        options += u"sslmode="_s + m_config.sslMode;
    if (!m_config.sslRootCert.isEmpty())
        options += u"sslrootcert="_s + m_config.sslRootCert;
    m_database.setConnectOptions(options.join(u';'));
    if (!m_database.open()) {
        // The driver's text names host, user and reason, no password.
        const QString reason =
            m_database.lastError().driverText() + u": "_s + m_database.lastError().databaseText();
        close();
        return fail(Errc::Unavailable, reason.simplified());
    }
    // JIT costs more than a batch. A dying server's warnings would go to standard error past our log.
    QString settings =
        u"SET jit=off; SET synchronous_commit=%1; SET client_min_messages=error;"
        "SET standard_conforming_strings=on; SET idle_in_transaction_session_timeout=30000;"_s.arg(
            m_purpose == Purpose::WriteBehind ? u"off"_s : u"on"_s);
    if (m_purpose != Purpose::Migrate)
        settings += u"SET statement_timeout=%1; SET lock_timeout=4000"_s.arg(
            m_purpose == Purpose::Read ? 5000 : 15000);
    if (Status done = command(settings); !done.ok()) {
        close();
        return done;
    }
    return ok();
}

Result<QSqlQuery *> Connection::prepared(const char *sql)
{
    if (const auto found = m_prepared.find(sql); found != m_prepared.end())
        return found->second.get();
    auto query = std::make_unique<QSqlQuery>(m_database);
    query->setForwardOnly(true);
    if (!query->prepare(QString::fromLatin1(sql)))
        return failed(query->lastError(), sql);
    return m_prepared.emplace(sql, std::move(query)).first->second.get();
}

QStringList Connection::statements() const
{
    QStringList texts;
    for (const auto &[sql, query] : m_prepared)
        texts += QString::fromLatin1(sql);
    for (const auto &[sql, statement] : m_nativeStatements)
        texts += QString::fromLatin1(sql);
    return texts;
}

Result<int> Connection::run(const char *sql, const QVariantList &values, const Visitor &visit)
{
    if (!m_database.isOpen())
        return failed({}, sql);
    DUNLIN_TRY(QSqlQuery * query, prepared(sql));
    for (qsizetype i = 0; i < values.size(); ++i)
        query->bindValue(int(i), values[i]);
    ++m_executed;
    if (!query->exec())
        return failed(query->lastError(), sql);
    if (visit) {
        const Row row(engine(), *query);
        while (query->next())
            visit(row);
        // On SQLite the rows behind the first are computed by next(): an error there ends the loop like the end.
        if (query->lastError().isValid())
            return failed(query->lastError(), sql);
    }
    const int changed = visit ? 0 : query->numRowsAffected();
    query->finish();
    return changed;
}

Status Connection::command(const QString &sql)
{
    // Never has a value in it: may be logged.
    const QByteArray text = sql.left(80).simplified().toLatin1();
    if (!m_database.isOpen())
        return failed({}, text.constData());
    QSqlQuery query(m_database);
    query.setForwardOnly(true);
    if (!query.exec(sql))
        return failed(query.lastError(), text.constData());
    query.finish();
    return ok();
}

Result<bool> Connection::hasRow(const QString &sql)
{
    const QByteArray text = sql.left(80).simplified().toLatin1();
    if (!m_database.isOpen())
        return failed({}, text.constData());
    QSqlQuery query(m_database);
    query.setForwardOnly(true);
    if (!query.exec(sql))
        return failed(query.lastError(), text.constData());
    const bool found = query.next();
    query.finish();
    return found;
}

// Around each message: prepared once, and not by Qt's driver.
Status Connection::nativeCommand(const char *sql)
{
    const Result<int> done = changeRows(*this, sql);
    return done.ok() ? ok() : Status(done.error());
}

Status Connection::beginWrite()
{
    if (engine() != Engine::Sqlite)
        return command(u"BEGIN"_s);
    DUNLIN_CHECK(nativeCommand("BEGIN IMMEDIATE"));
    if (m_logRoom)
        m_logRoom->ensure();
    return ok();
}

Status Connection::beginSnapshot()
{
    return command(engine() == Engine::Sqlite
                       ? u"BEGIN"_s
                       : u"BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"_s);
}

Status Connection::commit()
{
    return engine() == Engine::Sqlite ? nativeCommand("COMMIT") : command(u"COMMIT"_s);
}

void Connection::rollback()
{
    if (!m_database.isOpen())
        return;
    // Some errors (a full disk) have ended SQLite's transaction already: then this fails, and a new connection is
    // the one state that is known.
    const Failure before = m_failure;
    const bool done = command(u"ROLLBACK"_s).ok();
    m_failure = before;
    if (!done)
        close();
}

QVariant Connection::nativeHandle() const
{
    return m_database.driver()->handle();
}

void *Connection::nativeStatement(const char *sql) const
{
    const auto found = m_nativeStatements.find(sql);
    return found == m_nativeStatements.end() ? nullptr : found->second.get();
}

void Connection::keepNativeStatement(const char *sql, std::shared_ptr<void> statement)
{
    m_nativeStatements.insert_or_assign(sql, std::move(statement));
}

Error Connection::nativeFailed(const QString &code, const char *sql)
{
    return failed(QSqlError({}, {}, QSqlError::StatementError, code), sql);
}

Error Connection::failed(const QSqlError &error, const char *sql)
{
    const Failure failure = classify(engine(), error, m_database.isOpen());
    // The first error of a PostgreSQL transaction says why; all later ones only that it is aborted.
    if (!(error.nativeErrorCode() == "25P02"_L1 && m_failure != Failure::None))
        m_failure = std::max(m_failure, failure);
    switch (failure) {
    case Failure::Stale:
        m_prepared.erase(sql);
        m_nativeStatements.erase(sql);
        [[fallthrough]];
    case Failure::Gone:
    case Failure::Transient:
        return fail(Errc::Unavailable, u"the database is away or busy"_s, {}, 1);
    case Failure::Unique:
        return fail(Errc::Internal, u"a key is taken"_s);
    default:
        break;
    }
    qCCritical(lcStorage, "The database refuses a statement with %s: %s",
               qUtf8Printable(error.nativeErrorCode()), sql);
    return fail(Errc::Internal, u"the database refused a statement"_s);
}

} // namespace dunlin::server
