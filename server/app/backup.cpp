// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/app/backup.h"

#include "server/app/archive.h"
#include "server/app/backup_manifest.h"
#include "server/app/data_lock.h"
#include "server/files/disk_store.h"
#include "server/storage/sql/migrator.h"
#include "server/storage/sql/native_sqlite.h"
#include "server/storage/sql/sql_stores.h"
#include "server/storage/sql/table_copy.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFileInfo>
#include <QTemporaryDir>

#include <fcntl.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace dunlin::server {

namespace {

Error unwritable(const QFile &file)
{
    return fail(Errc::Unavailable, file.fileName() + u": "_s + file.errorString());
}

Status openNew(QFile &file)
{
    return file.open(QIODevice::NewOnly | QIODevice::WriteOnly,
                     QFileDevice::ReadOwner | QFileDevice::WriteOwner)
        ? ok()
        : Status(unwritable(file));
}

Status write(QFile &file, const QByteArray &bytes)
{
    return file.write(bytes) == bytes.size() ? ok() : Status(unwritable(file));
}

Status syncFolder(const QString &path)
{
    const int descriptor = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_DIRECTORY);
    const bool done = descriptor >= 0 && ::fsync(descriptor) == 0;
    if (descriptor >= 0)
        ::close(descriptor);
    return done ? ok() : Status(fail(Errc::Unavailable, path + u": it can't be made safe"_s));
}

DatabaseConfig sqliteAt(const QString &path)
{
    DatabaseConfig config;
    config.engine = Engine::Sqlite;
    config.path = path;
    return config;
}

// Rows in a file: each with its length in front.
class RowFile
{
public:
    explicit RowFile(const QString &path)
        : m_file(path)
    {
    }
    Status create() { return openNew(m_file); }
    Status add(QByteArrayView row) { return write(m_file, framed(row)); }
    Status finish() { return m_file.flush() ? ok() : Status(unwritable(m_file)); }

private:
    QFile m_file;
};

Status damaged(const QString &what)
{
    return fail(Errc::Invalid, u"the backup is damaged: %1"_s.arg(what));
}

QList<BackupManifest::Table> describe(const QList<Table> &tables, const QList<TableSum> &sums)
{
    QList<BackupManifest::Table> list;
    for (qsizetype i = 0; i < tables.size(); ++i) {
        BackupManifest::Table table;
        table.name = tables[i].name;
        for (const Column &each : tables[i].columns)
            table.columns.append(each.name);
        table.rows = sums[i].rows();
        table.sum = sums[i].toHex();
        list.append(table);
    }
    return list;
}

Status compare(const BackupManifest::Table &said, const TableSum &found)
{
    if (said.rows == found.rows() && said.sum == found.toHex())
        return ok();
    return damaged(u"table %1 has %2 rows instead of %3, or others"_s.arg(said.name)
                       .arg(found.rows())
                       .arg(said.rows));
}

// --- what is read ------------------------------------------------------------------------------------------------

struct Content {
    BackupManifest manifest;
    // Where the database was put: SqliteName, or tables under their names.
    QString folder;

    QString sqlitePath() const { return folder + u'/' + SqliteName; }
    QString tablePath(const QString &table) const { return folder + u"/table-"_s + table; }
};

// Reads a backup from end to end; nothing but its database is kept, in `folder`.
class Examination
{
public:
    Examination(const QString &path, const QString &folder)
        : m_path(path)
    {
        m_content.folder = folder;
    }

    Result<Content> run()
    {
        DUNLIN_TRY(const auto reader, ArchiveReader::open(m_path));
        for (;;) {
            DUNLIN_TRY(const auto entry, reader->next());
            if (!entry)
                break;
            if (m_isDescribed)
                return damaged(u"something comes behind its description"_s).error();
            DUNLIN_CHECK(take(*entry, *reader));
        }
        if (!m_isDescribed)
            return damaged(u"its end is missing"_s).error();
        DUNLIN_CHECK(compareEntries());
        DUNLIN_CHECK(m_content.manifest.engine == Engine::Sqlite ? compareSqlite()
                                                                 : compareTables());
        return m_content;
    }

private:
    struct Seen {
        qint64 size = 0;
        QByteArray sha256;
    };

    Status take(const ArchiveReader::Entry &entry, ArchiveReader &reader)
    {
        if (m_seen.contains(entry.name))
            return damaged(entry.name + u" is there twice"_s);
        const bool isManifest = entry.name == ManifestName;
        const auto table = tableOfEntry(entry.name);
        const auto content = contentOfEntry(entry.name);
        const bool isSqlite = entry.name == SqliteName;
        if (!isManifest && !table && !content && !isSqlite)
            return damaged(u"it holds something that belongs to no backup"_s);
        if (isManifest && entry.size > BackupManifest::MostBytes)
            return damaged(u"its description is too long"_s);
        QFile kept(isSqlite    ? m_content.sqlitePath()
                       : table ? m_content.tablePath(*table)
                               : QString());
        if (isSqlite || table)
            DUNLIN_CHECK(openNew(kept));
        QByteArray json;
        Seen seen;
        QCryptographicHash hash(QCryptographicHash::Sha256);
        for (;;) {
            DUNLIN_TRY(const QByteArray bytes, reader.read());
            if (bytes.isEmpty())
                break;
            hash.addData(bytes);
            seen.size += bytes.size();
            if (isManifest)
                json += bytes;
            else if (kept.isOpen())
                DUNLIN_CHECK(write(kept, bytes));
        }
        if (kept.isOpen() && !kept.flush())
            return unwritable(kept);
        seen.sha256 = hash.result();
        if (content && seen.sha256 != *content)
            return damaged(entry.name + u" has another content"_s);
        if (!isManifest) {
            m_seen.insert(entry.name, seen);
            return ok();
        }
        DUNLIN_TRY(m_content.manifest, BackupManifest::fromJson(json));
        m_isDescribed = true;
        return ok();
    }

    Status compareEntries() const
    {
        if (m_content.manifest.entries.size() != m_seen.size())
            return damaged(u"it has %1 entries instead of %2"_s.arg(m_seen.size())
                               .arg(m_content.manifest.entries.size()));
        for (const BackupManifest::Entry &each : m_content.manifest.entries) {
            const auto it = m_seen.constFind(each.name);
            if (it == m_seen.cend() || it->size != each.size || it->sha256 != each.sha256)
                return damaged(each.name + u" is missing or another one"_s);
        }
        return ok();
    }

    Status compareSqlite() const
    {
        if (!m_seen.contains(SqliteName))
            return damaged(u"its database is missing"_s);
        Connection connection(sqliteAt(m_content.sqlitePath()), Purpose::Read);
        DUNLIN_CHECK(connection.open());
        static constexpr const char sql[] = "PRAGMA integrity_check(1)";
        DUNLIN_TRY(const auto verdict,
                   connection.one(sql, [](const Row &row) { return row.text(0); }));
        if (verdict != u"ok"_s)
            return damaged(u"its database is"_s);
        DUNLIN_TRY(const int schema, Migrator(connection).currentVersion());
        DUNLIN_TRY(const QList<Table> tables, tablesOf(connection));
        if (schema != m_content.manifest.schema
            || tables.size() != m_content.manifest.tables.size())
            return damaged(u"its database has another schema than it says"_s);
        for (qsizetype i = 0; i < tables.size(); ++i) {
            if (tables[i].name != m_content.manifest.tables[i].name)
                return damaged(u"its database has other tables than it says"_s);
            DUNLIN_TRY(const TableSum sum, sumOf(connection, tables[i]));
            DUNLIN_CHECK(compare(m_content.manifest.tables[i], sum));
        }
        return ok();
    }

    Status compareTables() const
    {
        for (const BackupManifest::Table &each : m_content.manifest.tables) {
            if (!m_seen.contains(tableEntryName(each.name)))
                return damaged(u"the table %1 is missing"_s.arg(each.name));
            QFile file(m_content.tablePath(each.name));
            if (!file.open(QIODevice::ReadOnly))
                return unwritable(file);
            TableSum sum;
            RowSplitter rows;
            std::vector<Cell> cells;
            while (!file.atEnd()) {
                DUNLIN_CHECK(rows.take(file.read(256 * 1024), [&](QByteArrayView row) {
                    sum.add(row);
                    return decodeRow(row, each.columns.size(), cells);
                }));
            }
            if (!rows.isBetweenRows())
                return damaged(u"the table %1 is cut"_s.arg(each.name));
            DUNLIN_CHECK(compare(each, sum));
        }
        return ok();
    }

    const QString m_path;
    Content m_content;
    QHash<QString, Seen> m_seen;
    bool m_isDescribed = false;
};

// --- what is written ---------------------------------------------------------------------------------------------

struct Snapshot {
    BackupManifest manifest;
    QList<StoredContent> contents;
};

class Backup
{
public:
    Backup(const Config &config, const Clock &clock, const DatabaseConfig &database,
           const QString &folder)
        : m_config(config)
        , m_clock(clock)
        , m_database(database)
        , m_folder(folder)
    {
    }

    // The archive, in the folder.
    Result<QString> run()
    {
        DUNLIN_TRY(m_objects, DiskStore::create(m_config.dataDir + u"/files"_s));
        DUNLIN_TRY(Snapshot snapshot, take());
        const QString path = m_folder + u"/archive"_s;
        DUNLIN_TRY(const auto archive, ArchiveWriter::create(path));
        const qint64 now = snapshot.manifest.createdAt;
        const QDir folder(m_folder);
        if (m_database.engine == Engine::Sqlite)
            DUNLIN_CHECK(addFile(*archive, snapshot.manifest, QString(SqliteName),
                                 folder.filePath(SqliteName)));
        else
            for (const BackupManifest::Table &each : std::as_const(snapshot.manifest.tables))
                DUNLIN_CHECK(addFile(*archive, snapshot.manifest, tableEntryName(each.name),
                                     folder.filePath(u"table-"_s + each.name)));
        QList<StoredContent> gone;
        for (const StoredContent &each : std::as_const(snapshot.contents)) {
            const auto reader = open(each);
            if (reader.ok())
                DUNLIN_CHECK(addContent(*archive, snapshot.manifest, each, **reader));
            else if (reader.error().code == Errc::Gone)
                gone.append(each);
            else
                return reader.error();
        }
        DUNLIN_CHECK(wereRemoved(gone));
        const QByteArray json = snapshot.manifest.toJson();
        DUNLIN_CHECK(
            archive->add(QString(ManifestName), json.size(), now,
                         [&](qint64 at, qint64 length) { return Result(json.mid(at, length)); }));
        DUNLIN_CHECK(archive->finish());
        return path;
    }

private:
    // A snapshot of the database into the folder, with what describes it.
    Result<Snapshot> take()
    {
        // PostgreSQL's readers have no time for whole tables.
        Connection connection(
            m_database, m_database.engine == Engine::Sqlite ? Purpose::Read : Purpose::Migrate);
        DUNLIN_CHECK(connection.open());
        DUNLIN_CHECK(Migrator(connection).check());
        DUNLIN_CHECK(takeTime(connection));
        DUNLIN_CHECK(connection.beginSnapshot());
        Snapshot snapshot;
        snapshot.manifest.createdAt = m_clock.nowMs();
        snapshot.manifest.engine = m_database.engine;
        DUNLIN_TRY(snapshot.manifest.schema, Migrator(connection).currentVersion());
        SqlStores stores(connection);
        DUNLIN_TRY(const EpochId epoch, stores.stores().meta.epoch());
        snapshot.manifest.epoch = epoch.toText();
        DUNLIN_TRY(snapshot.contents, contentsOf(connection));
        DUNLIN_TRY(const QList<Table> tables, tablesOf(connection));
        QList<TableSum> sums;
        for (const Table &each : tables) {
            DUNLIN_TRY(const TableSum sum,
                       m_database.engine == Engine::Sqlite ? sumOf(connection, each)
                                                           : keep(connection, each));
            sums.append(sum);
        }
        // In the same transaction, so that the copy is what was summed up.
        if (m_database.engine == Engine::Sqlite)
            DUNLIN_CHECK(copyDatabase(connection, m_folder + u'/' + SqliteName));
        connection.rollback();
        snapshot.manifest.tables = describe(tables, sums);
        return snapshot;
    }

    Result<TableSum> keep(Connection &connection, const Table &table) const
    {
        RowFile file(m_folder + u"/table-"_s + table.name);
        DUNLIN_CHECK(file.create());
        TableSum sum;
        QByteArray row;
        DUNLIN_CHECK(readTable(connection, table, [&](Cells cells) {
            encodeRow(cells, row);
            sum.add(row);
            return file.add(row);
        }));
        DUNLIN_CHECK(file.finish());
        return sum;
    }

    static Status addFile(ArchiveWriter &archive, BackupManifest &manifest, const QString &name,
                          const QString &path)
    {
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly))
            return unwritable(file);
        QCryptographicHash hash(QCryptographicHash::Sha256);
        DUNLIN_CHECK(archive.add(name, file.size(), manifest.createdAt,
                                 [&](qint64, qint64 length) -> Result<QByteArray> {
                                     const QByteArray bytes = file.read(length);
                                     if (bytes.size() != length)
                                         return unwritable(file);
                                     hash.addData(bytes);
                                     return bytes;
                                 }));
        manifest.entries.append({name, file.size(), hash.result()});
        file.close();
        file.remove();
        return ok();
    }

    static Status addContent(ArchiveWriter &archive, BackupManifest &manifest,
                             const StoredContent &content, ObjectReader &reader)
    {
        const QString name = contentEntryName(content.sha256);
        QCryptographicHash hash(QCryptographicHash::Sha256);
        DUNLIN_CHECK(
            archive.add(name, reader.size(), manifest.createdAt, [&](qint64 at, qint64 length) {
                Result<QByteArray> bytes = reader.read(at, length);
                if (bytes.ok())
                    hash.addData(*bytes);
                return bytes;
            }));
        if (hash.result() != content.sha256)
            return fail(Errc::Internal,
                        u"the stored file %1 is damaged: its content has another hash"_s.arg(
                            QString::fromLatin1(content.sha256.toHex())));
        manifest.entries.append({name, reader.size(), content.sha256});
        return ok();
    }

    Result<std::shared_ptr<ObjectReader>> open(const StoredContent &content) const
    {
        auto placed = m_objects->open(content.sha256);
        if (placed.ok() || placed.error().code != Errc::Gone || !content.part)
            return placed;
        auto part = m_objects->openPart(*content.part);
        // Placed in between, most likely.
        return part.ok() ? part : m_objects->open(content.sha256);
    }

    // What went while the backup was made is no loss: nothing refers to it any more.
    Status wereRemoved(const QList<StoredContent> &gone)
    {
        if (gone.isEmpty())
            return ok();
        Connection connection(m_database, Purpose::Read);
        DUNLIN_CHECK(connection.open());
        DUNLIN_TRY(const QList<StoredContent> now, contentsOf(connection));
        for (const StoredContent &each : gone) {
            for (const StoredContent &other : now) {
                if (other.sha256 == each.sha256)
                    return fail(Errc::Internal,
                                u"the stored file %1 is missing"_s.arg(
                                    QString::fromLatin1(each.sha256.toHex())));
            }
        }
        return ok();
    }

    const Config &m_config;
    const Clock &m_clock;
    const DatabaseConfig m_database;
    const QString m_folder;
    std::unique_ptr<DiskStore> m_objects;
};

Status note(const DatabaseConfig &database, qint64 time)
{
    Connection connection(database, Purpose::Write);
    DUNLIN_CHECK(connection.open());
    SqlStores stores(connection);
    DUNLIN_CHECK(connection.beginWrite());
    DUNLIN_CHECK(stores.stores().meta.setLastBackup(time));
    return connection.commit();
}

QString report(const QString &what, const QString &path, const BackupManifest &manifest)
{
    qint64 rows = 0;
    for (const BackupManifest::Table &each : manifest.tables)
        rows += each.rows;
    qint64 files = 0;
    for (const BackupManifest::Entry &each : manifest.entries)
        files += contentOfEntry(each.name).has_value();
    return u"%1: %2\nrows: %3\nfiles: %4\n"_s.arg(what, path).arg(rows).arg(files);
}

Result<QString> backUp(const Config &config, const QString &path, const Clock &clock)
{
    DUNLIN_TRY(const DatabaseConfig database, parseDatabaseUrl(config.databaseUrl()));
    if (database.engine == Engine::Sqlite && !QFile::exists(database.path))
        return fail(Errc::NotFound, u"there is no database at "_s + database.path);
    const QFileInfo target(path);
    if (target.exists())
        return fail(Errc::Conflict, path + u" is there already"_s);
    // Beside the target: it is moved there when it is good.
    const QTemporaryDir work(target.absolutePath() + u"/.dunlin-backup-XXXXXX"_s);
    if (!work.isValid())
        return fail(Errc::Invalid, target.absolutePath() + u": "_s + work.errorString());
    DUNLIN_TRY(const QString archive, Backup(config, clock, database, work.path()).run());
    DUNLIN_TRY(const Content content, Examination(archive, work.path()).run());
    // Unlike a rename it does not replace what came there meanwhile.
    if (::link(QFile::encodeName(archive).constData(),
               QFile::encodeName(target.absoluteFilePath()).constData())
        != 0)
        return fail(Errc::Unavailable, path + u" cannot be written"_s);
    DUNLIN_CHECK(syncFolder(target.absolutePath()));
    DUNLIN_CHECK(note(database, content.manifest.createdAt));
    return report(u"backup"_s, path, content.manifest);
}

// --- and put back ------------------------------------------------------------------------------------------------

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
        DUNLIN_TRY(m_content, Examination(m_path, m_folder).run());
        const int newest = Migrator::builtIn(m_database.engine).last().version;
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
    Content m_content;
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
    return report(u"restored"_s, path, manifest)
        + u"The epoch is a new one: clients start over and keep what they have not sent yet.\n"_s;
}

CommandOutcome outcomeOf(const Result<QString> &done)
{
    return done.ok() ? CommandOutcome{ExitCode::Ok, *done} : failedOutcome(done.error());
}

} // namespace

CommandOutcome makeBackup(const Config &config, const QString &path, const Clock &clock)
{
    return outcomeOf(backUp(config, path, clock));
}

CommandOutcome restoreBackup(const Config &config, const QString &path, const Clock &clock)
{
    return outcomeOf(putBack(config, path, clock));
}

} // namespace dunlin::server
