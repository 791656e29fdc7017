// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// While one lives, whatever its thread gives back to the heap is overwritten first: around a library that frees keys as
// they are.
//
// Linking this puts a free() and a realloc() in front of those of the heap in use, which is possible with the GNU C library;
// elsewhere, under a sanitizer, and with a heap that does not say how large something is, it does nothing and isEffective
// says so. What the library leaves on the stack or in registers stays.
#pragma once

namespace dunlin::client {

class WipingFrees
{
public:
    static bool isEffective();

    // Ends on the thread it began on; they may be nested.
    WipingFrees();
    ~WipingFrees();
    WipingFrees(const WipingFrees &) = delete;
    WipingFrees &operator=(const WipingFrees &) = delete;
};

} // namespace dunlin::client
