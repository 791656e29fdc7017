// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Who calls, and whether they may call so often: asked before every endpoint.
#pragma once

#include "server/http/call.h"
#include "shared/wire/http_api.h"

namespace dunlin::server {

// Of open endpoints nobody; of those for admins, only admins. Called on the services' thread.
Async<Caller> enter(const Services &services, const Call &call, wire::Access access,
                    const std::optional<QString> &token, RateLimits *rates);

} // namespace dunlin::server
