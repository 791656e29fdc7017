// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The log of SQLite (WAL) while somebody writes without a pause: it begins anew instead of growing for ever.
#include "tests/contract/storage/storage_fixture.h"

#include <QFileInfo>
#include <QSemaphore>

using namespace Qt::StringLiterals;
using namespace dunlin;
using namespace dunlin::test;

class TestStorageSqliteLog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theLogStaysShortWhileSomebodyWrites();
};

void TestStorageSqliteLog::theLogStaysShortWhileSomebodyWrites()
{
    constexpr int Channels = 100;
    constexpr int InFlight = 200;
    constexpr int PageBytes = 4096;
    const auto database = FreshDatabase::create(Engine::Sqlite);
    DatabaseConfig config = database->config();
    config.logPages = 500;
    SystemClock clock;
    const auto storage = must(SqlStorage::create(config, clock));
    Bench bench(*storage);
    const UserId ann = bench.person(u"ann"_s).id;
    QList<ChannelId> channels;
    for (int i = 0; i < Channels; ++i)
        channels.append(bench.channel(u"c%1"_s.arg(i), {ann}).id);

    const QFileInfo log(config.path + u"-wal"_s);
    QSemaphore room(InFlight);
    std::atomic<int> stored = 0;
    // What many times as many pages need as the log may have: a log that never began anew would hold them all.
    constexpr int Messages = 40'000;
    for (int i = 0; i < Messages; ++i) {
        QVERIFY(room.tryAcquire(1, 60'000));
        storage->append(Bench::message(channels[i % Channels], ann, u"text"_s),
                        [&](const Result<AppendResult> &result) {
                            stored += result.ok() && result->status == AppendStatus::Stored ? 1 : 0;
                            room.release();
                        });
    }
    QVERIFY(room.tryAcquire(InFlight, 60'000));
    QCOMPARE(stored, Messages);

    QFileInfo now = log;
    now.refresh();
    qInfo("the log takes %lld pages", static_cast<long long>(now.size() / PageBytes));
    QVERIFY(now.size() > 0);
    QVERIFY(now.size() < qint64(20'000) * PageBytes);
    storage->close();
    QCOMPARE(database->number(u"SELECT count(*) FROM Messages"_s), Messages);
}

QTEST_GUILESS_MAIN(TestStorageSqliteLog)
#include "tst_storage_sqlite_log.moc"
