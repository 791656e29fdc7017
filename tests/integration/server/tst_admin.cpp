// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// /admin and the commands beside it: for admins of the server alone, whatever the endpoint; what they do takes hold at
// once and is in the log.
#include "shared/wire/version.h"
#include "tests/integration/server/server_test.h"

using namespace dunlin;
using namespace dunlin::test;
using namespace Qt::StringLiterals;

namespace {

// The last entries, newest first, as "act name".
QStringList acts(Actor &admin, int count)
{
    const auto list = admin.rest.call(wire::http::adminAudit, {}, {}, u"limit=%1"_s.arg(count));
    if (!list.ok())
        return {list.error().detail};
    QStringList texts;
    for (const wire::AuditEntry &each : list->entries)
        texts.append(each.name.isEmpty() ? each.act : each.act + u' ' + each.name);
    return texts;
}

} // namespace

class AdminTest : public ServerTest
{
    Q_OBJECT

    // The first account of a server is its admin.
    static std::unique_ptr<Actor> adminOf(TestServer &server)
    {
        return std::make_unique<Actor>(server.url(), u"root"_s);
    }

private Q_SLOTS:
    void nobodyElseMayDoAnyOfIt_data() { databases(); }
    // Walks the registry: an endpoint that is added is asked here too.
    void nobodyElseMayDoAnyOfIt()
    {
        WITH_OWN_SERVER(server);
        const auto root = adminOf(server);
        Actor bob(server.url(), u"bob"_s);
        Actor once(server.url(), u"once"_s);
        const ChannelId channel = bob.makeChannel(u"garden"_s);
        VERIFY_OK(root->rest.call(wire::http::adminChangeUser, {once.id().toText()},
                                  wire::AdminUserPatch{wire::ServerRole::Admin, {}}));
        VERIFY_OK(once.rest.call(wire::http::adminStats));
        VERIFY_OK(root->rest.call(wire::http::adminChangeUser, {once.id().toText()},
                                  wire::AdminUserPatch{wire::ServerRole::User, {}}));
        const auto before = root->rest.call(wire::http::adminAudit);
        VERIFY_OK(before);
        RestClient nobody(server.url());

        int asked = 0;
        const auto ask = [&](const auto &endpoint) {
            if (endpoint.access != wire::Access::Admin)
                return;
            ++asked;
            QString path =
                QString::fromLatin1(wire::ApiPrefix.data()) + QString::fromLatin1(endpoint.path);
            path.replace(u"/channels/{id}"_s, u"/channels/"_s + channel.toText());
            path.replace(u"{id}"_s, root->id().toText());
            path.replace(u"{deviceId}"_s, root->me.device().toText());
            const QByteArray method = RestClient::methodName(endpoint.method);
            // A body that would do something if it were heard.
            const QByteArray body =
                R"({"disabled":true,"role":"user","password":"another password"})";
            const QByteArray where = method + ' ' + path.toUtf8();
            const HttpResult unknown = nobody.raw(method, path, body);
            QVERIFY2(unknown.status == 401, where.constData());
            for (Actor *each : {&bob, &once}) {
                const HttpResult refused = each->rest.raw(method, path, body);
                QVERIFY2(refused.status == 403 && refused.code() == u"forbidden",
                         (where + ' ' + QByteArray::number(refused.status)).constData());
            }
        };
        std::apply([&](const auto &...each) { (ask(each), ...); }, wire::endpoints);
        QVERIFY(asked >= 14);

        // Nothing has happened.
        const auto after = root->rest.call(wire::http::adminAudit);
        VERIFY_OK(after);
        QCOMPARE(after->entries.size(), before->entries.size());
        VERIFY_OK(bob.rest.call(wire::http::channel, {channel.toText()}));
        VERIFY_OK(root->rest.call(wire::http::me));
    }

    void peopleAreListed_data() { databases(); }
    void peopleAreListed()
    {
        WITH_OWN_SERVER(server);
        const auto root = adminOf(server);
        Actor ada(server.url(), u"ada"_s);
        Actor bob(server.url(), u"bob"_s);
        const auto second = bob.otherDevice();
        const auto first = root->rest.call(wire::http::adminUsers, {}, {}, u"limit=2"_s);
        VERIFY_OK(first);
        QVERIFY(first->more);
        QCOMPARE(first->users.size(), 2);
        QCOMPARE(first->users[0].username, u"ada"_s);
        QCOMPARE(first->users[1].username, u"bob"_s);
        QCOMPARE(first->users[1].devices, 2);
        QVERIFY(!first->users[1].totp && !first->users[1].disabled);
        const auto rest = root->rest.call(wire::http::adminUsers, {}, {}, u"after=bob"_s);
        VERIFY_OK(rest);
        QVERIFY(!rest->more);
        QCOMPARE(rest->users.size(), 1);
        QCOMPARE(rest->users[0].role, wire::ServerRole::Admin);
        const auto found = root->rest.call(wire::http::adminUsers, {}, {}, u"query=AD"_s);
        VERIFY_OK(found);
        QCOMPARE(found->users.size(), 1);
        VERIFY_FAILS(root->rest.call(wire::http::adminUsers, {}, {}, u"limit=0"_s), Errc::Invalid);
        // A page never has a password's hash on it.
        QVERIFY(!root->rest.rawOf(wire::http::adminUsers).body.contains("argon2"));

        const auto devices = root->rest.call(wire::http::adminDevices, {bob.id().toText()});
        VERIFY_OK(devices);
        QCOMPARE(devices->devices.size(), 2);
    }

    void whoIsShutIsOutAtOnce_data() { databases(); }
    void whoIsShutIsOutAtOnce()
    {
        WITH_OWN_SERVER(server);
        const auto root = adminOf(server);
        Actor bob(server.url(), u"bob"_s);
        bob.connectHub(Encoding::Json);
        const auto shut = root->rest.call(wire::http::adminChangeUser, {bob.id().toText()},
                                          wire::AdminUserPatch{{}, true});
        VERIFY_OK(shut);
        QVERIFY(shut->disabled);
        QCOMPARE(shut->devices, 0);
        QCOMPARE(bob.hub->waitForClose(), 4503);
        VERIFY_FAILS(bob.rest.call(wire::http::me), Errc::Unauthorized);
        VERIFY_FAILS(signIn(server.url(), u"bob"_s), Errc::Forbidden);
        QCOMPARE(acts(*root, 1), QStringList{u"user.disable bob"_s});
        // Again changes nothing, and is not worth a line.
        VERIFY_OK(root->rest.call(wire::http::adminChangeUser, {bob.id().toText()},
                                  wire::AdminUserPatch{{}, true}));
        VERIFY_OK(root->rest.call(wire::http::adminChangeUser, {bob.id().toText()},
                                  wire::AdminUserPatch{{}, false}));
        QCOMPARE(acts(*root, 2), (QStringList{u"user.enable bob"_s, u"user.disable bob"_s}));
        VERIFY_OK(signIn(server.url(), u"bob"_s));
    }

    void oneAdminStays_data() { databases(); }
    void oneAdminStays()
    {
        WITH_OWN_SERVER(server);
        const auto root = adminOf(server);
        Actor bob(server.url(), u"bob"_s);
        const auto change = [&](Actor &by, const UserId &whom, const wire::AdminUserPatch &patch) {
            return by.rest.call(wire::http::adminChangeUser, {whom.toText()}, patch);
        };
        VERIFY_FAILS(change(*root, root->id(), {wire::ServerRole::User, {}}), Errc::Conflict);
        VERIFY_FAILS(change(*root, root->id(), {{}, true}), Errc::Conflict);
        VERIFY_FAILS(change(*root, root->id(), {wire::ServerRole::Unknown, {}}), Errc::Invalid);
        VERIFY_FAILS(change(*root, UserId::create(), {{}, true}), Errc::NotFound);
        VERIFY_OK(change(*root, bob.id(), {wire::ServerRole::Admin, {}}));
        VERIFY_OK(change(bob, root->id(), {wire::ServerRole::User, {}}));
        VERIFY_FAILS(change(*root, bob.id(), {wire::ServerRole::User, {}}), Errc::Forbidden);
        VERIFY_FAILS(change(bob, bob.id(), {{}, true}), Errc::Conflict);
        QCOMPARE(acts(bob, 2), (QStringList{u"user.demote root"_s, u"user.promote bob"_s}));
        const auto refused = server.run({u"user"_s, u"disable"_s, u"bob"_s});
        QVERIFY2(refused.code == 1 && refused.errors.contains(u"last admin"_s),
                 qPrintable(refused.errors));
    }

    void aPasswordIsResetAndDevicesGo_data() { databases(); }
    void aPasswordIsResetAndDevicesGo()
    {
        WITH_OWN_SERVER(server);
        const auto root = adminOf(server);
        Actor bob(server.url(), u"bob"_s);
        bob.connectHub(Encoding::Cbor);
        const auto made = root->rest.call(wire::http::adminResetPassword, {bob.id().toText()}, {});
        VERIFY_OK(made);
        QVERIFY(made->password && made->password->size() >= 16);
        QCOMPARE(bob.hub->waitForClose(), 4503);
        VERIFY_FAILS(signIn(server.url(), u"bob"_s), Errc::Unauthorized);
        VERIFY_OK(signIn(server.url(), u"bob"_s, *made->password));
        const auto given = root->rest.call(wire::http::adminResetPassword, {bob.id().toText()},
                                           wire::AdminPassword{u"a chosen password"_s});
        VERIFY_OK(given);
        QVERIFY(!given->password);
        VERIFY_OK(signIn(server.url(), u"bob"_s, u"a chosen password"_s));
        VERIFY_FAILS(root->rest.call(wire::http::adminResetPassword, {bob.id().toText()},
                                     wire::AdminPassword{u"short"_s}),
                     Errc::Invalid);
        QCOMPARE(acts(*root, 2), (QStringList{u"user.password bob"_s, u"user.password bob"_s}));
        // The log knows that it happened, and neither password.
        const QByteArray log =
            root->rest.rawOf(wire::http::adminAudit).body + server.log().toUtf8();
        QVERIFY(!log.contains(made->password->toUtf8()) && !log.contains("a chosen password"));
    }

    void sessionsAreEnded_data() { databases(); }
    void sessionsAreEnded()
    {
        WITH_OWN_SERVER(server);
        const auto root = adminOf(server);
        Actor bob(server.url(), u"bob"_s);
        const auto phone = bob.otherDevice();
        const QString id = bob.id().toText();
        VERIFY_OK(
            root->rest.call(wire::http::adminRevokeDevice, {id, phone->me.device().toText()}));
        VERIFY_FAILS(phone->rest.call(wire::http::me), Errc::Unauthorized);
        VERIFY_OK(bob.rest.call(wire::http::me));
        VERIFY_FAILS(
            root->rest.call(wire::http::adminRevokeDevice, {id, phone->me.device().toText()}),
            Errc::NotFound);
        // Of another person it is no device.
        VERIFY_FAILS(
            root->rest.call(wire::http::adminRevokeDevice, {id, root->me.device().toText()}),
            Errc::NotFound);
        VERIFY_OK(root->rest.call(wire::http::adminSignOut, {id}));
        VERIFY_FAILS(bob.rest.call(wire::http::me), Errc::Unauthorized);
        QCOMPARE(acts(*root, 2), (QStringList{u"user.signout bob"_s, u"device.revoke bob"_s}));
        VERIFY_FAILS(root->rest.call(wire::http::adminRemoveTotp, {id}), Errc::NotFound);
    }

    void invitesComeAndGo_data() { databases(); }
    void invitesComeAndGo()
    {
        WITH_OWN_SERVER(server, u"--registration"_s, u"invite"_s);
        const auto root = adminOf(server);
        wire::InviteCreate request;
        request.maxUses = 2;
        request.expiresIn = 3600;
        const auto made = root->rest.call(wire::http::adminInvite, {}, request);
        VERIFY_OK(made);
        VERIFY_FAILS(registerPerson(server.url(), u"bob"_s), Errc::Forbidden);
        VERIFY_OK(registerPerson(server.url(), u"bob"_s, made->token));
        const auto list = root->rest.call(wire::http::adminInvites);
        VERIFY_OK(list);
        // The other one is the server's own, for the first account.
        QCOMPARE(list->invites.size(), 2);
        const wire::AdminInvite &invite = list->invites[0];
        QCOMPARE(invite.uses, 1);
        QCOMPARE(invite.createdBy, std::optional(root->id()));
        QVERIFY(!list->invites[1].createdBy);
        QVERIFY(!root->rest.rawOf(wire::http::adminInvites).body.contains(made->token.toUtf8()));
        VERIFY_OK(root->rest.call(wire::http::adminRemoveInvite, {invite.id}));
        VERIFY_FAILS(root->rest.call(wire::http::adminRemoveInvite, {invite.id}), Errc::NotFound);
        VERIFY_FAILS(root->rest.call(wire::http::adminRemoveInvite, {u"zz"_s}), Errc::NotFound);
        VERIFY_FAILS(registerPerson(server.url(), u"carol"_s, made->token), Errc::Forbidden);
        QCOMPARE(acts(*root, 2), (QStringList{u"invite.remove"_s, u"invite.create"_s}));
        request.maxUses = 0;
        VERIFY_FAILS(root->rest.call(wire::http::adminInvite, {}, request), Errc::Invalid);
    }

    void channelsAreListedAndRemoved_data() { databases(); }
    void channelsAreListedAndRemoved()
    {
        WITH_OWN_SERVER(server);
        const auto root = adminOf(server);
        Actor bob(server.url(), u"bob"_s);
        const ChannelId garden = bob.makeChannel(u"garden"_s);
        const ChannelId market = bob.makeChannel(u"market"_s, false);
        QVERIFY(bob.post(garden, u"a secret of the garden"_s) > 0);
        bob.connectHub(Encoding::Json);
        const auto first = root->rest.call(wire::http::adminChannels, {}, {}, u"limit=1"_s);
        VERIFY_OK(first);
        QVERIFY(first->more && first->channels.size() == 1);
        const auto rest = root->rest.call(wire::http::adminChannels, {}, {},
                                          u"after="_s + first->channels[0].id.toText());
        VERIFY_OK(rest);
        QVERIFY(!rest->more && rest->channels.size() == 1);
        for (const wire::AdminChannel &each : first->channels + rest->channels) {
            QCOMPARE(each.messages, each.id == garden ? 1 : 0);
            QCOMPARE(each.members, 1);
            QCOMPARE(each.isPrivate, each.id == garden);
        }
        // An admin of the server sees that there is a channel, not what is said in it.
        QVERIFY(!root->rest.rawOf(wire::http::adminChannels).body.contains("secret"));
        VERIFY_FAILS(root->rest.call(wire::http::messages, {garden.toText()}), Errc::NotFound);

        VERIFY_OK(root->rest.call(wire::http::adminRemoveChannel, {garden.toText()}));
        VERIFY_FAILS(root->rest.call(wire::http::adminRemoveChannel, {garden.toText()}),
                     Errc::NotFound);
        VERIFY_FAILS(bob.rest.call(wire::http::channel, {garden.toText()}), Errc::NotFound);
        VERIFY_OK(bob.rest.call(wire::http::channel, {market.toText()}));
        QVERIFY(bob.hub->waitForEvents(wire::event::channel, 1));
        QCOMPARE(acts(*root, 1), QStringList{u"channel.remove garden"_s});
    }

    void theCommandLineIsInTheLogToo_data() { databases(); }
    void theCommandLineIsInTheLogToo()
    {
        WITH_OWN_SERVER(server);
        const auto root = adminOf(server);
        const QList<std::pair<QStringList, QString>> commands{
            {{u"user"_s, u"create"_s, u"bob"_s}, u"user.create bob"_s},
            {{u"user"_s, u"promote"_s, u"bob"_s}, u"user.promote bob"_s},
            {{u"user"_s, u"demote"_s, u"bob"_s}, u"user.demote bob"_s},
            {{u"user"_s, u"disable"_s, u"bob"_s}, u"user.disable bob"_s},
            {{u"user"_s, u"enable"_s, u"bob"_s}, u"user.enable bob"_s},
            {{u"user"_s, u"reset-password"_s, u"bob"_s}, u"user.password bob"_s},
            {{u"user"_s, u"sign-out"_s, u"bob"_s}, u"user.signout bob"_s},
            {{u"invite"_s, u"create"_s}, u"invite.create"_s},
        };
        for (const auto &[command, entry] : commands) {
            const auto done = server.run(command);
            QVERIFY2(done.code == 0, qPrintable(command.join(u' ') + done.errors));
            QCOMPARE(acts(*root, 1), QStringList{entry});
        }
        const QTemporaryDir dir;
        QCOMPARE(server.run({u"backup"_s, dir.filePath(u"b"_s)}).code, 0);
        QCOMPARE(acts(*root, 1), QStringList{u"server.backup"_s});
        QCOMPARE(server.run({u"user"_s, u"remove-totp"_s, u"bob"_s}).code, 1);
        QCOMPARE(server.run({u"user"_s, u"promote"_s, u"nobody"_s}).code, 1);
        const auto list = root->rest.call(wire::http::adminAudit);
        VERIFY_OK(list);
        QCOMPARE(list->entries.size(), commands.size() + 1);
        for (qsizetype i = 0; i < list->entries.size(); ++i) {
            QVERIFY(!list->entries[i].actor);
            QCOMPARE(list->entries[i].id, commands.size() + 1 - i);
            QVERIFY(list->entries[i].at > 0);
        }
        const auto page = root->rest.call(wire::http::adminAudit, {}, {}, u"before=5&limit=2"_s);
        VERIFY_OK(page);
        QVERIFY(page->more);
        QCOMPARE(page->entries.size(), 2);
        QCOMPARE(page->entries[0].id, 4);
    }

    void figuresAreThere_data() { databases(); }
    void figuresAreThere()
    {
        WITH_OWN_SERVER(server);
        const auto root = adminOf(server);
        const ChannelId channel = root->makeChannel(u"garden"_s);
        QVERIFY(root->post(channel, u"one"_s) > 0);
        root->connectHub(Encoding::Json);
        const auto stats = root->rest.call(wire::http::adminStats);
        VERIFY_OK(stats);
        QCOMPARE(stats->users, 1);
        QCOMPARE(stats->channels, 1);
        QCOMPARE(stats->messages, 1);
        QStringList queues;
        for (const wire::AdminFigure &each : stats->queues)
            queues.append(each.name);
        QCOMPARE(queues, (QStringList{u"writes"_s, u"reads"_s, u"files"_s, u"pushes"_s}));
        QCOMPARE(stats->connections.value(0), (wire::AdminFigure{u"hub"_s, 1}));
        QVERIFY(stats->components.contains(wire::AdminComponent{u"database"_s, u"ok"_s}));
        QVERIFY(!stats->lastBackupAt);
    }
};

QTEST_GUILESS_MAIN(AdminTest)
#include "tst_admin.moc"
