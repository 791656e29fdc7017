// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// move-database --to URL: everything from the configured database to another one, of either engine, row by row.
//
// The server stands still meanwhile. The other database is unused before, and unused again when anything fails: what
// arrived is read back and compared table by table before it is committed. The epoch stays, because every position is as
// good there; files lie where they lay.
#pragma once

#include "server/app/config.h"
#include "server/app/outcome.h"
#include "shared/core/clock.h"

#include <functional>

namespace dunlin::server {

// `news` is told a sentence now and then.
CommandOutcome moveDatabase(const Config &config, const QString &to, const Clock &clock,
                            const std::function<void(const QString &)> &news);

} // namespace dunlin::server
