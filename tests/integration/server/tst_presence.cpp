// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Who is there: told to friends and to whoever has a channel of theirs open, and to nobody else.
#include "tests/integration/server/server_test.h"

using namespace dunlin;
using namespace dunlin::test;
using namespace Qt::StringLiterals;

namespace {

using State = wire::PresenceState;

void makeFriends(Actor &one, Actor &other)
{
    VERIFY_OK(one.rest.call(wire::http::befriend, {}, wire::FriendRequest{other.id(), {}}));
    VERIFY_OK(other.rest.call(wire::http::acceptFriend, {one.id().toText()}));
}

Result<wire::Empty> setState(Actor &who, State state)
{
    return who.hub->ask(wire::op::presenceSet, wire::PresenceRequest{state});
}

Result<wire::Empty> open(Actor &who, const ChannelId &channel)
{
    return who.hub->ask(wire::op::channelOpen, wire::ChannelRef{channel});
}

// What `to` was told of `of`, in order.
QList<wire::PresenceEvent> told(Actor &to, const Actor &of)
{
    QList<wire::PresenceEvent> list;
    for (const wire::PresenceEvent &each : to.hub->events(wire::event::presence)) {
        if (each.userId == of.id())
            list.append(each);
    }
    return list;
}

QList<State> states(Actor &to, const Actor &of)
{
    QList<State> list;
    for (const wire::PresenceEvent &each : told(to, of))
        list.append(each.state);
    return list;
}

std::optional<wire::Friend> friendOf(Actor &who, const Actor &other)
{
    const auto list = who.rest.call(wire::http::friends);
    if (list.ok()) {
        for (const wire::Friend &each : list->friends) {
            if (each.user.id == other.id())
                return each;
        }
    }
    return std::nullopt;
}

std::optional<wire::Member> memberOf(Actor &who, const ChannelId &channel, const Actor &other)
{
    const auto list = who.rest.call(wire::http::members, {channel.toText()});
    if (list.ok()) {
        for (const wire::Member &each : list->members) {
            if (each.user.id == other.id())
                return each;
        }
    }
    return std::nullopt;
}

std::optional<qint64> lastSeen(Actor &who, const Actor &other)
{
    const auto user = who.rest.call(wire::http::user, {other.id().toText()});
    return user.ok() ? user->lastSeenAt : std::nullopt;
}

void leave(Actor &who)
{
    who.hub->close();
    who.hub.reset();
}

} // namespace

class PresenceTest : public ServerTest
{
    Q_OBJECT

private Q_SLOTS:
    void friendsAreTold_data() { databasesAndEncodings(); }
    void friendsAreTold()
    {
        QFETCH(Encoding, encoding);
        WITH_OWN_SERVER(server, u"--presence-grace"_s, u"1"_s);
        Actor ann(server.url(), u"ann"_s), bob(server.url(), u"bob"_s), eve(server.url(), u"eve"_s);
        makeFriends(ann, bob);
        bob.connectHub(encoding);
        eve.connectHub(encoding);
        QCOMPARE(friendOf(bob, ann)->online, false);
        QCOMPARE(friendOf(bob, ann)->presence, State::Offline);

        ann.connectHub(encoding);
        QVERIFY(waitUntil([&] { return states(bob, ann) == QList{State::Online}; }));
        QVERIFY(!told(bob, ann)[0].lastSeenAt);
        QCOMPARE(friendOf(bob, ann)->online, true);
        // Another device changes nothing, coming or going.
        const auto phone = ann.otherDevice();
        phone->connectHub(encoding);
        VERIFY_OK(setState(*phone, State::Away));
        QVERIFY(waitUntil([&] { return states(bob, ann).size() == 2; }));
        QCOMPARE(states(ann, ann), QList{State::Away}); // the other device of the same person
        QCOMPARE(friendOf(bob, ann)->presence, State::Away);
        VERIFY_FAILS(setState(ann, State::Offline), Errc::Invalid);
        QCOMPARE(ann.rest.call(wire::http::me)->presence, State::Away);
        leave(*phone);
        leave(ann);

        QVERIFY(waitUntil([&] { return states(bob, ann).size() == 3; }));
        QCOMPARE(states(bob, ann), (QList{State::Online, State::Away, State::Offline}));
        const auto seen = told(bob, ann)[2].lastSeenAt;
        QVERIFY(seen.has_value());
        QCOMPARE(lastSeen(bob, ann), seen);
        QCOMPARE(friendOf(bob, ann)->online, false);
        // What was chosen is kept.
        ann.connectHub(encoding);
        QVERIFY(waitUntil([&] { return states(bob, ann).size() == 4; }));
        QCOMPARE(states(bob, ann)[3], State::Away);
        QVERIFY(told(eve, ann).isEmpty());
    }

    void aReconnectTellsNothing_data() { databases(); }
    void aReconnectTellsNothing()
    {
        WITH_OWN_SERVER(server, u"--presence-grace"_s, u"600"_s);
        Actor ann(server.url(), u"ann"_s), bob(server.url(), u"bob"_s);
        makeFriends(ann, bob);
        bob.connectHub(Encoding::Json);
        ann.connectHub(Encoding::Json);
        QVERIFY(waitUntil([&] { return states(bob, ann).size() == 1; }));
        for (int i = 0; i < 3; ++i) {
            leave(ann);
            QCOMPARE(friendOf(bob, ann)->online, true);
            ann.connectHub(Encoding::Json);
        }
        VERIFY_OK(setState(ann, State::Dnd));
        QVERIFY(waitUntil([&] { return states(bob, ann).contains(State::Dnd); }));
        QCOMPARE(states(bob, ann), (QList{State::Online, State::Dnd}));
    }

    void invisibleIsLikeGone_data() { databases(); }
    void invisibleIsLikeGone()
    {
        WITH_OWN_SERVER(server, u"--presence-grace"_s, u"1"_s);
        Actor ann(server.url(), u"ann"_s), bob(server.url(), u"bob"_s);
        makeFriends(ann, bob);
        const ChannelId channel = ann.makeChannel(u"club"_s, true, {bob.id()});
        bob.connectHub(Encoding::Json);
        VERIFY_OK(open(bob, channel));
        ann.connectHub(Encoding::Json);
        QVERIFY(waitUntil([&] { return states(bob, ann).size() == 1; }));

        VERIFY_OK(setState(ann, State::Invisible));
        QVERIFY(waitUntil([&] { return states(bob, ann).size() == 2; }));
        QCOMPARE(states(bob, ann)[1], State::Offline);
        const auto seen = told(bob, ann)[1].lastSeenAt;
        QVERIFY(seen.has_value());
        QCOMPARE(lastSeen(bob, ann), seen);

        // Whatever she does, nobody sees that she is there.
        leave(ann);
        const auto refreshed = ann.rest.call(
            wire::http::refresh, {}, wire::Refresh{ann.me.session.refreshToken, OpId::create()});
        VERIFY_OK(refreshed);
        const auto phone = ann.otherDevice();
        phone->connectHub(Encoding::Json);
        ann.connectHub(Encoding::Json);
        VERIFY_OK(ann.say(channel, u"boo"_s));
        QVERIFY(bob.hub->waitForEvents(wire::event::message, 1));
        QCOMPARE(lastSeen(bob, ann), seen);
        QCOMPARE(friendOf(bob, ann)->online, false);
        QCOMPARE(friendOf(bob, ann)->presence, State::Offline);
        QCOMPARE(friendOf(bob, ann)->user.lastSeenAt, seen);
        QCOMPARE(memberOf(bob, channel, ann)->online, false);
        QCOMPARE(memberOf(bob, channel, ann)->presence, State::Offline);
        leave(*phone);
        leave(ann);
        ann.connectHub(Encoding::Json);
        VERIFY_OK(setState(ann, State::Online));
        QVERIFY(waitUntil([&] { return states(bob, ann).size() >= 3; }));
        QCOMPARE(states(bob, ann), (QList{State::Online, State::Offline, State::Online}));
    }

    void anOpenChannelShowsItsMembers_data() { databasesAndEncodings(); }
    void anOpenChannelShowsItsMembers()
    {
        QFETCH(Encoding, encoding);
        WITH_OWN_SERVER(server, u"--presence-grace"_s, u"600"_s);
        Actor ann(server.url(), u"ann"_s), bob(server.url(), u"bob"_s), dan(server.url(), u"dan"_s),
            eve(server.url(), u"eve"_s);
        const ChannelId channel = ann.makeChannel(u"club"_s, true, {bob.id(), dan.id()});
        const ChannelId other = ann.makeChannel(u"closed"_s, true, {bob.id()});
        for (Actor *each : {&bob, &dan, &eve})
            each->connectHub(encoding);
        VERIFY_OK(open(bob, channel));
        VERIFY_FAILS(open(eve, channel), Errc::NotFound);
        QCOMPARE(memberOf(dan, channel, ann)->online, false);

        ann.connectHub(encoding);
        QVERIFY(waitUntil([&] { return states(bob, ann) == QList{State::Online}; }));
        QCOMPARE(memberOf(dan, channel, ann)->online, true);
        QCOMPARE(memberOf(dan, channel, ann)->presence, State::Online);
        // Who closes it, and who is out of it, hears no more.
        VERIFY_OK(bob.hub->ask(wire::op::channelClose, wire::ChannelRef{channel}));
        VERIFY_OK(open(dan, channel));
        VERIFY_OK(setState(ann, State::Away));
        QVERIFY(waitUntil([&] { return states(dan, ann) == QList{State::Away}; }));
        VERIFY_OK(ann.rest.call(wire::http::removeMember, {channel.toText(), dan.id().toText()}));
        VERIFY_OK(open(bob, other));
        VERIFY_OK(setState(ann, State::Dnd));
        QVERIFY(waitUntil([&] { return states(bob, ann).contains(State::Dnd); }));
        VERIFY_OK(dan.hub->ask(wire::op::ping, wire::Empty{}));
        QCOMPARE(states(bob, ann), (QList{State::Online, State::Dnd}));
        QCOMPARE(states(dan, ann), QList{State::Away});
        QVERIFY(told(eve, ann).isEmpty());
    }

    void nothingIsToldBetweenTwoThatBlock_data() { databases(); }
    void nothingIsToldBetweenTwoThatBlock()
    {
        WITH_OWN_SERVER(server, u"--presence-grace"_s, u"600"_s);
        Actor ann(server.url(), u"ann"_s), bob(server.url(), u"bob"_s), dan(server.url(), u"dan"_s);
        const ChannelId channel = dan.makeChannel(u"club"_s, true, {ann.id(), bob.id()});
        VERIFY_OK(ann.rest.call(wire::http::block, {bob.id().toText()}));
        dan.connectHub(Encoding::Json);
        VERIFY_OK(open(dan, channel));
        for (Actor *each : {&ann, &bob}) {
            each->connectHub(Encoding::Json);
            VERIFY_OK(open(*each, channel));
        }
        for (Actor *each : {&ann, &bob}) {
            VERIFY_OK(setState(*each, State::Away));
            QVERIFY(waitUntil([&] { return states(dan, *each).contains(State::Away); }));
        }
        VERIFY_OK(ann.hub->ask(wire::op::ping, wire::Empty{}));
        VERIFY_OK(bob.hub->ask(wire::op::ping, wire::Empty{}));
        QVERIFY(told(ann, bob).isEmpty());
        QVERIFY(told(bob, ann).isEmpty());
        for (const auto &[who, other] : {std::pair(&ann, &bob), std::pair(&bob, &ann)}) {
            QCOMPARE(memberOf(*who, channel, *other)->online, false);
            QCOMPARE(memberOf(*who, channel, *other)->presence, State::Offline);
            QVERIFY(!memberOf(*who, channel, *other)->user.lastSeenAt);
            QVERIFY(!lastSeen(*who, *other));
            const auto found = who->rest.call(wire::http::users, {}, {}, u"query="_s + other->name);
            VERIFY_OK(found);
            QCOMPARE(found->users.size(), 1);
            QVERIFY(!found->users[0].lastSeenAt);
        }
        QVERIFY(lastSeen(dan, ann).has_value());
        QCOMPARE(memberOf(dan, channel, ann)->online, true);
        // Nor by the way of a request that never arrives.
        const auto asked =
            bob.rest.call(wire::http::befriend, {}, wire::FriendRequest{ann.id(), {}});
        VERIFY_OK(asked);
        QVERIFY(!asked->user.lastSeenAt);
        const auto ofBob = bob.rest.call(wire::http::friends);
        const auto ofAnn = ann.rest.call(wire::http::friends);
        QCOMPARE(ofBob->outgoing.size(), 1);
        QVERIFY(!ofBob->outgoing[0].user.lastSeenAt);
        QCOMPARE(ofAnn->blocked.size(), 1);
        QVERIFY(!ofAnn->blocked[0].user.lastSeenAt);
    }

    void theOtherOfTwoIsNotSeenAfterABlock_data() { databases(); }
    void theOtherOfTwoIsNotSeenAfterABlock()
    {
        WITH_OWN_SERVER(server, u"--presence-grace"_s, u"600"_s);
        Actor ann(server.url(), u"ann"_s), bob(server.url(), u"bob"_s);
        makeFriends(ann, bob);
        wire::ChannelCreate request;
        request.opId = OpId::create();
        request.kind = wire::ChannelKind::Direct;
        request.members = {bob.id()};
        const auto direct = ann.rest.call(wire::http::createChannel, {}, request);
        VERIFY_OK(direct);
        const auto peers = [&](Actor &who) {
            const auto card = who.rest.call(wire::http::channel, {direct->id.toText()});
            const auto mine = who.rest.call(wire::http::channels);
            return QList{card.ok() && card->peer ? card->peer->lastSeenAt
                                                 : std::optional<qint64>(-1),
                         mine.ok() && mine->channels.size() == 1 && mine->channels[0].channel.peer
                             ? mine->channels[0].channel.peer->lastSeenAt
                             : std::optional<qint64>(-1)};
        };
        for (Actor *each : {&ann, &bob}) {
            for (const auto &seen : peers(*each))
                QVERIFY(seen.value_or(0) > 0);
        }
        VERIFY_OK(ann.rest.call(wire::http::block, {bob.id().toText()}));
        for (Actor *each : {&ann, &bob}) {
            for (const auto &seen : peers(*each))
                QVERIFY(!seen.has_value());
        }
    }

    // Friends, whoever has a channel of theirs open, and whom they talk with alone; nobody who is kept apart.
    void aNewPictureOrNameIsTold_data() { databasesAndEncodings(); }
    void aNewPictureOrNameIsTold()
    {
        QFETCH(Encoding, encoding);
        WITH_OWN_SERVER(server, u"--presence-grace"_s, u"600"_s);
        Actor ann(server.url(), u"ann"_s), bob(server.url(), u"bob"_s), dan(server.url(), u"dan"_s),
            eve(server.url(), u"eve"_s), fay(server.url(), u"fay"_s), gus(server.url(), u"gus"_s),
            hal(server.url(), u"hal"_s), ivy(server.url(), u"ivy"_s);
        makeFriends(ann, bob);
        const ChannelId channel = ann.makeChannel(u"club"_s, true, {dan.id(), eve.id(), gus.id()});
        for (const Actor *each : {&fay, &ivy}) {
            wire::ChannelCreate request;
            request.opId = OpId::create();
            request.kind = wire::ChannelKind::Direct;
            request.members = {each->id()};
            VERIFY_OK(ann.rest.call(wire::http::createChannel, {}, request));
        }
        // Kept apart, whoever of the two wanted it, and whatever they share.
        VERIFY_OK(gus.rest.call(wire::http::block, {ann.id().toText()}));
        VERIFY_OK(ann.rest.call(wire::http::block, {ivy.id().toText()}));
        for (Actor *each : {&ann, &bob, &dan, &eve, &fay, &gus, &hal, &ivy})
            each->connectHub(encoding);
        VERIFY_OK(open(dan, channel));
        VERIFY_OK(open(gus, channel));
        // A stranger, whatever they ask for.
        QVERIFY(!open(hal, channel).ok());

        wire::AccountPatch patch;
        patch.displayName = u"Ann of the club"_s;
        patch.about = u"at the water"_s;
        VERIFY_OK(ann.rest.call(wire::http::changeMe, {}, patch));
        for (Actor *each : {&bob, &dan, &fay}) {
            QVERIFY(each->hub->waitForEvents(wire::event::profile, 1));
            const wire::User told = each->hub->events(wire::event::profile).constFirst();
            QCOMPARE(told.id, ann.id());
            QCOMPARE(told.displayName, u"Ann of the club"_s);
            QCOMPARE(told.about, std::optional(u"at the water"_s));
            QVERIFY(!told.lastSeenAt);
        }
        // What nobody sees is told to nobody.
        wire::AccountPatch settings;
        settings.settings = wire::UserSettings{false, {}};
        VERIFY_OK(ann.rest.call(wire::http::changeMe, {}, settings));
        patch.displayName = u"Ann"_s;
        VERIFY_OK(ann.rest.call(wire::http::changeMe, {}, patch));
        for (Actor *each : {&bob, &dan, &fay}) {
            QVERIFY(each->hub->waitForEvents(wire::event::profile, 2));
            QCOMPARE(each->hub->events(wire::event::profile).at(1).displayName, u"Ann"_s);
        }
        for (Actor *each : {&ann, &eve, &gus, &hal, &ivy}) {
            VERIFY_OK(each->hub->ask(wire::op::ping, wire::Empty{}));
            QVERIFY(each->hub->events(wire::event::profile).isEmpty());
        }
    }

    void lastSeenIsHiddenIfOneLikes_data() { databases(); }
    void lastSeenIsHiddenIfOneLikes()
    {
        WITH_OWN_SERVER(server, u"--presence-grace"_s, u"0"_s);
        Actor ann(server.url(), u"ann"_s), bob(server.url(), u"bob"_s);
        makeFriends(ann, bob);
        bob.connectHub(Encoding::Json);
        QVERIFY(lastSeen(bob, ann).has_value());
        // A notification stays, and has no time that could be hidden later.
        const auto heard = bob.rest.call(wire::http::notifications);
        VERIFY_OK(heard);
        QVERIFY(!heard->notifications.isEmpty());
        for (const wire::Notification &each : heard->notifications)
            QVERIFY(each.user && !each.user->lastSeenAt);
        QCOMPARE(ann.rest.call(wire::http::me)->settings->showLastSeen, true);
        wire::AccountPatch patch;
        patch.settings = wire::UserSettings{false, {}};
        const auto changed = ann.rest.call(wire::http::changeMe, {}, patch);
        VERIFY_OK(changed);
        QCOMPARE(changed->settings->showLastSeen, false);
        QVERIFY(!lastSeen(bob, ann));
        QVERIFY(!friendOf(bob, ann)->user.lastSeenAt);

        ann.connectHub(Encoding::Json);
        QVERIFY(waitUntil([&] { return states(bob, ann).size() == 1; }));
        leave(ann);
        QVERIFY(waitUntil([&] { return states(bob, ann).size() == 2; }));
        QCOMPARE(states(bob, ann)[1], State::Offline);
        QVERIFY(!told(bob, ann)[1].lastSeenAt);
        QVERIFY(!lastSeen(bob, ann));
        // A change of something else leaves it.
        wire::AccountPatch name;
        name.displayName = u"Ann"_s;
        VERIFY_OK(ann.rest.call(wire::http::changeMe, {}, name));
        QVERIFY(!lastSeen(bob, ann));
    }
};

QTEST_GUILESS_MAIN(PresenceTest)
#include "tst_presence.moc"
