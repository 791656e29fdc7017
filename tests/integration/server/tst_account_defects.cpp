// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Defects that another program of this kind had (mission.md, section 4), each as a test that carries its number: those of
// accounts, passwords and keys; of messages and channels in tst_defects.
#include "server/storage/sql/connection.h"
#include "tests/integration/server/server_test.h"
#include "tests/support/http_catcher.h"

#include <QDirIterator>

using namespace dunlin;
using namespace dunlin::test;
using namespace Qt::StringLiterals;

namespace {

// How many rows a statement of one number tells.
qint64 countOf(const TestServer &server, const char *sql)
{
    const auto config = server::parseDatabaseUrl(server.databaseUrl());
    server::Connection connection(*config, server::Purpose::Write);
    const auto opened = connection.open();
    const auto count = opened.ok() ? connection.number(sql) : Result<qint64>(opened.error());
    return count.ok() ? *count : -1;
}

} // namespace

class AccountDefectsTest : public ServerTest
{
    Q_OBJECT

private Q_SLOTS:
    void x07_nobodyReadsWhoKnowsWhom_data() { databases(); }
    void x07_nobodyReadsWhoKnowsWhom()
    {
        WITH_SERVER(server);
        Actor ann(server.url(), fresh(u"ann"_s));
        Actor bob(server.url(), fresh(u"bob"_s));
        Actor mallory(server.url(), fresh(u"mallory"_s));
        const ChannelId channel = ann.makeChannel(u"club"_s, true, {bob.id()});
        VERIFY_OK(ann.rest.call(wire::http::befriend, {}, {bob.id(), {}}));
        VERIFY_OK(bob.rest.call(wire::http::acceptFriend, {ann.id().toText()}));

        const auto friends =
            mallory.rest.call(wire::http::friends, {}, {}, u"userId="_s + ann.id().toText());
        VERIFY_OK(friends);
        QVERIFY(friends->friends.isEmpty() && friends->incoming.isEmpty()
                && friends->outgoing.isEmpty() && friends->blocked.isEmpty());
        VERIFY_FAILS(mallory.rest.call(wire::http::members, {channel.toText()}), Errc::NotFound);
        // A profile has what is public and nothing else.
        const QJsonObject profile =
            mallory.rest.rawOf(wire::http::user, {ann.id().toText()}).json();
        const QSet<QString> lawful{u"id"_s,    u"username"_s,     u"displayName"_s,
                                   u"about"_s, u"avatarFileId"_s, u"lastSeenAt"_s};
        for (const QString &each : profile.keys())
            QVERIFY2(lawful.contains(each), qPrintable(each));
        for (const QString &path : {u"/api/v1/users/%1/friends"_s, u"/api/v1/users/%1/devices"_s,
                                    u"/api/v1/users/%1/channels"_s, u"/api/v1/users/%1/export"_s})
            QCOMPARE(mallory.rest.raw("GET", path.arg(ann.id().toText())).status, 404);
    }

    void x08_withoutATokenThereAreNoCredentials_data() { databases(); }
    void x08_withoutATokenThereAreNoCredentials()
    {
        WITH_SERVER(server);
        RestClient nobody(server.url());
        const HttpResult ice = nobody.raw("GET", u"/api/v1/calls/ice"_s);
        QVERIFY2(ice.status == 401 || ice.status == 404, qPrintable(QString::number(ice.status)));
        QVERIFY(!ice.body.contains("credential"));
        // What is open to everybody is a list that is meant.
        QSet<QByteArray> open;
        std::apply(
            [&](const auto &...each) {
                ((each.access == wire::Access::Open ? void(open.insert(each.path)) : void()), ...);
            },
            wire::endpoints);
        for (const char *each : {"/auth/register", "/auth/login", "/auth/refresh"})
            QVERIFY(open.remove(each));
        // Others carry a secret of their own in their address.
        for (const QByteArray &each : std::as_const(open))
            QVERIFY2(each.contains("{token}") || each.contains("{secret}"), each.constData());
    }

    void x09_aNewPasswordEndsOtherSessionsAndKeepsTheRules_data() { databases(); }
    void x09_aNewPasswordEndsOtherSessionsAndKeepsTheRules()
    {
        WITH_SERVER(server);
        Actor ann(server.url(), fresh(u"ann"_s));
        const auto thief = ann.otherDevice();
        thief->connectHub(Encoding::Cbor);
        QVERIFY(ann.me.session.expiresIn <= 900);

        VERIFY_FAILS(ann.rest.call(wire::http::changePassword, {}, {Password, u"short"_s}),
                     Errc::Invalid);
        QCOMPARE(thief->rest.rawOf(wire::http::me).status, 200);
        VERIFY_OK(ann.rest.call(wire::http::changePassword, {}, {Password, u"a longer one"_s}));

        QCOMPARE(thief->rest.rawOf(wire::http::me).status, 401);
        QCOMPARE(thief->hub->waitForClose(), int(wire::CloseCode::DeviceRevoked));
        VERIFY_FAILS(
            thief->rest.call(wire::http::refresh, {}, {thief->me.session.refreshToken, {}}),
            Errc::Unauthorized);
        QCOMPARE(ann.rest.rawOf(wire::http::me).status, 200);
    }

    void x10_aSignInTellsNotWhoHasAnAccount_data() { databases(); }
    void x10_aSignInTellsNotWhoHasAnAccount()
    {
        WITH_SERVER(server);
        Actor ann(server.url(), fresh(u"ann"_s));
        RestClient guesser(server.url());
        const auto attempt = [&](const QString &name) {
            wire::Login login;
            login.username = name;
            login.password = u"a wrong one"_s;
            login.device.name = u"x"_s;
            login.device.platform = u"x"_s;
            return guesser.rawOf(wire::http::login, {}, login);
        };
        const HttpResult known = attempt(ann.name);
        const HttpResult unknown = attempt(u"nobody.has.this"_s);
        QCOMPARE(known.status, 401);
        QCOMPARE(unknown.status, known.status);
        QCOMPARE(unknown.body, known.body);
    }

    // Whatever the server encrypts or hashes with, it never does so twice in the same way.
    void x11_nothingIsEncryptedTwiceInTheSameWay_data() { databases(); }
    void x11_nothingIsEncryptedTwiceInTheSameWay()
    {
        WITH_OWN_SERVER(server, u"--call-private"_s, u"on"_s);
        HttpCatcher http;
        Actor ann(server.url(), u"ann"_s);
        std::vector<std::unique_ptr<Actor>> people;
        QList<UserId> ids;
        for (int i = 0; i < 4; ++i) {
            people.push_back(std::make_unique<Actor>(server.url(), u"bob%1"_s.arg(i)));
            ids.append(people.back()->id());
            // All with the same keys.
            VERIFY_OK(people.back()->rest.call(
                wire::http::putPush, {},
                {http.url(u"/%1"_s.arg(i)),
                 u"BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4"_s,
                 u"BTBZMqHH6r4Tts7J_aSIgg"_s}));
        }
        ann.makeChannel(u"club"_s, true, ids);
        QVERIFY(waitUntil([&] { return http.caught.size() >= 4; }));
        QSet<QByteArray> salts;
        QSet<QByteArray> keys;
        QSet<QByteArray> texts;
        for (const Caught &each : std::as_const(http.caught)) {
            salts.insert(each.body.left(16));
            keys.insert(each.body.mid(21, 65));
            texts.insert(each.body.mid(86));
        }
        QCOMPARE(salts.size(), http.caught.size());
        QCOMPARE(keys.size(), http.caught.size());
        QCOMPARE(texts.size(), http.caught.size());
        // They have the same password, too.
        QCOMPARE(countOf(server, "SELECT count(DISTINCT PasswordHash) FROM Users"), 5);
    }

    // The server's part: nothing of what lets somebody in is on its disk. (Of the client's disk: tst_store, tst_engine.)
    void x13_noKeyToAnAccountIsOnTheServersDisk()
    {
        TestServer server({});
        QVERIFY2(server.start(), qPrintable(server.why()));
        Actor ann(server.url(), u"ann"_s);
        const auto ticket = ann.rest.call(wire::http::ticket);
        VERIFY_OK(ticket);
        const ChannelId channel = ann.makeChannel(u"club"_s);
        const auto invite = ann.rest.call(wire::http::createInvite, {channel.toText()}, {});
        VERIFY_OK(invite);
        QCOMPARE(server.stop(), 0);

        int files = 0;
        QDirIterator it(server.dataDir(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        while (it.hasNext()) {
            QFile file(it.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            const QByteArray bytes = file.readAll();
            ++files;
            for (const QString &each : {Password, ann.me.token(), ann.me.session.refreshToken,
                                        ticket->ticket, invite->token})
                QVERIFY2(!bytes.contains(each.toUtf8()), qPrintable(file.fileName()));
        }
        QVERIFY(files > 0);
        for (const QString &each :
             {Password, ann.me.token(), ann.me.session.refreshToken, ticket->ticket, invite->token})
            QVERIFY(!server.log().contains(each));
    }

    void x14_aDeviceThatIsKnownSignsInAtTheLimitToo_data() { databases(); }
    void x14_aDeviceThatIsKnownSignsInAtTheLimitToo()
    {
        WITH_OWN_SERVER(server);
        Actor ann(server.url(), u"ann"_s);
        {
            // Ninety-nine more, past the server: a sign-in for each would take minutes.
            const auto config = server::parseDatabaseUrl(server.databaseUrl());
            server::Connection connection(*config, server::Purpose::Write);
            VERIFY_OK(connection.open());
            for (int i = 0; i < 99; ++i)
                VERIFY_OK(connection.change(
                    "INSERT INTO Devices (Id, UserId, Name, Platform, CreatedAt, LastSeenAt)"
                    " VALUES (?, ?, 'x', 'x', 1, 1)",
                    DeviceId::create(), ann.id()));
        }
        wire::Login login;
        login.username = ann.name;
        login.password = Password;
        login.device.name = u"one more"_s;
        login.device.platform = u"x"_s;
        VERIFY_FAILS(ann.rest.call(wire::http::login, {}, login), Errc::Conflict);
        login.device.id = ann.me.device();
        const auto again = ann.rest.call(wire::http::login, {}, login);
        VERIFY_OK(again);
        QCOMPARE(again->device.id, ann.me.device());
        // And what belongs to a device can be replaced there.
        VERIFY_OK(ann.rest.call(
            wire::http::putPush, {},
            {u"https://push.example.org/"_s,
             u"BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4"_s,
             u"BTBZMqHH6r4Tts7J_aSIgg"_s}));
    }

    void x17_aFailedSignInIsNoSuccess_data() { databasesAndEncodings(); }
    void x17_aFailedSignInIsNoSuccess()
    {
        WITH_SERVER(server);
        QFETCH(Encoding, encoding);
        HubClient hub(server.url(), encoding);
        QVERIFY(hub.open());
        VERIFY_FAILS(hub.hello(u"no token"_s), Errc::Unauthorized);
        QCOMPARE(hub.waitForClose(), int(wire::CloseCode::Unauthorized));
        RestClient nobody(server.url());
        QCOMPARE(nobody.rawOf(wire::http::me).status, 401);
        // Not even a hub request that is none is answered with 200.
        QVERIFY(nobody.raw("GET", u"/hub"_s).status >= 400);
    }

    void x18_aFriendshipIsOneOnBothSides_data() { databases(); }
    void x18_aFriendshipIsOneOnBothSides()
    {
        WITH_SERVER(server);
        Actor ann(server.url(), fresh(u"ann"_s));
        Actor bob(server.url(), fresh(u"bob"_s));
        VERIFY_OK(ann.rest.call(wire::http::befriend, {}, {bob.id(), {}}));
        VERIFY_OK(bob.rest.call(wire::http::acceptFriend, {ann.id().toText()}));
        const auto ofAnn = ann.rest.call(wire::http::friends);
        const auto ofBob = bob.rest.call(wire::http::friends);
        VERIFY_OK(ofAnn);
        VERIFY_OK(ofBob);
        QCOMPARE(ofAnn->friends.size(), 1);
        QCOMPARE(ofAnn->friends[0].user.id, bob.id());
        QCOMPARE(ofBob->friends.size(), 1);
        QCOMPARE(ofBob->friends[0].user.id, ann.id());
        VERIFY_OK(bob.rest.call(wire::http::unfriend, {ann.id().toText()}));
        QVERIFY(ann.rest.call(wire::http::friends)->friends.isEmpty());
    }
};

QTEST_GUILESS_MAIN(AccountDefectsTest)
#include "tst_account_defects.moc"
