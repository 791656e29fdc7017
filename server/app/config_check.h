// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a configuration asks for and this machine doesn't give, without changing anything.
#pragma once

#include "server/app/config.h"

namespace dunlin::server {

bool isSqlite(const Config &config);
// A sentence for each fault; files, folders and addresses are looked at, the database is not reached for.
QStringList faultsOnThisMachine(const Config &config);

} // namespace dunlin::server
