// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/bench/gateway/swarm.h"

#include "tests/bench/gateway/process.h"

#include <array>
#include <cerrno>
#include <cstring>
#include <utility>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace dunlin::bench {

namespace {

// Below every limit of connections by address and far below the number of free ports.
constexpr size_t ClientsPerAddress = 1000;
constexpr size_t ConnectingAtOnce = 64;
constexpr double ConnectSeconds = 180;
constexpr size_t ReadBytes = 256 * 1024;

sockaddr_in loopback(uint32_t last, uint16_t port)
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl((127U << 24) + last);
    return address;
}

void setOption(int descriptor, int level, int option)
{
    const int on = 1;
    setsockopt(descriptor, level, option, &on, sizeof on);
}

[[noreturn]] void dieOf(const char *what, size_t client)
{
    const int error = errno;
    die(std::string(what) + " (client " + std::to_string(client) + "): " + strerror(error));
}

} // namespace

Swarm::Swarm(Target target, size_t count, Arrived arrived)
    : m_target(std::move(target))
    , m_arrived(std::move(arrived))
    , m_clients(count)
    , m_buffer(ReadBytes)
    , m_random(std::random_device()())
    , m_epoll(epoll_create1(EPOLL_CLOEXEC))
{
}

Swarm::~Swarm()
{
    for (const Client &each : m_clients) {
        if (each.descriptor >= 0)
            close(each.descriptor);
    }
    close(m_epoll);
}

void Swarm::connectAll()
{
    const double end = now() + ConnectSeconds;
    size_t begun = 0;
    while (m_ready < m_clients.size()) {
        while (begun < m_clients.size() && begun - m_ready < ConnectingAtOnce)
            connectOne(begun++);
        turn(100);
        if (now() > end)
            die("only " + std::to_string(m_ready) + " clients came in in time");
    }
}

void Swarm::connectOne(size_t index)
{
    const int descriptor = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    if (descriptor < 0)
        dieOf("no socket", index);
    m_clients[index].descriptor = descriptor;
    setOption(descriptor, IPPROTO_TCP, TCP_NODELAY);
    setOption(descriptor, IPPROTO_IP, IP_BIND_ADDRESS_NO_PORT);
    const sockaddr_in own = loopback(uint32_t(2 + index / ClientsPerAddress), 0);
    const sockaddr_in server = loopback(1, m_target.port);
    if (bind(descriptor, reinterpret_cast<const sockaddr *>(&own), sizeof own) != 0)
        dieOf("no local address", index);
    if (connect(descriptor, reinterpret_cast<const sockaddr *>(&server), sizeof server) != 0
        && errno != EINPROGRESS)
        dieOf("no connection", index);
    watch(index, EPOLLOUT, EPOLL_CTL_ADD);
}

void Swarm::watch(size_t index, uint32_t events, int operation)
{
    epoll_event event{};
    event.events = events;
    event.data.u64 = index;
    if (epoll_ctl(m_epoll, operation, m_clients[index].descriptor, &event) != 0)
        dieOf("epoll_ctl", index);
}

bool Swarm::turn(int waitMs)
{
    std::array<epoll_event, 1024> events;
    const int count = epoll_wait(m_epoll, events.data(), int(events.size()), waitMs);
    for (int i = 0; i < count; ++i) {
        const size_t index = events[size_t(i)].data.u64;
        if (m_clients[index].stage == Stage::Connecting)
            writable(index);
        else
            readable(index);
    }
    return count > 0;
}

void Swarm::writable(size_t index)
{
    socklen_t size = sizeof errno;
    getsockopt(m_clients[index].descriptor, SOL_SOCKET, SO_ERROR, &errno, &size);
    if (errno != 0)
        dieOf("no connection", index);
    m_clients[index].stage = Stage::Handshake;
    watch(index, EPOLLIN, EPOLL_CTL_MOD);
    std::string request = "GET " + m_target.path
        + " HTTP/1.1\r\nHost: 127.0.0.1:" + std::to_string(m_target.port)
        + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
          "Sec-WebSocket-Key: ZHVubGluIGRvZXMgY2hhdA==\r\n";
    if (!m_target.subprotocol.empty())
        request += "Sec-WebSocket-Protocol: " + m_target.subprotocol + "\r\n";
    sendBytes(index, request + "\r\n");
}

void Swarm::readable(size_t index)
{
    Client &client = m_clients[index];
    const ssize_t count = recv(client.descriptor, m_buffer.data(), m_buffer.size(), 0);
    if (count < 0 && (errno == EAGAIN || errno == EINTR))
        return;
    if (count == 0)
        errno = ECONNRESET;
    if (count <= 0)
        dieOf("the server has ended a connection", index);
    const std::string_view bytes(m_buffer.data(), size_t(count));
    if (client.stage == Stage::Handshake)
        shakenHands(index, bytes);
    else
        read(index, bytes);
}

void Swarm::shakenHands(size_t index, std::string_view bytes)
{
    Client &client = m_clients[index];
    client.answer += bytes;
    const size_t end = client.answer.find("\r\n\r\n");
    if (end == std::string::npos)
        return;
    if (client.answer.compare(0, 12, "HTTP/1.1 101") != 0)
        die("the handshake was refused: " + client.answer);
    const std::string rest = std::exchange(client.answer, {}).substr(end + 4);
    if (m_target.firstFrames.empty()) {
        ready(index);
    } else {
        client.stage = Stage::Greeting;
        send(index, m_target.firstFrames.at(index));
    }
    read(index, rest);
}

void Swarm::read(size_t index, std::string_view bytes)
{
    Client &client = m_clients[index];
    client.reader.feed(bytes, [&](const FrameHead &head, std::string_view payload) {
        switch (head.opcode) {
        case Opcode::Continuation:
        case Opcode::Text:
        case Opcode::Binary:
            if (client.stage == Stage::Ready)
                m_arrived(index, payload);
            else if (payload.find(m_target.refusal) != std::string_view::npos)
                die("the first frame was refused: " + std::string(payload));
            else
                ready(index);
            break;
        case Opcode::Ping:
            sendFrame(index, Opcode::Pong, payload);
            break;
        case Opcode::Pong:
            break;
        case Opcode::Close:
            die("client " + std::to_string(index) + " was closed with code "
                + std::to_string(bigEndian(payload.substr(0, 2))));
        }
    });
}

void Swarm::ready(size_t index)
{
    m_clients[index].stage = Stage::Ready;
    ++m_ready;
}

void Swarm::send(size_t client, std::string_view payload)
{
    sendFrame(client, m_target.opcode, payload);
}

void Swarm::sendFrame(size_t client, Opcode opcode, std::string_view payload)
{
    sendBytes(client, frameOf(opcode, payload, uint32_t(m_random())));
}

void Swarm::sendBytes(size_t client, std::string_view bytes)
{
    const ssize_t count =
        ::send(m_clients[client].descriptor, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (count != ssize_t(bytes.size()))
        dieOf("the server does not read", client);
}

} // namespace dunlin::bench
