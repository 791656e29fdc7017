// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What server/cluster/broker.h promises, for every kind of broker, with real servers that die.
#include "server/cluster/local_broker.h"
#include "server/cluster/postgres_broker.h"
#include "server/cluster/redis_broker.h"
#include "tests/support/postgres_cluster.h"
#include "tests/support/redis_server.h"

#include <QtTest>
#include <QUrl>

#include <csignal>

using namespace dunlin;
using namespace dunlin::server;
using namespace dunlin::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int PatienceMs = 30'000;

enum class Kind { Local, Redis, Postgres };

PostgresAddress addressOf(const QString &text)
{
    const QUrl url(text);
    PostgresAddress address;
    address.password = Secret::fromText(url.password());
    address.options = {{"host", url.host().toUtf8()},
                       {"port", QByteArray::number(url.port())},
                       {"user", url.userName().toUtf8()},
                       {"dbname", url.path().mid(1).toUtf8()}};
    return address;
}

// A broker and what it has said.
struct Node {
    std::unique_ptr<Broker> broker;
    QList<QByteArray> heard;
    QList<bool> turned;

    explicit Node(std::unique_ptr<Broker> made)
        : broker(std::move(made))
    {
        broker->start({[this](const QByteArray &message) { heard.append(message); },
                       [this](bool up) { turned.append(up); }});
    }
    bool isUp() const { return !turned.isEmpty() && turned.constLast(); }
};

} // namespace

Q_DECLARE_METATYPE(Kind)

class BrokerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data()
    {
        QTest::addColumn<Kind>("kind");
        QTest::newRow("local") << Kind::Local;
        QTest::newRow("redis") << Kind::Redis;
        QTest::newRow("postgres") << Kind::Postgres;
    }
    void initTestCase() { std::signal(SIGPIPE, SIG_IGN); }
    void init()
    {
        QFETCH_GLOBAL(Kind, kind);
        m_kind = kind;
        QString why;
        if (kind == Kind::Redis && !m_redis) {
            m_redis = RedisServer::start(&why);
            if (!m_redis)
                QSKIP(qPrintable(why));
        }
        if (kind == Kind::Postgres && !m_postgres) {
            m_postgres = PostgresCluster::start(&why);
            if (!m_postgres)
                QSKIP(qPrintable(why));
        }
        m_exchange = std::make_shared<LocalExchange>();
    }

    void everybodyHearsEverythingInOrderAndWhole()
    {
        Node one(make()), two(make());
        QTRY_VERIFY_WITH_TIMEOUT(one.isUp() && two.isUp(), PatienceMs);
        QList<QByteArray> said{QByteArray("\0\xff\r\n{}\"'\\", 9), QByteArray("x")};
        for (const int size : {0, 1, 5799, 5800, 5801, 11'600, 100'000, 300'000})
            said.append(QByteArray(size, char(size % 251)));
        for (int i = 0; i < 500; ++i)
            said.append(QByteArray::number(i));

        for (const QByteArray &each : std::as_const(said))
            one.broker->publish(each);

        QTRY_COMPARE_WITH_TIMEOUT(two.heard.size(), said.size(), PatienceMs);
        QTRY_COMPARE_WITH_TIMEOUT(one.heard.size(), said.size(), PatienceMs);
        QVERIFY(two.heard == said);
        QVERIFY(one.heard == said);
    }

    void whatIsSaidTwiceIsHeardTwice()
    {
        Node one(make()), two(make());
        QTRY_VERIFY_WITH_TIMEOUT(one.isUp() && two.isUp(), PatienceMs);
        for (int i = 0; i < 20; ++i)
            one.broker->publish("the same");
        QTRY_COMPARE_WITH_TIMEOUT(two.heard.size(), 20, PatienceMs);
    }

    void twoThatSpeakAtOnceKeepTheirOwnOrder()
    {
        Node one(make()), two(make()), third(make());
        QTRY_VERIFY_WITH_TIMEOUT(one.isUp() && two.isUp() && third.isUp(), PatienceMs);
        constexpr int Count = 300;
        for (int i = 0; i < Count; ++i) {
            one.broker->publish("a" + QByteArray::number(i) + QByteArray(i % 7 * 3000, '.'));
            two.broker->publish("b" + QByteArray::number(i));
        }
        QTRY_COMPARE_WITH_TIMEOUT(third.heard.size(), 2 * Count, PatienceMs);
        for (const char who : {'a', 'b'}) {
            int next = 0;
            for (const QByteArray &each : std::as_const(third.heard)) {
                if (each.front() == who)
                    QVERIFY(each.startsWith(who + QByteArray::number(next++)));
            }
            QCOMPARE(next, Count);
        }
    }

    void whoIsUpHearsWhatIsSaidFromThenOn()
    {
        Node one(make());
        QTRY_VERIFY_WITH_TIMEOUT(one.isUp(), PatienceMs);
        for (int i = 0; i < 10; ++i) {
            Node late(make());
            QTRY_VERIFY_WITH_TIMEOUT(late.isUp(), PatienceMs);
            one.broker->publish(QByteArray::number(i));
            QTRY_VERIFY_WITH_TIMEOUT(late.heard.contains(QByteArray::number(i)), PatienceMs);
        }
    }

    void whatDiesComesBackByItself()
    {
        Node one(make()), two(make());
        QTRY_VERIFY_WITH_TIMEOUT(one.isUp() && two.isUp(), PatienceMs);

        kill();
        QTRY_VERIFY_WITH_TIMEOUT(!one.isUp() && !two.isUp(), PatienceMs);
        one.broker->publish("into the void");
        QVERIFY(revive());

        QTRY_VERIFY_WITH_TIMEOUT(one.isUp() && two.isUp(), PatienceMs);
        one.broker->publish("again");
        QTRY_VERIFY_WITH_TIMEOUT(two.heard.contains("again"), PatienceMs);
        QVERIFY(!two.heard.contains("into the void"));
        QVERIFY(one.turned.count(true) >= 2);
    }

    void itStartsWithoutTheServer()
    {
        kill();
        Node one(make());
        QTest::qWait(200);
        QVERIFY(!one.isUp());
        one.broker->publish("nobody hears this");
        QVERIFY(revive());
        QTRY_VERIFY_WITH_TIMEOUT(one.isUp(), PatienceMs);
        one.broker->publish("this");
        QTRY_COMPARE_WITH_TIMEOUT(one.heard, QList<QByteArray>{"this"}, PatienceMs);
    }

    void reconnectingIsHarmless()
    {
        Node one(make()), two(make());
        QTRY_VERIFY_WITH_TIMEOUT(one.isUp() && two.isUp(), PatienceMs);
        for (int i = 0; i < 5; ++i) {
            one.broker->reconnect();
            one.broker->reconnect();
            QTRY_VERIFY_WITH_TIMEOUT(one.isUp(), PatienceMs);
        }
        two.broker->publish("still there");
        QTRY_VERIFY_WITH_TIMEOUT(one.heard.contains("still there"), PatienceMs);
        QCOMPARE(one.heard.count("still there"), 1);
    }

    void anEndInTheMiddleIsHarmless()
    {
        Node stays(make());
        QTRY_VERIFY_WITH_TIMEOUT(stays.isUp(), PatienceMs);
        for (int i = 0; i < 10; ++i) {
            Node goes(make());
            if (i % 2 == 0)
                QTRY_VERIFY_WITH_TIMEOUT(goes.isUp(), PatienceMs);
            for (int n = 0; n < 50; ++n)
                goes.broker->publish(QByteArray(2000, 'x'));
        }
        stays.heard.clear();
        stays.broker->publish("end");
        QTRY_VERIFY_WITH_TIMEOUT(stays.heard.contains("end"), PatienceMs);
    }

    void anotherServersNodesAreNotHeard()
    {
        if (m_kind != Kind::Redis)
            return;
        Node ours(make());
        Node theirs(make("dunlin:other:nodes"));
        QTRY_VERIFY_WITH_TIMEOUT(ours.isUp() && theirs.isUp(), PatienceMs);
        theirs.broker->publish("not for us");
        QTRY_COMPARE_WITH_TIMEOUT(theirs.heard.size(), 1, PatienceMs);
        ours.broker->publish("ours");
        QTRY_COMPARE_WITH_TIMEOUT(ours.heard, QList<QByteArray>{"ours"}, PatienceMs);
    }

    void aWrongPasswordIsNoWayIn()
    {
        if (m_kind != Kind::Redis)
            return;
        QString url = m_redis->url();
        url.replace(u"redis://:"_s, u"redis://:wrong"_s);
        Node node(std::make_unique<RedisBroker>(*parseRedisUrl(url), "dunlin:test:nodes"));
        QTRY_VERIFY_WITH_TIMEOUT(node.turned.size() >= 2, PatienceMs);
        QVERIFY(!node.turned.contains(true));
    }

    void piecesThatDoNotFitAreDropped()
    {
        if (m_kind != Kind::Postgres)
            return;
        const QByteArray message(20'000, 'm');
        const QList<QByteArray> pieces = PostgresBroker::cut(message, 7);
        QCOMPARE(pieces.size(), 4);
        for (const QByteArray &each : pieces)
            QVERIFY(each.size() < 8000);
        PostgresBroker::Joiner joiner;
        for (const QByteArray &each :
             {QByteArray(), QByteArray("x"), QByteArray("1.0/0:"), QByteArray("1.-1/2:AAAA"),
              QByteArray("1.2/1:AAAA"), QByteArray("1.0/99999999:AAAA"), QByteArray("1.0/1:?"),
              QByteArray("./:"), QByteArray("0/1:AAAA"), pieces[1], pieces[0], pieces[2],
              pieces[3]})
            QVERIFY(!joiner.add(each));
        // Of two messages.
        joiner.add(pieces[0]);
        QVERIFY(!joiner.add(PostgresBroker::cut(message, 8)[1]));
        // One is missing, and the next message is whole all the same.
        joiner.add(pieces[0]);
        joiner.add(pieces[1]);
        QVERIFY(!joiner.add(pieces[3]));
        for (int i = 0; i < 3; ++i)
            QVERIFY(!joiner.add(pieces[i]));
        QCOMPARE(joiner.add(pieces[3]), std::optional(message));
    }

private:
    std::unique_ptr<Broker> make(const QByteArray &channel = "dunlin:test:nodes")
    {
        if (m_kind == Kind::Local)
            return std::make_unique<LocalBroker>(m_exchange);
        if (m_kind == Kind::Redis)
            return std::make_unique<RedisBroker>(*parseRedisUrl(m_redis->url()), channel);
        return std::make_unique<PostgresBroker>(addressOf(m_postgres->url()));
    }
    void kill()
    {
        if (m_kind == Kind::Local)
            m_exchange->setUp(false);
        else if (m_kind == Kind::Redis)
            m_redis->kill();
        else
            QVERIFY(m_postgres->kill());
    }
    bool revive()
    {
        if (m_kind == Kind::Local)
            m_exchange->setUp(true);
        return m_kind == Kind::Local
            || (m_kind == Kind::Redis ? m_redis->restart() : m_postgres->restart());
    }

    Kind m_kind = Kind::Local;
    std::shared_ptr<LocalExchange> m_exchange;
    std::unique_ptr<RedisServer> m_redis;
    std::unique_ptr<PostgresCluster> m_postgres;
};

QTEST_GUILESS_MAIN(BrokerTest)
#include "tst_broker.moc"
