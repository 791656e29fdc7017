// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// How the signed roster of a channel from before there were rosters begins: by whoever may, visibly, and by nobody else.
#include "tests/e2e/encrypted/roster_party.h"

using namespace dunlin;
using namespace dunlin::client;
using namespace dunlin::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int Patience = PartyPatience;

// How often somebody tried to append to a roster.
double entriesTried(Party &by)
{
    return askedAt(by, "POST /channels/{id}/roster-log");
}

} // namespace

class RosterBeginTest : public ServerTest
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(initCrypto()); }

    // A channel from before there were rosters: it begins with whom the server lists, and says so.
    void anOldChannelBeginsVisibly_data() { databases(); }
    void anOldChannelBeginsVisibly()
    {
        WITH_SERVER(server);
        FalseServer behind(server);
        Party ann(server.url(), fresh(u"ann"_s));
        Party bob(server.url(), fresh(u"bob"_s));
        for (Party *each : {&ann, &bob})
            QVERIFY(each->comeOnline());
        const ChannelId channel = oldChannel(ann, {bob.actor.id()});
        QVERIFY(!channel.isNull());
        QTRY_VERIFY_WITH_TIMEOUT(bob.engine->sealing()->isEncrypted(channel), Patience);
        // Until then it is as before, and that is said as well.
        const OpId before = bob.say(channel, u"before"_s);
        QVERIFY(!before.isNull());
        QVERIFY(bob.engine->rosterState(channel).isUnsigned);
        QVERIFY(ann.comeOnline());
        QTRY_COMPARE_WITH_TIMEOUT(ann.shows(ann.row(channel, before)), u"before"_s, Patience);
        QTRY_COMPARE_WITH_TIMEOUT(entriesOf(ann, channel), 1, Patience);
        QVERIFY(waitFor(bob.engine->sealing()->lookedAt(channel)).ok());
        const RosterState state = bob.engine->rosterState(channel);
        QVERIFY(state.isNews);
        QCOMPARE(state.begunBy, ann.actor.id());
        VERIFY_OK(bob.engine->sealing()->noteRosterSeen(channel));
        QVERIFY(!bob.engine->rosterState(channel).isNews);
    }

    // The server would not take more than that, and nobody would be in.
    void whoBeginsGivesNobodyMoreThanTheyHave_data() { databases(); }
    void whoBeginsGivesNobodyMoreThanTheyHave()
    {
        WITH_SERVER(server);
        Party ann(server.url(), fresh(u"ann"_s));
        Party bob(server.url(), fresh(u"bob"_s));
        for (Party *each : {&ann, &bob})
            QVERIFY(each->comeOnline());
        const ChannelId channel = oldChannel(ann, {bob.actor.id()});
        QVERIFY(!channel.isNull());
        QVERIFY(isListed(ann, channel, bob, wire::Role::Admin));
        QTRY_VERIFY_WITH_TIMEOUT(bob.engine->sealing()->isEncrypted(channel), Patience);
        QTRY_VERIFY_WITH_TIMEOUT(waitFor(bob.engine->sealing()->lookedAt(channel)).ok()
                                     && bob.engine->sealing()->signedRoster(channel),
                                 Patience);
        QCOMPARE(entriesOf(bob, channel), 1);
        const RosterChain *roster = bob.engine->sealing()->signedRoster(channel);
        QVERIFY(roster && roster->memberNamed(ann.actor.id()));
        QVERIFY(roster->memberNamed(ann.actor.id())->role == RosterRole::Admin);
        QVERIFY(roster->memberNamed(bob.actor.id())->role == RosterRole::Admin);
    }

    // Who is but a member does not even ask: the server would refuse it each time that somebody writes.
    void whoIsOnlyAMemberDoesNotTryToBegin_data() { databases(); }
    void whoIsOnlyAMemberDoesNotTryToBegin()
    {
        WITH_SERVER(server);
        Party ann(server.url(), fresh(u"ann"_s));
        Party bob(server.url(), fresh(u"bob"_s));
        Party cat(server.url(), fresh(u"cat"_s));
        for (Party *each : {&ann, &bob, &cat})
            QVERIFY(each->comeOnline());
        const double before = entriesTried(bob);
        QVERIFY(before >= 0);
        const ChannelId channel = oldChannel(ann, {bob.actor.id(), cat.actor.id()});
        QVERIFY(!channel.isNull());
        QTRY_VERIFY_WITH_TIMEOUT(bob.engine->sealing()->isEncrypted(channel), Patience);
        QVERIFY(!bob.engine->sealing()->desk().mayBegin(channel));
        // By looking, by writing, and when somebody comes or goes.
        QVERIFY(waitFor(bob.engine->sealing()->lookedAt(channel)).ok());
        const OpId said = bob.say(channel, u"hello"_s);
        QVERIFY(!said.isNull());
        QVERIFY(isListed(ann, channel, cat, wire::Role::ReadOnly));
        QTRY_COMPARE_WITH_TIMEOUT(cat.shows(cat.row(channel, said)), u"hello"_s, Patience);
        QVERIFY(waitFor(bob.engine->sealing()->lookedAt(channel)).ok());
        QVERIFY(bob.engine->rosterState(channel).isUnsigned);
        QCOMPARE(entriesTried(bob), before);
        QCOMPARE(entriesOf(bob, channel), 0);
        // It is counted, and an admin is enough.
        QVERIFY(isListed(ann, channel, bob, wire::Role::Admin));
        QTRY_VERIFY_WITH_TIMEOUT(waitFor(bob.engine->sealing()->lookedAt(channel)).ok()
                                     && bob.engine->sealing()->signedRoster(channel),
                                 Patience);
        QCOMPARE(entriesTried(bob), before + 1);
        QCOMPARE(entriesOf(bob, channel), 1);
    }
};

QTEST_GUILESS_MAIN(RosterBeginTest)
#include "tst_roster_begin.moc"
