// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Channels: make, find, change, remove.
#pragma once

#include "server/auth/authenticator.h"
#include "server/services/context.h"
#include "server/services/slow_channels.h"

namespace dunlin::server {

struct MadeChannel {
    bool isNew = true; // false: a repeat, or the direct channel that the pair had already
    wire::Channel channel;
};

class Channels : public QObject
{
public:
    Channels(const ServiceContext &context, SlowChannels &slow)
        : m_context(context)
        , m_slow(slow)
    {
    }

    // Whoever makes a channel owns it. Two people have one direct channel, and in it nobody is above the other.
    Async<MadeChannel> create(const Caller &caller, const wire::ChannelCreate &request);
    Async<wire::ChannelList> mine(const Caller &caller);
    Async<wire::ChannelDirectory> directory(const Caller &caller, const QString &query,
                                            std::optional<qint64> limit);
    Async<wire::Channel> card(const Caller &caller, const ChannelId &channel);
    Async<wire::Channel> change(const Caller &caller, const ChannelId &channel,
                                const wire::ChannelPatch &patch);
    Async<Done> remove(const Caller &caller, const ChannelId &channel);

private:
    Async<MadeChannel> createDirect(const Caller &caller, const wire::ChannelCreate &request);

    ServiceContext m_context;
    SlowChannels &m_slow;
};

} // namespace dunlin::server
