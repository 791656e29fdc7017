// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "client/cli/printer.h"

#include "shared/codec/json_codec.h"

#include <QDateTime>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace dunlin::client {

Printer::Printer(bool json)
    : m_json(json)
    , m_out(stdout)
    , m_err(stderr)
{
}

void Printer::line(const QString &text, const QJsonObject &object)
{
    if (m_json)
        m_out << QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact)) << '\n';
    else
        m_out << text << '\n';
}

void Printer::message(const wire::MessageRow &row, const QString &sender)
{
    if (m_json) {
        QJsonObject object = json::writeStruct(row);
        object.insert("sender"_L1, sender);
        // What was inside stands beside it.
        object.remove("sealed"_L1);
        object.remove("sealedReactions"_L1);
        line({}, object);
        return;
    }
    const QString text = row.deleted ? u"(deleted)"_s : row.content.value_or(QString());
    const QString time =
        QDateTime::fromMSecsSinceEpoch(row.createdAt).toString(u"yyyy-MM-dd HH:mm"_s);
    m_out << '[' << row.seq << "] " << time << ' ' << sender << ": " << text << '\n';
}

void Printer::error(const Error &error)
{
    const QString code = errcName(error.code);
    if (m_json) {
        QJsonObject object{{u"code"_s, code}, {u"message"_s, error.detail}};
        if (!error.field.isEmpty())
            object.insert("field"_L1, error.field);
        if (error.retryAfterSeconds > 0)
            object.insert("retryAfter"_L1, error.retryAfterSeconds);
        m_err << QString::fromUtf8(
            QJsonDocument(QJsonObject{{u"error"_s, object}}).toJson(QJsonDocument::Compact))
              << '\n';
    } else {
        m_err << "dunlinctl: " << code << ": " << error.detail << '\n';
    }
    m_err.flush();
}

void Printer::note(const QString &text)
{
    m_err << "dunlinctl: " << text << '\n';
    m_err.flush();
}

} // namespace dunlin::client
