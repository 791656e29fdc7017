// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The files of messages: what the stores of messages and of channels have to do with them.
#pragma once

#include "server/storage/sql/connection.h"
#include "shared/wire/channel.h"
#include "shared/wire/export.h"
#include "shared/wire/message.h"

#include <QHash>

namespace dunlin::server {

// Gives the rows, all of one channel, their files: one query for all of them, and none when no row has any.
// Of MessageRow and ExportedMessage.
template <typename Message>
Status addFiles(Connection &connection, const ChannelId &channel, QList<Message> &rows);
// The same for the newest messages of all channels of somebody.
Status addFiles(Connection &connection, const UserId &user, QList<wire::ChannelSummary> &channels);
// The same for rows of several channels, by their places in the search index.
Status addFiles(Connection &connection, const QHash<qint64, wire::MessageRow *> &byPlace);
// The message refers to nothing any more, or nothing in the channel does: the files are loose.
Status dropFileRefs(Connection &connection, const ChannelId &channel, qint64 seq);
Status dropFileRefs(Connection &connection, const ChannelId &channel);

} // namespace dunlin::server
