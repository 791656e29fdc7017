// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What this machine can do at most with one send() per message and client: one thread, one epoll, every message
// framed once and sent to everybody. Messages that came in one turn go out in one send(). It knows no limits and no
// faults, keeps nothing, and is no server for anything but a measurement. Prints its port.
//
//   raw_broadcaster [--no-coalescing]
#include "tests/bench/gateway/process.h"
#include "tests/bench/gateway/websocket_bytes.h"

#include <QCryptographicHash>

#include <array>
#include <cerrno>
#include <cstring>
#include <memory>
#include <utility>
#include <vector>

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/socket.h>

using namespace dunlin::bench;

namespace {

constexpr size_t ReadBytes = 64 * 1024;

std::string acceptKey(std::string_view request)
{
    constexpr std::string_view Field = "Sec-WebSocket-Key: ";
    const size_t at = request.find(Field);
    if (at == std::string_view::npos)
        die("a handshake without a key");
    const std::string_view rest = request.substr(at + Field.size());
    QByteArray key(rest.data(), qsizetype(rest.find('\r')));
    key += "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    return QCryptographicHash::hash(key, QCryptographicHash::Sha1).toBase64().toStdString();
}

class Broadcaster
{
public:
    explicit Broadcaster(bool coalesces);

    uint16_t port() const { return m_port; }
    [[noreturn]] void run();

private:
    struct Peer {
        std::string head; // of the handshake
        FrameReader reader;
        std::string backlog;
        size_t slot = 0;
        bool open = false;
    };
    // What is walked for every message lies close together.
    struct Slot {
        int descriptor = -1;
        bool hasBacklog = false;
    };

    void watch(int descriptor, uint32_t events, int operation) const;
    void acceptAll();
    void readable(int descriptor);
    void shakeHands(int descriptor, std::string_view bytes);
    void read(Peer &peer, std::string_view bytes);
    void writable(int descriptor);
    void leave(int descriptor);
    void broadcast();
    void notAllTaken(Slot &slot, ssize_t sent);

    const bool m_coalesces;
    const int m_epoll = epoll_create1(EPOLL_CLOEXEC);
    const int m_listener = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    uint16_t m_port = 0;
    std::vector<std::unique_ptr<Peer>> m_peers; // by descriptor
    std::vector<Slot> m_slots;
    std::string m_outgoing;
    std::vector<char> m_buffer = std::vector<char>(ReadBytes);
};

Broadcaster::Broadcaster(bool coalesces)
    : m_coalesces(coalesces)
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    auto *plain = reinterpret_cast<sockaddr *>(&address);
    if (bind(m_listener, plain, size) != 0 || listen(m_listener, SOMAXCONN) != 0
        || getsockname(m_listener, plain, &size) != 0)
        die(std::string("cannot listen: ") + strerror(errno));
    m_port = ntohs(address.sin_port);
    watch(m_listener, EPOLLIN, EPOLL_CTL_ADD);
}

void Broadcaster::watch(int descriptor, uint32_t events, int operation) const
{
    epoll_event event{};
    event.events = events;
    event.data.fd = descriptor;
    epoll_ctl(m_epoll, operation, descriptor, &event);
}

void Broadcaster::run()
{
    std::array<epoll_event, 512> events;
    for (;;) {
        const int count = epoll_wait(m_epoll, events.data(), int(events.size()), -1);
        for (int i = 0; i < count; ++i) {
            const epoll_event &event = events[size_t(i)];
            if (event.data.fd == m_listener) {
                acceptAll();
                continue;
            }
            if ((event.events & EPOLLOUT) != 0)
                writable(event.data.fd);
            if ((event.events & ~uint32_t(EPOLLOUT)) != 0)
                readable(event.data.fd);
        }
        broadcast();
    }
}

void Broadcaster::acceptAll()
{
    for (;;) {
        const int descriptor = accept4(m_listener, nullptr, nullptr, SOCK_NONBLOCK | SOCK_CLOEXEC);
        if (descriptor < 0)
            return;
        const int on = 1;
        setsockopt(descriptor, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
        if (m_peers.size() <= size_t(descriptor))
            m_peers.resize(size_t(descriptor) + 1);
        m_peers[size_t(descriptor)] = std::make_unique<Peer>();
        watch(descriptor, EPOLLIN, EPOLL_CTL_ADD);
    }
}

void Broadcaster::readable(int descriptor)
{
    const ssize_t count = recv(descriptor, m_buffer.data(), m_buffer.size(), 0);
    if (count < 0 && errno == EAGAIN)
        return;
    if (count <= 0) {
        leave(descriptor);
        return;
    }
    Peer &peer = *m_peers[size_t(descriptor)];
    const std::string_view bytes(m_buffer.data(), size_t(count));
    if (peer.open)
        read(peer, bytes);
    else
        shakeHands(descriptor, bytes);
}

void Broadcaster::shakeHands(int descriptor, std::string_view bytes)
{
    Peer &peer = *m_peers[size_t(descriptor)];
    peer.head += bytes;
    const size_t end = peer.head.find("\r\n\r\n");
    if (end == std::string::npos)
        return;
    const std::string answer = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n"
                               "Connection: Upgrade\r\nSec-WebSocket-Accept: "
        + acceptKey(peer.head) + "\r\n\r\n";
    if (send(descriptor, answer.data(), answer.size(), MSG_NOSIGNAL) != ssize_t(answer.size()))
        die("an answer to a handshake was not taken");
    peer.open = true;
    peer.slot = m_slots.size();
    m_slots.push_back({descriptor, false});
    const std::string rest = std::exchange(peer.head, {}).substr(end + 4);
    read(peer, rest);
}

void Broadcaster::read(Peer &peer, std::string_view bytes)
{
    peer.reader.feed(bytes, [this](const FrameHead &head, std::string_view payload) {
        if (head.opcode != Opcode::Text || !head.mask)
            return;
        std::string text(payload);
        applyMask(text, *head.mask);
        m_outgoing += frameOf(Opcode::Text, text);
        if (!m_coalesces)
            broadcast();
    });
}

void Broadcaster::broadcast()
{
    if (m_outgoing.empty())
        return;
    for (Slot &slot : m_slots) {
        const ssize_t sent = slot.hasBacklog ? 0
                                             : send(slot.descriptor, m_outgoing.data(),
                                                    m_outgoing.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
        if (sent != ssize_t(m_outgoing.size()))
            notAllTaken(slot, sent);
    }
    m_outgoing.clear();
}

void Broadcaster::notAllTaken(Slot &slot, ssize_t sent)
{
    if (sent < 0 && errno != EAGAIN)
        return; // the end of it will be read
    m_peers[size_t(slot.descriptor)]->backlog += m_outgoing.substr(sent < 0 ? 0 : size_t(sent));
    if (!std::exchange(slot.hasBacklog, true))
        watch(slot.descriptor, EPOLLIN | EPOLLOUT, EPOLL_CTL_MOD);
}

void Broadcaster::writable(int descriptor)
{
    Peer &peer = *m_peers[size_t(descriptor)];
    const ssize_t sent =
        send(descriptor, peer.backlog.data(), peer.backlog.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
    if (sent > 0)
        peer.backlog.erase(0, size_t(sent));
    if (!peer.backlog.empty())
        return;
    m_slots[peer.slot].hasBacklog = false;
    watch(descriptor, EPOLLIN, EPOLL_CTL_MOD);
}

void Broadcaster::leave(int descriptor)
{
    const std::unique_ptr<Peer> peer = std::move(m_peers[size_t(descriptor)]);
    if (peer->open) {
        m_slots[peer->slot] = m_slots.back();
        if (m_slots[peer->slot].descriptor != descriptor)
            m_peers[size_t(m_slots[peer->slot].descriptor)]->slot = peer->slot;
        m_slots.pop_back();
    }
    close(descriptor);
}

} // namespace

int main(int argc, char *argv[])
{
    raiseDescriptorLimit();
    Broadcaster broadcaster(argc < 2 || std::string_view(argv[1]) != "--no-coalescing");
    std::printf("%d\n", int(broadcaster.port()));
    std::fflush(stdout);
    broadcaster.run();
}
