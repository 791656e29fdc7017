// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Rows of Messages as they travel, with their reactions and pins.
#pragma once

#include "server/storage/sql/connection.h"
#include "shared/wire/message.h"

#include <QHash>

namespace dunlin::server {

// For an alias x of Messages; readMessage() reads them from `first` on.
#define MESSAGE_COLUMNS                                                                            \
    "x.ChannelId, x.Seq, x.Ord, x.Id, x.SenderId, x.SenderDevice, x.MessageType, x.Content, "      \
    "x.ReplyToSeq,"                                                                                \
    " x.Mentions, x.CreatedAt, x.EditedAt, x.ExpiresAt, x.IsDeleted, x.RevSeq, x.Cipher"
inline constexpr int messageColumns = 16;

wire::MessageRow readMessage(const Row &row, int first = 0);

// Mentions are kept as 16 bytes each, everybody in the channel as the channel's own id; absent when there are none.
std::optional<QByteArray> packMentions(const ChannelId &channel, const QList<UserId> &mentions,
                                       bool mentionsChannel);

// Something sealed is kept with its scheme (one byte) and its epoch (eight, big-endian) before it.
std::optional<QByteArray> packSealed(const std::optional<wire::Sealed> &sealed);

// Gives the rows, all of one channel, their reactions and pins: one query for all of them. `mine` is said when there is
// a viewer. A row that was never changed has none, so a page of new messages costs nothing.
Status addReactions(Connection &connection, const ChannelId &channel, QList<wire::MessageRow> &rows,
                    const std::optional<UserId> &viewer);

// The same for rows of several channels, by their places in the search index.
Status addReactions(Connection &connection, const QHash<qint64, wire::MessageRow *> &byPlace,
                    const std::optional<UserId> &viewer);

// At most this many people are named under a reaction.
inline constexpr qsizetype namedReactors = 100;

} // namespace dunlin::server
