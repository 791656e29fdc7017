// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Who calls, and whether they may call so often: asked before every endpoint.
#pragma once

#include "server/http/call.h"

namespace dunlin::server {

// Of open endpoints nobody. Called on the services' thread.
Async<Caller> enter(const Services &services, const Call &call, bool isOpen,
                    const std::optional<QString> &token, RateLimits *rates);

} // namespace dunlin::server
