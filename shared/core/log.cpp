// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "shared/core/log.h"

#include "shared/core/trace.h"

#include <QDateTime>
#include <QJsonDocument>
#include <QJsonObject>

#include <atomic>
#include <cstdio>

using namespace Qt::StringLiterals;

namespace dunlin {

Q_LOGGING_CATEGORY(lcCore, "dunlin.core", QtInfoMsg)
Q_LOGGING_CATEGORY(lcStorage, "dunlin.storage", QtInfoMsg)
Q_LOGGING_CATEGORY(lcGateway, "dunlin.gateway", QtInfoMsg)
Q_LOGGING_CATEGORY(lcHttp, "dunlin.http", QtInfoMsg)
Q_LOGGING_CATEGORY(lcAuth, "dunlin.auth", QtInfoMsg)
Q_LOGGING_CATEGORY(lcService, "dunlin.service", QtInfoMsg)
Q_LOGGING_CATEGORY(lcFanout, "dunlin.fanout", QtInfoMsg)
Q_LOGGING_CATEGORY(lcApp, "dunlin.app", QtInfoMsg)
Q_LOGGING_CATEGORY(lcLink, "dunlin.link", QtInfoMsg)
Q_LOGGING_CATEGORY(lcSync, "dunlin.sync", QtInfoMsg)
Q_LOGGING_CATEGORY(lcOutbox, "dunlin.outbox", QtInfoMsg)
Q_LOGGING_CATEGORY(lcStore, "dunlin.store", QtInfoMsg)
Q_LOGGING_CATEGORY(lcSession, "dunlin.session", QtInfoMsg)

namespace {

std::atomic<LogFormat> chosenFormat{LogFormat::Text};

QLatin1StringView levelName(QtMsgType type)
{
    switch (type) {
    case QtDebugMsg:
        return "debug"_L1;
    case QtInfoMsg:
        return "info"_L1;
    case QtWarningMsg:
        return "warning"_L1;
    case QtCriticalMsg:
        return "error"_L1;
    case QtFatalMsg:
        return "fatal"_L1;
    }
    return "info"_L1;
}

void write(QtMsgType type, const QMessageLogContext &context, const QString &message)
{
    const QString time = QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs);
    const QString category = QString::fromLatin1(context.category ? context.category : "default");
    const QString trace = TraceScope::current();
    QByteArray line;
    if (chosenFormat.load(std::memory_order_relaxed) == LogFormat::Json) {
        QJsonObject object{{u"time"_s, time},
                           {u"level"_s, QString(levelName(type))},
                           {u"category"_s, category},
                           {u"message"_s, message}};
        if (!trace.isEmpty())
            object.insert(u"trace"_s, trace);
        line = QJsonDocument(object).toJson(QJsonDocument::Compact);
    } else {
        line = u"%1 %2 %3: %4%5"_s
                   .arg(time, levelName(type), category, message,
                        trace.isEmpty() ? QString() : u" ["_s + trace + u']')
                   .toUtf8();
    }
    line += '\n';
    // One write per line, so that lines of several threads don't mix.
    std::fwrite(line.constData(), 1, size_t(line.size()), stderr);
    std::fflush(stderr);
}

} // namespace

void installLogHandler(LogFormat format)
{
    chosenFormat.store(format);
    qInstallMessageHandler(write);
}

} // namespace dunlin
