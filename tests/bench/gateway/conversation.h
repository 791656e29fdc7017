// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the clients say to each other, and how long it takes. Neighbours in number share a channel, and all channels are
// of one size. What goes round is a text of 200 bytes that begins with a mark and the message's number, in whatever
// the server wraps around it.
#pragma once

#include "tests/bench/gateway/swarm.h"

#include <vector>

namespace dunlin::bench {

struct Measured {
    size_t deliveries = 0;
    size_t messages = 0;
    double seconds = 0;
    double ownCpu = 0;    // seconds
    double busy = 0;      // share of the time in which it had something to do
    double serverCpu = 0; // seconds
    double othersCpu = 0; // seconds: of programs that are no business of ours
    double p50 = 0;       // ms from sending to the last delivery
    double p99 = 0;
};

// What is found in an answer, and in nothing else.
struct Answers {
    std::string accepted;
    std::string refused;
};

class Conversation
{
public:
    // While messages are kept in flight: it sleeps where there is nothing to read, or asks again at once, which needs a
    // processor of its own. A server on the same machine pays for each time that a sleeper is woken.
    enum class Patience : uint8_t { Sleeps, Polls };

    // `wrappings`: one for all clients, or one for each; see placeholders.h. `answers`: how the server's answers are known.
    Conversation(std::vector<std::string> wrappings, size_t channels, Answers answers,
                 Patience patience);

    void arrived(size_t client, std::string_view payload);
    // Keeps a number of messages in flight: the next one goes out when one has come to everybody in its channel.
    Measured saturate(Swarm &swarm, size_t inFlight, double warmUp, double seconds, long serverPid);
    // So many a second, whatever becomes of them. Latency counts from when one was due.
    Measured pace(Swarm &swarm, double perSecond, double warmUp, double seconds, long serverPid);

    // Since the beginning, when nothing is in flight.
    size_t sent() const { return m_messages.size(); }
    size_t accepted() const { return m_accepted; } // acknowledged as stored

private:
    struct Message {
        double sentAt = 0;
        size_t missing = 0; // clients that don't have it
    };

    template <typename TurnUntil>
    Measured measure(TurnUntil turnUntil, double warmUp, double seconds, long serverPid);
    size_t channelOf(size_t client) const { return client * m_sentTo.size() / m_swarm->size(); }
    void sendNext(double dueAt);
    void delivered(size_t client, size_t number);
    // Until nothing is in flight; then everybody must have everything of their channel, once.
    void drain();
    std::string wrapped(size_t client, size_t number);

    const std::vector<std::string> m_wrappings;
    const Answers m_answers;
    const Patience m_patience;
    Swarm *m_swarm = nullptr;
    std::vector<Message> m_messages;
    std::vector<size_t> m_sentTo;   // by channel
    std::vector<size_t> m_received; // by client
    std::vector<double> m_latencies;
    std::mt19937_64 m_random{std::random_device()()};
    size_t m_inFlight = 0;
    size_t m_deliveries = 0;
    size_t m_accepted = 0;
    bool m_keepsInFlight = false;
    double m_measuredFrom = 0;
    double m_idle = 0; // seconds of asking in vain
};

} // namespace dunlin::bench
