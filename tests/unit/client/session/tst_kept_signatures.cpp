// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a search has learnt is there after a restart: nothing is read anew that did not change, nothing is believed that
// could be otherwise, and nobody who reads the files learns of it.
#include "client/session/local_search.h"
#include "shared/core/clock.h"

#include <QDir>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QtTest>

using namespace dunlin;
using namespace dunlin::client;
using namespace Qt::StringLiterals;

namespace {

constexpr int Patience = 30'000;
constexpr int Many = 600; // in three blocks
constexpr qint64 Everything = qint64(1) << 60;

// One life of a program on a profile, with sealed messages that it opens by itself.
class Life
{
public:
    Life(const QString &folder, const Secret &key, LocalSearch::Pauses pauses = {})
        : m_store(*LocalStore::open(folder, m_clock))
    {
        isOpen = !key.isEmpty() && *m_store->sealedRows().unlock(key);
        m_shelf = std::make_unique<Shelf>(*m_store, m_clock);
        if (!m_shelf->load().ok())
            qFatal("no shelf");
        const auto said = [this](const wire::MessageRow &row) -> std::optional<QString> {
            ++opened;
            return row.sealed && m_store->sealedRows().isOpen()
                ? std::optional(QString::fromUtf8(row.sealed->bytes))
                : std::nullopt;
        };
        m_store->setShow(
            [said](wire::MessageRow &row) {
                row.content = said(row);
                if (!row.content)
                    row.type = wire::MessageType::System;
            },
            said);
        m_search = std::make_unique<LocalSearch>(*m_shelf, pauses);
    }

    bool isOpen = false;
    int opened = 0;

    LocalSearch &search() { return *m_search; }
    Shelf &shelf() { return *m_shelf; }
    LocalStore &store() { return *m_store; }
    void learn()
    {
        while (m_search->learnMore())
            ;
    }
    void keep()
    {
        while (m_search->keepMore())
            ;
    }
    // Blocks that are there, by their first rows; of those that don't open none.
    QList<qint64> kept()
    {
        QList<qint64> firsts;
        const auto all = m_store->signatures().read(0, Everything, 10'000);
        for (const auto &each : all.ok() ? *all : QList<SignatureTable::Kept>()) {
            if (each.value)
                firsts.append(each.first);
        }
        return firsts;
    }
    QList<qint64> seqs(const QString &text)
    {
        const auto answer = m_search->find(text, {});
        if (!QTest::qWaitFor([&] { return answer.isFinished(); }, Patience)
            || !answer.result().ok())
            return {-1};
        QList<qint64> seqs;
        const auto found = answer.result();
        for (const FoundRow &each : found->rows)
            seqs.append(each.message.seq);
        return seqs;
    }
    static wire::MessageRow row(const ChannelId &channel, qint64 ord, const QString &text)
    {
        wire::MessageRow row;
        row.channelId = channel;
        row.ord = row.seq = row.revSeq = ord;
        row.id = OpId::create();
        row.createdAt = 1000 * ord;
        row.sealed = wire::Sealed{1, 1, text.toUtf8()};
        return row;
    }
    void put(const wire::MessageRow &row)
    {
        if (!*m_store->messages().put(m_shelf->find(row.channelId)->no, row))
            qFatal("a row is not put");
    }
    void edit(const ChannelId &channel, qint64 ord, const QString &text)
    {
        wire::MessageRow edited = row(channel, ord, text);
        edited.revSeq = ord + Many;
        put(edited);
    }

private:
    SystemClock m_clock;
    std::unique_ptr<LocalStore> m_store;
    std::unique_ptr<Shelf> m_shelf;
    std::unique_ptr<LocalSearch> m_search;
};

// Behind the program's back.
template <typename Work>
void inFile(const QString &folder, Work work)
{
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"behind"_s);
        database.setDatabaseName(folder + u"/cache.db"_s);
        QVERIFY(database.open());
        QSqlQuery query(database);
        work(query);
    }
    QSqlDatabase::removeDatabase(u"behind"_s);
}

QHash<qint64, QByteArray> valuesIn(const QString &folder)
{
    QHash<qint64, QByteArray> values;
    inFile(folder, [&](QSqlQuery &query) {
        QVERIFY(query.exec(u"SELECT Block, Value FROM Signatures"_s));
        while (query.next())
            values.insert(query.value(0).toLongLong(), query.value(1).toByteArray());
    });
    return values;
}

bool isInFiles(const QString &folder, const QByteArray &bytes)
{
    const QFileInfoList files = QDir(folder).entryInfoList(QDir::Files | QDir::Hidden);
    for (const QFileInfo &each : files) {
        QFile file(each.filePath());
        if (file.open(QIODevice::ReadOnly) && file.readAll().contains(bytes))
            return true;
    }
    return false;
}

} // namespace

class KeptSignaturesTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_dir;
    Secret m_key;
    ChannelId m_channel;
    qint64 m_first = 0; // row id of the channel's first block

    QString folder() const { return m_dir->path(); }
    static QString textOf(qint64 ord)
    {
        return ord == 400 ? u"a heron in the reeds"_s : u"an owl %1"_s.arg(ord);
    }
    // A profile with many messages, of which nothing is learnt yet.
    void fill(const QString &folder, const Secret &key)
    {
        Life life(folder, key);
        ChannelRecord record;
        record.card.id = m_channel;
        record.card.encrypted = true;
        record.head = record.cursor = record.msgCount = Many;
        record.segments = Segments({{1, Many, 1, Many}});
        QVERIFY(life.shelf().put(record).ok());
        const Status filled = life.store().inCache([&]() -> Status {
            for (qint64 ord = 1; ord <= Many; ++ord)
                life.put(Life::row(m_channel, ord, textOf(ord)));
            return ok();
        });
        QVERIFY(filled.ok());
        m_first = MessageTable::rowId(life.shelf().find(m_channel)->no, 0);
    }
    QList<qint64> allBlocks() const { return {m_first, m_first + 256, m_first + 512}; }
    void learnAll() { Life(folder(), m_key).learn(); }
    void findsTheHeronAtOnce()
    {
        Life life(folder(), m_key);
        QCOMPARE(life.seqs(u"heron"_s), QList<qint64>{400});
        QVERIFY2(life.opened < 30, qPrintable(QString::number(life.opened)));
        QCOMPARE(life.search().signatures().size(), Many);
    }

private Q_SLOTS:
    void initTestCase() { QVERIFY(initCrypto()); }
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        m_key = Secret(randomBytes(32));
        m_channel = ChannelId::create();
        fill(folder(), m_key);
    }

    void whatWasLearntIsThereAtTheNextStart()
    {
        {
            Life life(folder(), m_key);
            life.learn();
            QCOMPARE(life.opened, Many);
        }
        findsTheHeronAtOnce();
        // In the pauses as well, and nothing is opened for it.
        Life life(folder(), m_key);
        life.learn();
        QCOMPARE(life.opened, 0);
        QCOMPARE(life.search().signatures().size(), Many);
        QVERIFY(life.search().signatures().unkept(9).isEmpty());
    }

    void aSearchInOneChannelTakesInWhatIsKeptOfIt()
    {
        {
            Life life(folder(), m_key);
            ChannelRecord other;
            other.card.id = ChannelId::create();
            other.segments = Segments({{1, 1, 1, 1}});
            QVERIFY(life.shelf().put(other).ok());
            life.put(Life::row(other.id(), 1, u"a heron elsewhere"_s));
            life.learn();
        }
        Life life(folder(), m_key);
        const auto answer = life.search().find(u"heron"_s, m_channel);
        QTRY_VERIFY_WITH_TIMEOUT(answer.isFinished(), Patience);
        QCOMPARE(answer.result()->rows.size(), 1);
        QCOMPARE(life.search().signatures().size(), Many);
        QVERIFY2(life.opened < 30, qPrintable(QString::number(life.opened)));
        life.learn();
        QCOMPARE(life.search().signatures().size(), Many + 1);
        QVERIFY2(life.opened < 30, qPrintable(QString::number(life.opened)));
    }

    // By itself, when nothing has happened for a while; then no orderly end is needed.
    void aQuietMomentKeepsIt()
    {
        const LocalSearch::Pauses soon{std::chrono::milliseconds(1), std::chrono::milliseconds(1)};
        Life life(folder(), m_key, soon);
        QTRY_COMPARE_WITH_TIMEOUT(life.kept(), allBlocks(), Patience);
        // What changes is read again first, so that no search has to look at it.
        life.edit(m_channel, 3, u"a swan"_s);
        QCOMPARE(life.kept().size(), 2);
        QTRY_COMPARE_WITH_TIMEOUT(life.kept(), allBlocks(), Patience);
        QVERIFY(!life.search().signatures().loose());
        life.opened = 0;
        QCOMPARE(life.seqs(u"nowhere"_s), QList<qint64>());
        QCOMPARE(life.opened, 0);
    }

    void whatHappensToARowTakesItsBlockOutInTheSameTransaction()
    {
        learnAll();
        Life life(folder(), m_key);
        MessageTable &messages = life.store().messages();
        const qint64 no = MessageTable::channelNoOf(m_first);
        const QList<std::pair<const char *, std::function<Status()>>> happenings{
            {"edited",
             [&]() -> Status {
                 life.edit(m_channel, 300, u"a swan"_s);
                 return ok();
             }},
            {"put",
             [&]() -> Status {
                 DUNLIN_CHECK(messages.removeByOrd(no, 300, 300));
                 life.put(Life::row(m_channel, 300, u"a swan"_s));
                 return ok();
             }},
            {"removed by number", [&] { return messages.removeBySeq(no, 300, 300); }},
            {"removed by order", [&] { return messages.removeByOrd(no, 300, 300); }}};
        for (const auto &[name, happen] : happenings) {
            QCOMPARE(life.kept(), allBlocks());
            const Status failed = life.store().inCache([&, &happen = happen]() -> Status {
                DUNLIN_CHECK(happen());
                if (life.kept().contains(m_first + 256))
                    return fail(Errc::Internal);
                return fail(Errc::Unavailable);
            });
            QVERIFY2(failed.error().code == Errc::Unavailable, name);
            // It did not happen.
            QCOMPARE(life.kept(), allBlocks());
        }
        QVERIFY(messages.removeAll(no).ok());
        QVERIFY(life.kept().isEmpty());
    }

    // A program that is killed: after the row, before anything was kept of it.
    void whatChangedBeforeACrashIsReadAnew()
    {
        learnAll();
        QTemporaryDir after;
        {
            Life life(folder(), m_key);
            life.learn();
            life.edit(m_channel, 3, u"a second heron"_s);
            life.put(Life::row(m_channel, Many + 1, u"a third heron"_s));
            for (const QString &each : QDir(folder()).entryList(QDir::Files)) {
                if (!each.endsWith(u"-shm"_s))
                    QVERIFY(QFile::copy(QDir(folder()).filePath(each), after.filePath(each)));
            }
        }
        Life life(after.path(), m_key);
        QCOMPARE(life.kept(), QList<qint64>{m_first + 256});
        QCOMPARE(life.seqs(u"heron"_s), (QList<qint64>{Many + 1, 400, 3}));
        QVERIFY2(life.opened < Many - 200, qPrintable(QString::number(life.opened)));
    }

    // Rows that were not read again before the end: they are looked at, and nothing else.
    void whatChangedLastIsLookedAtAfterTheStart()
    {
        learnAll();
        {
            Life life(folder(), m_key);
            life.learn();
            life.edit(m_channel, 3, u"a second heron"_s);
        }
        Life life(folder(), m_key);
        QCOMPARE(life.kept(), allBlocks());
        QCOMPARE(life.seqs(u"heron"_s), (QList<qint64>{400, 3}));
        QVERIFY2(life.opened < 30, qPrintable(QString::number(life.opened)));
    }

    void whatExpiredHasLeftTheFiles()
    {
        {
            Life life(folder(), m_key);
            wire::MessageRow row = Life::row(m_channel, Many + 1, u"a secret that does not stay"_s);
            row.expiresAt = 5;
            life.put(row);
            life.learn();
        }
        const QByteArray value = valuesIn(folder()).value((m_first + 512) >> 8);
        QVERIFY(!value.isEmpty() && isInFiles(folder(), value.left(64)));
        Life life(folder(), m_key);
        QCOMPARE(*life.store().messages().removeExpired(5), 1);
        QVERIFY(life.store().scrubCache().ok());
        QCOMPARE(life.kept(), (QList<qint64>{m_first, m_first + 256}));
        for (qsizetype at = 0; at + 64 <= value.size(); at += 64)
            QVERIFY(!isInFiles(folder(), value.mid(at, 64)));
        QCOMPARE(life.seqs(u"heron"_s), QList<qint64>{400});
    }

    void nothingOfItStandsInTheFiles()
    {
        Life life(folder(), m_key);
        life.learn();
        life.keep();
        QCOMPARE(life.kept(), allBlocks());
        for (const qint64 first : allBlocks()) {
            const Secret packed = life.search().signatures().packed(first);
            const QByteArray &bytes = packed.reveal();
            QVERIFY(!isInFiles(folder(), TextSignatures::packedHead()));
            // The bits of a row, and the times of two.
            const QByteArray none(16, '\0');
            for (qsizetype at = 0; at + 16 <= bytes.size(); at += 16) {
                if (bytes.mid(at, 16) != none)
                    QVERIFY(!isInFiles(folder(), bytes.mid(at, 16)));
            }
        }
    }

    void whatIsDamagedIsLearntAnew_data()
    {
        QTest::addColumn<QString>("change");
        const QString set = u"UPDATE Signatures SET Value = "_s;
        QTest::newRow("shorter") << set + u"substr(Value, 1, 999)"_s;
        QTest::newRow("empty") << set + u"x''"_s;
        QTest::newRow("changed") << set + u"CAST(substr(Value, 1, 99) || x'01' AS BLOB)"_s;
        QTest::newRow("of the next block") << set
                + u"coalesce((SELECT Value FROM Signatures AS S WHERE S.Block = "
                  "Signatures.Block + 1), x'00')"_s;
        QTest::newRow("where no block can be")
            << u"INSERT INTO Signatures VALUES (36028797018963967, x'00'), (-1, x'00'), "
               "(9223372036854775807, x'00')"_s;
    }
    void whatIsDamagedIsLearntAnew()
    {
        QFETCH(const QString, change);
        learnAll();
        inFile(folder(),
               [&](QSqlQuery &query) { QVERIFY2(query.exec(change), qPrintable(change)); });
        {
            Life life(folder(), m_key);
            QCOMPARE(life.seqs(u"heron"_s), QList<qint64>{400});
            QCOMPARE(life.search().signatures().size(), Many);
        }
        findsTheHeronAtOnce();
    }

    void whatAnotherVersionKeptIsLearntAnew()
    {
        learnAll();
        {
            Life life(folder(), m_key);
            SignatureTable &table = life.store().signatures();
            const auto all = table.read(0, Everything, 9);
            for (const SignatureTable::Kept &each : *all) {
                QByteArray other = each.value->reveal();
                other.replace(0, 12, "signatures 0");
                QVERIFY(table.write(each.first, Secret(std::move(other))).ok());
            }
            QCOMPARE(life.seqs(u"heron"_s), QList<qint64>{400});
            QVERIFY(life.kept().isEmpty());
        }
        findsTheHeronAtOnce();
    }

    void withoutTheKeyNothingIsKeptOrTakenInOrLost()
    {
        {
            Life locked(folder(), Secret());
            locked.learn();
            locked.keep();
            QCOMPARE(locked.search().signatures().size(), Many);
        }
        QVERIFY(valuesIn(folder()).isEmpty());
        learnAll();
        const QHash<qint64, QByteArray> before = valuesIn(folder());
        QCOMPARE(before.size(), 3);
        for (const Secret &key : {Secret(), Secret(randomBytes(32))}) {
            Life locked(folder(), key);
            QVERIFY(!locked.isOpen);
            QCOMPARE(locked.seqs(u"heron"_s), QList<qint64>());
            locked.learn();
            locked.keep();
        }
        QCOMPARE(valuesIn(folder()), before);
        // A key that comes late.
        Life life(folder(), Secret());
        QCOMPARE(life.seqs(u"heron"_s), QList<qint64>());
        QVERIFY(*life.store().sealedRows().unlock(m_key));
        life.search().unlocked();
        life.opened = 0;
        QCOMPARE(life.seqs(u"heron"_s), QList<qint64>{400});
        QVERIFY2(life.opened < 30, qPrintable(QString::number(life.opened)));
    }

    // Two accounts on one machine: the same channel, and what one kept in the place of what the other did.
    void whatAnotherAccountKeptOpensNowhereElse()
    {
        QTemporaryDir other;
        const Secret otherKey(randomBytes(32));
        fill(other.path(), otherKey);
        {
            Life life(other.path(), otherKey);
            // Of another text: the heron would not be found by it.
            life.edit(m_channel, 400, u"an owl"_s);
            life.learn();
        }
        learnAll();
        const QHash<qint64, QByteArray> theirs = valuesIn(other.path());
        QCOMPARE(theirs.size(), 3);
        inFile(folder(), [&](QSqlQuery &query) {
            query.prepare(u"UPDATE Signatures SET Value = ? WHERE Block = ?"_s);
            for (auto at = theirs.cbegin(); at != theirs.cend(); ++at) {
                query.addBindValue(*at);
                query.addBindValue(at.key());
                QVERIFY(query.exec());
                QCOMPARE(query.numRowsAffected(), 1);
            }
        });
        Life life(folder(), m_key);
        QCOMPARE(life.seqs(u"heron"_s), QList<qint64>{400});
    }

    void nothingIsLeftOfAChannelOrACacheThatIsGone()
    {
        learnAll();
        {
            Life life(folder(), m_key);
            QVERIFY(life.shelf().drop(m_channel).ok());
        }
        QVERIFY(valuesIn(folder()).isEmpty());
        fill(folder(), m_key);
        learnAll();
        QCOMPARE(valuesIn(folder()).size(), 3);
        {
            Life life(folder(), m_key);
            life.learn();
            QVERIFY(life.shelf().startOver(LocalStore::Keep::Nothing).ok());
            life.keep();
        }
        QVERIFY(valuesIn(folder()).isEmpty());
    }
};

QTEST_GUILESS_MAIN(KeptSignaturesTest)
#include "tst_kept_signatures.moc"
