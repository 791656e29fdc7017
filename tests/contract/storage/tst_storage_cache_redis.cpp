// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What two nodes keep of roles together: what one has read the other needs not read, nothing older than a change is found,
// and without the Redis everything goes on.
#include "server/storage/cache/cached_storage.h"
#include "tests/contract/storage/counting_storage.h"
#include "tests/support/redis_server.h"

#include <QUrl>

#include <csignal>

using namespace Qt::StringLiterals;
using namespace dunlin;
using namespace dunlin::test;
using namespace std::chrono_literals;

namespace {

constexpr qint64 LifeMs = 20'000;

RedisPlace placeOf(const RedisServer &redis)
{
    const QUrl url(redis.url());
    RedisPlace place;
    place.host = url.host();
    place.port = url.port();
    place.password = Secret::fromText(url.password());
    place.prefix = "test:";
    return place;
}

AccessRecord member(qint64 number)
{
    return {true, wire::Role::Member, number};
}

// One node, with a database that counts.
struct Reader {
    Reader(const DatabaseConfig &config, const Clock &clock, const RedisServer &redis)
        : counting(config)
        , cache(clock, {1000, LifeMs})
        , shared(clock, placeOf(redis), LifeMs)
        , storage(counting, &cache, {}, &shared)
    {
    }
    std::optional<AccessRecord> roleOf(const ChannelId &channel, const UserId &user)
    {
        return must(await(storage.read(
            [channel, user](Stores &stores) { return stores.access.find(channel, user); })));
    }

    CountingStorage counting;
    AccessCache cache;
    RedisAccess shared;
    CachedStorage storage;
};

} // namespace

class TestStorageCacheRedis : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // As the server does.
    void initTestCase() { std::signal(SIGPIPE, SIG_IGN); }
    void init()
    {
        m_redis = RedisServer::start(&m_why);
        if (!m_redis)
            QSKIP(qPrintable(m_why));
    }
    void cleanup() { m_redis.reset(); }

    void whatOneKeepsTheOtherFinds();
    void nothingOlderThanAChangeIsFoundOrKept();
    void aChannelThatIsGoneHasNoMembers();
    void whatIsNoEntryIsNone();
    void afterALossNothingIsReadUntilAllHasEnded();
    void withoutItEverythingGoesOn_data();
    void withoutItEverythingGoesOn();
    void twoNodesReadOnce();

private:
    QString m_why;
    ManualClock m_clock;
    std::unique_ptr<RedisServer> m_redis;
    const ChannelId m_channel = ChannelId::create();
    const UserId m_user = UserId::create();
};

void TestStorageCacheRedis::whatOneKeepsTheOtherFinds()
{
    RedisAccess one(m_clock, placeOf(*m_redis), LifeMs);
    RedisAccess two(m_clock, placeOf(*m_redis), LifeMs);
    QVERIFY(!two.find(m_channel, m_user));
    one.keep(m_channel, m_user, member(5));
    QCOMPARE(two.find(m_channel, m_user), std::optional(member(5)));
    const AccessRecord owner{false, wire::Role::Owner, 6};
    two.keep(m_channel, m_user, owner);
    QCOMPARE(one.find(m_channel, m_user), std::optional(owner));
    QVERIFY(!one.find(m_channel, UserId::create()));
    QVERIFY(!one.find(ChannelId::create(), m_user));
    QCOMPARE(one.hits(), 1);
    QCOMPARE(one.misses(), 2);
    // It does not stay for ever.
    const auto ttl =
        m_redis->ask({u"PTTL"_s, u"test:"_s + m_channel.toText() + u':' + m_user.toText()})
            .toLongLong();
    QVERIFY(ttl > 0 && ttl <= LifeMs);

    RedisPlace wrong = placeOf(*m_redis);
    wrong.password = Secret::fromText(u"wrong"_s);
    RedisAccess stranger(m_clock, wrong, LifeMs);
    QVERIFY(!stranger.find(m_channel, m_user));
    QCOMPARE(stranger.failures(), 1);
}

void TestStorageCacheRedis::nothingOlderThanAChangeIsFoundOrKept()
{
    RedisAccess one(m_clock, placeOf(*m_redis), LifeMs);
    RedisAccess two(m_clock, placeOf(*m_redis), LifeMs);
    one.keep(m_channel, m_user, member(5));
    one.changed({m_channel, m_user, 7});
    QVERIFY(!two.find(m_channel, m_user));
    // Whoever has the old one in their snapshot, on whatever node.
    two.keep(m_channel, m_user, member(5));
    QVERIFY(!two.find(m_channel, m_user));
    two.keep(m_channel, m_user, member(7));
    QCOMPARE(one.find(m_channel, m_user), std::optional(member(7)));
    // The news of an earlier change comes late.
    one.changed({m_channel, m_user, 6});
    QCOMPARE(one.find(m_channel, m_user), std::optional(member(7)));
}

void TestStorageCacheRedis::aChannelThatIsGoneHasNoMembers()
{
    RedisAccess one(m_clock, placeOf(*m_redis), LifeMs);
    one.keep(m_channel, m_user, member(5));
    one.changed({m_channel, {}, 0});
    QVERIFY(!one.find(m_channel, m_user));
    one.keep(m_channel, m_user, member(5));
    QVERIFY(!one.find(m_channel, m_user));
}

void TestStorageCacheRedis::whatIsNoEntryIsNone()
{
    RedisAccess one(m_clock, placeOf(*m_redis), LifeMs);
    const QString key = u"test:"_s + m_channel.toText() + u':' + m_user.toText();
    for (const QString &value : {u":"_s, u"5"_s, u"5:"_s, u"x:2p"_s, u"-5:2p"_s, u"5:2"_s,
                                 u"5:9p"_s, u"5:0p"_s, u"5:2pp"_s}) {
        m_redis->ask({u"SET"_s, key, value});
        QVERIFY2(!one.find(m_channel, m_user), qPrintable(value));
    }
    m_redis->ask({u"SET"_s, key, u"5:2p"_s});
    QVERIFY(one.find(m_channel, m_user));
    // Nor does it keep one from being there.
    m_redis->ask({u"SET"_s, key, u"what"_s});
    one.keep(m_channel, m_user, member(5));
    QCOMPARE(one.find(m_channel, m_user), std::optional(member(5)));
    QCOMPARE(one.failures(), 0);
}

void TestStorageCacheRedis::afterALossNothingIsReadUntilAllHasEnded()
{
    RedisAccess one(m_clock, placeOf(*m_redis), LifeMs);
    one.keep(m_channel, m_user, member(5));
    one.suspend();
    QVERIFY(!one.find(m_channel, m_user));
    m_clock.advance(std::chrono::milliseconds(LifeMs - 1));
    QVERIFY(!one.find(m_channel, m_user));
    m_clock.advance(1ms);
    QVERIFY(one.find(m_channel, m_user));
    // A change that could not be noted is such a loss.
    m_redis->freeze();
    one.changed({m_channel, m_user, 7});
    m_redis->thaw();
    m_clock.advance(std::chrono::milliseconds(RedisAccess::RetryMs));
    QVERIFY(!one.find(m_channel, m_user));
    m_clock.advance(std::chrono::milliseconds(LifeMs));
    one.keep(m_channel, m_user, member(8));
    QCOMPARE(one.find(m_channel, m_user), std::optional(member(8)));
}

void TestStorageCacheRedis::withoutItEverythingGoesOn_data()
{
    QTest::addColumn<bool>("frozen");
    QTest::newRow("it is dead") << false;
    QTest::newRow("it does not answer") << true;
}

void TestStorageCacheRedis::withoutItEverythingGoesOn()
{
    QFETCH(bool, frozen);
    const auto database = FreshDatabase::create(Engine::Sqlite);
    const auto sql = must(SqlStorage::create(database->config(), m_clock));
    Bench bench(*sql);
    const UserId ann = bench.person(u"ann"_s).id;
    const ChannelId channel = bench.channel(u"garden"_s, {ann}).id;
    Reader reader(database->config(), m_clock, *m_redis);
    QCOMPARE(reader.roleOf(channel, ann)->role, wire::Role::Owner);
    reader.cache.forgetAll();
    reader.counting.takeCount();
    QCOMPARE(reader.roleOf(channel, ann)->role, wire::Role::Owner);
    QCOMPARE(reader.counting.takeCount(), 0);

    frozen ? m_redis->freeze() : m_redis->kill();
    for (int i = 0; i < 3; ++i) {
        reader.cache.forgetAll();
        QCOMPARE(reader.roleOf(channel, ann)->role, wire::Role::Owner);
        QCOMPARE(reader.counting.takeCount(), 1);
        // In memory it is as ever.
        QCOMPARE(reader.roleOf(channel, ann)->role, wire::Role::Owner);
        QCOMPARE(reader.counting.takeCount(), 0);
    }
    // It is left alone for a while, and not waited for each time.
    QCOMPARE(reader.shared.failures(), 1);

    if (frozen)
        m_redis->thaw();
    else
        QVERIFY(m_redis->restart());
    m_clock.advance(std::chrono::milliseconds(RedisAccess::RetryMs));
    reader.cache.forgetAll();
    reader.roleOf(channel, ann);
    reader.cache.forgetAll();
    reader.counting.takeCount();
    QCOMPARE(reader.roleOf(channel, ann)->role, wire::Role::Owner);
    QCOMPARE(reader.counting.takeCount(), 0);
    sql->close();
}

void TestStorageCacheRedis::twoNodesReadOnce()
{
    const auto database = FreshDatabase::create(Engine::Sqlite);
    const auto sql = must(SqlStorage::create(database->config(), m_clock));
    Reader one(database->config(), m_clock, *m_redis);
    Reader two(database->config(), m_clock, *m_redis);
    // Writes of the first node; the second hears of changes as over the broker.
    CachedStorage writer(
        *sql, &one.cache, [&](const AccessChange &change) { two.cache.changed(change); },
        &one.shared);
    Bench bench(writer);
    const UserId ann = bench.person(u"ann"_s).id;
    const UserId bob = bench.person(u"bob"_s).id;
    const ChannelId channel = bench.channel(u"garden"_s, {ann, bob}).id;

    QCOMPARE(one.roleOf(channel, bob)->role, wire::Role::Member);
    QCOMPARE(one.counting.takeCount(), 1);
    QCOMPARE(two.roleOf(channel, bob)->role, wire::Role::Member);
    QCOMPARE(two.counting.takeCount(), 0);
    QCOMPARE(two.shared.hits(), 1);

    must(bench.leave(channel, bob));
    QCOMPARE(two.roleOf(channel, bob)->role, wire::Role::Unknown);
    QCOMPARE(one.roleOf(channel, bob)->role, wire::Role::Unknown);
    must(bench.join(channel, bob, wire::Role::Admin));
    QCOMPARE(two.roleOf(channel, bob)->role, wire::Role::Admin);
    two.counting.takeCount();
    one.counting.takeCount();
    QCOMPARE(one.roleOf(channel, bob)->role, wire::Role::Admin);
    QCOMPARE(one.counting.takeCount(), 0);
    // What neither node asks of the other while it hears nothing.
    two.cache.setDeaf(true);
    QCOMPARE(two.roleOf(channel, bob)->role, wire::Role::Admin);
    QCOMPARE(two.counting.takeCount(), 1);
    sql->close();
}

QTEST_GUILESS_MAIN(TestStorageCacheRedis)
#include "tst_storage_cache_redis.moc"
