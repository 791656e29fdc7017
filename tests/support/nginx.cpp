// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/nginx.h"

#include <QElapsedTimer>
#include <QFile>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTcpServer>
#include <QTcpSocket>

#include <grp.h>
#include <pwd.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace dunlin::test {

namespace {

constexpr int StartMs = 20'000;

quint16 freePort()
{
    QTcpServer probe;
    return probe.listen(QHostAddress::LocalHost) ? probe.serverPort() : quint16(0);
}

QString siteOver(const QString &path, const QList<quint16> &servers, quint16 port)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QString text = QString::fromUtf8(file.readAll());
    // The second server only redirects.
    text = text.left(text.lastIndexOf(u"\nserver {"_s));
    QString all;
    for (const quint16 each : servers)
        all += u"    server 127.0.0.1:%1 max_fails=1 fail_timeout=1s;\n"_s.arg(each);
    text.replace(QRegularExpression(u"\\n +server 127.0.0.1:8470;\\n"_s), u'\n' + all);
    text.replace(QRegularExpression(u"listen 443[^;]*;"_s), u"listen 127.0.0.1:%1;"_s.arg(port));
    text.remove(QRegularExpression(u"listen \\[::\\]:443[^;]*;"_s));
    text.remove(QRegularExpression(u"ssl_certificate[^;]*;"_s));
    return text;
}

} // namespace

std::unique_ptr<Nginx> Nginx::start(const QString &site, const QList<quint16> &servers,
                                    QString *reason)
{
    QString program = QStandardPaths::findExecutable(u"nginx"_s);
    if (program.isEmpty())
        program = QStandardPaths::findExecutable(u"nginx"_s, {u"/usr/sbin"_s});
    if (program.isEmpty()) {
        *reason = u"no nginx on this machine (package nginx-light)"_s;
        return nullptr;
    }
    auto nginx = std::unique_ptr<Nginx>(new Nginx);
    nginx->m_port = freePort();
    const QString text = siteOver(site, servers, nginx->m_port);
    QFile conf(nginx->m_dir.filePath(u"nginx.conf"_s));
    if (text.isEmpty() || !conf.open(QIODevice::WriteOnly)) {
        *reason = u"no configuration for nginx"_s;
        return nullptr;
    }
    conf.write("daemon off;\nmaster_process off;\npid nginx.pid;\nerror_log stderr;\n"
               "events {}\nhttp {\naccess_log off;\nclient_body_temp_path b;\n"
               "proxy_temp_path p;\nfastcgi_temp_path f;\nuwsgi_temp_path u;\n"
               "scgi_temp_path s;\n"
               + text.toUtf8() + "\n}\n");
    conf.close();
    if (::getuid() == 0) {
        const passwd *nobody = ::getpwnam("nobody");
        if (!nobody) {
            *reason = u"no user nobody for nginx"_s;
            return nullptr;
        }
        const uid_t user = nobody->pw_uid;
        const gid_t group = nobody->pw_gid;
        for (const QString &each : {nginx->m_dir.path(), conf.fileName()}) {
            if (::chown(QFile::encodeName(each).constData(), user, group) != 0) {
                *reason = u"nginx cannot be given a folder"_s;
                return nullptr;
            }
        }
        nginx->m_process.setChildProcessModifier([user, group] {
            if (::setgroups(0, nullptr) != 0 || ::setgid(group) != 0 || ::setuid(user) != 0)
                ::_exit(1);
        });
    }
    nginx->m_process.setProcessChannelMode(QProcess::MergedChannels);
    nginx->m_process.start(
        program, {u"-p"_s, nginx->m_dir.path(), u"-c"_s, conf.fileName(), u"-e"_s, u"stderr"_s});
    QElapsedTimer time;
    time.start();
    while (time.elapsed() < StartMs) {
        if (nginx->m_process.state() == QProcess::NotRunning
            || nginx->m_process.waitForFinished(20))
            break;
        QTcpSocket socket;
        socket.connectToHost(u"127.0.0.1"_s, nginx->m_port);
        if (socket.waitForConnected(500))
            return nginx;
    }
    *reason = u"nginx did not start: "_s + QString::fromUtf8(nginx->m_process.readAll());
    return nullptr;
}

Nginx::~Nginx()
{
    m_process.terminate();
    if (!m_process.waitForFinished(10'000)) {
        m_process.kill();
        m_process.waitForFinished(10'000);
    }
}

} // namespace dunlin::test
