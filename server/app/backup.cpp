// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/app/backup.h"

#include "server/app/archive.h"
#include "server/app/backup_examination.h"
#include "server/files/disk_store.h"
#include "server/services/audit.h"
#include "server/storage/sql/migrator.h"
#include "server/storage/sql/native_sqlite.h"
#include "server/storage/sql/sql_stores.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFileInfo>
#include <QTemporaryDir>

#include <unistd.h>

using namespace Qt::StringLiterals;

namespace dunlin::server {

namespace {

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
    DUNLIN_CHECK(note(stores.stores(), Act{{}, act::Backup, {}, {}}, time));
    return connection.commit();
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
    DUNLIN_TRY(const BackupContent content, examineBackup(archive, work.path()));
    // Unlike a rename it does not replace what came there meanwhile.
    if (::link(QFile::encodeName(archive).constData(),
               QFile::encodeName(target.absoluteFilePath()).constData())
        != 0)
        return fail(Errc::Unavailable, path + u" cannot be written"_s);
    DUNLIN_CHECK(syncFolder(target.absolutePath()));
    DUNLIN_CHECK(note(database, content.manifest.createdAt));
    return reportOf(u"backup"_s, path, content.manifest);
}

} // namespace

CommandOutcome makeBackup(const Config &config, const QString &path, const Clock &clock)
{
    return outcomeOf(backUp(config, path, clock));
}

} // namespace dunlin::server
