// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// whoever is not in a channel can do nothing with it, over REST and the hub alike. To them a
// private channel and one that never was are the same, byte for byte; of a public one they may read the card.
#include "tests/integration/server/server_test.h"

using namespace dunlin;
using namespace dunlin::test;
using namespace Qt::StringLiterals;

namespace {

struct Attempt {
    QByteArray name;
    // The status, and the answer's body.
    std::function<HttpResult(Actor &, const QString &channel)> act;
};

template <typename Request, typename Reply>
Attempt rest(const char *name, const wire::Endpoint<Request, Reply> &endpoint,
             const QStringList &more = {}, const Request &request = {})
{
    return {name, [=](Actor &who, const QString &channel) {
                return who.rest.rawOf(endpoint, QStringList{channel} + more, request);
            }};
}

// A hub operation in the clothes of a REST answer, so that both are compared alike.
template <typename Operation, typename Make>
Attempt hub(const Operation &operation, Make make)
{
    return {operation.name, [=](Actor &who, const QString &channel) {
                const auto reply = who.hub->ask(operation, make(*ChannelId::fromText(channel)));
                if (reply.ok())
                    return HttpResult{200, {}, {}};
                return HttpResult{
                    errcHttpStatus(reply.error().code), reply.error().detail.toUtf8(), {}};
            }};
}

QList<Attempt> attempts(const UserId &victim, const UserId &self)
{
    using namespace wire;
    return {
        rest("GET channel", http::channel),
        rest("PATCH channel", http::changeChannel, {}, ChannelPatch{u"mine now"_s, {}, {}, {}}),
        rest("DELETE channel", http::removeChannel),
        rest("leave", http::leave),
        rest("GET members", http::members),
        rest("GET roster", http::roster),
        rest("GET roster-log", http::rosterLog),
        rest("POST roster-log", http::appendRosterLog, {}, ChainEntry{0, QByteArray(200, 'e')}),
        rest("PUT self as owner", http::putMember, {self.toText()}, MemberPut{Role::Owner}),
        rest("PUT member", http::putMember, {victim.toText()}, MemberPut{Role::ReadOnly}),
        rest("DELETE member", http::removeMember, {victim.toText()}),
        rest("DELETE self", http::removeMember, {self.toText()}),
        rest("POST invites", http::createInvite, {}, InviteCreate{}),
        rest("GET messages", http::messages),
        rest("POST messages", http::send, {},
             SendBody{OpId::create(), MessageType::Text, u"hi"_s, {}, {}, {}, {}}),
        rest("PATCH message", http::edit, {u"2"_s}, EditBody{OpId::create(), u"changed"_s}),
        rest("DELETE message", http::remove, {u"2"_s}, OpBody{OpId::create()}),
        rest("PUT reaction", http::react, {u"2"_s, u"\u2764"_s}, OpBody{OpId::create()}),
        rest("DELETE reaction", http::unreact, {u"2"_s, u"\u2764"_s}, OpBody{OpId::create()}),
        rest("PUT notify", http::setNotify, {}, NotifyPut{NotifyLevel::None, {}}),
        {"GET search",
         [](Actor &who, const QString &channel) {
             return who.rest.rawOf(http::search, {}, {}, u"query=hi&channelId="_s + channel);
         }},
        rest("GET pins", http::pins),
        rest("PUT pin", http::pin, {u"2"_s}, OpBody{OpId::create()}),
        rest("DELETE pin", http::unpin, {u"2"_s}, OpBody{OpId::create()}),
        rest("PUT read", http::read, {}, SeqBody{2}),
        hub(op::history,
            [](const ChannelId &id) {
                return HistoryRequest{id, {}, {}, {}, {}};
            }),
        hub(op::messageSend, [](const ChannelId &id) { return Actor::message(id, u"hi"_s); }),
        hub(op::messageEdit,
            [](const ChannelId &id) {
                return EditRequest{OpId::create(), id, 2, u"changed"_s};
            }),
        hub(op::messageDelete,
            [](const ChannelId &id) {
                return DeleteRequest{OpId::create(), id, 2};
            }),
        hub(op::pinAdd,
            [](const ChannelId &id) {
                return PinRequest{OpId::create(), id, 2};
            }),
        hub(op::pinRemove,
            [](const ChannelId &id) {
                return PinRequest{OpId::create(), id, 2};
            }),
        hub(op::reactionAdd,
            [](const ChannelId &id) {
                return ReactionRequest{OpId::create(), id, 2, u"\u2764"_s};
            }),
        hub(op::reactionRemove,
            [](const ChannelId &id) {
                return ReactionRequest{OpId::create(), id, 2, u"\u2764"_s};
            }),
        hub(op::read,
            [](const ChannelId &id) {
                return MarkRequest{id, 2};
            }),
        hub(op::received,
            [](const ChannelId &id) {
                return MarkRequest{id, 2};
            }),
        hub(op::typing,
            [](const ChannelId &id) {
                return TypingRequest{id, true};
            }),
        hub(op::channelOpen, [](const ChannelId &id) { return ChannelRef{id}; }),
    };
}

} // namespace

class OutsidersTest : public ServerTest
{
    Q_OBJECT

private Q_SLOTS:
    void outsidersCanDoNothing_data() { databasesAndEncodings(); }
    void outsidersCanDoNothing()
    {
        WITH_SERVER(server);
        QFETCH(Encoding, encoding);
        Actor alice(server.url(), fresh(u"alice"_s));
        Actor mallory(server.url(), fresh(u"mallory"_s));
        Actor removed(server.url(), fresh(u"removed"_s));
        const ChannelId hidden = alice.makeChannel(u"hidden"_s, true, {removed.id()});
        const ChannelId open = alice.makeChannel(u"open"_s, false);
        alice.post(hidden, u"secret"_s);
        alice.post(open, u"for members"_s);
        VERIFY_OK(
            alice.rest.call(wire::http::removeMember, {hidden.toText(), removed.id().toText()}));
        const auto before = alice.rest.rawOf(wire::http::messages, {hidden.toText()}).body
            + alice.rest.rawOf(wire::http::members, {hidden.toText()}).body;

        for (Actor *who : {&mallory, &removed}) {
            who->connectHub(encoding);
            for (const Attempt &each : attempts(alice.id(), who->id())) {
                const HttpResult atHidden = each.act(*who, hidden.toText());
                const HttpResult atNothing = each.act(*who, ChannelId::create().toText());
                QVERIFY2(atHidden.status == 404,
                         (each.name + ' ' + QByteArray::number(atHidden.status)).constData());
                QVERIFY2(atHidden.body == atNothing.body, each.name.constData());
                const HttpResult atOpen = each.act(*who, open.toText());
                const int expected = each.name == "GET channel" ? 200 : 403;
                QVERIFY2(atOpen.status == expected,
                         (each.name + ' ' + QByteArray::number(atOpen.status)).constData());
            }
            QCOMPARE(who->rest.rawOf(wire::http::join, {hidden.toText()}).status, 404);
        }

        const auto after = alice.rest.rawOf(wire::http::messages, {hidden.toText()}).body
            + alice.rest.rawOf(wire::http::members, {hidden.toText()}).body;
        QCOMPARE(after, before);
        // Nor does anything reach them.
        alice.connectHub(encoding);
        mallory.hub->forgetEvents();
        VERIFY_OK(alice.say(hidden, u"secret"_s));
        settle();
        QVERIFY(mallory.hub->events(wire::event::message).isEmpty());
        const auto sync =
            mallory.hub->ask(wire::op::sync, wire::SyncRequest{0, {{hidden, 0}, {open, 0}}});
        VERIFY_OK(sync);
        QVERIFY(sync->channels.isEmpty());
        QCOMPARE(sync->left.size(), 2);
    }

    // Without a token nothing under the API answers but what is open; with a bad one neither.
    void nothingAnswersWithoutAToken_data() { databases(); }
    void nothingAnswersWithoutAToken()
    {
        WITH_SERVER(server);
        RestClient nobody(server.url());
        RestClient forger(server.url());
        forger.setToken(u"eyJhbGciOiJub25lIiwidHlwIjoiSldUIn0.eyJzdWIiOiJhbGljZSJ9."_s);
        std::apply(
            [&](const auto &...endpoint) {
                (
                    [&] {
                        if (endpoint.access == wire::Access::Open)
                            return;
                        const QString path = RestClient::pathOf(
                            endpoint.path, {UserId::create().toText(), u"1"_s, u"x"_s});
                        for (RestClient *each : {&nobody, &forger}) {
                            const HttpResult result =
                                each->raw(RestClient::methodName(endpoint.method), path, "{}");
                            QVERIFY2(result.status == 401, endpoint.path);
                            QCOMPARE(result.code(), u"unauthorized"_s);
                            QCOMPARE(result.headers.value("content-type"),
                                     QByteArray("application/problem+json"));
                        }
                    }(),
                    ...);
            },
            wire::endpoints);
    }

    void aTokenInAnAddressIsRefused_data() { databases(); }
    void aTokenInAnAddressIsRefused()
    {
        WITH_SERVER(server);
        Actor alice(server.url(), fresh(u"alice"_s));
        QCOMPARE(
            alice.rest.raw("GET", u"/api/v1/users/me?access_token="_s + alice.me.token()).status,
            401);
        QCOMPARE(alice.rest.raw("GET", u"/api/v1/users/me?t="_s + alice.me.token()).status, 401);
        QCOMPARE(alice.rest.raw("GET", u"/api/v1/users/me"_s).status, 200);
    }
};

QTEST_GUILESS_MAIN(OutsidersTest)
#include "tst_outsiders.moc"
