// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the nodes know together that no database has: how much of their rate people and addresses have used, who failed
// to sign in how often, and which tickets are out.
//
// Each node counts for itself and tells the others what it counted: rates a few times a second in one sum, failures
// and tickets at once. So a limit holds for all nodes but for what is said within such a moment, and a node that can't
// be heard counts alone. Nothing is asked for over a network while somebody waits. On the services' thread.
#pragma once

#include "server/auth/tickets.h"
#include "server/services/context.h"
#include "server/services/lock_out.h"
#include "server/services/notes.h"

#include <QTimer>

#include <array>

namespace dunlin::server {

class Gossip : public QObject
{
public:
    static constexpr int EveryMs = 200;

    Gossip(Fanout &fanout, RateLimits *rates, LockOut &lockOut, Tickets &tickets);

    // A note of another node; those that are not ours are left alone.
    void hear(int topic, const QByteArray &body);

private:
    void tellTaken();

    Fanout &m_fanout;
    RateLimits *const m_rates;
    LockOut &m_lockOut;
    Tickets &m_tickets;
    std::array<QHash<QString, qint64>, 6> m_taken; // since it was told; by RateLimits::all()
    QTimer m_timer;
};

} // namespace dunlin::server
