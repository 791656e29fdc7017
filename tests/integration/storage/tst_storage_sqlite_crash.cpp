// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The process dies while SQLite commits: the file is whole, and what was acknowledged is in it.
#include "server/storage/sql/connection.h"
#include "tests/contract/storage/storage_fixture.h"

#include <QMutex>
#include <QProcess>

#include <cstdio>

using namespace Qt::StringLiterals;
using namespace dunlin;
using namespace dunlin::test;

namespace {

// The process that is killed: keeps messages in flight for ever and prints what it was told, line by line.
int writeUntilKilled(const QString &path, const UserId &sender, const ChannelId &channel)
{
    SystemClock clock;
    DatabaseConfig config;
    config.path = path;
    const auto storage = must(SqlStorage::create(config, clock));
    std::function<void()> next = [&] {
        const AppendRequest request = Bench::message(channel, sender, u"text"_s);
        storage->append(request, [&, id = request.opId](const Result<AppendResult> &result) {
            std::printf("%s %lld %lld\n", qPrintable(id.toText()), must(result).seq,
                        must(result).ord);
            std::fflush(stdout);
            next();
        });
    };
    for (int i = 0; i < 16; ++i)
        next();
    return QCoreApplication::exec();
}

} // namespace

class TestStorageSqliteCrash : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatWasAcknowledgedSurvivesAKill();
};

void TestStorageSqliteCrash::whatWasAcknowledgedSurvivesAKill()
{
    const auto database = FreshDatabase::create(Engine::Sqlite);
    SystemClock clock;
    UserId ann;
    ChannelId channel;
    {
        const auto storage = must(SqlStorage::create(database->config(), clock));
        Bench bench(*storage);
        ann = bench.person(u"ann"_s).id;
        channel = bench.channel(u"c"_s, {ann}).id;
    }
    QHash<QString, QString> told;
    for (int round = 0; round < 6; ++round) {
        QProcess writer;
        writer.start(QCoreApplication::applicationFilePath(),
                     {u"--write"_s, database->config().path, ann.toText(), channel.toText()});
        // Another amount each time, so that the kill falls into different moments.
        const qsizetype enough = told.size() + 90 + round * 37;
        while (told.size() < enough && writer.waitForReadyRead(60'000)) {
            while (writer.canReadLine()) {
                const QString line = QString::fromLatin1(writer.readLine()).trimmed();
                told.insert(line.section(u' ', 0, 0), line.section(u' ', 1));
            }
        }
        writer.kill();
        writer.waitForFinished();
        QVERIFY(told.size() >= enough);
        for (const QByteArray &line : writer.readAllStandardOutput().split('\n')) {
            // Without its line break it may be cut.
            const QString text = QString::fromLatin1(line);
            if (text.count(u' ') == 2 && text.size() > 40)
                told.insert(text.section(u' ', 0, 0), QString());
        }
    }

    Connection connection(database->config(), Purpose::Migrate);
    QVERIFY(connection.open().ok());
    const auto integrity =
        must(connection.one("PRAGMA integrity_check", [](const Row &row) { return row.text(0); }));
    QCOMPARE(*integrity, u"ok"_s);
    const auto storage = must(SqlStorage::create(database->config(), clock));
    const auto rows = must(Bench(*storage).read(
        [&](Stores &s) { return s.messages.above(channel, 0, 1'000'000, ann); }));
    QHash<QString, QString> stored;
    for (qsizetype i = 0; i < rows.size(); ++i) {
        QCOMPARE(rows[i].seq, i + 2);
        QCOMPARE(rows[i].ord, i + 1);
        stored.insert(rows[i].id.toText(), u"%1 %2"_s.arg(rows[i].seq).arg(rows[i].ord));
    }
    QCOMPARE(stored.size(), rows.size());
    for (auto one = told.cbegin(); one != told.cend(); ++one) {
        QVERIFY2(stored.contains(one.key()), "an acknowledged message is lost");
        if (!one->isNull())
            QCOMPARE(stored.value(one.key()), *one);
    }
}

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() == 5 && arguments[1] == u"--write")
        return writeUntilKilled(arguments[2], *UserId::fromText(arguments[3]),
                                *ChannelId::fromText(arguments[4]));
    TestStorageSqliteCrash test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_storage_sqlite_crash.moc"
