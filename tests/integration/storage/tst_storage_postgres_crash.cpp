// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// PostgreSQL dies and comes back under load: what was acknowledged is there, once, without a gap.
#include "tests/contract/storage/storage_fixture.h"
#include "tests/support/postgres_cluster.h"

#include <QMutex>
#include <QSemaphore>

#include <thread>

using namespace Qt::StringLiterals;
using namespace dunlin;
using namespace dunlin::test;

namespace {

// People who write one message after the other and send each again until it is answered, as clients do.
class Load
{
public:
    Load(SqlStorage &storage, const QList<ChannelId> &channels, const UserId &sender, int people)
        : m_storage(storage)
    {
        for (int i = 0; i < people; ++i)
            m_threads.emplace_back(
                [this, channels, sender, i] { write(channels[i % channels.size()], sender); });
    }
    ~Load() { stop(); }
    void stop()
    {
        m_stop = true;
        for (std::thread &thread : m_threads) {
            if (thread.joinable())
                thread.join();
        }
    }
    int acknowledged() const { return m_count.load(); }
    int refused() const { return m_refused.load(); }
    // Answers that are no sense: another number for a repeat, a message both refused and stored for good.
    int wrong() const { return m_wrong.load(); }
    QHash<OpId, AppendResult> answers() const { return m_answers; }

private:
    void write(const ChannelId &channel, const UserId &sender)
    {
        while (!m_stop) {
            const AppendRequest request = Bench::message(channel, sender, u"text"_s);
            for (;;) {
                const Result<AppendResult> result = Bench(m_storage).append(request);
                if (!result.ok()) {
                    m_wrong += result.error().code == Errc::Unavailable ? 0 : 1;
                    ++m_refused;
                    std::this_thread::sleep_for(std::chrono::milliseconds(5)); // as a client waits
                    continue;
                }
                m_wrong += result->status == AppendStatus::Stored
                        || result->status == AppendStatus::Repeated
                    ? 0
                    : 1;
                const QMutexLocker lock(&m_mutex);
                m_answers.insert(request.opId, *result);
                break;
            }
            ++m_count;
        }
    }

    SqlStorage &m_storage;
    std::atomic<bool> m_stop = false;
    std::atomic<int> m_count = 0;
    std::atomic<int> m_refused = 0;
    std::atomic<int> m_wrong = 0;
    QMutex m_mutex;
    QHash<OpId, AppendResult> m_answers;
    std::vector<std::thread> m_threads;
};

} // namespace

class TestStoragePostgresCrash : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void nothingIsLostDoubledOrSkippedWhenTheServerDies();
    void whileItIsAwayTheAnswerIsUnavailable();

private:
    std::unique_ptr<PostgresCluster> m_cluster;
    SystemClock m_clock;
};

void TestStoragePostgresCrash::initTestCase()
{
    QString reason;
    m_cluster = PostgresCluster::start(&reason);
    if (!m_cluster)
        QSKIP(qPrintable(reason));
}

void TestStoragePostgresCrash::nothingIsLostDoubledOrSkippedWhenTheServerDies()
{
    const auto database = FreshDatabase::createIn(m_cluster->url());
    QVERIFY(database);
    const auto storage = must(SqlStorage::create(database->config(), m_clock));
    Bench bench(*storage);
    const UserId ann = bench.person(u"ann"_s).id;
    QList<ChannelId> channels;
    for (int i = 0; i < 4; ++i)
        channels.append(bench.channel(u"c%1"_s.arg(i), {ann}).id);

    Load load(*storage, channels, ann, 24);
    for (int round = 0; round < 4; ++round) {
        const int before = load.acknowledged();
        QTRY_VERIFY_WITH_TIMEOUT(load.acknowledged() > before + 200, 60'000);
        if (round % 2 == 0)
            QVERIFY(m_cluster->kill());
        QVERIFY(m_cluster->restart());
    }
    const int before = load.acknowledged();
    QTRY_VERIFY_WITH_TIMEOUT(load.acknowledged() > before + 200, 60'000);
    load.stop();

    QCOMPARE(load.wrong(), 0);
    const QHash<OpId, AppendResult> answers = load.answers();
    QHash<OpId, std::pair<qint64, qint64>> stored;
    for (const ChannelId &channel : channels) {
        const auto rows = must(
            bench.read([&](Stores &s) { return s.messages.above(channel, 0, 1'000'000, ann); }));
        for (qsizetype i = 0; i < rows.size(); ++i) {
            QCOMPARE(rows[i].seq, i + 2);
            QCOMPARE(rows[i].ord, i + 1);
            QVERIFY2(!stored.contains(rows[i].id), "a message is there twice");
            stored.insert(rows[i].id, {rows[i].seq, rows[i].ord});
        }
        const auto head = must(bench.read([&](Stores &s) { return s.channels.head(channel); }));
        QCOMPARE(head->headSeq, rows.size() + 1);
        QCOMPARE(head->msgCount, rows.size());
    }
    QCOMPARE(stored.size(), answers.size());
    for (auto answer = answers.cbegin(); answer != answers.cend(); ++answer) {
        QVERIFY2(stored.contains(answer.key()), "an acknowledged message is lost");
        QCOMPARE(stored.value(answer.key()), std::pair(answer->seq, answer->ord));
    }
    qInfo("%lld messages, %d refusals sent again", qint64(stored.size()), load.refused());
}

void TestStoragePostgresCrash::whileItIsAwayTheAnswerIsUnavailable()
{
    const auto database = FreshDatabase::createIn(m_cluster->url());
    DatabaseConfig config = database->config();
    config.patience = std::chrono::milliseconds(400);
    const auto storage = must(SqlStorage::create(config, m_clock));
    Bench bench(*storage);
    const UserId ann = bench.person(u"ann"_s).id;
    const ChannelId channel = bench.channel(u"c"_s, {ann}).id;
    QVERIFY(m_cluster->kill());

    const AppendRequest request = Bench::message(channel, ann, u"x"_s);
    QTRY_VERIFY_WITH_TIMEOUT(!bench.append(Bench::message(channel, ann, u"y"_s)).ok(), 30'000);
    const Status work = await(storage->write(channel, [](UnitOfWork &unit) -> Status {
        DUNLIN_CHECK(unit.stores().meta.epoch());
        return ok();
    }));
    QCOMPARE(work.error().code, Errc::Unavailable);
    QVERIFY(work.error().retryAfterSeconds > 0);
    const auto read = bench.read([](Stores &s) { return s.meta.epoch(); });
    QCOMPARE(read.error().code, Errc::Unavailable);
    QCOMPARE(storage->health(), Storage::Health::Down);

    QVERIFY(m_cluster->restart());
    QTRY_VERIFY_WITH_TIMEOUT(bench.append(request).ok(), 30'000);
    QCOMPARE(must(bench.append(request)).status, AppendStatus::Repeated);
    QTRY_VERIFY_WITH_TIMEOUT(bench.read([](Stores &s) { return s.meta.epoch(); }).ok(), 30'000);
    QTRY_COMPARE_WITH_TIMEOUT(storage->health(), Storage::Health::Ok, 30'000);
}

QTEST_GUILESS_MAIN(TestStoragePostgresCrash)
#include "tst_storage_postgres_crash.moc"
