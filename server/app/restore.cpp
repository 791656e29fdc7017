// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/app/archive.h"
#include "server/app/backup.h"
#include "server/app/backup_examination.h"
#include "server/app/data_lock.h"
#include "server/app/note_act.h"
#include "server/files/disk_store.h"
#include "server/storage/sql/migrator.h"
#include "server/storage/sql/sql_stores.h"

#include <QDir>
#include <QFileInfo>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;

namespace dunlin::server {

namespace {

class Restoration
{
public:
    Restoration(const Config &config, const Clock &clock, const DatabaseConfig &database,
                const QString &path, const QString &folder)
        : m_config(config)
        , m_clock(clock)
        , m_database(database)
        , m_path(path)
        , m_folder(folder)
    {
    }

    Result<BackupManifest> run()
    {
        DUNLIN_CHECK(demandUnused());
        DUNLIN_TRY(m_content, examineBackup(m_path, m_folder));
        const int newest = Migrator::newestVersion();
        if (m_content.manifest.schema > newest)
            return fail(Errc::Invalid,
                        u"the backup has schema version %1 and this program knows up to %2: it "
                        "needs a newer program"_s.arg(m_content.manifest.schema)
                            .arg(newest));
        Status done = putFiles();
        if (done.ok())
            done = putDatabase();
        if (!done.ok()) {
            // It was empty before.
            QDir(filesPath()).removeRecursively();
            return done.error();
        }
        return m_content.manifest;
    }

private:
    QString filesPath() const { return m_config.dataDir + u"/files"_s; }

    Status demandUnused()
    {
        for (const QString &each : {filesPath() + u"/contents"_s, filesPath() + u"/parts"_s}) {
            if (!QDir(each).isEmpty(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot))
                return fail(Errc::Conflict, each + u" holds files already"_s);
        }
        if (m_database.engine == Engine::Sqlite) {
            if (QFile::exists(m_database.path))
                return fail(Errc::Conflict, m_database.path + u" is there already"_s);
            return ok();
        }
        Connection connection(m_database, Purpose::Migrate);
        DUNLIN_CHECK(connection.open());
        DUNLIN_TRY(const QList<Table> tables, tablesOf(connection));
        if (!tables.isEmpty())
            return fail(Errc::Conflict, u"the database has tables already: give an empty one"_s);
        return ok();
    }

    Status putFiles()
    {
        DUNLIN_TRY(const auto objects, DiskStore::create(filesPath()));
        DUNLIN_TRY(const auto reader, ArchiveReader::open(m_path));
        for (;;) {
            DUNLIN_TRY(const auto entry, reader->next());
            if (!entry)
                return ok();
            const auto sha256 = contentOfEntry(entry->name);
            if (!sha256)
                continue;
            const FileId part = FileId::create();
            qint64 at = 0;
            for (;;) {
                DUNLIN_TRY(const QByteArray bytes, reader->read());
                if (bytes.isEmpty() && (at > 0 || entry->size > 0))
                    break;
                DUNLIN_CHECK(objects->append(part, at, bytes));
                at += bytes.size();
                if (bytes.isEmpty())
                    break;
            }
            DUNLIN_TRY(const ObjectStore::Look look, objects->look(part, at));
            if (look.sha256 != *sha256)
                return damaged(entry->name + u" changed while it was read"_s);
            DUNLIN_CHECK(objects->place(part, *sha256, at));
        }
    }

    Status putDatabase()
    {
        if (m_content.manifest.engine == Engine::Postgres)
            return putTables();
        const DatabaseConfig copy = sqliteAt(m_content.sqlitePath());
        {
            Connection connection(copy, Purpose::Migrate);
            DUNLIN_CHECK(connection.open());
            DUNLIN_CHECK(Migrator(connection).migrate(m_clock.nowMs()));
            DUNLIN_CHECK(giveNewEpoch(connection));
            DUNLIN_CHECK(noteAct(connection, act::Restore, m_clock.nowMs()));
        }
        if (m_database.engine == Engine::Sqlite) {
            // Closed, it has no log beside it any more.
            if (!QFile::rename(copy.path, m_database.path))
                return fail(Errc::Unavailable, m_database.path + u" cannot be written"_s);
            return syncFolder(QFileInfo(m_database.path).absolutePath());
        }
        Connection from(copy, Purpose::Read);
        Connection to(m_database, Purpose::Migrate);
        DUNLIN_CHECK(from.open());
        DUNLIN_CHECK(to.open());
        DUNLIN_CHECK(Migrator(to).migrate(m_clock.nowMs()));
        DUNLIN_CHECK(carryAll(from, to, {}));
        return ok();
    }

    // Into a schema of the backup's time, which then goes the way of every other database.
    Status putTables()
    {
        const bool isSqlite = m_database.engine == Engine::Sqlite;
        const DatabaseConfig config = isSqlite ? sqliteAt(m_folder + u"/new"_s) : m_database;
        {
            Connection connection(config, Purpose::Migrate);
            DUNLIN_CHECK(connection.open());
            QList<Migration> then = Migrator::builtIn(config.engine);
            then.removeIf(
                [&](const Migration &each) { return each.version > m_content.manifest.schema; });
            DUNLIN_CHECK(Migrator(connection, then).migrate(m_clock.nowMs()));
            DUNLIN_CHECK(takeTime(connection));
            DUNLIN_CHECK(connection.beginWrite());
            Status done = fillTables(connection);
            if (done.ok())
                done = giveNewEpoch(connection);
            if (done.ok())
                done = connection.commit();
            if (!done.ok()) {
                connection.rollback();
                return done;
            }
            DUNLIN_CHECK(Migrator(connection).migrate(m_clock.nowMs()));
            DUNLIN_CHECK(noteAct(connection, act::Restore, m_clock.nowMs()));
        }
        if (isSqlite && !QFile::rename(config.path, m_database.path))
            return fail(Errc::Unavailable, m_database.path + u" cannot be written"_s);
        return isSqlite ? syncFolder(QFileInfo(m_database.path).absolutePath()) : ok();
    }

    Status fillTables(Connection &connection)
    {
        DUNLIN_TRY(const QList<Table> tables, tablesOf(connection));
        DUNLIN_CHECK(connection.command(u"DELETE FROM Meta"_s));
        QHash<QString, BackupManifest::Table> said;
        for (const BackupManifest::Table &each : std::as_const(m_content.manifest.tables))
            said.insert(each.name, each);
        if (said.size() != tables.size())
            return damaged(u"it has other tables than its schema"_s);
        for (const Table &each : tables) {
            const BackupManifest::Table &described = said[each.name];
            QStringList names;
            for (const Column &column : each.columns)
                names.append(column.name);
            if (names != described.columns)
                return damaged(u"its table %1 has other columns than its schema"_s.arg(each.name));
            DUNLIN_CHECK(fill(connection, each));
            DUNLIN_TRY(const TableSum sum, sumOf(connection, each));
            DUNLIN_CHECK(compare(described, sum));
        }
        return ok();
    }

    Status fill(Connection &connection, const Table &table) const
    {
        QFile file(m_content.tablePath(table.name));
        if (!file.open(QIODevice::ReadOnly))
            return unwritable(file);
        DUNLIN_TRY(const auto writer, TableWriter::create(connection, table));
        RowSplitter rows;
        std::vector<Cell> cells;
        const auto put = [&](QByteArrayView row) -> Status {
            DUNLIN_CHECK(decodeRow(row, table.columns.size(), cells));
            return writer->write(cells);
        };
        while (!file.atEnd())
            DUNLIN_CHECK(rows.take(file.read(256 * 1024), put));
        return writer->finish();
    }

    const Config &m_config;
    const Clock &m_clock;
    const DatabaseConfig m_database;
    const QString m_path;
    const QString m_folder;
    BackupContent m_content;
};

Result<QString> putBack(const Config &config, const QString &path, const Clock &clock)
{
    DUNLIN_TRY(const DatabaseConfig database, parseDatabaseUrl(config.databaseUrl()));
    DUNLIN_TRY(const auto lock, DataLock::take(config.dataDir, DataLock::Kind::Alone));
    const QTemporaryDir work(config.dataDir + u"/.restore-XXXXXX"_s);
    if (!work.isValid())
        return fail(Errc::Invalid, config.dataDir + u": "_s + work.errorString());
    DUNLIN_TRY(const BackupManifest manifest,
               Restoration(config, clock, database, path, work.path()).run());
    return reportOf(u"restored"_s, path, manifest)
        + u"The epoch is a new one: clients start over and keep what they have not sent yet.\n"_s;
}

} // namespace

CommandOutcome restoreBackup(const Config &config, const QString &path, const Clock &clock)
{
    return outcomeOf(putBack(config, path, clock));
}

} // namespace dunlin::server
