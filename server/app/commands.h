// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What dunlin-server does besides serving, and serving.
#pragma once

#include "server/app/config.h"
#include "server/app/exit_code.h"
#include "server/app/fronts.h"

namespace dunlin::server {

// Needs the application's event loop object to be there; returns when the command is done.
ExitCode runCommand(const CommandLine &line, const Fronts &fronts = {});

} // namespace dunlin::server
