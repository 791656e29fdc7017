// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the tests of the server share: a server per database, started when first needed, and people on it.
#pragma once

#include "tests/support/test_client.h"
#include "tests/support/test_server.h"

#include <QtTest>

#include <map>
#include <memory>

namespace dunlin::test {

// Somebody with an account, REST and, if they want, the hub.
class Actor
{
public:
    Actor(const QString &url, const QString &username, const Result<Person> &person)
        : rest(url)
        , name(username)
        , m_url(url)
    {
        if (person.ok()) {
            me = *person;
            rest.setToken(me.token());
        } else {
            qWarning("%s: %s", qPrintable(name), qPrintable(person.error().detail));
        }
    }
    Actor(const QString &url, const QString &username)
        : Actor(url, username, registerPerson(url, username))
    {
    }

    // A hub connection that has said hello.
    HubClient &connectHub(Encoding encoding,
                          const std::optional<wire::Resume> &resume = std::nullopt)
    {
        hub = std::make_unique<HubClient>(m_url, encoding);
        hub->open();
        const auto reply = hub->hello(me.token(), resume);
        if (reply.ok())
            welcome = *reply;
        else
            qWarning("%s: hello: %s", qPrintable(name), qPrintable(reply.error().detail));
        return *hub;
    }
    // A further device of the same person.
    std::unique_ptr<Actor> otherDevice() const
    {
        return std::make_unique<Actor>(m_url, name, signIn(m_url, name));
    }

    ChannelId makeChannel(const QString &title, bool isPrivate = true,
                          const QList<UserId> &members = {})
    {
        wire::ChannelCreate request;
        request.opId = OpId::create();
        request.name = title;
        request.isPrivate = isPrivate;
        request.members = members;
        const auto channel = rest.call(wire::http::createChannel, {}, request);
        if (!channel.ok())
            qWarning("%s: channel: %s %s", qPrintable(name), qPrintable(channel.error().detail),
                     qPrintable(channel.error().field));
        return channel.ok() ? channel->id : ChannelId();
    }

    static wire::SendRequest message(const ChannelId &channel, const QString &text)
    {
        wire::SendRequest request;
        request.opId = OpId::create();
        request.channelId = channel;
        request.content = text;
        return request;
    }
    Result<wire::SendReply> say(const ChannelId &channel, const QString &text)
    {
        return hub->ask(wire::op::messageSend, message(channel, text));
    }
    // Over REST; its number.
    qint64 post(const ChannelId &channel, const QString &text)
    {
        const wire::SendBody body{OpId::create(), wire::MessageType::Text, text, {}, {}, {}, {}};
        const auto row = rest.call(wire::http::send, {channel.toText()}, body);
        if (!row.ok())
            qWarning("%s: send: %s", qPrintable(name), qPrintable(row.error().detail));
        return row.ok() ? row->seq : 0;
    }

    UserId id() const { return me.id(); }

    Person me;
    RestClient rest;
    std::unique_ptr<HubClient> hub;
    wire::HelloReply welcome;
    QString name;

private:
    QString m_url;
};

class ServerTest : public QObject
{
public:
    // Rows for a data function: of both databases, or of the one that DUNLIN_TEST_DATABASES names.
    static void databases()
    {
        QTest::addColumn<Database>("database");
        for (const Database each : chosen())
            QTest::newRow(nameOf(each)) << each;
    }
    static void databasesAndEncodings()
    {
        QTest::addColumn<Database>("database");
        QTest::addColumn<Encoding>("encoding");
        for (const Database each : chosen()) {
            QTest::addRow("%s, json", nameOf(each)) << each << Encoding::Json;
            QTest::addRow("%s, cbor", nameOf(each)) << each << Encoding::Cbor;
        }
    }

protected:
    static bool isAvailable(Database database) { return availableDatabases().contains(database); }

    // The server that the tests of this class share.
    TestServer *shared(Database database)
    {
        auto &server = m_servers[database];
        if (!server) {
            TestServer::Options options;
            options.database = database;
            server = std::make_unique<TestServer>(options);
        }
        if (!server->isRunning() && !server->start()) {
            m_why = server->why();
            return nullptr;
        }
        return server.get();
    }
    // A name that nobody has.
    QString fresh(const QString &name) { return name + QString::number(++m_names); }
    QString why() const { return m_why; }

private:
    static QList<Database> chosen()
    {
        QList<Database> both{Database::Sqlite, Database::Postgres};
        const QByteArray only = qgetenv("DUNLIN_TEST_DATABASES");
        if (!only.isEmpty())
            both.removeIf([&only](Database each) { return only != nameOf(each); });
        // A test without rows passes.
        if (both.isEmpty())
            qFatal("DUNLIN_TEST_DATABASES: there is no database called %s", only.constData());
        return both;
    }

    std::map<Database, std::unique_ptr<TestServer>> m_servers;
    QString m_why;
    int m_names = 0;
};

} // namespace dunlin::test

Q_DECLARE_METATYPE(dunlin::test::Database)
Q_DECLARE_METATYPE(dunlin::Encoding)

// Fetches the row's database and its shared server; skips the row when there is no such database here.
#define WITH_SERVER(server)                                                                        \
    QFETCH(dunlin::test::Database, database);                                                      \
    if (!isAvailable(database))                                                                    \
        QSKIP("DUNLIN_TEST_POSTGRES names no PostgreSQL server");                                  \
    dunlin::test::TestServer *runningServer = shared(database);                                    \
    QVERIFY2(runningServer, qPrintable(why()));                                                    \
    dunlin::test::TestServer &server = *runningServer

// The same with a server of its own, which the test may kill; further arguments are the server's.
#define WITH_OWN_SERVER(server, ...)                                                               \
    QFETCH(dunlin::test::Database, database);                                                      \
    if (!isAvailable(database))                                                                    \
        QSKIP("DUNLIN_TEST_POSTGRES names no PostgreSQL server");                                  \
    dunlin::test::TestServer::Options ownOptions;                                                  \
    ownOptions.database = database;                                                                \
    ownOptions.arguments = QStringList{__VA_ARGS__};                                               \
    dunlin::test::TestServer server(ownOptions);                                                   \
    QVERIFY2(server.start(), qPrintable(server.why()))

// A Result that must be good; shows its error when it isn't. The argument is evaluated once.
#define VERIFY_OK(result)                                                                          \
    do {                                                                                           \
        const auto &goodResult = (result);                                                         \
        QVERIFY2(goodResult.ok(),                                                                  \
                 qPrintable(goodResult.ok() ? QString() : goodResult.error().detail));             \
    } while (false)
#define VERIFY_FAILS(result, errc)                                                                 \
    do {                                                                                           \
        const auto failedResult = (result);                                                        \
        QVERIFY(!failedResult.ok());                                                               \
        QCOMPARE(dunlin::errcName(failedResult.error().code), dunlin::errcName(errc));             \
    } while (false)
