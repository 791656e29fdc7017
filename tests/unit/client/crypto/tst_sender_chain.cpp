// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Chains of senders: one ciphertext for a channel, in any order, once, and by nobody else.

#include "client/crypto/bytes.h"
#include "client/crypto/sender_chain.h"
#include "crypto_parties.h"

#include <QtTest>

#include <random>

using namespace dunlin;
using namespace dunlin::client;
using namespace dunlin::client::test;

class SenderChainTest : public QObject
{
    Q_OBJECT

    const ChainContext m_context{GroupId::create(), 4, {AccountId::create(), DeviceId::create()}};

    InboundChain given(const OutboundChain &from) const
    {
        const Secret handed = from.handover().encode();
        return *InboundChain::accept(m_context, *ChainHandover::decode(handed.reveal()));
    }
    // What the sender's own key signs, so that only the check behind the signature is left.
    static QByteArray signedAgain(const OutboundChain &by, const QByteArray &message)
    {
        const Secret stored = by.store();
        const auto key = SigningKey::fromSeed(Secret(stored.reveal().right(32)));
        const QByteArray body = message.chopped(64);
        return body + key->sign(by.context().toBytes() + body);
    }

private Q_SLOTS:
    void initTestCase() { QVERIFY(initCrypto()); }

    void oneCiphertextOpensForEverybody()
    {
        OutboundChain out = OutboundChain::create(m_context);
        InboundChain ada = given(out);
        InboundChain bob = given(out);
        for (int i = 0; i < 5; ++i) {
            const QByteArray text = "text " + QByteArray::number(i);
            const QByteArray message = *out.seal(text);
            QVERIFY(!message.contains(text));
            QCOMPARE(*chainOf(message), out.id());
            QCOMPARE(message.size(), text.size() + 21 + 24 + 16 + 64);
            QCOMPARE(*ada.open(message), text);
            QCOMPARE(*bob.open(message), text);
        }
        QCOMPARE(out.number(), 5u);
    }

    void anyOrderLossAndRepeatOpensEachOnce()
    {
        OutboundChain out = OutboundChain::create(m_context);
        InboundChain in = given(out);
        std::mt19937 random(3);
        QList<QByteArray> messages;
        for (int i = 0; i < 300; ++i)
            messages.append(*out.seal(QByteArray::number(i)));
        std::shuffle(messages.begin(), messages.end(), random);
        messages.resize(280);
        QSet<QByteArray> opened;
        for (int i = 0; i < messages.size(); ++i) {
            opened.insert(*in.open(messages.at(i)));
            if (i % 7 == 0) // through the store and back
                in = *InboundChain::restore(in.store());
        }
        QCOMPARE(opened.size(), 280);
        for (const QByteArray &each : std::as_const(messages))
            QCOMPARE(causeNumber(in.open(each)), int(Cause::Repeated));
    }

    void everyBitCountsAndAFailureChangesNothing()
    {
        OutboundChain out = OutboundChain::create(m_context);
        InboundChain in = given(out);
        QVERIFY(out.seal("skipped").ok());
        const QByteArray good = *out.seal("text");
        const Secret before = in.store();
        for (qsizetype i = 0; i < good.size(); ++i) {
            for (int bit = 0; bit < 8; ++bit)
                QVERIFY(!in.open(flipped(good, i, bit)).ok());
            QVERIFY(!in.open(good.left(i)).ok());
        }
        QVERIFY(!in.open(good + 'x').ok());
        // With a signature that holds, the seal itself still does not.
        QCOMPARE(causeNumber(in.open(signedAgain(out, flipped(good, 60)))), int(Cause::Damaged));
        QCOMPARE(causeNumber(in.open(signedAgain(out, flipped(good, 21)))), int(Cause::Damaged));
        QVERIFY(in.store() == before);
        QCOMPARE(*in.open(good), "text");
    }

    void nothingMovesToAnotherChannelEpochOrSender_data()
    {
        QTest::addColumn<int>("what");
        QTest::newRow("channel") << 0;
        QTest::newRow("epoch") << 1;
        QTest::newRow("account") << 2;
        QTest::newRow("device") << 3;
    }
    void nothingMovesToAnotherChannelEpochOrSender()
    {
        QFETCH(const int, what);
        OutboundChain out = OutboundChain::create(m_context);
        ChainContext other = m_context;
        ChainHandover handover = out.handover();
        if (what == 0)
            handover.group = other.group = GroupId::create();
        if (what == 1)
            handover.epoch = other.epoch = 5;
        if (what == 2)
            other.sender.account = AccountId::create();
        if (what == 3)
            other.sender.device = DeviceId::create();
        InboundChain in = *InboundChain::accept(other, handover);
        const QByteArray message = *out.seal("text");
        QCOMPARE(causeNumber(in.open(message)), int(Cause::Damaged));
        // Not even if the sender's own key signed for the other place: the seal covers it too.
        const Secret stored = out.store();
        const auto key = SigningKey::fromSeed(Secret(stored.reveal().right(32)));
        const QByteArray body = message.chopped(64);
        QCOMPARE(causeNumber(in.open(body + key->sign(other.toBytes() + body))),
                 int(Cause::Damaged));
    }

    void aHandoverIsForItsChannelAndEpochOnly()
    {
        const OutboundChain out = OutboundChain::create(m_context);
        ChainContext other = m_context;
        other.epoch = 5;
        QCOMPARE(causeNumber(InboundChain::accept(other, out.handover())), int(Cause::Misdirected));
        other = m_context;
        other.group = GroupId::create();
        QCOMPARE(causeNumber(InboundChain::accept(other, out.handover())), int(Cause::Misdirected));
    }

    void aLaterMemberDoesNotReadBack()
    {
        OutboundChain out = OutboundChain::create(m_context);
        const QByteArray early = *out.seal("early");
        InboundChain late = given(out);
        QCOMPARE(causeNumber(late.open(early)), int(Cause::Repeated));
        QCOMPARE(*late.open(*out.seal("now")), "now");
        // Nor from what was handed over: the key there gives none before it.
        QVERIFY(out.handover().number == 2);
    }

    void aNewChainIsNotOpenedByTheOld()
    {
        OutboundChain old = OutboundChain::create(m_context);
        InboundChain removed = given(old);
        OutboundChain fresh = OutboundChain::create(m_context);
        const QByteArray message = *fresh.seal("without you");
        QCOMPARE(causeNumber(removed.open(message)), int(Cause::UnknownChain));
        // With the chain's name forged, the signature does not hold.
        QByteArray renamed = message;
        renamed.replace(1, 16, old.id());
        QCOMPARE(causeNumber(removed.open(renamed)), int(Cause::Damaged));
    }

    void jumpsAndLateKeysAreBounded()
    {
        OutboundChain out = OutboundChain::create(m_context);
        InboundChain in = given(out);
        const InboundChain start = in;
        QList<QByteArray> messages;
        for (quint32 i = 0; i <= MaxChainJump + 1; ++i)
            messages.append(*out.seal("x"));
        const Secret before = in.store();
        QCOMPARE(causeNumber(in.open(messages.at(MaxChainJump + 1))), int(Cause::TooFar));
        QVERIFY(in.store() == before);
        QVERIFY(in.open(messages.at(MaxChainJump)).ok());
        QCOMPARE(in.lateKeys(), MaxLateKeys);
        QByteArray oneMore = in.store().reveal();
        oneMore.replace(141, 4, ByteWriter().u32(quint32(MaxLateKeys) + 1).take());
        oneMore.append(ByteWriter().u32(0x7ffffff0).raw(QByteArray(32, 'k')).take());
        QCOMPARE(causeNumber(InboundChain::restore(Secret(std::move(oneMore)))),
                 int(Cause::LocalState));
        QVERIFY(in.open(messages.at(MaxChainJump + 1)).ok());
        // Another jump pushes out the oldest.
        for (int i = 0; i < 11; ++i)
            messages.append(*out.seal("x"));
        QVERIFY(in.open(messages.constLast()).ok());
        QCOMPARE(in.lateKeys(), MaxLateKeys);
        QCOMPARE(causeNumber(in.open(messages.at(0))), int(Cause::Repeated));
        QVERIFY(in.open(messages.at(500)).ok());
        QCOMPARE(in.lateKeys(), MaxLateKeys - 1);
        QVERIFY(InboundChain::restore(in.store()).ok());
    }

    void storedChainsGoOnAndSpoiltOnesAreNamed()
    {
        OutboundChain out = OutboundChain::create(m_context);
        InboundChain in = given(out);
        QVERIFY(in.open(*out.seal("one")).ok());
        OutboundChain again = *OutboundChain::restore(out.store());
        QCOMPARE(again.id(), out.id());
        QCOMPARE(again.number(), 1u);
        QCOMPARE(again.context(), m_context);
        QVERIFY(out.seal("kept for later").ok());
        InboundChain back = *InboundChain::restore(in.store());
        QCOMPARE(back.context(), m_context);
        QCOMPARE(*back.open(*again.seal("two")), "two");

        const Secret good = out.store();
        const Secret goodIn = in.store();
        for (qsizetype cut = 0; cut < good.size(); ++cut)
            QCOMPARE(causeNumber(OutboundChain::restore(Secret(good.reveal().left(cut)))),
                     int(Cause::LocalState));
        for (qsizetype cut = 0; cut < goodIn.size(); ++cut)
            QCOMPARE(causeNumber(InboundChain::restore(Secret(goodIn.reveal().left(cut)))),
                     int(Cause::LocalState));
        QVERIFY(!OutboundChain::restore(Secret(flipped(good.reveal(), 0))).ok());
        QByteArray longer = goodIn.reveal();
        longer.append('x');
        QVERIFY(!InboundChain::restore(Secret(std::move(longer))).ok());
        QByteArray many = goodIn.reveal();
        many.replace(many.size() - 4, 4, QByteArray::fromHex("7fffffff"));
        QCOMPARE(causeNumber(InboundChain::restore(Secret(std::move(many)))),
                 int(Cause::LocalState));
    }

    void handoversParseInOneWay()
    {
        const OutboundChain out = OutboundChain::create(m_context);
        const Secret good = out.handover().encode();
        QVERIFY(ChainHandover::decode(good.reveal()).ok());
        for (qsizetype cut = 1; cut < good.size(); ++cut)
            QCOMPARE(causeNumber(ChainHandover::decode(good.reveal().left(cut))),
                     int(Cause::Damaged));
        QCOMPARE(causeNumber(ChainHandover::decode(good.reveal() + 'x')), int(Cause::Damaged));
        QCOMPARE(causeNumber(ChainHandover::decode(flipped(good.reveal(), 0))), int(Cause::TooNew));
        QByteArray point = good.reveal();
        point.replace(point.size() - 32, 32, QByteArray(32, 0));
        QCOMPARE(causeNumber(ChainHandover::decode(point)), int(Cause::BadKeys));
        QByteArray number = good.reveal();
        number.replace(1 + 16 + 8 + 16, 4, QByteArray::fromHex("80000000"));
        QCOMPARE(causeNumber(ChainHandover::decode(number)), int(Cause::Damaged));
    }

    void newerAndOversizedMessagesAreNamed()
    {
        OutboundChain out = OutboundChain::create(m_context);
        InboundChain in = given(out);
        const QByteArray good = *out.seal("x");
        QCOMPARE(causeNumber(in.open(flipped(good, 0, 1))), int(Cause::TooNew));
        QCOMPARE(causeNumber(in.open(QByteArray(MaxChannelMessage + 1, 1))), int(Cause::Damaged));
        const auto tooLarge = out.seal(QByteArray(MaxChannelMessage, 'x'));
        QVERIFY(!tooLarge.ok());
        QCOMPARE(tooLarge.error().code, Errc::TooLarge);
        QCOMPARE(out.number(), 1u);
        QByteArray beyond = good;
        beyond.replace(17, 4, QByteArray::fromHex("80000000"));
        QCOMPARE(causeNumber(chainOf(beyond)), int(Cause::Damaged));
    }

    // Written down so that other programs, and we ourselves later, agree on the bytes.
    void theBytesAreThoseOfTheDescription()
    {
        OutboundChain out = OutboundChain::create(m_context);
        const ChainHandover handover = out.handover();
        const QByteArray message = *out.seal("text");
        QCOMPARE(message.at(0), char(1));
        QCOMPARE(message.mid(1, 16), handover.chain);
        QCOMPARE(message.mid(17, 4), QByteArray(4, 0));
        const QByteArray context = QByteArray("dunlin-chain-1") + m_context.group.toBytes()
            + QByteArray::fromHex("0000000000000004") + m_context.sender.account.toBytes()
            + m_context.sender.device.toBytes();
        QCOMPARE(m_context.toBytes(), context);
        QVERIFY(
            verifySignature(handover.verifyKey, context + message.chopped(64), message.right(64)));
        QVERIFY(out.handover().key == hmacByte(handover.key, 2));
    }
};

QTEST_GUILESS_MAIN(SenderChainTest)
#include "tst_sender_chain.moc"
