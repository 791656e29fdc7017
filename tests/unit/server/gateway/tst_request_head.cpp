// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/gateway/request_head.h"

#include <QtTest>

using namespace dunlin::server;

namespace {

const HeadLimits Limits;

// What a request is answered with: 0 when it is let through, -1 when more of it is awaited.
int judge(const QByteArray &bytes)
{
    const auto found = findHeadEnd(bytes, Limits);
    if (const auto *refusal = std::get_if<HeadRefusal>(&found))
        return refusal->status;
    const auto end = std::get<std::optional<qsizetype>>(found);
    if (!end)
        return -1;
    const auto judged = judgeHead(QByteArrayView(bytes).first(*end), Limits);
    if (const auto *refusal = std::get_if<HeadRefusal>(&judged))
        return refusal->status;
    return 0;
}

QByteArray get(const QByteArray &fields)
{
    return "GET / HTTP/1.1\r\nHost: a\r\n" + fields + "\r\n";
}

} // namespace

class RequestHeadTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void lawfulRequestsPass_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("plain") << get({});
        QTest::newRow("body") << QByteArray(
            "POST /x HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nhello");
        QTest::newRow("query") << QByteArray("GET /a?b=c&d HTTP/1.1\r\nhost:a\r\n\r\n");
        QTest::newRow("HTTP/1.0 without Host") << QByteArray("GET / HTTP/1.0\r\n\r\n");
        QTest::newRow("percent") << QByteArray("DELETE /%F0%9F%98%80 HTTP/1.1\r\nHost: a\r\n\r\n");
        QTest::newRow("high bytes in a value") << get("X-Name: Z\xc3\xbcrich\r\n");
        QTest::newRow("64 fields") << get(QByteArray("X: 1\r\n").repeated(63));
    }
    void lawfulRequestsPass()
    {
        QFETCH(QByteArray, bytes);
        QCOMPARE(judge(bytes), 0);
    }

    void everythingElseIsRefused_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("status");
        QTest::newRow("no Host") << QByteArray("GET / HTTP/1.1\r\n\r\n") << 400;
        QTest::newRow("two Hosts") << get("Host: b\r\n") << 400;
        QTest::newRow("bare line feeds") << QByteArray("GET / HTTP/1.1\nHost: a\n\n") << 400;
        QTest::newRow("one bare line feed") << get("X: 1\n") << 400;
        QTest::newRow("bare carriage return") << get("X: 1\rY: 2\r\n") << 400;
        QTest::newRow("zero byte") << get(QByteArray("X: \0\r\n", 6)) << 400;
        QTest::newRow("obsolete folding") << get("X: 1\r\n 2\r\n") << 400;
        QTest::newRow("space before colon") << get("Content-Length : 3\r\n") << 400;
        QTest::newRow("no colon") << get("nonsense\r\n") << 400;
        QTest::newRow("empty name") << get(": x\r\n") << 400;
        QTest::newRow("two lengths") << get("Content-Length: 3\r\nContent-Length: 3\r\n") << 400;
        QTest::newRow("two lengths in one") << get("Content-Length: 3, 3\r\n") << 400;
        QTest::newRow("negative length") << get("Content-Length: -1\r\n") << 400;
        QTest::newRow("signed length") << get("Content-Length: +3\r\n") << 400;
        QTest::newRow("hex length") << get("Content-Length: 0x3\r\n") << 400;
        QTest::newRow("empty length") << get("Content-Length:\r\n") << 400;
        QTest::newRow("2^63") << get("Content-Length: 9223372036854775808\r\n") << 400;
        QTest::newRow("chunked") << get("Transfer-Encoding: chunked\r\n") << 411;
        QTest::newRow("length and chunked")
            << get("Content-Length: 3\r\nTransfer-Encoding: chunked\r\n") << 411;
        QTest::newRow("odd coding") << get("Transfer-Encoding: identity\r\n") << 411;
        QTest::newRow("body over the limit") << get("Content-Length: 1048577\r\n") << 413;
        QTest::newRow("65 fields") << get(QByteArray("X: 1\r\n").repeated(64)) << 431;
        QTest::newRow("head over the limit")
            << get("X: " + QByteArray(16 * 1024, 'x') + "\r\n") << 431;
        QTest::newRow("endless head") << "GET /" + QByteArray(20'000, 'x') << 431;
        QTest::newRow("long target")
            << "GET /" + QByteArray(9000, 'x') + " HTTP/1.1\r\nHost: a\r\n\r\n"
            << 400;
        QTest::newRow("HTTP/9.9") << QByteArray("GET / HTTP/9.9\r\nHost: a\r\n\r\n") << 505;
        QTest::newRow("HTTP/2 preface") << QByteArray("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n") << 505;
        QTest::newRow("no version") << QByteArray("GET /\r\n\r\n") << 400;
        QTest::newRow("two spaces") << QByteArray("GET  / HTTP/1.1\r\nHost: a\r\n\r\n") << 400;
        QTest::newRow("tab in the line") << QByteArray("GET\t/ HTTP/1.1\r\nHost: a\r\n\r\n") << 400;
        QTest::newRow("unknown method")
            << QByteArray("BREW /pot HTTP/1.1\r\nHost: a\r\n\r\n") << 405;
        QTest::newRow("lower case method")
            << QByteArray("get / HTTP/1.1\r\nHost: a\r\n\r\n") << 405;
        QTest::newRow("CONNECT") << QByteArray("CONNECT a:443 HTTP/1.1\r\nHost: a\r\n\r\n") << 405;
        QTest::newRow("TRACE") << QByteArray("TRACE / HTTP/1.1\r\nHost: a\r\n\r\n") << 405;
        QTest::newRow("absolute target")
            << QByteArray("GET http://a/ HTTP/1.1\r\nHost: a\r\n\r\n") << 400;
        QTest::newRow("two slashes") << QByteArray("GET //a/b HTTP/1.1\r\nHost: a\r\n\r\n") << 400;
        QTest::newRow("high byte in the target")
            << QByteArray("GET /\xff HTTP/1.1\r\nHost: a\r\n\r\n") << 400;
        QTest::newRow("empty line first")
            << QByteArray("\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n") << 400;
        QTest::newRow("TLS hello") << QByteArray("\x16\x03\x01\x02\x00\x01\x00\x01", 8) << 400;
        QTest::newRow("unknown expectation") << get("Expect: wonders\r\n") << 417;
        QTest::newRow("upgrade with a body")
            << get("Connection: Upgrade\r\nUpgrade: websocket\r\nContent-Length: 3\r\n") << 400;
    }
    void everythingElseIsRefused()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(int, status);
        QCOMPARE(judge(bytes), status);
    }

    void everyBeginningOfALawfulHeadIsAwaited()
    {
        const QByteArray whole = get("X: 1\r\n");
        for (qsizetype i = 0; i < whole.size(); ++i)
            QCOMPARE(judge(whole.left(i)), -1);
    }

    void theHeadSaysWhatIsAsked()
    {
        const QByteArray bytes = get("Connection: keep-alive, Upgrade\r\nUpgrade: "
                                     "WebSocket\r\nSec-WebSocket-Protocol: a, dunlin.v1.cbor\r\n");
        const auto head = std::get<RequestHead>(judgeHead(bytes, Limits));
        QVERIFY(head.wantsWebSocket);
        QVERIFY(!head.closes);
        QCOMPARE(head.subprotocols, (QList<QByteArray>{"a", "dunlin.v1.cbor"}));
        QVERIFY(std::get<RequestHead>(judgeHead(get("Connection: close\r\n"), Limits)).closes);
    }

    void aTokenInTheQueryIsSeen_data()
    {
        QTest::addColumn<QByteArray>("target");
        QTest::addColumn<bool>("seen");
        QTest::newRow("none") << QByteArray("/users?query=token&limit=3") << false;
        QTest::newRow("no query") << QByteArray("/access_token=x") << false;
        QTest::newRow("access_token") << QByteArray("/users?limit=3&access_token=x") << true;
        QTest::newRow("upper case") << QByteArray("/users?Access_Token=x") << true;
        QTest::newRow("encoded name") << QByteArray("/users?%61ccess_token=x") << true;
        QTest::newRow("token") << QByteArray("/hub?token=x") << true;
        QTest::newRow("ticket") << QByteArray("/hub?ticket=x") << true;
        QTest::newRow("a JWT by another name") << QByteArray("/hub?t=eyJh.eyJz.c2ln") << true;
    }
    void aTokenInTheQueryIsSeen()
    {
        QFETCH(QByteArray, target);
        QFETCH(bool, seen);
        QCOMPARE(hasTokenInQuery(target), seen);
    }
};

QTEST_APPLESS_MAIN(RequestHeadTest)
#include "tst_request_head.moc"
