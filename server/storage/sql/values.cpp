// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/storage/sql/values.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace dunlin::server {

QVariant toParameter(Engine, const QString &text)
{
    return text.isNull() ? QVariant(u""_s) : QVariant(text);
}

QVariant toParameter(Engine, const QByteArray &bytes)
{
    return bytes.isNull() ? QVariant(QByteArray("")) : QVariant(bytes);
}

QVariant toParameter(Engine engine, const QUuid &uuid)
{
    if (engine == Engine::Sqlite)
        return uuid.toRfc4122();
    return uuid.toString(QUuid::WithoutBraces);
}

QVariant idList(Engine engine, const QList<QUuid> &ids)
{
    if (engine == Engine::Sqlite) {
        QByteArray bytes;
        bytes.reserve(ids.size() * 16);
        for (const QUuid &id : ids)
            bytes += id.toRfc4122();
        return bytes;
    }
    QString text = u"{"_s;
    for (const QUuid &id : ids) {
        if (text.size() > 1)
            text += u',';
        text += id.toString(QUuid::WithoutBraces);
    }
    return QString(text + u'}');
}

QVariant numberList(Engine engine, const QList<qint64> &numbers)
{
    QString text(1, engine == Engine::Sqlite ? u'[' : u'{');
    for (const qint64 number : numbers) {
        if (text.size() > 1)
            text += u',';
        text += QString::number(number);
    }
    return QString(text + (engine == Engine::Sqlite ? u']' : u'}'));
}

QVariant textList(Engine engine, const QStringList &texts)
{
    if (engine == Engine::Sqlite)
        return QString::fromUtf8(
            QJsonDocument(QJsonArray::fromStringList(texts)).toJson(QJsonDocument::Compact));
    QString list(1, u'{');
    for (QString text : texts) {
        if (list.size() > 1)
            list += u',';
        list += u'"' + text.replace(u'\\', u"\\\\"_s).replace(u'"', u"\\\""_s) + u'"';
    }
    return QString(list + u'}');
}

QUuid Row::uuid(int column) const
{
    const QVariant value = m_query.value(column);
    if (m_engine == Engine::Sqlite)
        return QUuid::fromRfc4122(value.toByteArray());
    return QUuid::fromString(value.toString());
}

std::optional<qint64> Row::maybeNumber(int column) const
{
    return isNull(column) ? std::nullopt : std::optional(number(column));
}

std::optional<QString> Row::maybeText(int column) const
{
    return isNull(column) ? std::nullopt : std::optional(text(column));
}

} // namespace dunlin::server
