// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The part of the engine that knows who is typing in the channel on the screen. The hub tells it of channels that
// are open there, and only who begins and who ends: a connection that is lost takes it all along.

#include "client/session/engine.h"
#include "shared/core/log.h"

namespace dunlin::client {

void Engine::show(const ChannelId &channel)
{
    if (m_shown == channel)
        return;
    const auto ask = [this](const auto &op, const ChannelId &about) {
        finally(this, m_link.request(op, wire::ChannelRef{about}),
                [](const Result<wire::Empty> &done) {
                    if (!done.ok())
                        qCInfo(lcSession, "The hub was not told which channel is on the screen");
                });
    };
    forgetTypists();
    if (m_online && !m_shown.isNull())
        ask(wire::op::channelClose, m_shown);
    m_shown = channel;
    if (m_online && !m_shown.isNull())
        ask(wire::op::channelOpen, m_shown);
}

void Engine::reopenShown()
{
    const ChannelId channel = std::exchange(m_shown, {});
    if (!channel.isNull())
        show(channel);
}

void Engine::onTyping(const Push &push)
{
    if (push.event != wire::event::typing.number)
        return;
    const auto event = push.payload.decode<wire::TypingEvent>(Link::clientOptions());
    if (!event.ok()) {
        qCWarning(lcSession, "A push of the server can't be read");
        return;
    }
    if (event->channelId != m_shown || event->userId == m_sync->self())
        return;
    const bool was = m_typists.contains(event->userId);
    if (was == event->active)
        return;
    if (event->active)
        m_typists.append(event->userId);
    else
        m_typists.removeAll(event->userId);
    tellTypists();
}

// Whoever has sent it does not type it any more, whether or not the end of it was told.
void Engine::endTyping(const UserId &user)
{
    if (m_typists.removeAll(user) > 0)
        tellTypists();
}

void Engine::forgetTypists()
{
    if (m_typists.isEmpty())
        return;
    m_typists.clear();
    tellTypists();
}

void Engine::tellTypists()
{
    QStringList names;
    QSet<UserId> unknown;
    for (const UserId &each : std::as_const(m_typists)) {
        const QString name = m_shelf->nameOf(each);
        if (name.isEmpty())
            unknown.insert(each);
        else
            names.append(name);
    }
    if (!unknown.isEmpty())
        fetchUsers(unknown);
    Q_EMIT typistsChanged(m_shown, names);
}

} // namespace dunlin::client
