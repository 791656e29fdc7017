// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What is found on this device, and that what is not here is told.
#include "client/session/local_search.h"
#include "shared/core/clock.h"

#include <QRandomGenerator>
#include <QtTest>

using namespace dunlin;
using namespace dunlin::client;
using namespace Qt::StringLiterals;

namespace {

constexpr int Patience = 30'000;

} // namespace

class LocalSearchTest : public QObject
{
    Q_OBJECT

    ManualClock m_clock;
    std::unique_ptr<LocalStore> m_store;
    std::unique_ptr<Shelf> m_shelf;
    std::unique_ptr<LocalSearch> m_search;
    wire::User m_ada;

    // A channel with this many messages, of which the last `texts` are held.
    ChannelId channel(qint64 messages, const QStringList &texts, bool encrypted = false)
    {
        ChannelRecord record;
        record.card.id = ChannelId::create();
        record.card.encrypted = encrypted;
        record.head = record.cursor = messages;
        record.msgCount = messages;
        const qint64 from = messages - texts.size() + 1;
        record.segments = Segments({{from, messages, from, messages}});
        if (!m_shelf->put(record).ok())
            return {};
        const qint64 no = m_shelf->find(record.id())->no;
        for (qsizetype i = 0; i < texts.size(); ++i) {
            wire::MessageRow row;
            row.channelId = record.id();
            row.ord = row.seq = row.revSeq = from + i;
            row.id = OpId::create();
            row.senderId = m_ada.id;
            row.createdAt = 1000 * (from + i);
            row.content = texts.at(i);
            if (!m_store->messages().put(no, row).ok())
                return {};
        }
        return record.id();
    }
    wire::MessageRow rowOf(const ChannelId &channel, qint64 seq)
    {
        const auto row = m_store->messages().one(m_shelf->find(channel)->no, channel, seq);
        return row.ok() && *row ? **row : wire::MessageRow();
    }
    void change(wire::MessageRow row)
    {
        ++row.revSeq;
        QVERIFY(*m_store->messages().put(m_shelf->find(row.channelId)->no, row));
    }
    Result<LocalFinds> find(const QString &text, const std::optional<ChannelId> &channel = {})
    {
        const auto answer = m_search->find(text, channel);
        if (!QTest::qWaitFor([&] { return answer.isFinished(); }, Patience))
            return fail(Errc::Unavailable);
        return answer.result();
    }
    QList<qint64> seqs(const QString &text, const std::optional<ChannelId> &channel = {})
    {
        const auto finds = find(text, channel);
        QList<qint64> seqs;
        for (const FoundRow &each : finds.ok() ? finds->rows : QList<FoundRow>())
            seqs.append(each.message.seq);
        return seqs;
    }

private Q_SLOTS:
    // What is sealed at rest is looked through as it is shown, and what stands in for it is not.
    void sealedMessagesAreFoundByWhatTheySay()
    {
        const ChannelId plain = channel(2, {u"an owl in the open"_s, u"nothing"_s});
        const ChannelId shut = channel(4, {u""_s, u""_s, u""_s, u""_s}, true);
        for (const qint64 seq : {1, 2, 3, 4}) {
            wire::MessageRow row = rowOf(shut, seq);
            row.content.reset();
            row.sealed = wire::Sealed{1, 1, QByteArray(1, char('0' + seq))};
            change(row);
        }
        m_store->setShow([](wire::MessageRow &row) {
            if (!row.sealed)
                return;
            if (row.sealed->bytes == "3") {
                row.type = wire::MessageType::System;
                row.content = u"the owl can't be read"_s;
            } else {
                row.content = row.sealed->bytes == "2" ? u"the owl in secret"_s : u"else"_s;
            }
        });
        QCOMPARE(seqs(u"owl"_s, shut), QList<qint64>{2});
        QCOMPARE(seqs(u"owl"_s, plain), QList<qint64>{1});
        QCOMPARE(seqs(u"owl"_s).size(), 2);
        QCOMPARE(seqs(u"secret"_s), QList<qint64>{2});
    }

    void init()
    {
        m_store = *LocalStore::open({}, m_clock);
        m_shelf = std::make_unique<Shelf>(*m_store, m_clock);
        QVERIFY(m_shelf->load().ok());
        m_ada.id = UserId::create();
        m_ada.username = u"ada"_s;
        m_ada.displayName = u"Ada"_s;
        QVERIFY(m_shelf->putUsers({m_ada}).ok());
        m_search = std::make_unique<LocalSearch>(*m_shelf);
    }
    void cleanup()
    {
        m_search.reset();
        m_shelf.reset();
        m_store.reset();
    }

    void wordsAreFoundByTheirBeginningAndPiecesOfDenseScripts_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QList<qint64>>("found");
        QTest::newRow("beginning") << u"gard"_s << QList<qint64>{3, 1};
        QTest::newRow("case") << u"GARDEN"_s << QList<qint64>{3, 1};
        QTest::newRow("all words") << u"garden rain"_s << QList<qint64>{3};
        QTest::newRow("not inside") << u"arden"_s << QList<qint64>{};
        QTest::newRow("two characters") << u"東京"_s << QList<qint64>{4};
        QTest::newRow("inside a run") << u"京都"_s << QList<qint64>{4};
        QTest::newRow("one character") << u"都"_s << QList<qint64>{4};
        QTest::newRow("nothing to look for") << u" ?! "_s << QList<qint64>{};
    }
    void wordsAreFoundByTheirBeginningAndPiecesOfDenseScripts()
    {
        QFETCH(const QString, text);
        QFETCH(const QList<qint64>, found);
        channel(4, {u"the garden"_s, u"a guard"_s, u"rain on the gardens"_s, u"東京都に"_s});
        QCOMPARE(seqs(text), found);
    }

    void newestFirstOverAllChannelsOrInOne()
    {
        const ChannelId one = channel(2, {u"tea at one"_s, u"tea at two"_s});
        const ChannelId other = channel(5, {u"tea at five"_s});
        QCOMPARE(seqs(u"tea"_s), (QList<qint64>{5, 2, 1}));
        QCOMPARE(seqs(u"tea"_s, one), (QList<qint64>{2, 1}));
        QCOMPARE(seqs(u"tea"_s, other), (QList<qint64>{5}));
        QCOMPARE(find(u"tea"_s, one)->rows.first().senderName, u"Ada"_s);
        QVERIFY(!find(u"tea"_s, ChannelId::create()).ok());
    }

    void whatIsDeletedIsNotFoundAndFilesByTheirNames()
    {
        const ChannelId id = channel(3, {u"secret plan"_s, u"secret map"_s, u"look"_s});
        wire::MessageRow gone = rowOf(id, 1);
        gone.deleted = true;
        gone.content.reset();
        change(gone);
        wire::MessageRow file = rowOf(id, 3);
        file.type = wire::MessageType::File;
        file.files = {{FileId::create(), u"secret harbour.pdf"_s, 10, u"application/pdf"_s}};
        change(file);
        QCOMPARE(seqs(u"secret"_s), (QList<qint64>{3, 2}));
        const auto files = m_search->files(id, 0);
        QVERIFY(files.ok());
        QCOMPARE(files->rows.size(), 1);
        QCOMPARE(files->rows.first().message.files, file.files);
        QCOMPARE(m_search->files(id, 3)->rows.size(), 0);
        file.deleted = true;
        file.revSeq += 1;
        change(file);
        QCOMPARE(m_search->files(id, 0)->rows.size(), 0);
    }

    void pinsAreThoseThatAreHeld()
    {
        const ChannelId id = channel(2, {u"one"_s, u"two"_s});
        QCOMPARE(m_search->pins(id)->rows.size(), 0);
        wire::MessageRow row = rowOf(id, 2);
        row.pinned = true;
        change(row);
        QCOMPARE(m_search->pins(id)->rows.size(), 1);
        QVERIFY(!m_search->pins(ChannelId::create()).ok());
    }

    void theNewestAreToldWhenThereAreTooMany()
    {
        QStringList texts;
        for (int i = 0; i < LocalSearch::MostRows + LocalSearch::Piece; ++i)
            texts.append(u"rain %1"_s.arg(i));
        const qint64 count = texts.size();
        channel(count, texts);
        const auto finds = find(u"rain"_s);
        QVERIFY(finds.ok() && finds->isCut);
        QCOMPARE(finds->rows.size(), LocalSearch::MostRows);
        QCOMPARE(finds->rows.first().message.seq, count);
        QCOMPARE(finds->rows.last().message.seq, count - LocalSearch::MostRows + 1);
    }

    // And what is read in the pauses is not opened for it.
    void onlyWhatMayMatchIsReadAgain()
    {
        constexpr int Count = 700;
        const ChannelId shut = channel(Count, QStringList(Count, u""_s), true);
        for (qint64 seq = 1; seq <= Count; ++seq) {
            wire::MessageRow row = rowOf(shut, seq);
            row.content.reset();
            row.sealed = wire::Sealed{1, 1, QByteArray::number(seq)};
            change(row);
        }
        const auto textOf = [](const wire::MessageRow &row) {
            return row.sealed->bytes == "400" ? u"a heron, 你好世界"_s : u"an owl, 世你"_s;
        };
        int shown = 0;
        m_store->setShow(
            [&](wire::MessageRow &row) {
                ++shown;
                row.content = textOf(row);
            },
            [&](const wire::MessageRow &row) -> std::optional<QString> { return textOf(row); });
        while (m_search->learnMore())
            ;
        QCOMPARE(m_search->signatures().size(), Count);
        QCOMPARE(shown, 0);
        for (const QString &text : {u"her"_s, u"你好"_s, u"好"_s}) {
            shown = 0;
            QCOMPARE(seqs(text), QList<qint64>{400});
            QVERIFY2(shown < 30, qPrintable(QString::number(shown)));
        }
        shown = 0;
        QCOMPARE(seqs(u"nowhere"_s), QList<qint64>());
        QVERIFY2(shown < 30, qPrintable(QString::number(shown)));
        shown = 0;
        QCOMPARE(seqs(u"owl"_s).size(), LocalSearch::MostRows);
        QVERIFY2(shown < 3 * LocalSearch::MostRows, qPrintable(QString::number(shown)));
        // Learnt by the search itself.
        m_search.reset();
        m_search = std::make_unique<LocalSearch>(*m_shelf);
        QCOMPARE(seqs(u"nowhere"_s), QList<qint64>());
        shown = 0;
        QCOMPARE(seqs(u"nowhere"_s), QList<qint64>());
        QVERIFY2(shown < 30, qPrintable(QString::number(shown)));
    }

    // By itself, a while after the start and after changes.
    void whatIsNotKnownIsReadInThePauses()
    {
        channel(3, {u"rain"_s, u"tea"_s, u"owl"_s});
        QTRY_COMPARE_WITH_TIMEOUT(m_search->signatures().size(), 3, Patience);
        channel(2, {u"more"_s, u"of it"_s});
        QTRY_COMPARE_WITH_TIMEOUT(m_search->signatures().size(), 5, Patience);
    }

    // Signatures tell what was said: where rows went there are none.
    void whatIsRemovedHasNoSignatures()
    {
        const ChannelId one = channel(3, {u"rain"_s, u"tea"_s, u"owl"_s});
        const ChannelId other = channel(1, {u"rain"_s});
        const qint64 no = m_shelf->find(one)->no;
        const auto learnt = [&] {
            while (m_search->learnMore())
                ;
            return m_search->signatures().size();
        };
        QCOMPARE(learnt(), 4);
        QVERIFY(m_store->messages().removeBySeq(no, 3, 3).ok());
        QCOMPARE(m_search->signatures().size(), 1);
        QCOMPARE(learnt(), 3);
        QVERIFY(m_store->messages().removeByOrd(no, 2, 2).ok());
        QCOMPARE(m_search->signatures().size(), 1);
        wire::MessageRow row = rowOf(one, 1);
        row.expiresAt = 5;
        change(row);
        QCOMPARE(learnt(), 2);
        QVERIFY(m_store->messages().removeExpired(5).ok());
        QCOMPARE(m_search->signatures().size(), 1);
        QVERIFY(m_shelf->drop(other).ok());
        QCOMPARE(m_search->signatures().size(), 0);
        channel(1, {u"rain"_s});
        QCOMPARE(learnt(), 1);
        QVERIFY(m_shelf->startOver(LocalStore::Keep::Nothing).ok());
        QCOMPARE(m_search->signatures().size(), 0);
    }

    // What was learnt is told first, and the rest behind it.
    void whatIsLearntDoesNotWaitForTheRest()
    {
        const qint64 count = 4 * TextSignatures::BlockRows;
        QStringList texts;
        for (qint64 i = 0; i < count; ++i)
            texts.append(i % 100 == 50 ? u"an owl"_s : u"rain"_s);
        channel(count, texts);
        const auto inOrder = [](const LocalFinds &finds) {
            return std::is_sorted(finds.rows.cbegin(), finds.rows.cend(),
                                  [](const FoundRow &a, const FoundRow &b) { return a.at > b.at; });
        };
        struct Told {
            QList<LocalFinds> learnt;
            Result<LocalFinds> whole = fail(Errc::Unavailable);
        };
        const auto ask = [&] {
            Told told;
            const auto answer = m_search->find(
                u"owl"_s, {}, [&told](const LocalFinds &finds) { told.learnt.append(finds); });
            if (QTest::qWaitFor([&] { return answer.isFinished(); }, Patience))
                told.whole = answer.result();
            return told;
        };
        QVERIFY(m_search->learnMore() && m_search->learnMore());
        const auto known = m_search->signatures().size();
        QVERIFY(known > 0 && known < count);
        const Told first = ask();
        QVERIFY(first.whole.ok());
        QCOMPARE(first.whole->rows.size(), count / 100);
        QVERIFY(inOrder(*first.whole));
        QCOMPARE(first.learnt.size(), 1);
        const LocalFinds &learnt = first.learnt.constFirst();
        QVERIFY(!learnt.rows.isEmpty() && learnt.rows.size() < first.whole->rows.size());
        QVERIFY(inOrder(learnt));
        // The search has read the rest: the next one tells all at once.
        const Told second = ask();
        QVERIFY(second.whole.ok());
        QCOMPARE(second.whole->rows.size(), first.whole->rows.size());
        QVERIFY(second.learnt.isEmpty());
        // Of nothing that was learnt nothing is told, and that at once.
        m_search->unlocked();
        const Told anew = ask();
        QCOMPARE(anew.learnt.size(), 1);
        QVERIFY(anew.learnt.constFirst().rows.isEmpty());
        QCOMPARE(anew.whole->rows.size(), first.whole->rows.size());
    }

    void anotherSearchEndsTheOneBefore()
    {
        channel(1, {u"rain"_s});
        const auto first = m_search->find(u"rain"_s, {});
        const auto second = m_search->find(u"rain"_s, {});
        QTRY_VERIFY_WITH_TIMEOUT(first.isFinished() && second.isFinished(), Patience);
        QCOMPARE(first.result().error().code, Errc::Unavailable);
        QCOMPARE(second.result()->rows.size(), 1);
    }

    // Held and missing are all there is, whatever the holes.
    void whatIsMissingIsCounted()
    {
        QRandomGenerator random(7);
        for (int round = 0; round < 50; ++round) {
            const qint64 count = random.bounded(1, 60);
            ChannelRecord record;
            record.card.id = ChannelId::create();
            record.head = record.cursor = count;
            record.msgCount = count;
            Segments held;
            QSet<qint64> ords;
            for (int i = random.bounded(4); i >= 0; --i) {
                const qint64 from = random.bounded(1, int(count) + 1);
                const qint64 to = random.bounded(int(from), int(count) + 1);
                held.add({from, to, from, to});
                for (qint64 ord = from; ord <= to; ++ord)
                    ords.insert(ord);
            }
            record.segments = held;
            QVERIFY(m_shelf->put(record).ok());
            const QList<FoundGap> gaps = m_search->gaps(record.id());
            QCOMPARE(gaps.isEmpty() ? 0 : gaps.first().missing, count - ords.size());
        }
    }

    void aGapSaysWhetherTheServerLooksThroughIt()
    {
        const ChannelId open = channel(9, {u"a"_s});
        const ChannelId sealed = channel(20, {u"a"_s}, true);
        const QList<FoundGap> gaps = find(u"a"_s)->gaps;
        QCOMPARE(gaps.size(), 2);
        QCOMPARE(gaps.at(0).channel, sealed);
        QCOMPARE(gaps.at(0).missing, 19);
        QVERIFY(!gaps.at(0).isSearchedByServer);
        QCOMPARE(gaps.at(1).channel, open);
        QVERIFY(gaps.at(1).isSearchedByServer);
        QCOMPARE(find(u"a"_s, open)->gaps.size(), 1);
    }
};

QTEST_GUILESS_MAIN(LocalSearchTest)
#include "tst_local_search.moc"
