// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Pins: a change of the row like any other, once for each opId, by members.
#include "tests/integration/server/server_test.h"

using namespace dunlin;
using namespace dunlin::test;
using namespace Qt::StringLiterals;

namespace {

QList<qint64> pinnedIn(Actor &who, const ChannelId &channel)
{
    QList<qint64> seqs;
    const auto list = who.rest.call(wire::http::pins, {channel.toText()});
    if (!list.ok())
        return {-1};
    for (const wire::Pin &each : list->pins)
        seqs.append(each.message.seq);
    return seqs;
}

} // namespace

class PinsTest : public ServerTest
{
    Q_OBJECT

private Q_SLOTS:
    void aPinIsAChangeOfTheRow_data() { databasesAndEncodings(); }
    void aPinIsAChangeOfTheRow()
    {
        WITH_SERVER(server);
        QFETCH(Encoding, encoding);
        Actor ann(server.url(), fresh(u"ann"_s));
        Actor bob(server.url(), fresh(u"bob"_s));
        const ChannelId channel = ann.makeChannel(u"pins"_s, true, {bob.id()});
        const qint64 first = ann.post(channel, u"first"_s);
        const qint64 second = ann.post(channel, u"second"_s);
        ann.connectHub(encoding);
        bob.connectHub(encoding);

        const wire::PinRequest request{OpId::create(), channel, first};
        const auto pinned = bob.hub->ask(wire::op::pinAdd, request);
        VERIFY_OK(pinned);
        QCOMPARE(pinned->status, wire::SendStatus::Stored);
        QCOMPARE(pinned->revSeq, second + 1);

        QVERIFY(ann.hub->waitForEvents(wire::event::message, 1));
        const wire::MessageEvent told = ann.hub->events(wire::event::message)[0];
        QCOMPARE(told.seq, second + 1);
        QCOMPARE(told.row.seq, first);
        QCOMPARE(told.row.pinned, std::optional(true));
        QCOMPARE(told.row.content, std::optional(u"first"_s));

        // The same again from whichever device changes nothing; neither does another pin of it.
        const auto again = bob.hub->ask(wire::op::pinAdd, request);
        VERIFY_OK(again);
        QCOMPARE(again->status, wire::SendStatus::Repeated);
        QCOMPARE(again->revSeq, pinned->revSeq);
        const auto more =
            ann.hub->ask(wire::op::pinAdd, wire::PinRequest{OpId::create(), channel, first});
        VERIFY_OK(more);
        QCOMPARE(more->revSeq, pinned->revSeq);
        VERIFY_FAILS(
            bob.hub->ask(wire::op::pinAdd, wire::PinRequest{request.opId, channel, second}),
            Errc::Conflict);
        VERIFY_FAILS(bob.hub->ask(wire::op::pinRemove, request), Errc::Conflict);
        settle();
        QCOMPARE(ann.hub->events(wire::event::message).size(), 1);

        // The last pinned first; who was away gets the row as it is now.
        VERIFY_OK(ann.rest.call(wire::http::pin, {channel.toText(), QString::number(second)},
                                wire::OpBody{OpId::create()}));
        const auto list = bob.rest.call(wire::http::pins, {channel.toText()});
        VERIFY_OK(list);
        QCOMPARE(list->pins.size(), 2);
        QCOMPARE(list->pins[0].message.seq, second);
        QCOMPARE(list->pins[0].by, ann.id());
        QCOMPARE(list->pins[1].message.seq, first);
        QCOMPARE(list->pins[1].by, bob.id());
        QCOMPARE(list->pins[1].message.pinned, std::optional(true));
        QVERIFY(list->pins[1].at > 0);
        QCOMPARE(list->users.size(), 2);
        const auto delta = ann.hub->ask(wire::op::sync, wire::SyncRequest{0, {{channel, second}}});
        VERIFY_OK(delta);
        QCOMPARE(delta->channels[0].rows.size(), 2);
        for (const wire::MessageRow &each : delta->channels[0].rows)
            QCOMPARE(each.pinned, std::optional(true));
        const auto mine = ann.rest.call(wire::http::channels);
        VERIFY_OK(mine);
        QCOMPARE(mine->channels[0].lastMessage->pinned, std::optional(true));

        VERIFY_OK(
            ann.hub->ask(wire::op::pinRemove, wire::PinRequest{OpId::create(), channel, first}));
        QCOMPARE(pinnedIn(bob, channel), QList<qint64>{second});
        QVERIFY(bob.hub->waitForEvents(wire::event::message, 3));
        QVERIFY(!bob.hub->events(wire::event::message).constLast().row.pinned);
        // Taking off what is not pinned changes nothing.
        VERIFY_OK(ann.rest.call(wire::http::unpin, {channel.toText(), QString::number(first)},
                                wire::OpBody{OpId::create()}));
        settle();
        QCOMPARE(bob.hub->events(wire::event::message).size(), 3);
    }

    void aDeletedMessageLosesItsPin_data() { databases(); }
    void aDeletedMessageLosesItsPin()
    {
        WITH_SERVER(server);
        Actor ann(server.url(), fresh(u"ann"_s));
        const ChannelId channel = ann.makeChannel(u"gone"_s);
        const qint64 seq = ann.post(channel, u"soon gone"_s);
        const QStringList path{channel.toText(), QString::number(seq)};
        VERIFY_OK(ann.rest.call(wire::http::pin, path, wire::OpBody{OpId::create()}));
        QCOMPARE(pinnedIn(ann, channel), QList<qint64>{seq});

        const auto row = ann.rest.call(wire::http::remove, path, wire::OpBody{OpId::create()});
        VERIFY_OK(row);
        QVERIFY(!row->pinned);
        QCOMPARE(pinnedIn(ann, channel), QList<qint64>{});
        VERIFY_FAILS(ann.rest.call(wire::http::pin, path, wire::OpBody{OpId::create()}),
                     Errc::Gone);
        VERIFY_FAILS(ann.rest.call(wire::http::pin, {channel.toText(), u"9999"_s},
                                   wire::OpBody{OpId::create()}),
                     Errc::NotFound);
    }

    void whoOnlyReadsPinsNothing_data() { databases(); }
    void whoOnlyReadsPinsNothing()
    {
        WITH_SERVER(server);
        Actor ann(server.url(), fresh(u"ann"_s));
        Actor bob(server.url(), fresh(u"bob"_s));
        const ChannelId channel = ann.makeChannel(u"read only"_s, true, {bob.id()});
        const qint64 seq = ann.post(channel, u"hello"_s);
        const QStringList path{channel.toText(), QString::number(seq)};
        VERIFY_OK(ann.rest.call(wire::http::pin, path, wire::OpBody{OpId::create()}));
        VERIFY_OK(ann.rest.call(wire::http::putMember, {channel.toText(), bob.id().toText()},
                                wire::MemberPut{wire::Role::ReadOnly}));

        VERIFY_FAILS(bob.rest.call(wire::http::unpin, path, wire::OpBody{OpId::create()}),
                     Errc::Forbidden);
        VERIFY_FAILS(bob.rest.call(wire::http::pin, path, wire::OpBody{OpId::create()}),
                     Errc::Forbidden);
        QCOMPARE(pinnedIn(bob, channel), QList<qint64>{seq});
    }

    void thereIsAnEndToPins_data() { databases(); }
    void thereIsAnEndToPins()
    {
        WITH_SERVER(server);
        Actor ann(server.url(), fresh(u"ann"_s));
        const ChannelId channel = ann.makeChannel(u"many"_s);
        qint64 last = 0;
        ann.connectHub(Encoding::Json);
        for (int i = 0; i < 101; ++i) {
            const auto sent = ann.say(channel, QString::number(i));
            VERIFY_OK(sent);
            last = sent->seq;
            if (i < 100)
                VERIFY_OK(ann.hub->ask(wire::op::pinAdd,
                                       wire::PinRequest{OpId::create(), channel, last}));
        }
        VERIFY_FAILS(
            ann.hub->ask(wire::op::pinAdd, wire::PinRequest{OpId::create(), channel, last}),
            Errc::Conflict);
        QCOMPARE(pinnedIn(ann, channel).size(), 100);
    }
};

QTEST_GUILESS_MAIN(PinsTest)
#include "tst_pins.moc"
