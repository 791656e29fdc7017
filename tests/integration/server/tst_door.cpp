// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The door against what no honest client sends: byte by byte, over plain sockets.
#include "tests/integration/server/server_test.h"
#include "tests/support/client_frame.h"

#include <QTcpSocket>

using namespace dunlin;
using namespace dunlin::test;
using namespace Qt::StringLiterals;

namespace {

// The status lines of everything that comes back until the server hangs up or is quiet.
struct Exchange {
    QList<int> statuses;
    QByteArray bytes;
    bool closed = false;
};

QList<int> statusesOf(const QByteArray &bytes)
{
    QList<int> list;
    for (qsizetype at = bytes.indexOf("HTTP/1.1 "); at >= 0;
         at = bytes.indexOf("HTTP/1.1 ", at + 1))
        list.append(bytes.mid(at + 9, 3).toInt());
    return list;
}

Exchange exchange(quint16 port, const QByteArray &bytes, qsizetype answers = 1,
                  int patienceMs = PatienceMs)
{
    QTcpSocket socket;
    socket.connectToHost(u"127.0.0.1"_s, port);
    if (!socket.waitForConnected())
        return {};
    socket.write(bytes);
    Exchange result;
    waitUntil(
        [&] {
            result.bytes += socket.readAll();
            result.closed = socket.state() == QAbstractSocket::UnconnectedState;
            return result.closed || statusesOf(result.bytes).size() >= answers;
        },
        patienceMs);
    // A moment more: for an answer that must not come.
    waitUntil(
        [&] {
            result.bytes += socket.readAll();
            result.closed = socket.state() == QAbstractSocket::UnconnectedState;
            return result.closed;
        },
        250);
    result.statuses = statusesOf(result.bytes);
    return result;
}

const QByteArray Live = "GET /health/live HTTP/1.1\r\nHost: x\r\n\r\n";

} // namespace

class DoorTest : public ServerTest
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        // AddressSanitizer, where there is one, keeps what was freed for a while: that is not the server's growth.
        qputenv("ASAN_OPTIONS", qgetenv("ASAN_OPTIONS") + ":quarantine_size_mb=1");
    }
    void init()
    {
        m_server = shared(Database::Sqlite);
        QVERIFY2(m_server, qPrintable(why()));
    }

    void requestsOfOneConnectionAreAnsweredInOrder()
    {
        const Exchange both =
            exchange(m_server->port(), Live + "GET /nowhere HTTP/1.1\r\nHost: x\r\n\r\n" + Live, 3);
        QCOMPARE(both.statuses, (QList<int>{200, 404, 200}));
        QVERIFY(!both.closed);
    }

    // A proxy keeps its connections, and takes one that has carried requests for an upgrade as well.
    void anUpgradeMayFollowRequests_data()
    {
        QTest::addColumn<int>("piece");
        QTest::newRow("at once") << 100'000;
        QTest::newRow("in pieces") << 100;
        QTest::newRow("byte by byte") << 1;
    }
    void anUpgradeMayFollowRequests()
    {
        QFETCH(int, piece);
        QTcpSocket socket;
        socket.connectToHost(u"127.0.0.1"_s, m_server->port());
        QVERIFY(socket.waitForConnected());
        socket.setSocketOption(QAbstractSocket::LowDelayOption, 1);
        const QByteArray bytes = Live + Live
            + "GET /hub HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
              "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n"
              "Sec-WebSocket-Protocol: dunlin.v1.json\r\n\r\n";
        for (qsizetype at = 0; at < bytes.size(); at += piece) {
            socket.write(bytes.mid(at, piece));
            socket.flush();
            waitUntil([] { return false; }, 1);
        }
        QByteArray heard;
        QVERIFY2(waitUntil([&] {
                     heard += socket.readAll();
                     return statusesOf(heard).size() >= 3;
                 }),
                 heard.constData());
        QCOMPARE(statusesOf(heard), (QList<int>{200, 200, 101}));
        // And it is a hub's: hello without a token is refused with the hub's own code.
        const QByteArray hello = encodeRequest(Encoding::Json, 1, {1, "hello"_L1}, "{}");
        socket.write(clientFrame(TextFrame, hello));
        QVERIFY(waitUntil([&] {
            heard += socket.readAll();
            return socket.state() == QAbstractSocket::UnconnectedState;
        }));
        QVERIFY2(heard.contains("\x11\x94"), heard.toHex().constData()); // 4500
    }

    // One request taken for two, or two for one: nothing of it gets through.
    void nothingIsSmuggled_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("status");
        const QByteArray post = "POST /api/v1/auth/login HTTP/1.1\r\nHost: x\r\n";
        QTest::newRow("length and chunked")
            << post + "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n" + Live
            << 411;
        QTest::newRow("chunked") << post + "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n" + Live
                                 << 411;
        QTest::newRow("two lengths")
            << post + "Content-Length: 0\r\nContent-Length: 40\r\n\r\n" + Live << 400;
        QTest::newRow("space before the colon")
            << post + "Content-Length : 40\r\n\r\n" + Live << 400;
        QTest::newRow("negative length") << post + "Content-Length: -1\r\n\r\n" + Live << 400;
        QTest::newRow("2^64") << post + "Content-Length: 18446744073709551616\r\n\r\n" + Live
                              << 400;
        QTest::newRow("150 fields")
            << post + QByteArray("X: 1\r\n").repeated(150) + "Content-Length: 40\r\n\r\n" + Live
            << 431;
        QTest::newRow("bare line feeds")
            << QByteArray("POST /x HTTP/1.1\nHost: x\nContent-Length: 40\n\n") + Live << 400;
        QTest::newRow("folded") << post + "X: 1\r\n Content-Length: 40\r\n\r\n" + Live << 400;
        QTest::newRow("no Host") << QByteArray("GET /health/live HTTP/1.1\r\n\r\n") + Live << 400;
        QTest::newRow("two Hosts")
            << QByteArray("GET /health/live HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n") + Live << 400;
        QTest::newRow("HTTP/9.9") << QByteArray("GET /health/live HTTP/9.9\r\nHost: x\r\n\r\n")
                + Live << 505;
        QTest::newRow("unknown method")
            << QByteArray("BREW /health/live HTTP/1.1\r\nHost: x\r\n\r\n") + Live << 405;
        QTest::newRow("hub without an upgrade")
            << QByteArray("GET /hub HTTP/1.1\r\nHost: x\r\n\r\n") + Live << 426;
        QTest::newRow("hub with a token")
            << QByteArray("GET /hub?access_token=x HTTP/1.1\r\nHost: x\r\nConnection: "
                          "Upgrade\r\nUpgrade: websocket\r\n\r\n")
                + Live
            << 401;
    }
    void nothingIsSmuggled()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(int, status);
        const Exchange alone = exchange(m_server->port(), bytes);
        QCOMPARE(alone.statuses, QList<int>{status});
        QVERIFY(alone.closed);
        // The same behind a good request on the same connection, in one piece and byte by byte.
        const Exchange behind = exchange(m_server->port(), Live + bytes, 2);
        QCOMPARE(behind.statuses, (QList<int>{200, status}));
        QVERIFY(behind.closed);
    }

    void headsAreJudgedHoweverTheyArrive()
    {
        QTcpSocket socket;
        socket.connectToHost(u"127.0.0.1"_s, m_server->port());
        QVERIFY(socket.waitForConnected());
        QByteArray got;
        const auto feed = [&](const QByteArray &bytes) {
            for (const char each : bytes) {
                socket.write(&each, 1);
                socket.flush();
                waitUntil([] { return false; }, 2);
            }
        };
        const auto statuses = [&](qsizetype count) {
            waitUntil([&] {
                got += socket.readAll();
                return statusesOf(got).size() >= count;
            });
            return statusesOf(got);
        };
        feed(Live);
        QCOMPARE(statuses(1), QList<int>{200});
        feed("POST /api/v1/auth/login HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\n{}");
        QCOMPARE(statuses(2), (QList<int>{200, 400}));
        // A body may look like a request: it is none.
        feed("POST /api/v1/auth/login HTTP/1.1\r\nHost: x\r\nContent-Length: "
             + QByteArray::number(Live.size()) + "\r\n\r\n" + Live);
        QCOMPARE(statuses(3), (QList<int>{200, 400, 400}));
        feed("GET /health/live HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n");
        QCOMPARE(statuses(4), (QList<int>{200, 400, 400, 400}));
        QVERIFY(waitUntil([&] {
            socket.readAll();
            return socket.state() == QAbstractSocket::UnconnectedState;
        }));
        QCOMPARE(statusesOf(got).size(), 4);
    }

    void largeBodiesAreRefusedBeforeTheyCome()
    {
        const Exchange refused = exchange(
            m_server->port(),
            "POST /api/v1/auth/login HTTP/1.1\r\nHost: x\r\nContent-Length: 300000000\r\n\r\n");
        QCOMPARE(refused.statuses, QList<int>{413});
        // A batch right below the limit is read and judged.
        const QByteArray body(1024 * 1024, ' ');
        const Exchange read =
            exchange(m_server->port(),
                     "POST /api/v1/auth/login HTTP/1.1\r\nHost: x\r\nContent-Length: "
                         + QByteArray::number(body.size()) + "\r\n\r\n" + body);
        QCOMPARE(read.statuses, QList<int>{400});
    }

    void connectionsAreClosedWhenAsked()
    {
        const Exchange closed = exchange(
            m_server->port(), "GET /health/live HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
        QCOMPARE(closed.statuses, QList<int>{200});
        QVERIFY(closed.closed);
        QVERIFY(closed.bytes.contains("Connection: close"));
        const Exchange old = exchange(m_server->port(), "GET /health/live HTTP/1.0\r\n\r\n");
        QCOMPARE(old.statuses, QList<int>{200});
        QVERIFY(old.closed);
    }

    void headHasNoBodyAndOptionsNamesTheMethods()
    {
        const Exchange head =
            exchange(m_server->port(), "HEAD /health/live HTTP/1.1\r\nHost: x\r\n\r\n" + Live, 2);
        QCOMPARE(head.statuses, (QList<int>{200, 200}));
        QVERIFY(head.bytes.contains("Content-Length: 15\r\n"));
        QCOMPARE(head.bytes.count("{\"status\""), 1);
        const Exchange options =
            exchange(m_server->port(), "OPTIONS /api/v1/users/me HTTP/1.1\r\nHost: x\r\n\r\n");
        QCOMPARE(options.statuses, QList<int>{204});
        QVERIFY(options.bytes.contains("Allow: GET, PATCH, DELETE, HEAD, OPTIONS"));
    }

    void theAnswerToContinueComesFirst()
    {
        const Exchange asked = exchange(m_server->port(),
                                        "POST /api/v1/auth/login HTTP/1.1\r\nHost: x\r\nExpect: "
                                        "100-continue\r\nContent-Length: 2\r\n\r\n{}",
                                        2);
        QCOMPARE(asked.statuses, (QList<int>{100, 400}));
    }

    // The answer to someone who has left goes nowhere, and hurts nobody.
    void whoLeavesBeforeTheAnswerHurtsNobody()
    {
        Actor alice(m_server->url(), fresh(u"alice"_s));
        const QByteArray body = toJson([&] {
            wire::Login login;
            login.username = alice.name;
            login.password = u"wrong password"_s;
            return login;
        }());
        for (int i = 0; i < 60; ++i) {
            QTcpSocket socket;
            socket.connectToHost(u"127.0.0.1"_s, m_server->port());
            QVERIFY(socket.waitForConnected());
            socket.write("POST /api/v1/auth/login HTTP/1.1\r\nHost: x\r\nContent-Length: "
                         + QByteArray::number(body.size()) + "\r\n\r\n" + body);
            QVERIFY(socket.waitForBytesWritten());
            socket.abort();
        }
        QVERIFY(waitUntil([&] { return alice.rest.call(wire::http::me).ok(); }));
        QVERIFY(m_server->isRunning());
    }

    void silentAndSlowConnectionsAreCut()
    {
        QTcpSocket silent, slow;
        for (QTcpSocket *each : {&silent, &slow}) {
            each->connectToHost(u"127.0.0.1"_s, m_server->port());
            QVERIFY(each->waitForConnected());
        }
        QElapsedTimer time;
        time.start();
        // A byte now and then buys no time.
        QVERIFY(waitUntil(
            [&] {
                slow.write("X");
                slow.flush();
                waitUntil([] { return false; }, 200);
                slow.readAll();
                return silent.state() == QAbstractSocket::UnconnectedState
                    && slow.state() == QAbstractSocket::UnconnectedState;
            },
            40'000));
        QVERIFY(time.elapsed() > 5000);
    }

    // Against a server of its own: where passwords are hashed, 20 MB each come and go.
    void anEndlessHeadTakesNoMemory()
    {
        TestServer server{TestServer::Options()};
        QVERIFY2(server.start(), qPrintable(server.why()));
        const auto offer = [&server](int pieces) {
            QTcpSocket socket;
            socket.connectToHost(u"127.0.0.1"_s, server.port());
            QVERIFY(socket.waitForConnected());
            socket.write("GET /");
            for (int i = 0; i < pieces && socket.state() == QAbstractSocket::ConnectedState; ++i) {
                socket.write(QByteArray(64 * 1024, 'x'));
                socket.waitForBytesWritten(50);
            }
        };
        // What a refusal takes the first time is no head that is kept.
        offer(1);
        QCOMPARE(exchange(server.port(), Live).statuses, QList<int>{200});
        const qint64 before = server.residentKb();
        offer(300);
        QVERIFY(server.residentKb() - before < 8 * 1024);
        QCOMPARE(exchange(server.port(), Live).statuses, QList<int>{200});
    }

    void operationsPagesAnswer()
    {
        RestClient rest(m_server->url());
        const HttpResult health = rest.raw("GET", u"/health"_s);
        QCOMPARE(health.status, 200);
        QCOMPARE(health.json().value("status"_L1).toString(), u"ok"_s);
        QCOMPARE(health.json().value("components"_L1).toObject().value("database"_L1).toString(),
                 u"ok"_s);
        QCOMPARE(rest.raw("GET", u"/health/live"_s).status, 200);
        QCOMPARE(rest.raw("GET", u"/health/ready"_s).status, 200);
        QVERIFY(rest.raw("GET", u"/metrics"_s).body.contains("dunlin_connections"));
        QCOMPARE(health.headers.value("x-content-type-options"), QByteArray("nosniff"));
        QCOMPARE(rest.raw("POST", u"/health"_s).status, 405);
        QCOMPARE(rest.raw("GET", u"/"_s).status, 404);
        QCOMPARE(rest.raw("GET", u"/api/v1"_s).status, 404);
    }

private:
    TestServer *m_server = nullptr;
};

QTEST_GUILESS_MAIN(DoorTest)
#include "tst_door.moc"
