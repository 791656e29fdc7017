// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The part of the session that deals with friends, requests and blocks.

#include "client/session/session_parts.h"

namespace dunlin::client {

Async<wire::FriendList> SessionRequests::friends()
{
    return m_parts->http->call(wire::http::friends);
}

Async<wire::FriendAnswer> SessionRequests::befriend(const UserId &user)
{
    return m_parts->http->call(wire::http::befriend, wire::FriendRequest{user, {}});
}

Async<Done> SessionRequests::settleFriend(FriendAct act, const UserId &user)
{
    const auto endpointOf = [](FriendAct which) {
        switch (which) {
        case FriendAct::Accept:
            return wire::http::acceptFriend;
        case FriendAct::Decline:
            return wire::http::declineFriend;
        case FriendAct::Remove:
            return wire::http::unfriend;
        case FriendAct::Block:
            return wire::http::block;
        case FriendAct::Unblock:
            break;
        }
        return wire::http::unblock;
    };
    const auto settled = m_parts->http->call(endpointOf(act), wire::Empty{},
                                             {{QStringLiteral("userId"), user.toText()}});
    return then(this, settled, [](wire::Empty) { return ok(); });
}

std::optional<UserId> AccountSession::personToChange(const QString &text)
{
    const auto person = UserId::fromText(text);
    if (!person) {
        report(fail(Errc::Invalid, QStringLiteral("That is nobody")));
        return std::nullopt;
    }
    if (m_connection != Connection::Online) {
        report(fail(Errc::Unavailable,
                    QStringLiteral("There is no connection. Friends and blocks can be changed when "
                                   "it is back.")));
        return std::nullopt;
    }
    // Pressed twice.
    if (m_parts->friends.isBusy(*person))
        return std::nullopt;
    return person;
}

void AccountSession::askFriend(const QString &userId)
{
    const auto person = personToChange(userId);
    if (!person)
        return;
    m_parts->friends.setBusy(*person, true);
    finally(this, befriend(*person), [this, id = *person](Result<wire::FriendAnswer> answer) {
        m_parts->friends.setBusy(id, false);
        refreshFriends();
        if (!answer.ok()) {
            report(answer.error());
            return;
        }
        const wire::User &user = answer->user;
        Q_EMIT friendAnswered(user.displayName.isEmpty() ? user.username : user.displayName,
                              friendStateName(answer->state));
    });
}

// The push tells of it as well; the list is asked for because a push may get lost, and because what was refused was
// most likely another question already.
void AccountSession::settle(FriendAct act, const QString &userId)
{
    const auto person = personToChange(userId);
    if (!person)
        return;
    m_parts->friends.setBusy(*person, true);
    finally(this, settleFriend(act, *person), [this, id = *person](const Status &outcome) {
        m_parts->friends.setBusy(id, false);
        refreshFriends();
        if (!outcome.ok())
            report(outcome.error());
    });
}

void AccountSession::acceptFriend(const QString &userId)
{
    settle(FriendAct::Accept, userId);
}
void AccountSession::declineFriend(const QString &userId)
{
    settle(FriendAct::Decline, userId);
}
void AccountSession::removeFriend(const QString &userId)
{
    settle(FriendAct::Remove, userId);
}
void AccountSession::blockPerson(const QString &userId)
{
    settle(FriendAct::Block, userId);
}
void AccountSession::unblockPerson(const QString &userId)
{
    settle(FriendAct::Unblock, userId);
}

void AccountSession::refreshFriends()
{
    if (m_connection != Connection::Online)
        return;
    m_parts->onEngine([engine = m_parts->engine] {
        engine->refreshFriends();
        return ok();
    });
}

} // namespace dunlin::client
