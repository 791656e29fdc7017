// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/test_server.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QRegularExpression>
#include <QThread>

#include <csignal>

using namespace Qt::StringLiterals;

namespace dunlin::test {

namespace {

constexpr int StartMs = 60'000;

} // namespace

QList<Database> availableDatabases()
{
    QList<Database> list{Database::Sqlite};
    if (!qEnvironmentVariable("DUNLIN_TEST_POSTGRES").isEmpty())
        list.append(Database::Postgres);
    return list;
}

const char *nameOf(Database database)
{
    return database == Database::Sqlite ? "sqlite" : "postgres";
}

TestServer::TestServer(const Options &options)
    : m_options(options)
{
}

TestServer::~TestServer()
{
    kill();
}

QString TestServer::program() const
{
    return m_options.program.isEmpty() ? qEnvironmentVariable("DUNLIN_BIN") + u"/dunlin-server"_s
                                       : m_options.program;
}

QStringList TestServer::commonArguments() const
{
    QStringList arguments{u"--data-dir"_s, m_dir.path()};
    if (m_database)
        arguments << u"--database"_s << m_database->url();
    else if (!m_options.sharedDatabase.isEmpty())
        arguments << u"--database"_s << m_options.sharedDatabase;
    return arguments;
}

QString TestServer::databaseUrl() const
{
    if (!m_options.sharedDatabase.isEmpty())
        return m_options.sharedDatabase;
    return m_database ? m_database->url() : u"sqlite:"_s + m_dir.filePath(u"dunlin.db"_s);
}

bool TestServer::prepare()
{
    if (m_options.database == Database::Postgres && !m_database
        && m_options.sharedDatabase.isEmpty()) {
        m_database = PostgresDatabase::create(m_options.postgresUrl.isEmpty()
                                                  ? qEnvironmentVariable("DUNLIN_TEST_POSTGRES")
                                                  : m_options.postgresUrl,
                                              &m_why);
        if (!m_database)
            return false;
    }
    return true;
}

bool TestServer::start()
{
    if (!prepare())
        return false;
    const QString portFile = m_dir.filePath(u"port"_s);
    QFile::remove(portFile);
    QStringList arguments = commonArguments();
    arguments << u"--port"_s << QString::number(m_port) << u"--port-file"_s << portFile
              << u"--registration"_s << m_options.registration << u"--rate-limits"_s
              << (m_options.rateLimits ? u"on"_s : u"off"_s) << m_options.arguments;
    m_process = std::make_unique<QProcess>();
    m_process->setStandardErrorFile(m_dir.filePath(u"server.log"_s), QIODevice::Append);
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    // Hundreds of sign-ups: the cheapest hash there is.
    environment.insert(u"DUNLIN_PASSWORD_MEMORY"_s, u"19"_s);
    for (auto it = m_options.environment.cbegin(); it != m_options.environment.cend(); ++it)
        environment.insert(it.key(), it.value());
    m_process->setProcessEnvironment(environment);
    if (m_options.listener < 0) {
        m_process->start(program(), arguments);
    } else {
        // Only the process itself knows the number that LISTEN_PID must have.
        const QString script =
            u"exec 3<&%1; LISTEN_FDS=1 LISTEN_PID=$$ exec \"$0\" \"$@\""_s.arg(m_options.listener);
        m_process->start(u"/bin/sh"_s, QStringList{u"-c"_s, script, program()} + arguments);
    }
    QElapsedTimer time;
    time.start();
    while (time.elapsed() < StartMs) {
        if (m_process->state() == QProcess::NotRunning
            && m_process->error() != QProcess::UnknownError) {
            m_why = program() + u": "_s + m_process->errorString();
            return false;
        }
        if (m_process->waitForFinished(10)) {
            m_why = u"the server ended with code %1: %2"_s.arg(m_process->exitCode())
                        .arg(log().right(2000));
            return false;
        }
        QFile file(portFile);
        if (file.open(QIODevice::ReadOnly)) {
            m_port = file.readAll().trimmed().toUShort();
            if (m_port != 0)
                return true;
        }
    }
    m_why = u"the server did not open its port in time: "_s + log().right(2000);
    return false;
}

void TestServer::terminate()
{
    if (isRunning())
        ::kill(pid_t(m_process->processId()), SIGTERM);
}

int TestServer::waitForEnd(int patienceMs)
{
    if (!m_process)
        return -1;
    if (m_process->state() != QProcess::NotRunning && !m_process->waitForFinished(patienceMs)) {
        kill();
        return -1;
    }
    output();
    return m_process->exitStatus() == QProcess::NormalExit ? m_process->exitCode() : -1;
}

int TestServer::stop(int patienceMs)
{
    terminate();
    return waitForEnd(patienceMs);
}

void TestServer::kill()
{
    if (!isRunning())
        return;
    m_process->kill();
    m_process->waitForFinished(10'000);
}

TestServer::Outcome TestServer::run(const QStringList &arguments)
{
    QProcess process;
    process.start(program(), arguments + commonArguments());
    if (!process.waitForFinished(60'000))
        return {};
    return {process.exitCode(), QString::fromUtf8(process.readAllStandardOutput()),
            QString::fromUtf8(process.readAllStandardError())};
}

QString TestServer::output()
{
    if (m_process) {
        m_process->waitForReadyRead(0);
        m_output += QString::fromUtf8(m_process->readAllStandardOutput());
    }
    return m_output;
}

QString TestServer::log() const
{
    QFile file(m_dir.filePath(u"server.log"_s));
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

QString TestServer::complaint() const
{
    constexpr qsizetype Shown = 8000;
    const QString text = log();
    static const QRegularExpression report(u"(ERROR: \\w+Sanitizer|runtime error:)"_s);
    const qsizetype at = text.indexOf(report);
    return at < 0 ? text.right(Shown) : text.mid(text.lastIndexOf(u'\n', at) + 1, Shown);
}

qint64 TestServer::residentKb() const
{
    QFile file(u"/proc/%1/status"_s.arg(processId()));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray &line : file.readAll().split('\n')) {
        if (line.startsWith("VmRSS:"))
            return line.mid(6).trimmed().split(' ').constFirst().toLongLong();
    }
    return 0;
}

} // namespace dunlin::test
