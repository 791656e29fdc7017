// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// backup and restore: a copy of a server that is being used, looked through; put back, everything is there, on either
// engine, and clients can tell that it is another life.
#include "tests/integration/server/files_fixture.h"

#include <QProcess>

using namespace dunlin;
using namespace dunlin::test;
using namespace Qt::StringLiterals;

namespace {

// What a server has to give back.
struct World {
    ChannelId channel;
    FileId picture;
    QByteArray bytes;
};

QStringList textsOf(Actor &who, const ChannelId &channel)
{
    QStringList texts;
    const auto page = who.rest.call(wire::http::messages, {channel.toText()}, {}, u"limit=200"_s);
    if (!page.ok())
        return {page.error().detail};
    for (const wire::MessageRow &each : page->messages)
        texts.prepend(each.content.value_or(u"-"_s));
    return texts;
}

World populate(Actor &ada, Actor &bob)
{
    World world;
    world.channel = ada.makeChannel(u"garden"_s, true, {bob.id()});
    for (int i = 0; i < 20; ++i)
        ada.post(world.channel, u"message %1 \u2603 \U0001F955"_s.arg(i));
    (void)ada.rest.call(wire::http::react, {world.channel.toText(), u"3"_s, u"\U0001F44D"_s},
                        wire::OpBody{OpId::create()});
    world.bytes = QByteArray(700'000, 'p');
    for (qsizetype i = 0; i < world.bytes.size(); i += 100)
        world.bytes[i] = char(i / 100);
    world.picture = upload(ada, world.channel, world.bytes);
    (void)share(ada, world.channel, {world.picture});
    return world;
}

TestServer::Options on(Database database, const QStringList &arguments = {})
{
    TestServer::Options options;
    options.database = database;
    options.arguments = arguments;
    return options;
}

EpochId epochOf(Actor &who)
{
    who.connectHub(Encoding::Json);
    return who.welcome.epoch;
}

} // namespace

class BackupTest : public ServerTest
{
    Q_OBJECT

    static QString fileIn(const QTemporaryDir &dir) { return dir.filePath(u"backup.tar.zst"_s); }
    static bool becomes(TestServer &server, const QString &backup)
    {
        if (!server.prepare())
            return false;
        const auto restored = server.run({u"restore"_s, backup});
        if (restored.code != 0)
            qWarning("%s", qPrintable(restored.errors));
        return restored.code == 0 && server.start();
    }

private Q_SLOTS:
    void everythingComesBack_data()
    {
        QTest::addColumn<Database>("database");
        QTest::addColumn<Database>("into");
        for (const Database from : {Database::Sqlite, Database::Postgres}) {
            for (const Database to : {Database::Sqlite, Database::Postgres})
                QTest::addRow("%s to %s", nameOf(from), nameOf(to)) << from << to;
        }
    }
    // Into either engine, while the first server goes on and somebody writes.
    void everythingComesBack()
    {
        QFETCH(Database, into);
        if (!isAvailable(into))
            QSKIP("DUNLIN_TEST_POSTGRES names no PostgreSQL server");
        WITH_OWN_SERVER(server);
        Actor ada(server.url(), u"ada"_s);
        Actor bob(server.url(), u"bob"_s);
        const World world = populate(ada, bob);
        const EpochId epoch = epochOf(ada);
        const QStringList before = textsOf(bob, world.channel);
        QCOMPARE(before.size(), 21);

        const QTemporaryDir dir;
        QProcess process;
        process.start(qEnvironmentVariable("DUNLIN_BIN") + u"/dunlin-server"_s,
                      {u"backup"_s, fileIn(dir), u"--data-dir"_s, server.dataDir(), u"--database"_s,
                       server.databaseUrl()});
        int meanwhile = 0;
        // Its end may be noticed while a message is sent.
        while (process.state() != QProcess::NotRunning && meanwhile < 100)
            QVERIFY(bob.post(world.channel, u"meanwhile %1"_s.arg(++meanwhile)) > 0);
        QVERIFY(process.state() == QProcess::NotRunning || process.waitForFinished(240'000));
        QVERIFY2(process.exitCode() == 0, process.readAllStandardError().constData());
        QVERIFY(meanwhile > 0);
        const QByteArray told = process.readAllStandardOutput();
        QVERIFY2(told.contains("files: 1\n"), told.constData());
        QCOMPARE(
            QFileInfo(fileIn(dir)).permissions()
                & (QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup | QFile::WriteOther),
            QFile::Permissions());
        QCOMPARE(QDir(dir.path())
                     .entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot)
                     .size(),
                 1);

        TestServer other(on(into));
        QVERIFY2(becomes(other, fileIn(dir)), qPrintable(other.why()));
        Actor back(other.url(), u"bob"_s, signIn(other.url(), u"bob"_s));
        // One moment of the channel: all that was there before, and a beginning of what came meanwhile.
        const QStringList after = textsOf(back, world.channel);
        QCOMPARE(after.mid(0, before.size()), before);
        QVERIFY(after.size() - before.size() <= meanwhile);
        for (qsizetype i = before.size(); i < after.size(); ++i)
            QCOMPARE(after[i], u"meanwhile %1"_s.arg(i - before.size() + 1));
        QVERIFY(get(back, world.picture).body == world.bytes);
        const auto rows = back.rest.call(wire::http::messages, {world.channel.toText()}, {},
                                         u"before=4&limit=1"_s);
        VERIFY_OK(rows);
        QCOMPARE(rows->messages.value(0).reactions.size(), 1);
        // Tokens of before are good, and positions are not.
        Actor same(other.url(), u"ada"_s, Result<Person>(ada.me));
        QVERIFY(epochOf(same) != epoch);
        // The index is made anew where it did not come along.
        QVERIFY(waitUntil([&] {
            const auto found = back.rest.call(wire::http::search, {}, {}, u"query=message"_s);
            return found.ok() && !found->hits.isEmpty();
        }));
        // And it goes on.
        QVERIFY(back.post(world.channel, u"onwards"_s) > 0);
    }

    void nothingIsOverwritten_data() { databases(); }
    void nothingIsOverwritten()
    {
        WITH_OWN_SERVER(server);
        Actor ada(server.url(), u"ada"_s);
        Actor bob(server.url(), u"bob"_s);
        const World world = populate(ada, bob);
        const QTemporaryDir dir;
        QCOMPARE(server.run({u"backup"_s, fileIn(dir)}).code, 0);
        const auto again = server.run({u"backup"_s, fileIn(dir)});
        QVERIFY2(again.code == 1 && again.errors.contains(u"is there already"_s),
                 qPrintable(again.errors));

        // Neither beside a server that runs, nor over what one has left.
        const auto running = server.run({u"restore"_s, fileIn(dir)});
        QVERIFY2(running.code == 1 && running.errors.contains(u"another dunlin-server"_s),
                 qPrintable(running.errors));
        QCOMPARE(server.stop(), 0);
        const auto over = server.run({u"restore"_s, fileIn(dir)});
        QVERIFY2(over.code == 1 && over.errors.contains(u"already"_s), qPrintable(over.errors));
        QVERIFY2(server.start(), qPrintable(server.why()));
        Actor back(server.url(), u"bob"_s, signIn(server.url(), u"bob"_s));
        QCOMPARE(textsOf(back, world.channel).size(), 21);
    }

    void twoServersDontShareOneDirectory()
    {
        TestServer server(on(Database::Sqlite));
        QVERIFY2(server.start(), qPrintable(server.why()));
        const auto second = server.run({u"--port"_s, u"0"_s});
        QCOMPARE(second.code, 2);
        QVERIFY2(second.errors.contains(u"another dunlin-server"_s), qPrintable(second.errors));
    }

    void aDamagedOneIsRefusedAndLeavesNothing_data() { databases(); }
    void aDamagedOneIsRefusedAndLeavesNothing()
    {
        WITH_OWN_SERVER(server);
        Actor ada(server.url(), u"ada"_s);
        Actor bob(server.url(), u"bob"_s);
        const World world = populate(ada, bob);
        const QTemporaryDir dir;
        QCOMPARE(server.run({u"backup"_s, fileIn(dir)}).code, 0);
        QFile good(fileIn(dir));
        QVERIFY(good.open(QIODevice::ReadOnly));
        const QByteArray bytes = good.readAll();

        auto other = std::make_unique<TestServer>(on(database));
        QVERIFY(other->prepare());
        const QString bad = dir.filePath(u"bad"_s);
        QList<QByteArray> versions{bytes.first(bytes.size() / 2),
                                   bytes.first(bytes.size() - 5000),
                                   {},
                                   "no archive at all"};
        for (int i = 1; i < 8; ++i) {
            versions.append(bytes);
            versions.last()[bytes.size() * i / 8] = char(versions.last()[bytes.size() * i / 8] ^ 1);
        }
        int harmless = 0;
        for (const QByteArray &each : std::as_const(versions)) {
            QFile file(bad);
            QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
            file.write(each);
            file.close();
            const auto refused = other->run({u"restore"_s, bad});
            if (refused.code == 0 && each.size() == bytes.size()) {
                // The bit stood where the archive is only filled up: all that it holds is there.
                ++harmless;
                QVERIFY2(other->start(), qPrintable(other->why()));
                Actor back(other->url(), u"bob"_s, signIn(other->url(), u"bob"_s));
                QCOMPARE(textsOf(back, world.channel), textsOf(bob, world.channel));
                QVERIFY(get(back, world.picture).body == world.bytes);
                other = std::make_unique<TestServer>(on(database));
                QVERIFY(other->prepare());
                continue;
            }
            QVERIFY2(refused.code == 1, qPrintable(refused.output + refused.errors));
            QVERIFY2(!refused.errors.isEmpty()
                         && !QFile::exists(other->dataDir() + u"/dunlin.db"_s),
                     qPrintable(refused.errors));
            QCOMPARE(filesOnDisk(*other, u"contents"_s), 0);
        }
        QVERIFY(harmless <= 2);
        // Nothing was left that stands in the way.
        QVERIFY2(becomes(*other, fileIn(dir)), qPrintable(other->why()));
    }

    // What is in a backup was whole when it was made.
    void aFileThatIsMissingOrDamagedIsNamed()
    {
        TestServer server(on(Database::Sqlite));
        QVERIFY2(server.start(), qPrintable(server.why()));
        Actor ada(server.url(), u"ada"_s);
        Actor bob(server.url(), u"bob"_s);
        populate(ada, bob);
        const QTemporaryDir dir;
        QDirIterator it(server.dataDir() + u"/files/contents"_s, QDir::Files,
                        QDirIterator::Subdirectories);
        QVERIFY(it.hasNext());
        const QString path = it.next();
        const QString name = QFileInfo(path).fileName();
        QFile file(path);
        QVERIFY(file.setPermissions(QFile::ReadOwner | QFile::WriteOwner));
        QVERIFY(file.open(QIODevice::ReadWrite));
        file.write("!");
        file.close();
        const auto damaged = server.run({u"backup"_s, fileIn(dir)});
        QVERIFY2(damaged.code == 3 && damaged.errors.contains(name)
                     && damaged.errors.contains(u"damaged"_s),
                 qPrintable(damaged.errors));
        QVERIFY(file.remove());
        const auto missing = server.run({u"backup"_s, fileIn(dir)});
        QVERIFY2(missing.code == 3 && missing.errors.contains(name)
                     && missing.errors.contains(u"missing"_s),
                 qPrintable(missing.errors));
        QVERIFY(QDir(dir.path()).isEmpty(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot));
    }

    void aDatabaseMovesThereAndBack_data() { databases(); }
    // From one engine to the other and back: the same server to everybody, without a new epoch.
    void aDatabaseMovesThereAndBack()
    {
        if (!isAvailable(Database::Postgres))
            QSKIP("DUNLIN_TEST_POSTGRES names no PostgreSQL server");
        WITH_OWN_SERVER(server);
        Actor ada(server.url(), u"ada"_s);
        Actor bob(server.url(), u"bob"_s);
        const World world = populate(ada, bob);
        constexpr int Many = 10'000;
        ada.connectHub(Encoding::Cbor);
        for (int i = 0; i < Many;) {
            QList<qint64> sent;
            for (int n = 0; n < 500; ++n, ++i)
                sent.append(
                    ada.hub->send(wire::op::messageSend,
                                  Actor::message(world.channel, u"one of many %1"_s.arg(i))));
            for (const qint64 each : std::as_const(sent))
                VERIFY_OK(ada.hub->answerTo<wire::SendReply>(each));
            ada.hub->forgetEvents();
        }
        const EpochId epoch = epochOf(ada);
        const QStringList before = textsOf(bob, world.channel);

        TestServer there(on(database == Database::Sqlite ? Database::Postgres : Database::Sqlite));
        QVERIFY2(there.prepare(), qPrintable(there.why()));
        const QStringList command{u"move-database"_s, u"--to"_s, there.databaseUrl()};
        const auto running = server.run(command);
        QVERIFY2(running.code == 1 && running.errors.contains(u"stop it first"_s),
                 qPrintable(running.errors));
        QCOMPARE(server.stop(), 0);
        const auto moved = server.run(command);
        QVERIFY2(moved.code == 0, qPrintable(moved.errors));
        QVERIFY2(moved.output.contains(u"messages %1 "_s.arg(Many + 21)), qPrintable(moved.output));
        const auto again = server.run(command);
        QVERIFY2(again.code == 1 && again.errors.contains(u"holds data already"_s),
                 qPrintable(again.errors));
        const auto onto = server.run({u"move-database"_s, u"--to"_s, server.databaseUrl()});
        QVERIFY2(onto.code == 1 && onto.errors.contains(u"in use"_s), qPrintable(onto.errors));

        {
            QVERIFY2(there.start(), qPrintable(there.why()));
            Actor same(there.url(), u"bob"_s, Result<Person>(bob.me));
            QVERIFY(epochOf(same) == epoch);
            QCOMPARE(textsOf(same, world.channel), before);
            QVERIFY(same.post(world.channel, u"one more"_s) > 0);
            QCOMPARE(there.stop(), 0);
        }

        TestServer back(on(database));
        QVERIFY2(back.prepare(), qPrintable(back.why()));
        const auto returned = there.run({u"move-database"_s, u"--to"_s, back.databaseUrl()});
        QVERIFY2(returned.code == 0, qPrintable(returned.errors));
        QVERIFY2(returned.output.contains(u"messages %1 "_s.arg(Many + 22)),
                 qPrintable(returned.output));
        // What nobody touched in between has the sum it had.
        for (const QString &each : {u"users "_s, u"signingkeys "_s, u"reactions "_s}) {
            const auto lineOf = [&](const QString &text) {
                const qsizetype at = text.indexOf(each);
                return text.mid(at, text.indexOf(u'\n', at) - at);
            };
            if (each != u"users "_s) // was seen
                QCOMPARE(lineOf(returned.output), lineOf(moved.output));
            QVERIFY(!lineOf(moved.output).isEmpty());
        }
        QVERIFY2(back.start(), qPrintable(back.why()));
        Actor home(back.url(), u"bob"_s, Result<Person>(bob.me));
        QVERIFY(epochOf(home) == epoch);
        QCOMPARE(textsOf(home, world.channel).last(), u"one more"_s);
    }

    void withoutAServerThereIsNothingToCopy()
    {
        TestServer server(on(Database::Sqlite));
        const QTemporaryDir dir;
        QCOMPARE(server.run({u"backup"_s, fileIn(dir)}).code, 1);
        QCOMPARE(server.run({u"restore"_s, fileIn(dir)}).code, 1);
        QCOMPARE(server.run({u"backup"_s}).code, 2);
        QVERIFY(!QFile::exists(server.dataDir() + u"/dunlin.db"_s));
    }
};

QTEST_GUILESS_MAIN(BackupTest)
#include "tst_backup.moc"
