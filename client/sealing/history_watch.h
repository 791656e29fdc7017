// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Whether the server shows this device what it shows the others: says what was seen before a message is sealed, and
// holds what others say against the rows that are held (client/crypto/seen_history.h).
//
// It speaks of stretches alone that are held complete and up to date. A false alarm is worse than a miss: what is not
// known is not said, and a row of which a device can't know that it was there is missed by nobody.
#pragma once

#include "client/crypto/seen_history.h"
#include "client/store/segments.h"
#include "shared/wire/message.h"

#include <functional>

namespace dunlin::client {

// How much of a channel is held.
struct HeldHistory {
    bool isWhole = false; // every change up to the end of the last stretch is in the rows
    QList<Segment> stretches;
    qint64 purgedSeq = 0;
};

// What stands inside a row that opens.
struct ToldInside {
    bool isOriginal = false; // what was sealed first, and no edit
    QByteArray seal;         // its mark
    std::optional<SeenHistory> seen;
    QList<SeenChange> changes = {};     // that it tells of
    QList<QByteArray> replaced = {};    // by this edit
    QList<SeenReaction> reactions = {}; // that it tells of
};

struct WatchSources {
    using Rows = Result<QList<wire::MessageRow>>;
    std::function<HeldHistory(const ChannelId &)> held;
    // With seq in [from, to]: the lowest, or the highest, `limit` of them; in that order.
    std::function<Rows(const ChannelId &, qint64 from, qint64 to, int limit)> lowest;
    std::function<Rows(const ChannelId &, qint64 from, qint64 to, int limit)> highest;
    // Absent: it does not open.
    std::function<std::optional<ToldInside>(const wire::MessageRow &)> inside;
    // Under which number a message was seen first, for as long as the server's numbers are the same ones.
    std::function<Result<std::optional<qint64>>(const OpId &)> place;
    std::function<Status(const OpId &, qint64 seq)> keepPlace;
};

class HistoryWatch
{
public:
    // What is found at a row that opens, or is deleted, and what stands inside; no finding: nothing is wrong there.
    using Found =
        std::function<Status(const wire::MessageRow &row, const std::optional<ToldInside> &inside,
                             const std::optional<OrderFinding> &)>;

    explicit HistoryWatch(WatchSources sources)
        : m_from(std::move(sources))
    {
    }

    // What is to be said in the next message; absent: nothing can be.
    Result<std::optional<SeenHistory>> seen(const ChannelId &channel) const;
    // The held rows with seq in [from, to], and those just above that may speak of them. False when nothing could be
    // looked at for now, because something of the channel is still on its way.
    Result<bool> check(const ChannelId &channel, qint64 from, qint64 to, const Found &found) const;

private:
    HeldMessage messageOf(const wire::MessageRow &row,
                          const std::optional<ToldInside> &inside) const;
    Status checkStretch(const ChannelId &channel, const HeldHistory &held, const Segment &stretch,
                        qint64 from, qint64 to, const Found &found) const;
    Result<std::optional<OrderFinding>> repeated(const HeldHistory &held,
                                                 const wire::MessageRow &row) const;

    const WatchSources m_from;
};

} // namespace dunlin::client
