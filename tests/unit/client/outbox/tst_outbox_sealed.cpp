// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Messages of encrypted channels: nothing leaves in the clear, each is sealed once and sent again as it was, and one
// that was sealed for an older roster is sealed anew in its place.
#include "tests/unit/client/outbox/outbox_bench.h"

using namespace dunlin;
using namespace dunlin::client;
using namespace dunlin::test;
using namespace Qt::StringLiterals;

namespace {

class ScriptedSealer final : public Sealer
{
public:
    explicit ScriptedSealer(const ChannelId &channel)
        : m_channel(channel)
    {
    }
    bool isEncrypted(const ChannelId &channel) override { return channel == m_channel; }
    Async<wire::Sealed> seal(const PendingOp &op) override
    {
        asked.append(op.id);
        if (!refusal.ok())
            return ready<wire::Sealed>(refusal.error());
        return ready<wire::Sealed>(wire::Sealed{
            1, epoch, "seal " + QByteArray::number(++m_count) + ' ' + op.text.toUtf8()});
    }
    void outdated(const ChannelId &) override { ++epoch; }

    QList<OpId> asked;
    Status refusal = ok();
    qint64 epoch = 1;

private:
    const ChannelId m_channel;
    int m_count = 0;
};

} // namespace

class OutboxSealedTest : public QObject
{
    Q_OBJECT

    const ChannelId m_channel = ChannelId::create();
    const ChannelId m_other = ChannelId::create();

    static void furnish(Bench &bench, Sealer &sealer)
    {
        QVERIFY(*bench.store->sealedRows().unlock(Secret(QByteArray(32, 'k'))));
        bench.outbox->setSealer(&sealer);
    }
    static QByteArray underWay(const Bench &bench)
    {
        const auto asked = bench.link.seen(wire::op::messageSend);
        return asked && asked->sealed && !asked->content ? asked->sealed->bytes : QByteArray();
    }

private Q_SLOTS:
    void initTestCase() { QVERIFY(initCrypto()); }

    void nothingLeavesInTheClear()
    {
        ScriptedSealer sealer(m_channel);
        Bench bench;
        furnish(bench, sealer);
        bench.send(m_channel, u"hush"_s);
        QCOMPARE(underWay(bench), QByteArray("seal 1 hush"));
        bench.send(m_other, u"hello"_s);
        QVERIFY(bench.stored(1));
        QCOMPARE(bench.textUnderWay(), u"hello"_s);
        QVERIFY(bench.stored(1));
        // What is acknowledged is what was sealed.
        QCOMPARE(bench.kept.first().op.sealed, QByteArray("seal 1 hush"));

        const OpId edited =
            bench.add(change(PendingKind::Edit, m_channel, bench.kept.first().op.id, u"hush!"_s));
        Q_UNUSED(edited) // its message is in no cache here, so it is not even queued
        PendingOp edit;
        edit.channel = m_channel;
        edit.kind = PendingKind::Edit;
        edit.targetSeq = 1;
        edit.text = u"hush!"_s;
        bench.add(edit);
        const auto change = bench.link.seen(wire::op::messageEdit);
        QVERIFY(change && change->sealed && !change->content);
        QCOMPARE(change->sealed->bytes, QByteArray("seal 2 hush!"));
    }

    void withoutASealerItWaits()
    {
        ScriptedSealer sealer(m_channel);
        Bench bench;
        furnish(bench, sealer);
        sealer.refusal = fail(Errc::Unavailable, u"No keys yet"_s);
        const OpId id = bench.send(m_channel, u"hush"_s);
        QVERIFY(bench.link.asked.isEmpty());
        QCOMPARE(bench.stateOf(id), std::optional(PendingState::Queued));
        QCOMPARE(bench.outbox->find(id)->error, u"No keys yet"_s);
        bench.outbox->setSealer(nullptr);
        bench.outbox->setOnline(true);
        turn();
        QVERIFY(bench.link.asked.isEmpty());
        bench.outbox->setSealer(&sealer);
        sealer.refusal = ok();
        bench.outbox->setOnline(true);
        turn();
        QCOMPARE(underWay(bench), QByteArray("seal 1 hush"));
        // Refused for good is told.
        QVERIFY(bench.stored(1));
        sealer.refusal = fail(Errc::Forbidden, u"Revoked"_s);
        const OpId bad = bench.send(m_channel, u"too late"_s);
        QCOMPARE(bench.stateOf(bad), std::optional(PendingState::Failed));
        QVERIFY(bench.link.asked.isEmpty());
    }

    void itIsSealedOnceAndSentAgainAsItWas()
    {
        QTemporaryDir folder;
        ScriptedSealer sealer(m_channel);
        Bench bench(folder.path());
        furnish(bench, sealer);
        const OpId id = bench.send(m_channel, u"hush"_s);
        const QByteArray first = underWay(bench);
        // The answer is lost, twice; the second time with the process.
        bench.lose();
        bench.comeBack();
        QCOMPARE(underWay(bench), first);
        // The sealer keeps it with its own step; here nobody does.
        QVERIFY(bench.store->outbox().update(*bench.outbox->find(id)).ok());
        bench.restart();
        bench.outbox->setSealer(&sealer);
        bench.outbox->setOnline(true);
        turn();
        QCOMPARE(underWay(bench), first);
        QCOMPARE(sealer.asked.size(), 1);
        QVERIFY(bench.stored(1, wire::SendStatus::Repeated));
    }

    void anOlderRosterIsSealedAnewInItsPlace()
    {
        ScriptedSealer sealer(m_channel);
        Bench bench;
        furnish(bench, sealer);
        const OpId id = bench.send(m_channel, u"one"_s);
        bench.send(m_channel, u"two"_s);
        QVERIFY(bench.refuse(wire::op::messageSend,
                             fail(Errc::Conflict, u"sealed for another roster"_s, u"epoch"_s)));
        // The same operation, before the younger one.
        const auto again = bench.link.seen(wire::op::messageSend);
        QVERIFY(again && again->sealed);
        QCOMPARE(again->opId, id);
        QCOMPARE(again->sealed->bytes, QByteArray("seal 2 one"));
        QCOMPARE(again->sealed->epoch, 2);
        QVERIFY(bench.stored(1));
        QCOMPARE(underWay(bench), QByteArray("seal 3 two"));
        QVERIFY(bench.stored(2));
        QCOMPARE(bench.kept.size(), 2);
        // Any other conflict is one for good.
        const OpId used = bench.send(m_channel, u"three"_s);
        QVERIFY(bench.refuse(wire::op::messageSend, fail(Errc::Conflict, u"used"_s, u"opId"_s)));
        QCOMPARE(bench.stateOf(used), std::optional(PendingState::Failed));
    }

    void aRosterThatKeepsChangingIsLeftAloneForAWhile()
    {
        ScriptedSealer sealer(m_channel);
        Bench bench;
        furnish(bench, sealer);
        const OpId id = bench.send(m_channel, u"one"_s);
        int refused = 0;
        while (bench.refuse(wire::op::messageSend, fail(Errc::Conflict, {}, u"epoch"_s))
               && refused < 50)
            ++refused;
        QVERIFY(refused > 1 && refused < 50);
        QCOMPARE(bench.stateOf(id), std::optional(PendingState::Queued));
        QVERIFY(bench.outbox->find(id)->nextTryAt > bench.clock.nowMs());
    }

    void whatCantBeSealedIsRefusedAtOnce()
    {
        ScriptedSealer sealer(m_channel);
        Bench bench;
        furnish(bench, sealer);
        PendingOp reaction;
        reaction.channel = m_channel;
        reaction.kind = PendingKind::ReactionAdd;
        reaction.targetSeq = 1;
        reaction.text = u"x"_s;
        QCOMPARE(bench.outbox->add({reaction}).error().code, Errc::Invalid);
        PendingOp files = message(m_channel, u"look"_s);
        files.files.append(PendingFile{});
        QCOMPARE(bench.outbox->add({files}).error().code, Errc::Invalid);
        QVERIFY(bench.link.asked.isEmpty());
        QVERIFY(bench.outbox->all().isEmpty());
        reaction.channel = m_other;
        QVERIFY(bench.outbox->add({reaction}).ok());
    }

    void anotherTextIsSealedAnew()
    {
        ScriptedSealer sealer(m_channel);
        Bench bench;
        furnish(bench, sealer);
        const OpId id = bench.send(m_channel, u"one"_s);
        QVERIFY(bench.refuse(wire::op::messageSend, fail(Errc::Forbidden, u"Not now"_s)));
        QCOMPARE(bench.stateOf(id), std::optional(PendingState::Failed));
        QVERIFY(bench.outbox->rewrite(id, u"other words"_s).ok());
        turn();
        QCOMPARE(underWay(bench), QByteArray("seal 2 other words"));
    }
};

QTEST_GUILESS_MAIN(OutboxSealedTest)
#include "tst_outbox_sealed.moc"
