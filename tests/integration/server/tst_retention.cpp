// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Messages that don't stay: after a time, or once every device that is owed them has them; and that nothing of them
// is left in the database's files.
#include "tests/integration/server/server_test.h"

#include <QDirIterator>

using namespace Qt::StringLiterals;
using namespace dunlin;
using namespace dunlin::test;

namespace {

constexpr int Patience = 30'000;
constexpr qint64 Month = qint64(30) * 24 * 3600 * 1000;

// Does any file of the server hold these bytes?
bool isInFiles(const TestServer &server, const QByteArray &canary)
{
    QDirIterator files(server.dataDir(), QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        if (file.open(QIODevice::ReadOnly) && file.readAll().contains(canary))
            return true;
    }
    return false;
}

} // namespace

class RetentionTest : public ServerTest
{
    Q_OBJECT

private:
    static wire::ChannelCreate fleeting(wire::RetentionMode mode, std::optional<qint64> ttl,
                                        const QList<UserId> &members = {})
    {
        wire::ChannelCreate request;
        request.opId = OpId::create();
        request.name = u"fleeting"_s;
        request.isPrivate = true;
        request.retention = wire::Retention{mode, ttl};
        request.members = members;
        return request;
    }
    static QList<qint64> seqsIn(Actor &actor, const ChannelId &channel)
    {
        QList<qint64> seqs;
        const auto page = actor.rest.call(wire::http::messages, {channel.toText()});
        if (!page.ok())
            return {-1};
        for (const wire::MessageRow &each : page->messages)
            seqs.append(each.seq);
        return seqs;
    }
    static Result<wire::Empty> received(Actor &actor, const ChannelId &channel, qint64 seq)
    {
        return actor.hub->ask(wire::op::received, wire::MarkRequest{channel, seq});
    }

private Q_SLOTS:
    void whatEveryDeviceHasGoes_data() { databases(); }
    void whatEveryDeviceHasGoes()
    {
        WITH_SERVER(server);
        Actor alice(server.url(), fresh(u"alice"_s));
        Actor bob(server.url(), fresh(u"bob"_s));
        Actor carol(server.url(), fresh(u"carol"_s));
        const auto bobsPhone = bob.otherDevice();
        alice.connectHub(Encoding::Json);
        bob.connectHub(Encoding::Json);
        bobsPhone->connectHub(Encoding::Cbor);
        carol.connectHub(Encoding::Cbor);
        const auto card =
            alice.rest.call(wire::http::createChannel, {},
                            fleeting(wire::RetentionMode::Delivered, {}, {bob.id(), carol.id()}));
        VERIFY_OK(card);
        QCOMPARE(card->retention.ttl, std::optional(Month));
        const ChannelId channel = card->id;
        const auto first = alice.say(channel, u"first"_s);
        VERIFY_OK(first);
        const auto second = alice.say(channel, u"second"_s);
        VERIFY_OK(second);
        QVERIFY(bob.hub->waitForEvents(wire::event::message, 2));
        const wire::MessageRow row = bob.hub->events(wire::event::message)[0].row;
        QCOMPARE(row.expiresAt, std::optional(row.createdAt + Month));

        // One member's word, however often, takes nothing from another; nor one device's from the other.
        VERIFY_OK(received(carol, channel, second->seq));
        VERIFY_OK(received(carol, channel, second->seq));
        VERIFY_OK(received(bob, channel, second->seq));
        // Something else that was due goes meanwhile: the sweep has been by.
        const auto other = alice.rest.call(wire::http::createChannel, {},
                                           fleeting(wire::RetentionMode::Expire, 1000));
        VERIFY_OK(other);
        QVERIFY(alice.post(other->id, u"short"_s) > 0);
        QTRY_COMPARE_WITH_TIMEOUT(seqsIn(alice, other->id), QList<qint64>(), Patience);
        QCOMPARE(seqsIn(alice, channel), (QList<qint64>{second->seq, first->seq}));

        // As far as the last device has come, and no further.
        VERIFY_OK(received(*bobsPhone, channel, first->seq));
        QTRY_COMPARE_WITH_TIMEOUT(seqsIn(alice, channel), QList<qint64>{second->seq}, Patience);
        // A device that is gone is owed nothing.
        VERIFY_OK(bob.rest.call(wire::http::revokeDevice, {bobsPhone->me.device().toText()}));
        QTRY_COMPARE_WITH_TIMEOUT(seqsIn(alice, channel), QList<qint64>(), Patience);

        // Numbers go on, and a cursor from before is good.
        const auto third = alice.say(channel, u"third"_s);
        VERIFY_OK(third);
        QCOMPARE(third->seq, second->seq + 1);
        QCOMPARE(third->ord, second->ord + 1);
        const auto sync =
            carol.hub->ask(wire::op::sync, wire::SyncRequest{0, {{channel, first->seq - 1}}});
        VERIFY_OK(sync);
        const auto entry = std::find_if(sync->channels.cbegin(), sync->channels.cend(),
                                        [&](const auto &each) { return each.id == channel; });
        QVERIFY(entry != sync->channels.cend());
        QCOMPARE(entry->kind, wire::EntryKind::Delta);
        QCOMPARE(entry->rows.size(), 1);
        QCOMPARE(entry->rows[0].seq, third->seq);
        QCOMPARE(entry->to, third->seq);
        QCOMPARE(entry->purgedSeq, second->seq);
        // Sending what was stored and has gone stores nothing again.
        wire::SendRequest again = Actor::message(channel, u"first"_s);
        again.opId = row.id;
        const auto repeat = alice.hub->ask(wire::op::messageSend, again);
        VERIFY_OK(repeat);
        QCOMPARE(repeat->status, wire::SendStatus::Repeated);
        QCOMPARE(repeat->seq, first->seq);
    }

    // Who leaves is owed nothing either; and a person or a device that comes later is not owed what was before.
    void onlyMembersAreOwed_data() { databases(); }
    void onlyMembersAreOwed()
    {
        WITH_SERVER(server);
        Actor alice(server.url(), fresh(u"alice"_s));
        Actor bob(server.url(), fresh(u"bob"_s));
        Actor carol(server.url(), fresh(u"carol"_s));
        Actor dora(server.url(), fresh(u"dora"_s));
        alice.connectHub(Encoding::Json);
        bob.connectHub(Encoding::Json);
        const auto card = alice.rest.call(
            wire::http::createChannel, {},
            fleeting(wire::RetentionMode::Delivered, Month, {bob.id(), carol.id()}));
        VERIFY_OK(card);
        const auto sent = alice.say(card->id, u"for bob and carol"_s);
        VERIFY_OK(sent);
        VERIFY_OK(received(bob, card->id, sent->seq));
        const auto bobsNewPhone = bob.otherDevice();
        QVERIFY(!bobsNewPhone->me.device().isNull());
        VERIFY_OK(alice.rest.call(wire::http::putMember, {card->id.toText(), dora.id().toText()},
                                  wire::MemberPut{wire::Role::Member}));
        QCOMPARE(seqsIn(alice, card->id), QList<qint64>{sent->seq});
        VERIFY_OK(carol.rest.call(wire::http::leave, {card->id.toText()}));
        QTRY_COMPARE_WITH_TIMEOUT(seqsIn(alice, card->id), QList<qint64>(), Patience);
    }

    void afterItsTimeItGoes_data() { databases(); }
    void afterItsTimeItGoes()
    {
        WITH_SERVER(server);
        Actor alice(server.url(), fresh(u"alice"_s));
        Actor bob(server.url(), fresh(u"bob"_s));
        alice.connectHub(Encoding::Json);
        bob.connectHub(Encoding::Cbor);
        const ChannelId channel = alice.makeChannel(u"kept"_s, true, {bob.id()});
        const qint64 kept = alice.post(channel, u"stays"_s);
        // One message that says so itself, in a channel that keeps.
        wire::SendRequest brief = Actor::message(channel, u"brief"_s);
        brief.expiresIn = 1500;
        const auto sent = alice.hub->ask(wire::op::messageSend, brief);
        VERIFY_OK(sent);
        VERIFY_OK(bob.hub->ask(wire::op::reactionAdd,
                               wire::ReactionRequest{OpId::create(), channel, sent->seq, u"👍"_s}));
        QVERIFY(bob.hub->waitForEvents(wire::event::message, 2));
        const wire::MessageRow row = bob.hub->events(wire::event::message)[1].row;
        QCOMPARE(row.expiresAt, std::optional(row.createdAt + 1500));
        QTRY_COMPARE_WITH_TIMEOUT(seqsIn(bob, channel), QList<qint64>{kept}, Patience);
        VERIFY_FAILS(alice.rest.call(wire::http::react,
                                     {channel.toText(), QString::number(sent->seq), u"x"_s},
                                     wire::OpBody{OpId::create()}),
                     Errc::NotFound);
        // The same id for another life is another request.
        brief.expiresIn = 2000;
        VERIFY_FAILS(alice.hub->ask(wire::op::messageSend, brief), Errc::Conflict);

        // The rule of a channel holds from when it was made.
        wire::ChannelPatch patch;
        patch.retention = wire::Retention{wire::RetentionMode::Expire, 1000};
        VERIFY_FAILS(bob.rest.call(wire::http::changeChannel, {channel.toText()}, patch),
                     Errc::Forbidden);
        const auto card = alice.rest.call(wire::http::changeChannel, {channel.toText()}, patch);
        VERIFY_OK(card);
        QVERIFY(card->retention == *patch.retention);
        // Shorter than the message's own wish wins.
        brief = Actor::message(channel, u"brief again"_s);
        brief.expiresIn = Month;
        VERIFY_OK(alice.hub->ask(wire::op::messageSend, brief));
        QTRY_COMPARE_WITH_TIMEOUT(seqsIn(bob, channel), QList<qint64>{kept}, Patience);
        patch.retention = wire::Retention{wire::RetentionMode::Keep, {}};
        VERIFY_OK(alice.rest.call(wire::http::changeChannel, {channel.toText()}, patch));
        QVERIFY(alice.post(channel, u"stays too"_s) > 0);
        QCOMPARE(seqsIn(bob, channel).size(), 2);
        // Nothing unread that can't be read.
        const auto channels = bob.rest.call(wire::http::channels);
        VERIFY_OK(channels);
        VERIFY_OK(bob.rest.call(wire::http::read, {channel.toText()},
                                wire::SeqBody{seqsIn(bob, channel).constFirst()}));
        const auto after = bob.rest.call(wire::http::channels);
        VERIFY_OK(after);
        QCOMPARE(after->channels[0].unread, 0);
    }

    void aTimeToLiveHasItsLimits_data() { databases(); }
    void aTimeToLiveHasItsLimits()
    {
        WITH_SERVER(server);
        Actor alice(server.url(), fresh(u"alice"_s));
        alice.connectHub(Encoding::Json);
        using Mode = wire::RetentionMode;
        const QList<wire::Retention> wrong{{Mode::Expire, {}},
                                           {Mode::Expire, 999},
                                           {Mode::Expire, std::numeric_limits<qint64>::max()},
                                           {Mode::Delivered, 0},
                                           {Mode::Keep, 5000}};
        for (const wire::Retention &each : wrong) {
            const auto refused =
                alice.rest.call(wire::http::createChannel, {}, fleeting(each.mode, each.ttl));
            VERIFY_FAILS(refused, Errc::Invalid);
            QCOMPARE(refused.error().field, u"retention"_s);
        }
        const ChannelId channel = alice.makeChannel(u"kept"_s);
        for (const qint64 each :
             {qint64(0), qint64(-1), qint64(999), std::numeric_limits<qint64>::max()}) {
            wire::SendRequest request = Actor::message(channel, u"x"_s);
            request.expiresIn = each;
            const auto refused = alice.hub->ask(wire::op::messageSend, request);
            VERIFY_FAILS(refused, Errc::Invalid);
            QCOMPARE(refused.error().field, u"expiresIn"_s);
        }
    }

    // S-017 on SQLite: not in rows, not in the log, not in the file.
    void nothingIsLeftInTheFiles()
    {
        TestServer server({});
        QVERIFY2(server.start(), qPrintable(server.why()));
        Actor alice(server.url(), fresh(u"alice"_s));
        Actor bob(server.url(), fresh(u"bob"_s));
        alice.connectHub(Encoding::Json);
        bob.connectHub(Encoding::Json);
        const auto card = alice.rest.call(wire::http::createChannel, {},
                                          fleeting(wire::RetentionMode::Delivered, {}, {bob.id()}));
        VERIFY_OK(card);
        const QByteArray canary = "canary-" + OpId::create().toText().toLatin1();
        const auto sent = alice.say(card->id, QString::fromLatin1(canary));
        VERIFY_OK(sent);
        // The check can fail: before, it is there.
        QVERIFY(isInFiles(server, canary));
        VERIFY_OK(received(bob, card->id, sent->seq));
        QTRY_COMPARE_WITH_TIMEOUT(seqsIn(alice, card->id), QList<qint64>(), Patience);
        QTRY_VERIFY_WITH_TIMEOUT(!isInFiles(server, canary), Patience);
    }

    // The index of the search is a second copy of the words, and has none of a message that doesn't stay.
    void nothingIsLeftInTheSearch()
    {
        TestServer server({});
        QVERIFY2(server.start(), qPrintable(server.why()));
        Actor alice(server.url(), fresh(u"alice"_s));
        alice.connectHub(Encoding::Json);
        const ChannelId channel = alice.makeChannel(u"garden"_s);
        const QByteArray canary = "fleetingcanary";
        wire::SendRequest fleetingOne;
        fleetingOne.opId = OpId::create();
        fleetingOne.channelId = channel;
        fleetingOne.content = QString::fromLatin1(canary);
        fleetingOne.expiresIn = 5000;
        VERIFY_OK(alice.hub->ask(wire::op::messageSend, fleetingOne));
        VERIFY_OK(alice.say(channel, u"lastingcanary"_s));
        const auto hits = [&](const QString &word) {
            const auto found = alice.rest.call(wire::http::search, {}, {}, u"query="_s + word);
            return found.ok() ? found->hits.size() : qsizetype(-1);
        };
        QTRY_COMPARE_WITH_TIMEOUT(hits(u"lastingcanary"_s), 1, Patience);
        QCOMPARE(hits(QString::fromLatin1(canary)), 0);
        QTRY_COMPARE_WITH_TIMEOUT(seqsIn(alice, channel).size(), 1, Patience);
        QTRY_VERIFY_WITH_TIMEOUT(!isInFiles(server, canary), Patience);
        QVERIFY(isInFiles(server, "lastingcanary"));
    }

    // What was due while the server was away goes when it is back.
    void aRestartForgetsNothingThatIsDue_data() { databases(); }
    void aRestartForgetsNothingThatIsDue()
    {
        WITH_OWN_SERVER(server);
        Actor alice(server.url(), fresh(u"alice"_s));
        Actor bob(server.url(), fresh(u"bob"_s));
        alice.connectHub(Encoding::Json);
        bob.connectHub(Encoding::Json);
        const auto card = alice.rest.call(wire::http::createChannel, {},
                                          fleeting(wire::RetentionMode::Delivered, {}, {bob.id()}));
        VERIFY_OK(card);
        const auto sent = alice.say(card->id, u"x"_s);
        VERIFY_OK(sent);
        VERIFY_OK(received(bob, card->id, sent->seq));
        server.kill();
        QVERIFY2(server.start(), qPrintable(server.why()));
        QTRY_COMPARE_WITH_TIMEOUT(seqsIn(alice, card->id), QList<qint64>(), Patience);
    }
};

QTEST_GUILESS_MAIN(RetentionTest)
#include "tst_retention.moc"
