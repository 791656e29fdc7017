// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Tickets: how a hub connection that can't send a first frame with a token says who it is. In memory, good for one
// use within 30 seconds. One thread.
#pragma once

#include "server/auth/jwt.h"
#include "shared/core/clock.h"

#include <QHash>

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

private:
    struct Held {
        Claims claims;
        qint64 expiresAt = 0;
    };
    static constexpr qsizetype Most = 10'000;

    void dropExpired(qint64 now);

    const Clock &m_clock;
    QHash<QByteArray, Held> m_held; // by the ticket's hash
};

} // namespace dunlin::server
