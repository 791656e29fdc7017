// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What is told, made of what is stored; the same bytes for everybody who hears of it.
#pragma once

#include "server/fanout/push.h"
#include "shared/wire/frames.h"

namespace dunlin::server {

inline PushPtr rowPush(const wire::MessageRow &row)
{
    return makePush(wire::event::message, wire::MessageEvent{row.channelId, row.revSeq, row});
}

inline PushPtr memberPush(const ChannelId &channel, wire::MemberChange change)
{
    // It goes also to those who may not know when somebody was here.
    if (change.user)
        change.user->lastSeenAt.reset();
    return makePush(wire::event::member, wire::MemberEvent{channel, change.seq, change});
}

// Only friends are told of each other when they were here.
inline void hideFromStrangers(wire::UserEvent &event)
{
    if (event.user && event.friendState && *event.friendState != wire::FriendState::Friends)
        event.user->lastSeenAt.reset();
}

} // namespace dunlin::server
