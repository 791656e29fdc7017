// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/services/membership.h"

#include "server/services/access.h"
#include "server/services/pushes.h"

namespace dunlin::server {

Status admit(UnitOfWork &unit, Fanout &fanout, const wire::Channel &channel, const UserId &user,
             wire::Role role, qint64 now, const std::optional<UserId> &invitedBy)
{
    Stores &stores = unit.stores();
    DUNLIN_TRY(const qint64 seq, stores.channels.nextSeq(channel.id));
    MembershipRecord membership;
    membership.channelId = channel.id;
    membership.userId = user;
    membership.role = role;
    membership.joinedAt = now;
    membership.joinSeq = seq;
    membership.revSeq = seq;
    membership.invitedBy = invitedBy;
    DUNLIN_CHECK(stores.members.put(membership));
    DUNLIN_CHECK(stores.channels.raiseEpoch(channel.id));
    DUNLIN_CHECK(stores.members.raiseRead(channel.id, user, seq));
    DUNLIN_TRY(const QList<wire::User> profiles, stores.accounts.profiles({user}));
    DUNLIN_TRY(const wire::Channel card, cardFor(stores, channel, user));

    wire::MemberChange change{wire::MemberAct::Joined, user, role, seq, {}};
    if (!profiles.isEmpty())
        change.user = profiles.constFirst();
    unit.afterCommit([&fanout, id = channel.id, user, card, change] {
        fanout.toUser(user,
                      makePush(wire::event::channel,
                               wire::ChannelEvent{id, {}, wire::ChannelAct::Added, card}));
        fanout.joined(id, user, change.seq);
        fanout.toChannel(id, memberPush(id, change), change.seq);
    });
    return ok();
}

Status expel(UnitOfWork &unit, Fanout &fanout, MembershipRecord membership, qint64 now)
{
    Stores &stores = unit.stores();
    const ChannelId id = membership.channelId;
    const UserId user = membership.userId;
    DUNLIN_TRY(const qint64 seq, stores.channels.nextSeq(id));
    membership.leftAt = now;
    membership.revSeq = seq;
    DUNLIN_CHECK(stores.members.put(membership));
    DUNLIN_CHECK(stores.channels.raiseEpoch(id));
    const wire::MemberChange change{wire::MemberAct::Left, user, membership.role, seq, {}};
    unit.afterCommit([&fanout, id, user, change] {
        fanout.left(id, user);
        fanout.toChannel(id, memberPush(id, change), change.seq);
        fanout.toUser(user,
                      makePush(wire::event::channel,
                               wire::ChannelEvent{id, {}, wire::ChannelAct::Removed, {}}));
    });
    return ok();
}

Status changeRole(UnitOfWork &unit, Fanout &fanout, MembershipRecord membership, wire::Role role)
{
    Stores &stores = unit.stores();
    const ChannelId id = membership.channelId;
    DUNLIN_TRY(const qint64 seq, stores.channels.nextSeq(id));
    membership.role = role;
    membership.revSeq = seq;
    DUNLIN_CHECK(stores.members.put(membership));
    const wire::MemberChange change{wire::MemberAct::RoleChanged, membership.userId, role, seq, {}};
    unit.afterCommit(
        [&fanout, id, change] { fanout.toChannel(id, memberPush(id, change), change.seq); });
    return ok();
}

Status dissolve(UnitOfWork &unit, Fanout &fanout, const ChannelId &channel)
{
    DUNLIN_CHECK(unit.stores().channels.remove(channel));
    unit.afterCommit([&fanout, channel] {
        fanout.toChannel(channel,
                         makePush(wire::event::channel,
                                  wire::ChannelEvent{channel, {}, wire::ChannelAct::Deleted, {}}));
        fanout.channelGone(channel);
    });
    return ok();
}

} // namespace dunlin::server
