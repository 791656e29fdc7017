// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Coming in and going out: registration, passwords, tokens, devices, the end of an account.
#include "server/storage/sql/connection.h"
#include "tests/integration/server/server_test.h"

#include <QUrl>

using namespace dunlin;
using namespace dunlin::test;
using namespace Qt::StringLiterals;

namespace {

wire::Registration registration(const QString &name)
{
    wire::Registration request;
    request.username = name;
    request.password = Password;
    return request;
}

wire::Login login(const QString &name, const QString &password = Password)
{
    wire::Login request;
    request.username = name;
    request.password = password;
    return request;
}

// The token of a dunlin:// link.
QString tokenOf(const QString &output)
{
    const qsizetype at = output.indexOf(u"dunlin://join/"_s);
    return at < 0 ? QString() : output.mid(at + 14, 43);
}

} // namespace

class AccountsTest : public ServerTest
{
    Q_OBJECT

private Q_SLOTS:
    void theFirstAccountIsAdminAndOthersNeedAnInvite_data() { databases(); }
    void theFirstAccountIsAdminAndOthersNeedAnInvite()
    {
        QFETCH(Database, database);
        if (!isAvailable(database))
            QSKIP("DUNLIN_TEST_POSTGRES names no PostgreSQL server");
        TestServer::Options options;
        options.database = database;
        options.registration = u"invite"_s;
        TestServer server(options);
        QVERIFY2(server.start(), qPrintable(server.why()));
        QVERIFY(waitUntil([&] { return server.output().contains(u"invite: dunlin://join/"_s); }));
        QVERIFY(server.output().contains(u"address: "_s + server.url()));
        RestClient rest(server.url());

        const auto first = rest.call(wire::http::registerAccount, {}, registration(u"first"_s));
        VERIFY_OK(first);
        QCOMPARE(first->user.serverRole, wire::ServerRole::Admin);

        const auto second = rest.call(wire::http::registerAccount, {}, registration(u"second"_s));
        VERIFY_FAILS(second, Errc::Forbidden);
        QCOMPARE(second.error().field, u"invite"_s);
        wire::Registration invited = registration(u"second"_s);
        invited.invite = u"nonsense"_s;
        VERIFY_FAILS(rest.call(wire::http::registerAccount, {}, invited), Errc::Forbidden);

        // An invite of the command line, made beside the running server.
        const auto made = server.run({u"invite"_s, u"create"_s, u"--uses"_s, u"1"_s});
        QVERIFY2(made.code == 0, qPrintable(made.errors));
        invited.invite = tokenOf(made.output);
        const auto let = rest.call(wire::http::registerAccount, {}, invited);
        VERIFY_OK(let);
        QCOMPARE(let->user.serverRole, wire::ServerRole::User);
        invited.username = u"third"_s;
        VERIFY_FAILS(rest.call(wire::http::registerAccount, {}, invited), Errc::Forbidden);

        // An invite to a channel lets people in as well, and is spent once for both.
        rest.setToken(first->accessToken);
        wire::ChannelCreate channel;
        channel.opId = OpId::create();
        channel.name = u"club"_s;
        channel.isPrivate = true;
        const auto club = rest.call(wire::http::createChannel, {}, channel);
        VERIFY_OK(club);
        const auto link =
            rest.call(wire::http::createInvite, {club->id.toText()}, wire::InviteCreate{3600, 1});
        VERIFY_OK(link);
        QCOMPARE(link->url,
                 u"dunlin://join/"_s + link->token + u"?server="_s
                     + QString::fromLatin1(QUrl::toPercentEncoding(server.url())));
        invited.invite = link->token;
        const auto third = rest.call(wire::http::registerAccount, {}, invited);
        VERIFY_OK(third);
        rest.setToken(third->accessToken);
        VERIFY_OK(rest.call(wire::http::acceptInvite, {link->token}));
        const auto mine = rest.call(wire::http::channels);
        VERIFY_OK(mine);
        QCOMPARE(mine->channels.size(), 1);
        QCOMPARE(mine->channels[0].channel.id, club->id);
    }

    void aClosedServerTakesNobodyButTheFirst()
    {
        TestServer::Options options;
        options.registration = u"closed"_s;
        TestServer server(options);
        QVERIFY2(server.start(), qPrintable(server.why()));
        RestClient rest(server.url());
        VERIFY_OK(rest.call(wire::http::registerAccount, {}, registration(u"first"_s)));
        wire::Registration invited = registration(u"second"_s);
        invited.invite = tokenOf(server.run({u"invite"_s, u"create"_s}).output);
        VERIFY_FAILS(rest.call(wire::http::registerAccount, {}, invited), Errc::Forbidden);
        // The command line can.
        QCOMPARE(server.run({u"user"_s, u"create"_s, u"second"_s}).code, 0);
    }

    void namesAreTakenByTheirFoldedForm_data() { databases(); }
    void namesAreTakenByTheirFoldedForm()
    {
        WITH_SERVER(server);
        RestClient rest(server.url());
        const QString name = fresh(u"alice"_s);
        VERIFY_OK(rest.call(wire::http::registerAccount, {}, registration(name.toUpper())));
        const auto again = rest.call(wire::http::registerAccount, {}, registration(name));
        VERIFY_FAILS(again, Errc::Conflict);
        QCOMPARE(again.error().field, u"username"_s);
        const auto in = rest.call(wire::http::login, {}, login(name));
        VERIFY_OK(in);
        QCOMPARE(in->user.username, name);
    }

    // an unknown name and a wrong password look the same.
    void signInTellsNotWhetherANameExists_data() { databases(); }
    void signInTellsNotWhetherANameExists()
    {
        WITH_SERVER(server);
        Actor alice(server.url(), fresh(u"alice"_s));
        RestClient rest(server.url());

        const HttpResult wrong =
            rest.rawOf(wire::http::login, {}, login(alice.name, u"wrong password"_s));
        const HttpResult nobody =
            rest.rawOf(wire::http::login, {}, login(fresh(u"nobody"_s), u"wrong password"_s));

        QCOMPARE(wrong.status, 401);
        QCOMPARE(nobody.status, 401);
        QCOMPARE(wrong.body, nobody.body);
    }

    void guessingPasswordsIsSlowedDown()
    {
        TestServer::Options options;
        options.rateLimits = true;
        TestServer server(options);
        QVERIFY2(server.start(), qPrintable(server.why()));
        Actor alice(server.url(), u"alice"_s);
        RestClient rest(server.url());
        for (const QString &name : {u"alice"_s, u"nobody"_s}) {
            for (int i = 0; i < 10; ++i)
                VERIFY_FAILS(rest.call(wire::http::login, {}, login(name, u"wrong password"_s)),
                             Errc::Unauthorized);
            const HttpResult locked = rest.rawOf(wire::http::login, {}, login(name, Password));
            QCOMPARE(locked.status, 429);
            QVERIFY(locked.json().value("retryAfter"_L1).toInteger() > 0);
            QCOMPARE(locked.headers.value("retry-after").toLongLong(),
                     locked.json().value("retryAfter"_L1).toInteger());
        }
        VERIFY_OK(alice.rest.call(wire::http::me));
    }

    void aRefreshTokenWorksOnceAndItsReuseRevokesTheDevice_data() { databases(); }
    void aRefreshTokenWorksOnceAndItsReuseRevokesTheDevice()
    {
        WITH_SERVER(server);
        Actor alice(server.url(), fresh(u"alice"_s));
        const auto phone = alice.otherDevice();
        RestClient rest(server.url());
        const QString stolen = alice.me.session.refreshToken;
        const auto next = rest.call(wire::http::refresh, {}, wire::Refresh{stolen, {}});
        VERIFY_OK(next);
        QVERIFY(next->refreshToken != stolen);
        const auto afterNext =
            rest.call(wire::http::refresh, {}, wire::Refresh{next->refreshToken, {}});
        VERIFY_OK(afterNext);
        alice.connectHub(Encoding::Json);

        VERIFY_FAILS(rest.call(wire::http::refresh, {}, wire::Refresh{stolen, {}}),
                     Errc::Unauthorized);

        QCOMPARE(alice.hub->waitForClose(), int(wire::CloseCode::DeviceRevoked));
        VERIFY_FAILS(rest.call(wire::http::refresh, {}, wire::Refresh{afterNext->refreshToken, {}}),
                     Errc::Unauthorized);
        rest.setToken(afterNext->accessToken);
        VERIFY_FAILS(rest.call(wire::http::me), Errc::Unauthorized);
        VERIFY_OK(phone->rest.call(wire::http::me));
    }

    // The answer was lost, or came to a process that was killed before it had kept it.
    void aTradeMayBeRepeatedUntilItsOutcomeIsUsed_data() { databases(); }
    void aTradeMayBeRepeatedUntilItsOutcomeIsUsed()
    {
        WITH_SERVER(server);
        Actor alice(server.url(), fresh(u"alice"_s));
        RestClient rest(server.url());
        const wire::Refresh trade{alice.me.session.refreshToken, OpId::create()};
        const auto lost = rest.call(wire::http::refresh, {}, trade);
        VERIFY_OK(lost);
        server.kill();
        QVERIFY2(server.start(), qPrintable(server.why()));
        const auto repeated = rest.call(wire::http::refresh, {}, trade);
        VERIFY_OK(repeated);
        QCOMPARE(repeated->refreshToken, lost->refreshToken);
        rest.setToken(repeated->accessToken);
        VERIFY_OK(rest.call(wire::http::me));
        const auto next = rest.call(wire::http::refresh, {},
                                    wire::Refresh{repeated->refreshToken, OpId::create()});
        VERIFY_OK(next);

        // Whoever repeats it now is somebody else.
        VERIFY_FAILS(rest.call(wire::http::refresh, {}, trade), Errc::Unauthorized);
        VERIFY_FAILS(rest.call(wire::http::refresh, {}, wire::Refresh{next->refreshToken, {}}),
                     Errc::Unauthorized);
    }

    void aUsedTokenUnderAnotherIdRevokesTheDevice_data() { databases(); }
    void aUsedTokenUnderAnotherIdRevokesTheDevice()
    {
        WITH_SERVER(server);
        for (const std::optional<OpId> &thief :
             {std::optional<OpId>(), std::optional(OpId::create())}) {
            Actor alice(server.url(), fresh(u"alice"_s));
            RestClient rest(server.url());
            const QString token = alice.me.session.refreshToken;
            const auto traded =
                rest.call(wire::http::refresh, {}, wire::Refresh{token, OpId::create()});
            VERIFY_OK(traded);
            VERIFY_FAILS(rest.call(wire::http::refresh, {}, wire::Refresh{token, thief}),
                         Errc::Unauthorized);
            rest.setToken(traded->accessToken);
            VERIFY_FAILS(rest.call(wire::http::me), Errc::Unauthorized);
        }
    }

    void signingOutEndsTheDevice_data() { databases(); }
    void signingOutEndsTheDevice()
    {
        WITH_SERVER(server);
        Actor alice(server.url(), fresh(u"alice"_s));
        const auto phone = alice.otherDevice();
        phone->connectHub(Encoding::Cbor);
        VERIFY_OK(phone->rest.call(wire::http::logout));
        QCOMPARE(phone->hub->waitForClose(), int(wire::CloseCode::DeviceRevoked));
        VERIFY_FAILS(phone->rest.call(wire::http::me), Errc::Unauthorized);
        VERIFY_FAILS(phone->rest.call(wire::http::refresh, {},
                                      wire::Refresh{phone->me.session.refreshToken, {}}),
                     Errc::Unauthorized);
        VERIFY_OK(alice.rest.call(wire::http::me));
        // And it stays so when the server comes back and has forgotten what it knew.
        QCOMPARE(server.stop(), 0);
        QVERIFY2(server.start(), qPrintable(server.why()));
        VERIFY_FAILS(phone->rest.call(wire::http::me), Errc::Unauthorized);

        const auto tablet = alice.otherDevice();
        VERIFY_OK(alice.rest.call(wire::http::logoutAll));
        VERIFY_FAILS(alice.rest.call(wire::http::me), Errc::Unauthorized);
        VERIFY_FAILS(tablet->rest.call(wire::http::me), Errc::Unauthorized);
    }

    // a new password ends every other session, and is held to the rules.
    void aNewPasswordEndsOtherSessions_data() { databases(); }
    void aNewPasswordEndsOtherSessions()
    {
        WITH_SERVER(server);
        Actor alice(server.url(), fresh(u"alice"_s));
        const auto phone = alice.otherDevice();
        phone->connectHub(Encoding::Json);
        const QString better = u"an even better one"_s;

        VERIFY_FAILS(alice.rest.call(wire::http::changePassword, {},
                                     wire::PasswordChange{u"wrong"_s, better}),
                     Errc::Forbidden);
        const auto weak = alice.rest.call(wire::http::changePassword, {},
                                          wire::PasswordChange{Password, u"short"_s});
        VERIFY_FAILS(weak, Errc::Invalid);
        QCOMPARE(weak.error().field, u"new"_s);
        VERIFY_OK(alice.rest.call(wire::http::changePassword, {},
                                  wire::PasswordChange{Password, better}));

        QCOMPARE(phone->hub->waitForClose(), int(wire::CloseCode::DeviceRevoked));
        VERIFY_FAILS(phone->rest.call(wire::http::me), Errc::Unauthorized);
        VERIFY_OK(alice.rest.call(wire::http::me));
        VERIFY_FAILS(signIn(server.url(), alice.name), Errc::Unauthorized);
        VERIFY_OK(signIn(server.url(), alice.name, better));
    }

    void aDeviceThatSignsInAgainIsTheSame_data() { databases(); }
    void aDeviceThatSignsInAgainIsTheSame()
    {
        WITH_SERVER(server);
        Actor alice(server.url(), fresh(u"alice"_s));
        Actor bob(server.url(), fresh(u"bob"_s));
        wire::Login again = login(alice.name);
        again.device.id = alice.me.device();
        RestClient rest(server.url());
        QCOMPARE(rest.call(wire::http::login, {}, again)->device.id, alice.me.device());
        // Somebody else's device is nobody's to claim.
        again.device.id = bob.me.device();
        QVERIFY(rest.call(wire::http::login, {}, again)->device.id != bob.me.device());
        VERIFY_OK(alice.rest.call(wire::http::renameDevice, {alice.me.device().toText()},
                                  wire::DevicePatch{u"Laptop"_s}));
        const auto devices = alice.rest.call(wire::http::devices);
        VERIFY_OK(devices);
        QCOMPARE(devices->devices.size(), 2);
        for (const wire::Device &each : devices->devices) {
            QCOMPARE(each.current, each.id == alice.me.device());
            if (each.current)
                QCOMPARE(each.name, u"Laptop"_s);
        }
        VERIFY_FAILS(alice.rest.call(wire::http::renameDevice, {bob.me.device().toText()},
                                     wire::DevicePatch{u"x"_s}),
                     Errc::NotFound);
        VERIFY_FAILS(alice.rest.call(wire::http::revokeDevice, {bob.me.device().toText()}),
                     Errc::NotFound);
    }

    void profilesShowWhatIsPublic_data() { databases(); }
    void profilesShowWhatIsPublic()
    {
        WITH_SERVER(server);
        Actor alice(server.url(), fresh(u"alice"_s));
        Actor bob(server.url(), fresh(u"bob"_s));
        const auto changed = alice.rest.call(
            wire::http::changeMe, {},
            wire::AccountPatch{
                u"Alice of Zürich"_s, alice.name + u"@example.org"_s, u"rows"_s, {}, {}});
        VERIFY_OK(changed);
        QCOMPARE(changed->email, std::optional(alice.name + u"@example.org"_s));
        const HttpResult seen = bob.rest.rawOf(wire::http::user, {alice.id().toText()});
        QCOMPARE(seen.status, 200);
        QVERIFY(!seen.body.contains("example.org"));
        QCOMPARE(seen.json().value("displayName"_L1).toString(), u"Alice of Zürich"_s);
        const auto found = bob.rest.call(wire::http::users, {}, {}, u"query="_s + alice.name);
        VERIFY_OK(found);
        QCOMPARE(found->users.size(), 1);
        QCOMPARE(found->users[0].id, alice.id());
        VERIFY_FAILS(bob.rest.call(wire::http::user, {UserId::create().toText()}), Errc::NotFound);
        VERIFY_FAILS(
            bob.rest.call(wire::http::changeMe, {},
                          wire::AccountPatch{{}, alice.name + u"@EXAMPLE.org"_s, {}, {}, {}}),
            Errc::Conflict);
    }

    void anAccountThatEndsHandsItsChannelsOver_data() { databases(); }
    void anAccountThatEndsHandsItsChannelsOver()
    {
        WITH_SERVER(server);
        Actor alice(server.url(), fresh(u"alice"_s));
        Actor bob(server.url(), fresh(u"bob"_s));
        Actor carol(server.url(), fresh(u"carol"_s));
        const ChannelId common = alice.makeChannel(u"common"_s, true, {bob.id()});
        VERIFY_OK(alice.rest.call(wire::http::putMember, {common.toText(), carol.id().toText()},
                                  wire::MemberPut{}));
        const ChannelId alone = alice.makeChannel(u"alone"_s, false);
        alice.post(common, u"farewell"_s);
        alice.connectHub(Encoding::Json);

        VERIFY_FAILS(alice.rest.call(wire::http::removeMe, {}, wire::AccountRemoval{u"wrong"_s}),
                     Errc::Forbidden);
        VERIFY_OK(alice.rest.call(wire::http::removeMe, {}, wire::AccountRemoval{Password}));

        QCOMPARE(alice.hub->waitForClose(), int(wire::CloseCode::DeviceRevoked));
        VERIFY_FAILS(alice.rest.call(wire::http::me), Errc::Unauthorized);
        VERIFY_FAILS(signIn(server.url(), alice.name), Errc::Unauthorized);
        VERIFY_FAILS(bob.rest.call(wire::http::user, {alice.id().toText()}), Errc::NotFound);
        VERIFY_FAILS(bob.rest.call(wire::http::channel, {alone.toText()}), Errc::NotFound);
        const auto members = bob.rest.call(wire::http::members, {common.toText()});
        VERIFY_OK(members);
        QCOMPARE(members->members.size(), 2);
        for (const wire::Member &each : members->members)
            QCOMPARE(each.role, each.user.id == bob.id() ? wire::Role::Owner : wire::Role::Member);
        QCOMPARE(bob.rest.call(wire::http::messages, {common.toText()})->messages.size(), 1);
        VERIFY_FAILS(RestClient(server.url())
                         .call(wire::http::registerAccount, {}, registration(alice.name)),
                     Errc::Conflict);
    }

    void theCommandLineAdministers_data() { databases(); }
    void theCommandLineAdministers()
    {
        WITH_SERVER(server);
        const QString name = fresh(u"zoe"_s);
        const auto made = server.run({u"user"_s, u"create"_s, name, u"--admin"_s});
        QVERIFY2(made.code == 0, qPrintable(made.errors));
        const QString password = made.output.section(u"password: "_s, 1).trimmed();
        const auto zoe = signIn(server.url(), name, password);
        VERIFY_OK(zoe);
        QCOMPARE(zoe->session.user.serverRole, wire::ServerRole::Admin);
        QVERIFY(server.run({u"user"_s, u"list"_s}).output.contains(name + u" admin"_s));
        const auto reset = server.run({u"user"_s, u"reset-password"_s, name});
        VERIFY_FAILS(signIn(server.url(), name, password), Errc::Unauthorized);
        const QString next = reset.output.section(u"password: "_s, 1).trimmed();
        VERIFY_OK(signIn(server.url(), name, next));
        QCOMPARE(server.run({u"user"_s, u"disable"_s, name}).code, 0);
        VERIFY_FAILS(signIn(server.url(), name, next), Errc::Forbidden);
        QCOMPARE(server.run({u"user"_s, u"disable"_s, u"nobody-at-all"_s}).code, 1);
        QCOMPARE(server.run({u"user"_s, u"dance"_s}).code, 2);
        QCOMPARE(server.run({u"backup"_s}).code, 2);
        QCOMPARE(server.run({u"check-config"_s, u"--port"_s, u"x"_s}).code, 2);
        QCOMPARE(server.run({u"check-config"_s}).code, 0);
        QCOMPARE(server.run({u"migrate"_s}).code, 0);
        // One daemon works in a data directory at a time; the door is looked at after that.
        TestServer::Options taken;
        taken.arguments = {u"--port"_s, QString::number(server.port())};
        TestServer late(taken);
        QVERIFY(!late.start());
        QVERIFY2(late.why().contains(u"code 4"_s), qPrintable(late.why()));
        // No database there: run() puts its own last, which counts.
        TestServer::Options nowhere;
        nowhere.arguments = {u"--database"_s, u"postgres://a:b@127.0.0.1:1/x"_s};
        TestServer unreachable(nowhere);
        QVERIFY(!unreachable.start());
        QVERIFY2(unreachable.why().contains(u"code 3"_s), qPrintable(unreachable.why()));
    }

    // Nothing of what must stay secret is in the log.
    void theLogHoldsNoSecrets()
    {
        TestServer server({});
        QVERIFY2(server.start(), qPrintable(server.why()));
        Actor alice(server.url(), u"alice"_s);
        const ChannelId channel = alice.makeChannel(u"secret"_s);
        alice.post(channel, u"canary-message-text"_s);
        VERIFY_OK(alice.rest.call(wire::http::refresh, {},
                                  wire::Refresh{alice.me.session.refreshToken, {}}));
        QVERIFY(!signIn(server.url(), u"alice"_s, u"canary-wrong-password"_s).ok());
        server.stop();
        const QString log = server.log();
        QVERIFY(!log.isEmpty());
        for (const QString &each :
             {Password, u"canary"_s, alice.me.token(), alice.me.session.refreshToken})
            QVERIFY(!log.contains(each));
    }

    void howMuchAHashTakesIsASetting()
    {
        TestServer::Options options;
        options.arguments = {u"--password-memory"_s, u"20"_s};
        TestServer server(options);
        QVERIFY2(server.start(), qPrintable(server.why()));
        const Actor alice(server.url(), u"alice"_s);
        QCOMPARE(server.stop(), 0);
        QCOMPARE(
            server.run({u"user"_s, u"create"_s, u"bob"_s, u"--password-memory"_s, u"21"_s}).code,
            0);
        const auto hashesOf = [&](const char *sql) -> qint64 {
            server::Connection connection(*server::parseDatabaseUrl(server.databaseUrl()),
                                          server::Purpose::Read);
            if (!connection.open().ok())
                return -1;
            const auto count = connection.number(sql);
            return count.ok() ? *count : -1;
        };
        QCOMPARE(hashesOf("SELECT count(*) FROM Users WHERE Username = 'alice'"
                          " AND PasswordHash LIKE '$argon2id$v=19$m=20480,t=2,%'"),
                 1);
        QCOMPARE(hashesOf("SELECT count(*) FROM Users WHERE Username = 'bob'"
                          " AND PasswordHash LIKE '$argon2id$v=19$m=21504,t=2,%'"),
                 1);
        // Nothing below what is held to be safe.
        const auto weak = server.run({u"print-config"_s, u"--password-memory"_s, u"18"_s});
        QCOMPARE(weak.code, 2);
        QVERIFY2(weak.errors.contains(u"password-memory"_s), qPrintable(weak.errors));
    }
};

QTEST_GUILESS_MAIN(AccountsTest)
#include "tst_accounts.moc"
