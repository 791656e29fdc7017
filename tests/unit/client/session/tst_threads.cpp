// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Which messages answer which, from what a profile holds: without a connection, in channels that the server reads and in
// those that it does not, and with nothing of it in the clear where nobody said it in the clear.
#include "client/session/engine.h"
#include "tests/support/scripted_link.h"
#include "tests/support/sealed_author.h"

#include <QSignalSpy>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QtTest>

using namespace dunlin;
using namespace dunlin::client;
using namespace Qt::StringLiterals;

namespace {

constexpr int Patience = 30'000;

} // namespace

class ThreadsTest : public QObject
{
    Q_OBJECT

    SystemClock m_clock;
    Secret m_key;
    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<client::test::SealedAuthor> m_author;
    std::unique_ptr<dunlin::test::ScriptedLink> m_link;
    std::unique_ptr<HttpClient> m_http;
    std::unique_ptr<Engine> m_engine;
    std::unique_ptr<QSignalSpy> m_loaded;
    ChannelRecord m_record;
    QList<wire::MessageRow> m_rows;

    void begin(bool encrypted)
    {
        m_key = Secret(randomBytes(32));
        m_dir = std::make_unique<QTemporaryDir>();
        m_author = std::make_unique<client::test::SealedAuthor>();
        m_rows.clear();
        m_record = {};
        m_record.card.id = ChannelId::create();
        m_record.card.encrypted = encrypted;
    }
    // Number `answers`, 0: none.
    void say(LocalStore &store, const QString &text, qint64 answers = 0)
    {
        wire::MessageRow row;
        row.channelId = m_record.id();
        row.ord = row.seq = row.revSeq = m_rows.size() + 1;
        row.id = OpId::create();
        row.senderId = m_author->user();
        row.createdAt = 1000 * row.ord;
        if (m_record.card.encrypted) {
            const auto said = m_author->say(store, row, text,
                                            answers > 0 ? std::optional(m_rows.at(answers - 1).id)
                                                        : std::nullopt);
            if (!said.ok())
                qFatal("nothing can be said");
            row = *said;
        } else {
            row.content = text;
            if (answers > 0)
                row.replyTo = answers;
        }
        m_rows.append(row);
    }
    // What was said is on the disk, as it came.
    void fill(const std::function<void(LocalStore &)> &sayAll)
    {
        auto store = *LocalStore::open(m_dir->path(), m_clock);
        if (!*store->sealedRows().unlock(m_key) || !m_author->introduceTo(*store).ok())
            qFatal("the store does not open");
        sayAll(*store);
        const qint64 count = m_rows.size();
        m_record.head = m_record.cursor = m_record.msgCount = count;
        m_record.segments.add({1, count, 1, count});
        if (!store->channels().put(m_record).ok())
            qFatal("no channel");
        for (const wire::MessageRow &each : std::as_const(m_rows)) {
            if (!store->messages().put(m_record.no, each).ok())
                qFatal("no message");
        }
    }
    void open()
    {
        m_link = std::make_unique<dunlin::test::ScriptedLink>();
        m_http = std::make_unique<HttpClient>(m_clock);
        m_engine = std::make_unique<Engine>(m_dir->path(), *m_link, *m_http, m_clock, u"test"_s);
        m_loaded = std::make_unique<QSignalSpy>(m_engine.get(), &Engine::threadLoaded);
        if (!m_engine->open(m_key).ok())
            qFatal("the engine does not open");
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
        QSignalSpy pages(m_engine.get(), &Engine::pageLoaded);
        m_engine->loadPage(m_record.id(), 0);
        QList<int> all;
        for (const TimelineRow &each : pages.last().first().value<TimelinePage>().rows)
            all.append(each.answers);
        return all;
    }
    // As a push brings it.
    void arrives(const wire::MessageRow &row)
    {
        const ChannelRecord *record = m_engine->shelf()->find(m_record.id());
        const auto stored = m_engine->shelf()->apply(mergePush(*record, row, UserId::create()));
        if (!stored.ok())
            qFatal("it is not stored");
        Q_EMIT m_engine->syncEngine()->rowsStored(m_record.id(), *stored, false);
    }

private Q_SLOTS:
    void initTestCase() { QVERIFY(initCrypto()); }
    void cleanup()
    {
        m_loaded.reset();
        if (m_engine)
            m_engine->close();
        m_engine.reset();
        m_http.reset();
        m_link.reset();
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
        begin(encrypted);
        fill([this](LocalStore &store) {
            say(store, u"root"_s);
            say(store, u"a"_s, 1);
            say(store, u"other"_s);
            say(store, u"b"_s, 1);
            say(store, u"c"_s, 2);
        });
        open();
        m_engine->watch(m_record.id());
        m_engine->watchThread(m_record.id(), 1);
        QCOMPARE(shown(), u"root a b"_s);
        const auto thread = m_loaded->last().first().value<ThreadRows>();
        QVERIFY(thread.hasRoot && !thread.isCut);
        QCOMPARE(thread.missing, 0);
        QCOMPARE(counts(), (QList<int>{2, 1, 0, 0, 0}));

        // One comes; who looks is told, and so is whoever looks at what it answers.
        QSignalSpy changes(m_engine.get(), &Engine::rowsChanged);
        say(m_engine->shelf()->store(), u"d"_s, 1);
        arrives(m_rows.last());
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
        wire::MessageRow gone = m_rows.at(1);
        gone.deleted = true;
        gone.revSeq = 7;
        gone.content.reset();
        gone.sealed.reset();
        arrives(gone);
        QTRY_COMPARE_WITH_TIMEOUT(shown(), u"root b d"_s, Patience);
        QCOMPARE(counts().first(), 2);

        m_engine->watchThread(m_record.id(), 2);
        QTRY_VERIFY_WITH_TIMEOUT(shown().endsWith(u"c"_s), Patience);

        // What was noted is there at the next start, before anybody looked through the channel.
        cleanup();
        open();
        QCOMPARE(counts().first(), 2);
    }

    void theServersWordDoesNotMakeAnAnswerOfWhatIsSealed()
    {
        begin(true);
        fill([this](LocalStore &store) {
            say(store, u"root"_s);
            say(store, u"a"_s, 1);
            say(store, u"other"_s);
            m_rows.last().replyTo = 1;
        });
        open();
        m_engine->watchThread(m_record.id(), 1);
        QCOMPARE(shown(), u"root a"_s);
        QCOMPARE(counts().first(), 1);
    }

    // What answers what is inside the seal, and stays out of the file.
    void whatAnswersWhatIsNotOnTheDisk()
    {
        begin(true);
        fill([this](LocalStore &store) {
            say(store, u"root"_s);
            for (int i = 0; i < 3; ++i)
                say(store, u"a"_s, 1);
        });
        open();
        m_engine->watchThread(m_record.id(), 1);
        QCOMPARE(shown(), u"root a a a"_s);
        const qint64 no = m_engine->shelf()->find(m_record.id())->no;
        AnswerTable &table = m_engine->shelf()->store().answers();
        QCOMPARE(*table.noted(no, 1), (QList<qint64>{2, 3, 4}));
        cleanup();
        {
            const auto database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"look"_s);
            QSqlDatabase file = database;
            file.setDatabaseName(m_dir->filePath(u"cache.db"_s));
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
        m_engine.reset();
        m_link = std::make_unique<dunlin::test::ScriptedLink>();
        m_http = std::make_unique<HttpClient>(m_clock);
        m_engine = std::make_unique<Engine>(m_dir->path(), *m_link, *m_http, m_clock, u"test"_s);
        QVERIFY(m_engine->open().ok());
        QCOMPARE(counts().first(), 0);
        QVERIFY(*m_engine->unlock(m_key));
        QCOMPARE(counts().first(), 3);
    }

    void whatIsNotedGoesWithTheMessage()
    {
        begin(true);
        fill([this](LocalStore &store) {
            say(store, u"root"_s);
            say(store, u"a"_s, 1);
        });
        open();
        m_engine->watchThread(m_record.id(), 1);
        LocalStore &store = m_engine->shelf()->store();
        const qint64 no = m_engine->shelf()->find(m_record.id())->no;
        QCOMPARE(store.answers().noted(no, 1)->size(), 1);
        QVERIFY(store.messages().removeByOrd(no, 1, 1).ok());
        QCOMPARE(store.answers().noted(no, 1)->size(), 0);
    }

    void onlyTheNewestAreNoted()
    {
        begin(true);
        fill([this](LocalStore &store) { say(store, u"root"_s); });
        open();
        AnswerTable &table = m_engine->shelf()->store().answers();
        const qint64 no = m_engine->shelf()->find(m_record.id())->no;
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
