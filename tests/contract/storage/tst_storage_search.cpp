// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The index of words in the database: each message has one place in it, however many come at once.
#include "server/storage/sql/sql_stores.h"
#include "tests/contract/storage/storage_fixture.h"

using namespace Qt::StringLiterals;
using namespace dunlin;
using namespace dunlin::test;

namespace {

constexpr qint64 Noon = 1'700'000'000'000;

SearchEntry entry(qint64 seq, qint64 time, const QString &words)
{
    return {seq, time, words.split(u' ')};
}

} // namespace

class TestStorageSearch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { addEngines(); }
    void init();
    void cleanup();

    void newestComeFirstAndPagesDoNotOverlap();
    void whatChangedKeepsItsPlace();
    void whatHasNoWordsIsGone();
    void aMillisecondMayOverflow();
    void manyAtOnceAreFewStatements();
    void twoNodesAtOneTimeGetPlacesOfTheirOwn();

private:
    Status put(const ChannelId &channel, const QList<SearchEntry> &entries)
    {
        return m_bench->write(
            [=](UnitOfWork &unit) { return unit.stores().search.put(channel, entries); });
    }
    QList<SearchRecord> find(const QString &word, std::optional<qint64> before = {},
                             int limit = 10'000)
    {
        return must(m_bench->read([=, user = m_ann, channel = m_channel](Stores &stores) {
            return stores.search.find(user, {{word, false}}, channel, before, limit);
        }));
    }
    QList<qint64> seqs(const QString &word)
    {
        QList<qint64> seqs;
        for (const SearchRecord &each : find(word))
            seqs.append(each.seq);
        return seqs;
    }

    std::unique_ptr<FreshDatabase> m_database;
    SystemClock m_clock;
    std::unique_ptr<SqlStorage> m_storage;
    std::unique_ptr<Bench> m_bench;
    UserId m_ann;
    ChannelId m_channel;
};

void TestStorageSearch::init()
{
    QFETCH_GLOBAL(Engine, engine);
    m_database = FreshDatabase::create(engine);
    if (!m_database)
        QSKIP("DUNLIN_TEST_POSTGRES names no server");
    m_storage = must(SqlStorage::create(m_database->config(), m_clock));
    m_bench = std::make_unique<Bench>(*m_storage);
    m_ann = m_bench->person(u"ann"_s).id;
    m_channel = m_bench->channel(u"garden"_s, {m_ann}).id;
}

void TestStorageSearch::cleanup()
{
    m_bench.reset();
    m_storage.reset();
    m_database.reset();
}

void TestStorageSearch::newestComeFirstAndPagesDoNotOverlap()
{
    QVERIFY(put(m_channel,
                {entry(1, Noon, u"an apple"_s), entry(2, Noon + 1, u"an apple"_s),
                 entry(3, Noon + 1, u"one apple"_s), entry(4, Noon + 2, u"a pear"_s)})
                .ok());
    QCOMPARE(seqs(u"apple"_s), (QList<qint64>{3, 2, 1}));
    QCOMPARE(seqs(u"pear"_s), QList<qint64>{4});
    const auto first = find(u"apple"_s, {}, 2);
    QCOMPARE(first.size(), 2);
    const auto second = find(u"apple"_s, first.constLast().place, 2);
    QCOMPARE(second.size(), 1);
    QCOMPARE(second.constFirst().seq, 1);
}

void TestStorageSearch::whatChangedKeepsItsPlace()
{
    QVERIFY(put(m_channel, {entry(1, Noon, u"apple"_s), entry(2, Noon + 5, u"apple"_s)}).ok());
    const qint64 place = find(u"apple"_s).constLast().place;
    QVERIFY(put(m_channel, {entry(1, Noon, u"apple pie"_s), entry(3, Noon + 6, u"pie"_s)}).ok());
    QCOMPARE(seqs(u"apple"_s), (QList<qint64>{2, 1}));
    QCOMPARE(seqs(u"pie"_s), (QList<qint64>{3, 1}));
    QCOMPARE(find(u"apple"_s).constLast().place, place);
}

void TestStorageSearch::whatHasNoWordsIsGone()
{
    QVERIFY(put(m_channel, {entry(1, Noon, u"apple"_s), entry(2, Noon, u"apple"_s)}).ok());
    QVERIFY(put(m_channel, {{1, Noon, {}}, {7, Noon, {}}}).ok());
    QCOMPARE(seqs(u"apple"_s), QList<qint64>{2});
    QVERIFY(put(m_channel, {}).ok());
    QCOMPARE(seqs(u"apple"_s), QList<qint64>{2});
}

void TestStorageSearch::aMillisecondMayOverflow()
{
    // One has room for 1 024.
    constexpr int Many = 1500;
    QList<SearchEntry> entries;
    QList<qint64> expected;
    for (int i = 1; i <= Many; ++i) {
        entries.append(entry(i, Noon, u"rush"_s));
        expected.prepend(i);
    }
    for (int begin = 0; begin < Many; begin += 100)
        QVERIFY(put(m_channel, entries.mid(begin, 100)).ok());
    QCOMPARE(seqs(u"rush"_s), expected);
    // In the millisecond that they went on to is room.
    QVERIFY(put(m_channel, {entry(Many + 1, Noon + 1, u"rush"_s)}).ok());
    QCOMPARE(seqs(u"rush"_s).constFirst(), Many + 1);
}

void TestStorageSearch::manyAtOnceAreFewStatements()
{
    QFETCH_GLOBAL(Engine, engine);
    if (engine == Engine::Sqlite)
        return; // each is a call there, and no way to another process
    Connection connection(m_database->config(), Purpose::Write);
    QVERIFY(connection.open().ok());
    SqlStores stores(connection);
    const auto runsFor = [&](int count, qint64 first) {
        QList<SearchEntry> entries;
        for (int i = 0; i < count; ++i)
            entries.append(entry(first + i, Noon + i, u"some words"_s));
        const auto before = connection.executed();
        must(connection.beginWrite());
        must(stores.stores().search.put(m_channel, entries));
        must(connection.commit());
        return connection.executed() - before;
    };
    QCOMPARE(runsFor(100, 1), runsFor(2, 1000));
    QCOMPARE(seqs(u"words"_s).size(), 102);
}

void TestStorageSearch::twoNodesAtOneTimeGetPlacesOfTheirOwn()
{
    QFETCH_GLOBAL(Engine, engine);
    if (engine == Engine::Sqlite)
        return; // one process writes
    const ChannelId other = m_bench->channel(u"kitchen"_s, {m_ann}).id;
    QList<SearchEntry> entries;
    for (int i = 1; i <= 50; ++i)
        entries.append(entry(i, Noon, u"words"_s));
    // Two storages have a connection each, as two nodes have.
    const auto second = must(SqlStorage::create(m_database->config(), m_clock));
    Bench elsewhere(*second);
    for (int round = 0; round < 10; ++round) {
        const auto putIn = [&](Storage &storage, const ChannelId &channel) {
            return storage.write(std::nullopt, [channel, entries](UnitOfWork &unit) {
                return unit.stores().search.put(channel, entries);
            });
        };
        const auto here = putIn(*m_storage, m_channel);
        const auto there = putIn(*second, other);
        QVERIFY(await(here).ok());
        QVERIFY(await(there).ok());
        QCOMPARE(m_database->number(u"SELECT count(*) FROM MessageSearch"_s), 100);
        QVERIFY(m_database->run(u"DELETE FROM MessageSearch"_s));
    }
}

QTEST_GUILESS_MAIN(TestStorageSearch)
#include "tst_storage_search.moc"
