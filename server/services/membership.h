// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The three things that happen to a membership, each with its number in the channel's stream and its pushes. Used
// inside a write of the channel; whether the caller may is settled before.
#pragma once

#include "server/fanout/fanout.h"
#include "server/storage/storage.h"

namespace dunlin::server {

// The newcomer gets the card, everybody the change. What was written before counts as read. `invitedBy`: by whose link
// they come, if by one.
Status admit(UnitOfWork &unit, Fanout &fanout, const wire::Channel &channel, const UserId &user,
             wire::Role role, qint64 now, const std::optional<UserId> &invitedBy = std::nullopt);
// From the commit on nothing of the channel reaches the one who left.
Status expel(UnitOfWork &unit, Fanout &fanout, MembershipRecord membership, qint64 now);
Status changeRole(UnitOfWork &unit, Fanout &fanout, MembershipRecord membership, wire::Role role);
// The channel and everything in it; its members are told.
Status dissolve(UnitOfWork &unit, Fanout &fanout, const ChannelId &channel);

} // namespace dunlin::server
