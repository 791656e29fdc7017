// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Which messages answer which, of the rows of cache.db.
//
// Where the server knows it, the rows say it and an index finds them. In an encrypted channel only the inside of an
// answer does: it is noted when the answer opens, as ords that are sealed like the rest of what was opened, beside the
// message that is answered, and goes with that. From the file one learns that a message was answered and, in steps of
// Step, how often, not by which.
#pragma once

#include "shared/core/result.h"

#include <QHash>

namespace dunlin::client {

class Database;
class SealedTable;

class AnswerTable
{
public:
    // The newest that are noted of one message.
    static constexpr int Most = 500;
    static constexpr int Step = 8;

    AnswerTable(Database &database, const SealedTable &seal)
        : m_database(database)
        , m_seal(seal)
    {
    }

    // How many there are to the messages with seq in [from, to], by their seq, as the rows say it.
    Result<QHash<qint64, int>> countsBySeq(qint64 channelNo, qint64 from, qint64 to);

    // Of an encrypted channel. True: it was not noted before. Unavailable without the key.
    Result<bool> note(qint64 channelNo, qint64 rootOrd, qint64 ord);
    // What was noted, ascending; some of it may be gone.
    Result<QList<qint64>> noted(qint64 channelNo, qint64 rootOrd);
    // How many of the noted are there, by the ord of the answered, which is in [from, to].
    Result<QHash<qint64, int>> countsByOrd(qint64 channelNo, qint64 from, qint64 to);

private:
    Result<QList<qint64>> opened(qint64 root, const QByteArray &sealed) const;

    Database &m_database;
    const SealedTable &m_seal;
};

} // namespace dunlin::client
