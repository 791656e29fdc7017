// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The promise of the whole system, tried: three people with two devices each, 1 000 messages from each person,
// through a network that cuts, loses, doubles, delays and half-closes, with client, server and database killed at
// random. At the end: nothing lost, nothing doubled, the order of each device kept, every device equal to the server.
#include "tests/e2e/chaos/peer_process.h"
#include "tests/support/fault_proxy.h"
#include "tests/support/postgres_cluster.h"
#include "tests/support/test_client.h"
#include "tests/support/test_server.h"

#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QSet>
#include <QTest>

#include <vector>

using namespace dunlin;
using namespace dunlin::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int MessagesPerDevice = 500;
constexpr int LeastPeerKills = 12;
constexpr int LeastServerKills = 4;
constexpr int LeastDatabaseKills = 2;
constexpr int LeastFaults = 50;
constexpr int LeastStormMs = 20'000;
constexpr int LongestStormMs = 240'000;

QString field(const QJsonValue &row, const char *name)
{
    return row.toObject().value(QLatin1StringView(name)).toVariant().toString();
}

} // namespace

class ChaosTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void nothingIsLostDoubledOrReordered_data();
    void nothingIsLostDoubledOrReordered();

private:
    void prepare(Database database);
    void storm();
    void oneBlow();
    bool startServerAgain();
    void calm();
    QJsonArray serverRows();
    void compare(const QJsonArray &truth);

    std::unique_ptr<PostgresCluster> m_cluster;
    std::unique_ptr<TestServer> m_server;
    std::unique_ptr<FaultProxy> m_proxy;
    std::vector<std::unique_ptr<PeerProcess>> m_peers;
    std::vector<Person> m_people;
    QStringList m_prefixes;
    ChannelId m_channel;
    QRandomGenerator m_random;
    int m_peerKills = 0;
    int m_serverKills = 0;
    int m_databaseKills = 0;
};

void ChaosTest::nothingIsLostDoubledOrReordered_data()
{
    QTest::addColumn<int>("database");
    for (const Database each : availableDatabases())
        QTest::addRow("%s", nameOf(each)) << int(each);
}

void ChaosTest::prepare(Database database)
{
    m_peers.clear();
    m_people.clear();
    m_prefixes.clear();
    m_proxy.reset();
    m_server.reset();
    m_cluster.reset();
    m_peerKills = m_serverKills = m_databaseKills = 0;

    TestServer::Options options;
    options.database = database;
    // Tokens are traded again and again, so answers to that get lost as well.
    options.arguments = {u"--access-token-ttl"_s, u"4"_s};
    if (database == Database::Postgres) {
        QString reason;
        m_cluster = PostgresCluster::start(&reason);
        QVERIFY2(m_cluster, qPrintable(reason));
        options.postgresUrl = m_cluster->url();
    }
    m_server = std::make_unique<TestServer>(options);
    QVERIFY2(m_server->start(), qPrintable(m_server->why()));
    for (const QString &name : {u"ada"_s, u"bob"_s, u"cleo"_s}) {
        const auto person = registerPerson(m_server->url(), name);
        QVERIFY2(person.ok(), qPrintable(person.ok() ? QString() : person.error().detail));
        m_people.push_back(*person);
    }
    // The token of the registration may have run out by now.
    const auto again = signIn(m_server->url(), u"ada"_s);
    QVERIFY(again.ok());
    RestClient ada(m_server->url());
    ada.setToken(again->token());
    wire::ChannelCreate create;
    create.opId = OpId::create();
    create.name = u"storm"_s;
    create.members = {m_people[1].id(), m_people[2].id()};
    const auto channel = ada.call(wire::http::createChannel, {}, create);
    QVERIFY2(channel.ok(), qPrintable(channel.ok() ? QString() : channel.error().detail));
    m_channel = channel->id;

    m_proxy = std::make_unique<FaultProxy>(m_server->port(), m_random.generate());
    const QString url = u"http://127.0.0.1:%1"_s.arg(m_proxy->port());
    for (const Person &person : m_people) {
        for (const QString &device : {u"1"_s, u"2"_s}) {
            const QString name = person.session.user.username + device;
            m_prefixes.append(name);
            const QStringList arguments{
                u"--server"_s,   url,      u"--user"_s,    person.session.user.username,
                u"--password"_s, Password, u"--channel"_s, m_channel.toText(),
                u"--prefix"_s,   name,     u"--count"_s,   QString::number(MessagesPerDevice)};
            m_peers.push_back(std::make_unique<PeerProcess>(
                name, arguments, m_server->dataDir() + u"/peer-"_s + name));
        }
    }
}

// As a supervisor does: a server that finds its database still recovering ends with code 3.
bool ChaosTest::startServerAgain()
{
    for (int tries = 0; tries < 20; ++tries) {
        if (m_server->start())
            return true;
        settle(500);
    }
    return false;
}

void ChaosTest::oneBlow()
{
    const int dice = m_random.bounded(100);
    if (m_cluster && dice < 8) {
        QVERIFY(m_cluster->kill());
        settle(m_random.bounded(1, 400));
        QVERIFY(m_cluster->restart());
        ++m_databaseKills;
    } else if (dice < 22) {
        m_server->kill();
        settle(m_random.bounded(1, 400));
        QVERIFY2(startServerAgain(), qPrintable(m_server->why()));
        ++m_serverKills;
    } else if (dice < 36) {
        m_proxy->unplug();
        settle(m_random.bounded(1, 800));
        m_proxy->plugIn();
    } else if (dice < 80) {
        PeerProcess &victim = *m_peers[size_t(m_random.bounded(int(m_peers.size())))];
        victim.kill();
        settle(m_random.bounded(1, 200));
        victim.start();
        ++m_peerKills;
    }
}

void ChaosTest::storm()
{
    m_proxy->setFaults({.cut = 0.004,
                        .lose = 0.01,
                        .duplicate = 0.02,
                        .delay = 0.05,
                        .halfClose = 0.002,
                        .maxDelayMs = 40});
    for (const auto &peer : m_peers)
        peer->start();
    QElapsedTimer lasted;
    lasted.start();
    const auto enough = [this] {
        return m_peerKills >= LeastPeerKills && m_serverKills >= LeastServerKills
            && (!m_cluster || m_databaseKills >= LeastDatabaseKills);
    };
    // Whoever is killed has to catch up first, so the storm doesn't wait for all to be done.
    const auto isShort = [&] {
        return !enough() || m_proxy->faultsDone() <= LeastFaults || lasted.elapsed() < LeastStormMs;
    };
    while (isShort() && lasted.elapsed() < LongestStormMs) {
        settle(m_random.bounded(50, 500));
        oneBlow();
        if (QTest::currentTestFailed())
            return;
    }
    qInfo("%lld s of storm: %d peer, %d server, %d database kills; %d faults on %d connections",
          lasted.elapsed() / 1000, m_peerKills, m_serverKills, m_databaseKills,
          m_proxy->faultsDone(), m_proxy->connectionsSeen());
    QVERIFY(enough());
    QVERIFY(m_proxy->faultsDone() > LeastFaults);
}

void ChaosTest::calm()
{
    m_proxy->setFaults({});
    for (const auto &peer : m_peers) {
        QVERIFY2(waitUntil([&peer] { return peer->isDrained(); }, 180'000),
                 qPrintable(peer->name() + u'\n' + peer->log()));
        QVERIFY2(!peer->hasFailed(), qPrintable(peer->name() + u'\n' + peer->log()));
        QVERIFY2(!peer->wasSignedOut(), qPrintable(peer->name() + u'\n' + peer->log()));
    }
}

QJsonArray ChaosTest::serverRows()
{
    RestClient rest(m_server->url());
    QJsonArray all;
    qint64 after = 0;
    for (;;) {
        // For each page: a token does not last.
        if (const auto ada = signIn(m_server->url(), u"ada"_s); ada.ok())
            rest.setToken(ada->token());
        const auto page = rest.call(wire::http::messages, {m_channel.toText()}, {},
                                    u"after=%1&limit=200"_s.arg(after));
        if (!page.ok() || page->messages.isEmpty())
            return all;
        for (auto row = page->messages.crbegin(); row != page->messages.crend(); ++row)
            all.append(json::writeStruct(*row));
        after = page->messages.constFirst().seq;
    }
}

void ChaosTest::compare(const QJsonArray &truth)
{
    QSet<QString> ids;
    QSet<QString> texts;
    QHash<QString, int> lastOf;
    qint64 lastSeq = 0;
    qint64 lastOrd = 0;
    for (const QJsonValue &row : truth) {
        const QString text = field(row, "content");
        QVERIFY2(!ids.contains(field(row, "id")), qPrintable(u"stored twice: "_s + text));
        QVERIFY2(!texts.contains(text), qPrintable(u"sent twice: "_s + text));
        ids.insert(field(row, "id"));
        texts.insert(text);
        const qint64 seq = field(row, "seq").toLongLong();
        QVERIFY(seq > lastSeq);
        QCOMPARE(field(row, "ord").toLongLong(), lastOrd + 1);
        lastSeq = seq;
        ++lastOrd;
        const int number = text.section(u' ', 1).toInt();
        QVERIFY2(lastOf.value(text.section(u' ', 0, 0)) + 1 == number,
                 qPrintable(u"out of order: "_s + text));
        lastOf[text.section(u' ', 0, 0)] = number;
    }
    for (const QString &prefix : std::as_const(m_prefixes))
        QVERIFY2(lastOf.value(prefix) == MessagesPerDevice, qPrintable(u"lost of "_s + prefix));
    QCOMPARE(truth.size(), MessagesPerDevice * m_prefixes.size());

    for (const auto &peer : m_peers) {
        const QJsonArray held = peer->dump();
        QVERIFY2(held.size() == truth.size(),
                 qPrintable(u"%1 holds %2 of %3\n%4"_s.arg(peer->name())
                                .arg(held.size())
                                .arg(truth.size())
                                .arg(peer->log())));
        for (qsizetype i = 0; i < truth.size(); ++i) {
            for (const char *name :
                 {"seq", "ord", "id", "revSeq", "content", "senderId", "createdAt"})
                QCOMPARE(field(held[i], name), field(truth[i], name));
        }
    }
}

void ChaosTest::nothingIsLostDoubledOrReordered()
{
    QFETCH(int, database);
    const quint32 seed = qEnvironmentVariableIsSet("DUNLIN_SEED")
        ? qEnvironmentVariable("DUNLIN_SEED").toUInt()
        : QRandomGenerator::global()->generate();
    qInfo("DUNLIN_SEED=%u", seed);
    m_random.seed(seed);
    prepare(Database(database));
    if (QTest::currentTestFailed())
        return;
    storm();
    if (QTest::currentTestFailed())
        return;
    calm();
    if (QTest::currentTestFailed())
        return;
    compare(serverRows());
}

QTEST_GUILESS_MAIN(ChaosTest)
#include "tst_chaos.moc"
