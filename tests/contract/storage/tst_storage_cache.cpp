// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The cache in front of both engines: what it saves, and that no read begun after a change was answered sees what was
// before, even when somebody who reads it just then comes to keep it.
#include "server/services/marks.h"
#include "server/services/messaging.h"
#include "server/services/slow_channels.h"
#include "server/storage/cache/cached_storage.h"
#include "tests/contract/storage/counting_storage.h"

#include <QSemaphore>

using namespace Qt::StringLiterals;
using namespace dunlin;
using namespace dunlin::test;

namespace {

using Found = std::optional<AccessRecord>;

} // namespace

class TestStorageCache : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { addEngines(); }
    void init();
    void cleanup();

    void theSecondQuestionCostsNothing();
    void aChangeIsSeenAtOnce();
    void whoReadTheOldOneDoesNotPutItBack();
    void whatIsToldOfAChangeComesBehindIt();
    void whatFailsChangesNothing();
    void aDoubtfulCommitIsForgotten();
    void withoutItEveryReadAsks();

private:
    Found roleOf(const UserId &user);
    Status put(const UserId &user, wire::Role role, bool leaves = false);

    std::unique_ptr<FreshDatabase> m_database;
    ManualClock m_clock;
    std::unique_ptr<SqlStorage> m_storage;
    std::unique_ptr<AccessCache> m_cache;
    std::unique_ptr<CachedStorage> m_cached;
    std::unique_ptr<Bench> m_bench;
    QList<AccessChange> m_told; // by the writer's thread, while this one waits
    UserId m_ann;
    UserId m_bob;
    ChannelId m_channel;
};

void TestStorageCache::init()
{
    QFETCH_GLOBAL(Engine, engine);
    m_database = FreshDatabase::create(engine);
    if (!m_database)
        QSKIP("DUNLIN_TEST_POSTGRES names no server");
    m_storage = must(SqlStorage::create(m_database->config(), m_clock));
    m_cache = std::make_unique<AccessCache>(m_clock, AccessCache::Settings{});
    m_cached = std::make_unique<CachedStorage>(
        *m_storage, m_cache.get(), [this](const AccessChange &change) { m_told.append(change); });
    m_bench = std::make_unique<Bench>(*m_cached);
    m_ann = m_bench->person(u"ann"_s).id;
    m_bob = m_bench->person(u"bob"_s).id;
    m_channel = m_bench->channel(u"garden"_s, {m_ann, m_bob}).id;
    m_told.clear();
}

void TestStorageCache::cleanup()
{
    if (m_storage)
        m_storage->close();
    m_bench.reset();
    m_cached.reset();
    m_cache.reset();
    m_storage.reset();
    m_database.reset();
}

Found TestStorageCache::roleOf(const UserId &user)
{
    return must(m_bench->read(
        [this, user](Stores &stores) { return stores.access.find(m_channel, user); }));
}

Status TestStorageCache::put(const UserId &user, wire::Role role, bool leaves)
{
    return await(m_cached->write(m_channel, [=, this](UnitOfWork &unit) -> Status {
        Stores &stores = unit.stores();
        DUNLIN_TRY(auto membership, stores.members.find(m_channel, user));
        membership->role = role;
        membership->leftAt = leaves ? std::optional<qint64>(1) : std::nullopt;
        DUNLIN_TRY(membership->revSeq, stores.channels.nextSeq(m_channel));
        return stores.members.put(*membership);
    }));
}

void TestStorageCache::theSecondQuestionCostsNothing()
{
    must(m_bench->append(Bench::message(m_channel, m_ann, u"hello"_s)));
    CountingStorage counting(m_database->config());
    CachedStorage cached(counting, m_cache.get(), {});
    Fanout fanout;
    const ServiceContext context{cached, fanout, m_clock, {}, nullptr, nullptr};
    SlowChannels slow({});
    Marks marks(context, {});
    Messaging messaging(context, slow, {}, {});
    Caller bob;
    bob.user = m_bob;
    const auto costs = [&](auto answer) {
        if (!QTest::qWaitFor([&] { return answer.isFinished(); }, 20'000))
            qFatal("no answer");
        must(answer.result());
        return counting.takeCount();
    };
    const wire::HistoryRequest request{m_channel, {}, {}, {}, {}};

    QCOMPARE(costs(marks.mayOpen(bob, {m_channel})), 1);
    QCOMPARE(costs(marks.mayOpen(bob, {m_channel})), 0);
    QCOMPARE(costs(marks.typing(bob, {m_channel, true})), 0);
    const qint64 known = costs(messaging.history(bob, request, PageFor::Http));
    m_cache->forgetAll();
    QCOMPARE(costs(messaging.history(bob, request, PageFor::Http)), known + 1);
    QCOMPARE(costs(messaging.history(bob, request, PageFor::Http)), known);
    // Nobody keeps what an outsider is told.
    const auto outsider = must(await(cached.read(
        [this](Stores &stores) { return stores.access.find(m_channel, UserId::create()); })));
    QVERIFY(outsider && outsider->role == wire::Role::Unknown && outsider->isPublic);
    QCOMPARE(m_cache->figures().entries, 1);
}

void TestStorageCache::aChangeIsSeenAtOnce()
{
    const auto first = roleOf(m_bob);
    QVERIFY(first && first->role == wire::Role::Member && first->isPublic);
    QCOMPARE(m_cache->find(m_channel, m_bob), first);
    QCOMPARE(roleOf(m_bob), first);

    must(put(m_bob, wire::Role::Admin));
    const auto admin = roleOf(m_bob);
    QVERIFY(admin && admin->role == wire::Role::Admin && admin->number > first->number);
    QCOMPARE(m_told.size(), 1);
    QCOMPARE(m_told[0].channel, m_channel);
    QCOMPARE(m_told[0].user, std::optional(m_bob));
    QCOMPARE(m_told[0].number, admin->number);

    must(put(m_bob, wire::Role::Member, true));
    const auto left = roleOf(m_bob);
    QVERIFY(left && left->role == wire::Role::Unknown);
    QVERIFY(roleOf(m_ann)->role == wire::Role::Owner);

    must(m_bench->write(
        [this](UnitOfWork &unit) { return unit.stores().channels.remove(m_channel); }));
    QVERIFY(!roleOf(m_ann));
    QVERIFY(!m_cache->find(m_channel, m_ann));
    QCOMPARE(m_told.size(), 3);
    QVERIFY(m_told[2].channel == m_channel && !m_told[2].user);
}

void TestStorageCache::whoReadTheOldOneDoesNotPutItBack()
{
    QSemaphore begun;
    QSemaphore changed;
    const auto late = m_cached->read([&, this](Stores &stores) -> Result<Found> {
        // From here on the snapshot is what it is.
        DUNLIN_CHECK(stores.accounts.count());
        begun.release();
        changed.acquire();
        return stores.access.find(m_channel, m_bob);
    });
    begun.acquire();
    must(put(m_bob, wire::Role::ReadOnly));
    changed.release();
    const auto old = must(await(late));
    // It was really read from before, and it is not found by anybody else.
    QVERIFY(old && old->role == wire::Role::Member);
    QVERIFY(!m_cache->find(m_channel, m_bob));
    QCOMPARE(roleOf(m_bob)->role, wire::Role::ReadOnly);
    QCOMPARE(m_cache->find(m_channel, m_bob)->role, wire::Role::ReadOnly);

    // The same, when the new one is there already.
    const auto later = m_cached->read([&, this](Stores &stores) -> Result<Found> {
        DUNLIN_CHECK(stores.accounts.count());
        begun.release();
        changed.acquire();
        m_cache->forgetAll();
        return stores.access.find(m_channel, m_bob);
    });
    begun.acquire();
    must(put(m_bob, wire::Role::Member));
    QCOMPARE(roleOf(m_bob)->role, wire::Role::Member);
    changed.release();
    QCOMPARE(must(await(later))->role, wire::Role::ReadOnly);
    QCOMPARE(roleOf(m_bob)->role, wire::Role::Member);
}

void TestStorageCache::whatIsToldOfAChangeComesBehindIt()
{
    QVERIFY(roleOf(m_bob));
    bool wasKnown = true;
    qsizetype told = 0;
    must(m_bench->write([&, this](UnitOfWork &unit) -> Status {
        Stores &stores = unit.stores();
        DUNLIN_TRY(auto membership, stores.members.find(m_channel, m_bob));
        DUNLIN_TRY(membership->revSeq, stores.channels.nextSeq(m_channel));
        DUNLIN_CHECK(stores.members.put(*membership));
        unit.afterCommit([&, this] {
            wasKnown = m_cache->find(m_channel, m_bob).has_value();
            told = m_told.size();
        });
        return ok();
    }));
    QVERIFY(!wasKnown);
    QCOMPARE(told, 1);
}

void TestStorageCache::whatFailsChangesNothing()
{
    const auto before = roleOf(m_bob);
    const Status failed = await(m_cached->write(m_channel, [this](UnitOfWork &unit) -> Status {
        Stores &stores = unit.stores();
        DUNLIN_TRY(auto membership, stores.members.find(m_channel, m_bob));
        membership->role = wire::Role::Owner;
        DUNLIN_TRY(membership->revSeq, stores.channels.nextSeq(m_channel));
        DUNLIN_CHECK(stores.members.put(*membership));
        return fail(Errc::Conflict, u"no"_s);
    }));
    QVERIFY(!failed.ok());
    QVERIFY(m_told.isEmpty());
    QCOMPARE(m_cache->find(m_channel, m_bob), before);
    QCOMPARE(roleOf(m_bob), before);
}

// Whoever is told to try again doesn't know whether it was stored; nor does the cache.
void TestStorageCache::aDoubtfulCommitIsForgotten()
{
    QVERIFY(roleOf(m_bob));
    const Status failed = await(m_cached->write(m_channel, [this](UnitOfWork &unit) -> Status {
        Stores &stores = unit.stores();
        DUNLIN_TRY(auto membership, stores.members.find(m_channel, m_bob));
        DUNLIN_TRY(membership->revSeq, stores.channels.nextSeq(m_channel));
        DUNLIN_CHECK(stores.members.put(*membership));
        return fail(Errc::Unavailable, u"the database is away"_s);
    }));
    QVERIFY(!failed.ok());
    QVERIFY(!m_cache->find(m_channel, m_bob));
    QCOMPARE(m_told.size(), 1);
}

void TestStorageCache::withoutItEveryReadAsks()
{
    CountingStorage counting(m_database->config());
    CachedStorage cached(counting, nullptr, {});
    const auto ask = [&] {
        must(await(
            cached.read([this](Stores &stores) { return stores.access.find(m_channel, m_bob); })));
        return counting.takeCount();
    };
    QCOMPARE(ask(), 1);
    QCOMPARE(ask(), 1);
}

QTEST_GUILESS_MAIN(TestStorageCache)
#include "tst_storage_cache.moc"
