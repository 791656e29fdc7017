// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Administration without a running server: accounts and invites, straight in the database. A server that runs beside
// it notices within seconds.
#pragma once

#include "server/app/config.h"
#include "server/app/outcome.h"

namespace dunlin::server {

CommandOutcome administer(const CommandLine &line);

} // namespace dunlin::server
