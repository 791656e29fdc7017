// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What storage promises about work: one after the other, all or nothing, told after the commit and in order.
#include "server/storage/sql/connection.h"
#include "tests/contract/storage/storage_fixture.h"

#include <QMutex>
#include <QSemaphore>
#include <QSet>

#include <thread>

using namespace Qt::StringLiterals;
using namespace dunlin;
using namespace dunlin::test;

// A work may run again, in a batch that is tried a second time: the gate stays open behind it.
static void passThrough(QSemaphore &gate)
{
    gate.acquire();
    gate.release();
}

class TestStorageExecutor : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { addEngines(); }
    void init();
    void cleanup();

    void numbersAreGaplessUnderManyWriters();
    void pushesLeaveInTheOrderOfTheNumbers();
    void nothingIsToldBeforeItIsStored();
    void aFailingWorkRollsBackAlone();
    void aWorkThatHidesARefusedStatementFails();
    void aMessageTheDatabaseRefusesFailsAlone();
    void aReaderSeesOneMoment();
    void aReaderCanNotWrite();
    void aFullQueueAnswersUnavailable();
    void whatIsWrittenBehindHoldsNoMessageUp();
    void whatIsWrittenBehindDoesNotOutliveItsChannel();
    void whatIsWrittenBehindDoesNotWaitForTheDisk();
    void closingStoresWhatIsQueued();
    void afterClosingTheAnswerIsUnavailable();
    void addressesAreUnderstood_data();
    void addressesAreUnderstood();
    void anUnreachableDatabaseIsUnavailable();
    void aNewFileIsForItsOwnerOnly();

private:
    bool onSqlite() const { return m_database->config().engine == Engine::Sqlite; }

    std::unique_ptr<FreshDatabase> m_database;
    SystemClock m_clock;
    std::unique_ptr<SqlStorage> m_storage;
    std::optional<Bench> m_bench;
    UserId m_ann;
    ChannelId m_channel;
};

void TestStorageExecutor::init()
{
    QFETCH_GLOBAL(Engine, engine);
    m_database = FreshDatabase::create(engine);
    if (!m_database)
        QSKIP("DUNLIN_TEST_POSTGRES names no server");
    m_storage = must(SqlStorage::create(m_database->config(), m_clock));
    m_bench.emplace(*m_storage);
    m_ann = m_bench->person(u"ann"_s).id;
    m_channel = m_bench->channel(u"c"_s, {m_ann}).id; // number 1 is the join
}

void TestStorageExecutor::cleanup()
{
    m_storage.reset();
    m_database.reset();
}

void TestStorageExecutor::numbersAreGaplessUnderManyWriters()
{
    constexpr int threads = 8;
    constexpr int perThread = 100;
    QList<ChannelId> channels{m_channel};
    for (int i = 0; i < 3; ++i)
        channels.append(m_bench->channel(u"c%1"_s.arg(i), {m_ann}).id);
    QMutex mutex;
    QHash<ChannelId, QSet<qint64>> given;
    QSemaphore answered;
    std::vector<std::thread> submitters;
    for (int t = 0; t < threads; ++t) {
        submitters.emplace_back([&, t] {
            for (int i = 0; i < perThread; ++i) {
                const ChannelId channel = channels[(t + i) % channels.size()];
                if (i % 5 == 4) {
                    // Changes take numbers of the same stream; some give theirs back.
                    m_storage->write(channel, [&, channel, i](UnitOfWork &unit) -> Status {
                        DUNLIN_TRY(const qint64 seq, unit.stores().channels.nextSeq(channel));
                        if (i % 10 == 9) {
                            answered.release();
                            return fail(Errc::Forbidden);
                        }
                        unit.afterCommit([&, channel, seq] {
                            const QMutexLocker lock(&mutex);
                            given[channel].insert(seq);
                            answered.release();
                        });
                        return ok();
                    });
                    continue;
                }
                m_storage->append(Bench::message(channel, m_ann, u"x"_s),
                                  [&, channel](const Result<AppendResult> &r) {
                                      const QMutexLocker lock(&mutex);
                                      if (r.ok() && r->status == AppendStatus::Stored)
                                          given[channel].insert(r->seq);
                                      answered.release();
                                  });
            }
        });
    }
    for (std::thread &thread : submitters)
        thread.join();
    QVERIFY(answered.tryAcquire(threads * perThread, 60'000));
    m_storage->close();

    int total = 0;
    for (const ChannelId &channel : channels) {
        QSet<qint64> expected;
        for (qint64 seq = 2; seq <= given[channel].size() + 1; ++seq)
            expected.insert(seq);
        QCOMPARE(given[channel], expected);
        total += int(expected.size());
    }
    QCOMPARE(total, threads * perThread * 9 / 10);
    QCOMPARE(m_database->number(u"SELECT count(*) FROM Messages"_s), threads * perThread * 8 / 10);
    QCOMPARE(
        m_database->number(u"SELECT count(*) FROM Messages x JOIN Operations o ON o.OpId = x.Id"
                           " AND o.Seq = x.Seq AND o.Ord = x.Ord"_s),
        threads * perThread * 8 / 10);
}

void TestStorageExecutor::pushesLeaveInTheOrderOfTheNumbers()
{
    QList<qint64> told;
    QMutex mutex;
    QSemaphore done;
    constexpr int count = 300;
    for (int i = 0; i < count; ++i) {
        const auto tell = [&](qint64 seq) {
            const QMutexLocker lock(&mutex);
            told.append(seq);
            done.release();
        };
        if (i % 7 == 3) {
            m_storage->write(m_channel, [this, tell](UnitOfWork &unit) -> Status {
                DUNLIN_TRY(const qint64 seq, unit.stores().channels.nextSeq(m_channel));
                unit.afterCommit([tell, seq] { tell(seq); });
                return ok();
            });
        } else {
            m_storage->append(Bench::message(m_channel, m_ann, u"x"_s),
                              [tell](const Result<AppendResult> &r) { tell(must(r).seq); });
        }
    }
    QVERIFY(done.tryAcquire(count, 60'000));
    m_storage->close();
    QCOMPARE(told.size(), count);
    for (int i = 0; i < count; ++i)
        QCOMPARE(told[i], i + 2);
}

void TestStorageExecutor::nothingIsToldBeforeItIsStored()
{
    QSemaphore done;
    QList<qint64> seen;
    QList<qint64> atAnswer;
    for (int i = 0; i < 5; ++i) {
        m_storage->append(Bench::message(m_channel, m_ann, u"x"_s),
                          [&](const Result<AppendResult> &r) {
                              // Another connection, asked from inside the answer.
                              seen.append(m_database->number(u"SELECT max(Seq) FROM Messages"_s));
                              atAnswer.append(must(r).seq);
                              done.release();
                          });
        m_storage->write(m_channel, [&](UnitOfWork &unit) -> Status {
            DUNLIN_TRY(const qint64 seq, unit.stores().channels.nextSeq(m_channel));
            unit.afterCommit([&, seq] {
                seen.append(m_database->number(u"SELECT max(HeadSeq) FROM ChannelHeads"_s));
                atAnswer.append(seq);
                done.release();
            });
            return ok();
        });
    }
    QVERIFY(done.tryAcquire(10, 60'000));
    m_storage->close();
    for (int i = 0; i < 10; ++i)
        QVERIFY2(seen[i] >= atAnswer[i], "an answer left before the commit");
}

void TestStorageExecutor::aFailingWorkRollsBackAlone()
{
    // Held up so that all of them stand in one batch.
    QSemaphore gate;
    m_storage->write(m_channel, [&](UnitOfWork &) {
        passThrough(gate);
        return ok();
    });
    const auto before = m_storage->write(
        m_channel, [&](UnitOfWork &unit) { return unit.stores().channels.nextSeq(m_channel); });
    bool told = false;
    const auto failing = m_storage->write(m_channel, [&](UnitOfWork &unit) -> Status {
        unit.afterCommit([&] { told = true; });
        AccountRecord account;
        account.id = UserId::create();
        account.username = account.usernameFold = u"ghost"_s;
        DUNLIN_CHECK(unit.stores().accounts.create(account));
        DUNLIN_CHECK(unit.stores().channels.nextSeq(m_channel));
        return fail(Errc::Forbidden, u"no"_s);
    });
    const auto after = m_storage->write(
        m_channel, [&](UnitOfWork &unit) { return unit.stores().channels.nextSeq(m_channel); });
    gate.release();

    QCOMPARE(must(await(before)), 2);
    QCOMPARE(await(failing).error().code, Errc::Forbidden);
    QCOMPARE(must(await(after)), 3);
    QVERIFY(!told);
    QVERIFY(!must(m_bench->read([](Stores &s) { return s.accounts.findByUsername(u"ghost"_s); })));
}

void TestStorageExecutor::aWorkThatHidesARefusedStatementFails()
{
    // The same operation id twice: the second insert is refused, and the work says that all is well.
    const OperationRecord operation{
        OpId::create(), m_ann, server::OpKind::Edit, m_channel, "h", 1, 0, 1};
    const Status outcome = m_bench->write([&](UnitOfWork &unit) -> Status {
        DUNLIN_CHECK(unit.stores().operations.put(operation));
        (void)unit.stores().operations.put(operation);
        return ok();
    });
    QVERIFY(!outcome.ok());
    QVERIFY(!must(m_bench->read([&](Stores &s) { return s.operations.find(operation.opId); })));
}

void TestStorageExecutor::aMessageTheDatabaseRefusesFailsAlone()
{
    // A rule that our own schema does not have stands for whatever a database may refuse.
    if (onSqlite())
        QVERIFY(m_database->run(
            u"CREATE TRIGGER refuse BEFORE INSERT ON Messages WHEN NEW.Content = 'bad'"
            " BEGIN SELECT RAISE(ABORT, 'refused'); END"_s));
    else
        QVERIFY(m_database->run(u"ALTER TABLE Messages ADD CHECK (Content <> 'bad')"_s));
    QSemaphore gate;
    m_storage->write(m_channel, [&](UnitOfWork &) {
        passThrough(gate);
        return ok();
    });
    QMutex mutex;
    QSemaphore done;
    QList<qint64> stored;
    int refused = 0;
    for (int i = 0; i < 40; ++i) {
        m_storage->append(
            Bench::message(m_channel, m_ann, i == 13 || i == 31 ? u"bad"_s : u"good"_s),
            [&](const Result<AppendResult> &r) {
                const QMutexLocker lock(&mutex);
                if (r.ok())
                    stored.append(r->seq);
                else
                    refused += r.error().code == Errc::Internal ? 1 : 100;
                done.release();
            });
    }
    gate.release();
    QVERIFY(done.tryAcquire(40, 60'000));
    m_storage->close();
    QCOMPARE(refused, 2);
    QCOMPARE(stored.size(), 38);
    for (int i = 0; i < 38; ++i)
        QCOMPARE(stored[i], i + 2);
    QCOMPARE(m_database->number(u"SELECT count(*) FROM Operations"_s), 38);
}

void TestStorageExecutor::aReaderSeesOneMoment()
{
    must(m_bench->append(Bench::message(m_channel, m_ann, u"a"_s)));
    const auto seen = m_storage->read([&](Stores &s) -> Result<std::pair<qint64, qint64>> {
        DUNLIN_TRY(const auto before, s.channels.head(m_channel));
        must(m_bench->append(Bench::message(m_channel, m_ann, u"b"_s)));
        DUNLIN_TRY(const auto after, s.channels.head(m_channel));
        return std::pair(before->headSeq, after->headSeq);
    });
    const auto heads = must(await(seen));
    QCOMPARE(heads.first, 2);
    QCOMPARE(heads.second, 2);
    QCOMPARE(must(m_bench->read([&](Stores &s) { return s.channels.head(m_channel); }))->headSeq,
             3);
}

void TestStorageExecutor::aReaderCanNotWrite()
{
    DatabaseConfig config = m_database->config();
    config.patience = std::chrono::milliseconds(300);
    const auto storage = must(SqlStorage::create(config, m_clock));
    const auto outcome =
        await(storage->read([&](Stores &s) { return s.channels.nextSeq(m_channel); }));
    QVERIFY(!outcome.ok());
    QCOMPARE(must(m_bench->read([&](Stores &s) { return s.channels.head(m_channel); }))->headSeq,
             1);
}

void TestStorageExecutor::aFullQueueAnswersUnavailable()
{
    DatabaseConfig config = m_database->config();
    config.writeQueue = 4;
    config.readQueue = 4;
    config.readers = 1;
    config.writers = 1;
    const auto storage = must(SqlStorage::create(config, m_clock));
    QSemaphore started;
    QSemaphore gate;
    const auto hold = [&] {
        started.release();
        gate.acquire();
    };
    storage->write(m_channel, [&](UnitOfWork &) {
        hold();
        return ok();
    });
    storage->read([&](Stores &) {
        hold();
        return ok();
    });
    started.acquire(2);
    QList<Async<Done>> answers;
    for (int i = 0; i < 6; ++i) {
        answers.append(storage->write(m_channel, [](UnitOfWork &) { return ok(); }));
        answers.append(storage->read([](Stores &) { return ok(); }));
    }
    int refused = 0;
    for (const Async<Done> &answer : answers) {
        if (!answer.isFinished())
            continue;
        QCOMPARE(answer.result().error().code, Errc::Unavailable);
        QVERIFY(answer.result().error().retryAfterSeconds > 0);
        ++refused;
    }
    QCOMPARE(refused, 4);
    QCOMPARE(storage->health(), Storage::Health::Degraded);
    gate.release(2);
    for (const Async<Done> &answer : answers)
        (void)await(answer);
    QCOMPARE(storage->health(), Storage::Health::Ok);
}

void TestStorageExecutor::whatIsWrittenBehindDoesNotOutliveItsChannel()
{
    QSemaphore gate;
    const auto behind = m_storage->writeBehind([&](UnitOfWork &unit) -> Status {
        DUNLIN_TRY(const bool isThere, unit.stores().search.hold(m_channel));
        if (!onSqlite())
            passThrough(gate);
        return isThere ? unit.stores().search.setCursor(m_channel, 7) : ok();
    });
    if (onSqlite())
        must(await(behind));
    const auto removed = m_storage->write(
        m_channel, [&](UnitOfWork &unit) { return unit.stores().channels.remove(m_channel); });
    QTest::qWait(300); // long enough to be done, were it not held up
    gate.release();
    must(await(behind));
    must(await(removed));

    QCOMPARE(m_database->number(u"SELECT count(*) FROM SearchCursors"_s), 0);
    QVERIFY(!must(await(m_storage->writeBehind(
        [&](UnitOfWork &unit) { return unit.stores().search.hold(m_channel); }))));
}

void TestStorageExecutor::whatIsWrittenBehindHoldsNoMessageUp()
{
    QSemaphore gate;
    const auto behind = m_storage->writeBehind([&](UnitOfWork &unit) -> Status {
        DUNLIN_CHECK(unit.stores().search.setCursor(m_channel, 7));
        // SQLite has one that writes, so there nothing may wait.
        if (!onSqlite())
            passThrough(gate);
        return ok();
    });
    QVERIFY(must(await(m_storage->write(
                m_channel,
                [&](UnitOfWork &unit) { return unit.stores().channels.nextSeq(m_channel); })))
            > 0);
    QCOMPARE(behind.isFinished(), onSqlite());
    gate.release();
    QVERIFY(await(behind).ok());
    const qint64 cursor =
        must(m_bench->read([&](Stores &s) { return s.search.cursor(m_channel); }));
    QCOMPARE(cursor, 7);
}

void TestStorageExecutor::whatIsWrittenBehindDoesNotWaitForTheDisk()
{
    if (onSqlite())
        return; // has no connection of its own for it
    static constexpr const char sql[] =
        "SELECT 1 WHERE current_setting('synchronous_commit') = 'on'";
    const auto waits = [&](Purpose purpose) {
        Connection connection(m_database->config(), purpose);
        return connection.open().ok() ? must(connection.number(sql)) : -1;
    };
    QCOMPARE(waits(Purpose::WriteBehind), 0);
    QCOMPARE(waits(Purpose::Write), 1);
}

void TestStorageExecutor::closingStoresWhatIsQueued()
{
    QSemaphore gate;
    m_storage->write(m_channel, [&](UnitOfWork &) {
        passThrough(gate);
        return ok();
    });
    std::atomic<int> stored = 0;
    for (int i = 0; i < 50; ++i)
        m_storage->append(Bench::message(m_channel, m_ann, u"x"_s),
                          [&](const Result<AppendResult> &r) { stored += r.ok() ? 1 : 0; });
    gate.release();
    m_storage->close();
    QCOMPARE(stored.load(), 50);
    QCOMPARE(m_database->number(u"SELECT count(*) FROM Messages"_s), 50);
}

void TestStorageExecutor::afterClosingTheAnswerIsUnavailable()
{
    m_storage->close();
    QCOMPARE(m_bench->append(Bench::message(m_channel, m_ann, u"x"_s)).error().code,
             Errc::Unavailable);
    QCOMPARE(m_bench->write([](UnitOfWork &) { return ok(); }).error().code, Errc::Unavailable);
    QCOMPARE(m_bench->read([](Stores &) { return ok(); }).error().code, Errc::Unavailable);
}

void TestStorageExecutor::addressesAreUnderstood_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("expected");
    QTest::newRow("file") << u"sqlite:/var/lib/x y.db"_s << u"/var/lib/x y.db"_s;
    QTest::newRow("relative file") << u"sqlite:x.db"_s << u"x.db"_s;
    QTest::newRow("server") << u"postgres://ann:p%40ss%3Aw@db.example:6000/chat"_s
                            << u"ann p@ss:w db.example 6000 chat "_s;
    QTest::newRow("defaults") << u"postgresql://ann@db/chat?sslmode=verify-full"_s
                              << u"ann  db 5432 chat verify-full"_s;
    for (const QString &bad :
         {u"sqlite:"_s, u"sqlite::memory:"_s, u"mysql://x"_s, u"postgres://db/chat"_s,
          u"postgres://ann@db/"_s, u"postgres://ann@db/chat?host=/tmp"_s,
          u"postgres://ann@db/chat?sslmode=a;b"_s, u"postgres://ann@db:port/chat"_s, u""_s})
        QTest::newRow(qPrintable(u"refused: "_s + bad)) << bad << QString();
}

void TestStorageExecutor::addressesAreUnderstood()
{
    QFETCH(QString, url);
    QFETCH(QString, expected);
    const auto config = parseDatabaseUrl(url);
    QCOMPARE(config.ok(), !expected.isNull());
    if (!config.ok()) {
        QCOMPARE(config.error().code, Errc::Invalid);
        return;
    }
    QCOMPARE(
        config->engine == Engine::Sqlite
            ? config->path
            : QStringList({config->user, QString::fromUtf8(config->password.reveal()), config->host,
                           QString::number(config->port), config->name, config->sslMode})
                  .join(u' '),
        expected);
    QCOMPARE(config->writers, config->engine == Engine::Sqlite ? 1 : 2);
}

void TestStorageExecutor::anUnreachableDatabaseIsUnavailable()
{
    DatabaseConfig config = m_database->config();
    config.path = u"/nonexistent/folder/x.db"_s;
    config.port = 1;
    const auto outcome = SqlStorage::create(config, m_clock);
    QVERIFY(!outcome.ok());
    QCOMPARE(outcome.error().code, Errc::Unavailable);
    QVERIFY(
        !outcome.error().detail.contains(QString::fromUtf8(m_database->config().password.reveal()))
        || onSqlite());
}

void TestStorageExecutor::aNewFileIsForItsOwnerOnly()
{
    if (!onSqlite())
        return; // PostgreSQL keeps its files itself
    const auto foreign = QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ReadOther
        | QFileDevice::WriteOther;
    for (const QString &suffix : {u""_s, u"-wal"_s, u"-shm"_s}) {
        const QString path = m_database->config().path + suffix;
        QVERIFY(QFile::exists(path));
        QCOMPARE(QFile::permissions(path) & foreign, QFileDevice::Permissions());
    }
}

QTEST_GUILESS_MAIN(TestStorageExecutor)
#include "tst_storage_executor.moc"
