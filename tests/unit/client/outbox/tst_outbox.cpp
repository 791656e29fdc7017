// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The promise behind every message a person writes: it is kept, sent in order, sent once, and told of.

#include "client/outbox/outbox.h"
#include "tests/support/scripted_link.h"

#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QtTest>

using namespace dunlin;
using namespace dunlin::client;
using namespace Qt::StringLiterals;

namespace {

// Lets everything that was posted happen.
void turn()
{
    for (int i = 0; i < 4; ++i)
        QCoreApplication::processEvents();
}

PendingOp message(const ChannelId &channel, const QString &text)
{
    PendingOp op;
    op.channel = channel;
    op.text = text;
    return op;
}

PendingOp change(PendingKind kind, const ChannelId &channel, const OpId &target,
                 const QString &text = {})
{
    PendingOp op;
    op.channel = channel;
    op.kind = kind;
    op.targetId = target;
    op.text = text;
    return op;
}

PendingOp readMark(const ChannelId &channel, qint64 seq)
{
    PendingOp op;
    op.channel = channel;
    op.kind = PendingKind::ReadMark;
    op.targetSeq = seq;
    return op;
}

// Long waits that only the clock ends.
constexpr OutboxTimes patient{std::chrono::seconds(10), std::chrono::seconds(60),
                              std::chrono::milliseconds(0)};

// An outbox over a link that the test answers. Ends and begins again like a process does.
class Bench
{
public:
    explicit Bench(const QString &folder = {}, OutboxTimes times = patient, int window = 1)
        : m_times(times)
        , m_window(window)
        , store(*LocalStore::open(folder, clock))
    {
        start();
    }

    void start()
    {
        outbox = std::make_unique<Outbox>(
            *store, link, clock, [this](const Acknowledgement &ack) { kept.append(ack); }, m_times,
            m_window);
        QObject::connect(outbox.get(), &Outbox::ended, outbox.get(),
                         [this](const OpId &id, const Result<SendOutcome> &outcome) {
                             ended.append({id, outcome});
                         });
        QObject::connect(outbox.get(), &Outbox::removed, outbox.get(),
                         [this](const OpId &id) { removed.append(id); });
        isSound = outbox->load().ok();
        if (link.online)
            outbox->setOnline(true);
    }
    // What a crash leaves: the files, and nothing that was in memory.
    void restart()
    {
        link.drop();
        outbox.reset();
        turn();
        link.online = true;
        start();
    }
    void lose()
    {
        link.drop();
        outbox->setOnline(false);
        turn();
    }
    void comeBack()
    {
        link.online = true;
        outbox->setOnline(true);
        turn();
    }
    OpId add(const PendingOp &op)
    {
        const auto added = outbox->add({op});
        turn();
        return added.ok() && !added->isEmpty() ? added->first().id : OpId();
    }
    OpId send(const ChannelId &channel, const QString &text) { return add(message(channel, text)); }
    // The server stores the message that is under way.
    bool stored(qint64 seq, wire::SendStatus status = wire::SendStatus::Stored)
    {
        const auto asked = link.seen(wire::op::messageSend);
        const bool replied = asked
            && link.reply(wire::op::messageSend, {asked->opId, status, seq, seq, 1'000 + seq});
        turn();
        return replied;
    }
    template <typename Op>
    bool refuse(const Op &op, const Error &error)
    {
        const bool refused = link.refuse(op, error);
        turn();
        return refused;
    }
    QString textUnderWay() const
    {
        const auto asked = link.seen(wire::op::messageSend);
        return asked ? asked->content.value_or(QString()) : QString();
    }
    std::optional<PendingState> stateOf(const OpId &id) const
    {
        const PendingOp *op = outbox->find(id);
        return op ? std::optional(op->state) : std::nullopt;
    }
    int endingsOf(const OpId &id) const
    {
        return int(std::count_if(ended.cbegin(), ended.cend(),
                                 [&](const auto &each) { return each.first == id; }));
    }
    QList<OpId> onDisk() const
    {
        QList<OpId> ids;
        const auto rows = store->outbox().load();
        for (const PendingOp &op : rows.ok() ? *rows : QList<PendingOp>())
            ids.append(op.id);
        return ids;
    }

private:
    const OutboxTimes m_times;
    const int m_window;

public:
    ManualClock clock;
    std::unique_ptr<LocalStore> store;
    test::ScriptedLink link;
    QList<Acknowledgement> kept;
    QList<QPair<OpId, Result<SendOutcome>>> ended;
    QList<OpId> removed;
    std::unique_ptr<Outbox> outbox;
    bool isSound = false;
};

} // namespace

class OutboxTest : public QObject
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

QTEST_GUILESS_MAIN(OutboxTest)
#include "tst_outbox.moc"
