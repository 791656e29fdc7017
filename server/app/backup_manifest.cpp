// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/app/backup_manifest.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace dunlin::server {

namespace {

constexpr QLatin1StringView TablePrefix{"tables/"};
constexpr QLatin1StringView FilePrefix{"files/"};
constexpr qsizetype HashBytes = 32;

bool isIdentifier(const QString &text)
{
    static const QRegularExpression form(u"\\A[a-z_][a-z0-9_]{0,62}\\z"_s);
    return form.match(text).hasMatch();
}

std::optional<QByteArray> hashOf(const QString &hex)
{
    const QByteArray text = hex.toLatin1();
    const QByteArray hash = QByteArray::fromHex(text);
    return hash.size() == HashBytes && hash.toHex() == text ? std::optional(hash) : std::nullopt;
}

Error broken()
{
    return fail(Errc::Invalid, u"the backup's description is damaged"_s);
}

// Of everything else in it: nothing else would notice a changed name or number.
QString sumOf(const QJsonObject &object)
{
    const QByteArray text = QJsonDocument(object).toJson(QJsonDocument::Compact);
    return QString::fromLatin1(QCryptographicHash::hash(text, QCryptographicHash::Sha256).toHex());
}

std::optional<qint64> wholeNumber(const QJsonValue &value)
{
    const qint64 number = value.toInteger(-1);
    return number < 0 ? std::nullopt : std::optional(number);
}

} // namespace

QString tableEntryName(const QString &table)
{
    return TablePrefix + table;
}

QString contentEntryName(const QByteArray &sha256)
{
    return FilePrefix + QString::fromLatin1(sha256.toHex());
}

std::optional<QString> tableOfEntry(const QString &name)
{
    const QString table = name.mid(TablePrefix.size());
    return name.startsWith(TablePrefix) && isIdentifier(table) ? std::optional(table)
                                                               : std::nullopt;
}

std::optional<QByteArray> contentOfEntry(const QString &name)
{
    return name.startsWith(FilePrefix) ? hashOf(name.mid(FilePrefix.size())) : std::nullopt;
}

QByteArray BackupManifest::toJson() const
{
    QJsonArray entryList;
    for (const Entry &each : entries)
        entryList.append(QJsonObject{{u"name"_s, each.name},
                                     {u"size"_s, each.size},
                                     {u"sha256"_s, QString::fromLatin1(each.sha256.toHex())}});
    QJsonArray tableList;
    for (const Table &each : tables)
        tableList.append(QJsonObject{{u"name"_s, each.name},
                                     {u"columns"_s, QJsonArray::fromStringList(each.columns)},
                                     {u"rows"_s, each.rows},
                                     {u"sum"_s, QString::fromLatin1(each.sum)}});
    QJsonObject object{{u"format"_s, Format},
                       {u"program"_s, QStringLiteral(DUNLIN_VERSION)},
                       {u"createdAt"_s, createdAt},
                       {u"engine"_s, engine == Engine::Sqlite ? u"sqlite"_s : u"postgres"_s},
                       {u"schema"_s, schema},
                       {u"epoch"_s, epoch},
                       {u"tables"_s, tableList},
                       {u"entries"_s, entryList}};
    object.insert(u"sum"_s, sumOf(object));
    return QJsonDocument(object).toJson(QJsonDocument::Indented);
}

Result<BackupManifest> BackupManifest::fromJson(const QByteArray &json)
{
    const QJsonDocument document = QJsonDocument::fromJson(json);
    if (!document.isObject())
        return broken();
    QJsonObject object = document.object();
    const QString sum = object.take(u"sum"_s).toString();
    if (sum != sumOf(object))
        return broken();
    return fromObject(object);
}

Result<BackupManifest> BackupManifest::fromObject(const QJsonObject &object)
{
    if (object.value(u"format"_s).toInt() != Format)
        return fail(Errc::Invalid, u"the backup was made by a later program"_s);
    BackupManifest manifest;
    const auto createdAt = wholeNumber(object.value(u"createdAt"_s));
    const auto schema = wholeNumber(object.value(u"schema"_s));
    const QString engine = object.value(u"engine"_s).toString();
    manifest.epoch = object.value(u"epoch"_s).toString();
    if (!createdAt || !schema || *schema > 100'000
        || (engine != "sqlite"_L1 && engine != "postgres"_L1) || manifest.epoch.isEmpty())
        return broken();
    manifest.createdAt = *createdAt;
    manifest.schema = int(*schema);
    manifest.engine = engine == "sqlite"_L1 ? Engine::Sqlite : Engine::Postgres;
    for (const QJsonValue &value : object.value(u"entries"_s).toArray()) {
        Entry entry;
        entry.name = value[u"name"_s].toString();
        const auto size = wholeNumber(value[u"size"_s]);
        const auto hash = hashOf(value[u"sha256"_s].toString());
        if (!size || !hash)
            return broken();
        entry.size = *size;
        entry.sha256 = *hash;
        manifest.entries.append(entry);
    }
    for (const QJsonValue &value : object.value(u"tables"_s).toArray()) {
        Table table;
        table.name = value[u"name"_s].toString();
        const auto rows = wholeNumber(value[u"rows"_s]);
        table.sum = value[u"sum"_s].toString().toLatin1();
        if (!rows || !isIdentifier(table.name))
            return broken();
        table.rows = *rows;
        for (const QJsonValue &column : value[u"columns"_s].toArray()) {
            if (!isIdentifier(column.toString()))
                return broken();
            table.columns.append(column.toString());
        }
        manifest.tables.append(table);
    }
    return manifest;
}

} // namespace dunlin::server
