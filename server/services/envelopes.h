// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What devices seal for each other: kept until the receiving device has acknowledged it, and pushed to it at once when
// it is connected, to whatever node.
//
// A sender is told which devices there are not, and for which too much waits already; all others have it. So one
// device that nobody reads any more holds up nobody.
#pragma once

#include "server/auth/authenticator.h"
#include "server/services/context.h"

namespace dunlin::server {

class Envelopes : public QObject
{
public:
    static constexpr qsizetype MostAtOnce = 100;
    static constexpr qsizetype MostAcknowledged = 200;
    static constexpr qsizetype MostBytes = 32 * 1024;
    // Waiting for one device: from one other, and in all.
    static constexpr qint64 MostFromOne = 200;
    static constexpr qint64 MostWaiting = 10'000;

    explicit Envelopes(const ServiceContext &context)
        : m_context(context)
    {
    }

    Async<wire::EnvelopeReply> send(const Caller &caller, const wire::EnvelopeSend &request);
    // Of the calling device; as much as a frame holds.
    Async<wire::EnvelopeList> list(const Caller &caller, const wire::EnvelopeListRequest &request);
    // Of the calling device alone: what is somebody else's stays.
    Async<Done> acknowledge(const Caller &caller, const wire::EnvelopeAck &request);

private:
    ServiceContext m_context;
};

} // namespace dunlin::server
