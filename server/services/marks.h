// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// How far everybody has read and received, and who is typing.
//
// Marks only rise. Each member has their own: nobody's takes anything from another. Typing is not stored; it ends by
// itself when the client doesn't say it again.
#pragma once

#include "server/auth/authenticator.h"
#include "server/services/context.h"

#include <QTimer>

namespace dunlin::server {

class Marks : public QObject
{
public:
    static constexpr qint64 TypingMs = 6000;

    // Hears of everything that a device says it has. On the services' thread.
    using Received = std::function<void(const DeviceId &, const ChannelId &, qint64 seq)>;
    Marks(const ServiceContext &context, Received received);

    Async<Done> read(const Caller &caller, const wire::MarkRequest &request);
    Async<Done> received(const Caller &caller, const wire::MarkRequest &request);
    Async<Done> typing(const Caller &caller, const wire::TypingRequest &request);
    // Whether the caller may see who is typing; the session then opens the channel at the hub.
    Async<Done> mayOpen(const Caller &caller, const wire::ChannelRef &request);

private:
    struct Typist {
        ChannelId channel;
        UserId user;
        bool operator==(const Typist &) const = default;
        friend size_t qHash(const Typist &typist, size_t seed = 0)
        {
            return qHashMulti(seed, typist.channel, typist.user);
        }
    };
    static constexpr qsizetype MostTypists = 20'000;

    void tell(const Typist &typist, bool active);
    void expire();

    ServiceContext m_context;
    const Received m_received;
    QHash<Typist, qint64> m_typing; // until when
    QTimer m_sweep;
};

} // namespace dunlin::server
