// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The life of a hub connection: who gets in, what ends it and with which code.
#include "tests/integration/server/server_test.h"

using namespace dunlin;
using namespace dunlin::test;
using namespace Qt::StringLiterals;

namespace {

int code(wire::CloseCode close)
{
    return int(close);
}

} // namespace

class HubSessionTest : public ServerTest
{
    Q_OBJECT

private Q_SLOTS:
    void helloSaysWhoAndWhere_data() { databasesAndEncodings(); }
    void helloSaysWhoAndWhere()
    {
        WITH_SERVER(server);
        QFETCH(Encoding, encoding);
        Actor alice(server.url(), fresh(u"alice"_s));

        HubClient &hub = alice.connectHub(encoding);

        QCOMPARE(alice.welcome.user.id, alice.id());
        QCOMPARE(alice.welcome.device.id, alice.me.device());
        QVERIFY(alice.welcome.device.current);
        QVERIFY(!alice.welcome.epoch.isNull());
        QCOMPARE(alice.welcome.heartbeat, 30);
        QCOMPARE(alice.welcome.limits, wire::Limits());
        QVERIFY(!alice.welcome.sync);
        QVERIFY(alice.welcome.serverTime > 0);
        VERIFY_OK(hub.ask(wire::op::ping, wire::Empty{}));
        VERIFY_FAILS(hub.hello(alice.me.token()), Errc::Invalid);
    }

    void resumeBringsWhatWasMissed_data() { databasesAndEncodings(); }
    void resumeBringsWhatWasMissed()
    {
        WITH_SERVER(server);
        QFETCH(Encoding, encoding);
        Actor alice(server.url(), fresh(u"alice"_s));
        Actor bob(server.url(), fresh(u"bob"_s));
        const ChannelId channel = alice.makeChannel(u"resume"_s, true, {bob.id()});
        bob.connectHub(encoding);
        const qint64 seen = alice.post(channel, u"seen"_s);
        QVERIFY(bob.hub->waitForEvents(wire::event::message, 1));
        bob.hub->close();
        alice.post(channel, u"missed"_s);

        bob.connectHub(encoding, wire::Resume{bob.welcome.epoch, 0, {{channel, seen}}});

        QVERIFY(bob.welcome.sync);
        QCOMPARE(bob.welcome.sync->channels.size(), 1);
        const wire::SyncEntry &entry = bob.welcome.sync->channels[0];
        QCOMPARE(entry.kind, wire::EntryKind::Delta);
        QCOMPARE(entry.rows.size(), 1);
        QCOMPARE(entry.rows[0].content, std::optional(u"missed"_s));
        QCOMPARE(entry.to, seen + 1);
        QVERIFY(!entry.channel);

        // After a restore from a backup the client starts over.
        bob.connectHub(encoding, wire::Resume{EpochId::create(), 0, {{channel, seen}}});
        QVERIFY(!bob.welcome.sync);
    }

    // Between the snapshot of hello and the first push nothing may fall.
    void nothingFallsBetweenHelloAndTheFirstPush_data() { databasesAndEncodings(); }
    void nothingFallsBetweenHelloAndTheFirstPush()
    {
        WITH_SERVER(server);
        QFETCH(Encoding, encoding);
        Actor alice(server.url(), fresh(u"alice"_s));
        Actor bob(server.url(), fresh(u"bob"_s));
        const ChannelId channel = alice.makeChannel(u"gap"_s, true, {bob.id()});
        alice.connectHub(encoding);
        bob.connectHub(encoding);
        const EpochId epoch = bob.welcome.epoch;
        qint64 cursor = alice.say(channel, u"begin"_s)->seq;

        for (int round = 0; round < 15; ++round) {
            bob.hub->abort();
            // Messages are on their way while bob comes in.
            QList<qint64> ids;
            for (int i = 0; i < 20; ++i)
                ids.append(alice.hub->send(wire::op::messageSend,
                                           Actor::message(channel, QString::number(i))));
            bob.connectHub(encoding, wire::Resume{epoch, 0, {{channel, cursor}}});
            QVERIFY(bob.welcome.sync);
            qint64 last = 0;
            for (const qint64 id : std::as_const(ids))
                last = alice.hub->answerTo<wire::SendReply>(id)->seq;
            if (!bob.welcome.sync->channels.isEmpty())
                cursor = bob.welcome.sync->channels[0].to;
            QVERIFY(waitUntil([&] {
                for (const auto &event : bob.hub->events(wire::event::message)) {
                    if (event.seq == cursor + 1)
                        ++cursor;
                }
                return cursor == last;
            }));
        }
    }

    void aSecondConnectionOfTheDeviceReplacesTheFirst_data() { databases(); }
    void aSecondConnectionOfTheDeviceReplacesTheFirst()
    {
        WITH_SERVER(server);
        Actor alice(server.url(), fresh(u"alice"_s));
        const auto phone = alice.otherDevice();
        phone->connectHub(Encoding::Json);
        alice.connectHub(Encoding::Json);
        const auto first = std::move(alice.hub);

        alice.connectHub(Encoding::Cbor);

        QCOMPARE(first->waitForClose(), code(wire::CloseCode::Replaced));
        VERIFY_OK(alice.hub->ask(wire::op::ping, wire::Empty{}));
        VERIFY_OK(phone->hub->ask(wire::op::ping, wire::Empty{}));
    }

    // a failed sign-in on the hub is an error and an end, not a success with a sorry.
    void badTokensAreRefusedAndEndTheConnection_data() { databasesAndEncodings(); }
    void badTokensAreRefusedAndEndTheConnection()
    {
        WITH_SERVER(server);
        QFETCH(Encoding, encoding);
        Actor alice(server.url(), fresh(u"alice"_s));
        const QString good = alice.me.token();
        for (const QString &token : {u"nonsense"_s, QString(), good.chopped(2), good + u"A"_s}) {
            HubClient hub(server.url(), encoding);
            QVERIFY(hub.open());
            VERIFY_FAILS(hub.hello(token), Errc::Unauthorized);
            QCOMPARE(hub.waitForClose(), code(wire::CloseCode::Unauthorized));
        }
        HubClient neither(server.url(), encoding);
        QVERIFY(neither.open());
        VERIFY_FAILS(neither.ask(wire::op::hello, wire::Hello{}), Errc::Unauthorized);
        QCOMPARE(neither.waitForClose(), code(wire::CloseCode::Unauthorized));
        HubClient early(server.url(), encoding);
        QVERIFY(early.open());
        VERIFY_FAILS(early.ask(wire::op::sync, wire::SyncRequest{}), Errc::Unauthorized);
        QCOMPARE(early.waitForClose(), code(wire::CloseCode::Unauthorized));
    }

    void whoSaysNothingIsSentAway()
    {
        TestServer *server = shared(Database::Sqlite);
        QVERIFY2(server, qPrintable(why()));
        HubClient hub(server->url(), Encoding::Json);
        QVERIFY(hub.open());
        QCOMPARE(hub.waitForClose(), code(wire::CloseCode::Unauthorized));
    }

    void aTicketLetsInOnce_data() { databases(); }
    void aTicketLetsInOnce()
    {
        WITH_SERVER(server);
        Actor alice(server.url(), fresh(u"alice"_s));
        const auto ticket = alice.rest.call(wire::http::ticket);
        VERIFY_OK(ticket);
        wire::Hello hello;
        hello.ticket = ticket->ticket;
        HubClient first(server.url(), Encoding::Json);
        QVERIFY(first.open());
        const auto welcome = first.ask(wire::op::hello, hello);
        VERIFY_OK(welcome);
        QCOMPARE(welcome->device.id, alice.me.device());
        HubClient second(server.url(), Encoding::Json);
        QVERIFY(second.open());
        VERIFY_FAILS(second.ask(wire::op::hello, hello), Errc::Unauthorized);
    }

    void aTokenIsRenewedOnlyByItsOwnDevice_data() { databases(); }
    void aTokenIsRenewedOnlyByItsOwnDevice()
    {
        WITH_SERVER(server);
        Actor alice(server.url(), fresh(u"alice"_s));
        Actor bob(server.url(), fresh(u"bob"_s));
        const auto phone = alice.otherDevice();
        HubClient &hub = alice.connectHub(Encoding::Cbor);

        VERIFY_FAILS(hub.ask(wire::op::auth, wire::AuthRequest{bob.me.token()}),
                     Errc::Unauthorized);
        VERIFY_FAILS(hub.ask(wire::op::auth, wire::AuthRequest{phone->me.token()}),
                     Errc::Unauthorized);
        VERIFY_FAILS(hub.ask(wire::op::auth, wire::AuthRequest{u"nonsense"_s}), Errc::Unauthorized);
        const auto fresh_ = alice.rest.call(wire::http::refresh, {},
                                            wire::Refresh{alice.me.session.refreshToken, {}});
        VERIFY_OK(fresh_);
        VERIFY_OK(hub.ask(wire::op::auth, wire::AuthRequest{fresh_->accessToken}));
        VERIFY_OK(hub.ask(wire::op::ping, wire::Empty{}));
    }

    void aRevokedDeviceIsCutAtOnce_data() { databases(); }
    void aRevokedDeviceIsCutAtOnce()
    {
        WITH_SERVER(server);
        Actor alice(server.url(), fresh(u"alice"_s));
        const auto phone = alice.otherDevice();
        alice.connectHub(Encoding::Json);
        phone->connectHub(Encoding::Cbor);

        VERIFY_OK(alice.rest.call(wire::http::revokeDevice, {phone->me.device().toText()}));

        QCOMPARE(phone->hub->waitForClose(), code(wire::CloseCode::DeviceRevoked));
        VERIFY_FAILS(phone->rest.call(wire::http::me), Errc::Unauthorized);
        VERIFY_OK(alice.hub->ask(wire::op::ping, wire::Empty{}));
        QVERIFY(alice.hub->waitForEvents(wire::event::user, 1));
        QCOMPARE(alice.hub->events(wire::event::user).constLast().kind,
                 wire::UserEventKind::DeviceRevoked);
    }

    void framesOfTheOtherKindEndTheConnection()
    {
        TestServer *server = shared(Database::Sqlite);
        QVERIFY2(server, qPrintable(why()));
        Actor alice(server->url(), fresh(u"alice"_s));
        alice.connectHub(Encoding::Json).sendBinary("x");
        QCOMPARE(alice.hub->waitForClose(), code(wire::CloseCode::ProtocolError));
        alice.connectHub(Encoding::Cbor).sendText(u"x"_s);
        QCOMPARE(alice.hub->waitForClose(), code(wire::CloseCode::ProtocolError));
    }

    void framesOverTheLimitEndTheConnection_data() { databasesAndEncodings(); }
    void framesOverTheLimitEndTheConnection()
    {
        WITH_SERVER(server);
        QFETCH(Encoding, encoding);
        Actor alice(server.url(), fresh(u"alice"_s));
        HubClient &hub = alice.connectHub(encoding);
        hub.sendFrame(QByteArray(96 * 1024 + 1, 'x'));
        QCOMPARE(hub.waitForClose(), 1009);
    }

    void theTenthMalformedFrameEndsTheConnection_data() { databasesAndEncodings(); }
    void theTenthMalformedFrameEndsTheConnection()
    {
        WITH_SERVER(server);
        QFETCH(Encoding, encoding);
        Actor alice(server.url(), fresh(u"alice"_s));
        HubClient &hub = alice.connectHub(encoding);
        for (int i = 0; i < 9; ++i) {
            hub.sendFrame(encoding == Encoding::Json ? QByteArray("{\"id\":")
                                                     : QByteArray("\x84\x00\x01"));
            const auto fault = hub.waitForFault();
            QVERIFY(fault);
            QCOMPARE(fault->code, Errc::Invalid);
        }
        VERIFY_OK(hub.ask(wire::op::ping, wire::Empty{}));
        hub.sendFrame("?");
        QCOMPARE(hub.waitForClose(), code(wire::CloseCode::ProtocolError));
    }

    void aVersionThatNobodySpeaksIsSentAway()
    {
        TestServer *server = shared(Database::Sqlite);
        QVERIFY2(server, qPrintable(why()));
        HubClient hub(server->url(), Encoding::Json);
        hub.open({u"dunlin.v9.json"_s});
        QCOMPARE(hub.waitForClose(), code(wire::CloseCode::VersionUnsupported));
    }

    void severalRequestsMayComeInOneFrame_data() { databasesAndEncodings(); }
    void severalRequestsMayComeInOneFrame()
    {
        WITH_SERVER(server);
        QFETCH(Encoding, encoding);
        Actor alice(server.url(), fresh(u"alice"_s));
        HubClient &hub = alice.connectHub(encoding);
        const QByteArray empty = encodeBody(encoding, wire::Empty{});
        const FrameName ping{wire::op::ping.number, QLatin1StringView(wire::op::ping.name)};
        const QByteArray one = encodeRequest(encoding, 101, ping, empty);
        const QByteArray two = encodeRequest(encoding, 102, ping, empty);
        hub.sendFrame(encoding == Encoding::Json ? '[' + one + ',' + two + ']'
                                                 : '\x82' + one + two);
        VERIFY_OK(hub.answerTo<wire::Pong>(101));
        VERIFY_OK(hub.answerTo<wire::Pong>(102));
    }

    // An expired token ends REST at once and the hub a minute later, unless it is renewed.
    void expiredTokensAreRefused()
    {
        TestServer::Options options;
        options.arguments = {u"--access-token-ttl"_s, u"1"_s};
        TestServer server(options);
        QVERIFY2(server.start(), qPrintable(server.why()));
        Actor alice(server.url(), u"alice"_s);
        QVERIFY(waitUntil([&] { return !alice.rest.call(wire::http::me).ok(); }));
        VERIFY_FAILS(alice.rest.call(wire::http::me), Errc::Unauthorized);
        HubClient hub(server.url(), Encoding::Json);
        QVERIFY(hub.open());
        VERIFY_FAILS(hub.hello(alice.me.token()), Errc::Unauthorized);
        VERIFY_OK(alice.rest.call(wire::http::refresh, {},
                                  wire::Refresh{alice.me.session.refreshToken, {}}));
    }

    void aStopTellsEveryConnectionToComeBack_data() { databases(); }
    void aStopTellsEveryConnectionToComeBack()
    {
        WITH_OWN_SERVER(server);
        Actor alice(server.url(), u"alice"_s);
        alice.connectHub(Encoding::Cbor);
        const ChannelId channel = alice.makeChannel(u"drain"_s);
        HubClient silent(server.url(), Encoding::Json);
        QVERIFY(silent.open());
        QList<qint64> ids;
        for (int i = 0; i < 50; ++i)
            ids.append(alice.hub->send(wire::op::messageSend,
                                       Actor::message(channel, QString::number(i))));
        QVERIFY(waitUntil([&] { return alice.hub->hasAnswer(ids.constFirst()); }));

        QElapsedTimer time;
        time.start();
        server.terminate();

        QCOMPARE(alice.hub->waitForClose(), code(wire::CloseCode::Drain));
        QCOMPARE(silent.waitForClose(), code(wire::CloseCode::Drain));
        QCOMPARE(server.waitForEnd(), 0);
        QVERIFY(time.elapsed() < 10'000);
        // What was answered is there, and nothing else half done.
        int stored = 0;
        for (const qint64 id : std::as_const(ids))
            stored += alice.hub->hasAnswer(id) ? 1 : 0;
        QVERIFY2(server.start(), qPrintable(server.why()));
        const auto page =
            alice.rest.call(wire::http::messages, {channel.toText()}, {}, u"limit=200"_s);
        VERIFY_OK(page);
        QVERIFY(page->messages.size() >= stored);
    }

    // A peer that doesn't read is cut off; others notice nothing.
    void whoDoesNotReadIsCutOff()
    {
        TestServer *server = shared(Database::Sqlite);
        QVERIFY2(server, qPrintable(why()));
        Actor alice(server->url(), fresh(u"alice"_s));
        Actor bob(server->url(), fresh(u"bob"_s));
        const ChannelId channel = alice.makeChannel(u"slow"_s, true, {bob.id()});
        alice.connectHub(Encoding::Json);

        // A hub connection by hand, that says hello and then never reads again.
        QTcpSocket raw;
        raw.setReadBufferSize(4096);
        raw.connectToHost(u"127.0.0.1"_s, server->port());
        QVERIFY(raw.waitForConnected());
        raw.write("GET /hub HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: "
                  "websocket\r\nSec-WebSocket-Version: 13\r\n"
                  "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nSec-WebSocket-Protocol: "
                  "dunlin.v1.json\r\n\r\n");
        QVERIFY(raw.waitForReadyRead());
        const QByteArray hello = encodeRequest(Encoding::Json, 1, {1, "hello"_L1},
                                               toJson(wire::Hello{bob.me.token(), {}, {}, {}}));
        QByteArray frame = "\x81\xfe" + QByteArray(1, char(hello.size() >> 8))
            + QByteArray(1, char(hello.size() & 0xff)) + QByteArray(4, '\0') + hello;
        raw.write(frame);
        QVERIFY(raw.waitForBytesWritten());
        QVERIFY(waitUntil([&] {
            const auto members = alice.rest.call(wire::http::members, {channel.toText()});
            return members.ok()
                && std::any_of(
                       members->members.cbegin(), members->members.cend(),
                       [&](const auto &each) { return each.user.id == bob.id() && each.online; });
        }));

        const QString text(15'000, u'x');
        const auto isGone = [&] {
            const auto members = alice.rest.call(wire::http::members, {channel.toText()});
            return members.ok()
                && std::none_of(
                       members->members.cbegin(), members->members.cend(),
                       [&](const auto &each) { return each.user.id == bob.id() && each.online; });
        };
        bool cut = false;
        for (int i = 0; i < 2000 && !cut; ++i) {
            VERIFY_OK(alice.say(channel, text));
            cut = i % 50 == 0 && isGone();
        }
        // Others are told after a grace period.
        QTRY_VERIFY_WITH_TIMEOUT(isGone(), 60'000);
        VERIFY_OK(alice.hub->ask(wire::op::ping, wire::Empty{}));
    }
};

QTEST_GUILESS_MAIN(HubSessionTest)
#include "tst_hub.moc"
