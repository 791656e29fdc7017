// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Keeps a number of messages in flight; the next one goes out when one has come to every client. What goes round is a
// text of 200 bytes that begins with a mark and the message's number, in whatever the server wraps around it.
#pragma once

#include "tests/bench/gateway/swarm.h"

#include <vector>

namespace dunlin::bench {

struct Measured {
    size_t deliveries = 0;
    size_t messages = 0;
    double seconds = 0;
    double ownCpu = 0;    // seconds
    double serverCpu = 0; // seconds
    double othersCpu = 0; // seconds: of programs that are no business of ours
    double p50 = 0;       // ms from sending to the last delivery
    double p99 = 0;
};

class ClosedLoop
{
public:
    // In `wrapping`, @text@ stands for the text and @uuid@ for a fresh UUIDv7.
    explicit ClosedLoop(std::string wrapping)
        : m_wrapping(std::move(wrapping))
    {
    }

    void arrived(size_t client, std::string_view payload);
    Measured run(Swarm &swarm, size_t inFlight, double warmUp, double seconds, long serverPid);

private:
    struct Message {
        double sentAt = 0;
        size_t missing = 0; // clients that don't have it
    };

    void sendNext();
    void delivered(size_t client, size_t number);
    void turnUntil(double end);
    // Until nothing is in flight; then everybody must have everything, once.
    void drain();
    std::string wrapped(size_t number);
    std::string uuid();

    const std::string m_wrapping;
    Swarm *m_swarm = nullptr;
    std::vector<Message> m_messages;
    std::vector<size_t> m_received; // by client
    std::vector<double> m_latencies;
    std::mt19937_64 m_random{std::random_device()()};
    size_t m_inFlight = 0;
    size_t m_deliveries = 0;
    bool m_sending = false;
    double m_measuredFrom = 0;
};

} // namespace dunlin::bench
