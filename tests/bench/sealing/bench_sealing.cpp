// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What encryption costs: sealing and opening a message of a channel, the same between two devices, and handing a channel's
// chain to a thousand devices that one has never spoken to. Time of this thread's processor, without the disk: the state
// that a message changes is written out and read in, and kept in memory.
#include "client/crypto/sender_chain.h"
#include "shared/core/secret.h"
#include "tests/unit/client/crypto/crypto_parties.h"

#include <QtTest>

#include <ctime>

using namespace dunlin;
using namespace dunlin::client;
using namespace dunlin::client::test;

namespace {

constexpr int Messages = 2'000;
constexpr qsizetype Length = 200; // bytes
constexpr int Members = 1'000;
// The contract; docs/performance.md has what was measured.
constexpr double MessageBar = 100;      // µs, to seal or to open
constexpr double DistributionBar = 2e6; // µs, to a thousand devices

double processorUs()
{
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return double(now.tv_sec) * 1e6 + double(now.tv_nsec) / 1e3;
}

QByteArray textNo(int i)
{
    return QByteArray::number(i).rightJustified(Length, 'x');
}

} // namespace

class SealingBench : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(initCrypto()); }

    void aMessageOfAChannel()
    {
        const ChainContext context{
            GroupId::create(),
            7,
            {DeviceChain::accountOf(SigningKey::create().publicKey()), DeviceId::create()}};
        OutboundChain out = OutboundChain::create(context);
        auto in = InboundChain::accept(context, out.handover());
        QVERIFY(in.ok());
        Secret kept = out.store();
        Secret held = in->store();
        double sealing = 0;
        double opening = 0;
        qsizetype bytes = 0;
        for (int i = 0; i < Messages; ++i) {
            double since = processorUs();
            auto chain = OutboundChain::restore(kept);
            QVERIFY(chain.ok());
            const auto sealed = chain->seal(textNo(i));
            kept = chain->store();
            sealing += processorUs() - since;
            QVERIFY(sealed.ok());
            bytes = sealed->size();
            since = processorUs();
            auto reader = InboundChain::restore(held);
            QVERIFY(reader.ok());
            const auto opened = reader->open(*sealed);
            held = reader->store();
            opening += processorUs() - since;
            QVERIFY(opened.ok());
            QCOMPARE(*opened, textNo(i));
        }
        sealing /= Messages;
        opening /= Messages;
        qInfo("a message of %lld bytes in a channel: sealed in %.1f us, opened in %.1f us; %lld "
              "bytes, however many "
              "members",
              qlonglong(Length), sealing, opening, qlonglong(bytes));
        QVERIFY2(sealing < MessageBar, qPrintable(QString::number(sealing)));
        QVERIFY2(opening < MessageBar, qPrintable(QString::number(opening)));
    }

    void aMessageBetweenDevices()
    {
        Directory all;
        Person ada(all);
        Person bob(all);
        Device &a = ada.first();
        Device &b = bob.first();
        QVERIFY(a.begin(b.bundle()).ok());
        QVERIFY(b.open(a, *a.seal(b, "hello")).ok());
        QVERIFY(a.open(b, *b.seal(a, "hi")).ok());
        double sealing = 0;
        double opening = 0;
        for (int i = 0; i < Messages; ++i) {
            double since = processorUs();
            const auto sealed = a.seal(b, textNo(i));
            sealing += processorUs() - since;
            QVERIFY(sealed.ok());
            since = processorUs();
            const auto opened = b.open(a, *sealed);
            opening += processorUs() - since;
            QVERIFY(opened.ok());
            QCOMPARE(*opened, textNo(i));
        }
        qInfo("between two devices: sealed in %.1f us, opened in %.1f us", sealing / Messages,
              opening / Messages);
        QVERIFY2(sealing / Messages < MessageBar, qPrintable(QString::number(sealing / Messages)));
        QVERIFY2(opening / Messages < MessageBar, qPrintable(QString::number(opening / Messages)));
    }

    void aChainForAThousandDevices()
    {
        Directory all;
        Person ada(all);
        Device &sender = ada.first();
        std::vector<std::unique_ptr<Person>> members;
        QList<Bundle> bundles;
        for (int i = 0; i < Members; ++i) {
            members.push_back(std::make_unique<Person>(all));
            bundles.append(members.back()->first().bundle());
        }
        const OutboundChain chain = OutboundChain::create({GroupId::create(), 1, sender.self});
        QList<SealedFrame> frames;
        const double since = processorUs();
        const Secret handover = chain.handover().encode();
        for (int i = 0; i < Members; ++i) {
            QVERIFY(sender.begin(bundles.at(i)).ok());
            const auto sealed = sender.seal(members[size_t(i)]->first(), handover.reveal());
            QVERIFY(sealed.ok());
            frames.append(*sealed);
        }
        const double took = processorUs() - since;
        qInfo("a chain for %d devices, with a session begun for each: %.0f ms, %.0f us each",
              Members, took / 1e3, took / Members);
        for (int i = 0; i < Members; i += 97) {
            const auto opened = members[size_t(i)]->first().open(sender, frames.at(i));
            QVERIFY(opened.ok());
            QVERIFY(*opened == handover.reveal());
        }
        QVERIFY2(took < DistributionBar, qPrintable(QString::number(took)));
    }
};

QTEST_GUILESS_MAIN(SealingBench)
#include "bench_sealing.moc"
