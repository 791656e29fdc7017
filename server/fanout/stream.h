// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// One numbered stream (a channel's, a person's) as it is told on one thread where several nodes write to it: in order,
// nothing twice. What is ahead of a gap is kept aside until the gap closes, or is filled from the database.
#pragma once

#include "server/fanout/push.h"

#include <algorithm>
#include <map>
#include <optional>

namespace dunlin::server {

class Stream
{
public:
    static constexpr size_t MostAside = 1000;

    bool isPlaced() const { return m_told >= 0; }
    qint64 told() const { return std::max<qint64>(m_told, 0); }
    // Up to here everything was told, or needs no telling. Counts once.
    void place(qint64 seq)
    {
        if (!isPlaced())
            m_told = seq;
        m_known = std::max(m_known, seq);
    }
    // The number exists, whether or not its push has come.
    void note(qint64 seq) { m_known = std::max(m_known, seq); }
    bool isBehind() const { return isPlaced() && m_known > m_told; }

    // The push, when it is next; else nothing, and it is kept aside or was told before.
    PushPtr offer(qint64 seq, const PushPtr &push)
    {
        place(seq - 1);
        note(seq);
        if (seq == m_told + 1) {
            m_told = seq;
            return push;
        }
        // Too many: they come from the database when the gap does.
        if (seq > m_told && m_aside.size() < MostAside)
            m_aside.emplace(seq, push);
        return nullptr;
    }
    // What was kept aside and is next now.
    PushPtr next()
    {
        if (m_aside.empty() || m_aside.begin()->first != m_told + 1)
            return nullptr;
        ++m_told;
        PushPtr push = std::move(m_aside.begin()->second);
        m_aside.erase(m_aside.begin());
        return push;
    }
    // From the database everything up to here was told.
    void advance(qint64 seq)
    {
        m_told = std::max(m_told, seq);
        note(seq);
        m_aside.erase(m_aside.begin(), m_aside.upper_bound(m_told));
    }

private:
    qint64 m_told = -1;
    qint64 m_known = -1;
    std::map<qint64, PushPtr> m_aside;
};

} // namespace dunlin::server
