// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

namespace dunlin::server {

// Gives the main thread the loop for many connections. Before the QCoreApplication is made.
void installEventLoop();

} // namespace dunlin::server
