// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/storage/sql/migrator.h"

#include "shared/core/id.h"
#include "shared/core/log.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>

#include <algorithm>

using namespace Qt::StringLiterals;

// Outside any namespace: the macro declares a function.
static void loadMigrations()
{
    Q_INIT_RESOURCE(migrations);
}

namespace dunlin::server {

namespace {

QString sha256(const Migration &migration)
{
    return QString::fromLatin1(
        QCryptographicHash::hash(migration.sql.toUtf8(), QCryptographicHash::Sha256).toHex());
}

Error refused(const QString &detail)
{
    return fail(Errc::Invalid, detail, u"database"_s);
}

} // namespace

Migrator::Migrator(Connection &connection)
    : Migrator(connection, builtIn(connection.engine()))
{
}

Migrator::Migrator(Connection &connection, QList<Migration> migrations)
    : m_connection(connection)
    , m_migrations(std::move(migrations))
{
}

QList<Migration> Migrator::builtIn(Engine engine)
{
    loadMigrations();
    const QDir folder(u":/dunlin/storage/migrations/"_s
                      + (engine == Engine::Sqlite ? u"sqlite"_s : u"postgres"_s));
    QList<Migration> migrations;
    for (const QFileInfo &each : folder.entryInfoList(QDir::Files, QDir::Name)) {
        QFile file(each.filePath());
        if (!file.open(QIODevice::ReadOnly))
            qFatal("A migration can't be read from the program.");
        const QString name = each.completeBaseName();
        migrations.append({name.left(4).toInt(), name, QString::fromUtf8(file.readAll())});
    }
    if (migrations.isEmpty())
        qFatal("The migrations are missing from the program.");
    return migrations;
}

int Migrator::newestVersion()
{
    return std::max(builtIn(Engine::Sqlite).last().version,
                    builtIn(Engine::Postgres).last().version);
}

Result<bool> Migrator::hasVersionTable()
{
    static constexpr const char sqlite[] =
        "SELECT count(*) FROM sqlite_master WHERE name = 'schema_version'";
    static constexpr const char postgres[] =
        "SELECT CASE WHEN to_regclass('schema_version') IS NULL THEN 0 ELSE 1 END";
    DUNLIN_TRY(const qint64 count, m_connection.number(m_connection.pick(sqlite, postgres)));
    return count > 0;
}

Result<qsizetype> Migrator::applied()
{
    DUNLIN_TRY(const bool exists, hasVersionTable());
    if (!exists)
        return 0;
    struct Known {
        int version;
        QString hash;
    };
    static constexpr const char sql[] =
        "SELECT Version, Sha256 FROM schema_version ORDER BY Version";
    DUNLIN_TRY(const QList<Known> known, m_connection.all(sql, [](const Row &row) {
        return Known{int(row.number(0)), row.text(1)};
    }));
    if (known.size() > m_migrations.size())
        return refused(
            u"the database has schema version %1 and this program knows up to %2: it needs a newer program"_s
                .arg(known.last().version)
                .arg(m_migrations.last().version));
    for (qsizetype i = 0; i < known.size(); ++i) {
        if (known[i].version != m_migrations[i].version || known[i].hash != sha256(m_migrations[i]))
            return refused(u"migration %1 of the database is not the one this program has"_s.arg(
                known[i].version));
    }
    return known.size();
}

Result<int> Migrator::currentVersion()
{
    DUNLIN_TRY(const bool exists, hasVersionTable());
    if (!exists)
        return 0;
    static constexpr const char sql[] = "SELECT max(Version) FROM schema_version";
    DUNLIN_TRY(const qint64 version, m_connection.number(sql));
    return int(version);
}

Status Migrator::check()
{
    DUNLIN_TRY(const qsizetype count, applied());
    if (count < m_migrations.size())
        return refused(u"the database has an older schema: run dunlin-server migrate"_s);
    return ok();
}

Result<int> Migrator::migrate(qint64 now)
{
    for (int count = 0;; ++count) {
        DUNLIN_TRY(const bool more, step(now));
        if (!more)
            return count;
    }
}

Result<bool> Migrator::step(qint64 now)
{
    // The lock comes before CREATE TABLE IF NOT EXISTS, which races with itself on PostgreSQL.
    DUNLIN_CHECK(m_connection.beginWrite());
    const auto inside = [&]() -> Result<bool> {
        if (m_connection.engine() == Engine::Postgres)
            DUNLIN_CHECK(m_connection.command(u"SELECT pg_advisory_xact_lock(7310021950321)"_s));
        DUNLIN_TRY(const qsizetype count, applied());
        if (count == m_migrations.size())
            return false;
        DUNLIN_CHECK(applyIn(m_migrations[count], now));
        DUNLIN_CHECK(m_connection.commit());
        return true;
    };
    Result<bool> more = inside();
    if (!more.ok() || !*more)
        m_connection.rollback();
    return more;
}

Status Migrator::applyIn(const Migration &migration, qint64 now)
{
    qCInfo(lcStorage, "The database gets migration %s.", qUtf8Printable(migration.name));
    DUNLIN_CHECK(m_connection.command(u"CREATE TABLE IF NOT EXISTS schema_version (Version INTEGER "
                                      u"PRIMARY KEY, Name TEXT NOT NULL,"
                                      " Sha256 TEXT NOT NULL, AppliedAt BIGINT NOT NULL)"_s));
    for (const QString &statement : migration.sql.split(u"--@\n"_s, Qt::SkipEmptyParts)) {
        // QSQLITE takes one statement at a time, and not even a line break behind it.
        DUNLIN_CHECK(m_connection.command(statement.trimmed()));
    }
    static constexpr const char sql[] =
        "INSERT INTO schema_version (Version, Name, Sha256, AppliedAt) VALUES (?, ?, ?, ?)";
    DUNLIN_CHECK(
        m_connection.change(sql, migration.version, migration.name, sha256(migration), now));
    if (migration.version == 1) {
        // Clients that know another epoch start over instead of trusting their position.
        static constexpr const char epoch[] = "INSERT INTO Meta (Key, Value) VALUES ('epoch', ?)";
        DUNLIN_CHECK(m_connection.change(epoch, EpochId::create().toText()));
    }
    return ok();
}

} // namespace dunlin::server
