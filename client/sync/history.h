// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Older messages: reads what is held and fetches what lies in holes.
//
// A view asks by order (ord), the server answers by number (seq): inside a hole the number is guessed by
// interpolation between the held stretches around it, and each answer narrows the guess. One question per channel
// is under way at a time; the place asked for last comes first, because that is where the user is looking.
//
// Lives in the engine's thread.
#pragma once

#include "client/link/link.h"
#include "client/sync/shelf.h"

namespace dunlin::client {

class History : public QObject
{
    Q_OBJECT
public:
    using RowList = QList<wire::MessageRow>;

    // `pause`: how long a busy server is left alone, unless it says something else.
    History(Shelf &shelf, Link &link, int pageSize = 100,
            std::chrono::milliseconds pause = std::chrono::seconds(2));

    void setOnline(bool online);
    // The message with this ord is looked at and in a hole. rowsFetched() follows, if the server can be reached.
    void want(const ChannelId &channel, qint64 ord);
    // Rows with seq above (below), oldest (newest) first, at most `limit`; fetched if need be. Below 0: from the top.
    // May answer fewer than there are; an empty answer means that there are none.
    Async<RowList> above(const ChannelId &channel, qint64 seq, int limit);
    Async<RowList> below(const ChannelId &channel, qint64 seq, int limit);

    // To be told by whoever applies pushes and deltas: answers that are under way may be older than these.
    void passedOver(const ChannelId &channel, const RowList &rows);
    void dropped(const ChannelId &channel);

Q_SIGNALS:
    // Rows that came from the server, and a stretch that turned out to be held now.
    void rowsFetched(const dunlin::ChannelId &channel, const QList<dunlin::wire::MessageRow> &rows);
    void usersMissing(const QSet<dunlin::UserId> &users);
    void cacheFailed(const dunlin::Error &error);

private:
    struct Lane {
        QList<qint64> wanted; // ords; the last is the most urgent
        int tries = 0;
        int asking = 0;         // questions under way
        bool isPausing = false; // the server was busy
        quint64 generation = 0;
        RowList passedOver;
    };
    void fillNext(const ChannelId &channel);
    void fillLater(const ChannelId &channel, const Error &error);
    wire::HistoryRequest questionFor(const ChannelRecord &record, qint64 ord, int tries) const;
    Async<Done> ask(const wire::HistoryRequest &question);
    Status take(const wire::HistoryRequest &question, quint64 generation,
                const wire::MessagePage &page);
    Result<RowList> heldAbove(const ChannelRecord &record, qint64 seq, int limit);
    Result<RowList> heldBelow(const ChannelRecord &record, qint64 seq, int limit);

    Shelf &m_shelf;
    Link &m_link;
    const int m_pageSize;
    const std::chrono::milliseconds m_pause;
    bool m_online = false;
    QHash<ChannelId, Lane> m_lanes;
};

} // namespace dunlin::client
