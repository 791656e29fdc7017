// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What members may do in their channels, kept in memory, so that the question before every read asks no database.
//
// What is kept has a number: that of the last change of the membership in the channel's stream. A change is told with its
// number, here after its commit and by other nodes over the broker, and from then on nothing with a smaller one is found
// or taken in: a reader that saw the old role in its snapshot, and comes to keep it only now, is refused. Of what fell out
// for want of room the last time of a change is remembered instead; readers that began before it keep nothing.
//
// What was perhaps not told (forgetAll(), setDeaf()) is not found either, and whatever else changes the database, such as a
// second program, shows after `lifeMs`. Thread-safe.
#pragma once

#include "server/storage/records.h"
#include "shared/core/clock.h"

#include <QHash>
#include <QSet>

#include <array>
#include <atomic>
#include <list>
#include <mutex>

namespace dunlin::server {

// Somebody's role in a channel is another one since this number of its stream; without a person the channel is gone.
struct AccessChange {
    ChannelId channel;
    std::optional<UserId> user;
    qint64 number = 0;

    QByteArray toBytes() const;
    static std::optional<AccessChange> fromBytes(const QByteArray &bytes);
};

class AccessCache
{
public:
    struct Settings {
        qsizetype most = 50'000;
        qint64 lifeMs = 20'000;
    };
    struct Figures {
        quint64 hits = 0;
        quint64 misses = 0;
        qsizetype entries = 0;
    };
    // How much was learnt of changes so far.
    using Ticket = quint64;

    AccessCache(const Clock &clock, const Settings &settings)
        : m_clock(clock)
        , m_settings(settings)
    {
    }

    // Taken before the snapshot is opened in which something is read that is to be kept.
    Ticket ticket() const { return m_learnt; }
    std::optional<AccessRecord> find(const ChannelId &channel, const UserId &user);
    // False: it may be older than what is known.
    bool keep(const ChannelId &channel, const UserId &user, const AccessRecord &record,
              Ticket ticket);

    void changed(const AccessChange &change);
    void forgetAll();
    // While nothing is heard of other nodes everything is asked of the database.
    void setDeaf(bool deaf);
    bool isDeaf() const { return m_deaf; }
    Figures figures() const;

private:
    struct Key {
        ChannelId channel;
        UserId user;
        bool operator==(const Key &) const = default;
    };
    friend size_t qHash(const Key &key, size_t seed)
    {
        return qHashMulti(seed, key.channel, key.user);
    }
    struct Entry {
        Key key;
        std::optional<AccessRecord> record; // absent: only known to have changed
        qint64 number = 0;
        qint64 until = 0;
        Ticket learnt = 0; // of its last change
    };
    using Entries = std::list<Entry>;
    // All of one channel is in one shard.
    struct Shard {
        mutable std::mutex mutex;
        Entries entries; // that were used last come first
        QHash<Key, Entries::iterator> places;
        QSet<ChannelId> gone;
        Ticket floor = 0; // of the last change that is not in `entries` any more
    };

    Shard &shardOf(const ChannelId &channel);
    Entry &entryAt(Shard &shard, const Key &key);
    void makeRoom(Shard &shard);
    static void clear(Shard &shard, Ticket learnt);

    const Clock &m_clock;
    const Settings m_settings;
    std::array<Shard, 16> m_shards;
    std::atomic<Ticket> m_learnt = 0;
    std::atomic<bool> m_deaf = false;
    std::atomic<quint64> m_hits = 0;
    std::atomic<quint64> m_misses = 0;
};

} // namespace dunlin::server
