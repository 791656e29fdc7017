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
