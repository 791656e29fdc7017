// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Two nodes over one PostgreSQL are one server, whoever is connected where, and whatever of it dies.
#include "tests/integration/server/nodes_fixture.h"

using namespace dunlin;
using namespace dunlin::test;
using namespace Qt::StringLiterals;

class NodesTest : public ServerTest
{
    Q_OBJECT

    static void brokers()
    {
        QTest::addColumn<Between>("between");
        QTest::newRow("redis") << Between::Redis;
        QTest::newRow("notify") << Between::Notify;
    }
    // The same person and device, seen from the other node.
    static std::unique_ptr<Actor> onNode(TestServer &node, const Actor &who)
    {
        return std::make_unique<Actor>(node.url(), who.name, Result<Person>(who.me));
    }

private Q_SLOTS:
    void everyPushCrosses_data() { brokers(); }
    void everyPushCrosses()
    {
        WITH_NODES(nodes);
        Actor ada(nodes.one().url(), u"ada"_s);
        Actor bob(nodes.two().url(), u"bob"_s);
        Actor cy(nodes.two().url(), u"cyd"_s);
        ada.connectHub(Encoding::Json);
        bob.connectHub(Encoding::Cbor);
        cy.connectHub(Encoding::Json);

        // A membership that begins on the other node, with its card.
        const ChannelId channel = ada.makeChannel(u"geese"_s, true, {bob.id()});
        QVERIFY(bob.hub->waitForEvents(wire::event::channel, 1));
        QCOMPARE(bob.hub->events(wire::event::channel).constFirst().act, wire::ChannelAct::Added);
        QVERIFY(bob.hub->events(wire::event::channel).constFirst().channel);

        const auto sent = ada.say(channel, u"hello"_s);
        VERIFY_OK(sent);
        QVERIFY(bob.hub->waitForEvents(wire::event::message, 1));
        const wire::MessageRow row = bob.hub->events(wire::event::message).constFirst().row;
        QCOMPARE(row.content, u"hello"_s);
        QCOMPARE(row.senderId, ada.id());
        QCOMPARE(row.seq, sent->seq);
        VERIFY_OK(bob.hub->ask(wire::op::reactionAdd,
                               wire::ReactionRequest{OpId::create(), channel, sent->seq, u"👍"_s}));
        QVERIFY(ada.hub->waitForEvents(wire::event::message, 2));
        QCOMPARE(ada.hub->events(wire::event::message).constLast().row.reactions.size(), 1);

        wire::ChannelPatch patch;
        patch.name = u"swans"_s;
        VERIFY_OK(ada.rest.call(wire::http::changeChannel, {channel.toText()}, patch));
        QVERIFY(waitUntil([&] {
            const auto heard = bob.hub->events(wire::event::channel);
            return heard.constLast().channel && heard.constLast().channel->name == u"swans"_s;
        }));

        bob.hub->forgetEvents();
        VERIFY_OK(ada.rest.call(wire::http::putMember, {channel.toText(), cy.id().toText()},
                                wire::MemberPut{wire::Role::Member}));
        QVERIFY(bob.hub->waitForEvents(wire::event::member, 1));
        QVERIFY(cy.hub->waitForEvents(wire::event::channel, 1));
        QVERIFY(cy.hub->waitForEvents(wire::event::user, 1)); // a notification

        VERIFY_OK(bob.hub->ask(wire::op::read, wire::MarkRequest{channel, sent->seq}));
        QVERIFY(ada.hub->waitForEvents(wire::event::receipt, 1));
        QCOMPARE(ada.hub->events(wire::event::receipt).constFirst().userId, bob.id());

        VERIFY_OK(ada.hub->ask(wire::op::channelOpen, wire::ChannelRef{channel}));
        VERIFY_OK(bob.hub->ask(wire::op::typing, wire::TypingRequest{channel, true}));
        QVERIFY(ada.hub->waitForEvents(wire::event::typing, 1));
        QVERIFY(bob.hub->events(wire::event::typing).isEmpty());

        VERIFY_OK(
            bob.hub->ask(wire::op::presenceSet, wire::PresenceRequest{wire::PresenceState::Dnd}));
        QVERIFY(waitUntil([&] {
            const auto heard = ada.hub->events(wire::event::presence);
            return !heard.isEmpty() && heard.constLast().userId == bob.id()
                && heard.constLast().state == wire::PresenceState::Dnd;
        }));

        // The picture and the name of somebody are told by each node to its own.
        wire::AccountPatch profile;
        profile.displayName = u"Bob of the geese"_s;
        VERIFY_OK(bob.rest.call(wire::http::changeMe, {}, profile));
        QVERIFY(ada.hub->waitForEvents(wire::event::profile, 1));
        QCOMPARE(ada.hub->events(wire::event::profile).constFirst().displayName,
                 u"Bob of the geese"_s);

        // To one device, and to no other of the same person.
        const auto phone = bob.otherDevice();
        phone->connectHub(Encoding::Cbor);
        const wire::OutEnvelope out{
            OpId::create(), {bob.id(), bob.me.device()}, 1, QByteArray(20'000, 'e')};
        VERIFY_OK(ada.hub->ask(wire::op::envelopeSend, wire::EnvelopeSend{{out}}));
        QVERIFY(bob.hub->waitForEvents(wire::event::envelope, 1));
        QCOMPARE(bob.hub->events(wire::event::envelope).constFirst().bytes, out.bytes);
        settle();
        QVERIFY(phone->hub->events(wire::event::envelope).isEmpty());
    }

    // Everybody writes to one channel at once, on both nodes; nobody asks for anything, and hears all in its order.
    void oneOrderOnBothNodes_data() { brokers(); }
    void oneOrderOnBothNodes()
    {
        WITH_NODES(nodes);
        std::vector<std::unique_ptr<Actor>> people;
        QList<UserId> ids;
        for (int i = 0; i < 4; ++i) {
            people.push_back(
                std::make_unique<Actor>(nodes.nodes[size_t(i % 2)]->url(), u"person%1"_s.arg(i)));
            ids.append(people.back()->id());
        }
        const ChannelId channel = people[0]->makeChannel(u"geese"_s, true, ids.mid(1));
        for (const auto &each : people)
            each->connectHub(Encoding::Cbor);
        constexpr int Rounds = 60;
        QList<std::pair<Actor *, qint64>> asked;
        for (int i = 0; i < Rounds; ++i) {
            for (const auto &each : people)
                asked.append({each.get(),
                              each->hub->send(wire::op::messageSend,
                                              Actor::message(channel, QString::number(i)))});
            if (i % 10 == 0)
                settle(5);
        }
        for (const auto &[who, id] : std::as_const(asked))
            VERIFY_OK(who->hub->answerTo<wire::SendReply>(id));
        const int all = Rounds * int(people.size());
        for (const auto &each : people) {
            QVERIFY(each->hub->waitForEvents(wire::event::message, all));
            settle();
            const auto heard = each->hub->events(wire::event::message);
            QCOMPARE(heard.size(), all);
            for (int i = 0; i < all; ++i)
                QCOMPARE(heard[i].row.ord, i + 1);
        }
        // Nothing of it came late from the database.
        for (const auto &each : nodes.nodes)
            QVERIFY(each->log().indexOf(u"missing"_s) < 0);
    }

    void whoIsRemovedHearsNothingMore_data() { brokers(); }
    void whoIsRemovedHearsNothingMore()
    {
        WITH_NODES(nodes);
        Actor ada(nodes.one().url(), u"ada"_s);
        Actor bob(nodes.two().url(), u"bob"_s);
        Actor cy(nodes.two().url(), u"cyd"_s);
        const ChannelId channel = ada.makeChannel(u"geese"_s, true, {bob.id(), cy.id()});
        for (Actor *each : {&ada, &bob, &cy})
            each->connectHub(Encoding::Json);
        for (int i = 0; i < 10; ++i) {
            if (i > 0) {
                VERIFY_OK(ada.rest.call(wire::http::putMember,
                                        {channel.toText(), bob.id().toText()},
                                        wire::MemberPut{wire::Role::Member}));
                VERIFY_OK(cy.say(channel, u"welcome"_s));
                QVERIFY(bob.hub->waitForEvents(wire::event::message, 1));
            }
            bob.hub->forgetEvents();
            VERIFY_OK(
                ada.rest.call(wire::http::removeMember, {channel.toText(), bob.id().toText()}));
            // Bob's own node takes the next message before it has heard of the removal, perhaps.
            VERIFY_OK(cy.say(channel, u"without bob"_s));
            QVERIFY(bob.hub->waitForEvents(wire::event::channel, 1));
            settle(30);
            QVERIFY(bob.hub->events(wire::event::message).isEmpty());
        }
    }

    void whoIsRevokedIsCutEverywhere_data() { brokers(); }
    void whoIsRevokedIsCutEverywhere()
    {
        WITH_NODES(nodes);
        Actor ada(nodes.one().url(), u"ada"_s);
        const auto phone = ada.otherDevice();
        const auto phoneThere = onNode(nodes.two(), *phone);
        phoneThere->connectHub(Encoding::Json);
        VERIFY_OK(phoneThere->rest.call(wire::http::me));

        VERIFY_OK(ada.rest.call(wire::http::revokeDevice, {phone->me.session.device.id.toText()}));
        QCOMPARE(phoneThere->hub->waitForClose(), int(wire::CloseCode::DeviceRevoked));
        QTRY_COMPARE_WITH_TIMEOUT(phoneThere->rest.rawOf(wire::http::me).status, 401, 5000);

        // An account that ends takes all its connections along.
        Actor bob(nodes.one().url(), u"bob"_s);
        const auto bobThere = onNode(nodes.two(), *bob.otherDevice());
        bobThere->connectHub(Encoding::Cbor);
        VERIFY_OK(bob.rest.call(wire::http::removeMe, {}, wire::AccountRemoval{Password}));
        QCOMPARE(bobThere->hub->waitForClose(), int(wire::CloseCode::DeviceRevoked));
    }

    void aDeviceHasOneConnectionOnAllNodes_data() { brokers(); }
    void aDeviceHasOneConnectionOnAllNodes()
    {
        WITH_NODES(nodes);
        Actor ada(nodes.one().url(), u"ada"_s);
        ada.connectHub(Encoding::Json);
        for (int i = 0; i < 4; ++i) {
            const auto next = onNode(*nodes.nodes[size_t((i + 1) % 2)], ada);
            next->connectHub(Encoding::Json);
            QCOMPARE(ada.hub->waitForClose(), int(wire::CloseCode::Replaced));
            settle(50);
            QVERIFY(next->hub->isOpen());
            ada.hub = std::move(next->hub);
        }
    }

    // What is counted in memory is counted for all nodes, and a ticket of one is good on the other.
    void theDoorIsOneForAllNodes_data() { brokers(); }
    void theDoorIsOneForAllNodes()
    {
        WITH_NODES(nodes, u"--rate-limits"_s, u"on"_s);
        Actor ada(nodes.one().url(), u"ada"_s);
        const auto ticket = ada.rest.call(wire::http::ticket);
        VERIFY_OK(ticket);
        settle(200);
        HubClient hub(nodes.two().url(), Encoding::Json);
        QVERIFY(hub.open());
        wire::Hello hello;
        hello.ticket = ticket->ticket;
        VERIFY_OK(hub.ask(wire::op::hello, hello));

        for (int i = 0; i < 10; ++i) {
            const auto wrong =
                signIn(nodes.nodes[size_t(i % 2)]->url(), u"ada"_s, u"not the password"_s);
            VERIFY_FAILS(wrong, Errc::Unauthorized);
        }
        settle(200);
        for (const auto &each : nodes.nodes)
            VERIFY_FAILS(signIn(each->url(), u"ada"_s), Errc::RateLimited);
    }

    // Presence counts all nodes: who moves from one to the other was never away.
    void presenceIsOneForAllNodes_data() { brokers(); }
    void presenceIsOneForAllNodes()
    {
        WITH_NODES(nodes, u"--presence-grace"_s, u"1"_s);
        Actor ada(nodes.one().url(), u"ada"_s);
        Actor bob(nodes.two().url(), u"bob"_s);
        VERIFY_OK(ada.rest.call(wire::http::befriend, {}, wire::FriendRequest{bob.id(), {}}));
        VERIFY_OK(bob.rest.call(wire::http::acceptFriend, {ada.id().toText()}));
        ada.connectHub(Encoding::Json);
        const auto states = [&] {
            QList<wire::PresenceState> list;
            for (const auto &each : ada.hub->events(wire::event::presence)) {
                if (each.userId == bob.id())
                    list.append(each.state);
            }
            return list;
        };
        using State = wire::PresenceState;
        bob.connectHub(Encoding::Json);
        QTRY_COMPARE_WITH_TIMEOUT(states(), QList<State>{State::Online}, PatienceMs);
        const auto phone = onNode(nodes.one(), *bob.otherDevice());
        phone->connectHub(Encoding::Json);
        bob.hub->close();
        settle(2500);
        QCOMPARE(states(), QList<State>{State::Online});
        const auto listed = ada.rest.call(wire::http::friends);
        VERIFY_OK(listed);
        QVERIFY(listed->friends.constFirst().online);
        phone->hub->close();
        QTRY_COMPARE_WITH_TIMEOUT(states(), (QList<State>{State::Online, State::Offline}),
                                  PatienceMs);
        // A node that dies takes its people along.
        bob.connectHub(Encoding::Json);
        QTRY_COMPARE_WITH_TIMEOUT(states().size(), 3, PatienceMs);
        nodes.two().kill();
        QTRY_COMPARE_WITH_TIMEOUT(states().size(), 4, PatienceMs);
        QCOMPARE(states().constLast(), State::Offline);
    }

    // While Redis is away the database is asked instead; when it is back, all is as before.
    void aDeadBrokerLosesNothing()
    {
        if (!isAvailable(Database::Postgres))
            QSKIP("DUNLIN_TEST_POSTGRES names no PostgreSQL server");
        TwoNodes nodes(Between::Redis);
        QVERIFY2(nodes.why.isEmpty(), qPrintable(nodes.why));
        Actor ada(nodes.one().url(), u"ada"_s);
        Actor bob(nodes.two().url(), u"bob"_s);
        Actor cy(nodes.two().url(), u"cyd"_s);
        const ChannelId channel = ada.makeChannel(u"geese"_s, true, {bob.id(), cy.id()});
        for (Actor *each : {&ada, &bob, &cy})
            each->connectHub(Encoding::Json);
        const auto phone = onNode(nodes.two(), *ada.otherDevice());
        phone->connectHub(Encoding::Json);
        VERIFY_OK(ada.say(channel, u"before"_s));
        QVERIFY(bob.hub->waitForEvents(wire::event::message, 1));

        nodes.redis->kill();
        QTRY_COMPARE_WITH_TIMEOUT(TwoNodes::brokerHealth(nodes.one()), u"degraded"_s, PatienceMs);
        QTRY_COMPARE_WITH_TIMEOUT(TwoNodes::brokerHealth(nodes.two()), u"degraded"_s, PatienceMs);
        QCOMPARE(bob.rest.raw("GET", u"/health"_s).status, 200);
        const auto during = ada.say(channel, u"during"_s);
        VERIFY_OK(during);
        VERIFY_OK(
            ada.hub->ask(wire::op::messageEdit,
                         wire::EditRequest{OpId::create(), channel, during->seq, u"during it"_s}));
        VERIFY_OK(bob.say(channel, u"me too"_s));
        QVERIFY(bob.hub->waitForEvents(wire::event::message, 3));
        QVERIFY(ada.hub->waitForEvents(wire::event::message, 4));
        settle();
        // The row that changed twice comes once, as it is.
        QStringList heard;
        for (const auto &each : bob.hub->events(wire::event::message))
            heard.append(each.row.content.value_or(QString()));
        QVERIFY2(heard == QStringList({u"before"_s, u"during it"_s, u"me too"_s})
                     || heard
                         == QStringList({u"before"_s, u"during"_s, u"during it"_s, u"me too"_s}),
                 qPrintable(heard.join(u'|')));

        // Memberships and devices, too.
        const ChannelId fresh = ada.makeChannel(u"swans"_s, true, {bob.id()});
        QVERIFY(waitUntil([&] {
            const auto channels = bob.hub->events(wire::event::channel);
            return !channels.isEmpty() && channels.constLast().channelId == fresh
                && channels.constLast().act == wire::ChannelAct::Added;
        }));
        VERIFY_OK(ada.say(fresh, u"in the new one"_s));
        QVERIFY(waitUntil([&] {
            return bob.hub->events(wire::event::message).constLast().row.content
                == u"in the new one"_s;
        }));
        bob.hub->forgetEvents();
        VERIFY_OK(ada.rest.call(wire::http::removeMember, {channel.toText(), bob.id().toText()}));
        QVERIFY(waitUntil([&] {
            const auto channels = bob.hub->events(wire::event::channel);
            return !channels.isEmpty() && channels.constLast().act == wire::ChannelAct::Removed;
        }));
        VERIFY_OK(cy.say(channel, u"without bob"_s));
        settle();
        QVERIFY(bob.hub->events(wire::event::message).isEmpty());
        VERIFY_OK(ada.rest.call(wire::http::revokeDevice, {phone->me.session.device.id.toText()}));
        QCOMPARE(phone->hub->waitForClose(), int(wire::CloseCode::DeviceRevoked));

        QVERIFY(nodes.redis->restart());
        QTRY_VERIFY_WITH_TIMEOUT(nodes.areTogether(), PatienceMs);
        bob.hub->forgetEvents();
        VERIFY_OK(ada.say(fresh, u"after"_s));
        QVERIFY(bob.hub->waitForEvents(wire::event::message, 1));
        settle();
        QCOMPARE(bob.hub->events(wire::event::message).size(), 1);
    }

    void aFrozenRedisIsNoticed()
    {
        if (!isAvailable(Database::Postgres))
            QSKIP("DUNLIN_TEST_POSTGRES names no PostgreSQL server");
        TwoNodes nodes(Between::Redis);
        QVERIFY2(nodes.why.isEmpty(), qPrintable(nodes.why));
        Actor ada(nodes.one().url(), u"ada"_s);
        Actor bob(nodes.two().url(), u"bob"_s);
        const ChannelId channel = ada.makeChannel(u"geese"_s, true, {bob.id()});
        ada.connectHub(Encoding::Json);
        bob.connectHub(Encoding::Json);
        nodes.redis->freeze();
        VERIFY_OK(ada.say(channel, u"into the ice"_s));
        QTRY_COMPARE_WITH_TIMEOUT(TwoNodes::brokerHealth(nodes.two()), u"degraded"_s, PatienceMs);
        QVERIFY(bob.hub->waitForEvents(wire::event::message, 1));
        nodes.redis->thaw();
        QTRY_VERIFY_WITH_TIMEOUT(nodes.areTogether(), PatienceMs);
        VERIFY_OK(ada.say(channel, u"thawed"_s));
        QVERIFY(bob.hub->waitForEvents(wire::event::message, 2));
        settle();
        QCOMPARE(bob.hub->events(wire::event::message).size(), 2);
    }

    // What a node stored and had no time to tell is told by the other.
    void nothingIsLostWhateverDies_data() { brokers(); }
    void nothingIsLostWhateverDies()
    {
        WITH_NODES(nodes);
        std::vector<std::unique_ptr<Regular>> people;
        QList<UserId> ids;
        std::unique_ptr<Actor> founder;
        for (int i = 0; i < 4; ++i) {
            const QString name = u"person%1"_s.arg(i);
            const auto person = registerPerson(nodes.one().url(), name);
            VERIFY_OK(person);
            if (!founder)
                founder = std::make_unique<Actor>(nodes.one().url(), name, person);
            else
                ids.append(person->id());
            people.push_back(std::make_unique<Regular>(nodes, size_t(i % 2), *person, name));
        }
        const ChannelId channel = founder->makeChannel(u"geese"_s, true, ids);
        for (const auto &each : people)
            QVERIFY(each->connect(channel));
        int said = 0;
        const auto chat = [&](int rounds) {
            for (int i = 0; i < rounds; ++i) {
                for (const auto &each : people)
                    each->say(u"message %1"_s.arg(++said));
                settle(10);
            }
        };
        const auto restart = [&](size_t which) {
            nodes.nodes[which]->kill();
            chat(10);
            QVERIFY2(nodes.nodes[which]->start(), qPrintable(nodes.nodes[which]->why()));
        };
        const QList<std::function<void()>> disasters{
            [&] { nodes.breakBroker(); }, [&] { restart(0); },
            [&] { nodes.breakBroker(); }, [&] { restart(1); },
            [&] { nodes.breakBroker(); }, [&] { nodes.cutListeners(); }};
        for (const auto &disaster : disasters) {
            chat(10);
            disaster();
            chat(10);
            qint64 highest = 0;
            for (const auto &each : people) {
                QVERIFY(each->finishSaying());
                for (const qint64 seq : std::as_const(each->acknowledged))
                    highest = std::max(highest, seq);
            }
            for (const auto &each : people)
                QVERIFY(waitUntil([&] { return each->hasUpTo(highest); }));
        }
        QHash<OpId, qint64> all;
        for (const auto &each : people)
            all.insert(each->acknowledged);
        QCOMPARE(all.size(), said);
        for (const auto &each : people) {
            QVERIFY2(each->faults.isEmpty(), qPrintable(each->faults.join(u'\n')));
            QVERIFY(each->rows == all);
        }
    }
};

QTEST_GUILESS_MAIN(NodesTest)
#include "tst_nodes.moc"
