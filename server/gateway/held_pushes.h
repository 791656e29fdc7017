// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What is pushed to a session while it joins. It is bounded by the events in it: one push may tell of several.
#pragma once

#include "server/fanout/push.h"

#include <utility>

namespace dunlin::server {

class HeldPushes
{
public:
    // In events.
    explicit HeldPushes(qsizetype most)
        : m_most(most)
    {
    }
    // False when it is too much: the session has to come again.
    bool hold(const PushPtr &push)
    {
        m_events += push->size();
        if (m_events > m_most)
            return false;
        m_pushes.append(push);
        return true;
    }
    // Everything, in its order; nothing is held any more.
    QList<PushPtr> take()
    {
        m_events = 0;
        return std::exchange(m_pushes, {});
    }

private:
    const qsizetype m_most;
    QList<PushPtr> m_pushes;
    qsizetype m_events = 0;
};

} // namespace dunlin::server
