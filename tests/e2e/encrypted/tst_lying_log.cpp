// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A server whose log of all chains of devices is changed behind its clients: an entry that nobody's device made, a list
// that is not in it, a log that is another one than before, or another one for somebody else. Each is named; what can't be
// proven is not used. Everything else is honest, and nobody is accused of it.
#include "client/crypto/cause.h"
#include "tests/e2e/encrypted/false_server.h"
#include "tests/e2e/encrypted/party.h"

using namespace dunlin;
using namespace dunlin::client;
using namespace dunlin::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int Patience = PartyPatience;

QString faultOf(Party &who)
{
    const KeyLogFault found = who.engine->logFault();
    return found.who.isNull() ? found.fault : found.fault + u' ' + found.who.toText();
}

// Everything was looked at, and what is held is what the server has.
bool isUpToDate(Party &who, FalseServer &server)
{
    const auto held = who.engine->sealing()->log().state();
    return held.ok() && held->size == quint64(server.log().size())
        && !who.engine->sealing()->logWatch().isLooking();
}

bool looksThrough(Party &who)
{
    LogWatch &watch = who.engine->sealing()->logWatch();
    QSignalSpy looked(&watch, &LogWatch::looked);
    watch.look();
    return waitUntil([&] { return !looked.isEmpty(); }, Patience);
}

// As on the day on which it was made: the server has forgotten everything since.
bool goesBackTo(const QString &backup, TestServer &server)
{
    if (server.stop() != 0)
        return false;
    if (server.databaseUrl().startsWith(u"postgres"_s) && !FalseServer(server).dropAll())
        return false;
    const QFileInfoList all =
        QDir(server.dataDir())
            .entryInfoList(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot);
    for (const QFileInfo &each : all) {
        const bool isGone = each.isDir() ? QDir(each.filePath()).removeRecursively()
                                         : QFile::remove(each.filePath());
        if (!isGone)
            return false;
    }
    const auto restored = server.run({u"restore"_s, backup});
    if (restored.code != 0)
        qWarning("%s", qPrintable(restored.errors));
    return restored.code == 0 && server.start();
}

bool meets(Party &who, Party &other)
{
    const ChannelId room = other.actor.makeChannel(u"room"_s, false);
    return who.actor.rest.call(wire::http::join, {room.toText()}).ok();
}

std::optional<Cause> causeToTalk(Party &who, Party &to)
{
    const auto may = waitFor(who.engine->sealing()->mayTalkTo(to.actor.id()));
    return may.ok() ? std::nullopt : causeOf(may.error());
}

const server::KeyLogRecord &lastOf(const FalseServer::Log &log)
{
    return log.constLast();
}

} // namespace

// Each test has a server of its own: what a log was once is not forgotten.
#define WITH_FALSE_SERVER(server, lies)                                                            \
    WITH_OWN_SERVER(server);                                                                       \
    FalseServer lies(server)

class LyingLogTest : public ServerTest
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(initCrypto()); }

    void nobodyIsAccused_data() { databases(); }
    void nobodyIsAccused()
    {
        WITH_FALSE_SERVER(server, lies);
        Party ann(server.url(), u"ann"_s);
        Party bob(server.url(), u"bob"_s);
        QVERIFY(ann.comeOnline());
        const quint64 before = ann.engine->sealing()->log().state()->size;
        QVERIFY(bob.comeOnline());
        const ChannelId channel = encryptedChannel(ann, {bob.actor.id()});
        const OpId hello = ann.say(channel, u"hello"_s);
        QTRY_COMPARE_WITH_TIMEOUT(bob.shows(bob.row(channel, hello)), u"hello"_s, Patience);
        Party cat(server.url(), u"cat"_s);
        QVERIFY(cat.comeOnline());
        VERIFY_OK(ann.actor.rest.call(wire::http::putMember,
                                      {channel.toText(), cat.actor.id().toText()}, {}));
        QVERIFY(waitFor(ann.engine->sealing()->letIn(channel, {cat.actor.id()})).ok());
        const OpId answer = bob.say(channel, u"hello, both"_s);
        for (Party *each : {&ann, &cat})
            QTRY_COMPARE_WITH_TIMEOUT(each->shows(each->row(channel, answer)), u"hello, both"_s,
                                      Patience);
        for (Party *each : {&ann, &bob, &cat}) {
            QVERIFY(looksThrough(*each));
            QTRY_VERIFY_WITH_TIMEOUT(isUpToDate(*each, lies), Patience);
            QCOMPARE(faultOf(*each), QString());
        }
        QVERIFY(ann.engine->sealing()->log().state()->size > before);
        QCOMPARE(lies.log().size(), 6);
    }

    void aGhostOfOnesOwnIsNamed_data() { databases(); }
    void aGhostOfOnesOwnIsNamed()
    {
        WITH_FALSE_SERVER(server, lies);
        Party ann(server.url(), u"ann"_s);
        Party bob(server.url(), u"bob"_s);
        for (Party *each : {&ann, &bob}) {
            QVERIFY(each->comeOnline());
            QTRY_VERIFY_WITH_TIMEOUT(isUpToDate(*each, lies), Patience);
        }
        const ChannelId channel = encryptedChannel(ann, {bob.actor.id()});
        ann.goOffline();
        FalseServer::Log log = lies.log();
        log.append({ann.actor.id(), 2, QByteArray(32, 'g')});
        QVERIFY(lies.setLog(log));
        QVERIFY(ann.comeOnline());
        QTRY_COMPARE_WITH_TIMEOUT(faultOf(ann), u"ghost"_s, Patience);
        QTRY_COMPARE_WITH_TIMEOUT(ann.cards.value(channel).logFault.fault, u"ghost"_s, Patience);
        QVERIFY(looksThrough(bob));
        QTRY_VERIFY_WITH_TIMEOUT(isUpToDate(bob, lies), Patience);
        QCOMPARE(faultOf(bob), QString());
        // It is remembered.
        ann.stop();
        ann.start();
        QCOMPARE(faultOf(ann), u"ghost"_s);
    }

    // In the place of one of hers, and as if it were somebody else's.
    void aGhostIsHiddenFromNobody_data() { databases(); }
    void aGhostIsHiddenFromNobody()
    {
        WITH_FALSE_SERVER(server, lies);
        Party ann(server.url(), u"ann"_s);
        QVERIFY(ann.comeOnline());
        QTRY_VERIFY_WITH_TIMEOUT(isUpToDate(ann, lies), Patience);
        ann.goOffline();
        FalseServer::Log log = lies.log();
        log.append({ann.actor.id(), 1, QByteArray(32, 'g')});
        QVERIFY(lies.setLog(log));
        QVERIFY(lies.showLeafAs(log.size() - 1, lies.nobody));
        QVERIFY(ann.comeOnline());
        QTRY_COMPARE_WITH_TIMEOUT(faultOf(ann), u"rewritten"_s, Patience);
        QVERIFY(lies.showLeafAs(log.size() - 1, ann.actor.id()));
        QVERIFY(looksThrough(ann));
        QCOMPARE(faultOf(ann), u"ghost"_s);
    }

    void aListThatIsNotInTheLogIsNotUsed_data() { databases(); }
    void aListThatIsNotInTheLogIsNotUsed()
    {
        WITH_FALSE_SERVER(server, lies);
        Party ann(server.url(), u"ann"_s);
        QVERIFY(ann.comeOnline());
        QTRY_VERIFY_WITH_TIMEOUT(isUpToDate(ann, lies), Patience);
        const FalseServer::Log before = lies.log();
        Party cat(server.url(), u"cat"_s);
        QVERIFY(cat.comeOnline());
        QTRY_VERIFY_WITH_TIMEOUT(isUpToDate(cat, lies), Patience);
        cat.goOffline();
        QVERIFY(meets(ann, cat));
        const FalseServer::Log all = lies.log();
        QVERIFY(all.size() > before.size());
        QVERIFY(lies.setLog(before));
        QVERIFY(causeToTalk(ann, cat) == Cause::NotLogged);
        QCOMPARE(faultOf(ann), u"unlogged "_s + cat.actor.id().toText());
        QVERIFY(ann.engine->sealing()->isDisputed(cat.actor.id()));
        // Another one than the one that is shown is no better.
        FalseServer::Log other = all;
        other.last().entryHash = QByteArray(32, 'x');
        QVERIFY(lies.setLog(other));
        QVERIFY(causeToTalk(ann, cat) == Cause::NotLogged);
        // Shown late it is there.
        QVERIFY(lies.setLog(all));
        QVERIFY(!causeToTalk(ann, cat));
        QCOMPARE(faultOf(ann), QString());
        QVERIFY(!ann.engine->sealing()->isDisputed(cat.actor.id()));
    }

    void aLogThatIsAnotherOneIsNamed_data()
    {
        QTest::addColumn<dunlin::test::Database>("database");
        QTest::addColumn<QString>("lie");
        for (const dunlin::test::Database each : availableDatabases()) {
            for (const char *lie : {"changed", "left out", "put in", "shorter", "none"})
                QTest::addRow("%s, %s", nameOf(each), lie) << each << QString::fromLatin1(lie);
        }
    }
    void aLogThatIsAnotherOneIsNamed()
    {
        QFETCH(QString, lie);
        WITH_FALSE_SERVER(server, lies);
        Party cat(server.url(), u"cat"_s);
        QVERIFY(cat.comeOnline());
        QTRY_VERIFY_WITH_TIMEOUT(isUpToDate(cat, lies), Patience);
        Party ann(server.url(), u"ann"_s);
        QVERIFY(ann.comeOnline());
        QTRY_VERIFY_WITH_TIMEOUT(isUpToDate(ann, lies), Patience);
        ann.goOffline();
        cat.goOffline();
        Party bob(server.url(), u"bob"_s);
        QVERIFY(bob.comeOnline());
        QTRY_VERIFY_WITH_TIMEOUT(isUpToDate(bob, lies), Patience);
        bob.goOffline();
        FalseServer::Log log = lies.log();
        if (lie == "changed"_L1)
            log.first().entryHash = QByteArray(32, 'c');
        else if (lie == "left out"_L1)
            log.removeFirst();
        else if (lie == "put in"_L1)
            log.prepend({lies.nobody, 0, QByteArray(32, 'p')});
        else if (lie == "shorter"_L1)
            log.resize(3);
        else
            log.clear();
        QVERIFY(lies.setLog(log));
        QVERIFY(ann.comeOnline());
        QTRY_COMPARE_WITH_TIMEOUT(faultOf(ann), u"rewritten"_s, Patience);
        QVERIFY(meets(ann, bob));
        QVERIFY(causeToTalk(ann, bob) == Cause::NotLogged);
        if (lie != "changed"_L1 && lie != "put in"_L1)
            return;
        // Her owner says that it is as it should be.
        VERIFY_OK(ann.engine->sealing()->acceptLog());
        QVERIFY(looksThrough(ann));
        QVERIFY(!causeToTalk(ann, bob));
        QCOMPARE(faultOf(ann), QString());
    }

    // Whoever was shown more is told that it is another log, and goes on from that one once they say so.
    void aServerFromAnOlderBackupIsNamed_data() { databases(); }
    void aServerFromAnOlderBackupIsNamed()
    {
        WITH_OWN_SERVER(server);
        Party ann(server.url(), u"ann"_s);
        Party bob(server.url(), u"bob"_s);
        for (Party *each : {&ann, &bob})
            QVERIFY(each->comeOnline());
        const ChannelId channel = encryptedChannel(ann, {bob.actor.id()});
        const OpId hello = ann.say(channel, u"hello"_s);
        QTRY_COMPARE_WITH_TIMEOUT(bob.shows(bob.row(channel, hello)), u"hello"_s, Patience);
        QVERIFY(looksThrough(bob));
        bob.goOffline();
        const QTemporaryDir dir;
        const QString backup = dir.filePath(u"backup.tar.zst"_s);
        const auto made = server.run({u"backup"_s, backup});
        QVERIFY2(made.code == 0, qPrintable(made.errors));
        {
            Party cat(server.url(), u"cat"_s);
            QVERIFY(cat.comeOnline());
            QVERIFY(looksThrough(ann));
            FalseServer shown(server);
            QCOMPARE(shown.log().size(), 6);
            QTRY_VERIFY_WITH_TIMEOUT(isUpToDate(ann, shown), Patience);
        }
        ann.goOffline();

        QVERIFY2(goesBackTo(backup, server), qPrintable(server.why()));
        FalseServer lies(server);
        QCOMPARE(lies.log().size(), 4);
        // He was shown no more than there is again.
        QVERIFY(bob.comeOnline());
        QVERIFY(looksThrough(bob));
        QCOMPARE(faultOf(bob), QString());
        bob.goOffline();
        QVERIFY(ann.comeOnline());
        QTRY_COMPARE_WITH_TIMEOUT(faultOf(ann), u"rewritten"_s, Patience);
        // What she holds goes on being used, and nothing that is new.
        const OpId said = ann.say(channel, u"what is it?"_s);
        QVERIFY(!said.isNull());
        Party dan(server.url(), u"dan"_s);
        QVERIFY(dan.comeOnline());
        QVERIFY(meets(ann, dan));
        QVERIFY(causeToTalk(ann, dan) == Cause::NotLogged);
        QCOMPARE(faultOf(ann), u"rewritten"_s);

        // Her owner knows of the backup.
        VERIFY_OK(ann.engine->sealing()->acceptLog());
        QVERIFY(looksThrough(ann));
        QTRY_VERIFY_WITH_TIMEOUT(isUpToDate(ann, lies), Patience);
        QCOMPARE(faultOf(ann), QString());
        QVERIFY(!causeToTalk(ann, dan));
        Party eve(server.url(), u"eve"_s);
        QVERIFY(eve.comeOnline());
        QVERIFY(looksThrough(ann));
        QTRY_VERIFY_WITH_TIMEOUT(isUpToDate(ann, lies), Patience);
        QCOMPARE(faultOf(ann), QString());
        // From there on as strictly as before.
        FalseServer::Log log = lies.log();
        log.first().entryHash = QByteArray(32, 'c');
        QVERIFY(lies.setLog(log));
        QVERIFY(looksThrough(ann));
        QCOMPARE(faultOf(ann), u"rewritten"_s);
    }

    // A node of before there was a log stores entries and no leaves. The next start of a later one makes up for it.
    void whatAnOlderNodeStoredIsUnloggedUntilItIsShown_data() { databases(); }
    void whatAnOlderNodeStoredIsUnloggedUntilItIsShown()
    {
        WITH_OWN_SERVER(server);
        Party ann(server.url(), u"ann"_s);
        Party bob(server.url(), u"bob"_s);
        {
            FalseServer lies(server);
            QVERIFY(ann.comeOnline());
            QTRY_VERIFY_WITH_TIMEOUT(isUpToDate(ann, lies), Patience);
            const FalseServer::Log before = lies.log();
            Party cat(server.url(), u"cat"_s);
            QVERIFY(cat.comeOnline());
            QVERIFY(meets(ann, cat));
            cat.goOffline();
            QVERIFY(lies.setLog(before)); // as if it had not been written
            QVERIFY(causeToTalk(ann, cat) == Cause::NotLogged);
            QCOMPARE(faultOf(ann), u"unlogged "_s + cat.actor.id().toText());
            // What a later node stores meanwhile stands before it, and is good.
            QVERIFY(bob.comeOnline());
            QVERIFY(meets(ann, bob));
            QVERIFY(!causeToTalk(ann, bob));
            QCOMPARE(lies.log().size(), before.size() + 2);
            QVERIFY(causeToTalk(ann, cat) == Cause::NotLogged);

            QCOMPARE(server.stop(), 0);
            QVERIFY2(server.start(), qPrintable(server.why()));
            QCOMPARE(lies.log().size(), before.size() + 4);
            QVERIFY(!causeToTalk(ann, cat));
            QVERIFY(!ann.engine->sealing()->isDisputed(cat.actor.id()));
            for (Party *each : {&ann, &bob}) {
                QVERIFY(looksThrough(*each));
                QTRY_VERIFY_WITH_TIMEOUT(isUpToDate(*each, lies), Patience);
                QCOMPARE(faultOf(*each), QString());
            }
        }
    }

    void twoLogsAreNamed_data() { databases(); }
    void twoLogsAreNamed()
    {
        WITH_FALSE_SERVER(server, lies);
        Party ann(server.url(), u"ann"_s);
        Party bob(server.url(), u"bob"_s);
        for (Party *each : {&ann, &bob})
            QVERIFY(each->comeOnline());
        const ChannelId channel = encryptedChannel(ann, {bob.actor.id()});
        for (Party *each : {&ann, &bob}) {
            const OpId id = each->say(channel, u"hello"_s);
            for (Party *reader : {&ann, &bob})
                QTRY_COMPARE_WITH_TIMEOUT(reader->shows(reader->row(channel, id)), u"hello"_s,
                                          Patience);
            QVERIFY(looksThrough(*each));
            QTRY_VERIFY_WITH_TIMEOUT(isUpToDate(*each, lies), Patience);
        }
        bob.goOffline();
        // Both go on from what both know, and not one from the other.
        const FalseServer::Log common = lies.log();
        FalseServer::Log anns = common;
        anns.append({lies.nobody, 0, QByteArray(32, 'a')});
        QVERIFY(lies.setLog(anns));
        QVERIFY(looksThrough(ann));
        QTRY_VERIFY_WITH_TIMEOUT(isUpToDate(ann, lies), Patience);
        const OpId told = ann.say(channel, u"all is well"_s);
        QVERIFY(!told.isNull());
        ann.goOffline();
        FalseServer::Log bobs = common;
        bobs.append({lies.nobody, 0, QByteArray(32, 'b')});
        bobs.append(lastOf(anns));
        QVERIFY(lies.setLog(bobs));
        QVERIFY(bob.comeOnline());
        QTRY_COMPARE_WITH_TIMEOUT(bob.shows(bob.row(channel, told)), u"all is well"_s, Patience);
        QTRY_COMPARE_WITH_TIMEOUT(faultOf(bob), u"split "_s + ann.actor.id().toText(), Patience);
        QCOMPARE(faultOf(ann), QString());
        // Told, and nothing is stopped by it.
        const OpId answer = bob.say(channel, u"is it?"_s);
        QVERIFY(!answer.isNull());
        // She is shown her own again, and hears from him of his.
        bob.goOffline();
        QVERIFY(lies.setLog(anns));
        QVERIFY(ann.comeOnline());
        QTRY_COMPARE_WITH_TIMEOUT(faultOf(ann), u"split "_s + bob.actor.id().toText(), Patience);
    }
};

QTEST_GUILESS_MAIN(LyingLogTest)
#include "tst_lying_log.moc"
