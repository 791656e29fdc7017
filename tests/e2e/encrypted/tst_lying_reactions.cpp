// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A server that holds a reaction back, shows one again that was taken back, or makes up that one was: each is named, with the
// number of the message, by the next word of anybody who was shown the truth. What honest people do is nobody's fault.
#include "client/crypto/take_back.h"
#include "tests/e2e/encrypted/false_server.h"
#include "tests/e2e/encrypted/lying_switches.h"

using namespace dunlin;
using namespace dunlin::client;
using namespace dunlin::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int Patience = PartyPatience;

PendingOp reaction(const ChannelId &channel, const OpId &message, PendingKind kind,
                   const QString &emoji)
{
    PendingOp op;
    op.kind = kind;
    op.channel = channel;
    op.targetId = message;
    op.text = emoji;
    return op;
}

// In the words of their givers that some were taken back.
QList<wire::SealedReaction> wordsIn(const wire::MessageRow &row)
{
    QList<wire::SealedReaction> words = row.sealedReactions.value_or(QList<wire::SealedReaction>());
    words.removeIf([](const auto &each) { return each.sealed.scheme != TakeBackScheme; });
    return words;
}

} // namespace

class LyingReactionsTest : public ServerTest
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(initCrypto()); }

    void whatIsKeptBackIsNamed_data()
    {
        QTest::addColumn<QString>("told");
        QTest::addColumn<bool>("isTakenBack");
        QTest::newRow("kept back") << u"no-reactions"_s << false;
        QTest::newRow("its taking back kept back") << u"old-reactions"_s << true;
        QTest::newRow("the truth of one that is there") << QString() << false;
        QTest::newRow("the truth of one that is gone") << QString() << true;
    }
    void whatIsKeptBackIsNamed()
    {
        QFETCH(QString, told);
        QFETCH(bool, isTakenBack);
        THREE_TALK;
        const OpId id = cat.say(channel, u"shall we?"_s);
        const qint64 seq = cat.row(channel, id).seq;
        EVERYBODY_HOLDS(seq, &ann, &bob, &cat);
        OFFLINE(&ann, &bob, &cat);
        const QStringList words = told.isEmpty()
            ? TheTruth
            : lie(told.toLatin1().constData(), channel, seq, bob.actor.id());
        SERVES(words);
        for (Party *each : {&ann, &cat})
            QVERIFY(each->comeOnline());
        const auto react = [&](PendingKind kind, const QString &emoji) {
            return !ann.run(reaction(channel, id, kind, emoji)).isNull();
        };
        // What was taken back on the way is told of as well, and nobody misses it.
        QVERIFY(react(PendingKind::ReactionAdd, u"no"_s));
        EVERYBODY_HOLDS(ann.row(channel, id).revSeq, &ann, &cat);
        QVERIFY(react(PendingKind::ReactionAdd, u"yes"_s));
        if (isTakenBack) {
            EVERYBODY_HOLDS(ann.row(channel, id).revSeq, &ann, &cat);
            QVERIFY(react(PendingKind::ReactionRemove, u"yes"_s));
        }
        const qint64 changed = ann.row(channel, id).revSeq;
        EVERYBODY_HOLDS(changed, &ann, &cat);
        QVERIFY(bob.comeOnline());
        EVERYBODY_HOLDS(changed, &bob);
        // He is shown what the server likes, and nobody has told him yet.
        const QStringList shown = bob.reactions(bob.row(channel, id));
        const QStringList both{u"no 1"_s, u"yes 1"_s};
        if (told == u"no-reactions"_s)
            QCOMPARE(shown, QStringList());
        else
            QCOMPARE(shown, isTakenBack && told.isEmpty() ? both.mid(0, 1) : both);
        QCOMPARE(faultOf(bob, channel), QString());
        const qint64 word = cat.row(channel, cat.say(channel, u"fine"_s)).seq;
        EVERYBODY_HOLDS(word, &ann, &bob, &cat);
        const QString named = told.isEmpty() ? QString() : fault(seq, "reactions", cat.actor.id());
        QTRY_COMPARE_WITH_TIMEOUT(faultOf(bob, channel), named, Patience);
        for (Party *each : {&ann, &cat})
            QCOMPARE(faultOf(*each, channel), QString());
        // It is remembered, until the truth is shown.
        OFFLINE(&ann, &bob, &cat);
        bob.stop();
        bob.start();
        QCOMPARE(faultOf(bob, channel), named);
        SERVES(TheTruth);
        QVERIFY(comesAnew(bob));
        EVERYBODY_HOLDS(word, &bob);
        QTRY_COMPARE_WITH_TIMEOUT(faultOf(bob, channel), QString(), Patience);
        QCOMPARE(bob.reactions(bob.row(channel, id)), isTakenBack ? both.mid(0, 1) : both);
    }

    // Nothing but the signature of one of her devices makes a word hers, and of this very message.
    void aWordThatIsMadeUpIsNone_data()
    {
        QTest::addColumn<QString>("by");
        QTest::addColumn<int>("count");
        QTest::addColumn<bool>("isNamed");
        QTest::newRow("by nobody, of a device that she has") << u"nobody"_s << 1 << true;
        QTest::newRow("by nobody, of one that there is not") << u"no device"_s << 1 << true;
        QTest::newRow("hers, of another message") << u"elsewhere"_s << 1 << true;
        QTest::newRow("hers, of other reactions") << u"her"_s << 31 << true;
        // What she took back before is forgotten by then: nobody can say that it was not this one.
        QTest::newRow("hers, of as many as there may be") << u"her"_s << 32 << false;
    }
    void aWordThatIsMadeUpIsNone()
    {
        QFETCH(QString, by);
        QFETCH(int, count);
        QFETCH(bool, isNamed);
        THREE_TALK;
        FalseServer lies(server);
        const OpId message = cat.say(channel, u"shall we?"_s);
        const qint64 seq = cat.row(channel, message).seq;
        EVERYBODY_HOLDS(seq, &ann, &bob, &cat);
        bob.goOffline();
        const OpId given = ann.run(reaction(channel, message, PendingKind::ReactionAdd, u"yes"_s));
        QVERIFY(!given.isNull());
        EVERYBODY_HOLDS(ann.row(channel, message).revSeq, &ann, &cat);

        const auto page = ann.actor.rest.call(wire::http::deviceLog, {ann.actor.id().toText()});
        VERIFY_OK(page);
        QList<QByteArray> entries;
        for (const wire::ChainEntry &each : page->entries)
            entries.append(each.entry);
        DeviceChain chain;
        QVERIFY(chain.extend(entries).ok());
        const DeviceId device = by == u"no device"_s ? DeviceId::create() : ann.actor.me.device();
        const TakeBackPlace place{GroupId(channel.uuid()),
                                  by == u"elsewhere"_s ? OpId::create() : message,
                                  {chain.account(), device}};
        const auto hers = ann.engine->sealing()->own().signingKey();
        VERIFY_OK(hers);
        const bool isHers = by == u"her"_s || by == u"elsewhere"_s;
        QList<OpId> named;
        while (named.size() < count)
            named.append(by == u"her"_s ? OpId::create() : given);
        const QByteArray word = writeTakeBack(named, place, isHers ? *hers : SigningKey::create());
        QVERIFY(lies.replaceReaction(
            channel, given,
            {OpId::create(), ann.actor.id(), device, wire::Sealed{TakeBackScheme, 0, word}}));

        QVERIFY(bob.comeOnline());
        EVERYBODY_HOLDS(ann.row(channel, message).revSeq, &bob);
        QCOMPARE(faultOf(bob, channel), QString());
        const qint64 last = cat.row(channel, cat.say(channel, u"fine"_s)).seq;
        EVERYBODY_HOLDS(last, &ann, &bob, &cat);
        QTRY_COMPARE_WITH_TIMEOUT(faultOf(bob, channel),
                                  isNamed ? fault(seq, "reactions", cat.actor.id()) : QString(),
                                  Patience);
        QVERIFY(bob.reactions(bob.row(channel, message)).isEmpty());
    }

    // Where a reaction stands beside the word that it was taken back, the word counts.
    void whatAWordNamesIsNotShown()
    {
        THREE_TALK;
        const OpId message = cat.say(channel, u"shall we?"_s);
        QVERIFY(!ann.run(reaction(channel, message, PendingKind::ReactionAdd, u"yes"_s)).isNull());
        const wire::MessageRow before = ann.row(channel, message);
        QTRY_COMPARE_WITH_TIMEOUT(bob.reactions(before), QStringList{u"yes 1"_s}, Patience);
        EVERYBODY_HOLDS(before.revSeq, &ann, &bob, &cat);
        QVERIFY(
            !ann.run(reaction(channel, message, PendingKind::ReactionRemove, u"yes"_s)).isNull());
        wire::MessageRow both = ann.row(channel, message);
        QCOMPARE(wordsIn(both).size(), 1);
        *both.sealedReactions += *before.sealedReactions;
        QCOMPARE(bob.reactions(both), QStringList());
        // Of another person it takes nothing off.
        for (wire::SealedReaction &each : *both.sealedReactions) {
            if (each.sealed.scheme == TakeBackScheme)
                each.by = cat.actor.id();
        }
        QCOMPARE(bob.reactions(both), QStringList{u"yes 1"_s});
    }

    // A device needs nobody's word for what it was shown itself.
    void whatWasShownIsMissed()
    {
        THREE_TALK;
        FalseServer lies(server);
        const OpId message = cat.say(channel, u"shall we?"_s);
        const qint64 seq = cat.row(channel, message).seq;
        const OpId given = ann.run(reaction(channel, message, PendingKind::ReactionAdd, u"yes"_s));
        QVERIFY(!given.isNull());
        EVERYBODY_HOLDS(ann.row(channel, message).revSeq, &ann, &bob, &cat);
        for (Party *each : {&ann, &bob, &cat})
            QCOMPARE(faultOf(*each, channel), QString());
        QVERIFY(lies.hideReaction(channel, given));
        QVERIFY(!cat.run(reaction(channel, message, PendingKind::ReactionAdd, u"so"_s)).isNull());
        EVERYBODY_HOLDS(ann.row(channel, message).revSeq, &ann, &bob, &cat);
        for (Party *each : {&ann, &bob, &cat})
            QTRY_COMPARE_WITH_TIMEOUT(faultOf(*each, channel), fault(seq, "reactions"), Patience);
    }

    void whatIsGivenAndTakenBackIsToldTwice_data() { databases(); }
    void whatIsGivenAndTakenBackIsToldTwice()
    {
        WITH_SERVER(server);
        Party ann(server.url(), fresh(u"ann"_s));
        Party bob(server.url(), fresh(u"bob"_s));
        Party cat(server.url(), fresh(u"cat"_s));
        const ChannelId channel = threeTalk(ann, bob, cat);
        const OpId message = cat.say(channel, u"shall we?"_s);
        EVERYBODY_HOLDS(cat.row(channel, message).seq, &ann, &bob, &cat);
        for (const PendingKind kind : {PendingKind::ReactionAdd, PendingKind::ReactionRemove}) {
            QVERIFY(!ann.run(reaction(channel, message, kind, u"yes"_s)).isNull());
            EVERYBODY_HOLDS(ann.row(channel, message).revSeq, &ann, &bob, &cat);
            QList<qsizetype> told;
            for (Party *speaker : {&cat, &bob, &cat, &ann}) {
                for (Party *each : {&ann, &bob, &cat})
                    QCOMPARE(faultOf(*each, channel), QString());
                const wire::MessageRow word =
                    speaker->row(channel, speaker->say(channel, u"fine"_s));
                EVERYBODY_HOLDS(word.seq, &ann, &bob, &cat);
                const auto inside = saidIn(*speaker, word);
                QVERIFY(inside);
                told.append(inside->reactions.size());
                for (const SeenReaction &each : inside->reactions)
                    QCOMPARE(each.takenBack, kind == PendingKind::ReactionRemove);
            }
            QCOMPARE(told, (QList<qsizetype>{1, 1, 0, 0}));
        }
    }

    // Given, taken back, given again; by two devices, one after the other and at once; while somebody is away, and for
    // somebody who comes late.
    void nobodyIsAccused_data() { databases(); }
    void nobodyIsAccused()
    {
        WITH_SERVER(server);
        Party ann(server.url(), fresh(u"ann"_s));
        Party bob(server.url(), fresh(u"bob"_s));
        Party cat(server.url(), fresh(u"cat"_s));
        const ChannelId channel = threeTalk(ann, bob, cat);
        const auto laptop = letIn(server.url(), ann);
        QVERIFY(laptop);
        const OpId message = cat.say(channel, u"shall we?"_s);
        EVERYBODY_HOLDS(cat.row(channel, message).seq, &ann, &bob, &cat, laptop.get());
        bob.goOffline();
        const auto react = [&](Party &who, PendingKind kind, const QString &emoji) {
            return !who.run(reaction(channel, message, kind, emoji)).isNull();
        };
        // And can read it.
        const auto everybodyElseHolds = [&] {
            const wire::MessageRow row = cat.row(channel, message);
            for (Party *each : {&ann, &cat, laptop.get()}) {
                if (!waitUntil([&] { return holds(*each, channel, row.revSeq); }, Patience)
                    || !waitUntil([&] { return each->reactions(row) == cat.reactions(row); },
                                  Patience))
                    return false;
            }
            return true;
        };
        QVERIFY(react(ann, PendingKind::ReactionAdd, u"yes"_s));
        QVERIFY(react(cat, PendingKind::ReactionAdd, u"yes"_s));
        QVERIFY(everybodyElseHolds());
        // Told of while it is there, and read by bob when it is not.
        QVERIFY(!cat.say(channel, u"fine"_s).isNull());
        QVERIFY(react(*laptop, PendingKind::ReactionRemove, u"yes"_s));
        QVERIFY(react(ann, PendingKind::ReactionAdd, u"yes"_s));
        QVERIFY(react(ann, PendingKind::ReactionAdd, u"no"_s));
        QVERIFY(react(*laptop, PendingKind::ReactionAdd, u"so"_s));
        QVERIFY(everybodyElseHolds());
        QCOMPARE(wordsIn(cat.row(channel, message)).size(), 1);
        QVERIFY(!cat.say(channel, u"really"_s).isNull());
        // At once.
        QVERIFY(
            ann.engine->queue({reaction(channel, message, PendingKind::ReactionRemove, u"no"_s)})
                .ok());
        QVERIFY(react(*laptop, PendingKind::ReactionRemove, u"so"_s));
        QTRY_COMPARE_WITH_TIMEOUT(cat.reactions(cat.row(channel, message)), QStringList{u"yes 2"_s},
                                  Patience);
        QVERIFY(everybodyElseHolds());
        // The next word says what all before it said, and takes their place.
        QVERIFY(react(ann, PendingKind::ReactionRemove, u"yes"_s));
        QVERIFY(everybodyElseHolds());
        QCOMPARE(wordsIn(cat.row(channel, message)).size(), 1);
        QCOMPARE(cat.reactions(cat.row(channel, message)), QStringList{u"yes 1"_s});

        QVERIFY(bob.comeOnline());
        Party dan(server.url(), fresh(u"dan"_s));
        QVERIFY(dan.comeOnline());
        VERIFY_OK(ann.actor.rest.call(wire::http::putMember,
                                      {channel.toText(), dan.actor.id().toText()}, {}));
        QVERIFY(waitFor(ann.engine->sealing()->letIn(channel, {dan.actor.id()})).ok());
        QTRY_VERIFY_WITH_TIMEOUT(dan.engine->shelf()->find(channel), Patience);
        for (Party *speaker : {&cat, &ann, &bob}) {
            const qint64 word = speaker->row(channel, speaker->say(channel, u"so be it"_s)).seq;
            EVERYBODY_HOLDS(word, &ann, &bob, &cat, &dan, laptop.get());
        }
        for (Party *each : {&ann, &bob, &cat, &dan, laptop.get()})
            QCOMPARE(faultOf(*each, channel), QString());
        QCOMPARE(bob.reactions(bob.row(channel, message)), QStringList{u"yes 1"_s});
        // The same, with nothing held but what the server shows now.
        const qint64 head = bob.rows(channel).constFirst().seq;
        QVERIFY(bob.engine->shelf()->startOver(LocalStore::Keep::Nothing).ok());
        bob.stop();
        bob.start();
        QVERIFY(bob.comeOnline());
        EVERYBODY_HOLDS(head, &bob);
        QCOMPARE(faultOf(bob, channel), QString());
        // A message that goes takes them along.
        PendingOp deletion = reaction(channel, message, PendingKind::Delete, {});
        deletion.targetSeq = cat.row(channel, message).seq;
        QVERIFY(!cat.run(deletion).isNull());
        const qint64 gone = cat.row(channel, message).revSeq;
        EVERYBODY_HOLDS(gone, &ann, &bob, &cat, &dan, laptop.get());
        for (Party *each : {&ann, &bob, &cat, &dan, laptop.get()})
            QCOMPARE(faultOf(*each, channel), QString());
    }
};

QTEST_GUILESS_MAIN(LyingReactionsTest)
#include "tst_lying_reactions.moc"
