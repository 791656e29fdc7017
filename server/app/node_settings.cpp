// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/app/node_settings.h"

#include "server/cluster/postgres_broker.h"
#include "server/cluster/redis_broker.h"
#include "server/storage/sql/database_config.h"

#include <QSysInfo>

using namespace Qt::StringLiterals;

namespace dunlin::server {

namespace {

PostgresAddress brokerAddress(const DatabaseConfig &database)
{
    const auto text = [](const QString &value) { return value.toUtf8(); };
    PostgresAddress address;
    address.password = database.password;
    address.options = {{"host", text(database.host)}, {"port", QByteArray::number(database.port)},
                       {"user", text(database.user)}, {"dbname", text(database.name)},
                       {"connect_timeout", "5"},      {"application_name", "dunlin nodes"}};
    if (!database.sslMode.isEmpty())
        address.options.emplace_back("sslmode", text(database.sslMode));
    if (!database.sslRootCert.isEmpty())
        address.options.emplace_back("sslrootcert", text(database.sslRootCert));
    return address;
}

} // namespace

AuthSettings authSettings(const Config &config)
{
    AuthSettings settings;
    settings.accessTokenSeconds = config.accessTokenSeconds;
    return settings;
}

PasswordPolicy passwordPolicy(const Config &config)
{
    PasswordPolicy policy;
    policy.memoryBytes = quint64(config.passwordMemoryMib) << 20;
    return policy;
}

wire::Limits limitsOf(const Config &config)
{
    wire::Limits limits;
    limits.fileBytes = config.maxFileMib << 20;
    return limits;
}

FileSettings fileSettings(const Config &config)
{
    return {config.fileQuotaMib << 20, config.diskReserveMib << 20, config.looseFileSeconds * 1000,
            config.fileSweepSeconds * 1000};
}

Cluster::MakeBroker brokerOf(const Config &config, const QString &serverId)
{
    if (!config.redis.isEmpty()) {
        const auto address = parseRedisUrl(config.redis);
        if (address.ok())
            return [address = *address, channel = "dunlin:" + serverId.toUtf8() + ":nodes"] {
                return std::make_unique<RedisBroker>(address, channel);
            };
    }
    const auto database = parseDatabaseUrl(config.databaseUrl());
    if (!database.ok() || database->engine != Engine::Postgres)
        return {};
    return
        [address = brokerAddress(*database)] { return std::make_unique<PostgresBroker>(address); };
}

std::unique_ptr<Cluster> clusterOf(const Config &config, const QString &serverId)
{
    if (!brokerOf(config, serverId))
        return nullptr;
    ClusterSettings settings;
    settings.name = config.nodeName.isEmpty() ? QSysInfo::machineHostName() : config.nodeName;
    return std::make_unique<Cluster>(settings);
}

std::unique_ptr<RedisAccess> sharedAccessOf(const Config &config, const Clock &clock,
                                            const QString &serverId)
{
    const auto address = parseRedisUrl(config.redis);
    if (config.redis.isEmpty() || config.roleCache == 0 || !address.ok())
        return nullptr;
    return std::make_unique<RedisAccess>(
        clock,
        RedisPlace{address->host, address->port, address->path, address->user, address->password,
                   address->database, "dunlin:" + serverId.toUtf8() + ":role:"},
        AccessCache::Settings().lifeMs);
}

HookSettings hookSettings(const Config &config)
{
    HookSettings settings;
    settings.reach = reachOf(config);
    settings.tries = config.hookTries;
    return settings;
}

Reach reachOf(const Config &config)
{
    return config.callsPrivate ? Reach::Private : Reach::Public;
}

} // namespace dunlin::server
