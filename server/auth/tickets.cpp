// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/auth/tickets.h"

#include "server/auth/digest.h"

namespace dunlin::server {

std::optional<QString> Tickets::issue(const Claims &claims)
{
    const qint64 now = m_clock.nowMs();
    dropExpired(now);
    if (m_held.size() >= Most)
        return std::nullopt;
    const OpaqueToken token = createOpaqueToken();
    m_held.insert(token.hash, Held{claims, now + LifeMs});
    if (m_told)
        m_told(token.hash, claims);
    return token.text;
}

std::optional<Claims> Tickets::redeem(const QString &ticket)
{
    const auto hash = hashOfOpaqueToken(ticket);
    if (!hash)
        return std::nullopt;
    const auto it = m_held.constFind(*hash);
    if (it == m_held.constEnd())
        return std::nullopt;
    const Held held = *it;
    m_held.erase(it);
    if (m_told)
        m_told(*hash, std::nullopt);
    if (m_clock.nowMs() >= held.expiresAt)
        return std::nullopt;
    return held.claims;
}

void Tickets::heard(const QByteArray &hash, const std::optional<Claims> &claims)
{
    const qint64 now = m_clock.nowMs();
    dropExpired(now);
    if (!claims)
        m_held.remove(hash);
    else if (m_held.size() < Most)
        m_held.insert(hash, Held{*claims, now + LifeMs});
}

void Tickets::dropExpired(qint64 now)
{
    for (auto it = m_held.begin(); it != m_held.end();)
        it = it->expiresAt <= now ? m_held.erase(it) : std::next(it);
}

} // namespace dunlin::server
