// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What every service needs: where things are kept, who is told, what time it is, and how much is too much.
#pragma once

#include "server/fanout/fanout.h"
#include "server/services/rate_limits.h"
#include "server/storage/storage.h"
#include "shared/core/clock.h"
#include "shared/wire/hub.h"

namespace dunlin::server {

class Purges;

struct ServiceContext {
    Storage &storage;
    Fanout &fanout;
    const Clock &clock;
    wire::Limits limits;
    RateLimits *rates = nullptr; // absent: no limits
    Purges *purges = nullptr;    // absent: nothing is taken away
};

} // namespace dunlin::server
