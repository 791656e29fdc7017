// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/unit/server/fanout/fake_session.h"

#include <QtTest>

#include <algorithm>
#include <memory>
#include <thread>
#include <vector>

using namespace dunlin;
using namespace dunlin::server;
using namespace dunlin::test;
using namespace Qt::StringLiterals;

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
};

QTEST_GUILESS_MAIN(HubTest)
#include "tst_hub.moc"
