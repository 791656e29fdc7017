// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Hub connections that mean harm: the server's memory stays where it is, and the others notice nothing.
#include "tests/integration/server/server_test.h"
#include "tests/support/client_frame.h"

#include <QTcpSocket>

using namespace dunlin;
using namespace dunlin::test;
using namespace Qt::StringLiterals;

namespace {

#if defined(__has_feature)
#if __has_feature(address_sanitizer)
#define DUNLIN_UNDER_ASAN
#endif
#endif
#ifdef DUNLIN_UNDER_ASAN
// Its allocator rounds up, and puts a wall around everything.
constexpr qint64 MostGrowthKb = 20 * 1024;
#else
constexpr qint64 MostGrowthKb = 5 * 1024;
#endif
// What the server says it holds. Somebody who doesn't read doesn't see the end of their connection.
int connections(RestClient &rest)
{
    const QByteArray text = rest.raw("GET", u"/metrics"_s).body;
    const QByteArray name = "\ndunlin_connections ";
    const qsizetype at = text.indexOf(name);
    return at < 0 ? -1 : text.mid(at + name.size()).split('\n').constFirst().toInt();
}

// A hub connection without a WebSocket library in the way.
class RawHub
{
public:
    RawHub(quint16 port, const QString &token)
    {
        m_socket.setReadBufferSize(64 * 1024);
        m_socket.connectToHost(u"127.0.0.1"_s, port);
        if (!m_socket.waitForConnected())
            return;
        // Little room on the way: one that doesn't read stands in the way soon.
        m_socket.setSocketOption(QAbstractSocket::ReceiveBufferSizeSocketOption, 16 * 1024);
        m_socket.write(
            "GET /hub HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n"
            "Sec-WebSocket-Protocol: dunlin.v1.json\r\n\r\n");
        if (!waitUntil([&] { return m_socket.bytesAvailable() > 0; }))
            return;
        if (!m_socket.readAll().startsWith("HTTP/1.1 101"))
            return;
        m_socket.write(clientFrame(TextFrame,
                                   encodeRequest(Encoding::Json, 1, {1, "hello"_L1},
                                                 "{\"token\":\"" + token.toLatin1() + "\"}")));
        QByteArray answer;
        waitUntil([&] {
            answer += m_socket.readAll();
            return answer.contains("serverTime");
        });
        m_isLive = answer.contains("serverTime");
    }
    bool isLive() const { return m_isLive; }
    bool isOpen() const { return m_socket.state() == QAbstractSocket::ConnectedState; }
    QTcpSocket &socket() { return m_socket; }

private:
    QTcpSocket m_socket;
    bool m_isLive = false;
};

} // namespace

class AttackTest : public ServerTest
{
    Q_OBJECT

    TestServer *m_server = nullptr;

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

    // Each ping has an answer that nobody takes.
    void whoPingsAndNeverReadsIsCutOff()
    {
        Actor good(m_server->url(), fresh(u"good"_s));
        good.connectHub(Encoding::Cbor);
        Actor bad(m_server->url(), fresh(u"bad"_s));
        RawHub raw(m_server->port(), bad.me.token());
        QVERIFY(raw.isLive());
        const qint64 before = m_server->residentKb();
        QByteArray pings;
        for (int i = 0; i < 500; ++i)
            pings += clientFrame(PingFrame, QByteArray(125, 'p'));

        qint64 most = before;
        for (int i = 0; i < 3000 && raw.isOpen(); ++i) {
            raw.socket().write(pings);
            if (i % 20 == 0)
                most = qMax(most, m_server->residentKb());
            waitUntil([&] { return raw.socket().bytesToWrite() < 1024 * 1024 || !raw.isOpen(); });
        }

        QVERIFY(!raw.isOpen());
        QVERIFY2(most - before < MostGrowthKb, qPrintable(QString::number(most - before)));
        const ChannelId channel = good.makeChannel(u"geese"_s);
        VERIFY_OK(good.say(channel, u"still here"_s));
    }

    void aHugeFrameIsRefusedAtItsHead()
    {
        Actor bad(m_server->url(), fresh(u"bad"_s));
        RawHub raw(m_server->port(), bad.me.token());
        QVERIFY(raw.isLive());
        const qint64 before = m_server->residentKb();
        // 1 GiB is announced.
        raw.socket().write(QByteArray::fromHex("82ff0000000040000000") + QByteArray(4, '\0'));
        for (int i = 0; i < 200 && raw.isOpen(); ++i) {
            raw.socket().write(QByteArray(256 * 1024, 'x'));
            waitUntil([&] { return raw.socket().bytesToWrite() < 1024 * 1024 || !raw.isOpen(); });
        }
        QTRY_VERIFY_WITH_TIMEOUT(!raw.isOpen(), PatienceMs);
        QVERIFY2(m_server->residentKb() - before < MostGrowthKb,
                 qPrintable(QString::number(m_server->residentKb() - before)));
    }

    void aFrameThatIsNotMaskedEndsTheConnection_data()
    {
        QTest::addColumn<bool>("inPieces");
        QTest::newRow("at once") << false;
        QTest::newRow("byte by byte") << true;
    }
    void aFrameThatIsNotMaskedEndsTheConnection()
    {
        QFETCH(bool, inPieces);
        Actor bad(m_server->url(), fresh(u"bad"_s));
        const ChannelId channel = bad.makeChannel(u"geese"_s);
        RawHub raw(m_server->port(), bad.me.token());
        QVERIFY(raw.isLive());
        const auto message = [&](qint64 id, const QString &text) {
            return encodeRequest(Encoding::Json, id, {0, "message.send"_L1},
                                 toJson(Actor::message(channel, text)));
        };
        // A lawful one before it, so that the bytes of both come in one.
        const QByteArray unmasked = message(3, u"unlawful"_s);
        QByteArray bytes = clientFrame(TextFrame, message(2, u"lawful"_s));
        bytes += QByteArray(1, char(0x81)) + char(126) + char(unmasked.size() >> 8)
            + char(unmasked.size()) + unmasked;
        // In pieces to where it is seen to be unlawful: whoever writes to a connection that is closed may lose what it said.
        if (inPieces)
            bytes.chop(unmasked.size() + 2);
        for (qsizetype at = 0; at < bytes.size(); at += inPieces ? 1 : bytes.size()) {
            raw.socket().write(bytes.mid(at, inPieces ? 1 : -1));
            raw.socket().flush();
        }
        QByteArray heard;
        QVERIFY(waitUntil([&] {
            heard += raw.socket().readAll();
            return !raw.isOpen();
        }));
        heard += raw.socket().readAll();
        // 1002, and only what came before was done.
        QVERIFY2(heard.contains("\x03\xea"), heard.toHex().constData());
        const auto page = bad.rest.call(wire::http::messages, {channel.toText()});
        VERIFY_OK(page);
        for (const auto &each : page->messages)
            QVERIFY(each.content != "unlawful"_L1);
    }

    // Those who do not read what a busy channel says are sent away; who reads gets everything.
    void stalledReadersCostTheOthersNothing()
    {
        Actor good(m_server->url(), fresh(u"good"_s));
        good.connectHub(Encoding::Cbor);
        Actor bad(m_server->url(), fresh(u"bad"_s));
        const ChannelId channel = good.makeChannel(u"busy"_s, true, {bad.id()});
        RawHub raw(m_server->port(), bad.me.token());
        QVERIFY(raw.isLive());
        const QString text(8000, u'w');
        int said = 0;
        const int before = connections(good.rest);
        while (said < 4000 && connections(good.rest) == before) {
            QList<qint64> asked;
            for (int i = 0; i < 50; ++i)
                asked.append(good.hub->send(wire::op::messageSend, Actor::message(channel, text)));
            for (const qint64 each : std::as_const(asked))
                VERIFY_OK(good.hub->answerTo<wire::SendReply>(each));
            said += 50;
        }
        QTRY_COMPARE_WITH_TIMEOUT(connections(good.rest), before - 1, PatienceMs);
        QVERIFY(good.hub->waitForEvents(wire::event::message, said));
        QCOMPARE(good.hub->events(wire::event::message).size(), said);
    }
};

QTEST_GUILESS_MAIN(AttackTest)
#include "tst_attacks.moc"
