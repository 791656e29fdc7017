// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the system knows of this process: memory, processor time, descriptors, threads. From /proc; empty where there is
// none.
#pragma once

#include <QtGlobal>

#include <optional>

namespace dunlin::server {

struct ProcessFigures {
    double cpuSeconds = 0;
    double startedAt = 0; // seconds since 1970
    qint64 residentBytes = 0;
    qint64 virtualBytes = 0;
    qint64 threads = 0;
    qint64 openDescriptors = 0;
    qint64 mostDescriptors = 0;
};

std::optional<ProcessFigures> processFigures();

} // namespace dunlin::server
