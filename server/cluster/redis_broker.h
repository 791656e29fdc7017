// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// PUBLISH and SUBSCRIBE of a Redis, on two connections: one that listens can say nothing else.
#pragma once

#include "server/cluster/broker.h"
#include "server/cluster/redis_link.h"
#include "shared/core/backoff.h"

namespace dunlin::server {

class RedisBroker final : public Broker
{
public:
    // `channel` is the same for all nodes of one server, and no other server's in the same Redis.
    RedisBroker(const RedisAddress &address, QByteArray channel);

    void start(Ears ears) override;
    void publish(const QByteArray &message) override;
    void reconnect() override;

private:
    void open();
    void heard(const redisReply *reply);
    void ready(bool &which);
    void lost(const QString &why);

    const RedisAddress m_address;
    const QByteArray m_channel;
    Ears m_ears;
    std::unique_ptr<RedisLink> m_speaker;
    std::unique_ptr<RedisLink> m_listener;
    bool m_speaks = false;
    bool m_listens = false;
    bool m_isUp = false;
    QTimer m_again;
    Backoff m_backoff;
};

} // namespace dunlin::server
