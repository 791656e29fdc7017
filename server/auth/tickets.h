// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Tickets: how a hub connection that can't send a first frame with a token says who it is. In memory, good for one
// use within 30 seconds, on whatever node. One thread.
#pragma once

#include "server/auth/jwt.h"
#include "shared/core/clock.h"

#include <QHash>

#include <functional>
#include <optional>

namespace dunlin::server {

class Tickets
{
public:
    explicit Tickets(const Clock &clock)
        : m_clock(clock)
    {
    }
    // Absent when too many are out already.
    std::optional<QString> issue(const Claims &claims);
    std::optional<Claims> redeem(const QString &ticket);
    static constexpr qint64 LifeMs = 30'000;

    // Hears, by the ticket's hash, of each that is issued here, with its claims, and of each that was used, without;
    // and heard() is for those of another node.
    using Told = std::function<void(const QByteArray &hash, const std::optional<Claims> &claims)>;
    void setTold(Told told) { m_told = std::move(told); }
    void heard(const QByteArray &hash, const std::optional<Claims> &claims);

private:
    struct Held {
        Claims claims;
        qint64 expiresAt = 0;
    };
    static constexpr qsizetype Most = 10'000;

    void dropExpired(qint64 now);

    const Clock &m_clock;
    QHash<QByteArray, Held> m_held; // by the ticket's hash
    Told m_told;
};

} // namespace dunlin::server
