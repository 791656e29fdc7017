// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A device that its owner takes off the account's chain: nothing is sealed for it any more, whatever the server lets it
// have; and a server that hides this from others is found out.
#include "tests/e2e/encrypted/false_server.h"
#include "tests/e2e/encrypted/taken_off.h"

using namespace dunlin;
using namespace dunlin::client;
using namespace dunlin::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int Patience = PartyPatience;

} // namespace

class RevokedDeviceTest : public ServerTest
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(initCrypto()); }

    // The server goes on as if nothing had been: the device stays signed in.
    void aRevokedDeviceReadsNoMore_data()
    {
        QTest::addColumn<dunlin::test::Database>("database");
        QTest::addColumn<bool>("byItself");
        for (const bool byItself : {false, true}) {
            QTest::addRow("sqlite, %s", byItself ? "by itself" : "by another")
                << dunlin::test::Database::Sqlite << byItself;
            QTest::addRow("postgres, %s", byItself ? "by itself" : "by another")
                << dunlin::test::Database::Postgres << byItself;
        }
    }
    void aRevokedDeviceReadsNoMore()
    {
        QFETCH(bool, byItself);
        WITH_SERVER(server);
        Party ann(server.url(), fresh(u"ann"_s));
        Party bob(server.url(), fresh(u"bob"_s));
        for (Party *each : {&ann, &bob})
            QVERIFY(each->comeOnline());
        const auto laptop = letIn(server.url(), bob);
        QVERIFY(laptop);
        const DeviceId device = laptop->actor.me.device();
        const ChannelId channel = encryptedChannel(ann, {bob.actor.id()});
        const OpId before = ann.say(channel, u"for both"_s);
        QTRY_COMPARE_WITH_TIMEOUT(laptop->shows(laptop->row(channel, before)), u"for both"_s,
                                  Patience);
        QTRY_COMPARE_WITH_TIMEOUT(bob.shows(bob.row(channel, before)), u"for both"_s, Patience);
        QVERIFY(isListed(ann, bob, device));

        Party &by = byItself ? *laptop : bob;
        const auto revoked = waitFor(by.engine->sealing()->revoke({device}));
        VERIFY_OK(revoked);
        QVERIFY(!isListed(by, bob, device));
        // A second time there is nothing to do.
        VERIFY_OK(waitFor(bob.engine->sealing()->revoke({device})));
        const OpId after = ann.say(channel, u"for the other alone"_s);
        QTRY_COMPARE_WITH_TIMEOUT(bob.shows(bob.row(channel, after)), u"for the other alone"_s,
                                  Patience);
        QVERIFY(!isListed(ann, bob, device));
        QVERIFY(isListed(ann, bob, bob.actor.me.device()));
        // The server hands it the row, and it asks for the key: nobody gives it one.
        const wire::MessageRow row = laptop->row(channel, after);
        QVERIFY(row.sealed);
        QCOMPARE(laptop->shows(row), u"-"_s);
        const OpId last = bob.say(channel, u"nor this"_s);
        QTRY_COMPARE_WITH_TIMEOUT(ann.shows(ann.row(channel, last)), u"nor this"_s, Patience);
        settle(3'000);
        QCOMPARE(laptop->shows(row), u"-"_s);
        QCOMPARE(laptop->shows(laptop->row(channel, last)), u"-"_s);
        QCOMPARE(laptop->shows(laptop->row(channel, before)), u"for both"_s);
        // Nor does it write any more, or take others off.
        laptop->engine->sealing()->lookAfterKeys();
        QTRY_COMPARE_WITH_TIMEOUT(laptop->engine->sealing()->own().state(),
                                  OwnDevice::State::Revoked, Patience);
        QVERIFY(laptop->say(channel, u"still here"_s).isNull());
        QVERIFY(!waitFor(laptop->engine->sealing()->revoke({bob.actor.me.device()})).ok());
        QVERIFY(isListed(bob, bob, bob.actor.me.device()));
    }

    // Its keys are good for what it said in time and for what it makes up afterwards, and the server may have either stored.
    void whatItSaidInTimeIsReadAndNothingElse_data() { databases(); }
    void whatItSaidInTimeIsReadAndNothingElse()
    {
        WITH_SERVER(server);
        FalseServer lies(server);
        Party ann(server.url(), fresh(u"ann"_s));
        Party bob(server.url(), fresh(u"bob"_s));
        for (Party *each : {&ann, &bob})
            QVERIFY(each->comeOnline());
        const auto laptop = letIn(server.url(), bob);
        QVERIFY(laptop);
        const auto made = makesUp(lies, ann, bob, *laptop);
        QVERIFY(made);
        laptop->goOffline();
        QVERIFY(learns(ann, bob));
        QVERIFY(ann.comeOnline());
        const wire::MessageRow honest = ann.row(made->channel, made->honest);
        const wire::MessageRow forged = ann.row(made->channel, made->forged);
        QVERIFY(honest.sealed && forged.sealed);
        // Until one of bob's says which is which, neither is shown.
        QTRY_COMPARE_WITH_TIMEOUT(ann.fault(honest), u"unvouched"_s, Patience);
        QTRY_COMPARE_WITH_TIMEOUT(ann.fault(forged), u"unvouched"_s, Patience);
        QVERIFY(bob.comeOnline());
        QTRY_COMPARE_WITH_TIMEOUT(ann.shows(honest), u"said in time"_s, Patience);
        settle(3'000);
        for (Party *each : {&ann, &bob})
            QCOMPARE(each->fault(forged), u"unvouched"_s);
        // Also for those to whom the server has told nothing but this.
        ann.stop();
        ann.start();
        QVERIFY(ann.comeOnline());
        QCOMPARE(ann.shows(honest), u"said in time"_s);
        QCOMPARE(ann.shows(forged), u"-"_s);
    }

    // Whoever takes it off may not have seen all of it yet.
    void whatCameTooLateForItsOwnerIsReadAsWell_data() { databases(); }
    void whatCameTooLateForItsOwnerIsReadAsWell()
    {
        WITH_SERVER(server);
        Party ann(server.url(), fresh(u"ann"_s));
        Party bob(server.url(), fresh(u"bob"_s));
        for (Party *each : {&ann, &bob})
            QVERIFY(each->comeOnline());
        const auto laptop = letIn(server.url(), bob);
        QVERIFY(laptop);
        const ChannelId channel = encryptedChannel(ann, {bob.actor.id()});
        const OpId hello = ann.say(channel, u"hello"_s);
        QTRY_COMPARE_WITH_TIMEOUT(laptop->shows(laptop->row(channel, hello)), u"hello"_s, Patience);
        ann.goOffline();
        bob.goOffline();
        const OpId last = laptop->say(channel, u"just in time"_s);
        QVERIFY(!last.isNull());
        VERIFY_OK(waitFor(bob.engine->sealing()->revoke({laptop->actor.me.device()})));
        QVERIFY(learns(ann, bob));
        QVERIFY(ann.comeOnline());
        QTRY_COMPARE_WITH_TIMEOUT(ann.fault(ann.row(channel, last)), u"unvouched"_s, Patience);
        // It was asked when it did not know yet, and tells when it does.
        QVERIFY(bob.comeOnline());
        QTRY_COMPARE_WITH_TIMEOUT(bob.shows(bob.row(channel, last)), u"just in time"_s, Patience);
        QTRY_COMPARE_WITH_TIMEOUT(ann.shows(ann.row(channel, last)), u"just in time"_s, Patience);
    }

    // It says so itself: those of its owner that are left know what it said, and of the last one there is nobody to ask.
    void whoSignsOutIsReadByThoseWhoWereAway_data()
    {
        QTest::addColumn<dunlin::test::Database>("database");
        QTest::addColumn<bool>("isLast");
        for (const bool isLast : {false, true})
            QTest::addRow("sqlite, %s", isLast ? "the last one" : "one of two")
                << dunlin::test::Database::Sqlite << isLast;
    }
    void whoSignsOutIsReadByThoseWhoWereAway()
    {
        QFETCH(bool, isLast);
        WITH_SERVER(server);
        Party ann(server.url(), fresh(u"ann"_s));
        Party bob(server.url(), fresh(u"bob"_s));
        for (Party *each : {&ann, &bob})
            QVERIFY(each->comeOnline());
        const auto laptop = isLast ? nullptr : letIn(server.url(), bob);
        Party &who = isLast ? bob : *laptop;
        const ChannelId channel = encryptedChannel(ann, {bob.actor.id()});
        const OpId hello = ann.say(channel, u"hello"_s);
        QTRY_COMPARE_WITH_TIMEOUT(who.shows(who.row(channel, hello)), u"hello"_s, Patience);
        ann.goOffline();
        const OpId last = who.say(channel, u"good night"_s);
        QVERIFY(!last.isNull());
        VERIFY_OK(waitFor(who.engine->sealing()->revoke({who.actor.me.device()})));
        QVERIFY(learns(ann, bob));
        QVERIFY(ann.comeOnline());
        QTRY_COMPARE_WITH_TIMEOUT(ann.shows(ann.row(channel, last)), u"good night"_s, Patience);
    }

    // The answer to the first try may get lost, and two devices may be asked: a second entry would be the chain's end.
    void aDeviceIsListedOnce_data() { databases(); }
    void aDeviceIsListedOnce()
    {
        WITH_SERVER(server);
        Party ann(server.url(), fresh(u"ann"_s));
        Party bob(server.url(), fresh(u"bob"_s));
        for (Party *each : {&ann, &bob})
            QVERIFY(each->comeOnline());
        const auto laptop = letIn(server.url(), bob);
        const auto tablet = letIn(server.url(), bob);
        QVERIFY(laptop && tablet);
        const DeviceId device = tablet->actor.me.device();
        const auto number = tablet->engine->sealing()->own().number();
        VERIFY_OK(number);
        for (Party *each : {&bob, laptop.get()})
            VERIFY_OK(waitFor(each->engine->sealing()->approve(device, *number)));
        // Nor by the recovery key, once it was taken off.
        const auto words = bob.engine->sealing()->own().recoveryWords();
        VERIFY_OK(words);
        const auto key = RecoveryKey::parse(QString::fromUtf8(words->reveal()));
        QVERIFY(key);
        VERIFY_OK(waitFor(laptop->engine->sealing()->own().restore(*key)));
        VERIFY_OK(waitFor(bob.engine->sealing()->revoke({device})));
        const auto back = waitFor(tablet->engine->sealing()->own().restore(*key));
        QVERIFY(!back.ok());
        QCOMPARE(back.error().code, Errc::Forbidden);
        QVERIFY(!waitFor(bob.engine->sealing()->approve(device, *number)).ok());
        const ChannelId channel = encryptedChannel(ann, {bob.actor.id()});
        const OpId said = ann.say(channel, u"the chain holds"_s);
        QVERIFY(!said.isNull());
        QTRY_COMPARE_WITH_TIMEOUT(bob.shows(bob.row(channel, said)), u"the chain holds"_s,
                                  Patience);
        QTRY_COMPARE_WITH_TIMEOUT(laptop->shows(laptop->row(channel, said)), u"the chain holds"_s,
                                  Patience);
        QVERIFY(!isListed(ann, bob, device));
    }

    void aHiddenRevocationIsNoticed_data() { databases(); }
    void aHiddenRevocationIsNoticed()
    {
        WITH_SERVER(server);
        FalseServer lies(server);
        Party ann(server.url(), fresh(u"ann"_s));
        Party bob(server.url(), fresh(u"bob"_s));
        for (Party *each : {&ann, &bob})
            QVERIFY(each->comeOnline());
        const auto laptop = letIn(server.url(), bob);
        QVERIFY(laptop);
        const ChannelId channel = encryptedChannel(ann, {bob.actor.id()});
        const OpId before = ann.say(channel, u"for both"_s);
        QTRY_COMPARE_WITH_TIMEOUT(bob.shows(bob.row(channel, before)), u"for both"_s, Patience);
        ann.goOffline();
        VERIFY_OK(waitFor(bob.engine->sealing()->revoke({laptop->actor.me.device()})));
        laptop->goOffline();
        const OpId after = bob.say(channel, u"it was stolen"_s);
        QVERIFY(!after.isNull());
        bob.goOffline();
        // First, addition of the phone, addition of the laptop, revocation.
        QVERIFY(lies.hideEntry(bob.actor.id(), 3));
        QVERIFY(ann.comeOnline());
        QTRY_COMPARE_WITH_TIMEOUT(ann.shows(ann.row(channel, after)), u"it was stolen"_s, Patience);
        Sealing &sealing = *ann.engine->sealing();
        QTRY_VERIFY_WITH_TIMEOUT(sealing.isDisputed(bob.actor.id()), Patience);
        // Nothing is sealed for a list that is known to be an old one; also after a start, when the frame that told of it
        // is opened for good.
        QVERIFY(ann.say(channel, u"to the thief"_s).isNull());
        ann.stop();
        ann.start();
        QVERIFY(ann.comeOnline());
        QVERIFY(ann.say(channel, u"to the thief"_s).isNull());
        QVERIFY(ann.engine->sealing()->isDisputed(bob.actor.id()));
        QVERIFY(lies.showEntry(bob.actor.id(), 3));
        QVERIFY(!ann.say(channel, u"to bob alone"_s).isNull());
        QVERIFY(!ann.engine->sealing()->isDisputed(bob.actor.id()));
        QVERIFY(!isListed(ann, bob, laptop->actor.me.device()));
    }
};

QTEST_GUILESS_MAIN(RevokedDeviceTest)
#include "tst_revoked_device.moc"
