// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What becomes of a message that is waiting: changed, taken back, tried again; and of what depends on it.
#include "tests/unit/client/outbox/outbox_bench.h"

using namespace dunlin;
using namespace dunlin::client;
using namespace dunlin::test;
using namespace Qt::StringLiterals;

class OutboxChangesTest : public QObject
{
    Q_OBJECT

    const ChannelId m_channel = ChannelId::create();
    const ChannelId m_other = ChannelId::create();

private Q_SLOTS:
    // --- retry, cancel, rewrite ---------------------------------------------------------------------

    void aRetryKeepsTheIdAndThePlace()
    {
        Bench bench;
        const OpId first = bench.send(m_channel, u"one"_s);
        bench.send(m_channel, u"two"_s);
        QVERIFY(bench.refuse(wire::op::messageSend, fail(Errc::Forbidden, u"No"_s)));
        bench.lose();

        QVERIFY(bench.outbox->retry(first).ok());

        QCOMPARE(bench.outbox->find(first)->error, QString());
        QCOMPARE(bench.outbox->find(first)->attempts, 0);
        bench.comeBack();
        QCOMPARE(bench.link.seen(wire::op::messageSend)->opId, first);
        QVERIFY(bench.stored(1));
        QCOMPARE(bench.textUnderWay(), u"two"_s);
        QCOMPARE(bench.outbox->retry(first).error().code, Errc::NotFound);
    }

    void whatIsUnderWayCantBeTakenBack()
    {
        Bench bench;
        const OpId first = bench.send(m_channel, u"one"_s);
        const OpId second = bench.send(m_channel, u"two"_s);

        QCOMPARE(bench.outbox->cancel(first).error().code, Errc::Conflict);
        QVERIFY(bench.outbox->cancel(second).ok());

        QCOMPARE(bench.onDisk(), QList{first});
        QCOMPARE(bench.removed, QList{second});
        QCOMPARE(bench.endingsOf(second), 1);
        QVERIFY(bench.stored(1));
        QVERIFY(bench.link.asked.isEmpty());
        QCOMPARE(bench.outbox->cancel(first).error().code, Errc::NotFound);
    }

    void takingAMessageBackTakesWhatDependsOnIt_data()
    {
        QTest::addColumn<bool>("failed");
        QTest::newRow("while it is queued") << false;
        QTest::newRow("after it was refused") << true;
    }
    void takingAMessageBackTakesWhatDependsOnIt()
    {
        QFETCH(bool, failed);
        Bench bench;
        if (!failed)
            bench.lose();
        const OpId sent = bench.send(m_channel, u"one"_s);
        const OpId edit = bench.add(change(PendingKind::Edit, m_channel, sent, u"better"_s));
        const OpId like = bench.add(change(PendingKind::ReactionAdd, m_channel, sent, u"👍"_s));
        if (failed) {
            QVERIFY(bench.refuse(wire::op::messageSend, fail(Errc::TooLarge)));
            QCOMPARE(bench.stateOf(edit), std::optional(PendingState::Failed));
        }

        QVERIFY(bench.outbox->cancel(sent).ok());

        QVERIFY(bench.outbox->all().isEmpty());
        QVERIFY(bench.onDisk().isEmpty());
        QCOMPARE(bench.removed, (QList<OpId>{sent, edit, like}));
    }

    void aMessageIsRewrittenOnlyWhileNobodyCanHaveSeenIt()
    {
        Bench bench;
        bench.lose();
        const OpId id = bench.send(m_channel, u"helo"_s);
        QVERIFY(bench.outbox->rewrite(id, u"hello"_s).ok());
        bench.comeBack();
        QCOMPARE(bench.textUnderWay(), u"hello"_s);
        QCOMPARE(bench.outbox->rewrite(id, u"bye"_s).error().code, Errc::Conflict);

        // The server may have it, though the answer was lost.
        bench.lose();
        QCOMPARE(bench.outbox->rewrite(id, u"bye"_s).error().code, Errc::Conflict);

        // It has said that it does not.
        bench.comeBack();
        QVERIFY(bench.refuse(wire::op::messageSend, fail(Errc::Invalid)));
        QVERIFY(bench.outbox->rewrite(id, u"bye"_s).ok());
        turn();
        QCOMPARE(bench.textUnderWay(), u"bye"_s);
        QCOMPARE(bench.link.seen(wire::op::messageSend)->opId, id);
    }

    // --- what depends on a message that is not sent yet ----------------------------------------------

    void changesOfAQueuedMessageFollowItWithItsNumber()
    {
        Bench bench;
        const OpId sent = bench.send(m_channel, u"one"_s);
        bench.add(change(PendingKind::Edit, m_channel, sent, u"better"_s));
        bench.add(change(PendingKind::ReactionAdd, m_channel, sent, u"👍"_s));
        bench.add(change(PendingKind::ReactionRemove, m_channel, sent, u"👍"_s));
        bench.add(change(PendingKind::Delete, m_channel, sent));
        bench.send(m_channel, u"two"_s);
        QCOMPARE(bench.link.asked.size(), 1);

        QVERIFY(bench.stored(21));

        QCOMPARE(bench.link.asked.size(), 1);
        const auto edit = bench.link.seen(wire::op::messageEdit);
        QVERIFY(edit);
        QCOMPARE(edit->seq, 21);
        QCOMPARE(edit->content, u"better"_s);
        QVERIFY(
            bench.link.reply(wire::op::messageEdit, {edit->opId, wire::SendStatus::Stored, 22}));
        turn();
        QCOMPARE(bench.link.seen(wire::op::reactionAdd)->seq, 21);
        QCOMPARE(bench.link.seen(wire::op::reactionAdd)->emoji, u"👍"_s);
        QVERIFY(bench.link.reply(wire::op::reactionAdd,
                                 {OpId::create(), wire::SendStatus::Stored, 23}));
        turn();
        QCOMPARE(bench.link.seen(wire::op::reactionRemove)->seq, 21);
        QVERIFY(bench.link.reply(wire::op::reactionRemove,
                                 {OpId::create(), wire::SendStatus::Stored, 24}));
        turn();
        QCOMPARE(bench.link.seen(wire::op::messageDelete)->seq, 21);
        QVERIFY(bench.link.reply(wire::op::messageDelete,
                                 {OpId::create(), wire::SendStatus::Stored, 25}));
        turn();
        QCOMPARE(bench.textUnderWay(), u"two"_s);
    }

    void aNumberThatWasLearntIsStillKnownAfterARestart()
    {
        Bench bench;
        const OpId sent = bench.send(m_channel, u"one"_s);
        bench.add(change(PendingKind::Edit, m_channel, sent, u"better"_s));
        QVERIFY(bench.stored(21));

        bench.restart();
        turn();

        QCOMPARE(bench.link.seen(wire::op::messageEdit)->seq, 21);
    }

    void whatDependsOnARefusedMessageFailsWithItAndTheLaneGoesOn()
    {
        Bench bench;
        const OpId sent = bench.send(m_channel, u"one"_s);
        const OpId edit = bench.add(change(PendingKind::Edit, m_channel, sent, u"better"_s));
        bench.send(m_channel, u"two"_s);

        QVERIFY(bench.refuse(wire::op::messageSend, fail(Errc::Forbidden, u"No"_s)));

        QCOMPARE(bench.stateOf(sent), std::optional(PendingState::Failed));
        QCOMPARE(bench.stateOf(edit), std::optional(PendingState::Failed));
        QVERIFY(!bench.outbox->find(edit)->error.isEmpty());
        QCOMPARE(bench.endingsOf(edit), 1);
        QCOMPARE(bench.textUnderWay(), u"two"_s);

        // Once the message is sent after all, they can be, too.
        QVERIFY(bench.stored(1));
        QVERIFY(bench.outbox->retry(sent).ok());
        turn();
        QVERIFY(bench.stored(2));
        QVERIFY(bench.outbox->retry(edit).ok());
        turn();
        QCOMPARE(bench.link.seen(wire::op::messageEdit)->seq, 2);
    }

    // It would wait for a number that never comes, with the whole channel behind it.
    void aChangeOfAFailedMessageDoesNotBlockTheChannel()
    {
        Bench bench;
        const OpId sent = bench.send(m_channel, u"one"_s);
        const OpId edit = bench.add(change(PendingKind::Edit, m_channel, sent, u"better"_s));
        QVERIFY(bench.refuse(wire::op::messageSend, fail(Errc::Forbidden, u"No"_s)));

        const Status retried = bench.outbox->retry(edit);
        QVERIFY(!retried.ok());
        QCOMPARE(retried.error().code, Errc::Conflict);
        const auto like =
            bench.outbox->add({change(PendingKind::ReactionAdd, m_channel, sent, u"👍"_s)});
        QVERIFY(!like.ok());
        QCOMPARE(like.error().code, Errc::Conflict);

        bench.send(m_channel, u"two"_s);
        QCOMPARE(bench.textUnderWay(), u"two"_s);
    }

    void aRetryOfAChangeWhoseMessageIsGoneIsRefused()
    {
        Bench bench;
        const OpId sent = bench.send(m_channel, u"one"_s);
        QVERIFY(bench.refuse(wire::op::messageSend, fail(Errc::Forbidden, u"No"_s)));
        QVERIFY(bench.outbox->cancel(sent).ok());

        const auto edit =
            bench.outbox->add({change(PendingKind::Edit, m_channel, sent, u"better"_s)});

        QVERIFY(!edit.ok());
        QCOMPARE(edit.error().code, Errc::NotFound);
        bench.send(m_channel, u"two"_s);
        QCOMPARE(bench.textUnderWay(), u"two"_s);
    }

    // The process may end between the failure of a message and that of what depends on it.
    void aChangeOfAFailedMessageFailsAtTheNextStart()
    {
        Bench bench;
        bench.lose();
        QList<PendingOp> ops{message(m_channel, u"one"_s)};
        ops[0].id = OpId::create();
        ops[0].state = PendingState::Failed;
        ops.append(change(PendingKind::Edit, m_channel, ops.at(0).id, u"better"_s));
        ops[1].id = OpId::create();
        ops.append(message(m_channel, u"two"_s));
        ops[2].id = OpId::create();
        QVERIFY(bench.store->outbox().add(ops).ok());

        bench.restart();
        turn();

        QCOMPARE(bench.stateOf(ops.at(1).id), std::optional(PendingState::Failed));
        QCOMPARE(bench.textUnderWay(), u"two"_s);
    }

    void aChangeOfNothingIsRefused()
    {
        Bench bench;

        QVERIFY(!bench.outbox->add({change(PendingKind::Edit, m_channel, {}, u"?"_s)}).ok());
        QVERIFY(!bench.outbox->add({readMark(m_channel, 0)}).ok());

        QVERIFY(bench.outbox->all().isEmpty());
        bench.send(m_channel, u"two"_s);
        QCOMPARE(bench.textUnderWay(), u"two"_s);
    }

    // --- read marks ---------------------------------------------------------------------------------

    void readMarksCollapseToTheNewestAndPassTheMessages()
    {
        Bench bench;
        bench.send(m_channel, u"one"_s);
        bench.add(readMark(m_channel, 3));
        QCOMPARE(bench.link.seen(wire::op::read)->seq, 3);
        for (const qint64 seq : {5, 9, 7})
            bench.add(readMark(m_channel, seq));

        // One is under way, one waits with the highest of the others.
        QCOMPARE(bench.link.waiting(wire::op::read), 1);
        QCOMPARE(bench.onDisk().size(), 3);
        QVERIFY(bench.link.reply(wire::op::read, {}));
        turn();
        QCOMPARE(bench.link.seen(wire::op::read)->seq, 9);
        QVERIFY(bench.link.reply(wire::op::read, {}));
        turn();
        QCOMPARE(bench.link.waiting(wire::op::read), 0);
        QCOMPARE(bench.outbox->all().size(), 1);
    }

    void theNewestMarkIsTheOneOnDisk()
    {
        Bench bench;
        bench.lose();
        bench.add(readMark(m_channel, 3));
        bench.add(readMark(m_channel, 8));
        bench.add(readMark(m_other, 2));

        bench.restart();
        turn();

        QCOMPARE(bench.outbox->all().size(), 2);
        QCOMPARE(bench.link.seen(wire::op::read)->seq, 8);
    }

    void aRefusedReadMarkIsDroppedAndTheNextOnePasses()
    {
        Bench bench;
        bench.add(readMark(m_channel, 3));
        bench.add(readMark(m_channel, 4));

        QVERIFY(bench.refuse(wire::op::read, fail(Errc::Forbidden)));

        QCOMPARE(bench.link.seen(wire::op::read)->seq, 4);
        QCOMPARE(bench.onDisk().size(), 1);
    }

    // --- a channel that is left -----------------------------------------------------------------------

    void aChannelThatIsLeftFailsEachOfItsOperationsOnce()
    {
        Bench bench;
        bench.lose();
        const OpId sent = bench.send(m_channel, u"one"_s);
        const OpId edit = bench.add(change(PendingKind::Edit, m_channel, sent, u"better"_s));
        bench.add(readMark(m_channel, 3));
        const OpId elsewhere = bench.send(m_other, u"elsewhere"_s);

        bench.outbox->failChannel(m_channel, u"You are not in that channel any more"_s);

        QCOMPARE(bench.stateOf(sent), std::optional(PendingState::Failed));
        QCOMPARE(bench.stateOf(edit), std::optional(PendingState::Failed));
        QCOMPARE(bench.outbox->find(sent)->error, u"You are not in that channel any more"_s);
        QCOMPARE(bench.endingsOf(sent), 1);
        QCOMPARE(bench.endingsOf(edit), 1);
        QCOMPARE(bench.outbox->all().size(), 3);
        QCOMPARE(bench.stateOf(elsewhere), std::optional(PendingState::Queued));
    }
};

QTEST_GUILESS_MAIN(OutboxChangesTest)
#include "tst_outbox_changes.moc"
