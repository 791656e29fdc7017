// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Whose keys a session is begun with and heard from: devices that their owner's chain names, keys that nobody exchanged or
// used before.

#include "client/crypto/session_wire.h"
#include "crypto_parties.h"

#include <QtTest>

using namespace dunlin;
using namespace dunlin::client;
using namespace dunlin::client::test;

class SessionKeysTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(initCrypto()); }

    void aDeviceOutOfItsOwnersChainIsNotSpokenToAndNotHeard()
    {
        Directory all;
        Person ada(all);
        Person bob(all);
        Device &a = ada.first();
        Device &second = bob.addDevice();
        meet(a, second);
        QVERIFY(a.begin(bob.first().bundle()).ok());
        const SealedFrame late = *second.seal(a, "late");
        bob.revoke(second.self.device);
        QCOMPARE(causeNumber(a.seal(second, "after")), int(Cause::NotTrusted));
        QCOMPARE(causeNumber(a.open(second, late)), int(Cause::NotTrusted));
        QCOMPARE(causeNumber(a.begin(second.bundle())), int(Cause::NotTrusted));
        QVERIFY(second.begin(a.bundle()).ok());
        QCOMPARE(causeNumber(a.open(second, *second.seal(a, "again"))), int(Cause::NotTrusted));
        QVERIFY(a.seal(bob.first(), "still there").ok());
        QVERIFY(a.failedClean);
    }

    void aGhostDeviceOfTheServersMakingIsRefused()
    {
        Directory all;
        Person ada(all);
        Person bob(all);
        Device &a = ada.first();
        // Flawless keys, in nobody's chain.
        Device ghost(all, bob.account);
        QCOMPARE(causeNumber(a.begin(ghost.bundle())), int(Cause::NotTrusted));
        QVERIFY(ghost.begin(a.bundle()).ok());
        QCOMPARE(causeNumber(a.open(ghost, *ghost.seal(a, "it's me"))), int(Cause::NotTrusted));
        // The same in the name of a device that is in the chain.
        const SealedFrame sealed = *ghost.seal(a, "it's me");
        QCOMPARE(causeNumber(a.open(bob.first(), sealed)), int(Cause::NotTrusted));
    }

    void substitutedKeysAreRefused_data()
    {
        QTest::addColumn<int>("what");
        QTest::addColumn<int>("cause");
        QTest::newRow("identity") << 0 << int(Cause::NotTrusted);
        QTest::newRow("prekey") << 1 << int(Cause::BadKeys);
        QTest::newRow("signature") << 2 << int(Cause::BadKeys);
        QTest::newRow("low order prekey") << 3 << int(Cause::BadKeys);
        QTest::newRow("low order one-time key") << 4 << int(Cause::BadKeys);
        QTest::newRow("low order last resort") << 5 << int(Cause::BadKeys);
        QTest::newRow("identity that is no point") << 6 << int(Cause::BadKeys);
        QTest::newRow("short signature") << 7 << int(Cause::BadKeys);
        QTest::newRow("itself") << 8 << int(Cause::Misdirected);
        QTest::newRow("long signature") << 9 << int(Cause::BadKeys);
    }
    void substitutedKeysAreRefused()
    {
        QFETCH(const int, what);
        QFETCH(const int, cause);
        Directory all;
        Person ada(all);
        Person bob(all);
        Person eve(all);
        Device &a = ada.first();
        const Bundle evil = eve.first().bundle();
        Bundle bundle = bob.first().bundle();
        const QByteArray lowOrder(32, 0);
        if (what == 0)
            bundle.identityKey = evil.identityKey;
        if (what == 1)
            bundle.prekey.key = evil.prekey.key;
        if (what == 2)
            bundle.prekey.signature = flipped(bundle.prekey.signature, 3);
        if (what == 3) { // signed as it should be
            bundle.prekey.key = lowOrder;
            bundle.prekey.signature =
                *bob.first().work([&](DeviceSessions &s) { return s.signWithIdentity(lowOrder); });
        }
        if (what == 9)
            bundle.prekey.signature.append('x');
        if (what == 4)
            bundle.oneTime->key = lowOrder;
        if (what == 5) {
            bundle.oneTime.reset();
            bundle.prekey.lastResort.key = lowOrder;
        }
        if (what == 6)
            bundle.identityKey = lowOrder;
        if (what == 7)
            bundle.prekey.signature.chop(1);
        if (what == 8)
            bundle = a.bundle();
        const MemoryState before = a.state;
        QCOMPARE(causeNumber(a.begin(bundle)), cause);
        QVERIFY(a.state == before);
        QCOMPARE(causeNumber(a.seal(bob.first(), "x")), int(Cause::NoSession));
        QVERIFY(a.failedClean);
    }

    void aSubstitutedOneTimeKeyGivesNothingThatOpens()
    {
        Directory all;
        Person ada(all);
        Person bob(all);
        Person eve(all);
        Device &a = ada.first();
        Device &b = bob.first();
        Bundle bundle = b.bundle();
        bundle.oneTime->key = eve.first().bundle().oneTime->key;
        QVERIFY(a.begin(bundle).ok()); // it isn't signed
        const SealedFrame sealed = *a.seal(b, "x");
        QVERIFY(!b.open(a, sealed).ok());
        QVERIFY(!eve.first().open(a, sealed).ok());
    }

    void lowOrderPointsInAMessageAreRefused()
    {
        Directory all;
        Person ada(all);
        Person bob(all);
        Device &a = ada.first();
        Device &b = bob.first();
        QVERIFY(a.begin(b.bundle()).ok());
        const QByteArray first = a.seal(b, "x")->bytes;
        const KeyExchange read = *readKeyExchange(first);
        const QByteArray zeros(32, 0);
        for (const QByteArray &key :
             {read.identityKey, read.ephemeralKey, read.message.ratchetKey}) {
            QByteArray changed = first;
            changed.replace(first.indexOf(key), 32, zeros);
            QCOMPARE(causeNumber(readKeyExchange(changed)), int(Cause::BadKeys));
        }
    }

    void aFirstMessageWithoutOneTimeKeyUsesTheLastResortAndStays()
    {
        Directory all;
        Person ada(all);
        Person bob(all);
        Person cat(all);
        Device &b = bob.first();
        for (Person *each : {&ada, &cat}) {
            const Bundle bundle = b.bundle(false);
            QVERIFY(!bundle.oneTime);
            QVERIFY(bundle.prekey.lastResort.id >= LastResortBase);
            QVERIFY(each->first().begin(bundle).ok());
            QCOMPARE(*b.open(each->first(), *each->first().seal(b, "x")), "x");
        }
        QCOMPARE(b.state.count(StateKind::OneTimePrekey), 1);
    }

    void oneTimeKeysHaveNumbersThatWereNeverUsed()
    {
        Directory all;
        Person ada(all);
        Device &a = ada.first();
        QSet<quint32> ids;
        QSet<QByteArray> keys;
        for (int i = 0; i < 3; ++i) {
            const auto made = a.work([](DeviceSessions &s) { return s.makeOneTimeKeys(40); });
            for (const OneTimeKey &each : *made) {
                ids.insert(each.id);
                keys.insert(each.key);
            }
        }
        QCOMPARE(ids.size(), 120);
        QCOMPARE(keys.size(), 120);
        QCOMPARE(a.state.count(StateKind::OneTimePrekey), 121);
        for (const int count : {0, -1, 1001})
            QVERIFY(!a.work([&](DeviceSessions &s) { return s.makeOneTimeKeys(count); }).ok());
        QVERIFY(!a.work([](DeviceSessions &s) { return s.generate(1); }).ok()); // not a second time
    }

    void aReplacedPrekeyOpensWhatIsUnderWayAndThenGoes()
    {
        Directory all;
        Person ada(all);
        Person bob(all);
        Device &a = ada.first();
        Device &b = bob.first();
        const auto due = [&] {
            return *b.work([&](DeviceSessions &s) { return s.prekeyIsDue(b.now); });
        };
        const auto rotate = [&] {
            QVERIFY(b.work([&](DeviceSessions &s) { return s.rotatePrekey(b.now); }).ok());
        };
        QVERIFY(!due());
        QVERIFY(a.begin(b.bundle(false)).ok());
        const SealedFrame early = *a.seal(b, "early");
        const SealedFrame second = *a.seal(b, "second");
        b.now += DeviceSessions::PrekeyLifeMs;
        QVERIFY(due());
        const quint32 old = b.bundle(false).prekey.id;
        rotate();
        QVERIFY(!due());
        QCOMPARE(b.bundle(false).prekey.id, old + 1);
        QCOMPARE(*b.open(a, early), "early");

        Person cat(all);
        QVERIFY(cat.first().begin(b.bundle(false)).ok());
        const SealedFrame stale = *cat.first().seal(b, "too late");
        b.now += DeviceSessions::PrekeyKeptMs + 1;
        rotate();
        QCOMPARE(b.state.count(StateKind::SignedPrekey),
                 2); // the first one is gone, the second was replaced just now
        QCOMPARE(b.state.count(StateKind::OneTimePrekey), 2);
        b.now += DeviceSessions::PrekeyKeptMs + 1;
        rotate();
        QCOMPARE(causeNumber(b.open(cat.first(), stale)), int(Cause::NoSession));
        // A session that exists needs no prekey.
        QCOMPARE(*b.open(a, second), "second");
    }
};

QTEST_GUILESS_MAIN(SessionKeysTest)
#include "tst_session_keys.moc"
