// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Reactions in encrypted channels as the server sees them: whose they are and to what, how many there may be, and the words
// that stay where some were taken back. What they are it never learns.
#include "server/storage/sql/connection.h"
#include "tests/integration/server/sealed_channel.h"

using namespace dunlin;
using namespace dunlin::test;
using namespace Qt::StringLiterals;

namespace {

// Those to the newest message.
QList<wire::SealedReaction> reactionsSeenBy(Actor &who, const ChannelId &channel)
{
    const auto page = who.rest.call(wire::http::messages, {channel.toText()});
    return page.ok() && !page->messages.isEmpty()
        ? page->messages.constFirst().sealedReactions.value_or(QList<wire::SealedReaction>())
        : QList<wire::SealedReaction>{wire::SealedReaction{}};
}

} // namespace

class SealedReactionsTest : public ServerTest
{
    Q_OBJECT

private Q_SLOTS:
    void reactionsAreSealed_data() { databasesAndEncodings(); }
    void reactionsAreSealed()
    {
        QFETCH(Encoding, encoding);
        WITH_SERVER(server);
        Actor ann(server.url(), fresh(u"ann"_s));
        Actor bob(server.url(), fresh(u"bob"_s));
        Actor eve(server.url(), fresh(u"eve"_s));
        const ChannelId channel = encryptedChannel(ann, {bob.id()});
        const ChannelId plain = ann.makeChannel(u"plain"_s);
        const qint64 plainSeq = ann.post(plain, u"hello"_s);
        for (Actor *each : {&ann, &bob, &eve})
            each->connectHub(encoding);
        const qint64 epoch = epochOf(ann, channel);
        const auto sent = ann.hub->ask(wire::op::messageSend, sealed(channel, epoch));
        VERIFY_OK(sent);
        const auto reaction = [&](const QByteArray &bytes) {
            wire::ReactionRequest request{OpId::create(), channel, sent->seq, {}};
            request.sealed = wire::Sealed{1, epoch, bytes};
            return request;
        };
        const auto add = [&](Actor &who, const wire::ReactionRequest &request) {
            return refusalOf(who.hub->ask(wire::op::reactionAdd, request));
        };
        const auto seen = [&](Actor &who) { return reactionsSeenBy(who, channel); };

        const wire::ReactionRequest first = reaction("one");
        wire::ReactionRequest wrong = first;
        wrong.emoji = u"x"_s;
        QCOMPARE(add(ann, wrong), u"invalid emoji"_s);
        wrong = first;
        wrong.sealed->scheme = 2;
        QCOMPARE(add(ann, wrong), u"invalid sealed.scheme"_s);
        QCOMPARE(add(ann, reaction(QByteArray(1025, 'x'))), u"tooLarge sealed.bytes"_s);
        wrong = first;
        wrong.sealed->epoch = epoch + 1;
        QCOMPARE(add(ann, wrong), u"conflict epoch"_s);
        wrong = first;
        wrong.channelId = plain;
        wrong.seq = plainSeq;
        QCOMPARE(add(ann, wrong), u"invalid sealed"_s);
        QCOMPARE(add(eve, first), u"notFound "_s);
        QVERIFY(seen(ann).isEmpty());

        QCOMPARE(add(bob, first), u"accepted"_s);
        const wire::SealedReaction given{first.opId, bob.id(), bob.me.device(), *first.sealed};
        QCOMPARE(seen(ann), QList{given});
        QVERIFY(ann.hub->waitForEvents(wire::event::message, 2));
        QCOMPARE(ann.hub->events(wire::event::message).constLast().row.sealedReactions,
                 std::optional(QList{given}));
        // It counts as no message, and comes to who was away.
        const auto synced =
            ann.hub->ask(wire::op::sync, wire::SyncRequest{0, {{channel, sent->seq}}});
        VERIFY_OK(synced);
        const auto entry =
            std::find_if(synced->channels.cbegin(), synced->channels.cend(),
                         [&](const wire::SyncEntry &each) { return each.id == channel; });
        QVERIFY(entry != synced->channels.cend());
        QCOMPARE(entry->msgCount, 1);
        QCOMPARE(entry->rows.constLast().sealedReactions, std::optional(QList{given}));
        QCOMPARE(bob.hub->ask(wire::op::reactionAdd, first)->status, wire::SendStatus::Repeated);
        wrong = first;
        wrong.sealed->bytes = "other";
        QCOMPARE(add(bob, wrong), u"conflict opId"_s);
        QCOMPARE(seen(ann).size(), 1);

        // It is taken back by who gave it, and by nobody else.
        const auto take = [&](Actor &who, const std::optional<QList<OpId>> &ids) {
            wire::ReactionRequest request{OpId::create(), channel, sent->seq, {}};
            request.given = ids;
            return refusalOf(who.hub->ask(wire::op::reactionRemove, request));
        };
        QCOMPARE(take(ann, QList{first.opId}), u"accepted"_s);
        QCOMPARE(seen(ann), QList{given});
        QCOMPARE(take(bob, QList<OpId>{}), u"invalid given"_s);
        QCOMPARE(take(bob, QList<OpId>(13, OpId::create())), u"invalid given"_s);
        QCOMPARE(take(bob, std::nullopt), u"invalid emoji"_s);
        const wire::ReactionRequest second = reaction("two");
        QCOMPARE(add(bob, second), u"accepted"_s);
        QCOMPARE(take(bob, QList{first.opId, OpId::create()}), u"accepted"_s);
        QCOMPARE(seen(ann).size(), 1);
        QCOMPARE(seen(ann).constFirst().id, second.opId);

        // There is an end to it, for one and for all.
        for (int i = 0; i < 11; ++i)
            QCOMPARE(add(bob, reaction("more")), u"accepted"_s);
        QCOMPARE(add(bob, reaction("too many")), u"conflict "_s);
        QCOMPARE(add(ann, reaction("hers")), u"accepted"_s);
        std::vector<std::unique_ptr<Actor>> others;
        const auto joins = [&] {
            others.push_back(std::make_unique<Actor>(server.url(), fresh(u"oth"_s)));
            others.back()->connectHub(encoding);
            return ann.rest
                .call(wire::http::putMember, {channel.toText(), others.back()->id().toText()}, {})
                .ok();
        };
        const auto late = [&](const QByteArray &bytes) {
            wire::ReactionRequest request = reaction(bytes);
            request.sealed->epoch = epochOf(ann, channel);
            return request;
        };
        for (int i = 0; i < 4; ++i)
            QVERIFY(joins());
        int taken = 13;
        for (const auto &each : others) {
            for (int i = 0; i < 12 && taken < 60; ++i, ++taken)
                QCOMPARE(add(*each, late("crowd")), u"accepted"_s);
        }
        QCOMPARE(add(*others.back(), late("too many")), u"conflict "_s);
        QCOMPARE(seen(ann).size(), 60);
        // Nothing of it is left when its message goes.
        VERIFY_OK(ann.hub->ask(wire::op::messageDelete,
                               wire::DeleteRequest{OpId::create(), channel, sent->seq}));
        QVERIFY(seen(bob).isEmpty());
        QCOMPARE(add(bob, late("late")), u"gone "_s);
        const auto config = server::parseDatabaseUrl(server.databaseUrl());
        VERIFY_OK(config);
        server::Connection connection(*config, server::Purpose::Write);
        VERIFY_OK(connection.open());
        const auto left = [&] {
            return *connection.number("SELECT count(*) FROM SealedReactions WHERE ChannelId = ?",
                                      channel);
        };
        QCOMPARE(left(), 0);
        const auto other =
            ann.hub->ask(wire::op::messageSend, sealed(channel, epochOf(ann, channel)));
        VERIFY_OK(other);
        wire::ReactionRequest onOther = late("on another");
        onOther.seq = other->seq;
        QCOMPARE(add(bob, onOther), u"accepted"_s);
        QCOMPARE(left(), 1);
        QVERIFY(ann.rest.call(wire::http::removeChannel, {channel.toText()}).ok());
        QCOMPARE(left(), 0);
    }

    void aWordStaysInTheirPlace_data() { databasesAndEncodings(); }
    void aWordStaysInTheirPlace()
    {
        QFETCH(Encoding, encoding);
        WITH_SERVER(server);
        Actor ann(server.url(), fresh(u"ann"_s));
        Actor bob(server.url(), fresh(u"bob"_s));
        const ChannelId channel = encryptedChannel(ann, {bob.id()});
        for (Actor *each : {&ann, &bob})
            each->connectHub(encoding);
        const qint64 epoch = epochOf(ann, channel);
        const auto sent = ann.hub->ask(wire::op::messageSend, sealed(channel, epoch));
        VERIFY_OK(sent);
        const auto seen = [&](Actor &who) { return reactionsSeenBy(who, channel); };
        QList<OpId> both;
        for (const char *bytes : {"one", "two"}) {
            wire::ReactionRequest request{OpId::create(), channel, sent->seq, {}};
            request.sealed = wire::Sealed{1, epoch, bytes};
            VERIFY_OK(bob.hub->ask(wire::op::reactionAdd, request));
            both.append(request.opId);
        }
        const auto say = [&](const QList<OpId> &ids, const wire::Sealed &word) {
            wire::ReactionRequest request{OpId::create(), channel, sent->seq, {}};
            request.given = ids;
            request.sealed = word;
            return request;
        };
        const auto asked = [&](const wire::ReactionRequest &request) {
            return refusalOf(bob.hub->ask(wire::op::reactionRemove, request));
        };
        QCOMPARE(asked(say(both, {1, epoch, "word"})), u"invalid sealed.scheme"_s);
        QCOMPARE(asked(say(both, {2, epoch, "word"})), u"invalid sealed.epoch"_s);
        QCOMPARE(asked(say(both, {2, 0, {}})), u"invalid sealed.bytes"_s);
        QCOMPARE(asked(say(both, {2, 0, QByteArray(1025, 'x')})), u"tooLarge sealed.bytes"_s);
        QCOMPARE(asked(say({OpId::create()}, {2, 0, "of nothing"})), u"accepted"_s);
        QCOMPARE(seen(ann).size(), 2);
        const wire::ReactionRequest word = say(both, {2, 0, QByteArray(1024, 'w')});
        QCOMPARE(asked(word), u"accepted"_s);
        const wire::SealedReaction kept{word.opId, bob.id(), bob.me.device(), *word.sealed};
        QCOMPARE(seen(ann), QList{kept});
        // Told again, with others named because some are gone, it is what it was.
        wire::ReactionRequest again = word;
        again.given = QList{both.first()};
        QCOMPARE(bob.hub->ask(wire::op::reactionRemove, again)->status, wire::SendStatus::Repeated);
        QCOMPARE(seen(ann), QList{kept});
        const wire::ReactionRequest hers = say({word.opId}, {2, 0, "not hers"});
        QCOMPARE(refusalOf(ann.hub->ask(wire::op::reactionRemove, hers)), u"accepted"_s);
        QCOMPARE(seen(ann), QList{kept});
        const wire::ReactionRequest next = say({word.opId}, {2, 0, "all"});
        QCOMPARE(asked(next), u"accepted"_s);
        QCOMPARE(seen(ann),
                 (QList{wire::SealedReaction{next.opId, bob.id(), bob.me.device(), *next.sealed}}));
    }
};

QTEST_GUILESS_MAIN(SealedReactionsTest)
#include "tst_sealed_reactions.moc"
