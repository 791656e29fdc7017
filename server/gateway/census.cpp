// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/gateway/census.h"

#include <algorithm>

namespace dunlin::server {

Census::Census(CensusLimits limits, IoCounters &counters)
    : m_limits(std::move(limits))
    , m_counters(counters)
{
}

std::optional<QHostAddress> Census::keyOf(const QHostAddress &peer) const
{
    if (std::any_of(m_limits.exempt.cbegin(), m_limits.exempt.cend(),
                    [&](const auto &each) { return peer.isInSubnet(each); }))
        return std::nullopt;
    bool isIPv4 = false;
    const quint32 four = peer.toIPv4Address(&isIPv4);
    if (isIPv4)
        return QHostAddress(four);
    Q_IPV6ADDR six = peer.toIPv6Address();
    std::fill(std::begin(six.c) + 8, std::end(six.c), quint8(0));
    return QHostAddress(six);
}

bool Census::enter(const QHostAddress &peer)
{
    if (m_total >= m_limits.total) {
        ++m_counters.overTotal;
        return false;
    }
    if (const auto key = keyOf(peer)) {
        qint64 &count = m_byAddress[*key];
        if (count >= m_limits.perAddress) {
            ++m_counters.overAddress;
            return false;
        }
        ++count;
    }
    ++m_total;
    ++m_counters.accepted;
    return true;
}

void Census::leave(const QHostAddress &peer)
{
    --m_total;
    const auto key = keyOf(peer);
    if (!key)
        return;
    const auto it = m_byAddress.find(*key);
    if (it != m_byAddress.end() && --*it == 0)
        m_byAddress.erase(it);
}

} // namespace dunlin::server
