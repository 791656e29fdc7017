// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// How near the storage comes to its database: durable messages through SqlStorage against the plainest way to put
// the same rows into the same tables, in groups of the same size, turn by turn in the same run.
#include "tests/bench/storage/raw_postgres.h"
#include "tests/bench/storage/raw_sqlite.h"
#include "tests/contract/storage/storage_fixture.h"

#include <QDirIterator>
#include <QElapsedTimer>
#include <QSemaphore>

#include <sys/resource.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace dunlin;
using namespace dunlin::test;

namespace {

double ownCpuSeconds()
{
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return double(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec)
        + double(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
}

// Of the server processes that work for this database; their title names it.
double serverCpuSeconds(const QString &database)
{
    double seconds = 0;
    QDirIterator processes(u"/proc"_s, QDir::Dirs);
    while (processes.hasNext()) {
        const QString path = processes.next();
        QFile title(path + u"/cmdline"_s);
        QFile stat(path + u"/stat"_s);
        if (!title.open(QIODevice::ReadOnly)
            || !title.readAll().contains((u' ' + database + u' ').toLatin1())
            || !stat.open(QIODevice::ReadOnly))
            continue;
        const QByteArray text = stat.readAll();
        const QList<QByteArray> fields = text.mid(text.lastIndexOf(')') + 2).split(' ');
        seconds += (fields.value(11).toDouble() + fields.value(12).toDouble())
            / double(sysconf(_SC_CLK_TCK));
    }
    return seconds;
}

struct Cost {
    double wall = 0;
    double cpu = 0;
    int messages = 0;

    double perSecond() const { return messages / wall; }
    double microseconds() const { return cpu * 1e6 / messages; }
};

} // namespace

class BenchStorage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void durableMessagesAgainstThePlainestWay_data();
    void durableMessagesAgainstThePlainestWay();

private:
    std::vector<AppendRequest> requests(int count);
    template <typename Run>
    void measure(Cost &cost, int messages, const QString &database, Run run);
    static void keepInFlight(SqlStorage &storage, const std::vector<AppendRequest> &requests,
                             int inFlight);

    SystemClock m_clock;
    QList<ChannelId> m_channels;
    QList<UserId> m_people;
};

std::vector<AppendRequest> BenchStorage::requests(int count)
{
    const QString text =
        u"A message as people write them: a line or so, now and then with an umlaut (ü), no more."_s;
    std::vector<AppendRequest> made;
    for (int i = 0; i < count; ++i)
        made.push_back(Bench::message(m_channels[(i * 7919) % m_channels.size()],
                                      m_people[i % m_people.size()], text));
    return made;
}

template <typename Run>
void BenchStorage::measure(Cost &cost, int messages, const QString &database, Run run)
{
    const double cpu = ownCpuSeconds() + (database.isEmpty() ? 0 : serverCpuSeconds(database));
    QElapsedTimer timer;
    timer.start();
    run();
    cost.wall += double(timer.nsecsElapsed()) / 1e9;
    cost.cpu += ownCpuSeconds() + (database.isEmpty() ? 0 : serverCpuSeconds(database)) - cpu;
    cost.messages += messages;
}

void BenchStorage::keepInFlight(SqlStorage &storage, const std::vector<AppendRequest> &requests,
                                int inFlight)
{
    std::atomic<size_t> next = 0;
    // One wake-up at the end: the harness must not cost more than what it measures.
    std::atomic<size_t> answered = 0;
    QSemaphore all;
    std::function<void()> submit = [&] {
        const size_t mine = next++;
        if (mine >= requests.size())
            return;
        storage.append(requests[mine], [&](const Result<AppendResult> &result) {
            if (!result.ok() || result->status != AppendStatus::Stored)
                qFatal("a message was not stored");
            submit();
            if (++answered == requests.size())
                all.release();
        });
    };
    for (int i = 0; i < inFlight; ++i)
        submit();
    all.acquire();
}

void BenchStorage::durableMessagesAgainstThePlainestWay_data()
{
    QTest::addColumn<Engine>("engine");
    QTest::addColumn<int>("inFlight");
    QTest::addColumn<double>("least");
    QTest::newRow("sqlite, 64 in flight") << Engine::Sqlite << 64 << 0.7;
    QTest::newRow("sqlite, 512 in flight") << Engine::Sqlite << 512 << 0.7;
    QTest::newRow("postgres, 64 in flight") << Engine::Postgres << 64 << 0.5;
    QTest::newRow("postgres, 512 in flight") << Engine::Postgres << 512 << 0.5;
}

void BenchStorage::durableMessagesAgainstThePlainestWay()
{
    QFETCH(Engine, engine);
    QFETCH(int, inFlight);
    QFETCH(double, least);
    const auto ours = FreshDatabase::create(engine);
    const auto theirs = FreshDatabase::create(engine);
    if (!ours || !theirs)
        QSKIP("DUNLIN_TEST_POSTGRES names no server");
    DatabaseConfig config = ours->config();
    config.writers = 1;
    const auto storage = must(SqlStorage::create(config, m_clock));
    const auto other = must(SqlStorage::create(theirs->config(), m_clock));

    // The same people and channels in both.
    m_channels.clear();
    m_people.clear();
    Bench bench(*storage);
    for (int i = 0; i < 8; ++i)
        m_people.append(bench.person(u"p%1"_s.arg(i)).id);
    for (int i = 0; i < 200; ++i)
        m_channels.append(bench.channel(u"c%1"_s.arg(i), m_people).id);
    must(Bench(*other).write([&](UnitOfWork &unit) -> Status {
        for (const UserId &id : m_people) {
            AccountRecord account;
            account.id = id;
            account.username = account.usernameFold = id.toText();
            DUNLIN_CHECK(unit.stores().accounts.create(account));
        }
        for (const ChannelId &id : m_channels) {
            wire::Channel channel;
            channel.id = id;
            channel.createdBy = m_people.first();
            DUNLIN_CHECK(unit.stores().channels.create(channel, {}));
            for (const UserId &person : m_people) {
                MembershipRecord member;
                member.channelId = id;
                member.userId = person;
                member.joinedAt = member.joinSeq = member.revSeq = 1;
                DUNLIN_CHECK(unit.stores().members.put(member));
            }
        }
        return ok();
    }));
    other->close();

    std::optional<RawSqlite> sqlite;
    std::optional<RawPostgres> postgres;
    if (engine == Engine::Sqlite)
        sqlite.emplace(theirs->config().path);
    else
        postgres.emplace(theirs->config());
    const auto raw = [&](const std::vector<AppendRequest> &all) {
        for (size_t i = 0; i < all.size(); i += size_t(inFlight)) {
            const std::span group(all.data() + i, std::min(all.size() - i, size_t(inFlight)));
            if (sqlite)
                sqlite->append(group);
            else
                postgres->append(group);
        }
    };

    Cost here;
    Cost there;
    const int count = inFlight * 24;
    const bool remote = engine == Engine::Postgres;
    for (int round = 0; round < 7; ++round) {
        const auto mine = requests(count);
        const auto yours = requests(count);
        // The first round warms caches and plans.
        Cost warm;
        measure(round == 0 ? warm : here, count, remote ? ours->config().name : QString(),
                [&] { keepInFlight(*storage, mine, inFlight); });
        measure(round == 0 ? warm : there, count, remote ? theirs->config().name : QString(),
                [&] { raw(yours); });
    }
    const double ratio = here.perSecond() / there.perSecond();
    qInfo("%s: %.0f messages/s, %.0f us CPU each; plainest way %.0f/s, %.0f us; ratio %.2f, of CPU "
          "%.2f",
          QTest::currentDataTag(), here.perSecond(), here.microseconds(), there.perSecond(),
          there.microseconds(), ratio, there.microseconds() / here.microseconds());
    QVERIFY2(ratio >= least, "slower than promised");
}

QTEST_GUILESS_MAIN(BenchStorage)
#include "bench_storage.moc"
