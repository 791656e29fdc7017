// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a thread's hub says, to whom first, and how much of it at once.
#include "tests/unit/server/fanout/fake_session.h"

#include <QtTest>

#include <algorithm>
#include <functional>
#include <memory>
#include <vector>

using namespace dunlin;
using namespace dunlin::server;
using namespace dunlin::test;
using namespace Qt::StringLiterals;

namespace {

// For one device of those who hear of it.
class NarrowPush final : public Push
{
public:
    NarrowPush(const QString &code, const DeviceId &device)
        : Push([code](Encoding encoding) {
            return encodePush(
                encoding, {wire::event::notice.number, QLatin1StringView(wire::event::notice.name)},
                encodeBody(encoding, wire::Notice{code, {}}));
        })
        , m_device(device)
    {
    }
    std::optional<DeviceId> onlyFor() const override { return m_device; }

private:
    const DeviceId m_device;
};

} // namespace

class HubTurnsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // A channel's people have ids in no order, and a walk in theirs would be one across the memory.
    void whoLiesTogetherIsToldTogether()
    {
        Fanout fanout;
        Hub hub(fanout);
        const ChannelId channel = ChannelId::create();
        std::vector<const FakeSession *> told;
        std::vector<std::unique_ptr<FakeSession>> sessions;
        for (int i = 0; i < 200; ++i) {
            const auto &each =
                sessions.emplace_back(std::make_unique<FakeSession>(UserId::create()));
            each->noteIn(&told);
            hub.add(each.get());
            setChannels(hub, each->subscriberUser(), {channel});
        }

        hub.toChannel(channel, push(u"one"_s));
        turn();

        QCOMPARE(told.size(), sessions.size());
        QVERIFY(std::is_sorted(told.cbegin(), told.cend(), std::less<>()));
    }

    void ordersOfAThreadKeepTheirOrder()
    {
        Fanout fanout;
        Hub hub(fanout);
        const ChannelId channel = ChannelId::create();
        FakeSession session(UserId::create());
        hub.add(&session);
        setChannels(hub, session.subscriberUser(), {channel});

        QStringList expected;
        for (int i = 0; i < 2000; ++i)
            expected.append(QString::number(i));
        std::thread writer([&] {
            for (const QString &each : std::as_const(expected))
                hub.toChannel(channel, push(each));
        });
        writer.join();

        QTRY_COMPARE(session.codes().size(), expected.size());
        QCOMPARE(session.codes(), expected);
    }

    // What a turn tells one channel is one thing to say; whatever comes between ends it.
    void aTurnTellsAChannelAllAtOnce()
    {
        Fanout fanout;
        Hub hub(fanout);
        const ChannelId channel = ChannelId::create();
        const ChannelId other = ChannelId::create();
        FakeSession stays(UserId::create()), leaves(UserId::create());
        for (FakeSession *each : {&stays, &leaves}) {
            hub.add(each);
            setChannels(hub, each->subscriberUser(), {channel, other});
        }

        for (const auto &code : {u"1"_s, u"2"_s, u"3"_s})
            hub.toChannel(channel, push(code));
        hub.toChannel(other, push(u"4"_s));
        hub.toChannel(channel, push(u"5"_s));
        hub.left(channel, leaves.subscriberUser());
        hub.toChannel(channel, push(u"6"_s));
        hub.toChannel(channel, push(u"7"_s));
        turn();

        QCOMPARE(stays.codes(), u"1 2 3 4 5 6 7"_s.split(u' '));
        QCOMPARE(stays.deliveries(), QList<qsizetype>({3, 1, 1, 2}));
        QCOMPARE(leaves.codes(), u"1 2 3 4 5"_s.split(u' '));
        QCOMPARE(hub.delivered(), 12u);
    }

    void whatIsForOneDeviceIsToldToNobodyElse()
    {
        Fanout fanout;
        Hub hub(fanout);
        const ChannelId channel = ChannelId::create();
        FakeSession one(UserId::create()), other(UserId::create());
        for (FakeSession *each : {&one, &other}) {
            hub.add(each);
            setChannels(hub, each->subscriberUser(), {channel});
        }

        hub.toChannel(channel, push(u"1"_s));
        hub.toChannel(channel, std::make_shared<NarrowPush>(u"2"_s, one.subscriberDevice()));
        hub.toChannel(channel, push(u"3"_s));
        turn();

        QCOMPARE(one.codes(), u"1 2 3"_s.split(u' '));
        QCOMPARE(other.codes(), u"1 3"_s.split(u' '));
    }

    // No more than can be put together without a copy that is a burden.
    void whatIsToldAtOnceIsBounded()
    {
        Fanout fanout;
        Hub hub(fanout);
        const ChannelId channel = ChannelId::create();
        FakeSession session(UserId::create());
        hub.add(&session);
        setChannels(hub, session.subscriberUser(), {channel});
        for (int i = 0; i < 70; ++i)
            hub.toChannel(channel, push(QString::number(i)));
        turn();
        QCOMPARE(session.deliveries(), QList<qsizetype>({32, 32, 6}));
        QCOMPARE(session.codes().size(), 70);
    }

    // A turn with one thing to tell lets it out while it is told; with several, each session has them all at once, and
    // what comes after several is no hurry either.
    void onlyALoneOrderIsInAHurry()
    {
        Fanout fanout;
        Hub hub(fanout);
        const ChannelId channel = ChannelId::create();
        std::vector<std::unique_ptr<FakeSession>> sessions(100);
        for (auto &each : sessions) {
            each = std::make_unique<FakeSession>(UserId::create());
            hub.add(each.get());
            setChannels(hub, each->subscriberUser(), {channel});
        }
        turn();
        QList<qsizetype> toldSoFar;
        hub.setHurry([&] {
            toldSoFar.append(
                std::count_if(sessions.cbegin(), sessions.cend(),
                              [](const auto &each) { return !each->codes().isEmpty(); }));
        });

        hub.toChannel(channel, push(u"one"_s));
        hub.toChannel(channel, push(u"two"_s));
        turn();
        QVERIFY(toldSoFar.isEmpty());
        for (const auto &each : sessions)
            QCOMPARE(each->codes(), QStringList({u"one"_s, u"two"_s}));
        for (auto &each : sessions)
            each->forget();

        for (int i = 0; i < 3; ++i) {
            hub.toChannel(channel, push(u"three"_s));
            turn();
        }
        QVERIFY(toldSoFar.isEmpty());
        for (auto &each : sessions)
            each->forget();

        hub.toChannel(channel, push(u"four"_s));
        turn();
        QCOMPARE(toldSoFar, QList<qsizetype>({32, 64, 96}));
        for (const auto &each : sessions)
            QCOMPARE(each->codes(), QStringList{u"four"_s});
    }

    void aPushIsEncodedOncePerEncoding()
    {
        int made = 0;
        const Push once([&made](Encoding encoding) {
            ++made;
            return encoding == Encoding::Json ? QByteArray("json") : QByteArray("cbor");
        });

        for (int i = 0; i < 5; ++i) {
            QCOMPARE(once.framed(Encoding::Json), "\x81\x04json");
            QCOMPARE(once.framed(Encoding::Cbor),
                     "\x82\x04"
                     "cbor");
        }

        QCOMPARE(made, 2);
    }
};

QTEST_GUILESS_MAIN(HubTurnsTest)
#include "tst_hub_turns.moc"
