// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Search on the server, in channels that are neither encrypted nor forget what is in them, for members.
//
// Messages come into the index a moment after they are stored: send() only notes which channel has news, and the indexer
// takes up what changed there since its cursor, in short writes behind theirs, and rests in between for their sake.
// What was edited or deleted meanwhile is seen when it is found: an answer holds rows as they are now, and only those that
// have what was looked for.
#pragma once

#include "server/auth/authenticator.h"
#include "server/services/context.h"

#include <QSet>
#include <QTimer>

#include <chrono>
#include <mutex>

namespace dunlin::server {

class SearchIndexer : public QObject
{
public:
    // Takes up what was stored before the last end of the server.
    explicit SearchIndexer(const ServiceContext &context);

    // Something changed in this channel. From any thread, and cheap.
    void changed(const ChannelId &channel);

private:
    void wake();
    void catchUp();
    void next();
    struct Work {
        bool more = false; // in this channel
        std::chrono::steady_clock::duration took{};
    };
    // On the writer's thread; `rows` at most.
    static Result<Work> work(Stores &stores, const ChannelId &channel, int rows);
    std::chrono::milliseconds restAfter(const Work &done);
    void ended(const ChannelId &channel, const Result<Work> &done);

    ServiceContext m_context;
    QTimer m_pause;
    std::mutex m_mutex;
    QSet<ChannelId> m_changed; // of m_mutex
    bool m_woken = false;      // of m_mutex
    int m_news = 0;            // changes since the last turn; of m_mutex
    QList<ChannelId> m_queue;
    bool m_working = false;
    int m_rows = 16; // of a turn
};

class Search : public QObject
{
public:
    explicit Search(const ServiceContext &context)
        : m_context(context)
    {
    }

    // Newest first, those behind the place `before`; in one channel of the caller, or in all of them.
    Async<wire::SearchList> find(const Caller &caller, const QString &text,
                                 const std::optional<ChannelId> &channel,
                                 std::optional<qint64> before, std::optional<qint64> limit);

private:
    ServiceContext m_context;
};

} // namespace dunlin::server
