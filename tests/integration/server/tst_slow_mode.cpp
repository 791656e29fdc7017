// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Slow mode: members wait between two messages, admins don't; across restarts, and a repeat is no second message.
#include "tests/integration/server/server_test.h"

using namespace dunlin;
using namespace dunlin::test;
using namespace Qt::StringLiterals;

namespace {

wire::ChannelPatch slow(qint64 seconds)
{
    return {{}, {}, {}, seconds};
}

wire::SendBody text(const QString &content)
{
    return {OpId::create(), wire::MessageType::Text, content, {}, {}, {}, {}};
}

} // namespace

class SlowModeTest : public ServerTest
{
    Q_OBJECT

private Q_SLOTS:
    void membersWaitAndAdminsDoNot_data() { databasesAndEncodings(); }
    void membersWaitAndAdminsDoNot()
    {
        WITH_SERVER(server);
        QFETCH(Encoding, encoding);
        Actor ann(server.url(), fresh(u"ann"_s));
        Actor bob(server.url(), fresh(u"bob"_s));
        Actor eve(server.url(), fresh(u"eve"_s));
        const ChannelId channel = ann.makeChannel(u"slow"_s, true, {bob.id(), eve.id()});
        bob.connectHub(encoding);
        ann.connectHub(encoding);
        QVERIFY(bob.post(channel, u"before"_s) > 0);

        const auto card = ann.rest.call(wire::http::changeChannel, {channel.toText()}, slow(3600));
        VERIFY_OK(card);
        QCOMPARE(card->slowModeSeconds, std::optional<qint64>(3600));
        QVERIFY(bob.hub->waitForEvents(wire::event::channel, 1));
        QCOMPARE(bob.hub->events(wire::event::channel).constLast().channel->slowModeSeconds,
                 std::optional<qint64>(3600));

        const wire::SendRequest first = Actor::message(channel, u"one"_s);
        VERIFY_OK(bob.hub->ask(wire::op::messageSend, first));
        const auto tooSoon = bob.hub->ask(wire::op::messageSend, Actor::message(channel, u"two"_s));
        VERIFY_FAILS(tooSoon, Errc::RateLimited);
        QVERIFY(tooSoon.error().retryAfterSeconds > 3500);
        QVERIFY(tooSoon.error().retryAfterSeconds <= 3600);
        const HttpResult rest =
            bob.rest.rawOf(wire::http::send, {channel.toText()}, text(u"three"_s));
        QCOMPARE(rest.status, 429);
        QVERIFY(rest.headers.value("retry-after").toInt() > 3500);
        // A mention is no way around it.
        VERIFY_FAILS(
            bob.hub->ask(wire::op::messageSend, Actor::message(channel, u"@"_s + ann.name)),
            Errc::RateLimited);
        // The repeat of what was stored is answered as ever.
        const auto again = bob.hub->ask(wire::op::messageSend, first);
        VERIFY_OK(again);
        QCOMPARE(again->status, wire::SendStatus::Repeated);

        // Everybody waits for themselves; admins and owners for nobody.
        QVERIFY(eve.post(channel, u"eve"_s) > 0);
        for (int i = 0; i < 3; ++i)
            VERIFY_OK(ann.say(channel, u"owner"_s));
        VERIFY_OK(ann.rest.call(wire::http::putMember, {channel.toText(), bob.id().toText()},
                                wire::MemberPut{wire::Role::Admin}));
        VERIFY_OK(bob.say(channel, u"as admin"_s));
        VERIFY_OK(bob.say(channel, u"as admin again"_s));

        // What was refused is nowhere, and took no number.
        const auto page = ann.rest.call(wire::http::messages, {channel.toText()});
        VERIFY_OK(page);
        QStringList texts;
        for (const wire::MessageRow &each : page->messages)
            texts.prepend(each.content.value_or(QString()));
        QCOMPARE(texts,
                 QStringList({u"before"_s, u"one"_s, u"eve"_s, u"owner"_s, u"owner"_s, u"owner"_s,
                              u"as admin"_s, u"as admin again"_s}));

        // Off again.
        const auto off = ann.rest.call(wire::http::changeChannel, {channel.toText()}, slow(0));
        VERIFY_OK(off);
        QVERIFY(!off->slowModeSeconds);
        QVERIFY(eve.post(channel, u"fast"_s) > 0);
        QVERIFY(eve.post(channel, u"faster"_s) > 0);
    }

    void theWaitIsOver_data() { databases(); }
    void theWaitIsOver()
    {
        WITH_SERVER(server);
        Actor ann(server.url(), fresh(u"ann"_s));
        Actor bob(server.url(), fresh(u"bob"_s));
        const ChannelId channel = ann.makeChannel(u"a second"_s, true, {bob.id()});
        VERIFY_OK(ann.rest.call(wire::http::changeChannel, {channel.toText()}, slow(1)));
        QVERIFY(bob.post(channel, u"one"_s) > 0);
        QVERIFY(waitUntil([&] {
            return bob.rest.rawOf(wire::http::send, {channel.toText()}, text(u"two"_s)).status
                == 201;
        }));
        const auto page = ann.rest.call(wire::http::messages, {channel.toText()});
        VERIFY_OK(page);
        QVERIFY(page->messages[0].createdAt - page->messages[1].createdAt >= 1000);
    }

    void aRestartForgetsNothing_data() { databases(); }
    void aRestartForgetsNothing()
    {
        QFETCH(Database, database);
        if (!isAvailable(database))
            QSKIP("DUNLIN_TEST_POSTGRES names no PostgreSQL server");
        TestServer::Options options;
        options.database = database;
        TestServer server(options);
        QVERIFY2(server.start(), qPrintable(server.why()));
        Actor ann(server.url(), u"ann"_s);
        Actor bob(server.url(), u"bob"_s);
        const ChannelId channel = ann.makeChannel(u"slow"_s, true, {bob.id()});
        VERIFY_OK(ann.rest.call(wire::http::changeChannel, {channel.toText()}, slow(3600)));
        QVERIFY(bob.post(channel, u"one"_s) > 0);

        QCOMPARE(server.stop(), 0);
        QVERIFY2(server.start(), qPrintable(server.why()));

        VERIFY_FAILS(bob.rest.call(wire::http::send, {channel.toText()}, text(u"two"_s)),
                     Errc::RateLimited);
        // Nor does leaving and coming back.
        VERIFY_OK(bob.rest.call(wire::http::leave, {channel.toText()}));
        VERIFY_OK(ann.rest.call(wire::http::putMember, {channel.toText(), bob.id().toText()},
                                wire::MemberPut{}));
        VERIFY_FAILS(bob.rest.call(wire::http::send, {channel.toText()}, text(u"three"_s)),
                     Errc::RateLimited);
    }

    void onlyAdminsSlowAChannelDown_data() { databases(); }
    void onlyAdminsSlowAChannelDown()
    {
        WITH_SERVER(server);
        Actor ann(server.url(), fresh(u"ann"_s));
        Actor bob(server.url(), fresh(u"bob"_s));
        const ChannelId channel = ann.makeChannel(u"mine"_s, true, {bob.id()});
        VERIFY_FAILS(bob.rest.call(wire::http::changeChannel, {channel.toText()}, slow(5)),
                     Errc::Forbidden);
        for (const qint64 wrong : {-1, 21601})
            VERIFY_FAILS(ann.rest.call(wire::http::changeChannel, {channel.toText()}, slow(wrong)),
                         Errc::Invalid);
        QVERIFY(!ann.rest.call(wire::http::channel, {channel.toText()})->slowModeSeconds);
    }
};

QTEST_GUILESS_MAIN(SlowModeTest)
#include "tst_slow_mode.moc"
