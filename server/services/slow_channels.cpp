// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/services/slow_channels.h"

#include "server/services/access.h"

using namespace Qt::StringLiterals;

namespace dunlin::server {

Status keepPace(Stores &stores, const ChannelId &channel, const UserId &user, qint64 now)
{
    DUNLIN_TRY(const Standing standing, standingOf(stores, channel, user));
    const qint64 pauseMs = standing.channel.slowModeSeconds.value_or(0) * 1000;
    if (pauseMs == 0 || may(standing.membership.role, Action::ChangeChannel))
        return ok();
    const qint64 waitMs = standing.membership.slowSentAt + pauseMs - now;
    if (waitMs > 0)
        return fail(Errc::RateLimited, u"this channel is in slow mode"_s, {},
                    (waitMs + 999) / 1000);
    return stores.members.sentSlowly(channel, user, now);
}

} // namespace dunlin::server
