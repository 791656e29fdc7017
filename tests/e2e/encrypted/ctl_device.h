// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A person's device with dunlinctl, every call a program that starts, does its work and ends; and looking for what stands
// in files and tables.
#pragma once

#include "tests/support/test_client.h"
#include "tests/support/test_server.h"

#include <QDirIterator>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QTest>

namespace dunlin::test {

using namespace Qt::StringLiterals;

struct Answer {
    int code = -1;
    QByteArray out;
    QByteArray err;

    QList<QJsonObject> objects() const
    {
        QList<QJsonObject> all;
        const QList<QByteArray> lines = out.split('\n');
        for (const QByteArray &line : lines) {
            if (!line.isEmpty())
                all.append(QJsonDocument::fromJson(line).object());
        }
        return all;
    }
    QString told(const char *key) const
    {
        const auto all = objects();
        return all.isEmpty() ? QString() : all.last().value(QLatin1StringView(key)).toString();
    }
    QByteArray all() const { return QByteArray::number(code) + '\n' + out + '\n' + err; }
};

// One device: a profile of its own.
class Device
{
public:
    Device(QString url, QString profile)
        : m_url(std::move(url))
        , m_profile(std::move(profile))
    {
    }

    std::unique_ptr<QProcess> start(const QStringList &arguments, const QString &input = {}) const
    {
        auto process = std::make_unique<QProcess>();
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"DUNLIN_PASSWORD"_s, Password);
        environment.insert(u"QT_LOGGING_RULES"_s, u"dunlin.*=true"_s);
        process->setProcessEnvironment(environment);
        process->setProgram(qEnvironmentVariable("DUNLIN_BIN") + u"/dunlinctl"_s);
        process->setArguments(
            QStringList{u"--server"_s, m_url, u"--profile"_s, m_profile, u"--json"_s} + arguments);
        process->setStandardInputFile(input.isEmpty() ? QProcess::nullDevice() : input);
        process->start();
        process->waitForStarted();
        return process;
    }
    static Answer end(QProcess &process)
    {
        Answer answer;
        const bool isOver =
            process.state() == QProcess::NotRunning || process.waitForFinished(3 * PatienceMs);
        if (isOver && process.exitStatus() == QProcess::NormalExit)
            answer.code = process.exitCode();
        answer.out = process.readAllStandardOutput();
        answer.err = process.readAllStandardError();
        // What Qt has to say of us, such as a timer that stayed on another thread.
        if (answer.err.contains("warning default: "))
            answer.code = -2;
        return answer;
    }
    Answer run(const QStringList &arguments, const QString &input = {}) const
    {
        const auto process = start(arguments, input);
        return end(*process);
    }
    // What it reads there: texts as they are, "-" for what the program says in place of one.
    QStringList reads(const QString &channel) const
    {
        const Answer answer = run({u"history"_s, channel});
        if (answer.code != 0)
            return {QString::fromUtf8(answer.all())};
        QStringList texts;
        for (const QJsonObject &row : answer.objects()) {
            const bool isText = row.value("type"_L1) == "text"_L1;
            texts.append(isText ? row.value("content"_L1).toString() : u"-"_s);
        }
        return texts;
    }
    qint64 seqOf(const QString &channel, const QString &text) const
    {
        for (const QJsonObject &row : run({u"history"_s, channel}).objects()) {
            if (row.value("content"_L1).toString() == text)
                return row.value("seq"_L1).toInteger();
        }
        return 0;
    }
    // "emoji count" each.
    QStringList reactions(const QString &channel, qint64 seq) const
    {
        QStringList found;
        for (const QJsonObject &row : run({u"history"_s, channel}).objects()) {
            if (row.value("seq"_L1).toInteger() != seq)
                continue;
            for (const auto each : row.value("reactions"_L1).toArray())
                found.append(each.toObject().value("emoji"_L1).toString() + u' '
                             + QString::number(each.toObject().value("count"_L1).toInteger()));
        }
        return found;
    }
    QString profile() const { return m_profile; }

private:
    QString m_url;
    QString m_profile;
};

// The files below the folder that hold the text, in either of the ways in which a program may have written it.
inline QStringList filesWith(const QString &folder, const QByteArray &text)
{
    const QString wide = QString::fromLatin1(text);
    const QByteArray utf16(reinterpret_cast<const char *>(wide.utf16()), wide.size() * 2);
    QStringList found;
    QDirIterator files(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        if (!file.open(QIODevice::ReadOnly))
            continue;
        const QByteArray bytes = file.readAll();
        if (bytes.contains(text) || bytes.contains(utf16)
            || bytes.contains(text.toBase64().left(text.size())))
            found.append(file.fileName());
    }
    return found;
}

// Changes a byte of what the server keeps of a file that had so many bytes.
inline bool spoilFile(const QString &folder, qint64 size)
{
    bool isSpoilt = false;
    QDirIterator files(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        // Sealed, and a little longer; nothing else there has that size.
        if (file.size() < size || file.size() > size + size / 8
            || !file.setPermissions(file.permissions() | QFile::WriteOwner)
            || !file.open(QIODevice::ReadWrite) || !file.seek(size / 2))
            continue;
        char byte = 0;
        isSpoilt = file.getChar(&byte) && file.seek(size / 2) && file.putChar(char(byte ^ 1))
            && file.flush();
    }
    return isSpoilt;
}

// Tables of a PostgreSQL in which the text stands; "?" when that can't be found out.
inline QStringList tablesWith(const QString &url, const QByteArray &text)
{
    QStringList found;
    const QUrl address(url);
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(u"QPSQL"_s, u"canary"_s);
        database.setHostName(address.host());
        database.setPort(address.port(5432));
        database.setUserName(address.userName(QUrl::FullyDecoded));
        database.setPassword(address.password(QUrl::FullyDecoded));
        database.setDatabaseName(address.path().mid(1));
        if (!database.open())
            return {u"? "_s + database.lastError().text()};
        const QStringList tables = database.tables();
        if (tables.size() < 10)
            found.append(u"? tables"_s);
        for (const QString &table : tables) {
            QSqlQuery query(database);
            const bool asked = query.exec(
                u"SELECT count(*) FROM \"%1\" t WHERE t::text ILIKE '%%2%' OR t::text ILIKE '%%3%'"_s
                    .arg(table, QString::fromLatin1(text), QString::fromLatin1(text.toHex())));
            if (!asked || !query.next())
                found.append(u"? "_s + table);
            else if (query.value(0).toLongLong() > 0)
                found.append(table);
        }
    }
    QSqlDatabase::removeDatabase(u"canary"_s);
    return found;
}

} // namespace dunlin::test
