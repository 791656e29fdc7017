// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Two nodes keep roles in memory; a change on one holds there from its answer on, and on the other from the moment on in
// which anything is told of it there. Without a broker both ask the database.
#include "tests/integration/server/nodes_fixture.h"

using namespace dunlin;
using namespace dunlin::test;
using namespace Qt::StringLiterals;

namespace {

const QByteArray Hits = "dunlin_role_cache_total{level=\"memory\",outcome=\"hit\"}";

// Asks until the answer is in this node's memory.
bool isInMemory(const TestServer &node, Actor &actor, const QString &channel)
{
    return waitUntil([&] {
        const qint64 before = TwoNodes::figure(node, Hits);
        return actor.rest.call(wire::http::messages, {channel}).ok()
            && TwoNodes::figure(node, Hits) > before;
    });
}

bool hasHeardRole(const Actor &actor, const ChannelId &channel, wire::Role role)
{
    return waitUntil([&] {
        const auto events = actor.hub->events(wire::event::member);
        return std::any_of(events.cbegin(), events.cend(), [&](const wire::MemberEvent &each) {
            return each.channelId == channel && each.member.userId == actor.id()
                && each.member.act == wire::MemberAct::RoleChanged && each.member.role == role;
        });
    });
}

bool hasHeard(const Actor &actor, const ChannelId &channel, wire::ChannelAct act)
{
    return waitUntil([&] {
        const auto events = actor.hub->events(wire::event::channel);
        return std::any_of(events.cbegin(), events.cend(), [&](const wire::ChannelEvent &each) {
            return each.channelId == channel && each.act == act;
        });
    });
}

} // namespace

class RoleNodesTest : public ServerTest
{
    Q_OBJECT

    static void brokers()
    {
        QTest::addColumn<Between>("between");
        QTest::newRow("redis") << Between::Redis;
        QTest::newRow("notify") << Between::Notify;
    }

private Q_SLOTS:
    void aChangeOnOneNodeHoldsOnTheOther_data() { brokers(); }
    void aChangeOnOneNodeHoldsOnTheOther()
    {
        WITH_NODES(nodes);
        Actor ann(nodes.one().url(), u"ann"_s);
        Actor bob(nodes.two().url(), u"bob"_s);
        RestClient bobAtOne(nodes.one().url());
        bobAtOne.setToken(bob.me.token());
        bob.connectHub(Encoding::Cbor);
        for (int round = 0; round < 20; ++round) {
            const ChannelId channel = ann.makeChannel(u"club"_s, true, {bob.id()});
            const QString id = channel.toText();
            const QString person = bob.id().toText();
            QVERIFY(hasHeard(bob, channel, wire::ChannelAct::Added));
            QVERIFY(isInMemory(nodes.two(), bob, id));
            VERIFY_OK(bobAtOne.call(wire::http::messages, {id}));
            VERIFY_FAILS(bob.rest.call(wire::http::hooks, {id}), Errc::Forbidden);

            // More rights, and fewer.
            VERIFY_OK(ann.rest.call(wire::http::putMember, {id, person}, {wire::Role::Admin}));
            VERIFY_OK(bobAtOne.call(wire::http::hooks, {id}));
            QVERIFY(hasHeardRole(bob, channel, wire::Role::Admin));
            VERIFY_OK(bob.rest.call(wire::http::hooks, {id}));
            VERIFY_OK(ann.rest.call(wire::http::putMember, {id, person}, {wire::Role::Member}));
            VERIFY_FAILS(bobAtOne.call(wire::http::hooks, {id}), Errc::Forbidden);
            QVERIFY(hasHeardRole(bob, channel, wire::Role::Member));
            VERIFY_FAILS(bob.rest.call(wire::http::hooks, {id}), Errc::Forbidden);

            // None at all.
            VERIFY_OK(ann.rest.call(wire::http::removeMember, {id, person}));
            VERIFY_FAILS(bobAtOne.call(wire::http::messages, {id}), Errc::NotFound);
            QVERIFY(hasHeard(bob, channel, wire::ChannelAct::Removed));
            VERIFY_FAILS(bob.rest.call(wire::http::messages, {id}), Errc::NotFound);
        }
    }

    void withoutABrokerTheDatabaseIsAsked()
    {
        if (!isAvailable(Database::Postgres))
            QSKIP("DUNLIN_TEST_POSTGRES names no PostgreSQL server");
        TwoNodes nodes(Between::Redis);
        QVERIFY2(nodes.why.isEmpty(), qPrintable(nodes.why));
        Actor ann(nodes.one().url(), u"ann"_s);
        Actor bob(nodes.two().url(), u"bob"_s);
        const ChannelId channel = ann.makeChannel(u"club"_s, true, {bob.id()});
        const QString id = channel.toText();
        QVERIFY(isInMemory(nodes.two(), bob, id));

        nodes.redis->kill();
        QVERIFY(waitUntil([&] { return TwoNodes::brokerHealth(nodes.two()) != u"ok"_s; }));
        const qint64 hits = TwoNodes::figure(nodes.two(), Hits);
        VERIFY_OK(bob.rest.call(wire::http::messages, {id}));
        VERIFY_OK(bob.rest.call(wire::http::messages, {id}));
        VERIFY_OK(ann.rest.call(wire::http::removeMember, {id, bob.id().toText()}));
        VERIFY_FAILS(bob.rest.call(wire::http::messages, {id}), Errc::NotFound);
        QCOMPARE(TwoNodes::figure(nodes.two(), Hits), hits);

        // It is back, and so is the cache; what was missed meanwhile is not in it.
        nodes.redis->restart();
        QVERIFY(waitUntil([&] { return nodes.areTogether(); }));
        VERIFY_FAILS(bob.rest.call(wire::http::messages, {id}), Errc::NotFound);
        const QString other = bob.makeChannel(u"own"_s).toText();
        QVERIFY(isInMemory(nodes.two(), bob, other));
    }
};

QTEST_GUILESS_MAIN(RoleNodesTest)
#include "tst_role_nodes.moc"
