// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Who is in a channel: join, leave, add, remove, roles, and the invite links that let people in.
//
// A channel keeps an owner: the last one can neither leave nor step down before somebody else is one.
#pragma once

#include "server/auth/authenticator.h"
#include "server/services/context.h"
#include "server/services/presence.h"

namespace dunlin::server {

class Memberships : public QObject
{
public:
    // `publicUrl`: under which people reach this server, for links.
    Memberships(const ServiceContext &context, const Presence &presence,
                std::function<QString()> publicUrl)
        : m_context(context)
        , m_presence(presence)
        , m_publicUrl(std::move(publicUrl))
    {
    }

    Async<Done> join(const Caller &caller, const ChannelId &channel);
    Async<Done> leave(const Caller &caller, const ChannelId &channel);
    // Of an encrypted channel; NotFound for any other.
    Async<wire::Roster> roster(const Caller &caller, const ChannelId &id);
    Async<wire::MemberList> members(const Caller &caller, const ChannelId &channel);
    // Adds somebody, or changes the role of a member.
    Async<Done> put(const Caller &caller, const ChannelId &channel, const UserId &user,
                    wire::Role role);
    Async<Done> remove(const Caller &caller, const ChannelId &channel, const UserId &user);
    // What the caller wants to be told of the channel; their other devices learn of it.
    Async<Done> setNotify(const Caller &caller, const ChannelId &channel,
                          const wire::NotifyPut &request);
    Async<wire::Invite> invite(const Caller &caller, const ChannelId &channel,
                               const wire::InviteCreate &request);
    // Whoever is in already stays in and uses nothing up.
    Async<wire::Channel> accept(const Caller &caller, const QString &token);

private:
    ServiceContext m_context;
    const Presence &m_presence;
    std::function<QString()> m_publicUrl;
};

// The link that a client opens.
QString inviteUrl(const QString &token, const QString &publicUrl);

} // namespace dunlin::server
