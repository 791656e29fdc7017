// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Where a Redis is: redis://[user][:password@]host[:port][/database], or redis+unix:///path[?...].
#pragma once

#include "shared/core/result.h"
#include "shared/core/secret.h"

namespace dunlin::server {

struct RedisAddress {
    QString host; // empty: `path`
    int port = 6379;
    QString path; // of a socket
    QString user; // empty: the default one
    Secret password;
    int database = 0;
};

// Percent-encoding is understood. Invalid with field "redis" for anything else.
Result<RedisAddress> parseRedisUrl(const QString &url);

} // namespace dunlin::server
