// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Where messages may be due that go once they are delivered: what the other services leave for Retention to look at.
// Thread-safe.
#pragma once

#include "shared/core/id.h"

#include <QHash>
#include <QSet>

#include <algorithm>
#include <limits>
#include <mutex>
#include <utility>

namespace dunlin::server {

class Purges
{
public:
    static constexpr qint64 ToTheEnd = std::numeric_limits<qint64>::max();
    // Numbers in (after, upTo].
    struct Range {
        qint64 after = 0;
        qint64 upTo = 0;
    };
    struct Due {
        QHash<ChannelId, Range> channels;
        QSet<UserId> people; // every channel of theirs
    };

    void look(const ChannelId &channel, qint64 after, qint64 upTo)
    {
        const std::lock_guard lock(m_mutex);
        const auto found = m_due.channels.find(channel);
        if (found == m_due.channels.end())
            m_due.channels.insert(channel, {after, upTo});
        else
            *found = {std::min(found->after, after), std::max(found->upTo, upTo)};
    }
    void look(const UserId &person)
    {
        const std::lock_guard lock(m_mutex);
        m_due.people.insert(person);
    }
    Due take()
    {
        const std::lock_guard lock(m_mutex);
        return std::exchange(m_due, {});
    }

private:
    std::mutex m_mutex;
    Due m_due;
};

} // namespace dunlin::server
