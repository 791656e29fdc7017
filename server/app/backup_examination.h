// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a backup holds, read again from end to end: nothing counts as a backup before that, and nothing is restored
// before it. Blocks for as long as that takes; errors name what is damaged.
#pragma once

#include "server/app/backup_manifest.h"
#include "server/storage/sql/database_config.h"
#include "server/storage/sql/table_copy.h"

#include <QFile>

namespace dunlin::server {

struct BackupContent {
    BackupManifest manifest;
    // Where the database was put: SqliteName, or tables under their names.
    QString folder;

    QString sqlitePath() const { return folder + u'/' + SqliteName; }
    QString tablePath(const QString &table) const
    {
        return folder + QStringLiteral("/table-") + table;
    }
};

// Nothing but the database is kept, in `folder`.
Result<BackupContent> examineBackup(const QString &path, const QString &folder);

// --- what making and restoring a backup have in common
DatabaseConfig sqliteAt(const QString &path);
Error unwritable(const QFile &file);
// Readable by its owner alone; one that is there is not touched.
Status openNew(QFile &file);
Status write(QFile &file, const QByteArray &bytes);
// What was put into the folder is there after a power cut.
Status syncFolder(const QString &path);
Status damaged(const QString &what);
Status compare(const BackupManifest::Table &said, const TableSum &found);
// For people: what was done, where, and how much of it.
QString reportOf(const QString &what, const QString &path, const BackupManifest &manifest);

} // namespace dunlin::server
