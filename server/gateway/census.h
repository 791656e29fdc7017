// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// How many connections there are, in all and by address, before anything is allocated for one. An IPv6 address counts
// by its first 64 bits: who has one has all of them. Proxies of ours have only the first limit. One thread.
#pragma once

#include "server/telemetry/io_counters.h"

#include <QHash>
#include <QHostAddress>

namespace dunlin::server {

struct CensusLimits {
    qint64 total = 16'000;
    qint64 perAddress = 2'000;
    QList<QPair<QHostAddress, int>> exempt;
};

class Census
{
public:
    Census(CensusLimits limits, IoCounters &counters);

    // False: it must not come in.
    bool enter(const QHostAddress &peer);
    // Once for each that was let in.
    void leave(const QHostAddress &peer);
    qint64 total() const { return m_total; }

private:
    // Absent: not counted by address.
    std::optional<QHostAddress> keyOf(const QHostAddress &peer) const;

    const CensusLimits m_limits;
    IoCounters &m_counters;
    QHash<QHostAddress, qint64> m_byAddress;
    qint64 m_total = 0;
};

} // namespace dunlin::server
