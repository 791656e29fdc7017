// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Several I/O threads: people on different ones notice nothing of it. Connections are placed in turn, so of four one
// after the other each has a thread to itself.
#include "tests/integration/server/server_test.h"

#include <QTcpSocket>

#include <csignal>

using namespace dunlin;
using namespace dunlin::test;
using namespace Qt::StringLiterals;

class WorkersTest : public ServerTest
{
    Q_OBJECT

    static TestServer::Options threads(int count, const QStringList &more = {})
    {
        TestServer::Options options;
        options.arguments = QStringList{u"--workers"_s, QString::number(count)} + more;
        return options;
    }
    static qint64 figure(RestClient &rest, const QByteArray &name)
    {
        const QByteArray text = '\n' + rest.raw("GET", u"/metrics"_s).body;
        const qsizetype at = text.indexOf('\n' + name + ' ');
        return at < 0 ? -1 : text.mid(at + name.size() + 2).split('\n').constFirst().toLongLong();
    }
    static bool threadsAreRunning(const TestServer &server, int count)
    {
        int found = 0;
        const QDir tasks(u"/proc/%1/task"_s.arg(server.processId()));
        for (const QString &each : tasks.entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
            QFile name(tasks.filePath(each + u"/comm"_s));
            if (name.open(QIODevice::ReadOnly) && name.readAll().startsWith("dunlin-io"))
                ++found;
        }
        return found == count;
    }

private Q_SLOTS:
    void everybodyHearsEverybodyInOneOrder()
    {
        TestServer server(threads(4));
        QVERIFY2(server.start(), qPrintable(server.why()));
        QVERIFY(threadsAreRunning(server, 4));
        std::vector<std::unique_ptr<Actor>> people;
        QList<UserId> ids;
        for (int i = 0; i < 6; ++i) {
            people.push_back(std::make_unique<Actor>(server.url(), u"person%1"_s.arg(i)));
            ids.append(people.back()->id());
        }
        const ChannelId channel = people[0]->makeChannel(u"geese"_s, true, ids.mid(1));
        for (const auto &each : people)
            each->connectHub(Encoding::Cbor);
        constexpr int Rounds = 50;
        QList<std::pair<Actor *, qint64>> asked;
        for (int i = 0; i < Rounds; ++i) {
            for (const auto &each : people)
                asked.append({each.get(),
                              each->hub->send(wire::op::messageSend,
                                              Actor::message(channel, QString::number(i)))});
        }
        for (const auto &[who, id] : std::as_const(asked))
            VERIFY_OK(who->hub->answerTo<wire::SendReply>(id));
        const int all = Rounds * int(people.size());
        for (const auto &each : people) {
            QVERIFY(each->hub->waitForEvents(wire::event::message, all));
            const auto heard = each->hub->events(wire::event::message);
            QCOMPARE(heard.size(), all);
            for (int i = 0; i < all; ++i)
                QCOMPARE(heard[i].row.ord, i + 1);
        }
    }

    void aDeviceHasOneConnectionOnAllThreads()
    {
        TestServer server(threads(4));
        QVERIFY2(server.start(), qPrintable(server.why()));
        Actor alice(server.url(), u"alice"_s);
        HubClient first(server.url(), Encoding::Json);
        QVERIFY(first.open());
        VERIFY_OK(first.hello(alice.me.token()));
        for (int i = 0; i < 5; ++i) {
            HubClient next(server.url(), Encoding::Cbor);
            QVERIFY(next.open());
            VERIFY_OK(next.hello(alice.me.token()));
            if (i == 0)
                QCOMPARE(first.waitForClose(), int(wire::CloseCode::Replaced));
            settle();
            QVERIFY(next.isOpen());
        }
        QTRY_COMPARE_WITH_TIMEOUT(figure(alice.rest, "dunlin_connections"), 0, PatienceMs);
    }

    // A ticket that one thread gave out is good on another, and a device that was revoked is so everywhere.
    void whatOneThreadKnowsAllKnow()
    {
        TestServer server(threads(4));
        QVERIFY2(server.start(), qPrintable(server.why()));
        Actor alice(server.url(), u"alice"_s);
        const auto phone = alice.otherDevice();
        for (int i = 0; i < 5; ++i) {
            const auto ticket = phone->rest.call(wire::http::ticket);
            VERIFY_OK(ticket);
            HubClient hub(server.url(), Encoding::Json);
            QVERIFY(hub.open());
            wire::Hello hello;
            hello.ticket = ticket->ticket;
            VERIFY_OK(hub.ask(wire::op::hello, hello));
            HubClient again(server.url(), Encoding::Json);
            QVERIFY(again.open());
            VERIFY_FAILS(again.ask(wire::op::hello, hello), Errc::Unauthorized);
        }
        phone->connectHub(Encoding::Json);
        VERIFY_OK(
            alice.rest.call(wire::http::revokeDevice, {phone->me.session.device.id.toText()}));
        QCOMPARE(phone->hub->waitForClose(), int(wire::CloseCode::DeviceRevoked));
        for (int i = 0; i < 5; ++i) {
            RestClient rest(server.url());
            rest.setToken(phone->me.token());
            VERIFY_FAILS(rest.call(wire::http::me), Errc::Unauthorized);
        }
    }

    void whoComesTooOftenIsTurnedAway()
    {
        TestServer server(threads(2, {u"--max-connections-per-address"_s, u"20"_s}));
        QVERIFY2(server.start(), qPrintable(server.why()));
        std::vector<std::unique_ptr<QTcpSocket>> sockets;
        for (int i = 0; i < 40; ++i) {
            sockets.push_back(std::make_unique<QTcpSocket>());
            sockets.back()->connectToHost(u"127.0.0.1"_s, server.port());
        }
        const auto open = [&] {
            return std::count_if(sockets.cbegin(), sockets.cend(), [](const auto &each) {
                return each->state() == QAbstractSocket::ConnectedState;
            });
        };
        QTRY_COMPARE_WITH_TIMEOUT(open(), 20, PatienceMs);
        sockets.clear();
        // Those who left make room, and what happened is counted.
        RestClient rest(server.url());
        QTRY_VERIFY_WITH_TIMEOUT(figure(rest, "dunlin_sockets") == 1, PatienceMs);
        QVERIFY(figure(rest, "dunlin_not_accepted_total{limit=\"address\"}") >= 20);
        QCOMPARE(figure(rest, "dunlin_not_accepted_total{limit=\"connections\"}"), 0);
    }

    void deadlinesAreWhatTheConfigurationSays()
    {
        TestServer server(threads(2,
                                  {u"--head-timeout"_s, u"1"_s, u"--body-timeout"_s, u"2"_s,
                                   u"--idle-timeout"_s, u"1"_s, u"--hello-timeout"_s, u"1"_s}));
        QVERIFY2(server.start(), qPrintable(server.why()));
        const auto closedAfter = [&](const QByteArray &bytes) {
            QTcpSocket socket;
            socket.connectToHost(u"127.0.0.1"_s, server.port());
            if (!socket.waitForConnected())
                return false;
            socket.write(bytes);
            return waitUntil([&] { return socket.state() == QAbstractSocket::UnconnectedState; });
        };
        QVERIFY(closedAfter("GET /health HTTP/1.1\r\n"));
        QVERIFY(closedAfter(
            "POST /api/v1/auth/login HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\n{"));
        QVERIFY(closedAfter("GET /health/live HTTP/1.1\r\nHost: x\r\n\r\n"));
        HubClient silent(server.url(), Encoding::Json);
        QVERIFY(silent.open());
        QCOMPARE(silent.waitForClose(), int(wire::CloseCode::Unauthorized));
        RestClient rest(server.url());
        QCOMPARE(figure(rest, "dunlin_deadlines_total{of=\"head\"}"), 1);
        QCOMPARE(figure(rest, "dunlin_deadlines_total{of=\"body\"}"), 1);
        QCOMPARE(figure(rest, "dunlin_deadlines_total{of=\"idle\"}"), 1);
        QCOMPARE(figure(rest, "dunlin_hub_closes_total{code=\"4500\"}"), 1);
    }

    void aThousandAreToldToComeBack_data()
    {
        QTest::addColumn<int>("workers");
        QTest::newRow("one thread") << 1;
        QTest::newRow("three threads") << 3;
    }
    void aThousandAreToldToComeBack()
    {
        QFETCH(int, workers);
        // A crowd takes its time to gather on a busy machine.
        TestServer server(
            threads(workers, {u"--head-timeout"_s, u"300"_s, u"--hello-timeout"_s, u"300"_s}));
        QVERIFY2(server.start(), qPrintable(server.why()));
        Actor alice(server.url(), u"alice"_s);
        const ChannelId channel = alice.makeChannel(u"geese"_s);
        // Sockets that have not said hello are enough of a crowd; one of them has, and something to catch up with.
        std::vector<std::unique_ptr<QTcpSocket>> crowd;
        for (int i = 0; i < 1000; ++i) {
            crowd.push_back(std::make_unique<QTcpSocket>());
            crowd.back()->connectToHost(u"127.0.0.1"_s, server.port());
            QVERIFY(crowd.back()->waitForConnected());
            crowd.back()->write(
                "GET /hub HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n"
                "Sec-WebSocket-Protocol: dunlin.v1.json\r\n\r\n");
        }
        QTRY_VERIFY_WITH_TIMEOUT(figure(alice.rest, "dunlin_connections") == 1000, PatienceMs);
        alice.connectHub(Encoding::Json);
        VERIFY_OK(alice.say(channel, u"before"_s));
        // Argon2id takes its time: this request is being answered when the signal comes.
        QNetworkAccessManager network;
        QNetworkRequest request(QUrl(server.url() + u"/api/v1/auth/login"_s));
        request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json"_s);
        wire::Login login;
        login.username = u"alice"_s;
        login.password = Password;
        const std::unique_ptr<QNetworkReply> reply(network.post(request, toJson(login)));
        QVERIFY(waitUntil([&] { return figure(alice.rest, "dunlin_sockets") >= 1002; }));
        const qint64 asked =
            alice.hub->send(wire::op::messageSend, Actor::message(channel, u"in flight"_s));
        settle(20);

        QCOMPARE(::kill(pid_t(server.processId()), SIGTERM), 0);

        QVERIFY(waitUntil([&] { return !server.isRunning(); }));
        VERIFY_OK(alice.hub->answerTo<wire::SendReply>(asked));
        QCOMPARE(alice.hub->waitForClose(), int(wire::CloseCode::Drain));
        QVERIFY(waitUntil([&] { return reply->isFinished(); }));
        QCOMPARE(reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(), 200);
        int told = 0;
        for (const auto &each : crowd) {
            waitUntil([&] { return each->state() == QAbstractSocket::UnconnectedState; });
            // A close frame of two bytes and a reason, if any: 0x88, length, 4000.
            if (each->readAll().contains("\x0f\xa0"))
                ++told;
        }
        QCOMPARE(told, 1000);
        QVERIFY2(server.start(), qPrintable(server.why()));
        alice.connectHub(Encoding::Json, wire::Resume{alice.welcome.epoch, 0, {{channel, 0}}});
        // Nothing is missing of what was said before the end.
        QVERIFY(alice.welcome.sync);
        const auto page = alice.rest.call(wire::http::messages, {channel.toText()});
        VERIFY_OK(page);
        QStringList texts;
        for (const auto &each : page->messages)
            texts.append(each.content.value_or(QString()));
        QVERIFY2(texts.contains(u"before"_s) && texts.contains(u"in flight"_s),
                 qPrintable(texts.join(u' ')));
    }
};

QTEST_GUILESS_MAIN(WorkersTest)
#include "tst_workers.moc"
