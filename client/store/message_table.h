// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The Messages table of cache.db, clustered by channel and order: a view's row is a key by arithmetic.
#pragma once

#include "shared/core/result.h"
#include "shared/wire/message.h"

#include <QSet>

#include <functional>

namespace dunlin::client {

class Database;

// What of a message can be looked for.
struct StoredText {
    qint64 rid = 0;
    qint64 createdAt = 0;
    QString text;          // and the names of its files
    bool isSealed = false; // what it says is not in the text (yet)
};

class MessageTable
{
public:
    explicit MessageTable(Database &database)
        : m_database(database)
    {
    }

    // Puts what is inside into a row that is sealed, or why it can't be read. Asked of every row that is read here; the
    // table itself holds what the server has.
    using Show = std::function<void(wire::MessageRow &row)>;
    void setShow(Show show) { m_show = std::move(show); }
    void show(wire::MessageRow &row) const
    {
        if (m_show)
            m_show(row);
    }
    // What a sealed row says, of Id, SenderId and what is sealed, where that is known without asking anybody; else absent.
    using Peek = std::function<std::optional<QString>(const wire::MessageRow &row)>;
    void setPeek(Peek peek) { m_peek = std::move(peek); }
    // Told of each row that was put, and of stretches of row ids in which rows go; also by a transaction that fails later.
    struct Watch {
        std::function<void(qint64 rid)> put;
        std::function<void(qint64 from, qint64 to)> removed;
    };
    void setWatch(Watch watch) { m_watch = std::move(watch); }

    static qint64 rowId(qint64 channelNo, qint64 ord) { return (channelNo << 40) | ord; }
    static qint64 channelNoOf(qint64 rid) { return rid >> 40; }
    static qint64 ordOf(qint64 rid) { return rid & ((qint64(1) << 40) - 1); }

    // What is in the column of a sealed row, and of its earlier wordings.
    static std::optional<wire::Sealed> sealedFromBytes(const QByteArray &packed);

    // Stores the row unless one of the same or a newer revision is held. True when it was stored.
    Result<bool> put(qint64 channelNo, const wire::MessageRow &row);
    // Rows with ord in [from, to], oldest first.
    Result<QList<wire::MessageRow>> byOrd(qint64 channelNo, const ChannelId &channel, qint64 from,
                                          qint64 to);
    // Rows with seq in (above, upTo], oldest first.
    Result<QList<wire::MessageRow>> bySeq(qint64 channelNo, const ChannelId &channel, qint64 above,
                                          qint64 upTo, int limit);
    // Rows with seq in [from, below), newest first.
    Result<QList<wire::MessageRow>> bySeqDown(qint64 channelNo, const ChannelId &channel,
                                              qint64 from, qint64 below, int limit);
    Result<std::optional<wire::MessageRow>> one(qint64 channelNo, const ChannelId &channel,
                                                qint64 seq);
    Result<std::optional<wire::MessageRow>> last(qint64 channelNo, const ChannelId &channel);
    // The number of a message by its id; 0 when it is not held.
    Result<qint64> seqOf(const OpId &id);
    Result<bool> holds(const OpId &id);
    // How many messages there are up to this seq, going by the newest held at or below it.
    Result<qint64> ordAtOrBelow(qint64 channelNo, qint64 seq);

    Status removeBySeq(qint64 channelNo, qint64 from, qint64 to);
    Status removeByOrd(qint64 channelNo, qint64 from, qint64 to);
    Status removeAll(qint64 channelNo);
    // How many held rows with ord in [from, to] name the user or everybody, one's own excepted.
    Result<qint64> mentionsOf(qint64 channelNo, const UserId &user, qint64 from, qint64 to);
    // Local numbers of the channels in which a row's time is over.
    Result<QSet<qint64>> channelsWithExpired(qint64 nowMs);
    // When the next row's time is over; 0: none has one.
    Result<qint64> nextExpiry();
    // The lowest ord that is held, up to this one; 0: none.
    Result<qint64> firstOrd(qint64 channelNo, qint64 upTo);
    // Texts with row id in (above, upTo], by row id.
    Result<QList<StoredText>> textsAfter(qint64 above, qint64 upTo, int limit);
    // Puts in what sealed ones of them say, as far as Peek knows: all that there are between the first and the last.
    Status peek(QList<StoredText> &texts);
    // With files (pinned), newest first; below an ord when it is above 0.
    Result<QList<wire::MessageRow>> filesBelow(qint64 channelNo, const ChannelId &channel,
                                               qint64 belowOrd, int limit);
    Result<QList<wire::MessageRow>> pinned(qint64 channelNo, const ChannelId &channel, int limit);
    // Those that say beside what they say that they answer this one, newest first.
    Result<QList<wire::MessageRow>> answersTo(qint64 channelNo, const ChannelId &channel,
                                              qint64 seq, int limit);
    // Those of these ords that are there, newest first.
    Result<QList<wire::MessageRow>> ofOrds(qint64 channelNo, const ChannelId &channel,
                                           const QList<qint64> &ords);
    // Rows whose time is over.
    Result<int> removeExpired(qint64 nowMs);

private:
    Result<QList<wire::MessageRow>> read(const char *sql, const QVariantList &values,
                                         const ChannelId &channel);
    void tellRemoved(qint64 from, qint64 to) const
    {
        if (m_watch.removed)
            m_watch.removed(from, to);
    }
    Database &m_database;
    Show m_show;
    Peek m_peek;
    Watch m_watch;
};

} // namespace dunlin::client
