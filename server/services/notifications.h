// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What somebody should not miss: mentions, replies, being added to a channel, friend requests and their acceptance.
//
// Stored in the transaction of what they tell of, so that nothing is told twice or forgotten. Nobody is told of what they
// did themselves, nor of what somebody did whom they block; a channel that is muted, or of which they want to know less,
// tells them less. A notification names who, where and which message, never its text.
#pragma once

#include "server/auth/authenticator.h"
#include "server/services/context.h"

namespace dunlin::server {

class Notifications : public QObject
{
public:
    explicit Notifications(const ServiceContext &context)
        : m_context(context)
    {
    }

    // Newest first, those below `before`. What is of a channel that the caller is not in any more is left out.
    Async<wire::NotificationList> list(const Caller &caller, std::optional<qint64> before,
                                       std::optional<qint64> limit);
    // Raises only; the other devices of the person learn of it.
    Async<Done> read(const Caller &caller, const wire::NotificationsRead &request);

private:
    ServiceContext m_context;
};

// Inside a write: keeps it for `to` and tells their devices, if they may hear of it at all.
Status notify(UnitOfWork &unit, Fanout &fanout, const UserId &to, const NotificationRecord &what);
// The same for whom a new message concerns: those whom it mentions, and the author of what it answers.
Status notifyOfMessage(UnitOfWork &unit, Fanout &fanout, const wire::MessageRow &row);

} // namespace dunlin::server
