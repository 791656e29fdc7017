// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/redis_server.h"

#include <QElapsedTimer>
#include <QStandardPaths>
#include <QTcpServer>
#include <QTcpSocket>
#include <QThread>
#include <QUuid>

#include <csignal>

using namespace Qt::StringLiterals;

namespace dunlin::test {

namespace {

constexpr int StartMs = 20'000;

} // namespace

std::unique_ptr<RedisServer> RedisServer::start(QString *reason)
{
    auto server = std::unique_ptr<RedisServer>(new RedisServer);
    server->m_password = QUuid::createUuid().toString(QUuid::Id128);
    // Another program may take the port between asking and binding.
    for (int i = 0; i < 5; ++i) {
        QTcpServer probe;
        if (!probe.listen(QHostAddress::LocalHost))
            break;
        server->m_port = probe.serverPort();
        probe.close();
        if (server->launch())
            return server;
    }
    *reason = server->m_why;
    return nullptr;
}

RedisServer::~RedisServer()
{
    kill();
}

bool RedisServer::launch()
{
    const QString program = QStandardPaths::findExecutable(u"redis-server"_s);
    if (program.isEmpty()) {
        m_why = u"no redis-server on this machine (package redis-server)"_s;
        return false;
    }
    m_process.setWorkingDirectory(m_dir.path());
    m_process.setStandardOutputFile(m_dir.filePath(u"log"_s), QIODevice::Append);
    m_process.start(program,
                    {u"--bind"_s, u"127.0.0.1"_s, u"--port"_s, QString::number(m_port), u"--save"_s,
                     QString(), u"--appendonly"_s, u"no"_s, u"--requirepass"_s, m_password});
    QElapsedTimer time;
    time.start();
    while (time.elapsed() < StartMs) {
        if (m_process.state() == QProcess::NotRunning || m_process.waitForFinished(10)) {
            m_why = u"redis-server ended at once"_s;
            return false;
        }
        if (ask({u"PING"_s}) == u"PONG")
            return true;
    }
    m_why = u"redis-server did not answer in time"_s;
    return false;
}

QString RedisServer::url() const
{
    return u"redis://:%1@127.0.0.1:%2"_s.arg(m_password).arg(m_port);
}

void RedisServer::kill()
{
    if (m_process.state() == QProcess::NotRunning)
        return;
    m_process.kill();
    m_process.waitForFinished(10'000);
}

void RedisServer::freeze()
{
    ::kill(pid_t(m_process.processId()), SIGSTOP);
}

void RedisServer::thaw()
{
    ::kill(pid_t(m_process.processId()), SIGCONT);
}

bool RedisServer::restart()
{
    kill();
    return launch();
}

// Its protocol takes plain lines; no need of another program.
QString RedisServer::ask(const QStringList &words)
{
    QTcpSocket socket;
    socket.connectToHost(u"127.0.0.1"_s, m_port);
    if (!socket.waitForConnected(1000))
        return {};
    socket.write("AUTH " + m_password.toLatin1() + "\r\n" + words.join(u' ').toUtf8() + "\r\n");
    QByteArray answer;
    while (answer.count('\n') < 2 && socket.waitForReadyRead(1000))
        answer += socket.readAll();
    const QList<QByteArray> lines = answer.split('\n');
    return lines.size() < 2 ? QString() : QString::fromUtf8(lines[1].trimmed().mid(1));
}

} // namespace dunlin::test
