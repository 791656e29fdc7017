// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/fanout/hub.h"

#include <QtTest>

#include <algorithm>
#include <memory>
#include <thread>
#include <vector>

using namespace dunlin;
using namespace dunlin::server;
using namespace Qt::StringLiterals;

namespace {

class FakeSession : public Subscriber
{
public:
    explicit FakeSession(const UserId &user, const DeviceId &device = DeviceId::create())
        : m_user(user)
        , m_device(device)
    {
    }
    UserId subscriberUser() const override { return m_user; }
    DeviceId subscriberDevice() const override { return m_device; }
    void deliver(const PushPtr &push) override
    {
        m_deliveries.append(push->size());
        // A short frame of text: two bytes of head, the second of which is its length.
        const QByteArray frames = push->framed(Encoding::Json);
        for (qsizetype at = 0; at < frames.size(); at += 2 + quint8(frames[at + 1]))
            m_told.append(frames.mid(at + 2, quint8(frames[at + 1])));
    }
    void end(wire::CloseCode code) override { m_ended = code; }

    QStringList codes() const
    {
        QStringList list;
        for (const QByteArray &each : m_told)
            list.append(QJsonDocument::fromJson(each)
                            .object()
                            .value("data"_L1)
                            .toObject()
                            .value("code"_L1)
                            .toString());
        return list;
    }
    // How many events each delivery told of.
    QList<qsizetype> deliveries() const { return m_deliveries; }
    void forget() { m_told.clear(); }
    std::optional<wire::CloseCode> ended() const { return m_ended; }

private:
    const UserId m_user;
    const DeviceId m_device;
    QList<QByteArray> m_told;
    QList<qsizetype> m_deliveries;
    std::optional<wire::CloseCode> m_ended;
};

PushPtr push(const QString &code)
{
    return makePush(wire::event::notice, wire::Notice{code, {}});
}

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

void setChannels(Hub &hub, const UserId &user, const QList<ChannelId> &channels)
{
    Positions positions;
    for (const ChannelId &each : channels)
        positions.channels.append({each, 0});
    hub.setPositions(user, positions);
}

void turn()
{
    QCoreApplication::processEvents();
}

} // namespace

class HubTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aPushReachesEveryDeviceOfEveryMember()
    {
        Fanout fanout;
        Hub hub(fanout);
        const ChannelId channel = ChannelId::create();
        const UserId alice = UserId::create();
        FakeSession laptop(alice), phone(alice), bob(UserId::create()), stranger(UserId::create());
        for (FakeSession *each : {&laptop, &phone, &bob, &stranger}) {
            hub.add(each);
            setChannels(hub, each->subscriberUser(),
                        each == &stranger ? QList<ChannelId>() : QList{channel});
        }

        hub.toChannel(channel, push(u"one"_s));
        turn();

        QCOMPARE(laptop.codes(), QStringList{u"one"_s});
        QCOMPARE(phone.codes(), QStringList{u"one"_s});
        QCOMPARE(bob.codes(), QStringList{u"one"_s});
        QVERIFY(stranger.codes().isEmpty());
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

    void whoLeftIsToldNothingFromThenOn()
    {
        Fanout fanout;
        Hub hub(fanout);
        const ChannelId channel = ChannelId::create();
        FakeSession session(UserId::create());
        hub.add(&session);
        setChannels(hub, session.subscriberUser(), {channel});

        hub.toChannel(channel, push(u"before"_s));
        hub.left(channel, session.subscriberUser());
        hub.toChannel(channel, push(u"after"_s));
        turn();

        QCOMPARE(session.codes(), QStringList{u"before"_s});
    }

    void aJoinCountsForAllSessionsOfTheUser()
    {
        Fanout fanout;
        Hub hub(fanout);
        const ChannelId channel = ChannelId::create();
        const UserId alice = UserId::create();
        FakeSession laptop(alice), phone(alice);
        hub.add(&laptop);
        setChannels(hub, alice, {});
        hub.add(&phone);

        hub.joined(channel, alice);
        hub.toChannel(channel, push(u"hello"_s));
        turn();

        QCOMPARE(laptop.codes().size(), 1);
        QCOMPARE(phone.codes().size(), 1);
    }

    // The list of channels is read while things happen: what happened wins over what was read.
    void changesWhileTheListIsReadWinOverIt()
    {
        Fanout fanout;
        Hub hub(fanout);
        const ChannelId left = ChannelId::create();
        const ChannelId joined = ChannelId::create();
        const ChannelId gone = ChannelId::create();
        FakeSession session(UserId::create());
        hub.add(&session);
        QVERIFY(!hub.knowsChannels(session.subscriberUser()));

        hub.joined(joined, session.subscriberUser());
        hub.left(left, session.subscriberUser());
        hub.channelGone(gone);
        turn();
        setChannels(hub, session.subscriberUser(), {left, gone});
        for (const ChannelId &each : {left, joined, gone})
            hub.toChannel(each, push(each.toText()));
        turn();

        QVERIFY(hub.knowsChannels(session.subscriberUser()));
        QCOMPARE(session.codes(), QStringList{joined.toText()});
    }

    void theSameDeviceReplacesItself()
    {
        Fanout fanout;
        Hub hub(fanout);
        const UserId alice = UserId::create();
        const DeviceId device = DeviceId::create();
        FakeSession before(alice, device), other(alice), now(alice, device);

        hub.add(&before);
        hub.add(&other);
        hub.add(&now);

        QCOMPARE(before.ended(), std::optional(wire::CloseCode::Replaced));
        QVERIFY(!other.ended());
        QVERIFY(!now.ended());
    }

    void onlyTheRevokedDeviceIsCut()
    {
        Fanout fanout;
        Hub hub(fanout);
        const UserId alice = UserId::create();
        FakeSession one(alice), other(alice);
        hub.add(&one);
        hub.add(&other);

        hub.cut(alice, one.subscriberDevice(), wire::CloseCode::DeviceRevoked);
        turn();

        QCOMPARE(one.ended(), std::optional(wire::CloseCode::DeviceRevoked));
        QVERIFY(!other.ended());
    }

    void typingGoesToWhoHasOpenedTheChannel()
    {
        Fanout fanout;
        Hub hub(fanout);
        const ChannelId channel = ChannelId::create();
        FakeSession open(UserId::create()), closed(UserId::create()), typist(UserId::create()),
            outsider(UserId::create());
        for (FakeSession *each : {&open, &closed, &typist, &outsider}) {
            hub.add(each);
            setChannels(hub, each->subscriberUser(),
                        each == &outsider ? QList<ChannelId>() : QList{channel});
        }
        hub.open(&open, channel);
        hub.open(&typist, channel);
        hub.open(&outsider, channel);

        hub.toOpened(channel, typist.subscriberUser(), push(u"typing"_s));
        turn();
        hub.left(channel, open.subscriberUser());
        hub.toOpened(channel, typist.subscriberUser(), push(u"again"_s));
        turn();

        QCOMPARE(open.codes(), QStringList{u"typing"_s});
        QVERIFY(closed.codes().isEmpty());
        QVERIFY(typist.codes().isEmpty());
        QVERIFY(outsider.codes().isEmpty());
    }

    // Two I/O threads in one: each hub has its own sessions, and both are told.
    void everyHubIsTold()
    {
        Fanout fanout;
        Hub one(fanout);
        Hub two(fanout);
        const ChannelId channel = ChannelId::create();
        FakeSession alice(UserId::create()), bob(UserId::create());
        one.add(&alice);
        setChannels(one, alice.subscriberUser(), {channel});
        two.add(&bob);
        setChannels(two, bob.subscriberUser(), {});

        fanout.toChannel(channel, push(u"before"_s));
        fanout.joined(channel, bob.subscriberUser());
        fanout.toChannel(channel, push(u"both"_s));
        fanout.toUser(bob.subscriberUser(), push(u"bob"_s));
        fanout.left(channel, alice.subscriberUser());
        fanout.toChannel(channel, push(u"after"_s));
        turn();

        QCOMPARE(alice.codes(), QStringList({u"before"_s, u"both"_s}));
        QCOMPARE(bob.codes(), QStringList({u"both"_s, u"bob"_s, u"after"_s}));
    }

    void theLaterConnectionOfADeviceStaysWhereverItIs()
    {
        Fanout fanout;
        Hub one(fanout);
        Hub two(fanout);
        const UserId user = UserId::create();
        const DeviceId device = DeviceId::create();
        FakeSession first(user, device), second(user, device), other(user);
        one.add(&first);
        one.add(&other);
        two.add(&second);
        turn();

        QCOMPARE(first.ended(), wire::CloseCode::Replaced);
        QVERIFY(!second.ended());
        QVERIFY(!other.ended());
    }

    // The list that messages are delivered from is kept between messages.
    void whoComesAndGoesBetweenTwoMessagesIsNoticed()
    {
        Fanout fanout;
        Hub hub(fanout);
        const ChannelId channel = ChannelId::create();
        const UserId user = UserId::create();
        FakeSession laptop(user), phone(user);
        hub.add(&laptop);
        setChannels(hub, user, {channel});
        hub.toChannel(channel, push(u"1"_s));
        turn();
        hub.add(&phone);
        hub.toChannel(channel, push(u"2"_s));
        turn();
        hub.remove(&laptop);
        hub.toChannel(channel, push(u"3"_s));
        turn();

        QCOMPARE(laptop.codes(), QStringList({u"1"_s, u"2"_s}));
        QCOMPARE(phone.codes(), QStringList({u"2"_s, u"3"_s}));
    }

    void aPresenceReachesFriendsAndOpenChannelsOnce()
    {
        Fanout fanout;
        Hub hub(fanout);
        const ChannelId open = ChannelId::create();
        const ChannelId elsewhere = ChannelId::create();
        FakeSession self(UserId::create()), mate(UserId::create()), mateToo(mate.subscriberUser()),
            reader(UserId::create()), idle(UserId::create()), apart(UserId::create()),
            other(UserId::create());
        for (FakeSession *each : {&self, &mate, &mateToo, &reader, &idle, &apart, &other}) {
            hub.add(each);
            setChannels(hub, each->subscriberUser(), {each == &other ? elsewhere : open});
        }
        for (FakeSession *each : {&self, &mate, &reader, &apart})
            hub.open(each, open);
        hub.open(&other, elsewhere);

        const auto watchers =
            std::make_shared<Watchers>(Watchers{self.subscriberUser(),
                                                {mate.subscriberUser(), apart.subscriberUser()},
                                                {open},
                                                {apart.subscriberUser()}});
        fanout.toWatchers(watchers, push(u"there"_s));
        turn();

        for (const FakeSession *each : {&mate, &mateToo, &reader})
            QCOMPARE(each->codes(), QStringList{u"there"_s});
        for (const FakeSession *each : {&self, &idle, &apart, &other})
            QVERIFY(each->codes().isEmpty());
    }

    void theFirstAndTheLastConnectionAreHeardOf()
    {
        Fanout fanout;
        Hub one(fanout), two(fanout);
        const UserId alice = UserId::create();
        QList<bool> heard;
        fanout.watch([&](const UserId &user, bool connected) {
            QCOMPARE(user, alice);
            heard.append(connected);
        });
        FakeSession laptop(alice), phone(alice);
        one.add(&laptop);
        two.add(&phone);
        one.remove(&laptop);
        turn();
        QCOMPARE(heard, QList<bool>{true});
        two.remove(&phone);
        turn();
        QCOMPARE(heard, (QList<bool>{true, false}));
    }

    void aSessionThatLeftIsForgotten()
    {
        Fanout fanout;
        Hub hub(fanout);
        const ChannelId channel = ChannelId::create();
        const UserId alice = UserId::create();
        {
            FakeSession session(alice);
            hub.add(&session);
            setChannels(hub, alice, {channel});
            hub.open(&session, channel);
            hub.remove(&session);
            hub.remove(&session);
        }
        hub.toChannel(channel, push(u"x"_s));
        hub.toOpened(channel, UserId::create(), push(u"x"_s));
        hub.toUser(alice, push(u"x"_s));
        turn();

        QVERIFY(!fanout.isOnline(alice));
        QCOMPARE(hub.sessionCount(), 0);
        QCOMPARE(hub.delivered(), 0u);
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

QTEST_GUILESS_MAIN(HubTest)
#include "tst_hub.moc"
