// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The Channels and Segments tables of cache.db: what is known of each channel and how much of it is held.
#pragma once

#include "client/store/segments.h"
#include "shared/core/result.h"
#include "shared/wire/channel.h"

namespace dunlin::client {

class Database;

struct ChannelRecord {
    qint64 no = 0; // local number, upper bits of a message's row id; 0: not stored yet
    wire::Channel card;
    wire::Role role = wire::Role::Member;
    qint64 head = 0;   // newest seq the server told of
    qint64 cursor = 0; // every change up to it is applied, or lies in a hole
    qint64 msgCount = 0;
    qint64 readSeq = 0;
    qint64 readOrd = 0;
    qint64 purgedSeq = 0;
    qint64 receivedSeq = 0; // what the server acknowledged as received by this device
    qint64 lastOpenedAt = 0;
    wire::NotifyLevel notify = wire::NotifyLevel::All;
    std::optional<qint64> mutedUntil; // ms since 1970 UTC
    qint64 mentions = 0;              // unread messages that name the user
    Segments segments;

    const ChannelId &id() const { return card.id; }
    qint64 unread() const { return qMax<qint64>(0, msgCount - readOrd); }
    bool operator==(const ChannelRecord &) const = default;
};

class ChannelTable
{
public:
    explicit ChannelTable(Database &database)
        : m_database(database)
    {
    }
    Result<QList<ChannelRecord>> load();
    // Inserts (filling in `no`) or updates, segments included.
    Status put(ChannelRecord &record);
    // With its segments, members and messages.
    Status remove(const ChannelRecord &record);

private:
    Database &m_database;
};

} // namespace dunlin::client
