// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Friends, requests and blocks as values that cross from the engine's thread to the models.
#pragma once

#include "shared/wire/friend.h"

#include <QMetaType>

namespace dunlin::client {

// How somebody stands to the user, as it is kept.
struct FriendRecord {
    UserId user;
    wire::FriendState state = wire::FriendState::None;
    qint64 since = 0; // ms since 1970 UTC: of the friendship, the request or the block
    bool operator==(const FriendRecord &) const = default;
};

// The same as it is shown.
struct FriendCard {
    wire::User user;
    wire::FriendState state = wire::FriendState::None;
    qint64 since = 0;
    bool online = false; // of friends
    wire::PresenceState presence =
        wire::PresenceState::Offline; // of friends; Offline: or not known
    qint64 lastSeenAt = 0;            // ms since 1970 UTC; 0: not known, or not to be seen
    bool operator==(const FriendCard &) const = default;
};

} // namespace dunlin::client

Q_DECLARE_METATYPE(dunlin::client::FriendCard)
