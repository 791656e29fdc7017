// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The daemon and the service manager that started it, played by the test.
#include "server/app/service_manager.h"
#include "tests/support/test_server.h"

#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QtTest>

#include <cstring>

#include <fcntl.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

using namespace dunlin::server;
using namespace dunlin::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int Patience = 60'000;

// What is told at NOTIFY_SOCKET.
class Manager
{
public:
    Manager()
    {
        m_path = m_dir.filePath(u"notify"_s);
        const QByteArray name = m_path.toLocal8Bit();
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        std::memcpy(address.sun_path, name.constData(),
                    size_t(qMin<qsizetype>(name.size(), sizeof address.sun_path - 1)));
        m_socket = ::socket(AF_UNIX, SOCK_DGRAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
        m_isOpen =
            ::bind(m_socket, reinterpret_cast<const sockaddr *>(&address), sizeof address) == 0;
    }
    ~Manager() { ::close(m_socket); }
    Q_DISABLE_COPY_MOVE(Manager)

    bool isOpen() const { return m_isOpen; }
    QString address() const { return m_path; }
    const QStringList &told()
    {
        char buffer[512];
        ssize_t length = 0;
        while ((length = ::recv(m_socket, buffer, sizeof buffer, 0)) > 0)
            m_told += QString::fromLatin1(buffer, length).split(u'\n', Qt::SkipEmptyParts);
        return m_told;
    }

private:
    QTemporaryDir m_dir;
    QString m_path;
    QStringList m_told;
    int m_socket = -1;
    bool m_isOpen = false;
};

QByteArray get(quint16 port)
{
    QTcpSocket socket;
    socket.connectToHost(u"127.0.0.1"_s, port);
    if (!socket.waitForConnected(Patience))
        return {};
    socket.write("GET /health/live HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    QByteArray answer;
    while (socket.waitForReadyRead(Patience))
        answer += socket.readAll();
    return answer;
}

} // namespace

class ServiceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void itSaysWhenItIsReadyAliveAndStopping()
    {
        Manager manager;
        QVERIFY(manager.isOpen());
        TestServer::Options options;
        options.environment = {{u"NOTIFY_SOCKET"_s, manager.address()},
                               {u"WATCHDOG_USEC"_s, u"100000"_s}};
        TestServer server(options);
        QVERIFY2(server.start(), qPrintable(server.why()));
        QTRY_VERIFY_WITH_TIMEOUT(manager.told().contains(u"READY=1"_s), Patience);
        QTRY_VERIFY_WITH_TIMEOUT(manager.told().count(u"WATCHDOG=1"_s) >= 3, Patience);
        QVERIFY(!manager.told().contains(u"STOPPING=1"_s));
        QCOMPARE(manager.told().first(), u"READY=1"_s);

        QCOMPARE(server.stop(), 0);
        QVERIFY(manager.told().contains(u"STOPPING=1"_s));
    }

    void withoutAWatchdogItIsQuiet()
    {
        Manager manager;
        TestServer::Options options;
        options.environment = {{u"NOTIFY_SOCKET"_s, manager.address()},
                               {u"WATCHDOG_USEC"_s, u"100000"_s},
                               {u"WATCHDOG_PID"_s, u"1"_s}}; // somebody else's
        TestServer server(options);
        QVERIFY2(server.start(), qPrintable(server.why()));
        QTRY_VERIFY_WITH_TIMEOUT(manager.told().contains(u"READY=1"_s), Patience);
        QCOMPARE(server.stop(), 0);
        QCOMPARE(manager.told(), (QStringList{u"READY=1"_s, u"STOPPING=1"_s}));
    }

    // Who connects before the daemon runs is answered once it does.
    void itServesTheSocketThatItIsGiven()
    {
        QTcpServer listener;
        QVERIFY(listener.listen(QHostAddress::LocalHost));
        listener.pauseAccepting();
        const int handed = ::dup(int(listener.socketDescriptor()));
        QVERIFY(handed >= 0);
        QTcpSocket early;
        early.connectToHost(u"127.0.0.1"_s, listener.serverPort());
        QVERIFY(early.waitForConnected(Patience));
        early.write("GET /health/live HTTP/1.1\r\nHost: x\r\n\r\n");

        TestServer::Options options;
        options.listener = handed;
        TestServer server(options);
        const bool started = server.start();
        ::close(handed);
        QVERIFY2(started, qPrintable(server.why()));
        QCOMPARE(server.port(), listener.serverPort());
        QTRY_VERIFY_WITH_TIMEOUT(early.bytesAvailable() > 0, Patience);
        QVERIFY(early.readAll().startsWith("HTTP/1.1 200"));
        QVERIFY(get(server.port()).startsWith("HTTP/1.1 200"));
        QCOMPARE(server.stop(), 0);
    }

    void socketsForSomebodyElseAreLeftAlone()
    {
        QProcessEnvironment environment;
        environment.insert(u"LISTEN_FDS"_s, u"1"_s);
        QCOMPARE(ServiceManager(environment).listeners(), QList<int>{});
        environment.insert(u"LISTEN_PID"_s, u"1"_s);
        QCOMPARE(ServiceManager(environment).listeners(), QList<int>{});
        environment.insert(u"LISTEN_PID"_s, QString::number(QCoreApplication::applicationPid()));
        environment.insert(u"LISTEN_FDS"_s, u"-5"_s);
        QCOMPARE(ServiceManager(environment).listeners(), QList<int>{});
    }
};

QTEST_GUILESS_MAIN(ServiceTest)
#include "tst_service.moc"
