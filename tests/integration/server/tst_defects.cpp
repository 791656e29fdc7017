// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Defects that another program of this kind had (mission.md, section 4), each as a test that carries its number: those of
// messages and channels; of accounts in tst_account_defects. What is of the client alone is tested there: X-12 with end-to-end
// encryption, X-20 in tst_link and tst_http_client.
#include "server/storage/sql/connection.h"
#include "tests/integration/server/server_test.h"

#include <deque>

using namespace dunlin;
using namespace dunlin::test;
using namespace Qt::StringLiterals;

namespace {

// Every table and column in which an id stands, in lower case; read past the server.
template <typename Kind>
QStringList placesOf(const TestServer &server, const Id<Kind> &id)
{
    static constexpr char sqlite[] =
        "SELECT m.name, p.name FROM sqlite_master m JOIN pragma_table_info(m.name) p"
        " WHERE m.type = 'table' AND p.type = 'BLOB' AND m.name NOT LIKE 'MessageTerms%'";
    static constexpr char postgres[] = "SELECT table_name, column_name FROM"
                                       " information_schema.columns WHERE table_schema ="
                                       " current_schema() AND udt_name = 'uuid'";
    const auto config = server::parseDatabaseUrl(server.databaseUrl());
    // The SQL of a connection is kept by its address.
    std::deque<QByteArray> asked;
    server::Connection connection(*config, server::Purpose::Write);
    QStringList places;
    if (!config.ok() || !connection.open().ok())
        return {u"the database cannot be read"_s};
    const auto columns =
        connection.all(connection.pick(sqlite, postgres),
                       [](const server::Row &row) { return std::pair(row.text(0), row.text(1)); });
    if (!columns.ok() || columns->isEmpty())
        return {u"the columns cannot be listed"_s};
    for (const auto &[table, column] : *columns) {
        asked.push_back(u"SELECT count(*) FROM %1 WHERE %2 = ?"_s.arg(table, column).toLatin1());
        const auto count = connection.number(asked.back().constData(), id);
        if (!count.ok() || *count > 0)
            places.append((table + u'.' + column).toLower());
    }
    return places;
}

qint64 unreadOf(Actor &who, const ChannelId &channel)
{
    const auto channels = who.rest.call(wire::http::channels);
    if (channels.ok()) {
        for (const wire::ChannelSummary &each : channels->channels) {
            if (each.channel.id == channel)
                return each.unread;
        }
    }
    return -1;
}

QStringList textsOf(Actor &who, const ChannelId &channel, const QString &query = {})
{
    const auto page = who.rest.call(wire::http::messages, {channel.toText()}, {}, query);
    QStringList texts;
    if (page.ok()) {
        for (const wire::MessageRow &each : page->messages)
            texts.append(each.content.value_or(u"-"_s));
    }
    return texts;
}

} // namespace

class DefectsTest : public ServerTest
{
    Q_OBJECT

private Q_SLOTS:
    void x01_everyDeviceReceivesAlsoTheOneThatWasAway_data() { databases(); }
    void x01_everyDeviceReceivesAlsoTheOneThatWasAway()
    {
        WITH_SERVER(server);
        Actor ann(server.url(), fresh(u"ann"_s));
        Actor bob(server.url(), fresh(u"bob"_s));
        const auto phone = bob.otherDevice();
        const auto tablet = bob.otherDevice();
        const ChannelId channel = ann.makeChannel(u"club"_s, true, {bob.id()});
        bob.connectHub(Encoding::Json);
        phone->connectHub(Encoding::Cbor);

        const qint64 seq = ann.post(channel, u"to all of you"_s);

        for (Actor *each : {&bob, phone.get()}) {
            QVERIFY(each->hub->waitForEvents(wire::event::message, 1));
            VERIFY_OK(each->hub->ask(wire::op::received, wire::MarkRequest{channel, seq}));
        }
        // What the two acknowledged is still there for the third.
        tablet->connectHub(Encoding::Cbor);
        const auto sync = tablet->hub->ask(wire::op::sync, wire::SyncRequest{});
        VERIFY_OK(sync);
        QCOMPARE(sync->channels.constFirst().rows.constFirst().content,
                 std::optional(u"to all of you"_s));
    }

    void x02_anAcknowledgementTakesNothingFromAnother_data() { databases(); }
    void x02_anAcknowledgementTakesNothingFromAnother()
    {
        WITH_SERVER(server);
        Actor ann(server.url(), fresh(u"ann"_s));
        Actor bob(server.url(), fresh(u"bob"_s));
        Actor eve(server.url(), fresh(u"eve"_s));
        // Where messages go once they are delivered, an acknowledgement has the most to take.
        wire::ChannelCreate request;
        request.opId = OpId::create();
        request.name = u"fleeting"_s;
        request.members = {bob.id(), eve.id()};
        request.retention = wire::Retention{wire::RetentionMode::Delivered, {}};
        const auto channel = ann.rest.call(wire::http::createChannel, {}, request);
        VERIFY_OK(channel);
        bob.connectHub(Encoding::Cbor);
        const qint64 seq = ann.post(channel->id, u"for both"_s);
        VERIFY_OK(bob.hub->ask(wire::op::received, wire::MarkRequest{channel->id, seq}));
        VERIFY_OK(bob.hub->ask(wire::op::read, wire::MarkRequest{channel->id, seq}));

        QTest::qWait(3'000); // longer than the server waits between two looks
        QCOMPARE(textsOf(eve, channel->id), QStringList{u"for both"_s});
    }

    void x03_nobodyMarksWhereTheyAreNot_data() { databases(); }
    void x03_nobodyMarksWhereTheyAreNot()
    {
        WITH_SERVER(server);
        Actor ann(server.url(), fresh(u"ann"_s));
        Actor bob(server.url(), fresh(u"bob"_s));
        Actor mallory(server.url(), fresh(u"mallory"_s));
        const ChannelId channel = ann.makeChannel(u"club"_s, true, {bob.id()});
        const qint64 seq = ann.post(channel, u"hello"_s);
        ann.connectHub(Encoding::Cbor);
        mallory.connectHub(Encoding::Cbor);

        VERIFY_FAILS(mallory.hub->ask(wire::op::read, wire::MarkRequest{channel, seq}),
                     Errc::NotFound);
        VERIFY_FAILS(mallory.hub->ask(wire::op::received, wire::MarkRequest{channel, seq}),
                     Errc::NotFound);
        VERIFY_FAILS(mallory.rest.call(wire::http::read, {channel.toText()}, {seq}),
                     Errc::NotFound);
        settle();
        QVERIFY(ann.hub->events(wire::event::receipt).isEmpty());
        QCOMPARE(unreadOf(bob, channel), 1);
    }

    void x04_marksAreEverybodysOwn_data() { databases(); }
    void x04_marksAreEverybodysOwn()
    {
        WITH_SERVER(server);
        Actor ann(server.url(), fresh(u"ann"_s));
        Actor bob(server.url(), fresh(u"bob"_s));
        Actor eve(server.url(), fresh(u"eve"_s));
        const ChannelId channel = ann.makeChannel(u"club"_s, true, {bob.id(), eve.id()});
        const qint64 seq = ann.post(channel, u"hello"_s);
        ann.connectHub(Encoding::Json);

        VERIFY_OK(bob.rest.call(wire::http::read, {channel.toText()}, {seq}));

        QCOMPARE(unreadOf(bob, channel), 0);
        QCOMPARE(unreadOf(eve, channel), 1);
        QVERIFY(ann.hub->waitForEvents(wire::event::receipt, 1));
        const auto receipts = ann.hub->events(wire::event::receipt);
        QCOMPARE(receipts.size(), 1);
        QCOMPARE(receipts[0].userId, bob.id());
        QCOMPARE(receipts[0].readSeq, seq);
    }

    void x05_aLostReplyAndARetryMakeOneMessage_data() { databases(); }
    void x05_aLostReplyAndARetryMakeOneMessage()
    {
        WITH_SERVER(server);
        Actor ann(server.url(), fresh(u"ann"_s));
        const ChannelId channel = ann.makeChannel(u"club"_s);
        ann.connectHub(Encoding::Cbor);
        const wire::SendRequest request = Actor::message(channel, u"once"_s);
        ann.hub->send(wire::op::messageSend, request);
        QVERIFY(waitUntil([&] { return textsOf(ann, channel).size() == 1; }));
        ann.hub->abort(); // whether the reply came or not, nobody has looked at it

        ann.connectHub(Encoding::Json);
        const auto again = ann.hub->ask(wire::op::messageSend, request);

        VERIFY_OK(again);
        QCOMPARE(again->status, wire::SendStatus::Repeated);
        QCOMPARE(textsOf(ann, channel), QStringList{u"once"_s});
    }

    void x06_whatIsNotOpenIsHeardOfToo_data() { databases(); }
    void x06_whatIsNotOpenIsHeardOfToo()
    {
        WITH_SERVER(server);
        Actor ann(server.url(), fresh(u"ann"_s));
        Actor bob(server.url(), fresh(u"bob"_s));
        const ChannelId open = ann.makeChannel(u"open"_s, true, {bob.id()});
        const ChannelId closed = ann.makeChannel(u"closed"_s, true, {bob.id()});
        bob.connectHub(Encoding::Cbor);
        VERIFY_OK(bob.hub->ask(wire::op::channelOpen, wire::ChannelRef{open}));

        const qint64 seq = ann.post(closed, u"hello @"_s + bob.name);

        QVERIFY(bob.hub->waitForEvents(wire::event::message, 1));
        QCOMPARE(bob.hub->events(wire::event::message).constFirst().channelId, closed);
        QCOMPARE(unreadOf(bob, closed), 1);
        const auto list = bob.rest.call(wire::http::notifications);
        VERIFY_OK(list);
        QCOMPARE(list->notifications.constFirst().kind, wire::NotificationKind::Mention);
        QCOMPARE(list->notifications.constFirst().seq, std::optional(seq));
    }

    void x15_historyBeginsWithTheNewestAndGoesToTheFirst_data() { databases(); }
    void x15_historyBeginsWithTheNewestAndGoesToTheFirst()
    {
        WITH_SERVER(server);
        Actor ann(server.url(), fresh(u"ann"_s));
        const ChannelId channel = ann.makeChannel(u"club"_s);
        QStringList said;
        for (int i = 0; i < 120; ++i) {
            said.prepend(QString::number(i));
            QVERIFY(ann.post(channel, said.constFirst()) > 0);
        }
        QCOMPARE(textsOf(ann, channel, u"limit=50"_s), said.first(50));
        QStringList seen;
        QString query = u"limit=50"_s;
        for (int page = 0; page < 4; ++page) {
            const auto rows = ann.rest.call(wire::http::messages, {channel.toText()}, {}, query);
            VERIFY_OK(rows);
            for (const wire::MessageRow &each : rows->messages)
                seen.append(*each.content);
            QCOMPARE(rows->more, page < 2);
            if (!rows->more)
                break;
            query = u"limit=50&before=%1"_s.arg(rows->messages.constLast().seq);
        }
        QCOMPARE(seen, said);
    }

    void x16_whatIsRemovedLeavesNoOrphans_data() { databases(); }
    void x16_whatIsRemovedLeavesNoOrphans()
    {
        WITH_OWN_SERVER(server);
        Actor root(server.url(), u"root"_s);
        Actor ann(server.url(), u"ann"_s);
        Actor bob(server.url(), u"bob"_s);
        // A channel with everything in it, and a person with everything.
        const ChannelId channel = ann.makeChannel(u"club"_s, true, {bob.id()});
        const ChannelId other = ann.makeChannel(u"other"_s, true, {bob.id()});
        const qint64 seq = bob.post(channel, u"hello @ann"_s);
        const QString id = channel.toText();
        const QString at = QString::number(seq);
        VERIFY_OK(ann.rest.call(wire::http::react, {id, at, u"\u2764"_s}, {OpId::create()}));
        VERIFY_OK(ann.rest.call(wire::http::pin, {id, at}, {OpId::create()}));
        VERIFY_OK(bob.rest.call(wire::http::createInvite, {id}, {}));
        VERIFY_OK(bob.rest.call(wire::http::read, {id}, {seq}));
        bob.connectHub(Encoding::Cbor);
        VERIFY_OK(bob.hub->ask(wire::op::received, wire::MarkRequest{channel, seq}));
        bob.post(other, u"of bob"_s);
        VERIFY_OK(bob.rest.call(wire::http::befriend, {}, {ann.id(), {}}));
        VERIFY_OK(bob.rest.call(wire::http::block, {root.id().toText()}));
        VERIFY_OK(bob.rest.call(wire::http::enrolTotp, {}, {Password}));
        VERIFY_OK(bob.rest.call(
            wire::http::putPush, {},
            {u"https://push.example.org/"_s,
             u"BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4"_s,
             u"BTBZMqHH6r4Tts7J_aSIgg"_s}));
        QVERIFY(placesOf(server, channel).size() > 5);

        VERIFY_OK(ann.rest.call(wire::http::removeChannel, {id}));
        // The ids of operations stay for ever, so that nothing is done twice; personal streams fold what they tell.
        QStringList left = placesOf(server, channel);
        left.removeAll(u"operations.channelid"_s);
        left.removeAll(u"userevents.channelid"_s);
        left.removeAll(u"notifications.channelid"_s);
        QVERIFY2(left.isEmpty(), qPrintable(left.join(u' ')));

        const DeviceId device = bob.me.device();
        VERIFY_OK(bob.rest.call(wire::http::removeMe, {}, {Password}));
        QStringList kept = placesOf(server, bob.id()) + placesOf(server, device);
        // What stays says that there was somebody: whose the messages of others' channels were.
        for (const char *each :
             {"users.id", "devices.userid", "devices.id", "messages.senderid",
              "messages.senderdevice", "channelmembers.userid", "operations.userid",
              "userheads.userid", "userevents.userid", "userevents.profileof",
              "userevents.deviceid", "notifications.actorid", "invites.createdby"})
            kept.removeAll(QLatin1StringView(each));
        QVERIFY2(kept.isEmpty(), qPrintable(kept.join(u' ')));
    }

    // Not by a stranger, not by somebody one does not want to hear of, nor by whom one does not let; and whoever was added can
    // go.
    void x19_nobodyIsKeptInAChannelAgainstTheirWill_data() { databases(); }
    void x19_nobodyIsKeptInAChannelAgainstTheirWill()
    {
        WITH_SERVER(server);
        Actor ann(server.url(), fresh(u"ann"_s));
        Actor bob(server.url(), fresh(u"bob"_s));
        Actor mallory(server.url(), fresh(u"mallory"_s));
        const ChannelId channel = ann.makeChannel(u"club"_s);
        const QStringList victim{channel.toText(), bob.id().toText()};
        VERIFY_FAILS(mallory.rest.call(wire::http::putMember, victim, {wire::Role::Member}),
                     Errc::NotFound);
        VERIFY_OK(bob.rest.call(wire::http::block, {ann.id().toText()}));
        VERIFY_FAILS(ann.rest.call(wire::http::putMember, victim, {wire::Role::Member}),
                     Errc::Forbidden);
        VERIFY_OK(bob.rest.call(wire::http::unblock, {ann.id().toText()}));
        wire::AccountPatch patch;
        patch.settings.emplace().addedBy = wire::AddedBy::Friends;
        VERIFY_OK(bob.rest.call(wire::http::changeMe, {}, patch));
        VERIFY_FAILS(ann.rest.call(wire::http::putMember, victim, {wire::Role::Member}),
                     Errc::Forbidden);
        QCOMPARE(unreadOf(bob, channel), -1);
        // By a link one joins by oneself, and leaves again.
        const auto invite = ann.rest.call(wire::http::createInvite, {channel.toText()}, {});
        VERIFY_OK(invite);
        VERIFY_OK(bob.rest.call(wire::http::acceptInvite, {invite->token}));
        QVERIFY(unreadOf(bob, channel) >= 0);
        VERIFY_OK(bob.rest.call(wire::http::leave, {channel.toText()}));
        QCOMPARE(unreadOf(bob, channel), -1);
    }
};

QTEST_GUILESS_MAIN(DefectsTest)
#include "tst_defects.moc"
