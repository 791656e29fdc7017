// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Hooks of channels: other programs post by an address with a secret in it, and others are told of what people write, in
// order, with a signature that they can check. Who may make them is in tst_permissions.
#include "tests/integration/server/server_test.h"
#include "tests/support/http_catcher.h"

#include <QMessageAuthenticationCode>

using namespace dunlin;
using namespace dunlin::test;
using namespace Qt::StringLiterals;

namespace {

wire::HookCreate incoming(const QString &name)
{
    return {wire::HookKind::Incoming, name, {}};
}

wire::HookCreate outgoing(const QString &name, const QString &url)
{
    return {wire::HookKind::Outgoing, name, url};
}

Result<wire::Hook> make(Actor &by, const ChannelId &channel, const wire::HookCreate &request)
{
    return by.rest.call(wire::http::createHook, {channel.toText()}, request);
}

QString secretOf(const wire::Hook &hook)
{
    return hook.url.value_or(QString()).section(u'/', -1);
}

QStringList textsOf(const HttpCatcher &http)
{
    QStringList texts;
    for (const Caught &each : http.caught) {
        const auto delivery = fromJson<wire::HookDelivery>(each.body);
        texts.append(delivery.ok() ? delivery->message.content.value_or(QString())
                                   : delivery.error().detail);
    }
    return texts;
}

CatcherAnswer status(int number)
{
    CatcherAnswer answer;
    answer.status = number;
    return answer;
}

std::optional<wire::Hook> only(Actor &by, const ChannelId &channel)
{
    const auto list = by.rest.call(wire::http::hooks, {channel.toText()});
    return list.ok() && list->hooks.size() == 1 ? std::optional(list->hooks[0]) : std::nullopt;
}

} // namespace

class HooksTest : public ServerTest
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(m_http.isListening); }
    void init()
    {
        m_http.caught.clear();
        m_http.answers = [](const Caught &) { return CatcherAnswer{}; };
    }

    void whoKnowsTheAddressPosts_data() { databases(); }
    void whoKnowsTheAddressPosts()
    {
        WITH_OWN_SERVER(server);
        Actor ann(server.url(), u"ann"_s);
        Actor bob(server.url(), u"bob"_s);
        const ChannelId channel = ann.makeChannel(u"garden"_s, true, {bob.id()});
        bob.connectHub(Encoding::Cbor);
        const auto hook = make(ann, channel, incoming(u"Weather"_s));
        VERIFY_OK(hook);
        QVERIFY(hook->url && hook->url->startsWith(server.url() + u"/api/v1/hooks/"_s));
        QVERIFY(!hook->secret);
        QCOMPARE(secretOf(*hook).size(), 43);
        // Everybody sees who stands for it, and what it is.
        QVERIFY(bob.hub->waitForEvents(wire::event::member, 1));
        const auto joined = bob.hub->events(wire::event::member).constLast();
        QVERIFY(joined.member.user);
        QCOMPARE(joined.member.user->displayName, u"Weather"_s);
        QCOMPARE(joined.member.user->bot, std::optional(true));
        QCOMPARE(joined.member.user->id, hook->userId);
        QCOMPARE(joined.member.role, wire::Role::Member);
        const auto members = bob.rest.call(wire::http::members, {channel.toText()});
        VERIFY_OK(members);
        for (const wire::Member &each : members->members)
            QCOMPARE(each.user.bot.value_or(false), each.user.id == hook->userId);

        RestClient program(server.url()); // nobody with a token
        const OpId op = OpId::create();
        const HttpResult posted =
            program.rawOf(wire::http::hookPost, {secretOf(*hook)}, {u"rain for @bob"_s, op});
        QCOMPARE(posted.status, 201);
        QVERIFY(bob.hub->waitForEvents(wire::event::message, 1));
        const wire::MessageRow row = bob.hub->events(wire::event::message).constLast().row;
        QCOMPARE(row.content, std::optional(u"rain for @bob"_s));
        QCOMPARE(row.senderId, hook->userId);
        QCOMPARE(row.id, op);
        QCOMPARE(row.mentions, QList{bob.id()});
        // Again it is the same one.
        const HttpResult again =
            program.rawOf(wire::http::hookPost, {secretOf(*hook)}, {u"rain for @bob"_s, op});
        QCOMPARE(again.status, 200);
        QCOMPARE(again.json(), posted.json());
        // What it is in history, it says there, too.
        const auto page = bob.rest.call(wire::http::messages, {channel.toText()});
        VERIFY_OK(page);
        QCOMPARE(page->messages.size(), 1);
        QCOMPARE(page->users.size(), 1);
        QCOMPARE(page->users[0].bot, std::optional(true));

        QCOMPARE(program.rawOf(wire::http::hookPost, {secretOf(*hook)}, {u" "_s, {}}).status, 400);
        QCOMPARE(program.rawOf(wire::http::hookPost, {secretOf(*hook)}, {QString(70'000, u'x'), {}})
                     .status,
                 413);
        QCOMPARE(program.raw("POST", u"/api/v1/hooks/"_s + secretOf(*hook), "[").status, 400);
        // Another address is none, however near.
        QString other = secretOf(*hook);
        other[5] = other[5] == u'A' ? u'B' : u'A';
        for (const QString &each : {other, other.chopped(1), u"x"_s, hook->id.toText()})
            QCOMPARE(program.rawOf(wire::http::hookPost, {each}, {u"rain"_s, {}}).status, 404);
        // Nothing tells it again: not a list, not the log.
        QVERIFY(!ann.rest.rawOf(wire::http::hooks, {channel.toText()})
                     .body.contains(secretOf(*hook).toUtf8()));
        QVERIFY(!server.log().contains(secretOf(*hook)));
    }

    void aRemovedHookIsNoMore_data() { databases(); }
    void aRemovedHookIsNoMore()
    {
        WITH_OWN_SERVER(server);
        Actor ann(server.url(), u"ann"_s);
        const ChannelId channel = ann.makeChannel(u"garden"_s);
        const ChannelId other = ann.makeChannel(u"market"_s);
        RestClient program(server.url());
        const auto post = [&](const wire::Hook &hook) {
            return program.rawOf(wire::http::hookPost, {secretOf(hook)}, {u"hello"_s, {}}).status;
        };
        const auto isMember = [&](const wire::Hook &hook) {
            const auto members = ann.rest.call(wire::http::members, {channel.toText()});
            return members.ok()
                && std::any_of(members->members.cbegin(), members->members.cend(),
                               [&](const auto &each) { return each.user.id == hook.userId; });
        };
        const auto first = make(ann, channel, incoming(u"One"_s));
        const auto second = make(ann, channel, incoming(u"Two"_s));
        VERIFY_OK(first);
        VERIFY_OK(second);
        QCOMPARE(post(*first), 201);
        // By the hook's own channel only.
        VERIFY_FAILS(ann.rest.call(wire::http::removeHook, {other.toText(), first->id.toText()}),
                     Errc::NotFound);
        VERIFY_OK(ann.rest.call(wire::http::removeHook, {channel.toText(), first->id.toText()}));
        QCOMPARE(post(*first), 404);
        QVERIFY(!isMember(*first));
        VERIFY_FAILS(ann.rest.call(wire::http::removeHook, {channel.toText(), first->id.toText()}),
                     Errc::NotFound);
        // Whoever puts its member out puts the hook out.
        QCOMPARE(post(*second), 201);
        VERIFY_OK(
            ann.rest.call(wire::http::removeMember, {channel.toText(), second->userId.toText()}));
        QCOMPARE(post(*second), 404);
        const auto list = ann.rest.call(wire::http::hooks, {channel.toText()});
        VERIFY_OK(list);
        QVERIFY(list->hooks.isEmpty());
        // What it wrote stays, with its name.
        const auto page = ann.rest.call(wire::http::messages, {channel.toText()});
        VERIFY_OK(page);
        QCOMPARE(page->messages.size(), 2);
        QCOMPARE(page->users.size(), 2);
        // With the channel they all go.
        const auto third = make(ann, channel, incoming(u"Three"_s));
        VERIFY_OK(third);
        VERIFY_OK(ann.rest.call(wire::http::removeChannel, {channel.toText()}));
        QCOMPARE(post(*third), 404);
    }

    void itsMemberIsNobody_data() { databases(); }
    void itsMemberIsNobody()
    {
        WITH_OWN_SERVER(server);
        Actor root(server.url(), u"root"_s);
        Actor ann(server.url(), u"ann"_s);
        const ChannelId channel = ann.makeChannel(u"garden"_s);
        const ChannelId other = ann.makeChannel(u"market"_s);
        const auto hook = make(ann, channel, incoming(u"Weather"_s));
        VERIFY_OK(hook);
        const QString bot = hook->userId.toText();
        const auto members = ann.rest.call(wire::http::members, {channel.toText()});
        VERIFY_OK(members);
        QString name;
        for (const wire::Member &each : members->members)
            name = each.user.id == hook->userId ? each.user.username : name;
        QVERIFY(name.startsWith(u"hook:"_s));
        // Nobody signs in as it, or can be called like it; it is in no list of people.
        VERIFY_FAILS(signIn(server.url(), name, QString()), Errc::Unauthorized);
        VERIFY_FAILS(signIn(server.url(), name), Errc::Unauthorized);
        VERIFY_FAILS(registerPerson(server.url(), u"hook:abc"_s), Errc::Invalid);
        const auto found = ann.rest.call(wire::http::users, {}, {}, u"query=hook"_s);
        VERIFY_OK(found);
        QVERIFY(found->users.isEmpty());
        const auto all = root.rest.call(wire::http::adminUsers);
        VERIFY_OK(all);
        QCOMPARE(all->users.size(), 2);
        QVERIFY(!server.run({u"user"_s, u"list"_s}).output.contains(u"hook:"_s));
        VERIFY_FAILS(root.rest.call(wire::http::adminChangeUser, {bot}, {{}, false}),
                     Errc::NotFound);
        VERIFY_FAILS(root.rest.call(wire::http::adminResetPassword, {bot}, {}), Errc::NotFound);
        // It comes into no other channel, makes no friends, and has no power.
        VERIFY_FAILS(
            ann.rest.call(wire::http::putMember, {other.toText(), bot}, {wire::Role::Member}),
            Errc::NotFound);
        VERIFY_FAILS(ann.rest.call(wire::http::befriend, {}, {hook->userId, {}}), Errc::NotFound);
        for (const wire::Role each : {wire::Role::Admin, wire::Role::Owner})
            VERIFY_FAILS(ann.rest.call(wire::http::putMember, {channel.toText(), bot}, {each}),
                         Errc::Invalid);
        VERIFY_OK(
            ann.rest.call(wire::http::putMember, {channel.toText(), bot}, {wire::Role::ReadOnly}));
        RestClient program(server.url());
        QCOMPARE(program.rawOf(wire::http::hookPost, {secretOf(*hook)}, {u"hello"_s, {}}).status,
                 403);
        // An owner who goes leaves the channel to people only.
        VERIFY_OK(ann.rest.call(wire::http::removeMe, {}, {Password}));
        const auto left = root.rest.call(wire::http::adminChannels);
        VERIFY_OK(left);
        QVERIFY(left->channels.isEmpty());
    }

    void whatIsNoHookIsRefused_data() { databases(); }
    void whatIsNoHookIsRefused()
    {
        WITH_OWN_SERVER(server); // an ordinary one: it calls nobody inside
        Actor ann(server.url(), u"ann"_s);
        Actor bob(server.url(), u"bob"_s);
        const ChannelId channel = ann.makeChannel(u"garden"_s);
        const auto field = [&](const wire::HookCreate &request) {
            const HttpResult result =
                ann.rest.rawOf(wire::http::createHook, {channel.toText()}, request);
            return result.status == 400 ? result.field() : QString::number(result.status);
        };
        QCOMPARE(field(incoming(u" "_s)), u"name"_s);
        QCOMPARE(field(incoming(QString(81, u'x'))), u"name"_s);
        QCOMPARE(field({wire::HookKind::Unknown, u"x"_s, {}}), u"kind"_s);
        QCOMPARE(field({wire::HookKind::Incoming, u"x"_s, u"https://example.org/"_s}), u"url"_s);
        QCOMPARE(field({wire::HookKind::Outgoing, u"x"_s, {}}), u"url"_s);
        for (const QString &each :
             {m_http.url(), u"http://example.org/"_s, u"https://127.0.0.1/"_s, u"https://[::1]/"_s,
              u"https://10.1.2.3/"_s, u"https://169.254.169.254/"_s,
              u"https://me:secret@example.org/"_s, u"file:///etc/passwd"_s})
            QCOMPARE(field(outgoing(u"x"_s, each)), u"url"_s);
        wire::ChannelCreate direct;
        direct.opId = OpId::create();
        direct.kind = wire::ChannelKind::Direct;
        direct.members = {bob.id()};
        const auto pair = ann.rest.call(wire::http::createChannel, {}, direct);
        VERIFY_OK(pair);
        VERIFY_FAILS(make(ann, pair->id, incoming(u"x"_s)), Errc::Forbidden);
        for (int i = 0; i < 20; ++i)
            VERIFY_OK(make(ann, channel, incoming(u"x"_s)));
        VERIFY_FAILS(make(ann, channel, incoming(u"x"_s)), Errc::Conflict);
        // A name that leads to this machine is found out when it is called, and never again.
        const ChannelId other = ann.makeChannel(u"market"_s);
        VERIFY_OK(
            make(ann, other, outgoing(u"inside"_s, u"https://localhost:%1/"_s.arg(m_http.port()))));
        QVERIFY(ann.post(other, u"hello"_s) > 0);
        QVERIFY(waitUntil([&] {
            const auto hook = only(ann, other);
            return hook && hook->stoppedAt;
        }));
        QCOMPARE(only(ann, other)->reason, std::optional(u"this address may not be called"_s));
        QCOMPARE(m_http.connections, 0);
    }

    void aHookPostsAsOftenAsAPerson_data() { databases(); }
    void aHookPostsAsOftenAsAPerson()
    {
        QFETCH(Database, database);
        if (!isAvailable(database))
            QSKIP("DUNLIN_TEST_POSTGRES names no PostgreSQL server");
        TestServer::Options options;
        options.database = database;
        options.rateLimits = true;
        TestServer server(options);
        QVERIFY2(server.start(), qPrintable(server.why()));
        Actor ann(server.url(), u"ann"_s);
        const ChannelId channel = ann.makeChannel(u"garden"_s);
        const auto hook = make(ann, channel, incoming(u"Flood"_s));
        VERIFY_OK(hook);
        RestClient program(server.url());
        bool isLimited = false;
        int stored = 0;
        for (int i = 0; i < 200 && !isLimited; ++i) {
            const HttpResult result =
                program.rawOf(wire::http::hookPost, {secretOf(*hook)}, {u"hello"_s, {}});
            isLimited = result.status == 429;
            stored += result.status == 201 ? 1 : 0;
            QVERIFY(isLimited || result.status == 201);
        }
        QVERIFY(isLimited);
        QVERIFY(stored >= 50);
        // Nobody else waits for it.
        QVERIFY(ann.post(channel, u"hello"_s) > 0);
    }

    void whatPeopleWriteIsToldInOrder_data() { databases(); }
    void whatPeopleWriteIsToldInOrder()
    {
        WITH_OWN_SERVER(server, u"--call-private"_s, u"on"_s);
        Actor ann(server.url(), u"ann"_s);
        Actor bob(server.url(), u"bob"_s);
        const ChannelId channel = ann.makeChannel(u"garden"_s, true, {bob.id()});
        const ChannelId other = ann.makeChannel(u"market"_s);
        QVERIFY(ann.post(channel, u"before"_s) > 0);
        const auto hook = make(ann, channel, outgoing(u"Reader"_s, m_http.url(u"/told"_s)));
        VERIFY_OK(hook);
        QVERIFY(hook->secret);
        const auto bot = make(ann, channel, incoming(u"Weather"_s));
        VERIFY_OK(bot);
        const auto members = bob.rest.call(wire::http::members, {channel.toText()});
        VERIFY_OK(members);
        for (const wire::Member &each : members->members) {
            if (each.user.id == hook->userId)
                QCOMPARE(each.role, wire::Role::ReadOnly);
        }
        QVERIFY(ann.post(other, u"elsewhere"_s) > 0);
        QStringList texts;
        for (int i = 0; i < 8; ++i) {
            texts.append(u"number %1"_s.arg(i));
            Actor &who = i % 2 ? ann : bob;
            QVERIFY(who.post(channel, texts.constLast()) > 0);
        }
        RestClient program(server.url());
        QCOMPARE(program.rawOf(wire::http::hookPost, {secretOf(*bot)}, {u"rain"_s, {}}).status,
                 201);
        texts.append(u"the last"_s);
        const qint64 last = ann.post(channel, texts.constLast());
        QVERIFY(waitUntil([&] { return textsOf(m_http).contains(u"the last"_s); }));
        QCOMPARE(textsOf(m_http), texts);
        QVERIFY(waitUntil([&] {
            const auto now = ann.rest.call(wire::http::hooks, {channel.toText()});
            return now.ok() && now->hooks[0].deliveredSeq.value_or(0) >= last;
        }));

        QSet<QByteArray> ids;
        for (const Caught &each : std::as_const(m_http.caught)) {
            QCOMPARE(each.method, QByteArray("POST"));
            QCOMPARE(each.path, QByteArray("/told"));
            QCOMPARE(each.headers.value("content-type"), QByteArray("application/json"));
            QCOMPARE(each.headers.value("x-dunlin-hook"), hook->id.toText().toLatin1());
            ids.insert(each.headers.value("x-dunlin-delivery"));
            const QByteArray time = each.headers.value("x-dunlin-timestamp");
            QVERIFY(qAbs(QDateTime::currentSecsSinceEpoch() - time.toLongLong()) < 600);
            const QByteArray right = QMessageAuthenticationCode::hash(
                time + '.' + each.body, hook->secret->toUtf8(), QCryptographicHash::Sha256);
            QCOMPARE(each.headers.value("x-dunlin-signature"), "sha256=" + right.toHex());
        }
        QCOMPARE(ids.size(), texts.size());
        const auto delivery = fromJson<wire::HookDelivery>(m_http.caught.constFirst().body);
        VERIFY_OK(delivery);
        QCOMPARE(delivery->hookId, hook->id);
        QCOMPARE(delivery->channelName, u"garden"_s);
        QVERIFY(delivery->sender);
        QCOMPARE(delivery->sender->username, u"bob"_s);
        QVERIFY(!delivery->sender->lastSeenAt);
        QCOMPARE(delivery->message.channelId, channel);
        QVERIFY(!server.log().contains(*hook->secret));
        QVERIFY(!ann.rest.rawOf(wire::http::hooks, {channel.toText()})
                     .body.contains(hook->secret->toUtf8()));
    }

    void whatIsNotTakenIsSentAgainAndThenGivenUp_data() { databases(); }
    void whatIsNotTakenIsSentAgainAndThenGivenUp()
    {
        WITH_OWN_SERVER(server, u"--call-private"_s, u"on"_s, u"--hook-tries"_s, u"3"_s);
        Actor ann(server.url(), u"ann"_s);
        const ChannelId channel = ann.makeChannel(u"garden"_s);
        const auto hook = make(ann, channel, outgoing(u"Reader"_s, m_http.url(u"/told"_s)));
        VERIFY_OK(hook);
        // Once it comes through at the second time.
        m_http.answers = [this](const Caught &) {
            return status(m_http.caught.size() > 1 ? 204 : 503);
        };
        QVERIFY(ann.post(channel, u"one"_s) > 0);
        QVERIFY(waitUntil([&] { return m_http.caught.size() == 2; }));
        QCOMPARE(m_http.caught[0].headers.value("x-dunlin-delivery"),
                 m_http.caught[1].headers.value("x-dunlin-delivery"));
        QVERIFY(waitUntil([&] {
            const auto now = only(ann, channel);
            return now && !now->failingSince && !now->reason;
        }));
        // And then not any more.
        m_http.caught.clear();
        m_http.answers = [](const Caught &) { return status(503); };
        QVERIFY(ann.post(channel, u"two"_s) > 0);
        QVERIFY(ann.post(channel, u"three"_s) > 0);
        QVERIFY(waitUntil([&] {
            const auto now = only(ann, channel);
            return now && now->stoppedAt;
        }));
        QCOMPARE(textsOf(m_http), (QStringList{u"two"_s, u"two"_s, u"two"_s}));
        QCOMPARE(only(ann, channel)->reason, std::optional(u"status 503"_s));
        QVERIFY(only(ann, channel)->failingSince);
        // Somebody has it start again: nothing is lost.
        m_http.caught.clear();
        m_http.answers = [](const Caught &) { return CatcherAnswer{}; };
        const auto resumed =
            ann.rest.call(wire::http::resumeHook, {channel.toText(), hook->id.toText()});
        VERIFY_OK(resumed);
        QVERIFY(!resumed->stoppedAt && !resumed->reason);
        QVERIFY(waitUntil([&] { return m_http.caught.size() == 2; }));
        QCOMPARE(textsOf(m_http), (QStringList{u"two"_s, u"three"_s}));
        // Where nobody wants it any more it is not sent twice.
        m_http.answers = [](const Caught &) { return status(410); };
        m_http.caught.clear();
        QVERIFY(ann.post(channel, u"four"_s) > 0);
        QVERIFY(waitUntil([&] {
            const auto now = only(ann, channel);
            return now && now->stoppedAt;
        }));
        QCOMPARE(m_http.caught.size(), 1);
        QCOMPARE(only(ann, channel)->reason, std::optional(u"status 410"_s));
    }

    void aRestartLosesNothing_data() { databases(); }
    void aRestartLosesNothing()
    {
        WITH_OWN_SERVER(server, u"--call-private"_s, u"on"_s);
        Actor ann(server.url(), u"ann"_s);
        const ChannelId channel = ann.makeChannel(u"garden"_s);
        m_http.answers = [](const Caught &) { return status(500); };
        VERIFY_OK(make(ann, channel, outgoing(u"Reader"_s, m_http.url(u"/told"_s))));
        const qint64 gone = ann.post(channel, u"gone"_s);
        QVERIFY(waitUntil([&] {
            const auto now = only(ann, channel);
            return now && now->failingSince;
        }));
        VERIFY_OK(ann.rest.call(wire::http::remove, {channel.toText(), QString::number(gone)},
                                {OpId::create()}));
        QVERIFY(ann.post(channel, u"stays"_s) > 0);
        server.kill();
        m_http.caught.clear();
        m_http.answers = [](const Caught &) { return CatcherAnswer{}; };
        QVERIFY2(server.start(), qPrintable(server.why()));
        QVERIFY(waitUntil([&] { return !m_http.caught.isEmpty(); }));
        // What was deleted meanwhile is not told.
        QCOMPARE(textsOf(m_http), QStringList{u"stays"_s});
    }

private:
    HttpCatcher m_http;
};

QTEST_GUILESS_MAIN(HooksTest)
#include "tst_hooks.moc"
