// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Which messages answer which, from what a profile holds: without a connection, in channels that the server reads and in
// those that it does not, and with nothing of it in the clear where nobody said it in the clear.
#include "tests/unit/client/session/held_channel.h"

#include <QSignalSpy>
#include <QSqlDatabase>
#include <QSqlQuery>

using namespace dunlin;
using namespace dunlin::client;
using namespace Qt::StringLiterals;

namespace {

constexpr int Patience = 30'000;

} // namespace

class ThreadsTest : public QObject
{
    Q_OBJECT

    dunlin::test::HeldChannel m_held;
    std::unique_ptr<QSignalSpy> m_loaded;

    void open()
    {
        m_held.open();
        m_loaded = std::make_unique<QSignalSpy>(m_held.engine.get(), &Engine::threadLoaded);
    }
    QString shown() const
    {
        if (m_loaded->isEmpty())
            return u"-"_s;
        QStringList texts;
        for (const TimelineRow &each : m_loaded->last().first().value<ThreadRows>().rows)
            texts.append(each.message.content.value_or(u"?"_s));
        return texts.join(u' ');
    }
    QList<int> counts()
    {
        QSignalSpy pages(m_held.engine.get(), &Engine::pageLoaded);
        m_held.engine->loadPage(m_held.record.id(), 0);
        QList<int> all;
        for (const TimelineRow &each : pages.last().first().value<TimelinePage>().rows)
            all.append(each.answers);
        return all;
    }

private Q_SLOTS:
    void initTestCase() { QVERIFY(initCrypto()); }
    void cleanup()
    {
        m_loaded.reset();
        m_held.close();
    }

    void answersAreShownAndCounted_data()
    {
        QTest::addColumn<bool>("encrypted");
        QTest::newRow("in the clear") << false;
        QTest::newRow("encrypted") << true;
    }
    void answersAreShownAndCounted()
    {
        QFETCH(const bool, encrypted);
        m_held.begin(encrypted);
        m_held.fill([this](LocalStore &store) {
            m_held.say(store, u"root"_s);
            m_held.say(store, u"a"_s, 1);
            m_held.say(store, u"other"_s);
            m_held.say(store, u"b"_s, 1);
            m_held.say(store, u"c"_s, 2);
        });
        open();
        m_held.engine->watch(m_held.record.id());
        m_held.engine->watchThread(m_held.record.id(), 1);
        QCOMPARE(shown(), u"root a b"_s);
        const auto thread = m_loaded->last().first().value<ThreadRows>();
        QVERIFY(thread.hasRoot && !thread.isCut);
        QCOMPARE(thread.missing, 0);
        QCOMPARE(counts(), (QList<int>{2, 1, 0, 0, 0}));

        // One comes; who looks is told, and so is whoever looks at what it answers.
        QSignalSpy changes(m_held.engine.get(), &Engine::rowsChanged);
        m_held.say(m_held.engine->shelf()->store(), u"d"_s, 1);
        m_held.arrives(m_held.rows.last());
        QTRY_COMPARE_WITH_TIMEOUT(shown(), u"root a b d"_s, Patience);
        int told = 0;
        for (const auto &each : changes) {
            for (const TimelineRow &row : each.at(1).value<QList<TimelineRow>>()) {
                if (row.message.seq == 1)
                    told = row.answers;
            }
        }
        QCOMPARE(told, 3);

        // One is deleted.
        wire::MessageRow gone = m_held.rows.at(1);
        gone.deleted = true;
        gone.revSeq = 7;
        gone.content.reset();
        gone.sealed.reset();
        m_held.arrives(gone);
        QTRY_COMPARE_WITH_TIMEOUT(shown(), u"root b d"_s, Patience);
        QCOMPARE(counts().first(), 2);

        m_held.engine->watchThread(m_held.record.id(), 2);
        QTRY_VERIFY_WITH_TIMEOUT(shown().endsWith(u"c"_s), Patience);

        // What was noted is there at the next start, before anybody looked through the channel.
        cleanup();
        open();
        QCOMPARE(counts().first(), 2);
    }

    // An answer that waited is there twice for a moment, and never not at all.
    void whatIsSentGivesWayToItsRow()
    {
        m_held.begin(false);
        m_held.fill([this](LocalStore &store) { m_held.say(store, u"root"_s); });
        open();
        m_held.engine->watch(m_held.record.id());
        m_held.engine->watchThread(m_held.record.id(), 1);
        QStringList told;
        connect(m_held.engine.get(), &Engine::threadLoaded, this,
                [&] { told.append(u"thread"_s); });
        connect(m_held.engine.get(), &Engine::pendingRemoved, this,
                [&] { told.append(u"removed"_s); });
        PendingOp op;
        op.kind = PendingKind::Message;
        op.channel = m_held.record.id();
        op.text = u"a"_s;
        op.replyToSeq = 1;
        const auto waitsAndComes = [&](const QString &text) {
            told.clear();
            op.id = OpId::create();
            QVERIFY(m_held.engine->outbox()->add({op}).ok());
            m_held.say(m_held.engine->shelf()->store(), text, 1);
            m_held.rows.last().id = op.id;
            m_held.arrives(m_held.rows.last());
            QVERIFY(m_held.engine->outbox()->cancel(op.id).ok());
        };
        waitsAndComes(u"a"_s);
        QTRY_COMPARE_WITH_TIMEOUT(told, (QStringList{u"thread"_s, u"removed"_s}), Patience);
        QCOMPARE(shown(), u"root a"_s);

        // Nothing of the thread changes: it is told at once.
        told.clear();
        op.id = OpId::create();
        QVERIFY(m_held.engine->outbox()->add({op}).ok());
        QVERIFY(m_held.engine->outbox()->cancel(op.id).ok());
        QCOMPARE(told, QStringList{u"removed"_s});

        // Nobody looks at the thread any more.
        waitsAndComes(u"b"_s);
        m_held.engine->watchThread(m_held.record.id(), 0);
        QCOMPARE(told, QStringList{u"removed"_s});

        // Nor is anybody there at all.
        m_held.engine->watchThread(m_held.record.id(), 1);
        waitsAndComes(u"c"_s);
        m_held.engine->close();
        QCOMPARE(told, QStringList{u"removed"_s});
    }

    void theServersWordDoesNotMakeAnAnswerOfWhatIsSealed()
    {
        m_held.begin(true);
        m_held.fill([this](LocalStore &store) {
            m_held.say(store, u"root"_s);
            m_held.say(store, u"a"_s, 1);
            m_held.say(store, u"other"_s);
            m_held.rows.last().replyTo = 1;
        });
        open();
        m_held.engine->watchThread(m_held.record.id(), 1);
        QCOMPARE(shown(), u"root a"_s);
        QCOMPARE(counts().first(), 1);
    }

    // What answers what is inside the seal, and stays out of the file.
    void whatAnswersWhatIsNotOnTheDisk()
    {
        m_held.begin(true);
        m_held.fill([this](LocalStore &store) {
            m_held.say(store, u"root"_s);
            for (int i = 0; i < 3; ++i)
                m_held.say(store, u"a"_s, 1);
        });
        open();
        m_held.engine->watchThread(m_held.record.id(), 1);
        QCOMPARE(shown(), u"root a a a"_s);
        const qint64 no = m_held.no();
        AnswerTable &table = m_held.engine->shelf()->store().answers();
        QCOMPARE(*table.noted(no, 1), (QList<qint64>{2, 3, 4}));
        cleanup();
        {
            const auto database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"look"_s);
            QSqlDatabase file = database;
            file.setDatabaseName(m_held.dir->filePath(u"cache.db"_s));
            QVERIFY(file.open());
            QSqlQuery query(file);
            QVERIFY(query.exec(u"SELECT Value FROM Answers"_s) && query.next());
            const QByteArray value = query.value(0).toByteArray();
            // Filled up: nonce, eight places, tag.
            QCOMPARE(value.size(), 24 + 64 + 16);
            for (qint64 ord = 2; ord <= 4; ++ord)
                QVERIFY(!value.contains(QByteArray::fromHex("00000000000000") + char(ord)));
            QVERIFY(query.exec(u"SELECT COUNT(*) FROM Messages WHERE ReplyToSeq IS NOT NULL"_s)
                    && query.next());
            QCOMPARE(query.value(0).toInt(), 0);
        }
        QSqlDatabase::removeDatabase(u"look"_s);
        // Without the key nothing is said, and nothing is lost.
        m_held.open({});
        QCOMPARE(counts().first(), 0);
        QVERIFY(*m_held.engine->unlock(m_held.key));
        QCOMPARE(counts().first(), 3);
    }

    void whatIsNotedGoesWithTheMessage()
    {
        m_held.begin(true);
        m_held.fill([this](LocalStore &store) {
            m_held.say(store, u"root"_s);
            m_held.say(store, u"a"_s, 1);
        });
        open();
        m_held.engine->watchThread(m_held.record.id(), 1);
        LocalStore &store = m_held.engine->shelf()->store();
        const qint64 no = m_held.no();
        QCOMPARE(store.answers().noted(no, 1)->size(), 1);
        QVERIFY(store.messages().removeByOrd(no, 1, 1).ok());
        QCOMPARE(store.answers().noted(no, 1)->size(), 0);
    }

    void onlyTheNewestAreNoted()
    {
        m_held.begin(true);
        m_held.fill([this](LocalStore &store) { m_held.say(store, u"root"_s); });
        open();
        AnswerTable &table = m_held.engine->shelf()->store().answers();
        const qint64 no = m_held.no();
        for (qint64 ord = 2; ord <= AnswerTable::Most + 11; ++ord)
            QVERIFY(*table.note(no, 1, ord));
        QVERIFY(!*table.note(no, 1, 2));
        const QList<qint64> noted = *table.noted(no, 1);
        QCOMPARE(noted.size(), AnswerTable::Most);
        QCOMPARE(noted.first(), 12);
        QCOMPARE(noted.last(), AnswerTable::Most + 11);
    }
};

QTEST_GUILESS_MAIN(ThreadsTest)
#include "tst_threads.moc"
