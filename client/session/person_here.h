// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What this device knows of somebody, as a value.
#pragma once

#include "shared/core/id.h"
#include "shared/wire/account.h"
#include "shared/wire/presence.h"

#include <QList>

#include <optional>

namespace dunlin::client {

struct PersonHere {
    std::optional<wire::User> user;
    wire::PresenceState presence = wire::PresenceState::Offline;
    qint64 lastSeenAt = 0; // ms since 1970 UTC; 0: not known
    bool isVerified = false;
    QList<ChannelId> channels; // that both are in, the direct one among them
};

} // namespace dunlin::client
