// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the configuration means for each part of the server.
#pragma once

#include "server/app/config.h"
#include "server/auth/authenticator.h"
#include "server/auth/passwords.h"
#include "server/cluster/cluster.h"
#include "server/outbound/outbound.h"
#include "server/services/files.h"
#include "server/services/hooks.h"
#include "server/storage/cache/redis_access.h"

namespace dunlin::server {

AuthSettings authSettings(const Config &config);
PasswordPolicy passwordPolicy(const Config &config);
wire::Limits limitsOf(const Config &config);
FileSettings fileSettings(const Config &config);
HookSettings hookSettings(const Config &config);
Reach reachOf(const Config &config);
// Null: there is no Redis, or nothing is kept.
std::unique_ptr<RedisAccess> sharedAccessOf(const Config &config, const Clock &clock,
                                            const QString &serverId);
// How nodes of this configuration talk; nothing: there can be only one.
Cluster::MakeBroker brokerOf(const Config &config, const QString &serverId);
// Null where there can be only one.
std::unique_ptr<Cluster> clusterOf(const Config &config, const QString &serverId);

} // namespace dunlin::server
