// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A server that lies, against the defect X-12 of the seed (mission.md): no signature of the sender, no forward secrecy, and
// public keys that the server could swap unnoticed.

#include "client/crypto/safety_number.h"
#include "client/crypto/sender_chain.h"
#include "crypto_parties.h"

#include <QtTest>

using namespace dunlin;
using namespace dunlin::client;
using namespace dunlin::client::test;

class LyingServerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(initCrypto()); }

    void x12_keysAreNotSwappedUnnoticed()
    {
        Directory all;
        Person ada(all);
        Person bob(all);
        Person eve(all); // the server's
        Device &a = ada.first();
        // Eve's keys instead of Bob's.
        Bundle swapped = eve.first().bundle();
        swapped.of = bob.first().self;
        const MemoryState before = a.state;
        QCOMPARE(causeNumber(a.begin(swapped)), int(Cause::NotTrusted));
        QVERIFY(a.state == before);
        // A device more in Bob's chain, with flawless keys.
        DeviceChain held = all.value(bob.account);
        const LogHead head = held.head();
        Device ghost(all, bob.account);
        const LogSigner byEve{eve.root, bob.account, std::nullopt, head.seq};
        QVERIFY(!held.extend({held.makeAddition(byEve, ghost.introduction(), 5'000)}).ok());
        QVERIFY(held.head() == head);
        QVERIFY(!held.trusts(ghost.self, ghost.introduction().identityKey));
        // Another chain altogether, for somebody who held the right one.
        QVERIFY(!held.update({DeviceChain::makeFirst(eve.root, 1'000)}).ok());
        QVERIFY(!held.update({}).ok());
        QVERIFY(held.head() == head);
        // For somebody who did not: the numbers that the two compare are not the same.
        const auto chainOf = [&](const Person &who) { return all.value(who.account); };
        QVERIFY(safetyNumber(chainOf(ada).rootKey(), chainOf(bob).rootKey())
                == safetyNumber(chainOf(bob).rootKey(), chainOf(ada).rootKey()));
        QVERIFY(safetyNumber(chainOf(ada).rootKey(), chainOf(eve).rootKey())
                != safetyNumber(chainOf(bob).rootKey(), chainOf(ada).rootKey()));
        // With the right keys all is well.
        QVERIFY(a.begin(bob.first().bundle()).ok());
        QCOMPARE(*bob.first().open(a, *a.seal(bob.first(), "hello")), "hello");
    }

    void x12_whatIsSealedIsSignedByItsSender()
    {
        ChainContext context;
        context.group = GroupId::create();
        context.epoch = 3;
        context.sender = {AccountId::create(), DeviceId::create()};
        OutboundChain out = OutboundChain::create(context);
        const ChainHandover handover = out.handover();
        InboundChain reader = *InboundChain::accept(context, handover);
        const QByteArray good = *out.seal("from me");
        // Every member has the key that opens; none can sign with it.
        const SigningKey member = SigningKey::create();
        const QByteArray body = good.chopped(64);
        QCOMPARE(causeNumber(reader.open(body + member.sign(context.toBytes() + body))),
                 int(Cause::Damaged));
        QCOMPARE(causeNumber(reader.open(body + QByteArray(64, 0))), int(Cause::Damaged));
        QCOMPARE(*reader.open(good), "from me");
        // Nor does the server say it again.
        QCOMPARE(causeNumber(reader.open(good)), int(Cause::Repeated));
    }

    // The key is gone with the first that used it: the second says nothing that opens, and begins again with another.
    void aOneTimeKeyThatIsGivenTwiceOpensOnce()
    {
        Directory all;
        Person ada(all);
        Person bob(all);
        Person cat(all);
        Device &b = bob.first();
        const Bundle same = b.bundle();
        QVERIFY(same.oneTime);
        QVERIFY(ada.first().begin(same).ok());
        QVERIFY(cat.first().begin(same).ok());
        QCOMPARE(*b.open(ada.first(), *ada.first().seal(b, "first")), "first");
        const MemoryState before = b.state;
        const auto second = b.open(cat.first(), *cat.first().seal(b, "second"));
        QCOMPARE(causeNumber(second), int(Cause::NoSession));
        QVERIFY(b.state == before);
        QVERIFY(cat.first()
                    .work([&](DeviceSessions &sessions) { return sessions.forget(b.self); })
                    .ok());
        QVERIFY(cat.first().begin(b.bundle()).ok());
        QCOMPARE(*b.open(cat.first(), *cat.first().seal(b, "again")), "again");
        QCOMPARE(*b.open(ada.first(), *ada.first().seal(b, "still")), "still");
    }

    void x12_aStolenDeviceDoesNotOpenWhatWasRecorded()
    {
        Directory all;
        Person ada(all);
        Person bob(all);
        Device &a = ada.first();
        Device &b = bob.first();
        QVERIFY(a.begin(b.bundle()).ok());
        QList<SealedFrame> recorded; // by the server
        for (int i = 0; i < 10; ++i) {
            recorded.append(*a.seal(b, QByteArray::number(i)));
            QCOMPARE(*b.open(a, recorded.constLast()), QByteArray::number(i));
            QVERIFY(a.open(b, *b.seal(a, "turn")).ok());
        }
        // Everything that Bob's device holds from here on opens none of it.
        for (const SealedFrame &each : std::as_const(recorded))
            QVERIFY(!b.open(a, each).ok());
        // In a channel the same: who is given the chain now reads nothing from before.
        ChainContext context;
        context.group = GroupId::create();
        context.sender = a.self;
        OutboundChain out = OutboundChain::create(context);
        const QByteArray early = *out.seal("early");
        InboundChain thief = *InboundChain::accept(context, out.handover());
        QVERIFY(!thief.open(early).ok());
        QCOMPARE(*thief.open(*out.seal("now")), "now");
    }
};

QTEST_GUILESS_MAIN(LyingServerTest)
#include "tst_lying_server.moc"
