// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Who is mentioned: by name in the text, by the client, all at once; and what somebody wants to be told of a channel.
#include "tests/integration/server/server_test.h"

using namespace dunlin;
using namespace dunlin::test;
using namespace Qt::StringLiterals;

namespace {

wire::ChannelSummary summaryOf(Actor &who, const ChannelId &channel)
{
    const auto list = who.rest.call(wire::http::channels);
    if (list.ok()) {
        for (const wire::ChannelSummary &each : list->channels) {
            if (each.channel.id == channel)
                return each;
        }
    }
    return {};
}

} // namespace

class MentionsTest : public ServerTest
{
    Q_OBJECT

private Q_SLOTS:
    void namesInTheTextAreMentions_data() { databasesAndEncodings(); }
    void namesInTheTextAreMentions()
    {
        WITH_SERVER(server);
        QFETCH(Encoding, encoding);
        Actor ann(server.url(), fresh(u"ann"_s));
        Actor bob(server.url(), fresh(u"bob"_s));
        Actor eve(server.url(), fresh(u"eve"_s));
        Actor outside(server.url(), fresh(u"outside"_s));
        const ChannelId channel = ann.makeChannel(u"names"_s, true, {bob.id(), eve.id()});
        ann.connectHub(encoding);
        bob.connectHub(encoding);

        // Once each, whoever says it and however it is written; a stranger is text.
        wire::SendRequest request =
            Actor::message(channel,
                           u"@%1, @%2. And @%3? (@%1) x@%4"_s.arg(bob.name.toUpper(), bob.name,
                                                                  outside.name, eve.name));
        request.mentions = {eve.id()};
        VERIFY_OK(ann.hub->ask(wire::op::messageSend, request));
        QVERIFY(bob.hub->waitForEvents(wire::event::message, 1));
        const wire::MessageRow row = bob.hub->events(wire::event::message)[0].row;
        QCOMPARE(row.mentions, (QList<UserId>{eve.id(), bob.id()}));
        QVERIFY(!row.mentionsChannel);
        // The same request again is a repeat, though the mentions were added here.
        QCOMPARE(ann.hub->ask(wire::op::messageSend, request)->status, wire::SendStatus::Repeated);
        QCOMPARE(summaryOf(bob, channel).mentions, 1);
        QCOMPARE(summaryOf(eve, channel).mentions, 1);
        QCOMPARE(summaryOf(ann, channel).mentions, 0);

        // Ids are believed of members only.
        request = Actor::message(channel, u"hello"_s);
        request.mentions = {outside.id()};
        VERIFY_FAILS(ann.hub->ask(wire::op::messageSend, request), Errc::Invalid);
        request.mentions = {UserId(channel.uuid())};
        VERIFY_FAILS(ann.hub->ask(wire::op::messageSend, request), Errc::Invalid);

        // An edit takes back whom it does not name any more, and not whom the client had mentioned.
        VERIFY_OK(ann.hub->ask(wire::op::messageEdit,
                               wire::EditRequest{OpId::create(), channel, row.seq, u"nobody"_s}));
        QVERIFY(bob.hub->waitForEvents(wire::event::message, 2));
        QCOMPARE(bob.hub->events(wire::event::message)[1].row.mentions, QList<UserId>{eve.id()});
        QCOMPARE(summaryOf(bob, channel).mentions, 0);
        VERIFY_OK(bob.rest.call(wire::http::read, {channel.toText()}, wire::SeqBody{row.seq}));
        VERIFY_OK(eve.rest.call(wire::http::read, {channel.toText()}, wire::SeqBody{row.seq}));
        QCOMPARE(summaryOf(eve, channel).mentions, 0);
    }

    void everybodyIsMentionedBySomeOnly_data() { databases(); }
    void everybodyIsMentionedBySomeOnly()
    {
        WITH_SERVER(server);
        Actor ann(server.url(), fresh(u"ann"_s));
        Actor bob(server.url(), fresh(u"bob"_s));
        const ChannelId small = ann.makeChannel(u"small"_s, true, {bob.id()});
        bob.connectHub(Encoding::Json);
        QVERIFY(bob.post(small, u"@channel lunch"_s) > 0);
        QVERIFY(bob.hub->waitForEvents(wire::event::message, 1));
        QCOMPARE(bob.hub->events(wire::event::message)[0].row.mentionsChannel, std::optional(true));
        QVERIFY(bob.hub->events(wire::event::message)[0].row.mentions.isEmpty());
        QCOMPARE(summaryOf(ann, small).mentions, 1);

        QList<UserId> many{bob.id()};
        for (int i = 0; i < 20; ++i)
            many.append(Actor(server.url(), fresh(u"one"_s)).id());
        const ChannelId large = ann.makeChannel(u"large"_s, true, many);
        QVERIFY(bob.post(large, u"@channel lunch"_s) > 0);
        QCOMPARE(summaryOf(ann, large).mentions, 0);
        QVERIFY(ann.post(large, u"@channel from above"_s) > 0);
        QCOMPARE(summaryOf(bob, large).mentions, 1);
        const auto page = bob.rest.call(wire::http::messages, {large.toText()});
        VERIFY_OK(page);
        QCOMPARE(page->messages[0].mentionsChannel, std::optional(true));
        QVERIFY(!page->messages[1].mentionsChannel);
    }

    void theLevelIsOnesOwnAndReachesOnesDevices_data() { databasesAndEncodings(); }
    void theLevelIsOnesOwnAndReachesOnesDevices()
    {
        WITH_SERVER(server);
        QFETCH(Encoding, encoding);
        Actor ann(server.url(), fresh(u"ann"_s));
        Actor bob(server.url(), fresh(u"bob"_s));
        const ChannelId channel = ann.makeChannel(u"levels"_s, true, {bob.id()});
        QCOMPARE(summaryOf(bob, channel).notify, std::optional(wire::NotifyLevel::All));
        const auto phone = bob.otherDevice();
        phone->connectHub(encoding);
        const auto known = phone->hub->ask(wire::op::sync, wire::SyncRequest{});
        VERIFY_OK(known);
        QCOMPARE(known->channels[0].notify, std::optional(wire::NotifyLevel::All));
        const qint64 later = QDateTime::currentMSecsSinceEpoch() + 3'600'000;

        VERIFY_OK(bob.rest.call(wire::http::setNotify, {channel.toText()},
                                wire::NotifyPut{wire::NotifyLevel::Mentions, later}));

        QCOMPARE(summaryOf(bob, channel).notify, std::optional(wire::NotifyLevel::Mentions));
        QCOMPARE(summaryOf(bob, channel).mutedUntil, std::optional(later));
        QCOMPARE(summaryOf(ann, channel).notify, std::optional(wire::NotifyLevel::All));
        QVERIFY(!summaryOf(ann, channel).mutedUntil);
        QVERIFY(phone->hub->waitForEvents(wire::event::user, 1));
        const wire::UserEvent told = phone->hub->events(wire::event::user).constLast();
        QCOMPARE(told.kind, wire::UserEventKind::Notify);
        QCOMPARE(told.channelId, std::optional(channel));
        QCOMPARE(told.notify, std::optional(wire::NotifyLevel::Mentions));
        QCOMPARE(told.mutedUntil, std::optional(later));
        // Whoever was away learns of it though nothing else happened in the channel.
        const auto sync = phone->hub->ask(
            wire::op::sync,
            wire::SyncRequest{known->userCursor, {{channel, known->channels[0].head}}});
        VERIFY_OK(sync);
        QCOMPARE(sync->userEvents.constLast().notify, std::optional(wire::NotifyLevel::Mentions));
        QCOMPARE(sync->channels.size(), 1);
        QCOMPARE(sync->channels[0].kind, wire::EntryKind::None);
        QCOMPARE(sync->channels[0].notify, std::optional(wire::NotifyLevel::Mentions));
        QCOMPARE(sync->channels[0].mutedUntil, std::optional(later));

        // What is over mutes nothing.
        VERIFY_OK(bob.rest.call(wire::http::setNotify, {channel.toText()},
                                wire::NotifyPut{wire::NotifyLevel::None, 5}));
        QVERIFY(!summaryOf(bob, channel).mutedUntil);
        QCOMPARE(summaryOf(bob, channel).notify, std::optional(wire::NotifyLevel::None));
        VERIFY_FAILS(bob.rest.call(wire::http::setNotify, {channel.toText()},
                                   wire::NotifyPut{wire::NotifyLevel::All, -1}),
                     Errc::Invalid);
        QCOMPARE(bob.rest
                     .raw("PUT", u"/api/v1/channels/%1/notify"_s.arg(channel.toText()),
                          R"({"level":"loud"})")
                     .status,
                 400);
    }
};

QTEST_GUILESS_MAIN(MentionsTest)
#include "tst_mentions.moc"
