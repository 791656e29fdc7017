// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The link against a hub that does what the test says: greeting, losing, coming back, and staying away when told so.

#include "tests/unit/client/link/fake_hub.h"

#include <QSignalSpy>
#include <QtTest>

using namespace dunlin;
using namespace dunlin::client;
using namespace dunlin::test;
using namespace Qt::StringLiterals;
using std::chrono::milliseconds;

class WebsocketLinkTest : public QObject
{
    Q_OBJECT

    // Lets a link that would come back do so several times over.
    static void letAnotherLinkComeBack(FakeHub &hub)
    {
        Ear other;
        hub.closesAfterGreeting = 5;
        other.link.connectTo(hub.url());
        QTRY_VERIFY_WITH_TIMEOUT(other.isOnline() && hub.closesAfterGreeting == 0, Patience);
        other.link.disconnectFromHub();
        QTRY_COMPARE_WITH_TIMEOUT(other.status.state, LinkStatus::State::Offline, Patience);
    }

private Q_SLOTS:
    void helloComesFirstAndThenQuestionsAreAnswered()
    {
        FakeHub hub;
        QVERIFY(hub.isListening);
        Ear ear;
        ear.ask(u"too early"_s);
        QTRY_COMPARE_WITH_TIMEOUT(ear.log, QStringList{u"too early unavailable"_s}, Patience);
        ear.log.clear();

        ear.link.connectTo(hub.url());
        QTRY_VERIFY_WITH_TIMEOUT(ear.isOnline(), Patience);
        QCOMPARE(hub.hellos.size(), 1);
        QCOMPARE(hub.hellos.first().token, u"token"_s);
        QCOMPARE(ear.states, (QList{LinkStatus::State::Connecting, LinkStatus::State::Online}));
        ear.ask(u"one"_s);
        ear.ask(u"two"_s);
        QTRY_COMPARE_WITH_TIMEOUT(hub.requests.size(), 2, Patience);
        hub.reply(hub.requests.at(1), encodeBody(Encoding::Cbor, wire::Empty{}));
        hub.current()->sendBinaryMessage(encodeFailure(
            Encoding::Cbor, hub.requests.at(0).id,
            encodeBody(Encoding::Cbor, wire::ErrorBody{Errc::Forbidden, u"no"_s, {}, {}})));

        QTRY_COMPARE_WITH_TIMEOUT(
            ear.log,
            (QStringList{u"hello wanted"_s, u"greeted"_s, u"two ok"_s, u"one forbidden"_s}),
            Patience);
    }

    void aLostConnectionComesBackAndWhatWaitedIsAnsweredBefore()
    {
        FakeHub hub;
        Ear ear;
        ear.link.connectTo(hub.url());
        QTRY_VERIFY_WITH_TIMEOUT(ear.isOnline(), Patience);
        ear.ask(u"one"_s);
        ear.ask(u"two"_s);
        QTRY_COMPARE_WITH_TIMEOUT(hub.requests.size(), 2, Patience);
        ear.log.clear();

        hub.current()->abort();

        QTRY_COMPARE_WITH_TIMEOUT(ear.log,
                                  (QStringList{u"one unavailable"_s, u"two unavailable"_s,
                                               u"hello wanted"_s, u"greeted"_s}),
                                  Patience);
        QVERIFY(ear.connections.at(1) != ear.connections.at(0));
        QCOMPARE(ear.states.mid(2),
                 (QList{LinkStatus::State::Waiting, LinkStatus::State::Connecting,
                        LinkStatus::State::Online}));
        ear.ask(u"three"_s);
        QTRY_COMPARE_WITH_TIMEOUT(hub.requests.size(), 3, Patience);
    }

    void afterACloseCodeOfItsRangeTheLinkComesBack_data()
    {
        QTest::addColumn<int>("code");
        for (const int code : {1000, 1001, 1009, 1011, 4000, 4001, 4002, 4003, 4004, 4321, 4499})
            QTest::addRow("%d", code) << code;
    }
    void afterACloseCodeOfItsRangeTheLinkComesBack()
    {
        QFETCH(int, code);
        FakeHub hub;
        Ear ear;
        ear.link.connectTo(hub.url());
        QTRY_VERIFY_WITH_TIMEOUT(ear.isOnline(), Patience);
        LinkStatus waiting;
        connect(&ear.link, &Link::statusChanged, &ear.link, [&](const LinkStatus &now) {
            if (now.state == LinkStatus::State::Waiting)
                waiting = now;
        });

        hub.close(code);

        QTRY_COMPARE_WITH_TIMEOUT(hub.hellos.size(), 2, Patience);
        QTRY_VERIFY_WITH_TIMEOUT(ear.isOnline(), Patience);
        QCOMPARE(waiting.closeCode, code);
        QVERIFY(!waiting.reason.isEmpty());
        QVERIFY(waiting.nextTryAt > 0);
    }

    void afterACloseCodeOfTheOtherRangeItStaysAwayUntilItIsTold_data()
    {
        QTest::addColumn<int>("code");
        for (const int code : {4500, 4501, 4502, 4503, 4777, 4999})
            QTest::addRow("%d", code) << code;
    }
    void afterACloseCodeOfTheOtherRangeItStaysAwayUntilItIsTold()
    {
        QFETCH(int, code);
        FakeHub hub;
        Ear ear;
        ear.link.connectTo(hub.url());
        QTRY_VERIFY_WITH_TIMEOUT(ear.isOnline(), Patience);

        hub.close(code);
        QTRY_COMPARE_WITH_TIMEOUT(ear.status.state, LinkStatus::State::Stopped, Patience);

        QCOMPARE(ear.status.closeCode, code);
        QVERIFY(!ear.status.reason.isEmpty());
        QCOMPARE(ear.status.nextTryAt, 0);
        letAnotherLinkComeBack(hub);
        QCOMPARE(ear.connections.size(), 1);
        QCOMPARE(ear.status.state, LinkStatus::State::Stopped);

        ear.link.reconnectNow();
        QTRY_VERIFY_WITH_TIMEOUT(ear.isOnline(), Patience);
        QCOMPARE(ear.connections.size(), 2);
    }

    // The session asks for a new token and says reconnectNow() once; by itself the link would ask for ever.
    void aRefusedTokenStopsTheLinkInsteadOfALoop()
    {
        FakeHub hub;
        hub.refusesHellos = 1;
        Ear ear;
        ear.token = u"too old"_s;
        ear.link.connectTo(hub.url());
        QTRY_COMPARE_WITH_TIMEOUT(ear.status.state, LinkStatus::State::Stopped, Patience);
        QCOMPARE(ear.status.closeCode, 4500);
        letAnotherLinkComeBack(hub);
        QCOMPARE(ear.connections.size(), 1);

        ear.token = u"fresh"_s;
        ear.link.reconnectNow();

        QTRY_VERIFY_WITH_TIMEOUT(ear.isOnline(), Patience);
        QCOMPARE(hub.hellos.last().token, u"fresh"_s);
        QCOMPARE(ear.log, (QStringList{u"hello wanted"_s, u"hello wanted"_s, u"greeted"_s}));
    }

    void theWaitGrowsWhileNobodyAnswersAndAGreetingEndsThat()
    {
        FakeHub hub;
        const QUrl url = hub.url();
        hub.stopListening();
        LinkTimes times = quick;
        times.firstWait = std::chrono::seconds(100);
        times.longestWait = std::chrono::seconds(1'000);
        Ear ear(times);
        ear.link.connectTo(url);
        const QList<qint64> curve{100'000, 200'000, 400'000, 800'000, 1'000'000, 1'000'000};
        for (qsizetype i = 0; i < curve.size(); ++i) {
            QTRY_COMPARE_WITH_TIMEOUT(ear.states.count(LinkStatus::State::Waiting), i + 1,
                                      Patience);
            const qint64 wait = ear.status.nextTryAt - ear.clock.nowMs();
            QVERIFY2(wait >= curve.at(i) / 2 && wait <= curve.at(i),
                     qPrintable(QString::number(wait)));
            ear.link.reconnectNow();
        }

        FakeHub other;
        ear.link.connectTo(other.url());
        QTRY_VERIFY_WITH_TIMEOUT(ear.isOnline(), Patience);
        other.close(4000);
        QTRY_COMPARE_WITH_TIMEOUT(ear.status.state, LinkStatus::State::Waiting, Patience);
        QVERIFY(ear.status.nextTryAt - ear.clock.nowMs() <= 100'000);
    }

    // --- deadlines ----------------------------------------------------------------------------------

    void aHubThatDoesNotGreetIsLeft()
    {
        FakeHub hub;
        hub.greets = false;
        Ear ear;
        ear.link.connectTo(hub.url());
        QTRY_COMPARE_WITH_TIMEOUT(hub.hellos.size(), 1, Patience);
        hub.greets = true;

        ear.clock.advance(std::chrono::seconds(16));

        QTRY_COMPARE_WITH_TIMEOUT(hub.hellos.size(), 2, Patience);
        QTRY_VERIFY_WITH_TIMEOUT(ear.isOnline(), Patience);
    }

    void aQuestionWithoutAnAnswerEndsTheConnection()
    {
        FakeHub hub;
        Ear ear;
        ear.link.connectTo(hub.url());
        QTRY_VERIFY_WITH_TIMEOUT(ear.isOnline(), Patience);
        ear.ask(u"lost"_s);
        QTRY_COMPARE_WITH_TIMEOUT(hub.requests.size(), 1, Patience);
        ear.log.clear();

        ear.clock.advance(std::chrono::seconds(31));

        QTRY_COMPARE_WITH_TIMEOUT(
            ear.log, (QStringList{u"lost unavailable"_s, u"hello wanted"_s, u"greeted"_s}),
            Patience);
    }

    void aHubThatSaysNothingForTwoHeartbeatsIsLost()
    {
        FakeHub hub;
        Ear ear;
        ear.link.connectTo(hub.url());
        QTRY_VERIFY_WITH_TIMEOUT(ear.isOnline(), Patience);
        LinkStatus waiting;
        connect(&ear.link, &Link::statusChanged, &ear.link, [&](const LinkStatus &now) {
            if (now.state == LinkStatus::State::Waiting)
                waiting = now;
        });

        ear.clock.advance(std::chrono::hours(2) + milliseconds(1));

        QTRY_COMPARE_WITH_TIMEOUT(hub.hellos.size(), 2, Patience);
        QCOMPARE(waiting.closeCode, int(wire::CloseCode::PingTimeout));
    }

    // --- what does not fit --------------------------------------------------------------------------

    void whoSpeaksAnotherProtocolIsNotGreeted()
    {
        FakeHub hub({u"chat.v9"_s});
        Ear ear;
        LinkStatus waiting;
        connect(&ear.link, &Link::statusChanged, &ear.link, [&](const LinkStatus &now) {
            if (now.state == LinkStatus::State::Waiting)
                waiting = now;
        });

        ear.link.connectTo(hub.url());

        QTRY_VERIFY_WITH_TIMEOUT(waiting.reason.contains(u"protocol"_s), Patience);
        QVERIFY(hub.hellos.isEmpty());
        QVERIFY(ear.connections.isEmpty());
    }

    void framesThatCantBeReadDoNotEndTheConnection()
    {
        FakeHub hub;
        Ear ear;
        ear.link.connectTo(hub.url());
        QTRY_VERIFY_WITH_TIMEOUT(ear.isOnline(), Patience);

        hub.current()->sendBinaryMessage(QByteArray("\xff\x00\x01", 3));
        hub.current()->sendBinaryMessage(QByteArray());
        hub.current()->sendBinaryMessage(encodeReply(
            Encoding::Cbor, 4'711, encodeBody(Encoding::Cbor, wire::Empty{}))); // nobody asked
        hub.push(u"still here"_s);

        QTRY_COMPARE_WITH_TIMEOUT(ear.pushes, QStringList{u"still here"_s}, Patience);
        QVERIFY(ear.isOnline());
        QCOMPARE(ear.connections.size(), 1);
    }

    void pushesBeforeTheGreetingAreNotPassedOn()
    {
        FakeHub hub;
        Ear ear;
        ear.saysHello = false;
        ear.link.connectTo(hub.url());
        QTRY_COMPARE_WITH_TIMEOUT(ear.connections.size(), 1, Patience);
        hub.push(u"too early"_s);
        // One that belongs to another connection is ignored.
        wire::Hello hello;
        ear.link.sayHello(ear.connections.first() + 1, hello);
        hello.token = u"right"_s;
        ear.link.sayHello(ear.connections.first(), hello);
        QTRY_VERIFY_WITH_TIMEOUT(ear.isOnline(), Patience);
        hub.push(u"in time"_s);

        QTRY_COMPARE_WITH_TIMEOUT(ear.pushes, QStringList{u"in time"_s}, Patience);
        QCOMPARE(hub.hellos.size(), 1);
        QCOMPARE(hub.hellos.first().token, u"right"_s);
    }

    // --- by request ---------------------------------------------------------------------------------

    void whoIsNotWantedStaysAway()
    {
        FakeHub hub;
        Ear ear;
        ear.link.connectTo(hub.url());
        QTRY_VERIFY_WITH_TIMEOUT(ear.isOnline(), Patience);
        ear.ask(u"one"_s);

        ear.link.disconnectFromHub();
        QTRY_COMPARE_WITH_TIMEOUT(ear.status.state, LinkStatus::State::Offline, Patience);

        QTRY_COMPARE_WITH_TIMEOUT(ear.log.last(), u"one unavailable"_s, Patience);
        ear.link.reconnectNow();
        letAnotherLinkComeBack(hub);
        QCOMPARE(ear.connections.size(), 1);
        QCOMPARE(ear.status.state, LinkStatus::State::Offline);
        ear.link.connectTo(hub.url());
        QTRY_VERIFY_WITH_TIMEOUT(ear.isOnline(), Patience);
    }

    void anAbandonedConnectionComesBack()
    {
        FakeHub hub;
        Ear ear;
        ear.link.connectTo(hub.url());
        QTRY_VERIFY_WITH_TIMEOUT(ear.isOnline(), Patience);

        ear.link.abandon(u"of no use"_s);

        QTRY_COMPARE_WITH_TIMEOUT(hub.hellos.size(), 2, Patience);
        QTRY_VERIFY_WITH_TIMEOUT(ear.isOnline(), Patience);
    }

    void aLinkThatGoesAnswersWhatWaits()
    {
        FakeHub hub;
        int failures = 0;
        {
            Ear ear;
            ear.link.connectTo(hub.url());
            QTRY_VERIFY_WITH_TIMEOUT(ear.isOnline(), Patience);
            ear.link.call(
                {wire::op::channelOpen.number, QLatin1StringView(wire::op::channelOpen.name)},
                encodeBody(Encoding::Cbor, wire::ChannelRef{ChannelId::create()}),
                [&](const Result<Payload> &outcome) { failures += outcome.ok() ? 0 : 1; });
            QTRY_COMPARE_WITH_TIMEOUT(hub.requests.size(), 1, Patience);
        }

        QCOMPARE(failures, 1);
    }
};

QTEST_GUILESS_MAIN(WebsocketLinkTest)
#include "tst_websocket_link.moc"
