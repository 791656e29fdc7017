// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// dunlinctl as a script calls it, and a server of its own for every test.
#pragma once

#include "tests/support/test_client.h"
#include "tests/support/test_server.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
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

// One person at a command line: a profile of their own.
class Shell
{
public:
    Shell(QString url, QString profile)
        : m_url(std::move(url))
        , m_profile(std::move(profile))
    {
    }

    std::unique_ptr<QProcess> start(const QStringList &arguments, const QString &input = {}) const
    {
        auto process = std::make_unique<QProcess>();
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"DUNLIN_PASSWORD"_s, Password);
        if (!totp.isEmpty())
            environment.insert(u"DUNLIN_TOTP"_s, totp);
        process->setProcessEnvironment(environment);
        process->setProgram(qEnvironmentVariable("DUNLIN_BIN") + u"/dunlinctl"_s);
        process->setArguments(
            QStringList{u"--server"_s, m_url, u"--profile"_s, m_profile, u"--json"_s} + arguments);
        process->setStandardInputFile(input.isEmpty() ? QProcess::nullDevice() : input);
        process->start();
        process->waitForStarted();
        return process;
    }
    static Answer end(QProcess &process, int patienceMs = 3 * PatienceMs)
    {
        Answer answer;
        if (process.waitForFinished(patienceMs) && process.exitStatus() == QProcess::NormalExit)
            answer.code = process.exitCode();
        answer.out = process.readAllStandardOutput();
        answer.err = process.readAllStandardError();
        // What Qt has to say of us, such as a timer that stayed on another thread.
        if (answer.err.contains("warning default: "))
            answer.code = -2;
        return answer;
    }
    Answer run(const QStringList &arguments, const QString &input = {},
               int patienceMs = 3 * PatienceMs) const
    {
        const auto process = start(arguments, input);
        return end(*process, patienceMs);
    }

    QString totp; // of the variable, when it is not empty

private:
    QString m_url;
    QString m_profile;
};

inline bool writeFile(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
}

inline QStringList textsOf(const QList<QJsonObject> &rows)
{
    QStringList texts;
    for (const QJsonObject &row : rows) {
        if (row.value("type"_L1) == "text"_L1)
            texts.append(row.value("content"_L1).toString());
    }
    return texts;
}

class CtlBench : public QObject
{
protected:
    static void databases()
    {
        QTest::addColumn<int>("database");
        QTest::newRow("sqlite") << int(Database::Sqlite);
        QTest::newRow("postgres") << int(Database::Postgres);
    }
    // By the row of the test.
    void begin()
    {
        const QByteArray row = QTest::currentDataTag();
        TestServer::Options options;
        options.database = row == "postgres" ? Database::Postgres : Database::Sqlite;
        if (!availableDatabases().contains(options.database))
            QSKIP("DUNLIN_TEST_POSTGRES names no PostgreSQL server");
        m_server = std::make_unique<TestServer>(options);
        QVERIFY2(m_server->start(), qPrintable(m_server->why()));
    }
    void end() { m_server.reset(); }
    Shell person(const QString &name) const
    {
        return {m_server->url(), m_server->dataDir() + u"/profile-"_s + name};
    }

    std::unique_ptr<TestServer> m_server;
};

} // namespace dunlin::test
