// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Who is whose friend, who asks to be, and who wants nothing to do with whom.
//
// Two people have at most one request between them: one that meets the other's is a friendship. Whoever was declined
// may ask again after a week. A block is kept from the one who is blocked: their request is answered like any other
// and never arrives.
#pragma once

#include "server/auth/authenticator.h"
#include "server/services/context.h"
#include "server/services/presence.h"

namespace dunlin::server {

struct Asked {
    bool isNew = true; // false: had asked already, or is a friend
    wire::FriendAnswer answer;
};

class Friends : public QObject
{
public:
    Friends(const ServiceContext &context, const Presence &presence)
        : m_context(context)
        , m_presence(presence)
    {
    }

    // `online` of friends is as it is now.
    Async<wire::FriendList> list(const Caller &caller);
    Async<Asked> ask(const Caller &caller, const wire::FriendRequest &request);
    Async<Done> accept(const Caller &caller, const UserId &from);
    Async<Done> decline(const Caller &caller, const UserId &from);
    // Ends a friendship, takes a request back, or does nothing.
    Async<Done> remove(const Caller &caller, const UserId &other);
    // What was between the two ends, and the blocked one can't write in the channel of the two.
    Async<Done> block(const Caller &caller, const UserId &other);
    Async<Done> unblock(const Caller &caller, const UserId &other);

private:
    using Work = std::function<Status(UnitOfWork &, Fanout &, qint64 now)>;
    Async<Done> change(Work work);

    ServiceContext m_context;
    const Presence &m_presence;
};

// Tells the devices of `to` how `about` stands to them. Inside a write.
Status tellFriend(UnitOfWork &unit, Fanout &fanout, const UserId &to, const UserId &about,
                  wire::FriendState state, qint64 now);

} // namespace dunlin::server
