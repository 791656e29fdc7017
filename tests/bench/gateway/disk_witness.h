// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the disk does to a program that asks for very little: while it exists, one page of a file is written over and synced
// fifty times a second. It excuses nobody; it tells whoever reads a figure that stands out where to look.
#pragma once

#include "tests/bench/gateway/process.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <chrono>
#include <string>
#include <thread>

#include <fcntl.h>
#include <unistd.h>

namespace dunlin::bench {

class DiskWitness
{
public:
    explicit DiskWitness(const std::string &path)
        : m_file(::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600))
        , m_thread([this] { watch(); })
    {
    }
    ~DiskWitness()
    {
        end();
        ::close(m_file);
    }
    DiskWitness(const DiskWitness &) = delete;
    DiskWitness &operator=(const DiskWitness &) = delete;

    // Milliseconds that the longest took, or -1: the disk could not be asked. It ends with that.
    double longest()
    {
        end();
        return m_failed ? -1 : m_longest * 1000;
    }

private:
    void end()
    {
        m_ends = true;
        if (m_thread.joinable())
            m_thread.join();
    }

    void watch()
    {
        static constexpr std::array<char, 4096> page{};
        while (!m_ends) {
            const double began = now();
            m_failed = m_failed
                || ::pwrite(m_file, page.data(), page.size(), 0) != ssize_t(page.size())
                || ::fdatasync(m_file) != 0;
            m_longest = std::max(m_longest, now() - began);
            std::this_thread::sleep_for(std::chrono::milliseconds(20));
        }
    }

    const int m_file;
    // The thread's until it has ended.
    double m_longest = 0;
    bool m_failed = false;
    std::atomic<bool> m_ends = false;
    std::thread m_thread;
};

} // namespace dunlin::bench
