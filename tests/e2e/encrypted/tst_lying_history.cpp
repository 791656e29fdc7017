// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A server that leaves messages out, turns them round, says them twice, or tells two people two different stories: each
// is named, with the number of the message. Everything else is honest, and nobody is accused of it.
#include "tests/e2e/encrypted/false_server.h"
#include "tests/e2e/encrypted/told_histories.h"

using namespace dunlin;
using namespace dunlin::client;
using namespace dunlin::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int Patience = PartyPatience;

} // namespace

class LyingHistoryTest : public ServerTest
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(initCrypto()); }

    void whatIsLeftOutIsNamed_data() { databases(); }
    void whatIsLeftOutIsNamed()
    {
        WITH_SERVER(server);
        FalseServer lies(server);
        Party ann(server.url(), fresh(u"ann"_s));
        Party bob(server.url(), fresh(u"bob"_s));
        Party cat(server.url(), fresh(u"cat"_s));
        const ChannelId channel = threeTalk(ann, bob, cat);
        bob.goOffline();
        const qint64 missing = cat.row(channel, cat.say(channel, u"not for bob"_s)).seq;
        EVERYBODY_HOLDS(missing, &ann, &cat);
        const OpId after = ann.say(channel, u"after it"_s);
        QVERIFY(missing > 0 && lies.hide(channel, missing));
        QVERIFY(bob.comeOnline());
        QTRY_COMPARE_WITH_TIMEOUT(faultOf(bob, channel), fault(missing, "leftOut", ann.actor.id()),
                                  Patience);
        QTRY_COMPARE_WITH_TIMEOUT(bob.cards.value(channel).historyFault.seq, missing, Patience);
        // Told, and nothing is stopped by it.
        QCOMPARE(bob.shows(bob.row(channel, after)), u"after it"_s);
        const OpId answer = bob.say(channel, u"what was that?"_s);
        QVERIFY(!answer.isNull());
        // Whoever was shown it learns from bob's answer that he was not.
        QTRY_COMPARE_WITH_TIMEOUT(faultOf(ann, channel), fault(missing, "hidden", bob.actor.id()),
                                  Patience);
        QTRY_COMPARE_WITH_TIMEOUT(faultOf(cat, channel), fault(missing, "hidden", bob.actor.id()),
                                  Patience);
        // It is remembered.
        bob.stop();
        bob.start();
        QCOMPARE(faultOf(bob, channel), fault(missing, "leftOut", ann.actor.id()));
        // Shown late it is there, and what told of it has nothing to tell any more.
        QVERIFY(lies.show(channel, missing));
        QVERIFY(bob.engine->shelf()->startOver(LocalStore::Keep::Nothing).ok());
        QVERIFY(bob.comeOnline());
        QTRY_COMPARE_WITH_TIMEOUT(faultOf(bob, channel), fault(missing, "hidden", bob.actor.id()),
                                  Patience);
    }

    void whatWasKeptFromOthersIsNamed_data() { databases(); }
    void whatWasKeptFromOthersIsNamed()
    {
        WITH_SERVER(server);
        FalseServer lies(server);
        Party ann(server.url(), fresh(u"ann"_s));
        Party bob(server.url(), fresh(u"bob"_s));
        Party cat(server.url(), fresh(u"cat"_s));
        const ChannelId channel = threeTalk(ann, bob, cat);
        ann.goOffline();
        bob.goOffline();
        const qint64 hidden = cat.row(channel, cat.say(channel, u"not for ann"_s)).seq;
        EVERYBODY_HOLDS(hidden, &cat);
        QVERIFY(hidden > 0 && lies.hide(channel, hidden));
        QVERIFY(ann.comeOnline());
        QVERIFY(!ann.say(channel, u"said blindly"_s).isNull());
        // What she says next names her own words, and what was before them.
        const qint64 blind = ann.row(channel, ann.say(channel, u"and again"_s)).seq;
        QVERIFY(blind > hidden);
        QCOMPARE(faultOf(ann, channel), QString());
        QTRY_COMPARE_WITH_TIMEOUT(faultOf(cat, channel), fault(hidden, "hidden", ann.actor.id()),
                                  Patience);
        QVERIFY(lies.show(channel, hidden));
        QVERIFY(bob.comeOnline());
        QTRY_COMPARE_WITH_TIMEOUT(faultOf(bob, channel), fault(hidden, "hidden", ann.actor.id()),
                                  Patience);
    }

    void whatIsTurnedRoundIsNamed_data() { databases(); }
    void whatIsTurnedRoundIsNamed()
    {
        WITH_SERVER(server);
        FalseServer lies(server);
        Party ann(server.url(), fresh(u"ann"_s));
        Party bob(server.url(), fresh(u"bob"_s));
        Party cat(server.url(), fresh(u"cat"_s));
        const ChannelId channel = threeTalk(ann, bob, cat);
        bob.goOffline();
        const wire::MessageRow question = cat.row(channel, cat.say(channel, u"shall we?"_s));
        EVERYBODY_HOLDS(question.seq, &ann, &cat);
        const wire::MessageRow answer = ann.row(channel, ann.say(channel, u"yes"_s));
        EVERYBODY_HOLDS(answer.seq, &ann, &cat);
        constexpr qint64 Aside = 1'000'000;
        QVERIFY(lies.move(channel, question.seq, Aside, Aside));
        QVERIFY(lies.move(channel, answer.seq, question.seq, question.ord));
        QVERIFY(lies.move(channel, Aside, answer.seq, answer.ord));
        QVERIFY(bob.comeOnline());
        QTRY_COMPARE_WITH_TIMEOUT(faultOf(bob, channel),
                                  fault(question.seq, "changed", ann.actor.id()), Patience);
        QCOMPARE(faultOf(ann, channel), QString());
        QCOMPARE(faultOf(cat, channel), QString());
    }

    void whatIsSaidTwiceIsNamed_data() { databases(); }
    void whatIsSaidTwiceIsNamed()
    {
        WITH_SERVER(server);
        FalseServer lies(server);
        Party ann(server.url(), fresh(u"ann"_s));
        Party bob(server.url(), fresh(u"bob"_s));
        Party cat(server.url(), fresh(u"cat"_s));
        const ChannelId channel = threeTalk(ann, bob, cat);
        const qint64 first = ann.row(channel, ann.say(channel, u"yes, do it"_s)).seq;
        EVERYBODY_HOLDS(first, &ann, &bob, &cat);
        QCOMPARE(faultOf(bob, channel), QString());
        bob.goOffline();
        const qint64 later = cat.row(channel, cat.say(channel, u"again?"_s)).seq;
        QVERIFY(first > 0 && lies.repeat(channel, first, later));
        QVERIFY(bob.comeOnline());
        QTRY_COMPARE_WITH_TIMEOUT(faultOf(bob, channel), fault(later, "repeated"), Patience);
        QCOMPARE(faultOf(ann, channel), QString());
    }

    void twoStoriesAreNamed_data() { databases(); }
    void twoStoriesAreNamed()
    {
        WITH_SERVER(server);
        FalseServer lies(server);
        Party ann(server.url(), fresh(u"ann"_s));
        Party bob(server.url(), fresh(u"bob"_s));
        Party cat(server.url(), fresh(u"cat"_s));
        const ChannelId channel = threeTalk(ann, bob, cat);
        bob.goOffline();
        cat.goOffline();
        const wire::MessageRow anns = ann.row(channel, ann.say(channel, u"at noon"_s));
        QVERIFY(anns.seq > 0);
        ann.goOffline();
        // Cat has not seen it, and bob is shown hers in its place.
        QVERIFY(lies.hide(channel, anns.seq));
        QVERIFY(cat.comeOnline());
        const wire::MessageRow cats = cat.row(channel, cat.say(channel, u"at midnight"_s));
        QCOMPARE(cats.seq, anns.seq + 1);
        cat.goOffline();
        QVERIFY(lies.move(channel, cats.seq, anns.seq, anns.ord));
        QVERIFY(bob.comeOnline());
        EVERYBODY_HOLDS(cats.seq, &bob);
        QCOMPARE(faultOf(bob, channel), QString());
        QVERIFY(!bob.say(channel, u"fine with me"_s).isNull());
        bob.goOffline();
        QVERIFY(lies.move(channel, anns.seq, cats.seq, cats.ord));
        QVERIFY(lies.show(channel, anns.seq));
        // The first that hears from the other side knows, and by her next word he does.
        QVERIFY(ann.comeOnline());
        QTRY_COMPARE_WITH_TIMEOUT(faultOf(ann, channel), fault(anns.seq, "changed", bob.actor.id()),
                                  Patience);
        const OpId told = ann.say(channel, u"at noon, then"_s);
        QVERIFY(!told.isNull());
        QVERIFY(bob.comeOnline());
        QTRY_COMPARE_WITH_TIMEOUT(bob.shows(bob.row(channel, told)), u"at noon, then"_s, Patience);
        QTRY_COMPARE_WITH_TIMEOUT(faultOf(bob, channel), fault(cats.seq, "leftOut", ann.actor.id()),
                                  Patience);
    }

    // Whoever was shown an edit or a deletion tells of it, and no more when two have.
    void whatChangedIsToldTwice_data() { databases(); }
    void whatChangedIsToldTwice()
    {
        WITH_SERVER(server);
        for (const bool isDeletion : {false, true}) {
            Party ann(server.url(), fresh(u"ann"_s));
            Party bob(server.url(), fresh(u"bob"_s));
            Party cat(server.url(), fresh(u"cat"_s));
            const ChannelId channel = threeTalk(ann, bob, cat);
            PendingOp change;
            change.kind = isDeletion ? PendingKind::Delete : PendingKind::Edit;
            change.channel = channel;
            change.targetId = ann.say(channel, u"at noon"_s);
            change.targetSeq = ann.row(channel, change.targetId).seq;
            EVERYBODY_HOLDS(change.targetSeq, &ann, &bob, &cat);
            change.text = isDeletion ? QString() : u"at one"_s;
            QVERIFY(!ann.run(change).isNull());
            EVERYBODY_HOLDS(ann.row(channel, change.targetId).revSeq, &ann, &bob, &cat);
            QList<qsizetype> told;
            for (Party *speaker : {&cat, &bob, &cat, &ann}) {
                for (Party *each : {&ann, &bob, &cat})
                    QCOMPARE(faultOf(*each, channel), QString());
                const wire::MessageRow word =
                    speaker->row(channel, speaker->say(channel, u"fine"_s));
                EVERYBODY_HOLDS(word.seq, &ann, &bob, &cat);
                const auto inside = saidIn(*speaker, word);
                told.append(inside ? inside->changes.size() : -1);
            }
            QCOMPARE(told, (QList<qsizetype>{1, 1, 0, 0}));
        }
    }

    // All that an honest server and honest people do to what was said.
    void nobodyIsAccused_data() { databases(); }
    void nobodyIsAccused()
    {
        WITH_SERVER(server);
        Party ann(server.url(), fresh(u"ann"_s));
        Party bob(server.url(), fresh(u"bob"_s));
        Party cat(server.url(), fresh(u"cat"_s));
        const ChannelId channel = threeTalk(ann, bob, cat);
        bob.goOffline();
        QList<OpId> said;
        for (int i = 0; i < 12; ++i) {
            Party &who = i % 3 == 0 ? ann : cat;
            said.append(who.say(channel, u"text %1"_s.arg(i)));
            QVERIFY(!said.constLast().isNull());
        }
        const auto change = [&](Party &who, PendingKind kind, const OpId &message) {
            PendingOp op;
            op.kind = kind;
            op.channel = channel;
            op.targetId = message;
            op.text = u"other"_s;
            return !who.run(op).isNull();
        };
        QVERIFY(change(ann, PendingKind::Edit, said.at(3)));
        QVERIFY(change(ann, PendingKind::ReactionAdd, said.at(4)));
        QVERIFY(change(cat, PendingKind::Edit, said.at(7)));
        QVERIFY(change(cat, PendingKind::Edit, said.at(7)));
        QVERIFY(change(ann, PendingKind::Delete, said.at(6)));
        QVERIFY(change(cat, PendingKind::Delete, said.at(11)));
        PendingOp going;
        going.channel = channel;
        going.text = u"for a moment"_s;
        going.expiresIn = 1'000;
        const OpId gone = ann.run(going);
        QVERIFY(!gone.isNull());
        QVERIFY(!cat.say(channel, u"behind it"_s).isNull());
        QTRY_VERIFY_WITH_TIMEOUT(ann.row(channel, gone).seq == 0, Patience);
        Party dan(server.url(), fresh(u"dan"_s));
        QVERIFY(dan.comeOnline());
        VERIFY_OK(ann.actor.rest.call(wire::http::putMember,
                                      {channel.toText(), dan.actor.id().toText()}, {}));
        QVERIFY(waitFor(ann.engine->sealing()->letIn(channel, {dan.actor.id()})).ok());
        QVERIFY(bob.comeOnline());
        const OpId last = bob.say(channel, u"I am back"_s);
        const qint64 head = bob.row(channel, last).seq;
        QVERIFY(head > 0);
        QTRY_VERIFY_WITH_TIMEOUT(dan.engine->shelf()->find(channel), Patience);
        EVERYBODY_HOLDS(head, &ann, &bob, &cat, &dan);
        for (Party *each : {&ann, &bob, &cat, &dan})
            QCOMPARE(faultOf(*each, channel), QString());
        // The same, with nothing held but what the server shows now.
        QVERIFY(bob.engine->shelf()->startOver(LocalStore::Keep::Nothing).ok());
        bob.stop();
        bob.start();
        QVERIFY(bob.comeOnline());
        EVERYBODY_HOLDS(head, &bob);
        QCOMPARE(faultOf(bob, channel), QString());
    }
};

QTEST_GUILESS_MAIN(LyingHistoryTest)
#include "tst_lying_history.moc"
