// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// How what arrives changes what is held: the client rules of the protocol ("Sync") as pure functions.
//
// Each takes a channel's record as it is and answers what to store and the record as it will be; nothing here
// knows a database or a connection. Rows may arrive in any order and any number of times: a row is stored only
// over an older revision (the store sees to that), and only where its stretch of the stream is held. A change of a
// row inside a hole is handed back as `passedOver`, because an answer that is under way may still bring the older
// state of that row.
#pragma once

#include "client/store/channel_table.h"
#include "shared/wire/sync.h"

namespace dunlin::client {

// Rule 1.
enum class Arrival : quint8 { Old, Next, Gap };
constexpr Arrival arrivalOf(qint64 cursor, qint64 seq)
{
    return seq <= cursor ? Arrival::Old : seq == cursor + 1 ? Arrival::Next : Arrival::Gap;
}

struct MergePlan {
    ChannelRecord record;
    QList<wire::MessageRow> rows;       // to store
    QList<wire::MessageRow> passedOver; // changes of rows inside a hole
    bool dropRows = false;              // everything that was held of this channel, before storing
    QList<std::pair<qint64, qint64>>
        drops;             // rows with seq in [first, second] are void, before storing
    bool isBehind = false; // the record can't take this in: sync again
};

// A channel that nothing is held of yet.
ChannelRecord newRecord(const wire::Channel &card);

// A newer card of the channel. The other person of a direct channel stays: a push is the same for everybody and
// can't name them. So does the number of members where the card does not tell it.
void takeCard(ChannelRecord &record, const wire::Channel &card);

// `askedCursor`: the position that the request named; pushes may have moved the record since.
MergePlan mergeEntry(ChannelRecord record, const wire::SyncEntry &entry, qint64 askedCursor);
// A push with seq = cursor + 1.
MergePlan mergePush(ChannelRecord record, const wire::MessageRow &row, const UserId &self);
// The number of a change that is no message (members, settings), seq = cursor + 1.
void passNumber(ChannelRecord &record, qint64 seq);
// Rule 4: the acknowledgement of an own message.
MergePlan mergeAck(ChannelRecord record, const wire::MessageRow &row);
// The answer to a question for older messages.
MergePlan mergeHistory(ChannelRecord record, const wire::HistoryRequest &asked,
                       const wire::MessagePage &page);
// Forgets everything below the message with this number, to save space.
MergePlan mergeEviction(ChannelRecord record, qint64 seq, qint64 ord);

} // namespace dunlin::client
