// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Looks for bytes in all that this process may write: heaps, stacks, globals, what was freed and not used since.
#pragma once

#include <QByteArray>

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <string>
#include <vector>

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

namespace dunlin::test {

// Remembers bytes without holding them, so that looking for them finds others' copies only.
class MemorySearch
{
public:
    explicit MemorySearch(const QByteArray &wanted)
    {
        for (const char each : wanted)
            m_masked.push_back(char(each ^ Mask));
    }

    // How many copies there are; -1: the system does not let this process read itself.
    int copies() const
    {
        const int memory = open("/proc/self/mem", O_RDONLY | O_CLOEXEC);
        if (memory < 0)
            return -1;
        // A mapping of its own, which is not searched.
        void *mapped =
            mmap(nullptr, ChunkSize, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
        if (mapped == MAP_FAILED) {
            close(memory);
            return -1;
        }
        char *chunk = static_cast<char *>(mapped);
        int found = 0;
        for (const auto &[begin, end] : writable(quintptr(mapped))) {
            for (quintptr at = begin; at < end;) {
                const ssize_t count =
                    pread(memory, chunk, std::min(size_t(end - at), size_t(ChunkSize)), off_t(at));
                if (count <= 0)
                    break;
                found += copiesIn(chunk, size_t(count));
                // What begins in this piece and ends in the next.
                const bool last = at + quintptr(count) >= end;
                at += last ? quintptr(count) : quintptr(count) - (m_masked.size() - 1);
                if (size_t(count) < m_masked.size())
                    break;
            }
        }
        munmap(mapped, ChunkSize);
        close(memory);
        return found;
    }

private:
    struct Region {
        quintptr begin = 0;
        quintptr end = 0;
    };
    static constexpr char Mask = char(0xa7);
    static constexpr size_t ChunkSize = 1 << 20;
    // The sanitizers' shadow of all memory is larger than anything that can be read, and holds nobody's bytes.
    static constexpr quintptr LargestRegion = quintptr(1) << 31;

    static std::vector<Region> writable(quintptr without)
    {
        std::vector<Region> regions;
        std::ifstream maps("/proc/self/maps");
        std::string line;
        while (std::getline(maps, line)) {
            unsigned long long begin = 0;
            unsigned long long end = 0;
            std::array<char, 5> rights{};
            if (std::sscanf(line.c_str(), "%llx-%llx %4s", &begin, &end, rights.data()) != 3)
                continue;
            if (std::strncmp(rights.data(), "rw", 2) != 0 || end - begin > LargestRegion)
                continue;
            // The kernel may have joined the piece to its neighbours.
            if (without >= begin && without < end) {
                regions.push_back({quintptr(begin), without});
                regions.push_back({without + ChunkSize, quintptr(end)});
            } else {
                regions.push_back({quintptr(begin), quintptr(end)});
            }
        }
        return regions;
    }
    int copiesIn(const char *bytes, size_t size) const
    {
        int found = 0;
        const char first = char(m_masked.front() ^ Mask);
        for (size_t at = 0; at + m_masked.size() <= size; ++at) {
            const void *next = std::memchr(bytes + at, first, size - m_masked.size() - at + 1);
            if (!next)
                break;
            at = size_t(static_cast<const char *>(next) - bytes);
            size_t same = 1;
            while (same < m_masked.size() && char(bytes[at + same] ^ Mask) == m_masked[same])
                ++same;
            if (same == m_masked.size())
                ++found;
        }
        return found;
    }

    std::vector<char> m_masked;
};

} // namespace dunlin::test
