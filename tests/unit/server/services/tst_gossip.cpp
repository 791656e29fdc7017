// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What no database has holds on all nodes: rates, failed sign-ins, tickets.
#include "server/cluster/local_broker.h"
#include "server/services/gossip.h"

#include <QtTest>

using namespace dunlin;
using namespace dunlin::server;
using namespace Qt::StringLiterals;

namespace {

constexpr int PatienceMs = 20'000;

struct Node {
    Node(const std::shared_ptr<LocalExchange> &exchange, const Clock &clock)
        : cluster(ClusterSettings{u"node"_s, 20, 2000})
        , fanout(&cluster)
        , rates(clock)
        , lockOut(clock)
        , tickets(clock)
        , gossip(fanout, &rates, lockOut, tickets)
    {
        fanout.setElsewhere(
            {{}, {}, [this](int topic, const QByteArray &body) { gossip.hear(topic, body); }});
        cluster.start(
            [exchange] { return std::make_unique<LocalBroker>(exchange); },
            {[this](const NodeId &from, const QByteArray &word) { fanout.carryOut(from, word); },
             {},
             {},
             {},
             {}});
    }
    ~Node() { cluster.stop(); }

    Cluster cluster;
    Fanout fanout;
    RateLimits rates;
    LockOut lockOut;
    Tickets tickets;
    Gossip gossip;
};

} // namespace

class GossipTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_exchange = std::make_shared<LocalExchange>();
        one = std::make_unique<Node>(m_exchange, m_clock);
        two = std::make_unique<Node>(m_exchange, m_clock);
        QTRY_VERIFY_WITH_TIMEOUT(!one->cluster.isAlone() && !two->cluster.isAlone(), PatienceMs);
    }
    void cleanup()
    {
        one.reset();
        two.reset();
    }

    void whatIsTakenOnOneNodeIsMissingOnTheOther()
    {
        for (int i = 0; i < 30; ++i)
            QVERIFY(one->rates.messages.take(u"ada"_s).ok());
        QVERIFY(one->rates.people.take(u"ada"_s).ok());
        // Of 50, twenty are left, on whatever node.
        QTest::qWait(Gossip::EveryMs * 3);
        int left = 0;
        while (two->rates.messages.take(u"ada"_s).ok())
            ++left;
        QCOMPARE(left, 20);
        QTRY_VERIFY_WITH_TIMEOUT(!one->rates.messages.take(u"ada"_s).ok(), PatienceMs);
        QVERIFY(one->rates.messages.take(u"bob"_s).ok());
        m_clock.advance(std::chrono::seconds(1));
        QVERIFY(one->rates.messages.take(u"ada"_s).ok());
    }

    // Else whoever asks every node in turn would use up somebody's one-time keys as many times as there are nodes.
    void oneTimeKeysAreCountedOnAllNodes()
    {
        const QString key = u"ada of bob's phone"_s;
        for (int i = 0; i < 3; ++i)
            QVERIFY(one->rates.oneTimeKeys.take(key).ok());
        QTest::qWait(Gossip::EveryMs * 3);
        int left = 0;
        while (two->rates.oneTimeKeys.take(key).ok())
            ++left;
        QCOMPARE(left, 1);
        QVERIFY(two->rates.oneTimeKeys.take(u"carol of bob's phone"_s).ok());
    }

    // Nobody owes more than a bucket holds: a flood elsewhere does not shut anybody out for hours.
    void whatIsOwedHasAnEnd()
    {
        TokenBuckets buckets(m_clock, 10, 50);
        buckets.takenElsewhere(u"ada"_s, 1'000'000);
        QVERIFY(!buckets.take(u"ada"_s).ok());
        m_clock.advance(std::chrono::milliseconds(5'200));
        QVERIFY(buckets.take(u"ada"_s).ok());
    }

    void failuresCountOnAllNodes()
    {
        for (int i = 0; i < LockOut::AccountFailures; ++i) {
            Node &node = i % 2 == 0 ? *one : *two;
            node.lockOut.failed(u"ada"_s, u"10.0.0.%1"_s.arg(i));
        }
        for (Node *each : {one.get(), two.get()}) {
            QTRY_VERIFY_WITH_TIMEOUT(each->lockOut.secondsToWait(u"ada"_s, u"10.9.9.9"_s) > 0,
                                     PatienceMs);
            QCOMPARE(each->lockOut.secondsToWait(u"bob"_s, u"10.9.9.9"_s), 0);
        }
        two->lockOut.succeeded(u"ada"_s);
        QTRY_COMPARE_WITH_TIMEOUT(one->lockOut.secondsToWait(u"ada"_s, u"10.9.9.9"_s), 0,
                                  PatienceMs);
    }

    void aTicketIsGoodOnceOnAnyNode()
    {
        const Claims claims{UserId::create(), DeviceId::create(), 5000, 9'000'000'000'000};
        const auto ticket = one->tickets.issue(claims);
        QVERIFY(ticket);
        std::optional<Claims> redeemed;
        // Not QTRY_VERIFY, which would ask once more in the end.
        QVERIFY(QTest::qWaitFor(
            [&] {
                redeemed = two->tickets.redeem(*ticket);
                return redeemed.has_value();
            },
            PatienceMs));
        QCOMPARE(*redeemed, claims);
        QVERIFY(!two->tickets.redeem(*ticket));
        QTest::qWait(200);
        QVERIFY(!one->tickets.redeem(*ticket));
        const auto late = one->tickets.issue(claims);
        QTest::qWait(200);
        m_clock.advance(std::chrono::milliseconds(Tickets::LifeMs));
        QVERIFY(!two->tickets.redeem(*late));
    }

    void whatIsNoNoteIsIgnored()
    {
        for (int topic = 0; topic < 9; ++topic) {
            for (const QByteArray &each : {QByteArray(), QByteArray("x"), QByteArray("\xa0"),
                                           QByteArray::fromHex("a301090281616103810f"),
                                           QByteArray::fromHex("a3010102816161038201ff")})
                one->gossip.hear(topic, each);
        }
        QVERIFY(one->rates.messages.take(u"a"_s).ok());
    }

private:
    ManualClock m_clock;
    std::shared_ptr<LocalExchange> m_exchange;
    std::unique_ptr<Node> one;
    std::unique_ptr<Node> two;
};

QTEST_GUILESS_MAIN(GossipTest)
#include "tst_gossip.moc"
