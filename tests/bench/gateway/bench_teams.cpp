// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A town of small teams: a thousand people in 250 channels of four, all of them writing. The server on SQLite and on
// PostgreSQL against what a small team would write with node (node_peer.mjs), each message durable before it is
// acknowledged and told. Then how long a message takes when half as many are sent as there could be.
//
// Every program has all processors: a server that has threads may use them, and a database of its own needs one, too. While
// one is measured the others stand still: what they still had to do, such as ours with the index of the search, would be
// done on its account.
#include "tests/bench/gateway/disk_witness.h"
#include "tests/bench/gateway/full_server.h"
#include "tests/bench/gateway/process.h"
#include "tests/bench/gateway/rounds.h"

#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTest>

#include <csignal>

using namespace Qt::StringLiterals;
using namespace dunlin;
using namespace dunlin::test;

namespace {

// What was promised.
constexpr double LeastOfNodeOnSqlite = 0.8;
constexpr double LeastOfNodeOnPostgres = 1.0;
constexpr double MostP99AtHalf = 30; // ms

constexpr int People = 1000;
constexpr int Channels = 250;
constexpr int Rounds = 3;
constexpr int HalfRounds = 5; // a disk that stands still for a moment ruins one
constexpr double WarmUpSeconds = 1;
constexpr double RoundSeconds = 4;

// One of those that are compared, with its clients.
struct Contender {
    QString name;
    qint64 processId = 0;
    Load load;
    QList<Figures> rounds;
    double saturation = 0; // messages a second
    QList<Figures> half;
    QList<double> diskMs; // the longest sync of somebody else in each round at half
    double least = 0;     // of node
};

using Contenders = std::vector<std::unique_ptr<Contender>>;

// The others stand still while it exists.
class Alone
{
public:
    Alone(const Contenders &all, const Contender &one)
        : m_all(all)
        , m_one(one)
    {
        tellOthers(SIGSTOP);
    }
    ~Alone() { tellOthers(SIGCONT); }
    Q_DISABLE_COPY_MOVE(Alone)

private:
    void tellOthers(int signal) const
    {
        for (const auto &each : m_all) {
            if (each.get() != &m_one)
                ::kill(pid_t(each->processId), signal);
        }
    }

    const Contenders &m_all;
    const Contender &m_one;
};

} // namespace

class BenchTeams : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everybodyWrites();

private:
    void bringIn();
    void saturate();
    void halve();
    void everythingIsStored();
    void judge();

    QTemporaryDir m_scratch;
    QString m_nodeFolder;
    QString m_nodeDatabase;
    PlainServer m_node;
    std::vector<FullServer> m_servers;
    Contenders m_contenders; // node, then the servers
};

void BenchTeams::initTestCase()
{
    bench::raiseDescriptorLimit();
    OnCpu::switchOff();
    QString why;
    m_nodeFolder = installNodePeer(&why);
    QVERIFY2(!m_nodeFolder.isEmpty(), qUtf8Printable(why));
}

void BenchTeams::everybodyWrites()
{
    for (const auto step : {&BenchTeams::bringIn, &BenchTeams::saturate, &BenchTeams::halve,
                            &BenchTeams::everythingIsStored, &BenchTeams::judge}) {
        (this->*step)();
        if (QTest::currentTestFailed())
            return;
    }
}

void BenchTeams::bringIn()
{
    const QString joins = m_scratch.filePath(u"joins"_s);
    QFile file(joins);
    QVERIFY(file.open(QIODevice::WriteOnly));
    for (int i = 0; i < People; ++i)
        file.write("{\"join\":" + QByteArray::number(i * Channels / People) + "}\n");
    file.close();
    m_nodeDatabase = m_scratch.filePath(u"node.db"_s);
    QVERIFY2(m_node.start(u"node"_s, {m_nodeFolder + u"/node_peer.mjs"_s, m_nodeDatabase}),
             qUtf8Printable(m_node.why()));
    const auto add = [this](const QString &name, const Load::Options &options, double least) {
        auto contender = std::make_unique<Contender>();
        contender->name = name;
        contender->processId = options.serverPid;
        contender->least = least;
        QVERIFY2(contender->load.start(options), qUtf8Printable(contender->load.why()));
        m_contenders.push_back(std::move(contender));
    };
    add(u"node, ws, better-sqlite3"_s,
        {m_node.port(),
         People,
         m_node.processId(),
         {u"--first-frames"_s, joins, u"--channels"_s, QString::number(Channels)}},
        0);
    for (const Database database : availableDatabases()) {
        auto full = startServer(People, Channels, database);
        QVERIFY2(full.ok(), full.ok() ? "" : qUtf8Printable(full.error().detail));
        const Status aged = full->ageDatabase();
        QVERIFY2(aged.ok(), aged.ok() ? "" : qUtf8Printable(aged.error().detail));
        m_servers.push_back(*std::move(full));
        add(u"dunlin-server, %1"_s.arg(QLatin1StringView(nameOf(database))),
            m_servers.back().load(People),
            database == Database::Sqlite ? LeastOfNodeOnSqlite : LeastOfNodeOnPostgres);
    }
}

void BenchTeams::saturate()
{
    for (int round = 0; round < Rounds; ++round) {
        for (const auto &each : m_contenders) {
            const Alone alone(m_contenders, *each);
            const auto figures = each->load.saturate(People, WarmUpSeconds, RoundSeconds);
            QVERIFY2(figures, qUtf8Printable(each->name + u": "_s + each->load.why()));
            each->rounds.append(*figures);
        }
    }
}

void BenchTeams::halve()
{
    for (const auto &each : m_contenders)
        each->saturation = medianOf(each->rounds, &Figures::messagesPerSecond);
    for (int round = 0; round < HalfRounds; ++round) {
        for (const auto &each : m_contenders) {
            const Alone alone(m_contenders, *each);
            bench::DiskWitness disk(m_scratch.filePath(u"disk"_s).toStdString());
            const auto figures = each->load.pace(each->saturation / 2, WarmUpSeconds, RoundSeconds);
            QVERIFY2(figures, qUtf8Printable(each->name + u": "_s + each->load.why()));
            each->half.append(*figures);
            each->diskMs.append(disk.longest());
        }
    }
}

// The generator has seen to it that everybody has everything of their channel, once.
void BenchTeams::everythingIsStored()
{
    for (size_t i = 0; i < m_contenders.size(); ++i) {
        const Figures &last = m_contenders[i]->half.constLast();
        QCOMPARE(last.acceptedInAll, last.sentInAll);
        if (i > 0)
            QCOMPARE(m_servers[i - 1].storedMessages(), last.sentInAll);
    }
    QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"node"_s);
    database.setDatabaseName(m_nodeDatabase);
    QVERIFY(database.open());
    QSqlQuery query(u"SELECT count(*) FROM messages"_s, database);
    QVERIFY(query.next());
    QCOMPARE(query.value(0).toLongLong(), m_contenders[0]->half.constLast().sentInAll);
}

void BenchTeams::judge()
{
    const Contender &node = *m_contenders.front();
    QStringList unmet;
    qInfo("%-26s %10s %14s %8s %10s %10s %14s %14s", "", "messages/s", "CPU us/message", "of node",
          "p50 ms", "p99 ms", "p50 at half", "p99 at half");
    for (const auto &each : m_contenders) {
        const double p99AtHalf = medianOf(each->half, &Figures::p99);
        const double ofNode = ratio(each->rounds, node.rounds, &Figures::messagesPerSecond);
        qInfo("%-26s %10.0f %14.1f %8.2f %10.1f %10.1f %14.1f %14.1f", qUtf8Printable(each->name),
              each->saturation,
              medianOf(each->rounds, &Figures::cpuMicroseconds) * People / Channels, ofNode,
              medianOf(each->rounds, &Figures::p50), medianOf(each->rounds, &Figures::p99),
              medianOf(each->half, &Figures::p50), p99AtHalf);
        if (ofNode < each->least)
            unmet.append(u"%1: %2 of node's, not %3"_s.arg(each->name)
                             .arg(ofNode, 0, 'f', 2)
                             .arg(each->least));
        if (each->least > 0 && p99AtHalf >= MostP99AtHalf)
            unmet.append(u"%1: p99 at half is %2 ms, not %3"_s.arg(each->name)
                             .arg(p99AtHalf, 0, 'f', 1)
                             .arg(MostP99AtHalf));
    }
    qInfo("The rounds at half: p99 ms / the longest that the disk made somebody else wait");
    for (const auto &each : m_contenders) {
        QStringList rounds;
        for (qsizetype i = 0; i < each->half.size(); ++i)
            rounds.append(
                u"%1/%2"_s.arg(each->half[i].p99, 0, 'f', 1).arg(each->diskMs[i], 0, 'f', 1));
        qInfo("%-26s %s", qUtf8Printable(each->name), qUtf8Printable(rounds.join(u"  "_s)));
    }
    QVERIFY2(unmet.isEmpty(), qUtf8Printable(unmet.join(u"; "_s)));
}

QTEST_GUILESS_MAIN(BenchTeams)
#include "bench_teams.moc"
