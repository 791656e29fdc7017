// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A device that is connected to one node is not woken by another, which wakes it as soon as that connection was none.
#include "tests/integration/server/nodes_fixture.h"
#include "tests/integration/server/push_fixture.h"

using namespace dunlin;
using namespace dunlin::test;
using namespace Qt::StringLiterals;

class PushNodesTest : public ServerTest
{
    Q_OBJECT

    static void brokers()
    {
        QTest::addColumn<Between>("between");
        QTest::newRow("redis") << Between::Redis;
        QTest::newRow("notify") << Between::Notify;
    }

private Q_SLOTS:
    void initTestCase() { QVERIFY(m_http.isListening); }
    void init() { m_http.caught.clear(); }

    void aDeviceOnAnotherNodeIsNotWoken_data() { brokers(); }
    void aDeviceOnAnotherNodeIsNotWoken()
    {
        WITH_NODES(nodes, u"--call-private"_s, u"on"_s, u"--push-quiet"_s, u"0"_s);
        // Her node knows that there is somebody to wake; else it would look around once a minute.
        Sleeper ann(nodes.one(), m_http, u"ann"_s);
        Sleeper bob(nodes.two(), m_http, u"bob"_s);
        Sleeper eve(nodes.two(), m_http, u"eve"_s);
        const ChannelId channel = ann.makeChannel(u"club"_s, true, {bob.id(), eve.id()});
        QVERIFY(bob.isWoken(m_http) && eve.isWoken(m_http));
        VERIFY_OK(bob.rest.call(wire::http::readNotifications, {}, wire::NotificationsRead{99}));
        bob.connectHub(Encoding::Cbor);
        // Ann's node knows of it before anything is said that would wake somebody.
        ann.connectHub(Encoding::Cbor);
        const auto isThere = [&](const Actor &who) {
            const auto members = ann.rest.call(wire::http::members, {channel.toText()});
            return members.ok()
                && std::any_of(members->members.cbegin(), members->members.cend(),
                               [&](const wire::Member &each) {
                                   return each.user.id == who.id() && each.online;
                               });
        };
        QVERIFY(waitUntil([&] { return isThere(bob); }));
        m_http.caught.clear();

        const qint64 first = ann.post(channel, u"hello, @bob"_s);
        QVERIFY(eve.isWoken(m_http));
        QVERIFY(bob.hub->waitForEvents(wire::event::message, 1));
        QTest::qWait(QuietMs);
        QCOMPARE(m_http.count(bob.path), 0);
        // It has it, and says so to its own node alone, and goes: not read, but no reason to be woken either.
        VERIFY_OK(bob.hub->ask(wire::op::received, wire::MarkRequest{channel, first}));
        bob.hub->close();
        QVERIFY(waitUntil([&] { return ann.hub->waitForEvents(wire::event::receipt, 1); }));
        QTest::qWait(QuietMs);
        QCOMPARE(m_http.count(bob.path), 0);
        // Away, it is woken by the same kind of message.
        ann.post(channel, u"are you there, @bob?"_s);
        QVERIFY(bob.isWoken(m_http));

        // The connection was dead when this came.
        bob.connectHub(Encoding::Cbor);
        QVERIFY(waitUntil([&] { return isThere(bob); }));
        QTest::qWait(QuietMs);
        m_http.caught.clear();
        ann.post(channel, u"two"_s);
        QVERIFY(eve.isWoken(m_http));
        QTest::qWait(QuietMs);
        QCOMPARE(m_http.count(bob.path), 0);
        bob.hub->abort();
        QVERIFY(bob.isWoken(m_http));
    }

    void aNodeThatDiesTakesItsDevicesAlong_data() { brokers(); }
    void aNodeThatDiesTakesItsDevicesAlong()
    {
        WITH_NODES(nodes, u"--call-private"_s, u"on"_s, u"--push-quiet"_s, u"0"_s);
        Sleeper ann(nodes.one(), m_http, u"ann"_s);
        Sleeper bob(nodes.two(), m_http, u"bob"_s);
        Sleeper eve(nodes.two(), m_http, u"eve"_s);
        const ChannelId channel = ann.makeChannel(u"club"_s, true, {bob.id(), eve.id()});
        QVERIFY(bob.isWoken(m_http) && eve.isWoken(m_http));
        bob.connectHub(Encoding::Cbor);
        ann.post(channel, u"hello"_s);
        QVERIFY(bob.hub->waitForEvents(wire::event::message, 1));
        QTest::qWait(QuietMs);
        m_http.caught.clear();
        ann.post(channel, u"anybody?"_s);
        QVERIFY(eve.isWoken(m_http));
        QTest::qWait(QuietMs);
        QCOMPARE(m_http.count(bob.path), 0);

        nodes.two().kill();
        QVERIFY(bob.isWoken(m_http));
    }

private:
    HttpCatcher m_http;
};

QTEST_GUILESS_MAIN(PushNodesTest)
#include "tst_push_nodes.moc"
