// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// How C++ values become parameters and come back from rows, the same for both engines. The differences: an id is
// BLOB(16) on SQLite and UUID on PostgreSQL, a list of ids or numbers is one parameter written in the engine's way.
#pragma once

#include "server/storage/sql/database_config.h"
#include "shared/core/id.h"

#include <QSqlQuery>
#include <QVariant>

#include <optional>

namespace dunlin::server {

// Qt's drivers write a null string or array as NULL; a value of ours is never NULL unless it is an absent optional.
QVariant toParameter(Engine engine, const QString &text);
QVariant toParameter(Engine engine, const QByteArray &bytes);
QVariant toParameter(Engine engine, const QUuid &uuid);
inline QVariant toParameter(Engine, qint64 number)
{
    return QVariant(number);
}
inline QVariant toParameter(Engine, int number)
{
    return QVariant(number);
}
inline QVariant toParameter(Engine, bool truth)
{
    return QVariant(truth);
}

template <typename Kind>
QVariant toParameter(Engine engine, const Id<Kind> &id)
{
    return toParameter(engine, id.uuid());
}

template <typename T>
requires std::is_enum_v<T> QVariant toParameter(Engine, T number)
{
    return QVariant(int(number));
}

template <typename T>
QVariant toParameter(Engine engine, const std::optional<T> &value)
{
    return value ? toParameter(engine, *value) : QVariant();
}

// For "IN (...)" with as many as one likes: sqlInIds()/sqlInNumbers() is the SQL behind "column ", and the value is
// the parameter. On SQLite the ids' bytes stand one behind the other.
QVariant idList(Engine engine, const QList<QUuid> &ids);
template <typename Kind>
QVariant idList(Engine engine, const QList<Id<Kind>> &ids)
{
    QList<QUuid> uuids;
    uuids.reserve(ids.size());
    for (const Id<Kind> &each : ids)
        uuids.append(each.uuid());
    return idList(engine, uuids);
}
// SQL of the rows of idList() on SQLite, where the parameter is given twice.
#define SQLITE_IDS                                                                                 \
    "WITH RECURSIVE k(i) AS (SELECT 0 UNION ALL SELECT i + 16 FROM k WHERE i + 16 < length(?))"    \
    " SELECT substr(?, i + 1, 16) AS Id FROM k"
QVariant numberList(Engine engine, const QList<qint64> &numbers);
// For "IN (SELECT value FROM json_each(?))" and "= ANY (?::text[])".
QVariant textList(Engine engine, const QStringList &texts);

// One row of a result, read by column.
class Row
{
public:
    Row(Engine engine, const QSqlQuery &query)
        : m_engine(engine)
        , m_query(query)
    {
    }

    bool isNull(int column) const { return m_query.isNull(column); }
    qint64 number(int column) const { return m_query.value(column).toLongLong(); }
    bool truth(int column) const { return m_query.value(column).toBool(); }
    QString text(int column) const { return m_query.value(column).toString(); }
    QByteArray bytes(int column) const { return m_query.value(column).toByteArray(); }
    QUuid uuid(int column) const;

    template <typename T>
    T id(int column) const
    {
        return T(uuid(column));
    }
    template <typename T>
    T enumerator(int column) const
    {
        return T(number(column));
    }
    std::optional<qint64> maybeNumber(int column) const;
    std::optional<QString> maybeText(int column) const;
    template <typename T>
    std::optional<T> maybeId(int column) const
    {
        return isNull(column) ? std::nullopt : std::optional(T(uuid(column)));
    }

private:
    Engine m_engine;
    const QSqlQuery &m_query;
};

} // namespace dunlin::server
