// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the engine makes of a hub that refuses its token: a new one is got first, however long that takes, and only a
// new one that is refused as well ends the session. Of what it is given to send: it is looked at, and a newer edit replaces one
// that waits. And of a cache that can't be written for a while: it is kept.
#include "tests/unit/client/session/engine_bench.h"

#include <QScopeGuard>
#include <QSqlDatabase>
#include <QSqlQuery>

using namespace dunlin;
using namespace dunlin::client;
using namespace dunlin::test;
using namespace Qt::StringLiterals;

class EngineTest : public EngineBench
{
    Q_OBJECT

    void refusedByTheHub()
    {
        LinkStatus status;
        status.state = LinkStatus::State::Stopped;
        status.closeCode = int(wire::CloseCode::Unauthorized);
        status.reason = u"unauthorized"_s;
        Q_EMIT m_link->statusChanged(status);
    }

private Q_SLOTS:
    void init() { begin(); }
    void cleanup() { end(); }

    void aRefusedTokenIsTradedBeforeTheNextHello()
    {
        refusedByTheHub();
        QTRY_COMPARE_WITH_TIMEOUT(m_link->reconnects, 1, Patience);
        connected();

        QTRY_COMPARE_WITH_TIMEOUT(lastToken(), u"new"_s, Patience);
        QCOMPARE(m_link->hellos.size(), 2);
        QCOMPARE(m_signedOut->size(), 0);
    }

    void whileNoTokenCanBeHadTheSessionStays()
    {
        m_server->answers = [](const Heard &) { return error(503, "unavailable"); };
        refusedByTheHub();
        QTRY_COMPARE_WITH_TIMEOUT(m_link->reconnects, 1, Patience);
        for (int tries = 1; tries <= 3; ++tries) {
            connected();
            QTRY_COMPARE_WITH_TIMEOUT(m_link->abandoned, tries, Patience);
        }
        QCOMPARE(m_link->hellos.size(), 1);
        QCOMPARE(m_signedOut->size(), 0);

        m_server->answers = [](const Heard &) { return tokens(u"new"_s, u"refresh 2"_s); };
        connected();
        QTRY_COMPARE_WITH_TIMEOUT(lastToken(), u"new"_s, Patience);
        QCOMPARE(m_signedOut->size(), 0);
    }

    void aNewTokenThatIsRefusedAsWellEndsTheSession()
    {
        refusedByTheHub();
        QTRY_COMPARE_WITH_TIMEOUT(m_link->reconnects, 1, Patience);
        connected();
        QTRY_COMPARE_WITH_TIMEOUT(lastToken(), u"new"_s, Patience);

        refusedByTheHub();

        QTRY_COMPARE_WITH_TIMEOUT(m_signedOut->size(), 1, Patience);
        QCOMPARE(m_link->reconnects, 1);
    }

    void aGreetingForgetsWhatWasRefused()
    {
        refusedByTheHub();
        QTRY_COMPARE_WITH_TIMEOUT(m_link->reconnects, 1, Patience);
        connected();
        QTRY_COMPARE_WITH_TIMEOUT(lastToken(), u"new"_s, Patience);
        Q_EMIT m_link->greeted(wire::HelloReply{});

        m_server->answers = [](const Heard &) { return tokens(u"newer"_s, u"refresh 3"_s); };
        refusedByTheHub();

        QTRY_COMPARE_WITH_TIMEOUT(m_link->reconnects, 2, Patience);
        connected();
        QTRY_COMPARE_WITH_TIMEOUT(lastToken(), u"newer"_s, Patience);
        QCOMPARE(m_signedOut->size(), 0);
    }

    void theCardOfAChannelIsOutBeforeAnybodyHearsOfIt_data()
    {
        QTest::addColumn<bool>("known");
        QTest::newRow("from the answer") << false;
        QTest::newRow("from a push that came first") << true;
    }
    void theCardOfAChannelIsOutBeforeAnybodyHearsOfIt()
    {
        QFETCH(const bool, known);
        wire::Channel channel;
        channel.id = ChannelId::create();
        channel.name = u"geese"_s;
        channel.createdBy = UserId::create();
        QSignalSpy cards(m_engine.get(), &Engine::channelPut);
        if (known)
            QVERIFY(m_engine->syncEngine()->enter(channel, wire::Role::Owner).ok());

        QVERIFY(m_engine->enter(channel, wire::Role::Owner).ok());

        QCOMPARE(cards.size(), 1);
        QCOMPARE(cards.first().first().value<ChannelCard>().id, channel.id);
    }

    // What is sent on says of itself what it is, in a text that came through the window.
    void whatIsSentOnIsLookedAt_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("name");
        const QString id = FileId::create().toText();
        QTest::newRow("as it is") << u"forward:"_s + id + u"/12/image%2Fpng/a%20b.png"_s
                                  << u"a b.png"_s;
        QTest::newRow("a path for a name")
            << u"forward:"_s + id + u"/12/image%2Fpng/..%2F..%2Fetc%2Fpasswd"_s << u"passwd"_s;
        QTest::newRow("no id") << u"forward:x/12/image%2Fpng/a.png"_s << QString();
        QTest::newRow("nothing in it")
            << u"forward:"_s + id + u"/0/image%2Fpng/a.png"_s << QString();
        QTest::newRow("less than nothing")
            << u"forward:"_s + id + u"/-1/image%2Fpng/a.png"_s << QString();
        QTest::newRow("too large")
            << u"forward:"_s + id + u"/1073741825/image%2Fpng/a.png"_s << QString();
        QTest::newRow("no name") << u"forward:"_s + id + u"/12/image%2Fpng/"_s << QString();
        QTest::newRow("a folder for a name")
            << u"forward:"_s + id + u"/12/image%2Fpng/a%2F"_s << QString();
        QTest::newRow("more than there is")
            << u"forward:"_s + id + u"/12/image/png/a.png"_s << QString();
    }
    void whatIsSentOnIsLookedAt()
    {
        QFETCH(const QString, text);
        QFETCH(const QString, name);
        wire::Channel geese;
        geese.id = ChannelId::create();
        QVERIFY(m_engine->enter(geese, wire::Role::Member).ok());
        PendingOp op;
        op.id = OpId::create();
        op.channel = geese.id;

        const Status outcome = m_engine->attach(op, {text});

        QCOMPARE(outcome.ok(), !name.isEmpty());
        if (!outcome.ok()) {
            QCOMPARE(outcome.error().code, Errc::Invalid);
            QVERIFY(!m_engine->outbox()->find(op.id));
            return;
        }
        const PendingFile file = m_engine->outbox()->find(op.id)->files.first();
        QCOMPARE(file.name, name);
        QCOMPARE(file.size, 12);
        QCOMPARE(file.contentType, u"image/png"_s);
        QVERIFY(file.isForwarded());
    }

    void aNewerEditTakesThePlaceOfTheOneThatWaits()
    {
        wire::Channel geese;
        geese.id = ChannelId::create();
        geese.name = u"geese"_s;
        QVERIFY(m_engine->enter(geese, wire::Role::Owner).ok());
        m_link->online = false;
        PendingOp message;
        message.id = OpId::create();
        message.channel = geese.id;
        message.text = u"one"_s;
        QVERIFY(m_engine->queue({message}).ok());

        QVERIFY(m_engine->rewrite(message.id, u"two"_s).ok());
        QCOMPARE(m_engine->outbox()->all().size(), 1);
        QCOMPARE(m_engine->outbox()->all().first().text, u"two"_s);

        PendingOp change;
        change.channel = geese.id;
        change.kind = PendingKind::Edit;
        change.targetId = message.id;
        change.text = u"three"_s;
        const auto queued = m_engine->queue({change});
        QVERIFY(queued.ok());
        PendingOp reaction = change;
        reaction.kind = PendingKind::ReactionAdd;
        reaction.text = u"x"_s;
        QVERIFY(m_engine->queue({reaction}).ok());
        QVERIFY(m_engine->rewrite(queued->first().id, u"four"_s).ok());
        QStringList waiting;
        for (const PendingOp &each : m_engine->outbox()->all())
            waiting.append(each.text);
        QCOMPARE(waiting, (QStringList{u"four"_s, u"x"_s}));
        for (const PendingOp &each : m_engine->outbox()->all()) {
            if (each.kind == PendingKind::ReactionAdd)
                QVERIFY(!m_engine->rewrite(each.id, u"no"_s).ok());
        }
    }

    void aCacheThatIsBusyIsKeptAndTriedAgain()
    {
        wire::Channel channel;
        channel.id = ChannelId::create();
        channel.name = u"geese"_s;
        channel.createdBy = UserId::create();
        const auto added = [&channel](qint64 seq) {
            wire::SyncReply reply;
            wire::SyncEntry entry;
            entry.id = channel.id;
            entry.kind = wire::EntryKind::Delta;
            entry.head = entry.to = seq;
            entry.from = seq - 1;
            entry.channel = channel;
            reply.channels.append(entry);
            return reply;
        };
        wire::HelloReply hello;
        hello.epoch = EpochId::create();
        Q_EMIT m_link->greeted(hello);
        QTRY_COMPARE_WITH_TIMEOUT(m_link->waiting(wire::op::sync), 1, Patience);
        QVERIFY(m_link->reply(wire::op::sync, added(1)));
        QTRY_VERIFY_WITH_TIMEOUT(m_engine->shelf()->find(channel.id), Patience);

        QSignalSpy faults(m_engine.get(), &Engine::faulted);
        const int reconnects = m_link->reconnects;
        {
            QSqlDatabase other = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"other"_s);
            const auto gone = qScopeGuard([&other] {
                other = {};
                QSqlDatabase::removeDatabase(u"other"_s);
            });
            other.setDatabaseName(m_dir->filePath(u"cache.db"_s));
            QVERIFY(other.open());
            QVERIFY(QSqlQuery(other).exec(u"BEGIN IMMEDIATE"_s));
            Q_EMIT m_link->greeted(hello);
            QTRY_COMPARE_WITH_TIMEOUT(faults.size(), 1, Patience);
            other.close();
        }

        QVERIFY(m_engine->shelf()->find(channel.id));
        QTRY_COMPARE_WITH_TIMEOUT(m_link->reconnects, reconnects + 1, Patience);
        LinkStatus gone;
        gone.state = LinkStatus::State::Waiting;
        Q_EMIT m_link->statusChanged(gone);
        Q_EMIT m_link->greeted(hello);
        QTRY_COMPARE_WITH_TIMEOUT(m_link->waiting(wire::op::sync), 1, Patience);
        QVERIFY(m_link->reply(wire::op::sync, added(2)));
        QTRY_COMPARE_WITH_TIMEOUT(m_engine->shelf()->find(channel.id)->cursor, 2, Patience);
    }
};

QTEST_GUILESS_MAIN(EngineTest)
#include "tst_engine.moc"
