// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a backup says of itself: its last entry, "manifest.json".
#pragma once

#include "server/storage/sql/database_config.h"
#include "shared/core/result.h"

#include <QByteArray>
#include <QList>
#include <QStringList>

namespace dunlin::server {

struct BackupManifest {
    struct Entry {
        QString name;
        qint64 size = 0;
        QByteArray sha256;
    };
    struct Table {
        QString name;
        QStringList columns; // as the rows of its entry have them
        qint64 rows = 0;
        QByteArray sum; // TableSum::toHex()
    };
    static constexpr int Format = 1;
    static constexpr qint64 MostBytes = qint64(256) << 20;

    qint64 createdAt = 0;
    Engine engine = Engine::Sqlite;
    int schema = 0;
    QString epoch;
    QList<Entry> entries;
    QList<Table> tables;

    QByteArray toJson() const;
    // Invalid when it is none, or one of a later format.
    static Result<BackupManifest> fromJson(const QByteArray &json);
};

// The names of entries; nothing else is in a backup.
inline constexpr QLatin1StringView ManifestName{"manifest.json"};
inline constexpr QLatin1StringView SqliteName{"database.sqlite"};
QString tableEntryName(const QString &table);
QString contentEntryName(const QByteArray &sha256);
// Absent when the entry is none.
std::optional<QString> tableOfEntry(const QString &name);
std::optional<QByteArray> contentOfEntry(const QString &name);

} // namespace dunlin::server
