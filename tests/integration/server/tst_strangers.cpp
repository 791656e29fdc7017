// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The server and programs that others wrote: http_ece reads its pushes, jose verifies its tokens and the name it gives
// push services, redocly reads its description, tus-js-client uploads. They come from npm, see tests/integration/node.
#include "tests/integration/server/files_fixture.h"
#include "tests/support/http_catcher.h"
#include "tests/support/node_program.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QSqlDatabase>
#include <QSqlQuery>

using namespace dunlin;
using namespace dunlin::test;
using namespace Qt::StringLiterals;

namespace {

QByteArray toBytes(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

QJsonObject objectOf(const NodeRun &run)
{
    return QJsonDocument::fromJson(run.output).object();
}

struct Key {
    QString kid;
    QByteArray secret;
};

// The keys of a server on SQLite, past its own code.
QList<Key> keysOf(const TestServer &server)
{
    QList<Key> keys;
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"keys"_s);
        database.setDatabaseName(server.dataDir() + u"/dunlin.db"_s);
        database.setConnectOptions(u"QSQLITE_OPEN_READONLY"_s);
        if (database.open()) {
            QSqlQuery query(database);
            query.exec(u"SELECT Kid, Secret FROM SigningKeys"_s);
            while (query.next())
                keys.append({query.value(0).toString(), query.value(1).toByteArray()});
        }
    }
    QSqlDatabase::removeDatabase(u"keys"_s);
    return keys;
}

} // namespace

class StrangersTest : public ServerTest
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY2(m_node.install(), qPrintable(m_node.why())); }

    void aDeviceReadsThePushAndNobodyElse_data() { databases(); }
    void aDeviceReadsThePushAndNobodyElse()
    {
        WITH_OWN_SERVER(server, u"--call-private"_s, u"on"_s, u"--push-contact"_s,
                        u"mailto:admin@example.org"_s);
        HttpCatcher http;
        Actor ann(server.url(), u"ann"_s);
        Actor bob(server.url(), u"bob"_s);
        const QJsonObject keys = objectOf(m_node.run(u"push.mjs"_s, {u"keys"_s}));
        QVERIFY(!keys.isEmpty());
        const auto state = bob.rest.call(wire::http::pushState);
        VERIFY_OK(state);
        VERIFY_OK(bob.rest.call(wire::http::putPush, {},
                                {http.url(u"/bob"_s), keys.value(u"p256dh"_s).toString(),
                                 keys.value(u"auth"_s).toString()}));
        ann.makeChannel(u"club"_s, true, {bob.id()});
        QVERIFY(waitUntil([&] { return http.count("/bob") > 0; }));

        const Caught &push = http.caught.constFirst();
        QJsonObject asked{
            {u"auth"_s, keys.value(u"auth"_s)},
            {u"privateKey"_s, keys.value(u"privateKey"_s)},
            {u"body"_s, QString::fromLatin1(push.body.toBase64())},
            {u"authorization"_s, QString::fromLatin1(push.headers.value("authorization"))},
            {u"endpoint"_s, http.url(u"/bob"_s)},
            {u"publicKey"_s, state->publicKey},
        };
        const NodeRun read = m_node.run(u"push.mjs"_s, {u"check"_s}, toBytes(asked));
        QVERIFY2(read.exitCode == 0, read.errors.constData());
        QCOMPARE(objectOf(read).value(u"plain"_s).toString(), u"{\"v\":1}"_s);
        const QJsonObject claims = objectOf(read).value(u"claims"_s).toObject();
        QCOMPARE(claims.value(u"sub"_s).toString(), u"mailto:admin@example.org"_s);
        QCOMPARE(claims.value(u"aud"_s).toString(), u"http://127.0.0.1:%1"_s.arg(http.port()));

        const QJsonObject other = objectOf(m_node.run(u"push.mjs"_s, {u"keys"_s}));
        asked.insert(u"privateKey"_s, other.value(u"privateKey"_s));
        QCOMPARE(m_node.run(u"push.mjs"_s, {u"check"_s}, toBytes(asked)).exitCode, 1);
    }

    void tokensAreVerifiedByOthersAndForgeriesByUs()
    {
        TestServer server({});
        QVERIFY2(server.start(), qPrintable(server.why()));
        Actor ann(server.url(), u"ann"_s);
        QJsonObject asked{{u"token"_s, ann.me.token()},
                          {u"user"_s, ann.id().toText()},
                          {u"device"_s, ann.me.device().toText()}};
        const QList<Key> keys = keysOf(server);
        QCOMPARE(keys.size(), 3); // the id, the key of tokens and the one of pushes
        for (const Key &each : keys) {
            if (each.kid == "server-id"_L1) {
                asked.insert(u"serverId"_s, QString::fromLatin1(each.secret.toHex()));
            } else if (each.kid != "push"_L1) {
                asked.insert(u"kid"_s, each.kid);
                asked.insert(u"key"_s, QString::fromLatin1(each.secret.toBase64()));
            }
        }

        const NodeRun run = m_node.run(u"token.mjs"_s, {}, toBytes(asked));

        QVERIFY2(run.exitCode == 0, run.errors.constData());
        const QJsonArray forgeries = objectOf(run).value(u"forgeries"_s).toArray();
        QVERIFY(forgeries.size() >= 20);
        RestClient rest(server.url());
        for (const QJsonValue &each : forgeries) {
            const QJsonObject forgery = each.toObject();
            rest.setToken(forgery.value(u"token"_s).toString());
            QVERIFY2(rest.raw("GET", u"/api/v1/users/me"_s).status == 401,
                     qPrintable(forgery.value(u"name"_s).toString()));
        }
        // What the stranger signs with the right key and claims is taken: the refusals are for what they say.
        rest.setToken(objectOf(run).value(u"good"_s).toString());
        QCOMPARE(rest.raw("GET", u"/api/v1/users/me"_s).status, 200);
    }

    void theDescriptionIsReadByALinter()
    {
        TestServer server({});
        QVERIFY2(server.start(), qPrintable(server.why()));
        RestClient rest(server.url());
        const HttpResult served = rest.raw("GET", u"/openapi.json"_s);
        QCOMPARE(served.status, 200);

        const NodeRun lint = m_node.run(u"openapi.mjs"_s, {}, served.body);
        QVERIFY2(lint.exitCode == 0, (lint.output + lint.errors).constData());
        // And it does look.
        QByteArray broken = served.body;
        broken.replace("#/components/schemas/Account\"", "#/components/schemas/Nothing\"");
        QVERIFY(broken != served.body);
        const NodeRun found = m_node.run(u"openapi.mjs"_s, {}, broken);
        QCOMPARE(found.exitCode, 1);
        QVERIFY2(found.output.contains("no-unresolved-refs"), found.output.constData());
    }

    void anUploadBreaksAndGoesOn_data() { databases(); }
    void anUploadBreaksAndGoesOn()
    {
        WITH_OWN_SERVER(server);
        Actor ann(server.url(), u"ann"_s);
        const ChannelId channel = ann.makeChannel(u"club"_s);
        const qint64 size = 5 * Mib + 12345;
        const FileId file = create(ann, announce(channel, u"a.bin"_s, size));
        QJsonObject asked{{u"url"_s, server.url() + pathOf(file)},
                          {u"token"_s, ann.me.token()},
                          {u"size"_s, size},
                          {u"breakAfter"_s, 2 * Mib}};

        const NodeRun broken = m_node.run(u"tus.mjs"_s, {}, toBytes(asked));
        QVERIFY2(broken.exitCode == 0, broken.errors.constData());
        QCOMPARE(objectOf(broken).value(u"began"_s).toInteger(-1), 0);
        server.kill();
        QVERIFY2(server.start(), qPrintable(server.why()));
        const qint64 kept = offsetOf(ann, file);
        QVERIFY2(kept >= 2 * Mib && kept < size, qPrintable(QString::number(kept)));

        asked.remove(u"breakAfter"_s);
        const NodeRun rest = m_node.run(u"tus.mjs"_s, {}, toBytes(asked));
        QVERIFY2(rest.exitCode == 0, rest.errors.constData());
        QCOMPARE(objectOf(rest).value(u"began"_s).toInteger(-1), kept);
        QCOMPARE(objectOf(rest).value(u"offsets"_s).toArray().last().toInteger(), size);

        QByteArray expected(size, '\0');
        for (qsizetype i = 0; i < size; ++i)
            expected[i] = char(quint8(i * 31 + (i >> 8)));
        const HttpResult got = get(ann, file);
        QCOMPARE(got.status, 200);
        QCOMPARE(QCryptographicHash::hash(got.body, QCryptographicHash::Sha256),
                 QCryptographicHash::hash(expected, QCryptographicHash::Sha256));
    }

private:
    NodeProgram m_node;
};

QTEST_GUILESS_MAIN(StrangersTest)
#include "tst_strangers.moc"
