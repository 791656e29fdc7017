// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A key that nobody needs any more stands nowhere in this process: not in what was freed, not on a stack.

#include "client/crypto/bytes.h"
#include "client/crypto/recovery.h"
#include "client/crypto/sender_chain.h"
#include "tests/support/memory_search.h"

#include <QtTest>

using namespace dunlin;
using namespace dunlin::client;
using dunlin::test::MemorySearch;

namespace {

// The allocator writes into the beginning of what is freed; keys are told by their ends.
MemorySearch searchFor(const Secret &key)
{
    return MemorySearch(QByteArray::fromRawData(key.reveal().constData() + key.size() - 20, 20));
}

} // namespace

class WipedKeysTest : public QObject
{
    Q_OBJECT

    const ChainContext m_context{GroupId::create(), 4, {AccountId::create(), DeviceId::create()}};

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(initCrypto());
        // Where a function is bound at its first call, all registers are written on the stack meanwhile, and what was copied
        // last is in them. The packages' programs are bound when they start.
        QVERIFY2(qEnvironmentVariableIsSet("LD_BIND_NOW"), "to be run with LD_BIND_NOW=1");
    }

    // Else the others say nothing.
    void whatIsNotWipedIsFound()
    {
        // So large that nothing small takes its end's place at once.
        constexpr qsizetype Size = 4000;
        auto bytes = std::make_unique<QByteArray>(randomBytes(Size));
        const MemorySearch search(QByteArray::fromRawData(bytes->constData() + Size - 20, 20));
        QCOMPARE(search.copies(), 1);
        bytes.reset();
        QCOMPARE(search.copies(), 1);
    }

    void aSecretGoesWithItsLastCopy()
    {
        Secret one(randomBytes(64));
        const MemorySearch search = searchFor(one);
        QCOMPARE(search.copies(), 1);
        {
            const Secret copy = one;
            QCOMPARE(search.copies(), 2);
            Secret moved = std::move(one);
            QCOMPARE(search.copies(), 2);
            one = moved;
            QCOMPARE(search.copies(), 3);
            moved = Secret(randomBytes(64));
            QCOMPARE(search.copies(), 2);
        }
        QCOMPARE(search.copies(), 1);
        one = Secret();
        QCOMPARE(search.copies(), 0);
    }

    void aMessageLeavesNoKeyBehind()
    {
        OutboundChain out = OutboundChain::create(m_context);
        InboundChain in = *InboundChain::accept(m_context, out.handover());
        const MemorySearch chainKey = searchFor(out.handover().key);
        const MemorySearch messageKey = searchFor(hmacByte(out.handover().key, 1));
        QCOMPARE(chainKey.copies(), 2); // the sender's and the receiver's
        QCOMPARE(messageKey.copies(), 0);
        const QByteArray message = *out.seal("a text");
        QCOMPARE(chainKey.copies(), 1);
        QVERIFY(in.open(message).ok());
        QCOMPARE(chainKey.copies(), 0);
        QCOMPARE(messageKey.copies(), 0);
    }

    void aLateKeyIsWipedWhenItWasUsed()
    {
        OutboundChain out = OutboundChain::create(m_context);
        InboundChain in = *InboundChain::accept(m_context, out.handover());
        const MemorySearch late = searchFor(hmacByte(out.handover().key, 1));
        const QByteArray first = *out.seal("late");
        QVERIFY(in.open(*out.seal("early")).ok());
        QCOMPARE(late.copies(), 1);
        QVERIFY(in.open(first).ok());
        QCOMPARE(late.copies(), 0);
    }

    void whatIsStoredLeavesNoKeyBehind()
    {
        auto out = std::make_unique<OutboundChain>(OutboundChain::create(m_context));
        const MemorySearch chainKey = searchFor(out->handover().key);
        out = std::make_unique<OutboundChain>(*OutboundChain::restore(out->store()));
        const Secret handed = out->handover().encode();
        QCOMPARE(chainKey.copies(), 2);
        auto in = std::make_unique<InboundChain>(
            *InboundChain::accept(m_context, *ChainHandover::decode(handed.reveal())));
        in = std::make_unique<InboundChain>(*InboundChain::restore(in->store()));
        QCOMPARE(chainKey.copies(), 3);
        out.reset();
        in.reset();
        QCOMPARE(chainKey.copies(), 1); // what was handed over
    }

    void aSigningKeyLeavesNoSeedBehind()
    {
        auto key = std::make_unique<SigningKey>(SigningKey::create());
        const MemorySearch seed = searchFor(key->seed());
        QCOMPARE(seed.copies(), 1);
        key = std::make_unique<SigningKey>(*SigningKey::fromSeed(key->seed()));
        QCOMPARE(key->sign("a text").size(), 64);
        QCOMPARE(seed.copies(), 1);
        key.reset();
        QCOMPARE(seed.copies(), 0);
    }

    void aRecoveryKeyLeavesNothingBehind()
    {
        auto key = std::make_unique<RecoveryKey>(RecoveryKey::create());
        const MemorySearch words = searchFor(key->words());
        const MemorySearch groups = searchFor(key->groups());
        const MemorySearch backup = searchFor(key->backupKey());
        const MemorySearch root = searchFor(key->accountRoot().seed());
        const auto sealed = sealBackup(key->backupKey(), key->account(), 1, Secret("a chain"));
        QVERIFY(openBackup(key->backupKey(), key->account(), sealed, 1).ok());
        key.reset();
        QCOMPARE(words.copies(), 0);
        QCOMPARE(groups.copies(), 0);
        QCOMPARE(backup.copies(), 0);
        QCOMPARE(root.copies(), 0);
    }
};

QTEST_GUILESS_MAIN(WipedKeysTest)
#include "tst_wiped_keys.moc"
