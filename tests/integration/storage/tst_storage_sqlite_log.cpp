// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The log of SQLite (WAL): while somebody writes without a pause it begins anew instead of growing for ever, and commits
// find room in it.
#include "server/storage/sql/checkpointer.h"
#include "server/storage/sql/connection.h"
#include "server/storage/sql/log_room.h"
#include "server/storage/sql/native_sqlite.h"
#include "server/storage/sql/write_back.h"
#include "tests/contract/storage/storage_fixture.h"

#include <QFileInfo>
#include <QSemaphore>
#include <QTemporaryDir>
#include <QTemporaryFile>

using namespace Qt::StringLiterals;
using namespace dunlin;
using namespace dunlin::test;

namespace {

// A log that is longer than it should be, and a reader who keeps it from beginning anew, as what is written meanwhile does.
struct LongLog {
    static constexpr int Pages = 3000;
    static constexpr int PageBytes = 4096;
    static constexpr size_t WorthIt = 100'000; // writes

    explicit LongLog(int longest = Pages / 2)
    {
        config.logPages = longest;
        auto opened = std::make_unique<Connection>(config, Purpose::Write);
        if (opened->open().ok() && opened->command(u"CREATE TABLE Big (Bytes BLOB) STRICT"_s).ok()
            && write(*opened, Pages) && opened->command(u"BEGIN"_s).ok()
            && opened->command(u"SELECT count(*) FROM Big"_s).ok())
            connection = std::move(opened);
    }

    static bool write(Connection &connection, int pages)
    {
        if (!connection.beginWrite().ok())
            return false;
        for (int i = 0; i < pages; ++i) {
            if (!connection.change("INSERT INTO Big VALUES (zeroblob(4096))").ok())
                return false;
        }
        return connection.commit().ok();
    }

    std::unique_ptr<FreshDatabase> database = FreshDatabase::create(Engine::Sqlite);
    DatabaseConfig config = database->config();
    std::unique_ptr<Connection> connection; // empty: it could not be made
};

} // namespace

class TestStorageSqliteLog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theLogStaysShortWhileSomebodyWrites();
    void commitsFindRoomInTheLog();
    void emptyRoomIsNoMessage();
    void whoeverMakesRoomCarriesTheLogOver();
    void theFileGoesToTheDiskInSlices_data();
    void theFileGoesToTheDiskInSlices();
    void whatCannotBeDoneIsNotTriedAgain();
    void theWriterIsAskedWhenLittleIsLeft_data();
    void theWriterIsAskedWhenLittleIsLeft();
    void nobodyElseCarriesOverWhileTheWriterDoes();
    void aShortLogIsLeftToTheSystem();

private:
    // One after the other, each committed by itself. The lengths that the log had in between.
    static QSet<qint64> say(SqlStorage &storage, const ChannelId &channel, const UserId &author,
                            int messages, const QFileInfo &log);
};

QSet<qint64> TestStorageSqliteLog::say(SqlStorage &storage, const ChannelId &channel,
                                       const UserId &author, int messages, const QFileInfo &log)
{
    QSet<qint64> lengths;
    for (int i = 0; i < messages; ++i) {
        QSemaphore done;
        storage.append(
            Bench::message(channel, author, u"text"_s),
            [&](const Result<AppendResult> &result) { done.release(result.ok() ? 1 : 0); });
        if (!done.tryAcquire(1, 60'000))
            return {};
        QFileInfo now = log;
        now.refresh();
        lengths.insert(now.size());
    }
    return lengths;
}

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

void TestStorageSqliteLog::commitsFindRoomInTheLog()
{
    const auto database = FreshDatabase::create(Engine::Sqlite);
    SystemClock clock;
    const auto storage = must(SqlStorage::create(database->config(), clock));
    Bench bench(*storage);
    const UserId ann = bench.person(u"ann"_s).id;
    const ChannelId channel = bench.channel(u"room"_s, {ann}).id;
    const QFileInfo log(database->config().path + u"-wal"_s);

    constexpr int Messages = 200;
    const auto lengths = say(*storage, channel, ann, Messages, log);
    QVERIFY(!lengths.isEmpty());
    qInfo("%d commits, %lld lengths of the log", Messages, static_cast<long long>(lengths.size()));
    QVERIFY(lengths.size() < Messages / 10);

    // The same when the log was cut off, because something was removed from it.
    storage->scrub();
    QTRY_COMPARE_WITH_TIMEOUT(
        [&] {
            QFileInfo now = log;
            now.refresh();
            return now.size();
        }(),
        0, 60'000);
    // What it was long before is not made anew at once.
    constexpr qint64 Little = 64 * 4096;
    const auto first = say(*storage, channel, ann, 1, log);
    QVERIFY(first.size() == 1 && *first.cbegin() < Little);
    const auto anew = say(*storage, channel, ann, Messages, log);
    QVERIFY(!anew.isEmpty());
    QVERIFY(anew.size() < Messages / 5);
    storage->close();
    QCOMPARE(database->number(u"SELECT count(*) FROM Messages"_s), 2 * Messages + 1);
}

// A program that is killed leaves the log with zeros at its end. Whoever opens the database then reads what was committed.
void TestStorageSqliteLog::emptyRoomIsNoMessage()
{
    const auto database = FreshDatabase::create(Engine::Sqlite);
    SystemClock clock;
    const auto storage = must(SqlStorage::create(database->config(), clock));
    Bench bench(*storage);
    const UserId ann = bench.person(u"ann"_s).id;
    const ChannelId channel = bench.channel(u"room"_s, {ann}).id;
    constexpr int Messages = 50;
    const QString path = database->config().path;
    QVERIFY(!say(*storage, channel, ann, Messages, QFileInfo(path + u"-wal"_s)).isEmpty());

    // As a crash would leave it. Nobody writes now, and what a checkpoint has carried over is in the log as well.
    QTemporaryDir crashed;
    const QString copy = crashed.filePath(u"copy.db"_s);
    QVERIFY(QFile::copy(path + u"-wal"_s, copy + u"-wal"_s));
    QVERIFY(QFile::copy(path, copy));
    QFile log(copy + u"-wal"_s);
    QVERIFY(log.open(QIODevice::ReadOnly));
    const QByteArray bytes = log.readAll();
    constexpr int PageBytes = 4096;
    QVERIFY2(bytes.size() > 2 * PageBytes && bytes.last(PageBytes) == QByteArray(PageBytes, '\0'),
             "there is no room in the log, so this shows nothing");

    DatabaseConfig config = database->config();
    config.path = copy;
    Connection connection(config, Purpose::Write);
    QVERIFY(connection.open().ok());
    QCOMPARE(*connection.number("SELECT count(*) FROM Messages"), Messages);
    // And it goes on in the same log.
    QVERIFY(connection.beginWrite().ok());
    QVERIFY(connection.change("DELETE FROM Messages").ok());
    QVERIFY(connection.commit().ok());
    QCOMPARE(*connection.number("SELECT count(*) FROM Messages"), 0);
    connection.close();
    storage->close();
}

// SQLite's own checkpoint after so many pages is done in the same place, and nobody else would where there is no checkpointer.
void TestStorageSqliteLog::whoeverMakesRoomCarriesTheLogOver()
{
    constexpr int Rows = 100;
    constexpr int MostPages = 50;
    const auto database = FreshDatabase::create(Engine::Sqlite);
    Connection connection(database->config(), Purpose::Write);
    QVERIFY(connection.open().ok());
    QVERIFY(connection.command(u"PRAGMA wal_autocheckpoint=0"_s).ok());
    QVERIFY(connection.command(u"CREATE TABLE Big (Bytes BLOB) STRICT"_s).ok());
    QFileInfo file(database->config().path);
    const auto write = [&] {
        for (int i = 0; i < Rows; ++i) {
            if (!connection.beginWrite().ok()
                || !connection.change("INSERT INTO Big VALUES (zeroblob(4096))").ok()
                || !connection.commit().ok())
                return false;
        }
        file.refresh();
        return true;
    };
    QVERIFY(write());
    const qint64 before = file.size();
    const auto room = makeLogRoom(connection, MostPages);
    QVERIFY(room.ok());
    QVERIFY(write());
    QVERIFY(file.size() > before + qint64(Rows) * 4096);
}

void TestStorageSqliteLog::theFileGoesToTheDiskInSlices_data()
{
    QTest::addColumn<qint64>("size");
    QTest::newRow("empty") << qint64(0);
    QTest::newRow("less than one") << qint64(4096);
    QTest::newRow("ten and a piece") << 10 * WriteBack::LeastSlice + 4096;
    QTest::newRow("so large that they are larger")
        << 3 * WriteBack::MostSlices * WriteBack::LeastSlice + 1;
}

void TestStorageSqliteLog::theFileGoesToTheDiskInSlices()
{
    QFETCH(const qint64, size);
    QTemporaryDir folder;
    QFile file(folder.filePath(u"file"_s));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.resize(size)); // takes no room
    qint64 end = 0;
    qint64 slices = 0;
    bool isInOrder = true;
    WriteBack writeBack(file.fileName(), [&](int handle, qint64 offset, qint64 bytes) {
        QFile same;
        isInOrder = isInOrder && offset == end && bytes > 0
            && same.open(handle, QIODevice::ReadOnly) && same.size() == size;
        end += bytes;
        ++slices;
        return true;
    });
    writeBack.run();
    QVERIFY(isInOrder);
    QCOMPARE(end, size);
    QCOMPARE(slices,
             std::min((size + WriteBack::LeastSlice - 1) / WriteBack::LeastSlice,
                      WriteBack::MostSlices));
    // And the system's own takes them.
    WriteBack real(file.fileName());
    real.run();
#ifdef Q_OS_LINUX
    QVERIFY(WriteBack::onThisSystem(file.handle(), 0, size));
#endif
}

void TestStorageSqliteLog::whatCannotBeDoneIsNotTriedAgain()
{
    int tries = 0;
    const WriteBack::Disk never = [&](int, qint64, qint64) {
        ++tries;
        return false;
    };
    QTemporaryFile file;
    QVERIFY(file.open() && file.resize(5 * WriteBack::LeastSlice));
    WriteBack writeBack(file.fileName(), never);
    writeBack.run();
    writeBack.run();
    QCOMPARE(tries, 1);
    WriteBack nothing(file.fileName() + u".nowhere"_s, never);
    nothing.run();
    QCOMPARE(tries, 1);
}

// What is written while a pass goes to the disk, in pages, and how many passes are worth it.
void TestStorageSqliteLog::theWriterIsAskedWhenLittleIsLeft_data()
{
    QTest::addColumn<QList<int>>("meanwhile");
    QTest::addColumn<int>("passes");
    QTest::newRow("little") << QList<int>{100, 100, 100, 100, 100} << 2;
    QTest::newRow("less and less") << QList<int>{1500, 1000, 600, 100, 100} << 5;
    QTest::newRow("never less") << QList<int>{2900, 2900, 2900, 2900, 2900} << 2;
}

void TestStorageSqliteLog::theWriterIsAskedWhenLittleIsLeft()
{
    QFETCH(const QList<int>, meanwhile);
    QFETCH(const int, passes);
    const LongLog log;
    QVERIFY(log.connection);
    std::atomic<int> done = 0;
    std::atomic<qint64> onDisk = 0;
    WriteBack writeBack(log.config.path, [&](int, qint64 offset, qint64 bytes) {
        onDisk = offset + bytes;
        if (offset > 0)
            return true;
        // In the thread that this is.
        Connection other(log.config, Purpose::Write);
        const bool written = other.open().ok() && LongLog::write(other, meanwhile.value(done, 0));
        done += written ? 1 : 100;
        return true;
    });
    Checkpointer checkpointer(log.config, writeBack);
    QVERIFY(!checkpointer.committed(LongLog::WorthIt));
    bool isAsked = false;
    QTRY_VERIFY_WITH_TIMEOUT(isAsked || (isAsked = checkpointer.committed(0)), 60'000);
    QCOMPARE(done, passes);
    const QFileInfo file(log.config.path);
    QVERIFY(file.size() > qint64(LongLog::Pages) * LongLog::PageBytes);
    QCOMPARE(onDisk, file.size());
    checkpointer.checkpointed();
}

void TestStorageSqliteLog::nobodyElseCarriesOverWhileTheWriterDoes()
{
    const LongLog log;
    QVERIFY(log.connection);
    std::atomic<int> passes = 0;
    WriteBack writeBack(log.config.path, [&](int, qint64 offset, qint64) {
        passes += offset == 0 ? 1 : 0;
        if (passes == 1) {
            Connection other(log.config, Purpose::Write);
            passes += other.open().ok() && LongLog::write(other, 1) ? 0 : 100;
        }
        return true;
    });
    Checkpointer checkpointer(log.config, writeBack);
    QVERIFY(!checkpointer.committed(LongLog::WorthIt));
    bool isAsked = false;
    QTRY_VERIFY_WITH_TIMEOUT(isAsked || (isAsked = checkpointer.committed(0)), 60'000);
    const int before = passes;
    QVERIFY(!checkpointer.committed(LongLog::WorthIt));
    // Longer than it waits for a writer that does not come.
    QTest::qWait(2000);
    QCOMPARE(passes, before);
    checkpointer.checkpointed();
    QTRY_VERIFY_WITH_TIMEOUT(passes > before, 60'000);
}

void TestStorageSqliteLog::aShortLogIsLeftToTheSystem()
{
    const LongLog log(5 * LongLog::Pages);
    QVERIFY(log.connection);
    std::atomic<int> writes = 0;
    WriteBack writeBack(log.config.path, [&](int, qint64, qint64) {
        ++writes;
        return true;
    });
    {
        Checkpointer checkpointer(log.config, writeBack);
        QVERIFY(!checkpointer.committed(LongLog::WorthIt));
        QTRY_VERIFY_WITH_TIMEOUT(QFileInfo(log.config.path).size()
                                     > qint64(LongLog::Pages) * LongLog::PageBytes,
                                 60'000);
    }
    QCOMPARE(writes, 0);
}

QTEST_GUILESS_MAIN(TestStorageSqliteLog)
#include "tst_storage_sqlite_log.moc"
