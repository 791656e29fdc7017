// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a program takes with everything that it has started, as the kernel counts it.
#pragma once

#include <QList>

namespace dunlin::test {

// Programs that leave their parent stay below this process, from here on.
void adoptOrphans();

// Everything that this process has started, and what that has started, except these with what is theirs.
QList<qint64> processesBelow(const QList<qint64> &except);

// A field of /proc/PID/smaps_rollup in KiB, all processes together: Rss counts a page that two share twice, Pss once.
double kibOf(const QList<qint64> &processes, const char *field);

// Times that a thread of theirs went to sleep, and was woken, since it began.
qint64 wakeUpsOf(const QList<qint64> &processes);

// SIGTERM for the first, then whatever it takes for all.
void endAll(qint64 first, const QList<qint64> &spared);

} // namespace dunlin::test
