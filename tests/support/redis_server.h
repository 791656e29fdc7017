// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A Redis of a test's own, on a free port of this machine and with a password; it keeps nothing on disk, so a restart
// forgets everything.
#pragma once

#include <QProcess>
#include <QTemporaryDir>

#include <memory>

namespace dunlin::test {

class RedisServer
{
public:
    // Null with a reason when there is no redis-server on this machine, or it does not start.
    static std::unique_ptr<RedisServer> start(QString *reason);
    ~RedisServer();

    // redis://:password@127.0.0.1:port
    QString url() const;
    // SIGKILL.
    void kill();
    // Keeps its connections and answers nothing, until thaw().
    void freeze();
    void thaw();
    // After kill(); same port.
    bool restart();
    // One command; the first line of the answer, without its sign.
    QString ask(const QStringList &words);

private:
    RedisServer() = default;
    bool launch();

    QTemporaryDir m_dir;
    QProcess m_process;
    quint16 m_port = 0;
    QString m_password;
    QString m_why;
};

} // namespace dunlin::test
