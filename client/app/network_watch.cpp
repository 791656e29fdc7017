// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "client/app/network_watch.h"

#include <utility>

namespace dunlin::client {

void NetworkWatch::begin()
{
    if (!QNetworkInformation::loadDefaultBackend()
        && !QNetworkInformation::loadBackendByFeatures(QNetworkInformation::Feature::Reachability))
        return;
    const QNetworkInformation *system = QNetworkInformation::instance();
    m_reachability = system->reachability();
    m_medium = system->transportMedium();
    connect(system, &QNetworkInformation::reachabilityChanged, this,
            &NetworkWatch::noteReachability);
    connect(system, &QNetworkInformation::transportMediumChanged, this, &NetworkWatch::noteMedium);
}

void NetworkWatch::noteReachability(Reachability now)
{
    const Reachability before = std::exchange(m_reachability, now);
    // A server may be in the next room: less than the whole internet is a network, too.
    if (now != before && now != Reachability::Unknown && now != Reachability::Disconnected)
        Q_EMIT changed();
}

void NetworkWatch::noteMedium(Medium now)
{
    const Medium before = std::exchange(m_medium, now);
    if (now != before && now != Medium::Unknown && m_reachability != Reachability::Disconnected)
        Q_EMIT changed();
}

} // namespace dunlin::client
