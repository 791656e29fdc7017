// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// How the program ends (docs: command lines).
#pragma once

namespace dunlin::server {

enum class ExitCode : int { Ok = 0, Failed = 1, BadConfiguration = 2, Database = 3, PortTaken = 4 };

} // namespace dunlin::server
