// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Who ends the program from outside, as a session that is closed does, gets it ended in order: the profile is closed, and
// the next start need not look through it for damage.
#pragma once

class QGuiApplication;

namespace dunlin::client {

// SIGTERM, SIGINT and SIGHUP, where there are such. Once in a process.
void endOnSignals(QGuiApplication &app);

} // namespace dunlin::client
