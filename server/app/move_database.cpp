// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/app/move_database.h"

#include "server/app/data_lock.h"
#include "server/app/note_act.h"
#include "server/storage/sql/migrator.h"
#include "server/storage/sql/sql_storage.h"
#include "server/storage/sql/table_copy.h"

#include <QElapsedTimer>
#include <QFile>

using namespace Qt::StringLiterals;

namespace dunlin::server {

namespace {

bool isSame(const DatabaseConfig &a, const DatabaseConfig &b)
{
    return a.engine == b.engine && a.path == b.path && a.host == b.host && a.port == b.port
        && a.name == b.name;
}

// On SQLite the data directory's lock says so already.
Status isQuiet(Connection &connection)
{
    if (connection.engine() == Engine::Sqlite)
        return ok();
    static constexpr const char sql[] =
        "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
        " AND application_name = 'dunlin' AND pid <> pg_backend_pid()";
    DUNLIN_TRY(const qint64 others, connection.number(sql));
    return others == 0
        ? ok()
        : Status(
            fail(Errc::Conflict, u"a dunlin-server is connected to the database: stop it first"_s));
}

Result<QString> move(const Config &config, const QString &url, const Clock &clock,
                     const std::function<void(const QString &)> &news)
{
    DUNLIN_TRY(const DatabaseConfig source, parseDatabaseUrl(config.databaseUrl()));
    DUNLIN_TRY(const DatabaseConfig target, parseDatabaseUrl(url));
    if (isSame(source, target))
        return fail(Errc::Invalid, u"--to names the database that is in use"_s);
    if (source.engine == Engine::Sqlite && !QFile::exists(source.path))
        return fail(Errc::NotFound, u"there is no database at "_s + source.path);
    DUNLIN_TRY(const auto lock, DataLock::take(config.dataDir, DataLock::Kind::Alone));

    Connection from(source, source.engine == Engine::Sqlite ? Purpose::Read : Purpose::Migrate);
    DUNLIN_CHECK(from.open());
    DUNLIN_CHECK(Migrator(from).check());
    DUNLIN_CHECK(isQuiet(from));
    DUNLIN_CHECK(SqlStorage::migrate(target, clock));
    Connection to(target, Purpose::Migrate);
    DUNLIN_CHECK(to.open());

    QElapsedTimer time;
    time.start();
    DUNLIN_TRY(const QList<CarriedTable> carried,
               carryAll(from, to, [&](const QString &table, qint64 rows) {
                   news(u"%1: %2 rows\n"_s.arg(table).arg(rows));
               }));
    DUNLIN_CHECK(noteAct(to, act::Move, clock.nowMs()));
    // So that the first questions find their plans.
    DUNLIN_CHECK(to.command(
        target.engine == Engine::Postgres ? u"ANALYZE"_s : u"PRAGMA wal_checkpoint(TRUNCATE)"_s));
    QString text;
    qint64 rows = 0;
    for (const CarriedTable &each : carried) {
        rows += each.sum.rows();
        text += u"%1 %2 %3\n"_s.arg(each.name)
                    .arg(each.sum.rows())
                    .arg(QString::fromLatin1(each.sum.toHex()));
    }
    return text
        + u"moved: %1 rows in %2 s; every table was read back and is the same\n"_s.arg(rows).arg(
            double(time.elapsed()) / 1000, 0, 'f', 1)
        + u"The old database is as it was. Start the server with --database and the new one.\n"_s;
}

} // namespace

CommandOutcome moveDatabase(const Config &config, const QString &to, const Clock &clock,
                            const std::function<void(const QString &)> &news)
{
    const Result<QString> moved = move(config, to, clock, news);
    return outcomeOf(moved);
}

} // namespace dunlin::server
