// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/bench/gateway/conversation.h"

#include "tests/bench/gateway/placeholders.h"
#include "tests/bench/gateway/process.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

namespace dunlin::bench {

namespace {

// With the digits behind it, it occurs in nothing else that a server sends.
constexpr char Mark = '#';
constexpr size_t NumberDigits = 8;
constexpr double DrainSeconds = 60;

std::string textOf(size_t number)
{
    std::array<char, NumberDigits + 2> head{};
    std::snprintf(head.data(), head.size(), "%c%08x", Mark, unsigned(number));
    std::string text(head.data());
    text.resize(TextBytes, 'x');
    return text;
}

void replace(std::string &in, std::string_view what, std::string_view with)
{
    if (const size_t at = in.find(what); at != std::string::npos)
        in.replace(at, what.size(), with);
}

struct Found {
    size_t number = 0;
    size_t end = 0; // behind its text
};

// Octets of an id may be a mark, too, but hardly with digits and the text's filling behind it.
std::optional<Found> nextText(std::string_view payload, size_t from)
{
    for (size_t at = payload.find(Mark, from); at != std::string_view::npos;
         at = payload.find(Mark, at + 1)) {
        if (payload.size() - at < TextBytes)
            return std::nullopt;
        const char *digits = payload.data() + at + 1;
        Found found{0, at + TextBytes};
        const auto read = std::from_chars(digits, digits + NumberDigits, found.number, 16);
        if (read.ptr == digits + NumberDigits && *read.ptr == 'x')
            return found;
    }
    return std::nullopt;
}

struct Uuid {
    std::string text;
    std::string octets;
};

Uuid makeUuid(std::mt19937_64 &random)
{
    const auto milliseconds = std::chrono::duration_cast<std::chrono::milliseconds>(
                                  std::chrono::system_clock::now().time_since_epoch())
                                  .count();
    const uint64_t high = uint64_t(milliseconds) << 16 | 0x7000 | (random() & 0xfff);
    const uint64_t low = uint64_t(1) << 63 | random() >> 2;
    std::array<char, 37> text{};
    std::snprintf(text.data(), text.size(), "%08x-%04x-%04x-%04x-%012llx", unsigned(high >> 32),
                  unsigned(high >> 16 & 0xffff), unsigned(high & 0xffff), unsigned(low >> 48),
                  static_cast<unsigned long long>(low & 0xffffffffffff));
    Uuid made{text.data(), {}};
    for (const uint64_t half : {high, low}) {
        for (int shift = 56; shift >= 0; shift -= 8)
            made.octets += char(half >> shift);
    }
    return made;
}

double percentile(std::vector<double> &values, double share)
{
    if (values.empty())
        return 0;
    const size_t at = std::min(values.size() - 1, size_t(share * double(values.size())));
    std::nth_element(values.begin(), values.begin() + ptrdiff_t(at), values.end());
    return values[at];
}

} // namespace

Conversation::Conversation(std::vector<std::string> wrappings, size_t channels, Answers answers,
                           Patience patience)
    : m_wrappings(std::move(wrappings))
    , m_answers(std::move(answers))
    , m_patience(patience)
    , m_sentTo(channels)
{
}

Measured Conversation::saturate(Swarm &swarm, size_t inFlight, double warmUp, double seconds,
                                long serverPid)
{
    m_swarm = &swarm;
    m_keepsInFlight = true;
    while (m_inFlight < inFlight)
        sendNext(now());
    const int waitMs = m_patience == Patience::Polls ? 0 : 20;
    const auto turnUntil = [&](double end) {
        for (double from = now(); from < end;) {
            const bool isIdle = !m_swarm->turn(waitMs);
            const double to = now();
            m_idle += isIdle ? to - from : 0;
            from = to;
        }
    };
    return measure(turnUntil, warmUp, seconds, serverPid);
}

Measured Conversation::pace(Swarm &swarm, double perSecond, double warmUp, double seconds,
                            long serverPid)
{
    m_swarm = &swarm;
    const double start = now();
    size_t begun = 0;
    const auto turnUntil = [&](double end) {
        while (now() < end) {
            for (double due = 0; due = start + double(begun) / perSecond, due < now(); ++begun)
                sendNext(due);
            m_swarm->turn(1);
        }
    };
    return measure(turnUntil, warmUp, seconds, serverPid);
}

template <typename TurnUntil>
Measured Conversation::measure(TurnUntil turnUntil, double warmUp, double seconds, long serverPid)
{
    turnUntil(now() + warmUp);

    Measured measured;
    m_latencies.clear();
    m_measuredFrom = now();
    const size_t messages = m_messages.size();
    const size_t deliveries = m_deliveries;
    const double ownCpu = cpuSeconds(getpid());
    const double idle = m_idle;
    const double serverCpu = cpuSeconds(serverPid);
    const double machineCpu = machineCpuSeconds();
    turnUntil(m_measuredFrom + seconds);
    measured.seconds = now() - m_measuredFrom;
    measured.ownCpu = cpuSeconds(getpid()) - ownCpu;
    const double used = m_keepsInFlight && m_patience == Patience::Polls
        ? measured.seconds - (m_idle - idle)
        : measured.ownCpu;
    measured.busy = used / measured.seconds;
    measured.serverCpu = cpuSeconds(serverPid) - serverCpu;
    measured.othersCpu =
        std::max(0.0, machineCpuSeconds() - machineCpu - measured.ownCpu - measured.serverCpu);
    measured.deliveries = m_deliveries - deliveries;
    measured.messages = m_messages.size() - messages;

    m_keepsInFlight = false;
    drain();
    measured.p50 = percentile(m_latencies, 0.50) * 1000;
    measured.p99 = percentile(m_latencies, 0.99) * 1000;
    return measured;
}

void Conversation::drain()
{
    const double end = now() + DrainSeconds;
    // A server that acknowledges does it for each.
    while (m_inFlight > 0 || (m_accepted > 0 && m_accepted < m_messages.size())) {
        m_swarm->turn(20);
        if (now() > end)
            die(std::to_string(m_inFlight) + " messages were lost on their way, "
                + std::to_string(m_messages.size() - m_accepted) + " not acknowledged");
    }
    for (size_t client = 0; client < m_received.size(); ++client) {
        if (m_received[client] != m_sentTo[channelOf(client)])
            die("client " + std::to_string(client) + " has " + std::to_string(m_received[client])
                + " messages instead of " + std::to_string(m_sentTo[channelOf(client)]));
    }
}

void Conversation::sendNext(double dueAt)
{
    const size_t number = m_messages.size();
    // Neighbours in time are not neighbours in the list: a prime number of clients lies between them.
    const size_t sender = number * 7919 % m_swarm->size();
    m_received.resize(m_swarm->size());
    ++m_sentTo[channelOf(sender)];
    ++m_inFlight;
    m_messages.push_back({dueAt, m_swarm->size() / m_sentTo.size()});
    m_swarm->send(sender, wrapped(sender, number));
}

void Conversation::arrived(size_t client, std::string_view payload)
{
    auto found = nextText(payload, 0);
    if (!found && payload.find(m_answers.refused) != std::string_view::npos)
        die("a message was refused: " + std::string(payload));
    if (!found && payload.find(m_answers.accepted) != std::string_view::npos)
        ++m_accepted;
    for (; found; found = nextText(payload, found->end)) {
        if (found->number >= m_messages.size())
            die("not a message of this bench: " + std::string(payload));
        delivered(client, found->number);
    }
}

void Conversation::delivered(size_t client, size_t number)
{
    ++m_deliveries;
    ++m_received[client];
    Message &message = m_messages[number];
    if (--message.missing > 0)
        return;
    --m_inFlight;
    if (message.sentAt >= m_measuredFrom)
        m_latencies.push_back(now() - message.sentAt);
    if (m_keepsInFlight)
        sendNext(now());
}

std::string Conversation::wrapped(size_t client, size_t number)
{
    std::string message = m_wrappings[client % m_wrappings.size()];
    const Uuid uuid = makeUuid(m_random);
    replace(message, UuidPlace, uuid.text);
    replace(message, UuidOctetsPlace, uuid.octets);
    replace(message, textPlace(), textOf(number));
    return message;
}

} // namespace dunlin::bench
