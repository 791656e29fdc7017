// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The part of the engine that knows who is there. The hub tells changes, of friends and of people in the channel on
// the screen; how it stands is asked with the lists of friends and members. Without a connection nothing is known.

#include "client/session/engine.h"
#include "shared/core/log.h"

namespace dunlin::client {

void Engine::notePresence(const UserId &user, const std::optional<wire::PresenceState> &state,
                          bool online, const std::optional<qint64> &lastSeenAt)
{
    wire::PresenceState now =
        state.value_or(online ? wire::PresenceState::Online : wire::PresenceState::Offline);
    // A state of a newer server than this program: somebody is there.
    if (now == wire::PresenceState::Unknown)
        now = wire::PresenceState::Online;
    m_presence.insert(user, {now, lastSeenAt.value_or(0)});
}

void Engine::onPresence(const Push &push)
{
    if (push.event != wire::event::presence.number)
        return;
    const auto event = push.payload.decode<wire::PresenceEvent>(Link::clientOptions());
    if (!event.ok()) {
        qCWarning(lcSession, "A push of the server can't be read");
        return;
    }
    if (event->userId == m_sync->self()) {
        Q_EMIT presenceSet(event->state);
        return;
    }
    notePresence(event->userId, event->state, false, event->lastSeenAt);
    // A list that was asked for before would say how it was.
    if (m_shelf->friends().contains(event->userId))
        onFriendsChanged();
    const QSet<ChannelId> shown = m_membersShown;
    for (const ChannelId &channel : shown)
        loadMembers(channel);
    for (const ChannelRecord &record : m_shelf->records()) {
        if (record.card.peer && record.card.peer->id == event->userId)
            touch(record.id());
    }
}

void Engine::forgetPresence()
{
    m_presence.clear();
    tellFriends();
    const QSet<ChannelId> shown = m_membersShown;
    for (const ChannelId &channel : shown)
        loadMembers(channel);
    for (const ChannelRecord &record : m_shelf->records()) {
        if (record.card.peer)
            touch(record.id());
    }
}

} // namespace dunlin::client
