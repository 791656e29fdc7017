// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/app/backup_examination.h"

#include "server/app/archive.h"
#include "server/storage/sql/migrator.h"

#include <QCryptographicHash>

#include <fcntl.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace dunlin::server {

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

Status damaged(const QString &what)
{
    return fail(Errc::Invalid, u"the backup is damaged: %1"_s.arg(what));
}

Status compare(const BackupManifest::Table &said, const TableSum &found)
{
    if (said.rows == found.rows() && said.sum == found.toHex())
        return ok();
    return damaged(u"table %1 has %2 rows instead of %3, or others"_s.arg(said.name)
                       .arg(found.rows())
                       .arg(said.rows));
}

QString reportOf(const QString &what, const QString &path, const BackupManifest &manifest)
{
    qint64 rows = 0;
    for (const BackupManifest::Table &each : manifest.tables)
        rows += each.rows;
    qint64 files = 0;
    for (const BackupManifest::Entry &each : manifest.entries)
        files += contentOfEntry(each.name).has_value();
    return u"%1: %2\nrows: %3\nfiles: %4\n"_s.arg(what, path).arg(rows).arg(files);
}

namespace {

class Examination
{
public:
    Examination(const QString &path, const QString &folder)
        : m_path(path)
    {
        m_content.folder = folder;
    }

    Result<BackupContent> run()
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
    BackupContent m_content;
    QHash<QString, Seen> m_seen;
    bool m_isDescribed = false;
};

} // namespace

Result<BackupContent> examineBackup(const QString &path, const QString &folder)
{
    return Examination(path, folder).run();
}

} // namespace dunlin::server
