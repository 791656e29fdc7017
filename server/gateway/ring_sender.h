// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Many sends with one call of the kernel, by io_uring. Where the kernel, the container or the build has none, there is
// no RingSender, and every send is a call of its own.
#pragma once

#include <memory>
#include <span>

#include <sys/socket.h>

namespace dunlin::server {

class RingSender
{
public:
    struct Send {
        int descriptor = -1;
        msghdr message{};
        // Bytes that the kernel took; 0 or less: none, and the socket will tell why.
        int taken = 0;
    };

    // As many as run() takes: few enough for what the kernel and we keep of each to be in a near cache still when they
    // are through.
    static constexpr size_t AtOnce = 64;

    // Null when it can't be had.
    static std::unique_ptr<RingSender> create();
    ~RingSender();

    // Without waiting for any peer. False when the ring can't be used any longer; what it did is in the sends.
    bool run(std::span<Send> sends);

private:
    struct Ring;
    explicit RingSender(std::unique_ptr<Ring> ring);

    std::unique_ptr<Ring> m_ring;
};

} // namespace dunlin::server
