// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The log of all chains of devices in the database: every entry once, in one order that all nodes see, and one tree over it.
#include "server/storage/key_store.h"
#include "server/storage/sql/key_log_rows.h"
#include "shared/keylog/log_leaf.h"
#include "shared/keylog/merkle.h"
#include "tests/contract/storage/storage_fixture.h"

#include <QHash>
#include <QSet>

#include <atomic>
#include <thread>

using namespace Qt::StringLiterals;
using namespace dunlin;
using namespace dunlin::test;

namespace {

Result<std::pair<qint64, QByteArray>> headOf(KeyLogStore &log)
{
    DUNLIN_TRY(const qint64 size, log.size());
    DUNLIN_TRY(const QByteArray root,
               merkle::rootOf(quint64(size), [&log](int level, quint64 index) {
                   return log.node(level, qint64(index));
               }));
    return std::pair(size, root);
}

} // namespace

class TestStorageKeyLog : public StorageTest
{
    Q_OBJECT

private Q_SLOTS:
    void everyEntryIsInTheLog();
    void whatFailsIsNotInTheLog();
    void manyAppendAtOnceAndTheLogHasNoHoles();
    void entriesOfBeforeAreFilledIn();
    void whoAppendsWaitsForWhoWasFirst();
    void twoThatStartAtOnceFillThemInOnce();

private:
    // The root over the leaves that are stored, counted anew.
    QByteArray rootOfLeaves();
    QByteArray storedRoot();
    // What any node shows of it meanwhile: by size, the roots.
    using Heads = QHash<qint64, QSet<QByteArray>>;
    static void watch(SqlStorage &storage, const std::atomic<bool> &isOver, Heads &seen);
    template <typename Work>
    auto log(Work work)
    {
        return must(m_bench->read([work](Stores &stores) { return work(stores.keyLog); }));
    }

    template <typename Work>
    auto keys(Work work)
    {
        return m_bench->write([work](UnitOfWork &unit) { return work(unit.stores().keys); });
    }
};

QByteArray TestStorageKeyLog::rootOfLeaves()
{
    merkle::Frontier all;
    for (const KeyLogRecord &each : log([](KeyLogStore &s) { return s.leaves(0, 10'000); }))
        all.append(merkle::leafHash(
            LogLeaf{logTag(each.user), quint64(each.seq), each.entryHash}.encode()));
    return all.root();
}

QByteArray TestStorageKeyLog::storedRoot()
{
    return log([](KeyLogStore &s) { return headOf(s); }).second;
}

void TestStorageKeyLog::watch(SqlStorage &storage, const std::atomic<bool> &isOver, Heads &seen)
{
    while (!isOver) {
        const auto head =
            must(await(storage.read([](Stores &stores) { return headOf(stores.keyLog); })));
        seen[head.first].insert(head.second);
    }
}

void TestStorageKeyLog::everyEntryIsInTheLog()
{
    QCOMPARE(log([](KeyLogStore &s) { return s.size(); }), 0);
    QVERIFY(log([](KeyLogStore &s) { return s.leaves(0, 10); }).isEmpty());
    for (int i = 0; i < 21; ++i) {
        const UserId &user = i % 3 == 0 ? m_bob : m_ann;
        const qint64 seq = i % 3 == 0 ? i / 3 : i - i / 3 - 1;
        const QByteArray entry = "entry " + QByteArray::number(i);
        QVERIFY(must(keys([&](KeyStore &s) { return s.append(user, {seq, entry}); })));
        QVERIFY(!must(keys([&](KeyStore &s) { return s.append(user, {seq, "other"}); })));
        QCOMPARE(log([](KeyLogStore &s) { return s.size(); }), i + 1);
        const auto last = log([i](KeyLogStore &s) { return s.leaves(i, 10); });
        QCOMPARE(last.size(), 1);
        QVERIFY(last.constFirst() == (KeyLogRecord{user, seq, merkle::sha256(entry)}));
        QCOMPARE(storedRoot(), rootOfLeaves());
        const auto at = log([&](KeyLogStore &s) { return s.position(user, seq); });
        QVERIFY(at && *at == i);
    }
    QCOMPARE(log([](KeyLogStore &s) { return s.leaves(3, 4); }).size(), 4);
    QVERIFY(!log([&](KeyLogStore &s) { return s.position(m_bob, 7); }));
    // What is gone was there.
    const QByteArray root = storedRoot();
    must(keys([&](KeyStore &s) { return s.forgetChain(m_ann); }));
    QCOMPARE(log([](KeyLogStore &s) { return s.size(); }), 21);
    QCOMPARE(storedRoot(), root);
}

void TestStorageKeyLog::whatFailsIsNotInTheLog()
{
    const auto failed = m_bench->write([&](UnitOfWork &unit) -> Result<bool> {
        DUNLIN_TRY(const bool stored, unit.stores().keys.append(m_ann, {0, "entry"}));
        Q_UNUSED(stored)
        return fail(Errc::Conflict);
    });
    QVERIFY(!failed.ok());
    QCOMPARE(log([](KeyLogStore &s) { return s.size(); }), 0);
    QVERIFY(must(keys([&](KeyStore &s) { return s.append(m_ann, {0, "entry"}); })));
    QCOMPARE(log([](KeyLogStore &s) { return s.size(); }), 1);
}

void TestStorageKeyLog::manyAppendAtOnceAndTheLogHasNoHoles()
{
    // Two nodes on one database, where the engine lets us.
    QFETCH_GLOBAL(Engine, engine);
    std::unique_ptr<SqlStorage> second;
    if (engine == Engine::Postgres)
        second = must(SqlStorage::create(m_database->config(), m_clock));
    constexpr int Threads = 6;
    constexpr int Each = 12;
    std::array<int, Threads> stored{};
    std::atomic<bool> isOver = false;
    std::array<Heads, 2> seen;
    std::vector<std::thread> watchers;
    for (size_t w = 0; w < 2; ++w) {
        SqlStorage &storage = second && w == 1 ? *second : *m_storage;
        watchers.emplace_back([&, &mine = seen[w]] { watch(storage, isOver, mine); });
    }
    std::vector<std::thread> threads;
    for (int t = 0; t < Threads; ++t) {
        SqlStorage &storage = second && t % 2 == 1 ? *second : *m_storage;
        threads.emplace_back([&storage, &mine = stored[size_t(t)]] {
            const UserId user = UserId::create();
            for (int i = 0; i < Each; ++i) {
                const auto done = await(storage.write(std::nullopt, [&](UnitOfWork &unit) {
                    return unit.stores().keys.append(user, {i, QByteArray::number(i)});
                }));
                mine += done.ok() && *done ? 1 : 0;
            }
        });
    }
    for (std::thread &each : threads)
        each.join();
    isOver = true;
    for (std::thread &each : watchers)
        each.join();
    for (const int each : stored)
        QCOMPARE(each, Each);
    QCOMPARE(log([](KeyLogStore &s) { return s.size(); }), Threads * Each);
    QCOMPARE(log([](KeyLogStore &s) { return s.leaves(0, 1000); }).size(), Threads * Each);
    QCOMPARE(storedRoot(), rootOfLeaves());
    // Whatever was shown meanwhile, and by whom, is a beginning of it.
    QHash<qint64, QByteArray> rootAt{{0, merkle::Frontier().root()}};
    merkle::Frontier all;
    for (const KeyLogRecord &each : log([](KeyLogStore &s) { return s.leaves(0, 1000); })) {
        all.append(merkle::leafHash(
            LogLeaf{logTag(each.user), quint64(each.seq), each.entryHash}.encode()));
        rootAt.insert(qint64(all.size()), all.root());
    }
    for (const Heads &each : seen) {
        QVERIFY(each.size() > 1);
        for (auto at = each.cbegin(); at != each.cend(); ++at)
            QCOMPARE(at.value(), QSet<QByteArray>{rootAt.value(at.key())});
    }
    if (second)
        second->close();
}

// Else its position would be taken, and what it stores refused or tried again.
void TestStorageKeyLog::whoAppendsWaitsForWhoWasFirst()
{
    QFETCH_GLOBAL(Engine, engine);
    if (engine != Engine::Postgres)
        return; // one process writes to an SQLite, by one connection
    Connection first(m_database->config(), Purpose::Write);
    QVERIFY(first.open().ok() && first.beginWrite().ok());
    QVERIFY(appendLeaf(first, m_ann, 0, "first").ok());
    Status appended = fail(Errc::Unavailable);
    std::thread other([this, &appended] {
        Connection second(m_database->config(), Purpose::Write);
        appended = second.open();
        if (appended.ok())
            appended = second.beginWrite();
        if (appended.ok())
            appended = appendLeaf(second, m_bob, 0, "second");
        if (appended.ok())
            appended = second.commit();
    });
    const bool waits = QTest::qWaitFor(
        [this] {
            return m_database->number(
                       u"SELECT count(*) FROM pg_locks l JOIN pg_database d ON d.oid = l.database"
                       " OR l.database IS NULL WHERE d.datname = current_database()"
                       " AND NOT l.granted"_s)
                > 0;
        },
        30'000);
    const Status committed = first.commit();
    other.join();
    QVERIFY(waits && committed.ok());
    QVERIFY2(appended.ok(), qPrintable(appended.ok() ? QString() : appended.error().detail));
    const auto leaves = log([](KeyLogStore &s) { return s.leaves(0, 10); });
    QCOMPARE(leaves.size(), 2);
    QCOMPARE(leaves.at(0).user, m_ann);
    QCOMPARE(leaves.at(1).user, m_bob);
    QCOMPARE(storedRoot(), rootOfLeaves());
}

void TestStorageKeyLog::twoThatStartAtOnceFillThemInOnce()
{
    QFETCH_GLOBAL(Engine, engine);
    if (engine != Engine::Postgres)
        return; // one process has an SQLite
    constexpr int Count = 400;
    must(keys([&](KeyStore &s) -> Status {
        for (int i = 0; i < Count; ++i)
            DUNLIN_CHECK(s.append(m_ann, {i, QByteArray::number(i)}));
        return ok();
    }));
    QVERIFY(m_database->run(u"DELETE FROM KeyLogLeaves"_s));
    QVERIFY(m_database->run(u"DELETE FROM KeyLogNodes"_s));
    std::array<std::unique_ptr<SqlStorage>, 3> nodes;
    std::vector<std::thread> threads;
    for (auto &each : nodes) {
        threads.emplace_back(
            [this, &each] { each = must(SqlStorage::create(m_database->config(), m_clock)); });
    }
    for (std::thread &each : threads)
        each.join();
    QCOMPARE(log([](KeyLogStore &s) { return s.size(); }), Count);
    QCOMPARE(storedRoot(), rootOfLeaves());
    for (const auto &each : nodes)
        each->close();
}

void TestStorageKeyLog::entriesOfBeforeAreFilledIn()
{
    // More than are filled in at once.
    for (int i = 0; i < 3; ++i)
        must(keys([&](KeyStore &s) {
            return s.append(m_bob, {i, "bob " + QByteArray::number(i)});
        }));
    must(keys([&](KeyStore &s) -> Status {
        for (int i = 0; i < 1'100; ++i)
            DUNLIN_CHECK(s.append(m_ann, {i, "ann " + QByteArray::number(i)}));
        return ok();
    }));
    QVERIFY(m_database->run(u"DELETE FROM KeyLogLeaves"_s));
    QVERIFY(m_database->run(u"DELETE FROM KeyLogNodes"_s));
    const auto restart = [&] {
        m_bench.reset();
        m_storage->close();
        m_storage = must(SqlStorage::create(m_database->config(), m_clock));
        m_bench = std::make_unique<Bench>(*m_storage);
    };
    restart();
    QCOMPARE(log([](KeyLogStore &s) { return s.size(); }), 1'103);
    QCOMPARE(storedRoot(), rootOfLeaves());
    const QByteArray root = storedRoot();
    // In the order of each chain, the older account first.
    const auto leaves = log([](KeyLogStore &s) { return s.leaves(0, 2'000); });
    for (qsizetype i = 0; i < leaves.size(); ++i) {
        const bool isAnns = i < 1'100;
        const QByteArray entry =
            isAnns ? "ann " + QByteArray::number(i) : "bob " + QByteArray::number(i - 1'100);
        QVERIFY(leaves.at(i)
                == (KeyLogRecord{isAnns ? m_ann : m_bob, isAnns ? i : i - 1'100,
                                 merkle::sha256(entry)}));
    }
    restart();
    QCOMPARE(storedRoot(), root);
}

QTEST_GUILESS_MAIN(TestStorageKeyLog)
#include "tst_storage_key_log.moc"
