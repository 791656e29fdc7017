// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/bench/gateway/closed_loop.h"

#include "tests/bench/gateway/process.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstring>

namespace dunlin::bench {

namespace {

// Occurs in nothing else that a server sends.
constexpr char Mark = '#';
constexpr size_t NumberDigits = 8;
constexpr size_t TextBytes = 200;
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

double percentile(std::vector<double> &values, double share)
{
    if (values.empty())
        return 0;
    const size_t at = std::min(values.size() - 1, size_t(share * double(values.size())));
    std::nth_element(values.begin(), values.begin() + ptrdiff_t(at), values.end());
    return values[at];
}

} // namespace

Measured ClosedLoop::run(Swarm &swarm, size_t inFlight, double warmUp, double seconds,
                         long serverPid)
{
    m_swarm = &swarm;
    m_received.resize(swarm.size());
    m_sending = true;
    while (m_inFlight < inFlight)
        sendNext();
    turnUntil(now() + warmUp);

    Measured measured;
    m_latencies.clear();
    m_measuredFrom = now();
    const size_t messages = m_messages.size();
    const size_t deliveries = m_deliveries;
    const double ownCpu = cpuSeconds(getpid());
    const double serverCpu = cpuSeconds(serverPid);
    const double machineCpu = machineCpuSeconds();
    turnUntil(m_measuredFrom + seconds);
    measured.seconds = now() - m_measuredFrom;
    measured.ownCpu = cpuSeconds(getpid()) - ownCpu;
    measured.serverCpu = cpuSeconds(serverPid) - serverCpu;
    measured.othersCpu =
        std::max(0.0, machineCpuSeconds() - machineCpu - measured.ownCpu - measured.serverCpu);
    measured.deliveries = m_deliveries - deliveries;
    measured.messages = m_messages.size() - messages;

    m_sending = false;
    drain();
    measured.p50 = percentile(m_latencies, 0.50) * 1000;
    measured.p99 = percentile(m_latencies, 0.99) * 1000;
    return measured;
}

void ClosedLoop::turnUntil(double end)
{
    while (now() < end)
        m_swarm->turn(20);
}

void ClosedLoop::drain()
{
    const double end = now() + DrainSeconds;
    while (m_inFlight > 0) {
        m_swarm->turn(20);
        if (now() > end)
            die(std::to_string(m_inFlight) + " messages were lost on their way");
    }
    for (const size_t each : m_received) {
        if (each != m_messages.size())
            die("a client has " + std::to_string(each) + " messages instead of "
                + std::to_string(m_messages.size()));
    }
}

void ClosedLoop::sendNext()
{
    const size_t number = m_messages.size();
    ++m_inFlight;
    m_messages.push_back({now(), m_swarm->size()});
    // Neighbours in time are not neighbours in the list: a prime number of clients lies between them.
    m_swarm->send(number * 7919 % m_swarm->size(), wrapped(number));
}

void ClosedLoop::arrived(size_t client, std::string_view payload)
{
    size_t at = payload.find(Mark);
    if (at == std::string_view::npos && payload.find("\"error\"") != std::string_view::npos)
        die("a message was refused: " + std::string(payload));
    while (at != std::string_view::npos && payload.size() - at >= TextBytes) {
        size_t number = 0;
        const char *digits = payload.data() + at + 1;
        const auto read = std::from_chars(digits, digits + NumberDigits, number, 16);
        if (read.ptr != digits + NumberDigits || number >= m_messages.size())
            die("not a message of this bench: " + std::string(payload));
        delivered(client, number);
        at = payload.find(Mark, at + TextBytes);
    }
}

void ClosedLoop::delivered(size_t client, size_t number)
{
    ++m_deliveries;
    ++m_received[client];
    Message &message = m_messages[number];
    if (--message.missing > 0)
        return;
    --m_inFlight;
    if (message.sentAt >= m_measuredFrom)
        m_latencies.push_back(now() - message.sentAt);
    if (m_sending)
        sendNext();
}

std::string ClosedLoop::wrapped(size_t number)
{
    std::string message = m_wrapping;
    replace(message, "@uuid@", uuid());
    replace(message, "@text@", textOf(number));
    return message;
}

std::string ClosedLoop::uuid()
{
    const auto milliseconds = std::chrono::duration_cast<std::chrono::milliseconds>(
                                  std::chrono::system_clock::now().time_since_epoch())
                                  .count();
    const uint64_t high = uint64_t(milliseconds) << 16 | 0x7000 | (m_random() & 0xfff);
    const uint64_t low = uint64_t(1) << 63 | m_random() >> 2;
    std::array<char, 37> text{};
    std::snprintf(text.data(), text.size(), "%08x-%04x-%04x-%04x-%012llx", unsigned(high >> 32),
                  unsigned(high >> 16 & 0xffff), unsigned(high & 0xffff), unsigned(low >> 48),
                  static_cast<unsigned long long>(low & 0xffffffffffff));
    return text.data();
}

} // namespace dunlin::bench
