// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The question before every operation on a channel: who is this person in it, and may they?
//
// To an outsider a private channel is not there, in the same words as one that never was; that a public one is there
// is no secret, but only its card is theirs to read. Runs on a storage thread, inside the operation's own snapshot
// or transaction.
#pragma once

#include "server/auth/authenticator.h"
#include "server/auth/rights.h"
#include "server/storage/stores.h"

#include <QSet>

namespace dunlin::server {

Error noSuchChannel();
// What an outsider is told.
Error outsider(bool channelIsPublic);

struct Standing {
    wire::Channel channel; // without peer and memberCount
    MembershipRecord membership;
};

// Members only.
Result<Standing> standingOf(Stores &stores, const ChannelId &channel, const UserId &user);
// Members whose role may do this.
Result<Standing> demand(Stores &stores, const ChannelId &channel, const UserId &user,
                        Action action);

// The same in a read, where the answer is only whether to go on: it may be known without asking the database, as far as
// this node and those that it hears know.
Status demandToRead(Stores &stores, const ChannelId &channel, const UserId &user, Action action);

// Somebody with an account that is not shut; `field` names the culprit.
Status demandPerson(Stores &stores, const UserId &person, const QString &field);
// Whether `by` may begin a conversation with somebody: there is such a person, and neither blocks the other.
Status mayMeet(Stores &stores, const UserId &by, const UserId &person, const QString &field);
// Whether `by` may put somebody into a channel: the same, and the person lets them.
Status mayAdd(Stores &stores, const UserId &by, const UserId &person, const QString &field);

// Between two of whom one blocks the other neither sees when the other was there.
Result<QSet<UserId>> apartFrom(Stores &stores, const UserId &user);
inline void hideLastSeen(wire::User &of, const QSet<UserId> &apart)
{
    if (apart.contains(of.id))
        of.lastSeenAt.reset();
}

// The card as `user` sees it, with memberCount, and with peer in a direct channel.
Result<wire::Channel> cardFor(Stores &stores, wire::Channel channel, const UserId &user);

// A token may live a moment longer than its device.
Status isActive(Stores &stores, const Caller &caller);

} // namespace dunlin::server
