// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a profile has opened is found by the engine, and learnt in the pauses without opening anything.
#include "client/session/engine.h"
#include "tests/support/scripted_link.h"
#include "tests/support/sealed_author.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace dunlin;
using namespace dunlin::client;
using namespace Qt::StringLiterals;

namespace {

constexpr int Patience = 30'000;

} // namespace

class SealedSearchTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(initCrypto()); }

    void whatWasOpenedIsLearntAndFound()
    {
        QTemporaryDir folder;
        SystemClock clock;
        const Secret key(randomBytes(32));
        const client::test::SealedAuthor author;
        ChannelRecord record;
        QList<wire::MessageRow> rows;
        {
            auto store = *LocalStore::open(folder.path(), clock);
            QVERIFY(*store->sealedRows().unlock(key));
            QVERIFY(author.introduceTo(*store).ok());
            record.card.id = ChannelId::create();
            record.card.encrypted = true;
            record.head = record.cursor = record.msgCount = 3;
            record.segments.add({1, 3, 1, 3});
            QVERIFY(store->channels().put(record).ok());
            const QStringList texts{u"the heron stands"_s, u"鹭鸶在水里"_s, u"lost"_s};
            for (qint64 ord = 1; ord <= 3; ++ord) {
                wire::MessageRow row;
                row.channelId = record.id();
                row.ord = row.seq = row.revSeq = ord;
                row.id = OpId::create();
                row.createdAt = 1000 * ord;
                auto said = author.say(*store, row, texts.at(ord - 1));
                QVERIFY(said.ok());
                // Its inside is not here.
                if (ord == 3)
                    said->sealed->bytes[0] = char(said->sealed->bytes.at(0) ^ 1);
                rows.append(*said);
                QVERIFY(*store->messages().put(record.no, *said));
            }
        }
        dunlin::test::ScriptedLink link;
        HttpClient http(clock);
        Engine engine(folder.path(), link, http, clock, u"test"_s);
        QVERIFY(engine.open(key).ok());
        QCOMPARE(engine.sealing()->heldText(rows.at(0)), u"the heron stands"_s);
        QCOMPARE(engine.sealing()->heldText(rows.at(1)), u"鹭鸶在水里"_s);
        QVERIFY(!engine.sealing()->heldText(rows.at(2)));
        wire::MessageRow other = rows.at(0);
        other.id = OpId::create();
        QVERIFY(!engine.sealing()->heldText(other));
        while (engine.localSearch()->learnMore())
            ;
        QCOMPARE(engine.localSearch()->signatures().size(), 3);
        const WordQuery nowhere = wordQueryOf(u"nowhere"_s);
        const qint64 first = MessageTable::rowId(engine.shelf()->find(record.id())->no, 0);
        const auto candidates =
            engine.localSearch()->signatures().candidates(nowhere, {first, first + 255});
        // The one that does not open is looked at by every search.
        QCOMPARE(candidates.size(), 1);
        QCOMPARE(candidates.first().rid, first + 3);
        for (const auto &[text, seq] : {std::pair(u"heron"_s, 1), std::pair(u"鹭鸶"_s, 2)}) {
            const auto answer = engine.localSearch()->find(text, {});
            QTRY_VERIFY_WITH_TIMEOUT(answer.isFinished(), Patience);
            QVERIFY(answer.result().ok());
            QCOMPARE(answer.result()->rows.size(), 1);
            QCOMPARE(answer.result()->rows.first().message.seq, seq);
        }
        engine.close();
    }

    // The signed-in account's; of one that goes nothing stays, and a key that comes late finds it.
    void whatWasLearntIsThereAtTheNextStart()
    {
        QTemporaryDir folder;
        SystemClock clock;
        const Secret key(randomBytes(32));
        const client::test::SealedAuthor author;
        ChannelRecord record;
        wire::MessageRow row;
        {
            auto store = *LocalStore::open(folder.path(), clock);
            QVERIFY(*store->sealedRows().unlock(key));
            QVERIFY(author.introduceTo(*store).ok());
            record.card.id = ChannelId::create();
            record.card.encrypted = true;
            record.head = record.cursor = record.msgCount = 1;
            record.segments.add({1, 1, 1, 1});
            QVERIFY(store->channels().put(record).ok());
            row.channelId = record.id();
            row.ord = row.seq = row.revSeq = 1;
            row.id = OpId::create();
            row.createdAt = 1000;
            row = *author.say(*store, row, u"the heron stands"_s);
            QVERIFY(*store->messages().put(record.no, row));
        }
        const qint64 first = MessageTable::rowId(record.no, 0);
        dunlin::test::ScriptedLink link;
        HttpClient http(clock);
        const auto begin = [&](const Secret &with) {
            auto engine = std::make_unique<Engine>(folder.path(), link, http, clock, u"test"_s);
            if (!engine->open(with).ok())
                qFatal("the engine does not open");
            return engine;
        };
        const auto passes = [&](Engine &engine, const QString &text) {
            while (engine.localSearch()->learnMore())
                ;
            return engine.localSearch()
                ->signatures()
                .candidates(wordQueryOf(text), {first, first + 255})
                .size();
        };
        {
            const auto engine = begin(key);
            QCOMPARE(passes(*engine, u"nowhere"_s), 0);
            engine->close();
        }
        // Learnt anew it would pass: what it says does not open any more.
        {
            auto store = *LocalStore::open(folder.path(), clock);
            QVERIFY(*store->sealedRows().unlock(key));
            ByteWriter writer;
            writer.u64(quint64(row.sealed->epoch)).raw(row.sealed->bytes);
            QVERIFY(KeyRows(store->sealedRows())
                        .erase(SealedKind::Opened, blake2b(writer.take()))
                        .ok());
        }
        const auto locked = begin({});
        QCOMPARE(passes(*locked, u"nowhere"_s), 1);
        QVERIFY(*locked->unlock(key));
        QCOMPARE(passes(*locked, u"nowhere"_s), 0);
        QCOMPARE(passes(*locked, u"heron"_s), 1);
        Identity identity;
        identity.device = DeviceId::create();
        identity.account.id = UserId::create();
        QVERIFY(locked->adopt(identity).ok());
        identity.account.id = UserId::create();
        QVERIFY(locked->adopt(identity).ok());
        QCOMPARE(locked->localSearch()->signatures().size(), 0);
        QVERIFY(locked->shelf()->store().signatures().read(0, qint64(1) << 60, 9)->isEmpty());
        locked->close();
    }
};

QTEST_GUILESS_MAIN(SealedSearchTest)
#include "tst_sealed_search.moc"
