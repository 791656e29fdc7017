// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Friends and blocks, over REST, with what the hub tells of them.
#include "server/storage/sql/connection.h"
#include "tests/integration/server/server_test.h"

using namespace dunlin;
using namespace dunlin::test;
using namespace Qt::StringLiterals;

namespace {

wire::FriendRequest to(const Actor &who)
{
    return {who.id(), {}};
}

QStringList namesOf(const QList<wire::Friend> &people)
{
    QStringList names;
    for (const wire::Friend &each : people)
        names.append(each.user.username);
    return names;
}

// All that somebody sees of others, in one line.
QString seenBy(Actor &who)
{
    const auto list = who.rest.call(wire::http::friends);
    if (!list.ok())
        return list.error().detail;
    QStringList parts;
    const std::pair<const char *, const QList<wire::Friend> *> all[]{{"friends", &list->friends},
                                                                     {"incoming", &list->incoming},
                                                                     {"outgoing", &list->outgoing},
                                                                     {"blocked", &list->blocked}};
    for (const auto &[title, people] : all) {
        if (!people->isEmpty())
            parts.append(QLatin1StringView(title) + u": "_s + namesOf(*people).join(u' '));
    }
    return parts.join(u"; "_s);
}

wire::ChannelCreate directWith(const Actor &other)
{
    wire::ChannelCreate request;
    request.opId = OpId::create();
    request.kind = wire::ChannelKind::Direct;
    request.members = {other.id()};
    return request;
}

std::optional<wire::FriendState> lastTold(Actor &who)
{
    const auto events = who.hub->events(wire::event::user);
    return events.isEmpty() ? std::nullopt : events.constLast().friendState;
}

} // namespace

class FriendsTest : public ServerTest
{
    Q_OBJECT

private Q_SLOTS:
    void aRequestIsAcceptedAndBothAreTold_data() { databasesAndEncodings(); }
    void aRequestIsAcceptedAndBothAreTold()
    {
        WITH_SERVER(server);
        QFETCH(Encoding, encoding);
        Actor ann(server.url(), fresh(u"ann"_s));
        Actor bob(server.url(), fresh(u"bob"_s));
        bob.connectHub(encoding);

        const HttpResult first = ann.rest.rawOf(wire::http::befriend, {}, to(bob));
        const HttpResult again = ann.rest.rawOf(wire::http::befriend, {}, {{}, bob.name.toUpper()});

        QCOMPARE(first.status, 201);
        QCOMPARE(again.status, 200);
        QCOMPARE(seenBy(ann), u"outgoing: "_s + bob.name);
        QCOMPARE(seenBy(bob), u"incoming: "_s + ann.name);
        QVERIFY(bob.hub->waitForEvents(wire::event::user, 1));
        const wire::UserEvent told = bob.hub->events(wire::event::user)[0];
        QCOMPARE(told.kind, wire::UserEventKind::Friend);
        QCOMPARE(told.friendState, wire::FriendState::Incoming);
        QCOMPARE(told.user->username, ann.name);

        VERIFY_OK(bob.rest.call(wire::http::acceptFriend, {ann.id().toText()}));
        QCOMPARE(seenBy(ann), u"friends: "_s + bob.name);
        QCOMPARE(seenBy(bob), u"friends: "_s + ann.name);
        QCOMPARE(ann.rest.call(wire::http::friends)->friends[0].online, true);
        QCOMPARE(bob.rest.call(wire::http::friends)->friends[0].online, false);
        QCOMPARE(ann.rest.rawOf(wire::http::befriend, {}, to(bob)).status, 200);
        VERIFY_FAILS(bob.rest.call(wire::http::acceptFriend, {ann.id().toText()}), Errc::NotFound);

        // Whoever was away learns of it by the stream of their own, as it is now.
        ann.connectHub(encoding);
        const auto caughtUp = ann.hub->ask(wire::op::sync, wire::SyncRequest{0, {}});
        VERIFY_OK(caughtUp);
        QList<wire::UserEvent> ofFriends;
        for (const wire::UserEvent &each : caughtUp->userEvents) {
            if (each.kind == wire::UserEventKind::Friend)
                ofFriends.append(each);
        }
        QCOMPARE(ofFriends.size(), 1);
        QCOMPARE(ofFriends[0].friendState, wire::FriendState::Friends);
        QCOMPARE(ofFriends[0].user->id, bob.id());

        VERIFY_OK(ann.rest.call(wire::http::unfriend, {bob.id().toText()}));
        QCOMPARE(seenBy(ann), QString());
        QCOMPARE(seenBy(bob), QString());
        QVERIFY(waitUntil([&] { return lastTold(bob) == wire::FriendState::None; }));
    }

    void crossingRequestsAreOneFriendship_data() { databases(); }
    void crossingRequestsAreOneFriendship()
    {
        WITH_SERVER(server);
        Actor ann(server.url(), fresh(u"ann"_s));
        Actor bob(server.url(), fresh(u"bob"_s));
        VERIFY_OK(ann.rest.call(wire::http::befriend, {}, to(bob)));
        const auto crossing = bob.rest.call(wire::http::befriend, {}, to(ann));
        VERIFY_OK(crossing);
        QCOMPARE(crossing->state, wire::FriendState::Friends);
        QCOMPARE(seenBy(ann), u"friends: "_s + bob.name);
        QCOMPARE(seenBy(bob), u"friends: "_s + ann.name);
    }

    void whoWasDeclinedAsksAgainAfterAWeek_data() { databases(); }
    void whoWasDeclinedAsksAgainAfterAWeek()
    {
        WITH_SERVER(server);
        Actor ann(server.url(), fresh(u"ann"_s));
        Actor bob(server.url(), fresh(u"bob"_s));
        VERIFY_OK(ann.rest.call(wire::http::befriend, {}, to(bob)));
        VERIFY_OK(bob.rest.call(wire::http::declineFriend, {ann.id().toText()}));
        QCOMPARE(seenBy(ann), QString());
        QCOMPARE(seenBy(bob), QString());
        // Taking back what was declined does not begin anew.
        VERIFY_OK(ann.rest.call(wire::http::unfriend, {bob.id().toText()}));
        const auto tooSoon = ann.rest.call(wire::http::befriend, {}, to(bob));
        VERIFY_FAILS(tooSoon, Errc::RateLimited);
        QVERIFY(tooSoon.error().retryAfterSeconds > 6 * 24 * 3600);

        const auto config = server::parseDatabaseUrl(server.databaseUrl());
        VERIFY_OK(config);
        server::Connection connection(*config, server::Purpose::Write);
        VERIFY_OK(connection.open());
        VERIFY_OK(
            connection.command(u"UPDATE Friendships SET UpdatedAt = UpdatedAt - 604800000"_s));

        VERIFY_OK(ann.rest.call(wire::http::befriend, {}, to(bob)));
        QCOMPARE(seenBy(bob), u"incoming: "_s + ann.name);
        // And whoever declined may ask by themselves.
        VERIFY_OK(bob.rest.call(wire::http::declineFriend, {ann.id().toText()}));
        VERIFY_OK(bob.rest.call(wire::http::befriend, {}, to(ann)));
        QCOMPARE(seenBy(ann), u"incoming: "_s + bob.name);
    }

    void aRequestIsTakenBack_data() { databases(); }
    void aRequestIsTakenBack()
    {
        WITH_SERVER(server);
        Actor ann(server.url(), fresh(u"ann"_s));
        Actor bob(server.url(), fresh(u"bob"_s));
        VERIFY_OK(ann.rest.call(wire::http::befriend, {}, to(bob)));
        // Not by the one who was asked: they decline.
        VERIFY_OK(bob.rest.call(wire::http::unfriend, {ann.id().toText()}));
        QCOMPARE(seenBy(bob), u"incoming: "_s + ann.name);
        VERIFY_OK(ann.rest.call(wire::http::unfriend, {bob.id().toText()}));
        QCOMPARE(seenBy(ann), QString());
        QCOMPARE(seenBy(bob), QString());
        VERIFY_FAILS(bob.rest.call(wire::http::acceptFriend, {ann.id().toText()}), Errc::NotFound);
        // Nothing was declined, so it may be asked at once.
        QCOMPARE(ann.rest.rawOf(wire::http::befriend, {}, to(bob)).status, 201);
    }

    void nobodyAcceptsForSomebodyElse_data() { databases(); }
    void nobodyAcceptsForSomebodyElse()
    {
        WITH_SERVER(server);
        Actor ann(server.url(), fresh(u"ann"_s));
        Actor bob(server.url(), fresh(u"bob"_s));
        Actor mallory(server.url(), fresh(u"mallory"_s));
        VERIFY_OK(ann.rest.call(wire::http::befriend, {}, to(bob)));
        // Nor for oneself.
        VERIFY_FAILS(ann.rest.call(wire::http::acceptFriend, {bob.id().toText()}), Errc::NotFound);
        VERIFY_FAILS(mallory.rest.call(wire::http::acceptFriend, {ann.id().toText()}),
                     Errc::NotFound);
        VERIFY_FAILS(mallory.rest.call(wire::http::declineFriend, {ann.id().toText()}),
                     Errc::NotFound);
        QCOMPARE(seenBy(bob), u"incoming: "_s + ann.name);
        QCOMPARE(seenBy(mallory), QString());
    }

    void badRequestsAreRefused_data() { databases(); }
    void badRequestsAreRefused()
    {
        WITH_SERVER(server);
        Actor ann(server.url(), fresh(u"ann"_s));
        Actor bob(server.url(), fresh(u"bob"_s));
        const QString nobody = UserId::create().toText();
        VERIFY_FAILS(ann.rest.call(wire::http::befriend, {}, to(ann)), Errc::Invalid);
        VERIFY_FAILS(ann.rest.call(wire::http::befriend), Errc::Invalid);
        VERIFY_FAILS(ann.rest.call(wire::http::befriend, {}, {bob.id(), bob.name}), Errc::Invalid);
        VERIFY_FAILS(ann.rest.call(wire::http::befriend, {}, {UserId::create(), {}}),
                     Errc::NotFound);
        VERIFY_FAILS(ann.rest.call(wire::http::befriend, {}, {{}, u"no-such-person"_s}),
                     Errc::NotFound);
        VERIFY_FAILS(ann.rest.call(wire::http::block, {nobody}), Errc::NotFound);
        VERIFY_FAILS(ann.rest.call(wire::http::block, {ann.id().toText()}), Errc::Invalid);
        VERIFY_FAILS(ann.rest.call(wire::http::block, {u"x"_s}), Errc::Invalid);
    }

    void aBlockIsKeptFromTheOneWhoIsBlocked_data() { databases(); }
    void aBlockIsKeptFromTheOneWhoIsBlocked()
    {
        WITH_SERVER(server);
        Actor ann(server.url(), fresh(u"ann"_s));
        Actor bob(server.url(), fresh(u"bob"_s));
        bob.connectHub(Encoding::Json);
        VERIFY_OK(bob.rest.call(wire::http::block, {ann.id().toText()}));
        VERIFY_OK(bob.rest.call(wire::http::block, {ann.id().toText()}));
        QCOMPARE(seenBy(bob), u"blocked: "_s + ann.name);
        QVERIFY(waitUntil([&] { return lastTold(bob) == wire::FriendState::Blocked; }));
        bob.hub->forgetEvents();

        QCOMPARE(ann.rest.rawOf(wire::http::befriend, {}, to(bob)).status, 201);
        QCOMPARE(seenBy(ann), u"outgoing: "_s + bob.name);
        QCOMPARE(seenBy(bob), u"blocked: "_s + ann.name);
        settle();
        QVERIFY(bob.hub->events(wire::event::user).isEmpty());
        VERIFY_FAILS(bob.rest.call(wire::http::acceptFriend, {ann.id().toText()}), Errc::NotFound);
        VERIFY_FAILS(bob.rest.call(wire::http::befriend, {}, to(ann)), Errc::Conflict);

        VERIFY_OK(bob.rest.call(wire::http::unblock, {ann.id().toText()}));
        QCOMPARE(seenBy(bob), QString());
        QCOMPARE(seenBy(ann), QString());
        QCOMPARE(ann.rest.rawOf(wire::http::befriend, {}, to(bob)).status, 201);
        QCOMPARE(seenBy(bob), u"incoming: "_s + ann.name);
    }

    void whoIsBlockedWritesNoMore_data() { databases(); }
    void whoIsBlockedWritesNoMore()
    {
        WITH_SERVER(server);
        Actor ann(server.url(), fresh(u"ann"_s));
        Actor bob(server.url(), fresh(u"bob"_s));
        Actor carol(server.url(), fresh(u"carol"_s));
        VERIFY_OK(ann.rest.call(wire::http::befriend, {}, to(bob)));
        VERIFY_OK(bob.rest.call(wire::http::acceptFriend, {ann.id().toText()}));
        const auto direct = ann.rest.call(wire::http::createChannel, {}, directWith(bob));
        VERIFY_OK(direct);
        QVERIFY(ann.post(direct->id, u"hello"_s) > 0);

        VERIFY_OK(bob.rest.call(wire::http::block, {ann.id().toText()}));

        QCOMPARE(seenBy(ann), QString()); // the friendship is over
        const wire::SendBody body{
            OpId::create(), wire::MessageType::Text, u"still"_s, {}, {}, {}, {}};
        VERIFY_FAILS(ann.rest.call(wire::http::send, {direct->id.toText()}, body), Errc::Forbidden);
        // Nor does she get him into a channel of hers, new or old; nor begin one of two with whoever blocks her.
        const ChannelId club = ann.makeChannel(u"club"_s);
        VERIFY_FAILS(ann.rest.call(wire::http::putMember, {club.toText(), bob.id().toText()},
                                   wire::MemberPut{}),
                     Errc::Forbidden);
        wire::ChannelCreate withBob;
        withBob.opId = OpId::create();
        withBob.name = u"crowd"_s;
        withBob.members = {bob.id()};
        VERIFY_FAILS(ann.rest.call(wire::http::createChannel, {}, withBob), Errc::Forbidden);
        VERIFY_OK(carol.rest.call(wire::http::block, {ann.id().toText()}));
        VERIFY_FAILS(ann.rest.call(wire::http::createChannel, {}, directWith(carol)),
                     Errc::Forbidden);
        VERIFY_FAILS(carol.rest.call(wire::http::createChannel, {}, directWith(ann)),
                     Errc::Conflict);

        VERIFY_OK(bob.rest.call(wire::http::unblock, {ann.id().toText()}));
        QVERIFY(ann.post(direct->id, u"again"_s) > 0);
    }

    // X-19 of the mission: nobody ends up in a channel who does not want to be taken along.
    void whoIsAddedMayBeAsked_data() { databases(); }
    void whoIsAddedMayBeAsked()
    {
        WITH_SERVER(server);
        Actor ann(server.url(), fresh(u"ann"_s));
        Actor bob(server.url(), fresh(u"bob"_s));
        const auto letBy = [&](wire::AddedBy who) {
            wire::AccountPatch patch;
            patch.settings = wire::UserSettings{{}, who};
            return bob.rest.call(wire::http::changeMe, {}, patch);
        };
        const auto add = [&](const QString &name) {
            const ChannelId channel = ann.makeChannel(name);
            return ann.rest.call(wire::http::putMember, {channel.toText(), bob.id().toText()},
                                 wire::MemberPut{});
        };
        QCOMPARE(bob.rest.call(wire::http::me)->settings->addedBy, wire::AddedBy::Everybody);
        VERIFY_OK(add(u"one"_s));

        const auto changed = letBy(wire::AddedBy::Friends);
        VERIFY_OK(changed);
        QCOMPARE(changed->settings->addedBy, wire::AddedBy::Friends);
        QCOMPARE(changed->settings->showLastSeen, true);
        VERIFY_FAILS(add(u"two"_s), Errc::Forbidden);
        wire::ChannelCreate withBob;
        withBob.opId = OpId::create();
        withBob.name = u"crowd"_s;
        withBob.members = {bob.id()};
        VERIFY_FAILS(ann.rest.call(wire::http::createChannel, {}, withBob), Errc::Forbidden);
        // A request is no friendship.
        VERIFY_OK(ann.rest.call(wire::http::befriend, {}, to(bob)));
        VERIFY_FAILS(add(u"three"_s), Errc::Forbidden);
        VERIFY_OK(bob.rest.call(wire::http::acceptFriend, {ann.id().toText()}));
        VERIFY_OK(add(u"four"_s));

        VERIFY_OK(letBy(wire::AddedBy::Nobody));
        VERIFY_FAILS(add(u"five"_s), Errc::Forbidden);
        // An invite leaves the choice to him.
        const ChannelId channel = ann.makeChannel(u"six"_s);
        const auto invite =
            ann.rest.call(wire::http::createInvite, {channel.toText()}, wire::InviteCreate{});
        VERIFY_OK(invite);
        VERIFY_OK(bob.rest.call(wire::http::acceptInvite, {invite->token}));
        // A conversation of two is not being taken along.
        VERIFY_OK(ann.rest.call(wire::http::createChannel, {}, directWith(bob)));
        // Other settings leave it as it is.
        wire::AccountPatch other;
        other.settings = wire::UserSettings{false, {}};
        const auto kept = bob.rest.call(wire::http::changeMe, {}, other);
        VERIFY_OK(kept);
        QCOMPARE(kept->settings->addedBy, wire::AddedBy::Nobody);
    }

    void aRemovedAccountIsNobodysFriend_data() { databases(); }
    void aRemovedAccountIsNobodysFriend()
    {
        WITH_SERVER(server);
        Actor ann(server.url(), fresh(u"ann"_s));
        Actor bob(server.url(), fresh(u"bob"_s));
        VERIFY_OK(ann.rest.call(wire::http::befriend, {}, to(bob)));
        VERIFY_OK(bob.rest.call(wire::http::acceptFriend, {ann.id().toText()}));
        bob.connectHub(Encoding::Cbor);
        VERIFY_OK(bob.rest.call(wire::http::createChannel, {}, directWith(ann)));
        VERIFY_OK(ann.rest.call(wire::http::removeMe, {}, wire::AccountRemoval{Password}));
        VERIFY_FAILS(bob.rest.call(wire::http::createChannel, {}, directWith(ann)), Errc::NotFound);
        QCOMPARE(seenBy(bob), QString());
        QVERIFY(waitUntil([&] { return lastTold(bob) == wire::FriendState::None; }));
    }
};

QTEST_GUILESS_MAIN(FriendsTest)
#include "tst_friends.moc"
