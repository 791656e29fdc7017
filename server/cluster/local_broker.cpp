// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/cluster/local_broker.h"

#include <algorithm>

namespace dunlin::server {

void LocalExchange::setUp(bool up)
{
    const std::lock_guard lock(m_mutex);
    if (std::exchange(m_up, up) == up)
        return;
    for (LocalBroker *each : m_brokers)
        QMetaObject::invokeMethod(
            each, [each, up] { each->m_ears.turned(up); }, Qt::QueuedConnection);
}

void LocalExchange::enter(LocalBroker *broker)
{
    const std::lock_guard lock(m_mutex);
    m_brokers.push_back(broker);
    if (m_up)
        QMetaObject::invokeMethod(
            broker, [broker] { broker->m_ears.turned(true); }, Qt::QueuedConnection);
}

void LocalExchange::leave(LocalBroker *broker)
{
    const std::lock_guard lock(m_mutex);
    m_brokers.erase(std::remove(m_brokers.begin(), m_brokers.end(), broker), m_brokers.end());
}

void LocalExchange::carry(const QByteArray &message)
{
    const std::lock_guard lock(m_mutex);
    if (!m_up)
        return;
    for (LocalBroker *each : m_brokers)
        QMetaObject::invokeMethod(
            each, [each, message] { each->m_ears.heard(message); }, Qt::QueuedConnection);
}

void LocalBroker::start(Ears ears)
{
    m_ears = std::move(ears);
    m_exchange->enter(this);
}

} // namespace dunlin::server
