// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What messages said before they were changed, as far as this device saw it: kept by the cache itself when a row is
// replaced by a changed one, as the row had it. What was sealed stays sealed.
//
// A message takes them along wherever it goes to: deleted, expired, removed by retention, left with its channel, or let go
// of for want of room.
#pragma once

#include "client/store/message_table.h"

namespace dunlin::client {

struct Wording {
    qint64 saidAt = 0; // ms since 1970 UTC
    QString text;
    bool operator==(const Wording &) const = default;
};

class WordingTable
{
public:
    // The newest that are kept of one message; the schema says the same.
    static constexpr int Most = 20;

    explicit WordingTable(Database &database)
        : m_database(database)
    {
    }

    // Newest first. Left out is what had no words, and what is sealed and `peek` does not know.
    Result<QList<Wording>> of(qint64 channelNo, const wire::MessageRow &message,
                              const MessageTable::Peek &peek);

private:
    Database &m_database;
};

} // namespace dunlin::client
