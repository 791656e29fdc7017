// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Channels and who is in them.
#include "tests/integration/server/server_test.h"

using namespace dunlin;
using namespace dunlin::test;
using namespace Qt::StringLiterals;
using wire::Role;

namespace {

wire::ChannelCreate channelNamed(const QString &name)
{
    wire::ChannelCreate request;
    request.opId = OpId::create();
    request.name = name;
    return request;
}

wire::ChannelCreate directWith(const UserId &other)
{
    wire::ChannelCreate request;
    request.opId = OpId::create();
    request.kind = wire::ChannelKind::Direct;
    request.members = {other};
    return request;
}

} // namespace

class ChannelsTest : public ServerTest
{
    Q_OBJECT

private Q_SLOTS:
    void makingAChannelAgainMakesNone_data() { databases(); }
    void makingAChannelAgainMakesNone()
    {
        WITH_SERVER(server);
        Actor alice(server.url(), fresh(u"alice"_s));
        Actor bob(server.url(), fresh(u"bob"_s));
        const wire::ChannelCreate request = channelNamed(u"once"_s);

        const HttpResult first = alice.rest.rawOf(wire::http::createChannel, {}, request);
        const HttpResult again = alice.rest.rawOf(wire::http::createChannel, {}, request);

        QCOMPARE(first.status, 201);
        QCOMPARE(again.status, 200);
        QCOMPARE(again.json().value("id"_L1), first.json().value("id"_L1));
        QCOMPARE(alice.rest.call(wire::http::channels)->channels.size(), 1);
        wire::ChannelCreate other = request;
        other.name = u"twice"_s;
        VERIFY_FAILS(alice.rest.call(wire::http::createChannel, {}, other), Errc::Conflict);
        VERIFY_FAILS(bob.rest.call(wire::http::createChannel, {}, request), Errc::Conflict);
    }

    void twoPeopleHaveOneDirectChannel_data() { databases(); }
    void twoPeopleHaveOneDirectChannel()
    {
        WITH_SERVER(server);
        Actor alice(server.url(), fresh(u"alice"_s));
        Actor bob(server.url(), fresh(u"bob"_s));
        Actor carol(server.url(), fresh(u"carol"_s));
        bob.connectHub(Encoding::Json);
        const HttpResult first =
            alice.rest.rawOf(wire::http::createChannel, {}, directWith(bob.id()));
        const HttpResult again =
            bob.rest.rawOf(wire::http::createChannel, {}, directWith(alice.id()));
        QCOMPARE(first.status, 201);
        QCOMPARE(again.status, 200);
        const auto id = *ChannelId::fromText(first.json().value("id"_L1).toString());
        QCOMPARE(again.json().value("id"_L1), first.json().value("id"_L1));

        // Each sees the other.
        QCOMPARE(alice.rest.call(wire::http::channel, {id.toText()})->peer->id, bob.id());
        QCOMPARE(bob.rest.call(wire::http::channel, {id.toText()})->peer->id, alice.id());
        QVERIFY(bob.hub->waitForEvents(wire::event::channel, 1));
        QCOMPARE(bob.hub->events(wire::event::channel)[0].act, wire::ChannelAct::Added);
        QCOMPARE(bob.hub->events(wire::event::channel)[0].channel->peer->id, alice.id());
        // It stays between the two.
        VERIFY_FAILS(alice.rest.call(wire::http::putMember, {id.toText(), carol.id().toText()},
                                     wire::MemberPut{}),
                     Errc::Forbidden);
        VERIFY_FAILS(alice.rest.call(wire::http::createInvite, {id.toText()}, wire::InviteCreate{}),
                     Errc::Forbidden);
        VERIFY_FAILS(alice.rest.call(wire::http::leave, {id.toText()}), Errc::Forbidden);
        VERIFY_FAILS(alice.rest.call(wire::http::changeChannel, {id.toText()},
                                     wire::ChannelPatch{u"x"_s, {}, {}, {}}),
                     Errc::Forbidden);
        VERIFY_FAILS(carol.rest.call(wire::http::join, {id.toText()}), Errc::NotFound);
        VERIFY_FAILS(carol.rest.call(wire::http::channel, {id.toText()}), Errc::NotFound);
        VERIFY_FAILS(alice.rest.call(wire::http::createChannel, {}, directWith(alice.id())),
                     Errc::Invalid);
        VERIFY_FAILS(alice.rest.call(wire::http::createChannel, {}, directWith(UserId::create())),
                     Errc::NotFound);
    }

    void publicChannelsAreFoundAndJoined_data() { databases(); }
    void publicChannelsAreFoundAndJoined()
    {
        WITH_SERVER(server);
        Actor alice(server.url(), fresh(u"alice"_s));
        Actor bob(server.url(), fresh(u"bob"_s));
        const QString title = fresh(u"Garden"_s);
        const ChannelId open = alice.makeChannel(title, false);
        alice.makeChannel(title + u" shed"_s, true);
        const auto found =
            bob.rest.call(wire::http::directory, {}, {}, u"query="_s + title.toLower());
        VERIFY_OK(found);
        QCOMPARE(found->channels.size(), 1);
        QCOMPARE(found->channels[0].id, open);
        alice.connectHub(Encoding::Json);
        bob.connectHub(Encoding::Cbor);
        VERIFY_OK(alice.say(open, u"before you came"_s));

        VERIFY_OK(bob.rest.call(wire::http::join, {open.toText()}));
        VERIFY_OK(bob.rest.call(wire::http::join, {open.toText()}));

        QVERIFY(alice.hub->waitForEvents(wire::event::member, 1));
        const auto event = alice.hub->events(wire::event::member)[0];
        QCOMPARE(event.member.act, wire::MemberAct::Joined);
        QCOMPARE(event.member.userId, bob.id());
        QCOMPARE(event.member.user->username, bob.name);
        // From now on the running connection gets its messages, without opening anything.
        VERIFY_OK(alice.say(open, u"welcome"_s));
        QVERIFY(bob.hub->waitForEvents(wire::event::message, 1));
        QCOMPARE(bob.hub->events(wire::event::message)[0].row.content, std::optional(u"welcome"_s));
        // What was said before counts as read.
        const auto mine = bob.rest.call(wire::http::channels);
        VERIFY_OK(mine);
        QCOMPARE(mine->channels[0].unread, 1);
        QCOMPARE(mine->channels[0].role, Role::Member);

        VERIFY_OK(bob.rest.call(wire::http::leave, {open.toText()}));
        VERIFY_OK(alice.say(open, u"gone"_s));
        settle();
        QCOMPARE(bob.hub->events(wire::event::message).size(), 1);
        QCOMPARE(bob.hub->events(wire::event::channel).constLast().act, wire::ChannelAct::Removed);
    }

    void theLastOwnerHandsOverFirst_data() { databases(); }
    void theLastOwnerHandsOverFirst()
    {
        WITH_SERVER(server);
        Actor alice(server.url(), fresh(u"alice"_s));
        Actor bob(server.url(), fresh(u"bob"_s));
        const QString id = alice.makeChannel(u"owner"_s, true, {bob.id()}).toText();
        const QString me = alice.id().toText();
        VERIFY_FAILS(alice.rest.call(wire::http::leave, {id}), Errc::Conflict);
        VERIFY_FAILS(alice.rest.call(wire::http::removeMember, {id, me}), Errc::Conflict);
        VERIFY_FAILS(alice.rest.call(wire::http::putMember, {id, me}, wire::MemberPut{Role::Admin}),
                     Errc::Conflict);
        VERIFY_OK(alice.rest.call(wire::http::putMember, {id, bob.id().toText()},
                                  wire::MemberPut{Role::Owner}));
        VERIFY_FAILS(alice.rest.call(wire::http::putMember, {id, bob.id().toText()},
                                     wire::MemberPut{Role::Member}),
                     Errc::Forbidden);
        VERIFY_OK(alice.rest.call(wire::http::leave, {id}));
        VERIFY_FAILS(alice.rest.call(wire::http::members, {id}), Errc::NotFound);
        VERIFY_FAILS(bob.rest.call(wire::http::leave, {id}), Errc::Conflict);
    }

    // Every role against every act, over REST and against the table of rights.
    void everyRoleMayWhatItMay_data()
    {
        QTest::addColumn<Database>("database");
        QTest::addColumn<Role>("role");
        for (const Database database : {Database::Sqlite, Database::Postgres}) {
            for (const auto &each : enumTable(Role{}))
                QTest::addRow("%s, %s", nameOf(database), each.name) << database << each.value;
        }
    }
    void everyRoleMayWhatItMay()
    {
        WITH_SERVER(server);
        QFETCH(Role, role);
        Actor owner(server.url(), fresh(u"owner"_s));
        Actor actor(server.url(), fresh(u"actor"_s));
        Actor member(server.url(), fresh(u"member"_s));
        Actor outsider(server.url(), fresh(u"outsider"_s));
        const QString id = owner.makeChannel(u"roles"_s, true, {actor.id(), member.id()}).toText();
        VERIFY_OK(owner.rest.call(wire::http::putMember, {id, actor.id().toText()},
                                  wire::MemberPut{role}));
        const ChannelId channel = *ChannelId::fromText(id);
        const QString seq = QString::number(member.post(channel, u"theirs"_s));
        const auto expect = [](const auto &result, bool allowed) {
            return result.ok() ? allowed : !allowed && result.error().code == Errc::Forbidden;
        };
        const bool canWrite = role >= Role::Member;
        const bool canRule = role >= Role::Admin;
        const bool owns = role == Role::Owner;
        RestClient &rest = actor.rest;

        QVERIFY(rest.call(wire::http::messages, {id}).ok());
        QVERIFY(rest.call(wire::http::members, {id}).ok());
        QVERIFY(rest.call(wire::http::read, {id}, wire::SeqBody{seq.toLongLong()}).ok());
        const wire::SendBody body{
            OpId::create(), wire::MessageType::Text, u"mine"_s, {}, {}, {}, {}};
        QVERIFY(expect(rest.call(wire::http::send, {id}, body), canWrite));
        QVERIFY(expect(
            rest.call(wire::http::react, {id, seq, u"\u2764"_s}, wire::OpBody{OpId::create()}),
            canWrite));
        QVERIFY(expect(rest.call(wire::http::createInvite, {id}, wire::InviteCreate{}), canWrite));
        QVERIFY(expect(
            rest.call(wire::http::edit, {id, seq}, wire::EditBody{OpId::create(), u"not mine"_s}),
            false));
        QVERIFY(expect(rest.call(wire::http::changeChannel, {id},
                                 wire::ChannelPatch{u"renamed"_s, {}, {}, {}}),
                       canRule));
        QVERIFY(expect(
            rest.call(wire::http::putMember, {id, outsider.id().toText()}, wire::MemberPut{}),
            canRule));
        QVERIFY(expect(rest.call(wire::http::removeMember, {id, owner.id().toText()}), false));
        if (!owns)
            QVERIFY(expect(rest.call(wire::http::putMember, {id, actor.id().toText()},
                                     wire::MemberPut{Role::Owner}),
                           false));
        QVERIFY(expect(rest.call(wire::http::putMember, {id, member.id().toText()},
                                 wire::MemberPut{Role::ReadOnly}),
                       owns));
        QVERIFY(expect(rest.call(wire::http::remove, {id, seq}, wire::OpBody{OpId::create()}),
                       canRule));
        QVERIFY(expect(rest.call(wire::http::removeMember, {id, member.id().toText()}), canRule));
        QVERIFY(expect(rest.call(wire::http::removeChannel, {id}), owns));
    }

    void invitesRunOut_data() { databases(); }
    void invitesRunOut()
    {
        WITH_SERVER(server);
        Actor alice(server.url(), fresh(u"alice"_s));
        Actor bob(server.url(), fresh(u"bob"_s));
        Actor carol(server.url(), fresh(u"carol"_s));
        const QString id = alice.makeChannel(u"invites"_s).toText();
        const auto once =
            alice.rest.call(wire::http::createInvite, {id}, wire::InviteCreate{{}, 1});
        VERIFY_OK(once);

        const auto joined = bob.rest.call(wire::http::acceptInvite, {once->token});
        VERIFY_OK(joined);
        QCOMPARE(joined->id.toText(), id);
        // Whoever is in already uses nothing up.
        VERIFY_OK(bob.rest.call(wire::http::acceptInvite, {once->token}));
        VERIFY_FAILS(carol.rest.call(wire::http::acceptInvite, {once->token}), Errc::NotFound);
        VERIFY_FAILS(carol.rest.call(wire::http::acceptInvite, {u"nonsense"_s}), Errc::NotFound);

        const auto brief =
            alice.rest.call(wire::http::createInvite, {id}, wire::InviteCreate{1, {}});
        VERIFY_OK(brief);
        QVERIFY(waitUntil([&] {
            return brief->expiresAt && *brief->expiresAt < QDateTime::currentMSecsSinceEpoch();
        }));
        VERIFY_FAILS(carol.rest.call(wire::http::acceptInvite, {brief->token}), Errc::NotFound);
        VERIFY_FAILS(carol.rest.call(wire::http::messages, {id}), Errc::NotFound);
    }

    void aRemovedMemberIsCutOffAtOnce_data() { databasesAndEncodings(); }
    void aRemovedMemberIsCutOffAtOnce()
    {
        WITH_SERVER(server);
        QFETCH(Encoding, encoding);
        Actor alice(server.url(), fresh(u"alice"_s));
        Actor bob(server.url(), fresh(u"bob"_s));
        const ChannelId channel = alice.makeChannel(u"cut"_s, true, {bob.id()});
        alice.connectHub(encoding);
        bob.connectHub(encoding);
        VERIFY_OK(alice.say(channel, u"seen"_s));

        VERIFY_OK(alice.rest.call(wire::http::removeMember, {channel.toText(), bob.id().toText()}));
        VERIFY_OK(alice.say(channel, u"unseen"_s));

        QVERIFY(bob.hub->waitForEvents(wire::event::channel, 1));
        settle();
        QCOMPARE(bob.hub->events(wire::event::message).size(), 1);
        VERIFY_FAILS(bob.say(channel, u"still here"_s), Errc::NotFound);
        VERIFY_FAILS(bob.hub->ask(wire::op::read, wire::MarkRequest{channel, 1}), Errc::NotFound);
        // And back again, on the same connection.
        VERIFY_OK(alice.rest.call(wire::http::putMember, {channel.toText(), bob.id().toText()},
                                  wire::MemberPut{}));
        VERIFY_OK(alice.say(channel, u"welcome back"_s));
        QVERIFY(bob.hub->waitForEvents(wire::event::message, 2));
    }

    void aChangedChannelIsTold_data() { databases(); }
    void aChangedChannelIsTold()
    {
        WITH_SERVER(server);
        Actor alice(server.url(), fresh(u"alice"_s));
        Actor bob(server.url(), fresh(u"bob"_s));
        const ChannelId channel = alice.makeChannel(u"before"_s, true, {bob.id()});
        bob.connectHub(Encoding::Cbor);
        const auto changed = alice.rest.call(wire::http::changeChannel, {channel.toText()},
                                             wire::ChannelPatch{u"after"_s, u"about it"_s, {}, {}});
        VERIFY_OK(changed);
        QVERIFY(bob.hub->waitForEvents(wire::event::channel, 1));
        auto event = bob.hub->events(wire::event::channel)[0];
        QCOMPARE(event.act, wire::ChannelAct::Settings);
        QCOMPARE(event.channel->name, u"after"_s);
        QCOMPARE(event.seq, std::optional(changed->revSeq));
        // Catch-up brings the card too.
        const auto sync =
            bob.hub->ask(wire::op::sync, wire::SyncRequest{0, {{channel, changed->revSeq - 1}}});
        VERIFY_OK(sync);
        QCOMPARE(sync->channels[0].channel->name, u"after"_s);

        VERIFY_OK(alice.rest.call(wire::http::removeChannel, {channel.toText()}));
        QVERIFY(bob.hub->waitForEvents(wire::event::channel, 2));
        QCOMPARE(bob.hub->events(wire::event::channel)[1].act, wire::ChannelAct::Deleted);
        VERIFY_FAILS(bob.rest.call(wire::http::channel, {channel.toText()}), Errc::NotFound);
    }

    // What is not there yet is refused, not silently forgotten.
    void whatIsNotThereYetIsRefused_data() { databases(); }
    void whatIsNotThereYetIsRefused()
    {
        WITH_SERVER(server);
        Actor alice(server.url(), fresh(u"alice"_s));
        wire::ChannelCreate encrypted = channelNamed(u"sealed"_s);
        encrypted.encrypted = true;
        const auto refused = alice.rest.call(wire::http::createChannel, {}, encrypted);
        VERIFY_FAILS(refused, Errc::Invalid);
        QCOMPARE(refused.error().field, u"encrypted"_s);
    }
};

QTEST_GUILESS_MAIN(ChannelsTest)
#include "tst_channels.moc"
