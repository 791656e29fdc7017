// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Who is in an encrypted channel is what its members signed: nobody is let in behind their backs, nobody waits for a click
// who was let in by hand or by a link, and no fault of it stops anything for good.
#include "client/crypto/bytes.h"
#include "tests/e2e/encrypted/false_server.h"
#include "tests/e2e/encrypted/roster_party.h"

using namespace dunlin;
using namespace dunlin::client;
using namespace dunlin::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int Patience = PartyPatience;

// How often the server was asked for somebody's devices.
double devicesAsked(Party &by)
{
    return askedAt(by, "GET /device-log/{userId}");
}

// What lies on the server for a device that is away; -1: it can't be asked.
qsizetype envelopesFor(Party &away)
{
    away.actor.connectHub(Encoding::Cbor);
    const auto waiting = away.actor.hub->ask(wire::op::envelopeList, wire::EnvelopeListRequest{});
    away.actor.hub.reset();
    return waiting.ok() ? waiting->envelopes.size() : -1;
}

} // namespace

class SignedRosterTest : public ServerTest
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(initCrypto()); }

    void aChannelBeginsWithItsMembers_data() { databases(); }
    void aChannelBeginsWithItsMembers()
    {
        WITH_SERVER(server);
        Party ann(server.url(), fresh(u"ann"_s));
        Party bob(server.url(), fresh(u"bob"_s));
        for (Party *each : {&ann, &bob})
            QVERIFY(each->comeOnline());
        const ChannelId channel = encryptedChannel(ann, {bob.actor.id()});
        QTRY_COMPARE_WITH_TIMEOUT(entriesOf(ann, channel), 1, Patience);
        QTRY_VERIFY_WITH_TIMEOUT(bob.engine->shelf()->find(channel), Patience);
        const OpId hello = bob.say(channel, u"hello"_s);
        QTRY_COMPARE_WITH_TIMEOUT(ann.shows(ann.row(channel, hello)), u"hello"_s, Patience);
        const RosterState state = bob.engine->rosterState(channel);
        QVERIFY(!state.isUnsigned && !state.isOut && !state.isNews && state.waiting.isEmpty());
        QCOMPARE(entriesOf(ann, channel), 1);
    }

    // What a server could do by itself, done by somebody's token.
    void whoIsListedAloneReadsNothing_data() { databases(); }
    void whoIsListedAloneReadsNothing()
    {
        WITH_SERVER(server);
        Party ann(server.url(), fresh(u"ann"_s));
        Party bob(server.url(), fresh(u"bob"_s));
        Party eve(server.url(), fresh(u"eve"_s));
        for (Party *each : {&ann, &bob, &eve})
            QVERIFY(each->comeOnline());
        const ChannelId channel = encryptedChannel(ann, {bob.actor.id()});
        QTRY_COMPARE_WITH_TIMEOUT(entriesOf(ann, channel), 1, Patience);
        QTRY_VERIFY_WITH_TIMEOUT(bob.engine->shelf()->find(channel), Patience);
        QVERIFY(!bob.say(channel, u"hello"_s).isNull());
        QVERIFY(isListed(ann, channel, eve, wire::Role::Member));
        QTRY_VERIFY_WITH_TIMEOUT(eve.engine->sealing()->isEncrypted(channel), Patience);
        const OpId secret = bob.say(channel, u"not for eve"_s);
        QTRY_COMPARE_WITH_TIMEOUT(ann.shows(ann.row(channel, secret)), u"not for eve"_s, Patience);
        const QList<UserId> waits{eve.actor.id()};
        QCOMPARE(waitingFor(ann, channel), waits);
        QCOMPARE(waitingFor(bob, channel), waits);
        QVERIFY(waitFor(eve.engine->sealing()->lookedAt(channel)).ok());
        QVERIFY(eve.engine->rosterState(channel).isOut);
        QTRY_COMPARE_WITH_TIMEOUT(ann.cards.value(channel).roster.waiting, waits, Patience);

        // Once somebody has let her in, she reads what is said from then on.
        QVERIFY(waitFor(bob.engine->sealing()->letIn(channel, waits)).ok());
        const OpId open = ann.say(channel, u"for eve, too"_s);
        QTRY_COMPARE_WITH_TIMEOUT(eve.shows(eve.row(channel, open)), u"for eve, too"_s, Patience);
        QCOMPARE(eve.shows(eve.row(channel, secret)), u"-"_s);
        QVERIFY(waitingFor(ann, channel).isEmpty());
        QVERIFY(waitFor(eve.engine->sealing()->lookedAt(channel)).ok());
        QVERIFY(!eve.engine->rosterState(channel).isOut);
    }

    void whoComesByALinkWaitsForNoClick_data() { databases(); }
    void whoComesByALinkWaitsForNoClick()
    {
        WITH_SERVER(server);
        Party ann(server.url(), fresh(u"ann"_s));
        Party bob(server.url(), fresh(u"bob"_s));
        Party dan(server.url(), fresh(u"dan"_s));
        for (Party *each : {&ann, &bob, &dan})
            QVERIFY(each->comeOnline());
        const ChannelId channel = encryptedChannel(ann, {bob.actor.id()});
        QTRY_COMPARE_WITH_TIMEOUT(entriesOf(ann, channel), 1, Patience);
        QTRY_VERIFY_WITH_TIMEOUT(bob.engine->shelf()->find(channel), Patience);
        QVERIFY(!bob.say(channel, u"hello"_s).isNull());
        // A link of which Bob's device knows.
        const auto link = bob.actor.rest.call(wire::http::createInvite, {channel.toText()}, {});
        VERIFY_OK(link);
        VERIFY_OK(bob.engine->sealing()->desk().noteLink(channel));
        VERIFY_OK(dan.actor.rest.call(wire::http::acceptInvite, {link->token}));
        QTRY_VERIFY_WITH_TIMEOUT(waitingFor(ann, channel).isEmpty(), Patience);
        const OpId welcome = ann.say(channel, u"welcome"_s);
        QTRY_COMPARE_WITH_TIMEOUT(dan.shows(dan.row(channel, welcome)), u"welcome"_s, Patience);

        // Not by one that is too old for that, nor by the link of somebody else.
        Party eve(server.url(), fresh(u"eve"_s));
        QVERIFY(eve.comeOnline());
        bob.clock.advance(RosterDesk::LinkLifeMs);
        VERIFY_OK(eve.actor.rest.call(wire::http::acceptInvite, {link->token}));
        QTRY_VERIFY_WITH_TIMEOUT(eve.engine->sealing()->isEncrypted(channel), Patience);
        QCOMPARE(waitingFor(bob, channel), QList<UserId>{eve.actor.id()});
        VERIFY_OK(ann.engine->sealing()->desk().noteLink(channel));
        QCOMPARE(waitingFor(ann, channel), QList<UserId>{eve.actor.id()});
    }

    void oneLinkLetsInSoManyAndNoMore_data() { databases(); }
    void oneLinkLetsInSoManyAndNoMore()
    {
        WITH_SERVER(server);
        Party ann(server.url(), fresh(u"ann"_s));
        Party dan(server.url(), fresh(u"dan"_s));
        Party eve(server.url(), fresh(u"eve"_s));
        for (Party *each : {&ann, &dan, &eve})
            QVERIFY(each->comeOnline());
        const ChannelId channel = encryptedChannel(ann, {});
        QTRY_COMPARE_WITH_TIMEOUT(entriesOf(ann, channel), 1, Patience);
        const auto link = ann.actor.rest.call(wire::http::createInvite, {channel.toText()}, {});
        VERIFY_OK(link);
        // All but one have come by it.
        ByteWriter wish;
        wish.u64(quint64(ann.clock.nowMs())).u32(quint32(RosterDesk::MostByLink - 1));
        KeyRows rows(ann.engine->shelf()->store().sealedRows());
        VERIFY_OK(rows.write(SealedKind::RosterWish, channel.toBytes(), wish.takeSecret()));
        QVERIFY(ann.engine->sealing()->desk().waits(channel));
        VERIFY_OK(dan.actor.rest.call(wire::http::acceptInvite, {link->token}));
        QTRY_COMPARE_WITH_TIMEOUT(entriesOf(ann, channel), 2, Patience);
        QVERIFY(waitingFor(ann, channel).isEmpty());
        QVERIFY(!ann.engine->sealing()->desk().waits(channel));
        VERIFY_OK(eve.actor.rest.call(wire::http::acceptInvite, {link->token}));
        QCOMPARE(waitingFor(ann, channel), QList<UserId>{eve.actor.id()});
        QCOMPARE(entriesOf(ann, channel), 2);
    }

    // The wish waits; nothing else does.
    void whoHasNoDeviceYetIsLetInWhenTheyHave_data() { databases(); }
    void whoHasNoDeviceYetIsLetInWhenTheyHave()
    {
        WITH_SERVER(server);
        Party ann(server.url(), fresh(u"ann"_s));
        Party bob(server.url(), fresh(u"bob"_s));
        Party dan(server.url(), fresh(u"dan"_s));
        for (Party *each : {&ann, &bob})
            QVERIFY(each->comeOnline());
        const ChannelId channel = encryptedChannel(ann, {bob.actor.id()});
        QVERIFY(isListed(ann, channel, dan, wire::Role::Member));
        const auto refused = waitFor(ann.engine->sealing()->letIn(channel, {dan.actor.id()}));
        QVERIFY(!refused.ok());
        QCOMPARE(refused.error().code, Errc::Unavailable);
        const OpId early = ann.say(channel, u"early"_s);
        QTRY_COMPARE_WITH_TIMEOUT(bob.shows(bob.row(channel, early)), u"early"_s, Patience);
        QVERIFY(dan.comeOnline());
        QVERIFY(!ann.say(channel, u"somebody came"_s).isNull());
        const OpId later = ann.say(channel, u"later"_s);
        QTRY_COMPARE_WITH_TIMEOUT(dan.shows(dan.row(channel, later)), u"later"_s, Patience);
        // Whoever is no member any more is wished for no more: a server that lists them again has to be asked for.
        QVERIFY(waitingFor(ann, channel).isEmpty());
    }

    void aForbiddenEntryFailsOneWishAlone_data() { databases(); }
    void aForbiddenEntryFailsOneWishAlone()
    {
        WITH_SERVER(server);
        FalseServer behind(server);
        Party ann(server.url(), fresh(u"ann"_s));
        Party bob(server.url(), fresh(u"bob"_s));
        Party dan(server.url(), fresh(u"dan"_s));
        Party eve(server.url(), fresh(u"eve"_s));
        for (Party *each : {&ann, &bob, &dan, &eve})
            QVERIFY(each->comeOnline());
        const ChannelId channel = encryptedChannel(ann, {bob.actor.id()});
        QVERIFY(!ann.say(channel, u"hello"_s).isNull());
        for (Party *each : {&dan, &eve})
            QVERIFY(isListed(ann, channel, *each, wire::Role::Member));
        // An admin is more than a member may name, which is what the server takes Ann for now.
        QVERIFY(behind.setRole(channel, dan.actor.id(), wire::Role::Admin));
        QVERIFY(behind.setRole(channel, ann.actor.id(), wire::Role::Member));
        PendingOp op;
        op.channel = channel;
        op.text = u"meanwhile"_s;
        VERIFY_OK(ann.engine->sealing()->desk().wish(channel, {dan.actor.id(), eve.actor.id()}));
        const OpId said = ann.run(op);
        QVERIFY(!said.isNull());
        QTRY_COMPARE_WITH_TIMEOUT(bob.shows(bob.row(channel, said)), u"meanwhile"_s, Patience);
        QTRY_COMPARE_WITH_TIMEOUT(eve.shows(eve.row(channel, said)), u"meanwhile"_s, Patience);
        QCOMPARE(waitingFor(ann, channel), QList<UserId>{dan.actor.id()});
        QVERIFY(!ann.engine->sealing()->desk().waits(channel));
    }

    void twoWhoSignAtOnceBothGetThere_data() { databases(); }
    void twoWhoSignAtOnceBothGetThere()
    {
        WITH_SERVER(server);
        Party ann(server.url(), fresh(u"ann"_s));
        Party bob(server.url(), fresh(u"bob"_s));
        Party dan(server.url(), fresh(u"dan"_s));
        Party eve(server.url(), fresh(u"eve"_s));
        for (Party *each : {&ann, &bob, &dan, &eve})
            QVERIFY(each->comeOnline());
        const ChannelId channel = encryptedChannel(ann, {bob.actor.id()});
        QTRY_COMPARE_WITH_TIMEOUT(entriesOf(ann, channel), 1, Patience);
        QTRY_VERIFY_WITH_TIMEOUT(bob.engine->shelf()->find(channel), Patience);
        QVERIFY(!bob.say(channel, u"hello"_s).isNull());
        for (Party *each : {&dan, &eve})
            QVERIFY(isListed(ann, channel, *each, wire::Role::Member));
        QObject context;
        int ended = 0;
        const auto count = [&](const Result<Done> &done) { ended += done.ok() ? 1 : 100; };
        finally(&context, ann.engine->sealing()->letIn(channel, {dan.actor.id()}), count);
        finally(&context, bob.engine->sealing()->letIn(channel, {eve.actor.id()}), count);
        QTRY_COMPARE_WITH_TIMEOUT(ended, 2, Patience);
        QVERIFY(waitingFor(ann, channel).isEmpty());
        QVERIFY(waitingFor(bob, channel).isEmpty());
        const RosterChain *roster = ann.engine->sealing()->signedRoster(channel);
        QVERIFY(roster);
        QCOMPARE(roster->members().size(), 4);
        QVERIFY(roster->voids().isEmpty());
    }

    // The answer to whoever was added first says nothing of who was added meanwhile.
    void whoIsAddedInARowIsLetIn_data() { databases(); }
    void whoIsAddedInARowIsLetIn()
    {
        WITH_SERVER(server);
        Party ann(server.url(), fresh(u"ann"_s));
        Party bob(server.url(), fresh(u"bob"_s));
        Party dan(server.url(), fresh(u"dan"_s));
        Party eve(server.url(), fresh(u"eve"_s));
        Party fay(server.url(), fresh(u"fay"_s));
        for (Party *each : {&ann, &bob, &dan, &eve, &fay})
            QVERIFY(each->comeOnline());
        const ChannelId channel = encryptedChannel(ann, {bob.actor.id()});
        QVERIFY(!ann.say(channel, u"hello"_s).isNull());
        QObject context;
        int ended = 0;
        for (Party *each : {&dan, &eve, &fay}) {
            QVERIFY(isListed(ann, channel, *each, wire::Role::Member));
            finally(&context, ann.engine->sealing()->letIn(channel, {each->actor.id()}),
                    [&ended](const Result<Done> &done) { ended += done.ok() ? 1 : 100; });
        }
        QTRY_COMPARE_WITH_TIMEOUT(ended, 3, Patience);
        QVERIFY(waitingFor(bob, channel).isEmpty());
    }

    // The way out after a server that came back from an older backup.
    void anOlderRosterStopsNothingForGood_data() { databases(); }
    void anOlderRosterStopsNothingForGood()
    {
        WITH_SERVER(server);
        FalseServer behind(server);
        Party ann(server.url(), fresh(u"ann"_s));
        Party bob(server.url(), fresh(u"bob"_s));
        Party dan(server.url(), fresh(u"dan"_s));
        for (Party *each : {&ann, &bob, &dan})
            QVERIFY(each->comeOnline());
        const ChannelId channel = encryptedChannel(ann, {bob.actor.id()});
        QVERIFY(!ann.say(channel, u"hello"_s).isNull());
        QVERIFY(isListed(ann, channel, dan, wire::Role::Member));
        QVERIFY(waitFor(ann.engine->sealing()->letIn(channel, {dan.actor.id()})).ok());
        QCOMPARE(entriesOf(ann, channel), 2);
        QVERIFY(behind.cutRoster(channel, 1));
        QVERIFY(waitFor(ann.engine->sealing()->lookedAt(channel)).ok());
        QCOMPARE(ann.engine->rosterState(channel).fault, u"rollback"_s);
        // It waits, and is not lost.
        PendingOp op;
        op.channel = channel;
        op.text = u"after all"_s;
        QHash<OpId, bool> ended;
        QObject context;
        QObject::connect(ann.engine.get(), &Engine::operationEnded, &context,
                         [&ended](const OpId &id, const Result<SendOutcome> &outcome) {
                             ended.insert(id, outcome.ok());
                         });
        const auto queued = ann.engine->queue({op});
        VERIFY_OK(queued);
        const OpId id = queued->constFirst().id;
        settle(300);
        QVERIFY(!ended.contains(id));
        QVERIFY(waitFor(ann.engine->sealing()->acceptRoster(channel)).ok());
        QTRY_VERIFY_WITH_TIMEOUT(ended.value(id), Patience);
        QCOMPARE(ann.engine->rosterState(channel).fault, QString());
        QTRY_COMPARE_WITH_TIMEOUT(bob.shows(bob.row(channel, id)), u"after all"_s, Patience);
        // Who was let in since the backup is let in once more.
        QCOMPARE(waitingFor(ann, channel), QList<UserId>{dan.actor.id()});
    }

    // A server that shows somebody no roster at all, and so could list whom it likes.
    void aRosterThatIsHiddenIsNoticed_data() { databases(); }
    void aRosterThatIsHiddenIsNoticed()
    {
        WITH_SERVER(server);
        FalseServer behind(server);
        Party ann(server.url(), fresh(u"ann"_s));
        Party bob(server.url(), fresh(u"bob"_s));
        for (Party *each : {&ann, &bob})
            QVERIFY(each->comeOnline());
        bob.goOffline();
        const ChannelId channel = encryptedChannel(ann, {bob.actor.id()});
        const OpId hello = ann.say(channel, u"hello"_s);
        QVERIFY(!hello.isNull());
        QCOMPARE(entriesOf(ann, channel), 1);
        ann.goOffline();
        QVERIFY(behind.cutRoster(channel, 0));
        QVERIFY(bob.comeOnline());
        QTRY_COMPARE_WITH_TIMEOUT(bob.shows(bob.row(channel, hello)), u"hello"_s, Patience);
        QVERIFY(waitFor(bob.engine->sealing()->lookedAt(channel)).ok());
        QCOMPARE(bob.engine->rosterState(channel).fault, u"rollback"_s);
        QVERIFY(!bob.engine->rosterState(channel).isUnsigned);
    }

    // All who signed are gone with their accounts, and a new device can verify nothing: it is told, and goes on if its owner
    // says so.
    void aRosterOfThoseWhoAreGoneStopsNothingForGood_data() { databases(); }
    void aRosterOfThoseWhoAreGoneStopsNothingForGood()
    {
        WITH_SERVER(server);
        Party ann(server.url(), fresh(u"ann"_s));
        Party bob(server.url(), fresh(u"bob"_s));
        Party cat(server.url(), fresh(u"cat"_s));
        for (Party *each : {&ann, &bob, &cat})
            QVERIFY(each->comeOnline());
        const ChannelId channel = encryptedChannel(ann, {bob.actor.id(), cat.actor.id()});
        for (Party *each : {&ann, &bob, &cat}) {
            QTRY_VERIFY_WITH_TIMEOUT(each->engine->shelf()->find(channel), Patience);
            QVERIFY(!each->say(channel, u"hello"_s).isNull());
        }
        QCOMPARE(entriesOf(bob, channel), 1);
        ann.goOffline();
        VERIFY_OK(ann.actor.rest.call(wire::http::removeMe, {}, wire::AccountRemoval{Password}));
        // Who was there goes on as ever.
        const OpId among = cat.say(channel, u"among ourselves"_s);
        QTRY_COMPARE_WITH_TIMEOUT(bob.shows(bob.row(channel, among)), u"among ourselves"_s,
                                  Patience);
        const auto tablet = letIn(server.url(), bob);
        QVERIFY(tablet);
        QTRY_VERIFY_WITH_TIMEOUT(tablet->engine->sealing()->isEncrypted(channel), Patience);
        QVERIFY(waitFor(tablet->engine->sealing()->lookedAt(channel)).ok());
        QCOMPARE(tablet->engine->rosterState(channel).fault, u"orphaned"_s);
        QVERIFY(waitFor(tablet->engine->sealing()->acceptRoster(channel)).ok());
        QCOMPARE(tablet->engine->rosterState(channel).fault, QString());
        const OpId said = tablet->say(channel, u"from the tablet"_s);
        QTRY_COMPARE_WITH_TIMEOUT(cat.shows(cat.row(channel, said)), u"from the tablet"_s,
                                  Patience);
    }

    // Who did not hear of a removal before its device was taken off can't count it: they are sealed for nobody all the same
    // whom the server does not list.
    void aRemovalThatIsVoidForSomeKeepsNobodyIn_data() { databases(); }
    void aRemovalThatIsVoidForSomeKeepsNobodyIn()
    {
        WITH_SERVER(server);
        Party ann(server.url(), fresh(u"ann"_s));
        Party bob(server.url(), fresh(u"bob"_s));
        Party cat(server.url(), fresh(u"cat"_s));
        for (Party *each : {&ann, &bob, &cat})
            QVERIFY(each->comeOnline());
        const ChannelId channel = encryptedChannel(ann, {bob.actor.id(), cat.actor.id()});
        for (Party *each : {&ann, &bob, &cat}) {
            QTRY_VERIFY_WITH_TIMEOUT(each->engine->shelf()->find(channel), Patience);
            QVERIFY(!each->say(channel, u"hello"_s).isNull());
        }
        // Their devices stay to be had for him, or nothing could be sealed for them in any case.
        VERIFY_OK(
            bob.actor.rest.call(wire::http::befriend, {}, wire::FriendRequest{cat.actor.id(), {}}));
        VERIFY_OK(cat.actor.rest.call(wire::http::acceptFriend, {bob.actor.id().toText()}));
        const auto phone = letIn(server.url(), ann);
        QVERIFY(phone);
        QTRY_VERIFY_WITH_TIMEOUT(phone->engine->sealing()->isEncrypted(channel), Patience);
        QVERIFY(waitFor(phone->engine->sealing()->lookedAt(channel)).ok());
        bob.goOffline();
        cat.goOffline();
        VERIFY_OK(ann.actor.rest.call(wire::http::removeMember,
                                      {channel.toText(), cat.actor.id().toText()}));
        const qint64 before = entriesOf(ann, channel);
        QVERIFY(waitFor(phone->engine->sealing()->takeOut(channel, cat.actor.id())).ok());
        QCOMPARE(entriesOf(ann, channel), before + 1);
        QVERIFY(waitFor(ann.engine->sealing()->lookedAt(channel)).ok());
        QVERIFY(waitFor(ann.engine->sealing()->revoke({phone->actor.me.device()})).ok());
        QVERIFY(bob.comeOnline());
        QVERIFY(waitingFor(bob, channel).isEmpty());
        const RosterChain *roster = bob.engine->sealing()->signedRoster(channel);
        QVERIFY(roster);
        QCOMPARE(roster->voids(), QList<quint64>{quint64(before)});
        QVERIFY(roster->memberNamed(cat.actor.id()));
        const qsizetype waiting = envelopesFor(cat);
        QVERIFY(waiting >= 0);
        const OpId said = bob.say(channel, u"without cat"_s);
        QTRY_COMPARE_WITH_TIMEOUT(ann.shows(ann.row(channel, said)), u"without cat"_s, Patience);
        QCOMPARE(envelopesFor(cat), waiting);
    }

    void whoIsTakenOutIsSignedOut_data() { databases(); }
    void whoIsTakenOutIsSignedOut()
    {
        WITH_SERVER(server);
        Party ann(server.url(), fresh(u"ann"_s));
        Party bob(server.url(), fresh(u"bob"_s));
        Party cat(server.url(), fresh(u"cat"_s));
        for (Party *each : {&ann, &bob, &cat})
            QVERIFY(each->comeOnline());
        const ChannelId channel = encryptedChannel(ann, {bob.actor.id(), cat.actor.id()});
        QVERIFY(!ann.say(channel, u"hello"_s).isNull());
        VERIFY_OK(ann.actor.rest.call(wire::http::removeMember,
                                      {channel.toText(), cat.actor.id().toText()}));
        QVERIFY(waitFor(ann.engine->sealing()->takeOut(channel, cat.actor.id())).ok());
        // A server that lists them again brings nobody back.
        QVERIFY(isListed(ann, channel, cat, wire::Role::Member));
        const OpId said = ann.say(channel, u"without cat"_s);
        QTRY_COMPARE_WITH_TIMEOUT(bob.shows(bob.row(channel, said)), u"without cat"_s, Patience);
        QCOMPARE(waitingFor(bob, channel), QList<UserId>{cat.actor.id()});
    }

    // A thousand members who look when somebody comes would else ask for a million lists.
    void whoOnlyLooksAsksForNobodysDevices_data() { databases(); }
    void whoOnlyLooksAsksForNobodysDevices()
    {
        WITH_SERVER(server);
        Party ann(server.url(), fresh(u"ann"_s));
        Party bob(server.url(), fresh(u"bob"_s));
        Party cat(server.url(), fresh(u"cat"_s));
        for (Party *each : {&ann, &bob, &cat})
            QVERIFY(each->comeOnline());
        const ChannelId channel = encryptedChannel(ann, {bob.actor.id(), cat.actor.id()});
        QTRY_VERIFY_WITH_TIMEOUT(bob.engine->shelf()->find(channel), Patience);
        QVERIFY(waitingFor(bob, channel).isEmpty());
        QVERIFY(devicesAsked(bob) > 0);
        // The others' programs may have asked in between; they come to an end.
        const auto costsNothing = [&] {
            const double before = devicesAsked(bob);
            return waitingFor(bob, channel).isEmpty() && devicesAsked(bob) == before;
        };
        QTRY_VERIFY_WITH_TIMEOUT(costsNothing(), Patience);
        // Before something is sealed it is asked who has which.
        const double before = devicesAsked(bob);
        QVERIFY(!bob.say(channel, u"hello"_s).isNull());
        QVERIFY(devicesAsked(bob) >= before + 3);
    }
};

QTEST_GUILESS_MAIN(SignedRosterTest)
#include "tst_signed_roster.moc"
