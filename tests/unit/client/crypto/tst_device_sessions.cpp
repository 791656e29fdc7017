// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Sessions between devices: what arrives late, twice, changed or from the wrong one, and what is left of it.

#include "client/crypto/session_wire.h"
#include "crypto_parties.h"

#include <QtTest>

#include <random>

using namespace dunlin;
using namespace dunlin::client;
using namespace dunlin::client::test;

class DeviceSessionsTest : public QObject
{
    Q_OBJECT

    // Both have heard of each other: what follows are messages of kind 2.
    static void meet(Device &a, Device &b)
    {
        QVERIFY(a.begin(b.bundle()).ok());
        QCOMPARE(*b.open(a, *a.seal(b, "hello")), "hello");
        QCOMPARE(*a.open(b, *b.seal(a, "hi")), "hi");
    }

private Q_SLOTS:
    void initTestCase() { QVERIFY(initCrypto()); }

    void messagesGoBothWaysAndKeysAreUsedUp()
    {
        Directory all;
        Person ada(all);
        Person bob(all);
        Device &a = ada.first();
        Device &b = bob.first();
        const auto bundle = b.bundle();
        QCOMPARE(b.state.count(StateKind::OneTimePrekey), 2); // one, and the last resort
        QVERIFY(a.begin(bundle).ok());
        const SealedFrame first = *a.seal(b, "one");
        QCOMPARE(first.kind, quint8(1));
        QVERIFY(!first.bytes.contains("one"));
        QCOMPARE(*b.open(a, first), "one");
        QCOMPARE(b.state.count(StateKind::OneTimePrekey), 1);
        const SealedFrame answer = *b.seal(a, "two");
        QCOMPARE(answer.kind, quint8(2));
        QCOMPARE(*a.open(b, answer), "two");
        for (int i = 0; i < 30; ++i) {
            const QByteArray text = QByteArray::number(i);
            QCOMPARE(*b.open(a, *a.seal(b, text)), text);
            if (i % 3 == 0)
                QCOMPARE(*a.open(b, *b.seal(a, text)), text);
        }
    }

    void anyOrderLossAndRepeatOpensEachOnce()
    {
        Directory all;
        Person ada(all);
        Person bob(all);
        Device &a = ada.first();
        Device &b = bob.first();
        meet(a, b);
        std::mt19937 random(7);
        for (int round = 0; round < 4; ++round) {
            QList<SealedFrame> underWay;
            for (int i = 0; i < 60; ++i) {
                underWay.append(*a.seal(b, QByteArray::number(round * 100 + i)));
                if (i % 20 == 10)
                    QVERIFY(a.open(b, *b.seal(a, "turn")).ok()); // the ratchet turns meanwhile
            }
            std::shuffle(underWay.begin(), underWay.end(), random);
            underWay.resize(55); // five are lost
            QSet<QByteArray> opened;
            for (const SealedFrame &each : std::as_const(underWay))
                opened.insert(*b.open(a, each));
            QCOMPARE(opened.size(), 55);
            for (const SealedFrame &each : std::as_const(underWay))
                QCOMPARE(causeNumber(b.open(a, each)), int(Cause::Repeated));
        }
    }

    // libomemo-c passes over the top bit for identity keys that others make, and never makes such a one.
    void aSignatureOfAPrekeyHasOneForm()
    {
        Directory all;
        Person ada(all);
        StateWork work(ada.first().state);
        const auto sessions = DeviceSessions::create(
            ada.first().self, [](const DeviceAddress &, const QByteArray &) { return true; }, work);
        QVERIFY(sessions.ok());
        for (int i = 0; i < 12; ++i) {
            const SigningKey identity = SigningKey::create();
            Bundle good = Person(all).first().bundle();
            good.identityKey = identity.publicKey();
            good.prekey.signature = identity.sign(good.prekey.key);
            for (int bit = 0; bit < 8; ++bit) {
                Bundle bad = good;
                bad.prekey.signature = flipped(good.prekey.signature, 63, bit);
                QCOMPARE(causeNumber((*sessions)->begin(bad)), int(Cause::BadKeys));
            }
            QVERIFY((*sessions)->begin(good).ok());
        }
    }

    // libomemo-c goes past it; programs of others need it to open the last message of a chain when it comes late.
    void aNewChainSaysHowLongTheLastOneWas()
    {
        Directory all;
        Person ada(all);
        Person bob(all);
        Device &a = ada.first();
        Device &b = bob.first();
        QVERIFY(a.begin(b.bundle()).ok());
        QCOMPARE(*b.open(a, *a.seal(b, "first")), "first");
        for (quint32 length : {0u, 1u, 2u, 7u}) {
            for (quint32 i = 0; i < length; ++i)
                QVERIFY(a.seal(b, "more").ok());
            QVERIFY(a.open(b, *b.seal(a, "turn")).ok());
            QVERIFY(a.open(b, *b.seal(a, "no turn")).ok());
            const SealedFrame next = *a.seal(b, "next");
            const auto read = readSessionMessage(next.bytes);
            QVERIFY(read.ok());
            QCOMPARE(read->number, 0u);
            QCOMPARE(read->previous, length + 1);
            QVERIFY(b.open(a, next).ok());
            QVERIFY(a.open(b, *b.seal(a, "turn")).ok());
            QVERIFY(a.seal(b, "one").ok());
            QVERIFY(a.open(b, *b.seal(a, "no turn")).ok());
            QCOMPARE(readSessionMessage(a.seal(b, "two")->bytes)->previous, 1u);
            QVERIFY(a.open(b, *b.seal(a, "no turn")).ok());
            QVERIFY(b.open(a, *a.seal(b, "three")).ok());
            QVERIFY(a.open(b, *b.seal(a, "turn")).ok());
            QVERIFY(b.open(a, *a.seal(b, "first")).ok());
        }
    }

    // Both began at once, so that each has two sessions: one's length is not the other's.
    void aSessionThatIsTakenUpAgainHasItsOwnLength()
    {
        Directory all;
        Person ada(all);
        Person bob(all);
        Device &a = ada.first();
        Device &b = bob.first();
        const Bundle ofA = a.bundle();
        QVERIFY(a.begin(b.bundle()).ok());
        QVERIFY(b.begin(ofA).ok());
        const SealedFrame fromA = *a.seal(b, "from a");
        QVERIFY(a.open(b, *b.seal(a, "from b")).ok());
        QVERIFY(b.open(a, fromA).ok());
        for (int i = 0; i < 5; ++i)
            QVERIFY(b.seal(a, "in a's").ok());
        QCOMPARE(*b.open(a, *a.seal(b, "in b's")), "in b's");
        const auto read = readSessionMessage(b.seal(a, "next")->bytes);
        QVERIFY(read.ok());
        QVERIFY(read->previous <= 1);
    }

    void everyByteOfAFirstMessageCounts()
    {
        Directory all;
        Person ada(all);
        Person bob(all);
        Device &a = ada.first();
        Device &b = bob.first();
        QVERIFY(a.begin(b.bundle()).ok());
        const SealedFrame good = *a.seal(b, "text");
        const MemoryState before = b.state;
        for (qsizetype i = 0; i < good.bytes.size(); ++i) {
            for (int bit = 0; bit < 8; ++bit)
                QVERIFY2(!b.open(a, {1, flipped(good.bytes, i, bit)}).ok(),
                         qPrintable(QString::number(i)));
        }
        for (qsizetype i = 0; i < good.bytes.size(); ++i)
            QVERIFY(!b.open(a, {1, good.bytes.left(i)}).ok());
        QVERIFY(!b.open(a, {1, good.bytes + '\0'}).ok());
        // A field that nobody knows, which the library would pass over.
        QCOMPARE(causeNumber(b.open(a, {1, good.bytes + QByteArray::fromHex("4a0178")})),
                 int(Cause::Damaged));
        QVERIFY(b.state == before);
        QVERIFY(b.failedClean);
        QCOMPARE(*b.open(a, good), "text");
    }

    void everyBitOfAMessageCounts()
    {
        Directory all;
        Person ada(all);
        Person bob(all);
        Device &a = ada.first();
        Device &b = bob.first();
        meet(a, b);
        const SealedFrame good = *a.seal(b, "text");
        const MemoryState before = b.state;
        for (qsizetype i = 0; i < good.bytes.size(); ++i) {
            for (int bit = 0; bit < 8; ++bit)
                QVERIFY(!b.open(a, {2, flipped(good.bytes, i, bit)}).ok());
        }
        QCOMPARE(causeNumber(b.open(a, {1, good.bytes})), int(Cause::Damaged));
        QCOMPARE(causeNumber(b.open(a, {2, good.bytes + QByteArray::fromHex("4a0178")})),
                 int(Cause::Damaged));
        QCOMPARE(causeNumber(b.open(a, {3, good.bytes})), int(Cause::TooNew));
        QVERIFY(b.state == before);
        QVERIFY(b.failedClean);
        QCOMPARE(*b.open(a, good), "text");
    }

    void aCrashBeforeTheCommitLosesNothingAndReusesNothing()
    {
        Directory all;
        Person ada(all);
        Person bob(all);
        Device &a = ada.first();
        Device &b = bob.first();
        meet(a, b);
        // The receiver dies after opening: its changes are never stored.
        const SealedFrame one = *a.seal(b, "one");
        {
            StateWork lost(b.state);
            auto sessions = *DeviceSessions::create(
                b.self, [](const auto &...) { return true; }, lost);
            QCOMPARE(*sessions->open(a.self, one), "one");
            QVERIFY(!lost.changes().isEmpty());
        }
        QCOMPARE(*b.open(a, one), "one");
        // The sender's step is in its changes: sealing again after storing them uses another key.
        const SealedFrame two = *a.seal(b, "same");
        const SealedFrame three = *a.seal(b, "same");
        QVERIFY(two.bytes != three.bytes);
        QCOMPARE(*b.open(a, three), "same");
        QCOMPARE(*b.open(a, two), "same");
    }

    void anErrorOfTheStoreIsNotADamagedMessage()
    {
        Directory all;
        Person ada(all);
        Person bob(all);
        Device &a = ada.first();
        Device &b = bob.first();
        meet(a, b);
        const SealedFrame sealed = *a.seal(b, "text");
        b.state.broken = true;
        const auto refused = b.open(a, sealed);
        QVERIFY(!refused.ok());
        QCOMPARE(refused.error().code, Errc::Unavailable);
        QVERIFY(!causeOf(refused.error()));
        QVERIFY(!b.begin(a.bundle()).ok());
        b.state.broken = false;
        QCOMPARE(*b.open(a, sealed), "text");

        // The same where the library itself asks for a row.
        Person cat(all);
        QVERIFY(cat.first().begin(b.bundle()).ok());
        const SealedFrame first = *cat.first().seal(b, "first");
        for (const StateKind kind : {StateKind::SignedPrekey, StateKind::OneTimePrekey,
                                     StateKind::Identity, StateKind::Session}) {
            b.state.brokenFor = kind;
            const auto opened = b.open(cat.first(), first);
            QVERIFY(!opened.ok());
            QCOMPARE(opened.error().code, Errc::Unavailable);
        }
        b.state.brokenFor.reset();
        QCOMPARE(*b.open(cat.first(), first), "first");
    }

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

    void bothBeginAtOnceAndBothAreHeard()
    {
        Directory all;
        Person ada(all);
        Person bob(all);
        Device &a = ada.first();
        Device &b = bob.first();
        QVERIFY(a.begin(b.bundle()).ok());
        QVERIFY(b.begin(a.bundle()).ok());
        const SealedFrame fromA = *a.seal(b, "a");
        const SealedFrame fromB = *b.seal(a, "b");
        QCOMPARE(*a.open(b, fromB), "b");
        QCOMPARE(*b.open(a, fromA), "a");
        for (int i = 0; i < 5; ++i) {
            const SealedFrame more = *a.seal(b, "more");
            const SealedFrame back = *b.seal(a, "back");
            QCOMPARE(*a.open(b, back), "back");
            QCOMPARE(*b.open(a, more), "more");
        }
    }

    void aLostSessionIsBegunAnewAndJunkDoesNotHarmASoundOne()
    {
        Directory all;
        Person ada(all);
        Person bob(all);
        Device &a = ada.first();
        Device &b = bob.first();
        meet(a, b);
        const SealedFrame held = *a.seal(b, "held back");
        for (int i = 0; i < 50; ++i)
            QVERIFY(!b.open(a, {2, flipped(held.bytes, 10 + i)}).ok());
        QCOMPARE(*b.open(a, held), "held back");

        QVERIFY(b.work([&](DeviceSessions &s) { return s.forget(a.self); }).ok());
        QCOMPARE(causeNumber(b.open(a, *a.seal(b, "lost"))), int(Cause::NoSession));
        QVERIFY(b.begin(a.bundle()).ok());
        QCOMPARE(*a.open(b, *b.seal(a, "anew")), "anew");
        QCOMPARE(*b.open(a, *a.seal(b, "both ways")), "both ways");
    }

    void tooFarAheadIsRefused()
    {
        Directory all;
        Person ada(all);
        Person bob(all);
        Device &a = ada.first();
        Device &b = bob.first();
        meet(a, b);
        SealedFrame last;
        for (int i = 0; i < 1500; ++i)
            last = *a.seal(b, "x");
        QVERIFY(b.open(a, last).ok()); // a legitimate jump
        const auto size = (*b.state.read({StateKind::Session, a.self.toBytes()}))->size();
        QVERIFY2(size < 256 * 1024, qPrintable(QString::number(size)));
        QVERIFY(*b.work([&](DeviceSessions &s) { return s.hasSession(a.self); }));
        // Twice as far is more than one message may ask for.
        for (int i = 0; i < 2100; ++i)
            last = *a.seal(b, "x");
        QVERIFY(!b.open(a, last).ok());
    }

    void aRecordBeyondReasonIsBegunAnew()
    {
        Directory all;
        Person ada(all);
        Person bob(all);
        Device &a = ada.first();
        Device &b = bob.first();
        meet(a, b);
        a.state.apply(
            {{{StateKind::Session, b.self.toBytes()}, Secret(QByteArray(300 * 1024, 'x'))}});
        QVERIFY(!*a.work([&](DeviceSessions &s) { return s.hasSession(b.self); }));
        QVERIFY(a.begin(b.bundle()).ok());
        QCOMPARE(*b.open(a, *a.seal(b, "x")), "x");
    }

    void strictReaderTakesOneEncodingOnly()
    {
        Directory all;
        Person ada(all);
        Person bob(all);
        Device &a = ada.first();
        Device &b = bob.first();
        meet(a, b);
        const QByteArray good = a.seal(b, "x")->bytes;
        const SessionMessage read = *readSessionMessage(good);
        QCOMPARE(read.mac.size(), 16);
        const auto field = [](int number, const QByteArray &bytes) {
            return QByteArray(1, char(number << 3 | 2)) + char(bytes.size()) + bytes;
        };
        // Built by hand: 1 mac, 2 inner {1 number, 2 previous, 3 key, 4 sealed}.
        const auto message = [&](const QByteArray &numbers, const QByteArray &tail = {},
                                 qsizetype cipher = 32) {
            return field(1, QByteArray(16, 'm'))
                + field(2,
                        numbers + field(3, read.ratchetKey) + field(4, QByteArray(cipher, 'c'))
                            + tail);
        };
        const QByteArray plainNumbers = QByteArray::fromHex("08011000");
        QVERIFY(readSessionMessage(message(plainNumbers)).ok());
        QVERIFY(
            !readSessionMessage(message(QByteArray::fromHex("0881001000"))).ok()); // long form of 1
        QVERIFY(
            !readSessionMessage(message(QByteArray::fromHex("08ffffffff0f1000"))).ok()); // negative
        QVERIFY(
            !readSessionMessage(message(QByteArray::fromHex("0881808080101000"))).ok()); // 33 bits
        QVERIFY(
            !readSessionMessage(message(QByteArray::fromHex("1000"))).ok()); // a field is missing
        QVERIFY(!readSessionMessage(message(QByteArray::fromHex("080108011000"))).ok()); // twice
        QVERIFY(!readSessionMessage(message(plainNumbers, field(4, "x"))).ok());
        QVERIFY(!readSessionMessage(message(plainNumbers, field(9, "x"))).ok());
        QVERIFY(!readSessionMessage(message(plainNumbers, {}, 31)).ok()); // no whole block
        QVERIFY(!readSessionMessage(message(plainNumbers, {}, 0)).ok());
        QVERIFY(!readSessionMessage(message(plainNumbers) + field(9, "x")).ok());
        QVERIFY(
            !readSessionMessage(QByteArray::fromHex("0affffffff0f")).ok()); // a length that lies
        QVERIFY(!readSessionMessage({}).ok());
    }

    void secretsDoNotStandInWhatLeaves()
    {
        Directory all;
        Person ada(all);
        Device &a = ada.first();
        const auto keys = a.work([](DeviceSessions &s) { return s.makeOneTimeKeys(1); });
        const Secret record =
            **a.state.read({StateKind::OneTimePrekey, QByteArray::fromHex("00000001")});
        QVERIFY(record.reveal().contains(keys->constFirst().key));
        QVERIFY(record.size() > 64); // and the secret half, which the bundle has not
        const Bundle bundle = a.bundle();
        QCOMPARE(bundle.identityKey.size(), 32);
        QCOMPARE(bundle.prekey.key.size(), 32);
    }
};

QTEST_GUILESS_MAIN(DeviceSessionsTest)
#include "tst_device_sessions.moc"
