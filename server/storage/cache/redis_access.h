// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What nodes keep of roles together, in a Redis: a node that doesn't know one asks there what another one has read.
//
// Each entry has its number, and Redis compares: nothing replaces what has a larger one, a change leaves its number behind.
// Entries live as long as in memory. Whatever goes wrong there, the database is asked; and after a change that could not be
// noted, or might have been missed (suspend()), nothing is read there until all that was in it then has ended.
//
// Calls wait for Redis, for `PatienceMs` at most: they are for storage threads. Thread-safe.
#pragma once

#include "server/storage/cache/access_cache.h"
#include "shared/core/secret.h"

#include <memory>
#include <vector>

struct redisContext;
struct redisReply;

namespace dunlin::server {

struct RedisPlace {
    QString host; // empty: `path`
    int port = 6379;
    QString path; // of a socket
    QString user;
    Secret password;
    int database = 0;
    QByteArray prefix; // of every key
};

class RedisAccess
{
public:
    static constexpr int PatienceMs = 100;
    static constexpr qint64 RetryMs = 1000;

    RedisAccess(const Clock &clock, RedisPlace place, qint64 lifeMs)
        : m_clock(clock)
        , m_place(std::move(place))
        , m_lifeMs(lifeMs)
    {
    }

    std::optional<AccessRecord> find(const ChannelId &channel, const UserId &user);
    void keep(const ChannelId &channel, const UserId &user, const AccessRecord &record);
    void changed(const AccessChange &change);
    void suspend();

    quint64 hits() const { return m_hits; }
    quint64 misses() const { return m_misses; }
    quint64 failures() const { return m_failures; }

private:
    struct Close {
        void operator()(redisContext *context) const;
    };
    using Link = std::unique_ptr<redisContext, Close>;
    struct Free {
        void operator()(redisReply *reply) const;
    };
    using Reply = std::unique_ptr<redisReply, Free>;

    // Null: there is none now.
    Reply ask(const std::vector<QByteArray> &words);
    Link take();
    Link open() const;
    void failed();
    static Reply command(redisContext *link, const std::vector<QByteArray> &words);
    // False: nobody knows whether it is there.
    bool put(const QByteArray &key, qint64 number, const QByteArray &what);
    QByteArray keyOf(const ChannelId &channel, const std::optional<UserId> &user) const;

    const Clock &m_clock;
    const RedisPlace m_place;
    const qint64 m_lifeMs;
    std::mutex m_mutex;
    std::vector<Link> m_idle; // of m_mutex
    std::atomic<qint64> m_retryAt = 0;
    std::atomic<qint64> m_readAt = 0; // nothing is read before
    std::atomic<quint64> m_hits = 0;
    std::atomic<quint64> m_misses = 0;
    std::atomic<quint64> m_failures = 0;
};

} // namespace dunlin::server
