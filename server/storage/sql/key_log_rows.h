// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// How the log of all chains of devices grows: by every entry that is stored, in the same transaction.
#pragma once

#include "server/storage/sql/connection.h"

namespace dunlin::server {

Status appendLeaf(Connection &connection, const UserId &user, qint64 seq, const QByteArray &entry);
// Entries that are not in it, of before there was a log or by a node of an older version: in transactions of its own, some
// hundred at a time, the oldest account first.
Status fillKeyLog(Connection &connection);

} // namespace dunlin::server
