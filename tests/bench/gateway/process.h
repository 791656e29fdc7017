// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the programs of this bench ask the system for.
#pragma once

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <sstream>
#include <string>

#include <sys/resource.h>
#include <unistd.h>

namespace dunlin::bench {

// Seconds of a clock that only goes forward.
inline double now()
{
    return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch())
        .count();
}

// Seconds of CPU that a process has taken, all its threads together, those that have ended included; 0 when there
// is no such process.
inline double cpuSeconds(long pid)
{
    std::ifstream file("/proc/" + std::to_string(pid) + "/stat");
    std::string text{std::istreambuf_iterator<char>(file), {}};
    const size_t name = text.rfind(')'); // which may itself hold spaces
    if (name == std::string::npos)
        return 0;
    std::istringstream fields(text.substr(name + 2));
    std::string skipped;
    for (int i = 0; i < 11; ++i)
        fields >> skipped;
    double user = 0;
    double system = 0;
    fields >> user >> system;
    return (user + system) / double(sysconf(_SC_CLK_TCK));
}

// Seconds of CPU that all programs together have taken.
inline double machineCpuSeconds()
{
    std::ifstream file("/proc/stat");
    std::string skipped;
    double user = 0;
    double nice = 0;
    double system = 0;
    file >> skipped >> user >> nice >> system;
    return (user + nice + system) / double(sysconf(_SC_CLK_TCK));
}

// As many descriptors as the system gives without asking anybody.
inline void raiseDescriptorLimit()
{
    rlimit limit{};
    if (getrlimit(RLIMIT_NOFILE, &limit) != 0)
        return;
    limit.rlim_cur = limit.rlim_max;
    setrlimit(RLIMIT_NOFILE, &limit);
}

[[noreturn]] inline void die(const std::string &why)
{
    std::fprintf(stderr, "%s\n", why.c_str());
    std::exit(EXIT_FAILURE);
}

} // namespace dunlin::bench
