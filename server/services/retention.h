// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Takes away what is not to stay: messages whose time is over, and, where a channel says so, messages that every
// device has which is owed them.
//
// A channel's rule holds for what is sent while it stands: a message that was sent to be kept is kept, and one that was
// sent to go goes. Rows vanish with their content and reactions; their numbers stay used, and cursors stay good. Looks
// every two seconds, a little at a time, on the services' thread; what the database refuses is looked at again.
#pragma once

#include "server/services/context.h"
#include "server/services/purges.h"

#include <QTimer>

#include <atomic>

namespace dunlin::server {

class Retention : public QObject
{
public:
    static constexpr int EveryMs = 2000;
    // Rows of one transaction.
    static constexpr int AtOnce = 1000;

    // `context.purges` is set.
    explicit Retention(const ServiceContext &context);

    // From now on; first everything that was due while the server was away.
    void start();
    // Messages taken away since the start. Thread-safe.
    quint64 purged() const { return m_purged; }

private:
    void sweep();
    void sweepExpired();
    void sweepChannel(const ChannelId &channel, Purges::Range range);
    void lookAtChannelsOf(const UserId &person);
    Async<Done> purge(const ChannelId &channel, const QList<qint64> &seqs);
    // Each sweep is over before the next begins.
    template <typename T, typename Step>
    void await(Async<T> answer, Step step);

    ServiceContext m_context;
    QTimer m_timer;
    int m_running = 0;
    bool m_isMore = false; // a page was full: the next follows at once
    std::atomic<quint64> m_purged = 0;
};

} // namespace dunlin::server
