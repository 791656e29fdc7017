// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The promise behind every message a person writes: it is kept, sent in order, sent once, and told of.
#include "tests/unit/client/outbox/outbox_bench.h"

#include <QRandomGenerator>

using namespace dunlin;
using namespace dunlin::client;
using namespace dunlin::test;
using namespace Qt::StringLiterals;

class OutboxSendingTest : public QObject
{
    Q_OBJECT

    const ChannelId m_channel = ChannelId::create();
    const ChannelId m_other = ChannelId::create();

private Q_SLOTS:
    void anOperationIsOnDiskBeforeItIsSent()
    {
        Bench bench;
        QList<OpId> onDiskWhenLeaving;
        connect(bench.outbox.get(), &Outbox::changed, this, [&](const PendingOp &op) {
            if (op.state == PendingState::Sending)
                onDiskWhenLeaving = bench.onDisk();
        });

        const OpId id = bench.send(m_channel, u"hello"_s);

        QCOMPARE(onDiskWhenLeaving, QList{id});
        QCOMPARE(bench.textUnderWay(), u"hello"_s);
        QCOMPARE(bench.outbox->find(id)->createdAt, bench.clock.nowMs());
    }

    void aChannelsMessagesLeaveInOrderOneAtATime()
    {
        Bench bench;
        for (const QString &text : {u"one"_s, u"two"_s, u"three"_s})
            bench.send(m_channel, text);
        bench.send(m_other, u"elsewhere"_s);

        // The other channel does not wait for this one.
        QCOMPARE(bench.link.waiting(wire::op::messageSend), 2);
        QCOMPARE(bench.textUnderWay(), u"one"_s);
        QVERIFY(bench.stored(1));
        QCOMPARE(bench.textUnderWay(), u"elsewhere"_s);
        QVERIFY(bench.stored(1));
        QCOMPARE(bench.textUnderWay(), u"two"_s);
        QCOMPARE(bench.link.waiting(wire::op::messageSend), 1);
        QVERIFY(bench.stored(2));
        QCOMPARE(bench.textUnderWay(), u"three"_s);
        QVERIFY(bench.stored(3));
        QVERIFY(bench.link.asked.isEmpty());
        QVERIFY(bench.outbox->all().isEmpty());
    }

    void whatIsAcknowledgedIsKeptFirstAndThenForgotten()
    {
        Bench bench;
        const OpId id = bench.send(m_channel, u"hello"_s);
        QList<qsizetype> keptWhenRemoved;
        connect(bench.outbox.get(), &Outbox::removed, this,
                [&] { keptWhenRemoved.append(bench.kept.size()); });

        QVERIFY(bench.stored(7));

        QCOMPARE(bench.kept.size(), 1);
        QCOMPARE(bench.kept.first().op.id, id);
        QCOMPARE(bench.kept.first().seq, 7);
        QCOMPARE(keptWhenRemoved, QList<qsizetype>{1});
        QCOMPARE(bench.removed, QList{id});
        QVERIFY(!bench.outbox->find(id));
        QCOMPARE(bench.ended.size(), 1);
        QCOMPARE(*bench.ended.first().second, (SendOutcome{id, 7, 1'007}));
        QTRY_VERIFY_WITH_TIMEOUT(bench.onDisk().isEmpty(), 30'000);
    }

    // --- refusals -----------------------------------------------------------------------------------

    void aRefusalForGoodFailsTheOneAndLetsTheNextPass_data()
    {
        QTest::addColumn<Errc>("code");
        for (const Errc code : {Errc::Invalid, Errc::Forbidden, Errc::NotFound, Errc::Conflict,
                                Errc::Gone, Errc::TooLarge})
            QTest::newRow(errcName(code).data()) << code;
    }
    void aRefusalForGoodFailsTheOneAndLetsTheNextPass()
    {
        QFETCH(Errc, code);
        Bench bench;
        const OpId bad = bench.send(m_channel, u"bad"_s);
        bench.send(m_channel, u"good"_s);

        QVERIFY(bench.refuse(wire::op::messageSend, fail(code, u"Because"_s)));

        const PendingOp *op = bench.outbox->find(bad);
        QVERIFY(op);
        QCOMPARE(op->state, PendingState::Failed);
        QCOMPARE(op->error, u"Because"_s);
        QCOMPARE(op->errorCode, QString(errcName(code)));
        QCOMPARE(bench.endingsOf(bad), 1);
        QCOMPARE(bench.ended.first().second.error().code, code);
        QCOMPARE(bench.textUnderWay(), u"good"_s);

        // It is still there, and not sent, after a restart.
        bench.restart();
        QCOMPARE(bench.stateOf(bad), std::optional(PendingState::Failed));
        QCOMPARE(bench.outbox->find(bad)->error, u"Because"_s);
        QCOMPARE(bench.link.waiting(wire::op::messageSend), 1);
        QCOMPARE(bench.textUnderWay(), u"good"_s);
    }

    void aRefusalThatPassesKeepsTheOrderAndTheId_data()
    {
        QTest::addColumn<Errc>("code");
        for (const Errc code :
             {Errc::Unavailable, Errc::RateLimited, Errc::Internal, Errc::Unauthorized})
            QTest::newRow(errcName(code).data()) << code;
    }
    void aRefusalThatPassesKeepsTheOrderAndTheId()
    {
        QFETCH(Errc, code);
        Bench bench;
        const OpId first = bench.send(m_channel, u"first"_s);
        const OpId second = bench.send(m_channel, u"second"_s);

        QVERIFY(bench.refuse(wire::op::messageSend, fail(code, u"Later"_s)));

        QCOMPARE(bench.stateOf(first), std::optional(PendingState::Queued));
        QCOMPARE(bench.outbox->find(first)->attempts, 1);
        QCOMPARE(bench.outbox->find(first)->error, u"Later"_s);
        QVERIFY(bench.link.asked.isEmpty());
        QVERIFY(bench.ended.isEmpty());

        bench.clock.advance(std::chrono::seconds(10));
        bench.send(m_channel, u"third"_s);
        QCOMPARE(bench.link.waiting(wire::op::messageSend), 1);
        QCOMPARE(bench.link.seen(wire::op::messageSend)->opId, first);
        QVERIFY(bench.stored(1));
        QCOMPARE(bench.link.seen(wire::op::messageSend)->opId, second);
    }

    void aLaneWaitsAsLongAsTheServerSays()
    {
        Bench bench;
        const OpId id = bench.send(m_channel, u"one"_s);
        QVERIFY(bench.refuse(wire::op::messageSend, fail(Errc::RateLimited, {}, {}, 30)));
        QCOMPARE(bench.outbox->find(id)->nextTryAt, bench.clock.nowMs() + 30'000);

        bench.clock.advance(std::chrono::milliseconds(29'999));
        bench.send(m_channel, u"two"_s);
        QVERIFY(bench.link.asked.isEmpty());
        // Another channel is not held back.
        bench.send(m_other, u"elsewhere"_s);
        QCOMPARE(bench.textUnderWay(), u"elsewhere"_s);
        QVERIFY(bench.stored(1));

        bench.clock.advance(std::chrono::milliseconds(1));
        bench.send(m_channel, u"three"_s);
        QCOMPARE(bench.textUnderWay(), u"one"_s);
    }

    // A number that no timer can count to would hold the channel back for ever.
    void aServerCantMakeALaneWaitForEver()
    {
        Bench bench;
        const OpId id = bench.send(m_channel, u"one"_s);

        QVERIFY(bench.refuse(wire::op::messageSend,
                             fail(Errc::Unavailable, {}, {}, std::numeric_limits<qint64>::max())));

        const qint64 wait = bench.outbox->find(id)->nextTryAt - bench.clock.nowMs();
        QVERIFY2(wait > 0 && wait <= 3'600'000, qPrintable(QString::number(wait)));
        bench.clock.advance(std::chrono::hours(1));
        bench.send(m_channel, u"two"_s);
        QCOMPARE(bench.textUnderWay(), u"one"_s);
    }

    void theWaitDoublesUpToItsCeilingAndAnAnswerEndsIt()
    {
        Bench bench;
        const OpId id = bench.send(m_channel, u"one"_s);
        const QList<qint64> full{10'000, 20'000, 40'000, 60'000, 60'000, 60'000};
        for (const qint64 most : full) {
            QVERIFY(bench.refuse(wire::op::messageSend, fail(Errc::Unavailable)));
            const qint64 wait = bench.outbox->find(id)->nextTryAt - bench.clock.nowMs();
            QVERIFY2(wait >= most / 2 && wait <= most, qPrintable(QString::number(wait)));
            bench.clock.advance(std::chrono::milliseconds(wait));
            bench.send(m_channel, u"more"_s);
            QCOMPARE(bench.textUnderWay(), u"one"_s);
        }
        QCOMPARE(bench.outbox->find(id)->attempts, int(full.size()));

        QVERIFY(bench.stored(1));
        const OpId next = bench.link.seen(wire::op::messageSend)->opId;
        QVERIFY(bench.refuse(wire::op::messageSend, fail(Errc::Unavailable)));
        QVERIFY(bench.outbox->find(next)->nextTryAt - bench.clock.nowMs() <= 10'000);
    }

    void theTimerSendsAgainByItself()
    {
        Bench bench({},
                    {std::chrono::milliseconds(1), std::chrono::milliseconds(1),
                     std::chrono::milliseconds(0)});
        const OpId id = bench.send(m_channel, u"one"_s);
        QVERIFY(bench.refuse(wire::op::messageSend, fail(Errc::Unavailable)));
        QVERIFY(bench.link.asked.isEmpty());

        bench.clock.advance(std::chrono::milliseconds(1));

        QTRY_COMPARE_WITH_TIMEOUT(bench.link.waiting(wire::op::messageSend), 1, 30'000);
        QCOMPARE(bench.link.seen(wire::op::messageSend)->opId, id);
    }

    // --- lost connections and crashes ---------------------------------------------------------------

    void aLostAnswerIsRepairedBySendingTheSameAgain()
    {
        Bench bench;
        const OpId first = bench.send(m_channel, u"one"_s);
        bench.send(m_channel, u"two"_s);
        for (int i = 0; i < 3; ++i) {
            const auto asked = bench.link.seen(wire::op::messageSend);
            QVERIFY(asked);
            QCOMPARE(asked->opId, first);
            QCOMPARE(asked->content, u"one"_s);
            bench.lose();
            QVERIFY(bench.link.asked.isEmpty());
            QCOMPARE(bench.stateOf(first), std::optional(PendingState::Queued));
            // Being back is a reason to try at once, whatever the wait was.
            bench.comeBack();
        }

        QVERIFY(bench.stored(4, wire::SendStatus::Repeated));

        QCOMPARE(bench.kept.size(), 1);
        QVERIFY(bench.kept.first().repeated);
        QCOMPARE(bench.kept.first().seq, 4);
        QCOMPARE(bench.textUnderWay(), u"two"_s);
    }

    void nothingIsSentWhileOffline()
    {
        Bench bench;
        bench.lose();
        const OpId id = bench.send(m_channel, u"on the train"_s);

        QVERIFY(bench.link.asked.isEmpty());
        QCOMPARE(bench.stateOf(id), std::optional(PendingState::Queued));
        QCOMPARE(bench.onDisk(), QList{id});

        bench.comeBack();
        QCOMPARE(bench.textUnderWay(), u"on the train"_s);
    }

    void aCrashBetweenWritingAndSendingSendsAgainUnderTheSameId()
    {
        const QTemporaryDir folder;
        OpId first, second;
        {
            Bench bench(folder.path());
            first = bench.send(m_channel, u"one"_s);
            second = bench.send(m_channel, u"two"_s);
            QCOMPARE(bench.stateOf(first), std::optional(PendingState::Sending));
            bench.link.asked.clear();
        }

        Bench bench(folder.path());
        turn();

        QVERIFY(bench.isSound);
        QCOMPARE(bench.outbox->all().size(), 2);
        QCOMPARE(bench.link.seen(wire::op::messageSend)->opId, first);
        QVERIFY(bench.stored(1));
        QCOMPARE(bench.link.seen(wire::op::messageSend)->opId, second);
    }

    void aCrashAfterTheCacheWasWrittenSendsNothingTwice()
    {
        Bench bench;
        const OpId sent = bench.send(m_channel, u"one"_s);
        const OpId edit = bench.add(change(PendingKind::Edit, m_channel, sent, u"one, better"_s));
        wire::MessageRow row;
        row.channelId = m_channel;
        row.id = sent;
        row.seq = row.revSeq = 6;
        row.ord = 5;
        QVERIFY(bench.store->messages().put(1, row).ok());

        bench.restart();
        turn();

        QVERIFY(!bench.outbox->find(sent));
        QCOMPARE(bench.onDisk(), QList{edit});
        QCOMPARE(bench.link.waiting(wire::op::messageSend), 0);
        QCOMPARE(bench.link.seen(wire::op::messageEdit)->seq, 6);
    }

    void anAnswerThatComesTooLateChangesNothing()
    {
        Bench bench;
        bench.send(m_channel, u"one"_s);
        const QList<test::ScriptedLink::Asked> asked = bench.link.asked;
        bench.link.asked.clear();
        QVERIFY(bench.outbox->clear().ok());
        const OpId later = bench.send(m_channel, u"two"_s);

        asked.first().answer(
            Payload(toCbor(wire::SendReply{OpId::create(), wire::SendStatus::Stored, 1, 1, 1})));
        turn();

        QVERIFY(bench.kept.isEmpty());
        QCOMPARE(bench.stateOf(later), std::optional(PendingState::Sending));
        // A second answer to the same question is nobody's.
        QVERIFY(bench.stored(2));
        asked.first().answer(fail(Errc::Forbidden));
        turn();
        QCOMPARE(bench.kept.size(), 1);
        QVERIFY(bench.outbox->all().isEmpty());
    }

    void anIdThatIsQueuedAlreadyIsNotQueuedTwice()
    {
        Bench bench;
        PendingOp op = message(m_channel, u"by a script"_s);
        op.id = OpId::create();
        bench.add(op);
        const auto again = bench.outbox->add({op});

        QVERIFY(again.ok());
        QVERIFY(again->isEmpty());
        QCOMPARE(bench.outbox->all().size(), 1);
        QVERIFY(bench.stored(1));
        QVERIFY(bench.link.asked.isEmpty());
    }

    // Its row may still lie on disk for a moment.
    void anIdThatWasJustAcknowledgedIsSentAgain()
    {
        Bench bench({},
                    {std::chrono::seconds(10), std::chrono::seconds(60),
                     std::chrono::milliseconds(60'000)});
        PendingOp op = message(m_channel, u"by a script"_s);
        op.id = OpId::create();
        bench.add(op);
        QVERIFY(bench.stored(1));

        const auto again = bench.outbox->add({op});
        turn();

        QVERIFY2(again.ok(), again.ok() ? "" : qPrintable(again.error().detail));
        QCOMPARE(bench.link.seen(wire::op::messageSend)->opId, op.id);
        QVERIFY(bench.stored(1, wire::SendStatus::Repeated));
        QVERIFY(bench.outbox->all().isEmpty());
    }

    // --- a wider window -----------------------------------------------------------------------------

    void aRefusalLetsNothingMoreLeaveUntilTheRestIsAnswered()
    {
        Bench bench({}, patient, 3);
        for (const QString &text : {u"1"_s, u"2"_s, u"3"_s, u"4"_s, u"5"_s})
            bench.send(m_channel, text);
        QCOMPARE(bench.link.waiting(wire::op::messageSend), 3);

        QVERIFY(bench.refuse(wire::op::messageSend, fail(Errc::Unavailable, {}, {}, 5)));
        QVERIFY(bench.refuse(wire::op::messageSend, fail(Errc::Unavailable, {}, {}, 5)));
        bench.clock.advance(std::chrono::seconds(5));
        bench.send(m_channel, u"6"_s);
        QCOMPARE(bench.link.waiting(wire::op::messageSend), 1);
        QVERIFY(bench.refuse(wire::op::messageSend, fail(Errc::Unavailable, {}, {}, 5)));
        QVERIFY(bench.link.asked.isEmpty());

        bench.clock.advance(std::chrono::seconds(5));
        bench.send(m_channel, u"7"_s);
        QCOMPARE(bench.link.waiting(wire::op::messageSend), 3);
        for (const QString &text : {u"1"_s, u"2"_s, u"3"_s, u"4"_s, u"5"_s, u"6"_s, u"7"_s}) {
            QCOMPARE(bench.textUnderWay(), text);
            QVERIFY(bench.stored(text.toLongLong()));
        }
    }

    // --- all of it at once --------------------------------------------------------------------------

    // A server that stores once per id, behind a link that loses questions and answers, with a client that crashes:
    // in the end the server has everything, in the order of writing.
    void whateverHappensTheServerHasAllInOrder()
    {
        for (quint32 seed = 1; seed <= 40; ++seed) {
            QRandomGenerator random(seed);
            Bench bench;
            const QList<ChannelId> channels{m_channel, m_other};
            QHash<ChannelId, QStringList> written;
            QHash<ChannelId, QStringList> stored;
            QHash<OpId, qint64> seqs;
            const auto answer = [&](bool lost) {
                const auto asked = bench.link.seen(wire::op::messageSend);
                if (!asked)
                    return;
                if (!seqs.contains(asked->opId)) {
                    stored[asked->channelId].append(*asked->content);
                    seqs.insert(asked->opId, stored.value(asked->channelId).size());
                }
                if (lost)
                    bench.lose();
                else
                    bench.stored(seqs.value(asked->opId));
            };
            for (int step = 0; step < 120; ++step) {
                switch (random.bounded(8)) {
                case 0:
                case 1: {
                    const ChannelId &channel = channels.at(random.bounded(2));
                    const QString text = u"%1"_s.arg(step);
                    QVERIFY(!bench.send(channel, text).isNull());
                    written[channel].append(text);
                    break;
                }
                case 2:
                    answer(true);
                    break;
                case 3:
                    bench.lose();
                    break;
                case 4:
                    bench.restart();
                    break;
                case 5:
                    bench.refuse(wire::op::messageSend, fail(Errc::Unavailable));
                    bench.clock.advance(std::chrono::seconds(random.bounded(60)));
                    break;
                default:
                    if (!bench.link.online)
                        bench.comeBack();
                    answer(false);
                }
            }
            bench.lose();
            bench.comeBack();
            while (bench.link.seen(wire::op::messageSend))
                answer(false);

            QVERIFY2(stored == written, qPrintable(u"seed %1"_s.arg(seed)));
            QVERIFY(bench.outbox->all().isEmpty());
        }
    }
};

QTEST_GUILESS_MAIN(OutboxSendingTest)
#include "tst_outbox_sending.moc"
