// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Many WebSocket clients on one epoll. They are there to measure: whatever goes wrong ends the program.
#pragma once

#include "tests/bench/gateway/websocket_bytes.h"

#include <functional>
#include <random>
#include <vector>

namespace dunlin::bench {

struct Target {
    uint16_t port = 0;
    std::string path = "/";
    std::string subprotocol;
    // What each says first; it is ready when something was answered. Empty: ready after the handshake.
    std::vector<std::string> firstFrames;
    std::string refusal;          // found in the answer to a first frame that is refused
    Opcode opcode = Opcode::Text; // of what is sent
};

class Swarm
{
public:
    // A data frame that has come for a client that was ready.
    using Arrived = std::function<void(size_t client, std::string_view payload)>;

    Swarm(Target target, size_t count, Arrived arrived);
    ~Swarm();
    Swarm(const Swarm &) = delete;
    Swarm &operator=(const Swarm &) = delete;

    // Returns when all are ready.
    void connectAll();
    size_t size() const { return m_clients.size(); }
    void send(size_t client, std::string_view payload);
    // Reads what there is, after waiting for it no longer than that. False: nothing came.
    bool turn(int waitMs);
    // Readable when there is something to read.
    int descriptor() const { return m_epoll; }

private:
    enum class Stage : uint8_t { Connecting, Handshake, Greeting, Ready };
    struct Client {
        int descriptor = -1;
        Stage stage = Stage::Connecting;
        FrameReader reader;
        std::string answer; // to the handshake
    };

    void connectOne(size_t index);
    void writable(size_t index);
    void readable(size_t index);
    void shakenHands(size_t index, std::string_view bytes);
    void read(size_t index, std::string_view bytes);
    void ready(size_t index);
    void watch(size_t index, uint32_t events, int operation);
    void sendFrame(size_t client, Opcode opcode, std::string_view payload);
    void sendBytes(size_t client, std::string_view bytes);

    const Target m_target;
    const Arrived m_arrived;
    std::vector<Client> m_clients;
    std::vector<char> m_buffer;
    std::minstd_rand m_random;
    size_t m_ready = 0;
    int m_epoll = -1;
};

} // namespace dunlin::bench
