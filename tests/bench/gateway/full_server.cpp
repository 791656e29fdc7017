// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/bench/gateway/full_server.h"

#include "server/storage/sql/connection.h"
#include "shared/wire/version.h"

#include <QFile>

using namespace Qt::StringLiterals;

namespace dunlin::test {

namespace {

constexpr int AgedLogFiles = 120; // of 16 MiB: what a bench writes, and more

Status writeFile(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        return fail(Errc::Internal, path + u": "_s + file.errorString());
    return ok();
}

QString hellosOf(const TestServer &server)
{
    return server.dataDir() + u"/hellos"_s;
}

QString messagesOf(const TestServer &server)
{
    return server.dataDir() + u"/messages"_s;
}

} // namespace

// As our own client speaks.
Encoding benchEncoding()
{
    return qEnvironmentVariable("DUNLIN_BENCH_ENCODING") == u"json"_s ? Encoding::Json
                                                                      : Encoding::Cbor;
}

Load::Options FullServer::load(int connections) const
{
    const bool isCbor = benchEncoding() == Encoding::Cbor;
    return {server->port(),
            connections,
            server->processId(),
            {u"--path"_s, u"/hub"_s, u"--encoding"_s, isCbor ? u"cbor"_s : u"text"_s,
             u"--subprotocol"_s,
             QString::fromLatin1(isCbor ? wire::SubprotocolCbor : wire::SubprotocolJson),
             u"--first-frames"_s, hellosOf(*server), u"--messages"_s, messagesOf(*server),
             u"--channels"_s, QString::number(population.channels)}};
}

qint64 FullServer::storedMessages() const
{
    const auto config = server::parseDatabaseUrl(server->databaseUrl());
    if (!config.ok())
        return -1;
    server::Connection connection(*config, server::Purpose::Read);
    if (!connection.open().ok())
        return -1;
    const auto count = connection.number("SELECT count(*) FROM Messages");
    return count.ok() ? *count : -1;
}

Status FullServer::ageDatabase() const
{
    DUNLIN_TRY(const auto config, server::parseDatabaseUrl(server->databaseUrl()));
    if (config.engine != server::Engine::Postgres)
        return ok();
    server::Connection connection(config, server::Purpose::Migrate);
    DUNLIN_CHECK(connection.open());
    for (int file = 0; file < AgedLogFiles; ++file)
        DUNLIN_CHECK(connection.command(
            u"SELECT pg_logical_emit_message(false, 'bench', 'x'), pg_switch_wal()"_s));
    return connection.command(u"CHECKPOINT"_s);
}

Result<FullServer> startServer(int people, int channels, Database database)
{
    FullServer full;
    TestServer::Options options;
    options.database = database;
    options.arguments = QStringList{u"--access-token-ttl"_s, u"86400"_s};
    full.server = std::make_unique<TestServer>(options);
    // A PostgreSQL has its database, and that its tables, from a first start.
    if (database == Database::Postgres && (!full.server->start() || full.server->stop() != 0))
        return fail(Errc::Unavailable, full.server->why());
    DUNLIN_TRY(full.population, populate(full.server->databaseUrl(), people, channels));
    DUNLIN_CHECK(writeFile(hellosOf(*full.server), helloLines(full.population, benchEncoding())));
    DUNLIN_CHECK(
        writeFile(messagesOf(*full.server), messageLines(full.population, benchEncoding())));
    const OnCpu here(ServerCpu);
    if (!full.server->start())
        return fail(Errc::Unavailable, full.server->why());
    return full;
}

} // namespace dunlin::test
