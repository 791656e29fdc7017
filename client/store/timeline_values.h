// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Pieces of a channel's timeline as values that cross from the engine's thread to the models.
#pragma once

#include "client/store/pending_op.h"
#include "shared/wire/message.h"

#include <QMetaType>

namespace dunlin::client {

// A message as it is held, with what the view would otherwise have to look up.
struct TimelineRow {
    // Hole: not held, must be asked for. Gone: held to be no more (removed by retention).
    enum class Kind : quint8 { Hole, Message, Gone };
    Kind kind = Kind::Hole;
    wire::MessageRow message; // message.ord is right in every kind
    QString senderName;
    QString replySender;
    QString replyBody;
    QString cause;   // of a line of the program in place of a message: why it is not shown
    int answers = 0; // to it, that are here
    QString senderPicture = {}; // the id of its file; empty: none
    bool operator==(const TimelineRow &) const = default;
};

// 64 consecutive rows: rows[i] has ord 64 * page + 1 + i. Shorter only at the newest end.
struct TimelinePage {
    static constexpr int Size = 64;
    ChannelId channel;
    qint64 page = 0;
    QList<TimelineRow> rows;
};

inline constexpr qint64 pageOfOrd(qint64 ord)
{
    return (ord - 1) / TimelinePage::Size;
}

// What is true of the whole channel.
struct TimelineState {
    ChannelId channel;
    qint64 msgCount = 0;
    qint64 readOrd = 0;
    // The lowest marks of the other members: an own message up to there is delivered, or read.
    qint64 othersReceivedSeq = 0;
    qint64 othersReadSeq = 0;
    // Nothing is left of the messages up to this one.
    qint64 floorOrd = 0;
    // The user's own, for what they have just written.
    QString selfPicture = {};
    bool operator==(const TimelineState &) const = default;
};

// The answers to one message, as far as they are here.
struct ThreadRows {
    ChannelId channel;
    qint64 rootSeq = 0;
    // The message itself first, if it is here; then the answers, oldest first.
    QList<TimelineRow> rows;
    bool hasRoot = false;
    bool isCut = false;  // there are older answers
    qint64 missing = 0;  // so many messages of the channel are not here
    TimelineState state; // the channel's
};

} // namespace dunlin::client

Q_DECLARE_METATYPE(dunlin::client::TimelineRow)
Q_DECLARE_METATYPE(dunlin::client::TimelinePage)
Q_DECLARE_METATYPE(dunlin::client::TimelineState)
Q_DECLARE_METATYPE(dunlin::client::ThreadRows)
