// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A real dunlin-server: the program of this build (DUNLIN_BIN) in a process of its own, on a free port, with data of
// its own that outlives stop() and kill(). Errors are sentences for a test's failure message.
#pragma once

#include "tests/support/postgres_database.h"

#include <QHash>
#include <QProcess>
#include <QTemporaryDir>
#include <QUrl>

#include <memory>

namespace dunlin::test {

enum class Database { Sqlite, Postgres };

// "sqlite" and, when DUNLIN_TEST_POSTGRES says where, "postgres": rows of a data-driven test.
QList<Database> availableDatabases();
const char *nameOf(Database database);

class TestServer
{
public:
    struct Options {
        Database database = Database::Sqlite;
        QString registration = QStringLiteral("open");
        QStringList arguments; // added to the command line
        bool rateLimits = false;
        QHash<QString, QString> environment; // added to the environment
        int listener = -1;                   // a listening socket that is handed to it
        // Of a PostgreSQL that is not DUNLIN_TEST_POSTGRES.
        QString postgresUrl;
        // The database of another server, of which this one is a further node.
        QString sharedDatabase;
        // Another build of the server than that of DUNLIN_BIN.
        QString program;
    };

    explicit TestServer(const Options &options);
    ~TestServer();

    // Makes its database, so that run() has one before the first start().
    bool prepare();
    // True once connections are accepted. Again after stop() or kill(): same data, same port.
    bool start();
    // From the next start() on.
    void setArguments(const QStringList &arguments) { m_options.arguments = arguments; }
    // SIGTERM; the exit code, or -1 when it had to be killed.
    int stop(int patienceMs = 15'000);
    void terminate(); // SIGTERM without waiting
    int waitForEnd(int patienceMs = 15'000);
    // SIGKILL, as a power cut would.
    void kill();
    // Runs another command of the program on the same data.
    struct Outcome {
        int code = -1;
        QString output;
        QString errors;
    };
    Outcome run(const QStringList &arguments);

    bool isRunning() const { return m_process && m_process->state() == QProcess::Running; }
    qint64 processId() const { return m_process ? m_process->processId() : 0; }
    // Memory that the process holds, in KiB; 0 where the system does not tell.
    qint64 residentKb() const;
    quint16 port() const { return m_port; }
    QString url() const { return QStringLiteral("http://127.0.0.1:%1").arg(m_port); }
    QString dataDir() const { return m_dir.path(); }
    // As --database takes it; of a PostgreSQL from the first start() on.
    QString databaseUrl() const;
    // What it printed for scripts.
    QString output();
    QString log() const;
    // What a sanitizer says in the log, or the log's end: for a test that failed.
    QString complaint() const;
    QString why() const { return m_why; }

private:
    QString program() const;
    QStringList commonArguments() const;

    Options m_options;
    QTemporaryDir m_dir;
    std::unique_ptr<PostgresDatabase> m_database;
    std::unique_ptr<QProcess> m_process;
    QString m_output;
    QString m_why;
    quint16 m_port = 0;
};

} // namespace dunlin::test
