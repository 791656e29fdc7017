// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What one transaction of a writer holds: messages and works, in the order in which they were given.
//
// run() may be called again and again, until it has said what became of every job; nothing is told to anybody before
// answer() or refuse().
#pragma once

#include "server/storage/sql/sql_stores.h"
#include "server/storage/storage.h"

#include <QSet>

#include <chrono>
#include <variant>
#include <vector>

namespace dunlin::server {

struct AppendJob {
    AppendRequest request;
    Storage::Appended appended;
};

struct WorkJob {
    std::optional<ChannelId> channel;
    Storage::WriteWork work;
    Storage::Settled settled;
};

struct WriteJob {
    std::variant<AppendJob, WorkJob> what;
    std::chrono::steady_clock::time_point since;
    size_t bytes = 0;

    void refuse(const Error &error) const;
};

class Batch
{
public:
    explicit Batch(std::vector<WriteJob> jobs);

    bool isEmpty() const { return m_entries.empty(); }
    size_t size() const { return m_entries.size(); }

    // Usual: neighbouring messages are one append, and when the database refuses it, run() fails. Savepoints: it is
    // halved inside the transaction until the one bad message is alone.
    enum class Care { Usual, Savepoints };
    // None: committed, or nothing had to be. Everything else: nothing is stored, or inDoubt() says that it may be.
    Failure run(Connection &connection, Stores &stores, Care care);
    // A commit went out and no answer came. Running again is the way to know: operations are stored once.
    bool inDoubt() const { return m_inDoubt; }

    // After a run() with None, on the thread that ran it.
    void answer();
    // The messages among it that are new. After a run() with None, before answer().
    quint64 stored() const;
    void refuse(const Error &error);
    // Refuses and drops what has been waiting since before `then`. Returns the messages among it.
    QList<OpId> refuseOlder(std::chrono::steady_clock::time_point then, const Error &error);
    // A repeat of one of these is told as stored, and taken out: its first answer never said so.
    void resolve(QSet<OpId> &doubtful);
    std::pair<Batch, Batch> halves();

private:
    struct Entry {
        WriteJob job;
        Result<AppendResult> appended = AppendResult{};
        Status status = ok();
        std::vector<std::function<void()>> acts;
    };
    explicit Batch(std::vector<Entry> entries, bool inDoubt);

    bool isOneStatement(const Connection &connection) const;
    Failure runAll(Connection &connection, Stores &stores, Care care);
    Failure runWork(Connection &connection, Stores &stores, Entry &entry);
    Failure runAppends(Connection &connection, Stores &stores, size_t begin, size_t end, Care care);
    Failure appendOnce(Connection &connection, Stores &stores, size_t begin, size_t end);
    Failure lockCounters(Connection &connection) const;

    std::vector<Entry> m_entries;
    bool m_inDoubt = false;
    bool m_nothingToCommit = false;
};

} // namespace dunlin::server
