// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The broker of nodes that share a process: what the contract means, without a network, and what tests of several nodes
// run on. A server alone with its database needs none at all.
#pragma once

#include "server/cluster/broker.h"

#include <memory>
#include <mutex>
#include <vector>

namespace dunlin::server {

class LocalBroker;

// Where local brokers meet. Thread-safe; shared by all of them.
class LocalExchange
{
public:
    // Down: nothing is carried, and every broker is told so.
    void setUp(bool up);

private:
    friend class LocalBroker;
    void enter(LocalBroker *broker);
    void leave(LocalBroker *broker);
    void carry(const QByteArray &message);

    std::mutex m_mutex;
    std::vector<LocalBroker *> m_brokers;
    bool m_up = true;
};

class LocalBroker final : public Broker
{
public:
    explicit LocalBroker(std::shared_ptr<LocalExchange> exchange)
        : m_exchange(std::move(exchange))
    {
    }
    ~LocalBroker() override { m_exchange->leave(this); }

    void start(Ears ears) override;
    void publish(const QByteArray &message) override { m_exchange->carry(message); }
    void reconnect() override { }

private:
    friend class LocalExchange;

    const std::shared_ptr<LocalExchange> m_exchange;
    Ears m_ears;
};

} // namespace dunlin::server
