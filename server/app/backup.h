// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// backup FILE and restore FILE.
//
// A backup is taken while the server runs: one snapshot of the database, through SQLite's online backup, or table by
// table from PostgreSQL, and then every content that a file in that snapshot refers to. It counts as made when it was
// read again from end to end: every entry has its hash, the database opens, and every table has the rows and the sum
// that were taken from the living one. Search indexes are not in one from PostgreSQL: they are made anew.
//
// A restore goes into an unused database and data directory, of either engine, and gives a new epoch: clients start over
// and keep what they have not sent yet.
#pragma once

#include "server/app/config.h"
#include "server/app/outcome.h"
#include "shared/core/clock.h"

namespace dunlin::server {

CommandOutcome makeBackup(const Config &config, const QString &path, const Clock &clock);
CommandOutcome restoreBackup(const Config &config, const QString &path, const Clock &clock);

} // namespace dunlin::server
