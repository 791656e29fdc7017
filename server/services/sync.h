// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Catch-up by revision cursors: what changed in the caller's channels above the numbers they hold (protocol, "Sync").
#pragma once

#include "server/auth/authenticator.h"
#include "server/services/context.h"

namespace dunlin::server {

// Who somebody is, for the reply to hello.
struct Greeting {
    wire::User user;
    wire::Device device;
    EpochId epoch;
};

class Sync : public QObject
{
public:
    explicit Sync(const ServiceContext &context)
        : m_context(context)
    {
    }

    Async<Greeting> greet(const Caller &caller);
    // Where the caller's streams are, so that what is pushed from then on can be told in its order.
    Async<Positions> positionsOf(const Caller &caller);
    // One snapshot. When the reply is full, `more` is set, and asking with the new cursors goes on where it ended.
    Async<wire::SyncReply> sync(const Caller &caller, const wire::SyncRequest &request);

private:
    ServiceContext m_context;
};

} // namespace dunlin::server
