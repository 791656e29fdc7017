// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Messages from end to end: every device gets them, once, in order, and nothing changes twice.
#include "tests/integration/server/server_test.h"

using namespace dunlin;
using namespace dunlin::test;
using namespace Qt::StringLiterals;

namespace {

QStringList textsOf(const QList<wire::MessageEvent> &events)
{
    QStringList texts;
    for (const wire::MessageEvent &each : events)
        texts.append(each.row.content.value_or(QString()));
    return texts;
}

} // namespace

class MessagesTest : public ServerTest
{
    Q_OBJECT

private Q_SLOTS:
    // a message goes to every device of every member, also to one that was away.
    void everyDeviceOfEveryMemberReceives_data() { databasesAndEncodings(); }
    void everyDeviceOfEveryMemberReceives()
    {
        WITH_SERVER(server);
        QFETCH(Encoding, encoding);
        Actor alice(server.url(), fresh(u"alice"_s));
        Actor bob(server.url(), fresh(u"bob"_s));
        const ChannelId channel = alice.makeChannel(u"three devices"_s, true, {bob.id()});
        const auto phone = bob.otherDevice();
        const auto tablet = bob.otherDevice();
        alice.connectHub(encoding);
        bob.connectHub(encoding);
        phone->connectHub(encoding == Encoding::Json ? Encoding::Cbor : Encoding::Json);

        const auto sent = alice.say(channel, u"to all of you"_s);

        VERIFY_OK(sent);
        QCOMPARE(sent->status, wire::SendStatus::Stored);
        for (HubClient *each : {bob.hub.get(), phone->hub.get(), alice.hub.get()}) {
            QVERIFY(each->waitForEvents(wire::event::message, 1));
            const wire::MessageEvent event = each->events(wire::event::message).constFirst();
            QCOMPARE(event.channelId, channel);
            QCOMPARE(event.seq, sent->seq);
            QCOMPARE(event.row.revSeq, sent->seq);
            QCOMPARE(event.row.content, std::optional(u"to all of you"_s));
            QCOMPARE(event.row.senderId, alice.id());
            QCOMPARE(event.row.senderDevice, alice.me.device());
        }
        // The one that was away comes and asks.
        tablet->connectHub(encoding);
        const auto sync = tablet->hub->ask(wire::op::sync, wire::SyncRequest{});
        VERIFY_OK(sync);
        QCOMPARE(sync->channels.size(), 1);
        QCOMPARE(sync->channels[0].rows.size(), 1);
        QCOMPARE(sync->channels[0].rows[0].content, std::optional(u"to all of you"_s));
    }

    // marks are everybody's own.
    void oneMembersMarkTakesNothingFromAnother_data() { databases(); }
    void oneMembersMarkTakesNothingFromAnother()
    {
        WITH_SERVER(server);
        Actor alice(server.url(), fresh(u"alice"_s));
        Actor bob(server.url(), fresh(u"bob"_s));
        Actor carol(server.url(), fresh(u"carol"_s));
        const ChannelId channel = alice.makeChannel(u"marks"_s, true, {bob.id(), carol.id()});
        alice.connectHub(Encoding::Json);
        bob.connectHub(Encoding::Cbor);
        const qint64 seq = alice.say(channel, u"hello"_s)->seq;

        VERIFY_OK(bob.hub->ask(wire::op::received, wire::MarkRequest{channel, seq}));
        VERIFY_OK(bob.hub->ask(wire::op::read, wire::MarkRequest{channel, seq}));

        QVERIFY(alice.hub->waitForEvents(wire::event::receipt, 2));
        const auto receipt = alice.hub->events(wire::event::receipt).constLast();
        QCOMPARE(receipt.userId, bob.id());
        QCOMPARE(receipt.readSeq, seq);
        QCOMPARE(receipt.receivedSeq, seq);
        carol.connectHub(Encoding::Json);
        const auto sync = carol.hub->ask(wire::op::sync, wire::SyncRequest{});
        VERIFY_OK(sync);
        QCOMPARE(sync->channels[0].rows.size(), 1);
        QCOMPARE(sync->channels[0].msgCount - sync->channels[0].readOrd, 1);
        const auto members = alice.rest.call(wire::http::members, {channel.toText()});
        VERIFY_OK(members);
        for (const wire::Member &each : members->members) {
            if (each.user.id == carol.id())
                QVERIFY(each.readSeq < seq);
            if (each.user.id == bob.id())
                QCOMPARE(each.readSeq, seq);
        }
    }

    void marksOnlyRise_data() { databases(); }
    void marksOnlyRise()
    {
        WITH_SERVER(server);
        Actor alice(server.url(), fresh(u"alice"_s));
        Actor bob(server.url(), fresh(u"bob"_s));
        const ChannelId channel = alice.makeChannel(u"rise"_s, true, {bob.id()});
        const qint64 first = alice.post(channel, u"1"_s);
        const qint64 second = alice.post(channel, u"2"_s);
        const auto phone = bob.otherDevice();
        bob.connectHub(Encoding::Json);
        phone->connectHub(Encoding::Cbor);

        VERIFY_OK(bob.hub->ask(wire::op::read, wire::MarkRequest{channel, second}));
        VERIFY_OK(bob.hub->ask(wire::op::read, wire::MarkRequest{channel, first}));

        // The own mark reaches the other device, in the person's own stream.
        QVERIFY(phone->hub->waitForEvents(wire::event::user, 1));
        settle();
        const auto events = phone->hub->events(wire::event::user);
        QCOMPARE(events.size(), 1);
        QCOMPARE(events[0].kind, wire::UserEventKind::Read);
        QCOMPARE(events[0].readSeq, std::optional(second));
        QCOMPARE(events[0].readOrd, std::optional<qint64>(2));
        VERIFY_FAILS(bob.hub->ask(wire::op::read, wire::MarkRequest{channel, second + 1}),
                     Errc::Invalid);
        VERIFY_FAILS(bob.hub->ask(wire::op::received, wire::MarkRequest{channel, second + 1}),
                     Errc::Invalid);
        VERIFY_FAILS(bob.hub->ask(wire::op::read, wire::MarkRequest{channel, 0}), Errc::Invalid);
    }

    // a lost reply is repaired by sending again.
    void sendingAgainChangesNothing_data() { databasesAndEncodings(); }
    void sendingAgainChangesNothing()
    {
        WITH_SERVER(server);
        QFETCH(Encoding, encoding);
        Actor alice(server.url(), fresh(u"alice"_s));
        Actor bob(server.url(), fresh(u"bob"_s));
        const ChannelId channel = alice.makeChannel(u"again"_s, true, {bob.id()});
        const ChannelId other = alice.makeChannel(u"elsewhere"_s);
        const auto phone = alice.otherDevice();
        alice.connectHub(encoding);
        phone->connectHub(encoding);
        bob.connectHub(encoding);
        const wire::SendRequest request = Actor::message(channel, u"once"_s);

        const auto first = alice.hub->ask(wire::op::messageSend, request);
        const auto again = alice.hub->ask(wire::op::messageSend, request);
        const auto fromPhone = phone->hub->ask(wire::op::messageSend, request);

        VERIFY_OK(first);
        VERIFY_OK(again);
        VERIFY_OK(fromPhone);
        QCOMPARE(again->status, wire::SendStatus::Repeated);
        QCOMPARE(fromPhone->status, wire::SendStatus::Repeated);
        for (const auto &each : {again, fromPhone}) {
            QCOMPARE(each->seq, first->seq);
            QCOMPARE(each->ord, first->ord);
            QCOMPARE(each->createdAt, first->createdAt);
        }
        // Over REST the same: 200 instead of 201.
        const wire::SendBody body{request.opId, request.type, request.content, {}, {}, {}, {}};
        const HttpResult rest = alice.rest.rawOf(wire::http::send, {channel.toText()}, body);
        QCOMPARE(rest.status, 200);
        QCOMPARE(rest.json().value("seq"_L1).toInteger(), first->seq);

        // Other content, another channel, another person: a conflict.
        wire::SendRequest changed = request;
        changed.content = u"twice"_s;
        VERIFY_FAILS(alice.hub->ask(wire::op::messageSend, changed), Errc::Conflict);
        changed = request;
        changed.channelId = other;
        VERIFY_FAILS(alice.hub->ask(wire::op::messageSend, changed), Errc::Conflict);
        VERIFY_FAILS(bob.hub->ask(wire::op::messageSend, request), Errc::Conflict);

        settle();
        QCOMPARE(bob.hub->events(wire::event::message).size(), 1);
        const auto page = alice.rest.call(wire::http::messages, {channel.toText()});
        VERIFY_OK(page);
        QCOMPARE(page->messages.size(), 1);
    }

    void sendingAgainIsAnsweredAfterEditAndDeletion_data() { databases(); }
    void sendingAgainIsAnsweredAfterEditAndDeletion()
    {
        WITH_SERVER(server);
        Actor alice(server.url(), fresh(u"alice"_s));
        const ChannelId channel = alice.makeChannel(u"edited"_s);
        alice.connectHub(Encoding::Json);
        const wire::SendRequest request = Actor::message(channel, u"first"_s);
        const auto first = alice.hub->ask(wire::op::messageSend, request);
        VERIFY_OK(first);

        const wire::EditRequest edit{OpId::create(), channel, first->seq, u"second"_s};
        const auto edited = alice.hub->ask(wire::op::messageEdit, edit);
        VERIFY_OK(edited);
        QCOMPARE(edited->revSeq, first->seq + 1);
        const auto editedAgain = alice.hub->ask(wire::op::messageEdit, edit);
        VERIFY_OK(editedAgain);
        QCOMPARE(editedAgain->status, wire::SendStatus::Repeated);
        QCOMPARE(editedAgain->revSeq, edited->revSeq);
        QCOMPARE(alice.hub->ask(wire::op::messageSend, request)->status,
                 wire::SendStatus::Repeated);

        // A late repeat of an older edit must not overwrite a newer one.
        const wire::EditRequest newer{OpId::create(), channel, first->seq, u"third"_s};
        VERIFY_OK(alice.hub->ask(wire::op::messageEdit, newer));
        VERIFY_OK(alice.hub->ask(wire::op::messageEdit, edit));
        auto page = alice.rest.call(wire::http::messages, {channel.toText()});
        QCOMPARE(page->messages[0].content, std::optional(u"third"_s));

        const wire::DeleteRequest removal{OpId::create(), channel, first->seq};
        const auto removed = alice.hub->ask(wire::op::messageDelete, removal);
        VERIFY_OK(removed);
        QCOMPARE(alice.hub->ask(wire::op::messageDelete, removal)->revSeq, removed->revSeq);
        const auto again = alice.hub->ask(wire::op::messageSend, request);
        VERIFY_OK(again);
        QCOMPARE(again->seq, first->seq);
        page = alice.rest.call(wire::http::messages, {channel.toText()});
        QCOMPARE(page->messages.size(), 1);
        QVERIFY(page->messages[0].deleted);
        QVERIFY(!page->messages[0].content);
        VERIFY_FAILS(alice.hub->ask(wire::op::messageEdit,
                                    wire::EditRequest{OpId::create(), channel, first->seq, u"x"_s}),
                     Errc::Gone);
        VERIFY_FAILS(alice.hub->ask(wire::op::reactionAdd,
                                    wire::ReactionRequest{OpId::create(), channel, first->seq,
                                                          u"\U0001F44D"_s}),
                     Errc::Gone);
        // An opId of one kind is no opId of another.
        VERIFY_FAILS(alice.hub->ask(wire::op::messageDelete,
                                    wire::DeleteRequest{edit.opId, channel, first->seq}),
                     Errc::Conflict);
        VERIFY_FAILS(alice.hub->ask(wire::op::messageEdit,
                                    wire::EditRequest{edit.opId, channel, first->seq, u"other"_s}),
                     Errc::Conflict);
    }

    // Pushes leave in the order of the numbers, each before the answer to its sender.
    void pushesComeInTheOrderOfTheirNumbers_data() { databasesAndEncodings(); }
    void pushesComeInTheOrderOfTheirNumbers()
    {
        WITH_SERVER(server);
        QFETCH(Encoding, encoding);
        Actor alice(server.url(), fresh(u"alice"_s));
        Actor bob(server.url(), fresh(u"bob"_s));
        const ChannelId channel = alice.makeChannel(u"order"_s, true, {bob.id()});
        alice.connectHub(encoding);
        bob.connectHub(encoding);
        constexpr int Count = 200;

        QList<qint64> ids;
        QStringList texts;
        for (int i = 0; i < Count; ++i) {
            texts.append(QString::number(i));
            wire::SendRequest request = Actor::message(channel, texts.constLast());
            // Mentions take another way through the server; the order is the same.
            if (i % 5 == 0)
                request.mentions = {bob.id()};
            ids.append(alice.hub->send(wire::op::messageSend, request));
        }
        qint64 last = 0;
        for (const qint64 id : std::as_const(ids)) {
            const auto reply = alice.hub->answerTo<wire::SendReply>(id);
            VERIFY_OK(reply);
            QVERIFY(reply->seq > last);
            last = reply->seq;
        }

        QVERIFY(bob.hub->waitForEvents(wire::event::message, Count));
        const auto events = bob.hub->events(wire::event::message);
        QCOMPARE(textsOf(events), texts);
        for (qsizetype i = 1; i < events.size(); ++i)
            QCOMPARE(events[i].seq, events[i - 1].seq + 1);
        QCOMPARE(events.constFirst().row.mentions, QList<UserId>{bob.id()});
    }

    void reactionsAreCountedOnceEach_data() { databasesAndEncodings(); }
    void reactionsAreCountedOnceEach()
    {
        WITH_SERVER(server);
        QFETCH(Encoding, encoding);
        Actor alice(server.url(), fresh(u"alice"_s));
        Actor bob(server.url(), fresh(u"bob"_s));
        const ChannelId channel = alice.makeChannel(u"reactions"_s, true, {bob.id()});
        const qint64 seq = alice.post(channel, u"hello"_s);
        alice.connectHub(encoding);
        bob.connectHub(encoding);
        const QString thumb = u"\U0001F44D"_s;

        VERIFY_OK(bob.hub->ask(wire::op::reactionAdd,
                               wire::ReactionRequest{OpId::create(), channel, seq, thumb}));
        VERIFY_OK(bob.hub->ask(wire::op::reactionAdd,
                               wire::ReactionRequest{OpId::create(), channel, seq, thumb}));
        VERIFY_OK(alice.rest.call(wire::http::react,
                                  {channel.toText(), QString::number(seq), thumb},
                                  wire::OpBody{OpId::create()}));

        // A push is the same for everybody, so it doesn't say "mine".
        QVERIFY(bob.hub->waitForEvents(wire::event::message, 2));
        settle();
        const auto events = bob.hub->events(wire::event::message);
        QCOMPARE(events.size(), 2);
        QVERIFY(!events[1].row.reactions[0].mine);
        QCOMPARE(events[1].row.reactions[0].by, (QList<UserId>{bob.id(), alice.id()}));
        auto page = bob.rest.call(wire::http::messages, {channel.toText()});
        VERIFY_OK(page);
        QCOMPARE(page->messages[0].reactions.size(), 1);
        QCOMPARE(page->messages[0].reactions[0].count, 2);
        QCOMPARE(page->messages[0].reactions[0].mine, std::optional(true));

        VERIFY_OK(bob.rest.call(wire::http::unreact,
                                {channel.toText(), QString::number(seq), thumb},
                                wire::OpBody{OpId::create()}));
        VERIFY_OK(bob.hub->ask(wire::op::reactionRemove,
                               wire::ReactionRequest{OpId::create(), channel, seq, thumb}));
        page = bob.rest.call(wire::http::messages, {channel.toText()});
        QCOMPARE(page->messages[0].reactions[0].count, 1);
        QCOMPARE(page->messages[0].reactions[0].mine, std::optional(false));
    }

    // the newest first, and a way back to the first one.
    void historyIsReadFromTheNewestToTheFirst_data() { databases(); }
    void historyIsReadFromTheNewestToTheFirst()
    {
        WITH_SERVER(server);
        Actor alice(server.url(), fresh(u"alice"_s));
        const ChannelId channel = alice.makeChannel(u"history"_s);
        alice.connectHub(Encoding::Json);
        constexpr int Count = 130;
        QList<qint64> ids;
        for (int i = 1; i <= Count; ++i)
            ids.append(alice.hub->send(wire::op::messageSend,
                                       Actor::message(channel, QString::number(i))));
        for (const qint64 id : std::as_const(ids))
            VERIFY_OK(alice.hub->answerTo<wire::SendReply>(id));
        const QString path = channel.toText();

        QStringList seen;
        std::optional<qint64> before;
        for (int pages = 0; pages < 10; ++pages) {
            const auto page =
                alice.rest.call(wire::http::messages, {path}, {},
                                before ? u"limit=50&before=%1"_s.arg(*before) : u"limit=50"_s);
            VERIFY_OK(page);
            for (const wire::MessageRow &row : page->messages)
                seen.append(*row.content);
            if (!page->more)
                break;
            before = page->messages.constLast().seq;
        }
        QCOMPARE(seen.size(), Count);
        QCOMPARE(seen.constFirst(), QString::number(Count));
        QCOMPARE(seen.constLast(), u"1"_s);
        QCOMPARE(QSet<QString>(seen.cbegin(), seen.cend()).size(), Count);

        const auto third = alice.rest.call(wire::http::messages, {path}, {}, u"page=3&limit=50"_s);
        VERIFY_OK(third);
        QCOMPARE(third->messages.size(), 30);
        QCOMPARE(*third->messages[0].content, u"30"_s);
        QVERIFY(!third->more);
        const auto newest = alice.rest.call(wire::http::messages, {path});
        const qint64 middle = newest->messages[49].seq;
        const auto after =
            alice.rest.call(wire::http::messages, {path}, {}, u"limit=10&after=%1"_s.arg(middle));
        VERIFY_OK(after);
        QCOMPARE(after->messages.size(), 10);
        QCOMPARE(after->messages.constLast().ord, newest->messages[49].ord + 1);
        QVERIFY(after->more);
        QCOMPARE(after->users.size(), 1);

        const auto around =
            alice.hub->ask(wire::op::history, wire::HistoryRequest{channel, {}, middle, {}, 20});
        VERIFY_OK(around);
        QCOMPARE(around->messages.size(), 20);
        QVERIFY(std::any_of(around->messages.cbegin(), around->messages.cend(),
                            [&](const auto &row) { return row.seq == middle; }));
        for (qsizetype i = 1; i < around->messages.size(); ++i)
            QCOMPARE(around->messages[i].ord, around->messages[i - 1].ord - 1);
        // A limit above the page limit is clamped.
        QCOMPARE(
            alice.rest.call(wire::http::messages, {path}, {}, u"limit=100000"_s)->messages.size(),
            Count);
    }

    void repliesAndMentionsMustBeOfTheChannel_data() { databases(); }
    void repliesAndMentionsMustBeOfTheChannel()
    {
        WITH_SERVER(server);
        Actor alice(server.url(), fresh(u"alice"_s));
        Actor stranger(server.url(), fresh(u"stranger"_s));
        const ChannelId channel = alice.makeChannel(u"replies"_s);
        alice.connectHub(Encoding::Cbor);
        const auto first = alice.say(channel, u"question"_s);
        VERIFY_OK(first);

        wire::SendRequest request = Actor::message(channel, u"answer"_s);
        request.replyTo = first->seq;
        VERIFY_OK(alice.hub->ask(wire::op::messageSend, request));
        request = Actor::message(channel, u"answer to nothing"_s);
        request.replyTo = first->seq + 1000;
        VERIFY_FAILS(alice.hub->ask(wire::op::messageSend, request), Errc::Invalid);
        request = Actor::message(channel, u"@stranger"_s);
        request.mentions = {stranger.id()};
        VERIFY_FAILS(alice.hub->ask(wire::op::messageSend, request), Errc::Invalid);
        // What was refused left nothing behind: its id is still free.
        request.mentions.clear();
        VERIFY_OK(alice.hub->ask(wire::op::messageSend, request));
        QCOMPARE(alice.rest.call(wire::http::messages, {channel.toText()})->messages.size(), 3);
    }

    void typingIsToldToWhoHasTheChannelOpen_data() { databases(); }
    void typingIsToldToWhoHasTheChannelOpen()
    {
        WITH_SERVER(server);
        Actor alice(server.url(), fresh(u"alice"_s));
        Actor bob(server.url(), fresh(u"bob"_s));
        const ChannelId channel = alice.makeChannel(u"typing"_s, true, {bob.id()});
        alice.connectHub(Encoding::Json);
        bob.connectHub(Encoding::Cbor);
        VERIFY_OK(bob.hub->ask(wire::op::channelOpen, wire::ChannelRef{channel}));

        VERIFY_OK(alice.hub->ask(wire::op::typing, wire::TypingRequest{channel, true}));

        QVERIFY(bob.hub->waitForEvents(wire::event::typing, 1));
        QCOMPARE(bob.hub->events(wire::event::typing)[0].userId, alice.id());
        QVERIFY(bob.hub->events(wire::event::typing)[0].active);
        // It ends by itself.
        QVERIFY(bob.hub->waitForEvents(wire::event::typing, 2, 30'000));
        QVERIFY(!bob.hub->events(wire::event::typing)[1].active);
        VERIFY_OK(bob.hub->ask(wire::op::channelClose, wire::ChannelRef{channel}));
        VERIFY_OK(alice.hub->ask(wire::op::typing, wire::TypingRequest{channel, true}));
        settle();
        QCOMPARE(bob.hub->events(wire::event::typing).size(), 2);
    }

    void whatWasAcknowledgedSurvivesThePlug_data() { databases(); }
    void whatWasAcknowledgedSurvivesThePlug()
    {
        WITH_SERVER(server);
        Actor alice(server.url(), fresh(u"alice"_s));
        const ChannelId channel = alice.makeChannel(u"plug"_s);
        alice.connectHub(Encoding::Json);
        wire::SendRequest request;
        for (int i = 0; i < 50; ++i) {
            request = Actor::message(channel, QString::number(i));
            VERIFY_OK(alice.hub->ask(wire::op::messageSend, request));
        }

        server.kill();
        QVERIFY2(server.start(), qPrintable(server.why()));

        alice.connectHub(Encoding::Json);
        QCOMPARE(alice.rest.call(wire::http::messages, {channel.toText()}, {}, u"limit=200"_s)
                     ->messages.size(),
                 50);
        QCOMPARE(alice.hub->ask(wire::op::messageSend, request)->status,
                 wire::SendStatus::Repeated);
    }
};

QTEST_GUILESS_MAIN(MessagesTest)
#include "tst_messages.moc"
