// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Two nodes over one PostgreSQL, with a Redis between them or without, and people who come back wherever they can.
#pragma once

#include "tests/integration/server/server_test.h"
#include "tests/support/postgres_cluster.h"
#include "tests/support/redis_server.h"

#include <QSqlDatabase>
#include <QSqlQuery>

namespace dunlin::test {

enum class Between { Redis, Notify };

class TwoNodes
{
public:
    TwoNodes(Between between, const QStringList &arguments = {},
             const QString &postgresUrl = qEnvironmentVariable("DUNLIN_TEST_POSTGRES"))
        : m_between(between)
    {
        if (between == Between::Redis) {
            redis = RedisServer::start(&why);
            if (!redis)
                return;
        }
        m_database = PostgresDatabase::create(postgresUrl, &why);
        if (!m_database)
            return;
        for (int i = 0; i < 2; ++i) {
            TestServer::Options options;
            options.database = Database::Postgres;
            options.sharedDatabase = m_database->url();
            options.arguments = arguments
                + QStringList{QStringLiteral("--node-name"), QStringLiteral("node%1").arg(i)};
            if (redis)
                options.arguments << QStringLiteral("--redis") << redis->url();
            nodes.push_back(std::make_unique<TestServer>(options));
        }
        for (const auto &each : nodes) {
            if (!each->start()) {
                why = each->why();
                return;
            }
        }
        if (!waitUntil([&] { return areTogether(); }))
            why = QStringLiteral("the nodes do not find each other");
    }

    TestServer &one() { return *nodes[0]; }
    TestServer &two() { return *nodes[1]; }
    static qint64 figure(const TestServer &node, const QByteArray &name)
    {
        const QByteArray text =
            '\n' + RestClient(node.url()).raw("GET", QStringLiteral("/metrics")).body;
        const qsizetype at = text.indexOf('\n' + name + ' ');
        return at < 0 ? -1 : text.mid(at + name.size() + 2).split('\n').constFirst().toLongLong();
    }
    static QString brokerHealth(const TestServer &node)
    {
        return RestClient(node.url())
            .raw("GET", QStringLiteral("/health"))
            .json()
            .value(QLatin1StringView("components"))
            .toObject()
            .value(QLatin1StringView("broker"))
            .toString();
    }
    bool areTogether() const
    {
        return std::all_of(nodes.cbegin(), nodes.cend(), [](const auto &each) {
            return figure(*each, "dunlin_other_nodes") == 1
                && brokerHealth(*each) == QStringLiteral("ok");
        });
    }
    // As if the broker died and came back: what is on its way is lost.
    void breakBroker()
    {
        if (redis) {
            redis->kill();
            redis->restart();
        } else {
            cutListeners();
        }
    }
    // The nodes' own connections to PostgreSQL, those for storage left alone.
    int cutListeners() const
    {
        const QUrl url(m_database->url());
        int cut = 0;
        {
            QSqlDatabase admin =
                QSqlDatabase::addDatabase(QStringLiteral("QPSQL"), QStringLiteral("cut listeners"));
            admin.setHostName(url.host());
            admin.setPort(url.port());
            admin.setUserName(url.userName());
            admin.setPassword(url.password());
            admin.setDatabaseName(url.path().mid(1));
            if (admin.open()) {
                QSqlQuery query(admin);
                query.exec(QStringLiteral(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname ="
                    " current_database() AND application_name = 'dunlin nodes'"));
                while (query.next())
                    ++cut;
            }
        }
        QSqlDatabase::removeDatabase(QStringLiteral("cut listeners"));
        return cut;
    }
    Between between() const { return m_between; }

    QString why; // empty: all is well
    std::unique_ptr<RedisServer> redis;

private:
    const Between m_between;
    std::unique_ptr<PostgresDatabase> m_database; // goes after the nodes

public:
    std::vector<std::unique_ptr<TestServer>> nodes;
};

// Somebody in one channel who writes and listens, on whatever node there is, as the protocol's client rules say: comes
// back with a position, says again what was not answered, and keeps a record of everything that was told.
class Regular
{
public:
    Regular(TwoNodes &nodes, size_t home, const Person &person, const QString &name)
        : m_nodes(nodes)
        , m_at(home)
        , m_person(person)
        , m_name(name)
    {
    }

    // On the node that is given, or any that answers.
    bool connect(const ChannelId &channel)
    {
        m_channel = channel;
        for (int i = 0; i < 200; ++i) {
            TestServer &node = *m_nodes.nodes[m_at];
            if (node.isRunning()) {
                hub = std::make_unique<HubClient>(node.url(), Encoding::Cbor);
                if (hub->open()) {
                    const auto welcome = hub->hello(m_person.token(), resume());
                    if (welcome.ok()) {
                        m_epoch = welcome->epoch;
                        m_lastPushed = 0;
                        if (welcome->sync)
                            catchUp(*welcome->sync);
                        else
                            catchUpBySync();
                        return true;
                    }
                }
            }
            m_at = (m_at + 1) % m_nodes.nodes.size();
            settle(20);
        }
        faults.append(m_name + QStringLiteral(": no node takes me"));
        return false;
    }
    void say(const QString &text)
    {
        m_unanswered.append({Actor::message(m_channel, text), 0});
        if (hub && hub->isOpen())
            m_unanswered.last().id = hub->send(wire::op::messageSend, m_unanswered.last().request);
    }
    // Everything that was said is answered; says it again where it must.
    bool finishSaying()
    {
        for (int i = 0; i < 400 && !m_unanswered.isEmpty(); ++i) {
            if (!hub || !hub->isOpen()) {
                take();
                if (!connect(m_channel))
                    return false;
                for (Said &each : m_unanswered)
                    each.id = hub->send(wire::op::messageSend, each.request);
            }
            for (qsizetype at = 0; at < m_unanswered.size();) {
                const Said each = m_unanswered[at];
                const auto answer = hub->answerTo<wire::SendReply>(each.id);
                if (answer.ok()) {
                    acknowledged.insert(each.request.opId, answer->seq);
                    m_unanswered.removeAt(at);
                    continue;
                }
                if (!hub->isOpen())
                    break;
                // The server is busy or loses its database just now.
                settle(50);
                m_unanswered[at].id = hub->send(wire::op::messageSend, each.request);
                ++at;
            }
        }
        return m_unanswered.isEmpty();
    }
    // Takes what was pushed; a connection that ended is made anew.
    void take()
    {
        if (!hub)
            return;
        for (const wire::MessageEvent &each : hub->events(wire::event::message)) {
            if (each.channelId != m_channel)
                continue;
            if (each.seq <= m_lastPushed)
                faults.append(
                    m_name
                    + QStringLiteral(": %1 was pushed after %2").arg(each.seq).arg(m_lastPushed));
            m_lastPushed = each.seq;
            if (each.seq <= cursor)
                continue; // the catch-up had it already
            if (each.seq != cursor + 1)
                faults.append(m_name
                              + QStringLiteral(": %1 was pushed where %2 was next")
                                    .arg(each.seq)
                                    .arg(cursor + 1));
            keep(each.row);
            cursor = each.seq;
        }
        hub->forgetEvents();
    }
    bool hasUpTo(qint64 seq)
    {
        take();
        if (!hub || !hub->isOpen())
            connect(m_channel);
        return cursor >= seq;
    }

    std::unique_ptr<HubClient> hub;
    qint64 cursor = 0;
    QHash<OpId, qint64> rows;
    QHash<OpId, qint64> acknowledged;
    QStringList faults;

private:
    struct Said {
        wire::SendRequest request;
        qint64 id = 0;
    };

    std::optional<wire::Resume> resume() const
    {
        if (m_epoch.isNull())
            return std::nullopt;
        return wire::Resume{m_epoch, 0, {{m_channel, cursor}}};
    }
    void keep(const wire::MessageRow &row)
    {
        if (rows.contains(row.id) && rows.value(row.id) != row.seq)
            faults.append(m_name + QStringLiteral(": one message with two numbers"));
        rows.insert(row.id, row.seq);
    }
    void catchUpBySync()
    {
        const auto reply = hub->ask(wire::op::sync, wire::SyncRequest{0, {{m_channel, cursor}}});
        if (reply.ok())
            catchUp(*reply);
    }
    void catchUp(const wire::SyncReply &reply)
    {
        bool isMore = reply.more;
        for (const wire::SyncEntry &entry : reply.channels) {
            if (entry.id != m_channel)
                continue;
            for (const wire::MessageRow &row : entry.rows)
                keep(row);
            for (const wire::MessageRow &row : entry.changed)
                keep(row);
            if (entry.kind == wire::EntryKind::Snapshot || entry.kind == wire::EntryKind::Reset)
                faults.append(m_name + QStringLiteral(": too far behind for this test"));
            cursor = std::max(cursor, entry.to);
            isMore = isMore || entry.more;
        }
        if (isMore)
            catchUpBySync();
    }

    TwoNodes &m_nodes;
    size_t m_at;
    const Person m_person;
    const QString m_name;
    ChannelId m_channel;
    EpochId m_epoch;
    qint64 m_lastPushed = 0;
    QList<Said> m_unanswered;
};

} // namespace dunlin::test

Q_DECLARE_METATYPE(dunlin::test::Between)

#define WITH_NODES(nodes, ...)                                                                     \
    QFETCH(dunlin::test::Between, between);                                                        \
    if (!isAvailable(dunlin::test::Database::Postgres))                                            \
        QSKIP("DUNLIN_TEST_POSTGRES names no PostgreSQL server");                                  \
    dunlin::test::TwoNodes nodes(between, QStringList{__VA_ARGS__});                               \
    QVERIFY2(nodes.why.isEmpty(), qPrintable(nodes.why))
