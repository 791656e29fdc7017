// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The part of the engine that deals with friends: what is kept follows the user's own stream, and the server is asked
// for the whole of it after every greeting, because only the list says who is online.

#include "client/session/engine.h"
#include "shared/core/log.h"

namespace dunlin::client {

QList<FriendCard> Engine::friendCards() const
{
    QList<FriendCard> cards;
    for (const FriendRecord &each : m_shelf->friends()) {
        // A record without its profile is a profile that is fetched right now.
        if (const wire::User *user = m_shelf->user(each.user)) {
            const Whereabouts where = each.state == wire::FriendState::Friends
                ? m_presence.value(each.user)
                : Whereabouts();
            cards.append({*user, each.state, each.since,
                          where.state != wire::PresenceState::Offline, where.state,
                          where.lastSeenAt});
        }
    }
    return cards;
}

void Engine::tellFriends()
{
    Q_EMIT friendsPut(friendCards());
}

// Wherever people are listed.
void Engine::tellUsers()
{
    for (const ChannelRecord &record : m_shelf->records())
        touch(record.id());
    tellFriends();
    const QSet<ChannelId> shown = m_membersShown;
    for (const ChannelId &channel : shown)
        loadMembers(channel);
    for (const ChannelId &channel : std::as_const(m_watched)) {
        Q_EMIT rowsStale(channel);
        // What the user has written and waits has their own.
        if (const ChannelRecord *record = m_shelf->find(channel))
            Q_EMIT stateChanged(stateOf(*record));
    }
}

void Engine::onProfile(const Push &push)
{
    if (push.event != wire::event::profile.number)
        return;
    const auto user = push.payload.decode<wire::User>(Link::clientOptions());
    if (!user.ok())
        qCWarning(lcSession, "A push of the server can't be read");
    else if (const Status kept = noteUser(*user); !kept.ok())
        recoverCache(kept.error());
}

Status Engine::noteUser(const wire::User &user)
{
    const wire::User *known = m_shelf->user(user.id);
    if (!known)
        return ok();
    const wire::User before = *known;
    DUNLIN_CHECK(m_shelf->putUsers({user}));
    if (*m_shelf->user(user.id) != before)
        tellUsers();
    return ok();
}

void Engine::onFriendsChanged()
{
    ++m_friendRevision;
    tellFriends();
}

void Engine::refreshFriends()
{
    if (!m_identity || m_askingFriends) {
        m_askFriendsAgain = m_askingFriends;
        return;
    }
    m_askingFriends = true;
    m_askFriendsAgain = false;
    finally(this, m_http.call(wire::http::friends),
            [this, revision = m_friendRevision](Result<wire::FriendList> list) {
                m_askingFriends = false;
                const bool again = std::exchange(m_askFriendsAgain, false);
                if (!isOpen() || !m_identity)
                    return;
                if (!list.ok()) {
                    qCInfo(lcSession, "The list of friends could not be fetched");
                    return;
                }
                // What was pushed meanwhile may be newer than the answer.
                if (again || revision != m_friendRevision) {
                    refreshFriends();
                    return;
                }
                if (const Status kept = takeFriends(*list); !kept.ok())
                    recoverCache(kept.error());
            });
}

Status Engine::takeFriends(const wire::FriendList &list)
{
    QList<FriendRecord> records;
    QList<wire::User> users;
    const auto take = [&](const QList<wire::Friend> &some, wire::FriendState state) {
        for (const wire::Friend &each : some) {
            records.append({each.user.id, state, each.since});
            users.append(each.user);
            if (state == wire::FriendState::Friends)
                notePresence(each.user.id, each.presence, each.online.value_or(false),
                             each.user.lastSeenAt);
        }
    };
    take(list.incoming, wire::FriendState::Incoming);
    take(list.friends, wire::FriendState::Friends);
    take(list.outgoing, wire::FriendState::Outgoing);
    take(list.blocked, wire::FriendState::Blocked);
    DUNLIN_CHECK(m_shelf->putUsers(users));
    DUNLIN_CHECK(m_shelf->setFriends(records));
    tellFriends();
    for (const ChannelRecord &record : m_shelf->records()) {
        if (record.card.peer && m_presence.contains(record.card.peer->id))
            touch(record.id());
    }
    return ok();
}

} // namespace dunlin::client
