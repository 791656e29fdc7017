// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the network edge counts, over all I/O threads. The only thing that they share and change.
#pragma once

#include <QtGlobal>

#include <array>
#include <atomic>

namespace dunlin::server {

struct IoCounters {
    using Counter = std::atomic<quint64>;

    // Connections that were let in, and those that one limit or the other kept out.
    Counter accepted = 0;
    Counter overTotal = 0;
    Counter overAddress = 0;
    // Requests refused for their form.
    Counter refusedRequests = 0;
    // Deadlines that passed.
    Counter headTimeouts = 0;
    Counter bodyTimeouts = 0;
    Counter idleTimeouts = 0;
    Counter handshakeTimeouts = 0;
    // Hub sessions ended by the server: 4000 + n, and 4500 + n.
    std::array<Counter, 8> passingCloses{};
    std::array<Counter, 8> finalCloses{};
    // Frames from clients that were not masked.
    Counter unmaskedFrames = 0;

    void closed(int code)
    {
        const bool isFinal = code >= 4500;
        const size_t number = size_t(code - (isFinal ? 4500 : 4000));
        if (number < passingCloses.size())
            ++(isFinal ? finalCloses : passingCloses)[number];
    }
};

} // namespace dunlin::server
