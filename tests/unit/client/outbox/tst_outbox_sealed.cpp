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
    Removal meant(const PendingOp &) override { return {given, word, isReady}; }
    void outdated(const ChannelId &) override { ++epoch; }

    QList<OpId> asked;
    QList<OpId> given;
    std::optional<wire::Sealed> word;
    bool isReady = true;
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

    // What is sealed speaks of the server's numbers.
    void forAServerThatWentBackInTimeItIsSealedAnew()
    {
        ScriptedSealer sealer(m_channel);
        Bench bench;
        furnish(bench, sealer);
        const OpId id = bench.send(m_channel, u"one"_s);
        QVERIFY(bench.refuse(wire::op::messageSend, fail(Errc::Unavailable)));
        QCOMPARE(bench.outbox->find(id)->sealed, QByteArray("seal 1 one"));
        bench.outbox->sealAllAnew();
        QVERIFY(bench.outbox->find(id)->sealed.isEmpty());
        bench.outbox->setOnline(true);
        turn();
        QCOMPARE(underWay(bench), QByteArray("seal 2 one"));
        // What is on its way stays what it is.
        bench.outbox->sealAllAnew();
        QCOMPARE(bench.outbox->find(id)->sealed, QByteArray("seal 2 one"));
        QVERIFY(bench.stored(1));
        QCOMPARE(bench.kept.size(), 1);
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

    static PendingOp reaction(const ChannelId &channel, PendingKind kind)
    {
        PendingOp op;
        op.channel = channel;
        op.kind = kind;
        op.targetSeq = 1;
        op.text = u"kestrel"_s;
        return op;
    }

    void aReactionIsSealed()
    {
        ScriptedSealer sealer(m_channel);
        Bench bench;
        furnish(bench, sealer);
        const OpId id = bench.add(reaction(m_channel, PendingKind::ReactionAdd));
        auto asked = bench.link.seen(wire::op::reactionAdd);
        QVERIFY(asked && asked->sealed && asked->emoji.isEmpty());
        QCOMPARE(asked->sealed->bytes, QByteArray("seal 1 kestrel"));
        // For a roster that is over: anew, under its id.
        QVERIFY(bench.refuse(wire::op::reactionAdd, fail(Errc::Conflict, {}, u"epoch"_s)));
        asked = bench.link.seen(wire::op::reactionAdd);
        QVERIFY(asked && asked->sealed);
        QCOMPARE(asked->opId, id);
        QCOMPARE(asked->sealed->bytes, QByteArray("seal 2 kestrel"));
        QVERIFY(bench.link.reply(wire::op::reactionAdd, {id, wire::SendStatus::Stored, 2}));
        turn();
        QVERIFY(bench.outbox->all().isEmpty());

        // Elsewhere it is what it was.
        bench.add(reaction(m_other, PendingKind::ReactionAdd));
        asked = bench.link.seen(wire::op::reactionAdd);
        QVERIFY(asked && !asked->sealed);
        QCOMPARE(asked->emoji, u"kestrel"_s);
    }

    void nothingIsTakenBackWithoutTheWordForIt()
    {
        ScriptedSealer sealer(m_channel);
        Bench bench;
        furnish(bench, sealer);
        sealer.given = {OpId::create()};
        sealer.isReady = false;
        const OpId id = bench.add(reaction(m_channel, PendingKind::ReactionRemove));
        turn();
        QVERIFY(bench.link.asked.isEmpty());
        QVERIFY(bench.stateOf(id) && *bench.stateOf(id) != PendingState::Failed);
        // It is tried again, with a new connection at the latest.
        sealer.isReady = true;
        bench.lose();
        bench.comeBack();
        QVERIFY(bench.link.seen(wire::op::reactionRemove));
    }

    void takingAReactionBackNamesItAndNotWhatItIs()
    {
        ScriptedSealer sealer(m_channel);
        Bench bench;
        furnish(bench, sealer);
        sealer.given = {OpId::create(), OpId::create()};
        const OpId id = bench.add(reaction(m_channel, PendingKind::ReactionRemove));
        const auto asked = bench.link.seen(wire::op::reactionRemove);
        QVERIFY(asked && asked->emoji.isEmpty() && !asked->sealed);
        QCOMPARE(asked->given, std::optional(sealer.given));
        QVERIFY(sealer.asked.isEmpty());
        QVERIFY(bench.link.reply(wire::op::reactionRemove, {id, wire::SendStatus::Stored, 3}));
        turn();
        // With one's word that it was taken back.
        sealer.word = wire::Sealed{2, 0, "signed"};
        const OpId withWord = bench.add(reaction(m_channel, PendingKind::ReactionRemove));
        const auto signedOne = bench.link.seen(wire::op::reactionRemove);
        QVERIFY(signedOne);
        QCOMPARE(signedOne->given, std::optional(sealer.given));
        QCOMPARE(signedOne->sealed, sealer.word);
        QVERIFY(
            bench.link.reply(wire::op::reactionRemove, {withWord, wire::SendStatus::Stored, 4}));
        turn();
        // One that nobody knows of: nothing leaves, least of all in the clear.
        sealer.given.clear();
        const OpId unknown = bench.add(reaction(m_channel, PendingKind::ReactionRemove));
        QVERIFY(bench.link.asked.isEmpty());
        QCOMPARE(bench.stateOf(unknown), std::optional(PendingState::Failed));
        bench.outbox->setSealer(nullptr);
        QVERIFY(bench.outbox->retry(unknown).ok());
        turn();
        QVERIFY(bench.link.asked.isEmpty());
        QCOMPARE(bench.stateOf(unknown), std::optional(PendingState::Queued));
    }

    // What somebody wrote, what a reaction is, what a file is called, and what opens it.
    void whatWaitsRestsSealed()
    {
        QTemporaryDir folder;
        ScriptedSealer sealer(m_channel);
        Bench bench(folder.path());
        furnish(bench, sealer);
        sealer.refusal = fail(Errc::Unavailable, u"No keys yet"_s);
        PendingOp files = message(m_channel, u"kestrel text"_s);
        PendingFile file;
        file.path = u"/nowhere/kestrel.txt"_s;
        file.name = u"kestrel.txt"_s;
        file.size = 7;
        file.contentType = u"text/kestrel"_s;
        file.sealedPath = u"/nowhere/sealed"_s;
        file.sealedSize = 4200;
        file.key = QByteArray(32, 'k');
        file.digest = QByteArray(32, 'd');
        files.files = {file};
        const OpId id = bench.add(files);
        QVERIFY(!id.isNull());
        const OpId emoji = bench.add(reaction(m_channel, PendingKind::ReactionAdd));
        const OpId removal = bench.add(reaction(m_channel, PendingKind::ReactionRemove));
        const QDir dir(folder.path());
        for (const QFileInfo &each : dir.entryInfoList(QDir::Files)) {
            QFile held(each.filePath());
            QVERIFY(held.open(QIODevice::ReadOnly));
            const QByteArray bytes = held.readAll();
            QVERIFY2(!bytes.contains("kestrel"), qPrintable(each.fileName()));
            QVERIFY(!bytes.contains(QByteArray(32, 'k').toBase64()));
        }
        // Without its key nothing of it is there, and nothing of it is lost.
        bench.restart();
        const PendingOp *held = bench.outbox->find(id);
        QVERIFY(held);
        QCOMPARE(held->files, QList{file});
        QVERIFY(bench.outbox->find(emoji) && bench.outbox->find(removal));
        QCOMPARE(bench.outbox->find(removal)->text, u"kestrel"_s);
        QVERIFY(!*bench.store->sealedRows().unlock(Secret(QByteArray(32, 'x'))));
        bench.restart();
        held = bench.outbox->find(id);
        QVERIFY(held && held->files.isEmpty() && held->text.isEmpty());
        QVERIFY(bench.store->outbox().update(*held).ok());
        QVERIFY(*bench.store->sealedRows().unlock(Secret(QByteArray(32, 'k'))));
        bench.restart();
        held = bench.outbox->find(id);
        QVERIFY(held);
        QCOMPARE(held->files, QList{file});
        QCOMPARE(held->text, u"kestrel text"_s);
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
