// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Nodes notice what the broker loses, and who comes and goes.
#include "server/cluster/cluster.h"
#include "server/cluster/cluster_message.h"
#include "server/cluster/local_broker.h"
#include "server/cluster/redis_address.h"
#include "shared/core/id.h"

#include <QtTest>

using namespace dunlin;
using namespace dunlin::server;
using namespace Qt::StringLiterals;

namespace {

constexpr int PatienceMs = 20'000;

// A broker between a node and the exchange that drops what it is told to.
class LossyBroker final : public Broker
{
public:
    LossyBroker(const std::shared_ptr<LocalExchange> &exchange, std::atomic<int> &drop,
                std::atomic<bool> &deaf)
        : m_drop(drop)
        , m_deaf(deaf)
        , m_inner(exchange)
    {
    }
    void start(Ears ears) override
    {
        m_inner.start({[this, heard = ears.heard](const QByteArray &message) {
                           if (!m_deaf)
                               heard(message);
                       },
                       ears.turned});
    }
    void publish(const QByteArray &message) override
    {
        const auto kind = ClusterMessage::fromBytes(message)->kind;
        if (kind == ClusterMessage::Kind::Words && m_drop > 0)
            --m_drop;
        else
            m_inner.publish(message);
    }
    void reconnect() override { m_deaf = false; }

private:
    std::atomic<int> &m_drop;
    std::atomic<bool> &m_deaf;
    LocalBroker m_inner;
};

struct Node {
    explicit Node(const std::shared_ptr<LocalExchange> &exchange, int silenceMs = 400)
        : cluster(ClusterSettings{u"node"_s, 20, silenceMs})
    {
        Cluster::Ears ears;
        ears.heard = [this](const NodeId &, const QByteArray &word) {
            const std::lock_guard lock(mutex);
            words.append(word);
            order.append(u"word"_s);
        };
        ears.lost = [this] {
            const std::lock_guard lock(mutex);
            order.append(u"lost"_s);
            ++losses;
        };
        ears.came = [this](const NodeId &) { ++came; };
        ears.gone = [this](const NodeId &) { ++gone; };
        ears.turned = [this](bool) { ++turns; };
        cluster.start(
            [this, exchange] { return std::make_unique<LossyBroker>(exchange, drop, deaf); }, ears);
    }
    ~Node() { cluster.stop(); }
    QList<QByteArray> heard()
    {
        const std::lock_guard lock(mutex);
        return words;
    }
    void forget()
    {
        const std::lock_guard lock(mutex);
        words.clear();
        order.clear();
        losses = 0;
    }

    std::atomic<int> drop = 0;
    std::atomic<bool> deaf = false;
    std::atomic<int> losses = 0;
    std::atomic<int> came = 0;
    std::atomic<int> gone = 0;
    std::atomic<int> turns = 0;
    std::mutex mutex;
    QList<QByteArray> words;
    QStringList order;
    Cluster cluster;
};

// What they miss of each other at first is behind them: whoever has heard a word has dealt with all that came before it.
bool meet(Node &one, Node &two)
{
    const auto haveMet = [&] { return !one.cluster.isAlone() && !two.cluster.isAlone(); };
    const auto haveHeard = [&] { return !one.heard().isEmpty() && !two.heard().isEmpty(); };
    if (!QTest::qWaitFor(haveMet, PatienceMs))
        return false;
    for (Node *each : {&one, &two})
        each->cluster.say("met");
    if (!QTest::qWaitFor(haveHeard, PatienceMs))
        return false;
    for (Node *each : {&one, &two})
        each->forget();
    return true;
}

} // namespace

class ClusterTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void wordsComeInOrderAndNothingIsLost()
    {
        const auto exchange = std::make_shared<LocalExchange>();
        Node one(exchange), two(exchange);
        QVERIFY(meet(one, two));
        two.forget();
        QList<QByteArray> said;
        for (int i = 0; i < 3000; ++i)
            said.append(QByteArray::number(i) + QByteArray(i % 5 * 200, '.'));
        for (const QByteArray &each : std::as_const(said))
            one.cluster.say(each);
        QTRY_COMPARE_WITH_TIMEOUT(two.heard().size(), said.size(), PatienceMs);
        QVERIFY(two.heard() == said);
        QVERIFY(one.heard().isEmpty());
        QCOMPARE(two.losses, 0);
    }

    void whatIsMissedIsNoticedBeforeWhatComesNext()
    {
        const auto exchange = std::make_shared<LocalExchange>();
        Node one(exchange), two(exchange);
        QVERIFY(meet(one, two));
        two.forget();
        one.drop = 1;
        one.cluster.say("lost");
        QTRY_COMPARE_WITH_TIMEOUT(one.drop, 0, PatienceMs);
        one.cluster.say("next");
        QTRY_COMPARE_WITH_TIMEOUT(two.heard().size(), 1, PatienceMs);
        QCOMPARE(two.order, QStringList({u"lost"_s, u"word"_s}));
    }

    void theLastWordsAreMissedToo()
    {
        const auto exchange = std::make_shared<LocalExchange>();
        Node one(exchange), two(exchange);
        QVERIFY(meet(one, two));
        two.forget();
        one.drop = 1;
        one.cluster.say("nothing follows");
        QTRY_COMPARE_WITH_TIMEOUT(two.losses, 1, PatienceMs);
    }

    // What a node kept to itself while it was alone must not be missed by the one that comes.
    void whatWasLeftUnsaidIsAHole()
    {
        const auto exchange = std::make_shared<LocalExchange>();
        Node one(exchange);
        QTRY_VERIFY_WITH_TIMEOUT(one.cluster.isUp(), PatienceMs);
        Node two(exchange);
        QVERIFY(meet(one, two));
        two.forget();
        one.cluster.leaveUnsaid();
        QTRY_VERIFY_WITH_TIMEOUT(two.losses >= 1, PatienceMs);
    }

    void nothingIsSaidWhileTheBrokerIsDown()
    {
        const auto exchange = std::make_shared<LocalExchange>();
        Node one(exchange), two(exchange);
        QVERIFY(meet(one, two));
        exchange->setUp(false);
        QTRY_VERIFY_WITH_TIMEOUT(!one.cluster.isUp() && !two.cluster.isUp(), PatienceMs);
        two.forget();
        one.cluster.say("into the void");
        // Nobody is gone because nobody can be heard.
        QTest::qWait(600);
        QCOMPARE(two.gone, 0);
        exchange->setUp(true);
        QTRY_VERIFY_WITH_TIMEOUT(two.losses >= 1, PatienceMs);
        one.cluster.say("again");
        QTRY_COMPARE_WITH_TIMEOUT(two.heard(), QList<QByteArray>{"again"}, PatienceMs);
        QVERIFY(two.turns >= 3);
    }

    // The first node has been there for longer than a silence lasts.
    void whoComesLateStays()
    {
        const auto exchange = std::make_shared<LocalExchange>();
        Node one(exchange, 1000);
        QTest::qWait(1500);
        Node two(exchange, 1000);
        QVERIFY(meet(one, two));
        QCOMPARE(one.came, 1);
        QCOMPARE(one.gone, 0);
        two.cluster.say("late");
        QTRY_COMPARE_WITH_TIMEOUT(one.heard(), QList<QByteArray>{"late"}, PatienceMs);
        QCOMPARE(one.gone, 0);
    }

    void whoPartsIsGoneAtOnceAndWhoDiesAfterASilence()
    {
        const auto exchange = std::make_shared<LocalExchange>();
        Node stays(exchange, 60'000);
        {
            Node goes(exchange, 60'000);
            QVERIFY(meet(stays, goes));
        }
        QTRY_COMPARE_WITH_TIMEOUT(stays.gone, 1, PatienceMs);
        QTRY_VERIFY_WITH_TIMEOUT(stays.cluster.isAlone(), PatienceMs);

        Node listens(exchange), mute(exchange);
        QVERIFY(meet(listens, mute));
        listens.forget();
        const int before = listens.gone;
        mute.cluster.stop(); // says goodbye, which counts as a death here
        QTRY_VERIFY_WITH_TIMEOUT(listens.gone > before, PatienceMs);
        // It may have stored what it could not tell.
        QVERIFY(listens.losses >= 1);
    }

    void aBrokerThatCarriesNothingIsConnectedAnew()
    {
        const auto exchange = std::make_shared<LocalExchange>();
        Node one(exchange, 100);
        QTRY_VERIFY_WITH_TIMEOUT(one.cluster.isUp(), PatienceMs);
        one.deaf = true;
        QTRY_VERIFY_WITH_TIMEOUT(!one.deaf, PatienceMs);
    }

    void messagesAreReadBackAndNothingElse()
    {
        const ClusterMessage words{createUuidV7(),
                                   7,
                                   ClusterMessage::Kind::Words,
                                   {},
                                   {"one", QByteArray(), QByteArray("\0x", 2)}};
        const ClusterMessage beat{createUuidV7(), 1, ClusterMessage::Kind::Beat, u"näme"_s, {}};
        const ClusterMessage parting{createUuidV7(), 9, ClusterMessage::Kind::Parting, {}, {}};
        for (const ClusterMessage &each : {words, beat, parting}) {
            const QByteArray bytes = each.toBytes();
            const auto read = ClusterMessage::fromBytes(bytes);
            QVERIFY(read.ok());
            QCOMPARE(read->from, each.from);
            QCOMPARE(read->number, each.number);
            QCOMPARE(read->kind, each.kind);
            QCOMPARE(read->name, each.name);
            QCOMPARE(read->words, each.words);
        }
        const QByteArray bytes = words.toBytes();
        QVERIFY(!ClusterMessage::fromBytes({}).ok());
        for (qsizetype i = 0; i < bytes.size(); ++i) {
            // A cut between two words is a shorter message.
            const auto cut = ClusterMessage::fromBytes(bytes.left(i));
            QVERIFY(!cut.ok() || cut->words.size() < 3);
        }
        QByteArray lie = bytes;
        lie[26] = char(0xff);
        QVERIFY(!ClusterMessage::fromBytes(lie).ok());
        QVERIFY(!ClusterMessage::fromBytes(parting.toBytes() + 'x').ok());
        QVERIFY(!ClusterMessage::fromBytes(beat.toBytes() + QByteArray(64, 'x')).ok());
    }

    void addressesOfRedis_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<bool>("good");
        for (const char *each :
             {"redis://localhost", "redis://:secret@10.0.0.1:6380",
              "redis://me:s%40cret@[::1]:6379/2", "redis+unix:///run/redis.sock"})
            QTest::newRow(each) << QString::fromLatin1(each) << true;
        for (const char *each : {"", "localhost:6379", "http://localhost", "redis://",
                                 "rediss://localhost", "redis://localhost/x",
                                 "redis://localhost/-1", "redis://h?x=1", "redis+unix://host/x"})
            QTest::newRow(each) << QString::fromLatin1(each) << false;
    }
    void addressesOfRedis()
    {
        QFETCH(QString, url);
        QFETCH(bool, good);
        const auto address = parseRedisUrl(url);
        QCOMPARE(address.ok(), good);
        if (!good) {
            QCOMPARE(address.error().field, u"redis"_s);
            return;
        }
        if (url.contains(u"%40"_s)) {
            QCOMPARE(address->user, u"me"_s);
            QCOMPARE(address->password.reveal(), "s@cret");
            QCOMPARE(address->host, u"::1"_s);
            QCOMPARE(address->database, 2);
        }
    }
};

QTEST_GUILESS_MAIN(ClusterTest)
#include "tst_cluster.moc"
