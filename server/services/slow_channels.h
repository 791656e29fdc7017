// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Which channels are in slow mode. Messages to all others are stored without a question about it; whoever writes to one
// of these waits for the time between two messages, which is judged in the transaction that stores. One thread.
#pragma once

#include "server/storage/stores.h"

#include <QSet>

namespace dunlin::server {

class SlowChannels
{
public:
    explicit SlowChannels(const QList<ChannelId> &channels)
        : m_channels(channels.cbegin(), channels.cend())
    {
    }

    bool contains(const ChannelId &channel) const { return m_channels.contains(channel); }
    void replace(const QList<ChannelId> &channels)
    {
        m_channels = QSet<ChannelId>(channels.cbegin(), channels.cend());
    }
    // After the commit that changed it.
    void set(const ChannelId &channel, bool isSlow)
    {
        if (isSlow)
            m_channels.insert(channel);
        else
            m_channels.remove(channel);
    }

private:
    QSet<ChannelId> m_channels;
};

// Inside the write that has just stored a message of `user`: RateLimited when it came too soon, which takes the message
// back. Admins and owners need not wait.
Status keepPace(Stores &stores, const ChannelId &channel, const UserId &user, qint64 now);

} // namespace dunlin::server
