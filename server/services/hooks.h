// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Hooks of channels. An incoming one is an address with a secret in it: whoever knows it posts into the channel. An
// outgoing one is told of every message that a person writes there, in order, each with a signature.
//
// Everybody in the channel sees who stands for a hook: a member of its own that nobody can sign in as. When that member
// goes, the hook goes, too. Neither kind is for conversations of two or for encrypted channels.
//
// What an outgoing hook is owed is in the database, so that nothing is lost by a restart; of several nodes one delivers,
// and another takes over when it is gone. What is not taken is sent again, later and later, and given up in the end.
#pragma once

#include "server/outbound/outbound.h"
#include "server/services/messaging.h"
#include "server/storage/hook_store.h"

#include <QSet>
#include <QTimer>

#include <atomic>

namespace dunlin::server {

struct HookSettings {
    Reach reach = Reach::Public;
    qint64 firstRetryMs = 2'000; // then twice as long each time
    qint64 longestRetryMs = 3'600'000;
    qint64 tries = 16;
};

class Hooks : public QObject
{
public:
    // `outbound` lives on another thread and longer. `publicUrl`: under which programs reach this server.
    Hooks(const ServiceContext &context, Messaging &messaging, Outbound &outbound,
          std::function<QString()> publicUrl, const HookSettings &settings);
    // Begins to deliver.
    void start();

    Async<wire::HookList> list(const Caller &caller, const ChannelId &channel);
    Async<wire::Hook> create(const Caller &caller, const ChannelId &channel,
                             const wire::HookCreate &request);
    Async<Done> remove(const Caller &caller, const ChannelId &channel, const HookId &id);
    // One that was given up goes on from where it stopped.
    Async<wire::Hook> resume(const Caller &caller, const ChannelId &channel, const HookId &id);

    struct Posted {
        bool repeated = false;
        wire::HookPosted message;
    };
    Async<Posted> post(const QString &secret, const wire::HookPost &request);

    // From any thread, and cheap.
    void messageSent();

    // From any thread.
    struct Counters {
        std::atomic<quint64> delivered = 0;
        std::atomic<quint64> failed = 0;
        std::atomic<quint64> givenUp = 0;
    };
    const Counters &counters() const { return m_counters; }

private:
    // What is to be delivered next, if this node may.
    struct Owed {
        HookRecord hook;
        qint64 seq = 0;
        std::optional<wire::HookDelivery> delivery;
    };

    void look();
    void deliver(const HookRecord &hook);
    static Result<Owed> take(Stores &stores, const HookId &id, qint64 now);
    void send(const Owed &owed);
    void answered(const HookRecord &hook, qint64 seq, const Result<OutboundAnswer> &answer);
    void done(const HookId &id);

    const ServiceContext m_context;
    Messaging &m_messaging;
    Outbound &m_outbound;
    const std::function<QString()> m_publicUrl;
    const HookSettings m_settings;
    std::atomic<bool> m_anybody = false; // is told of anything, as far as this server knows
    std::atomic<bool> m_woken = false;
    QSet<HookId> m_busy;
    bool m_isLooking = false;
    bool m_lookAgain = false;
    QTimer m_gather;
    QTimer m_lookAround;
    Counters m_counters;
};

// The headers of a delivery that prove where it comes from: HMAC-SHA-256 of "<seconds since 1970>.<body>".
QByteArray hookSignature(const QString &secret, qint64 seconds, const QByteArray &body);

// Inside a write of the channel: the hook for which this member stood is no more.
Status forgetHookOf(Stores &stores, const UserId &bot);

} // namespace dunlin::server
