// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Storage in SQLite or PostgreSQL.
//
// create() reaches the database, brings it to the schema of this program and starts the threads. Its errors, and
// those of the other two functions: Unavailable (not reachable: try later) and Invalid (newer than the program, a
// changed migration, no database, or migrations are wanted and not applied: somebody has to act).
#pragma once

#include "server/storage/sql/database_config.h"
#include "server/storage/storage.h"
#include "server/telemetry/distribution.h"

#include <memory>
#include <vector>

namespace dunlin {
class Clock;
}

namespace dunlin::server {

class Checkpointer;
class ReaderPool;
class WriteBack;
class Writer;

// What the storage threads have done, and what waits for them.
struct StorageFigures {
    DistributionSum batchSizes;
    DistributionSum commitTimes;
    DistributionSum readTimes;
    quint64 stored = 0; // messages
    size_t writesWaiting = 0;
    size_t readsWaiting = 0;
};

enum class Migrate : quint8 { Yes, No };

class SqlStorage final : public Storage
{
public:
    static Result<std::unique_ptr<SqlStorage>>
    create(const DatabaseConfig &config, const Clock &clock, Migrate migrate = Migrate::Yes);
    // How many migrations were applied.
    static Result<int> migrate(const DatabaseConfig &config, const Clock &clock);
    // 0: nothing is there yet.
    static Result<int> currentVersion(const DatabaseConfig &config);

    ~SqlStorage() override;
    void scrub() override;
    void append(AppendRequest request, Appended appended) override;
    Health health() const override;
    // From any thread.
    StorageFigures figures() const;
    void close() override;

protected:
    void submitRead(ReadStatusWork work, Settled settled) override;
    void submitWrite(const std::optional<ChannelId> &channel, WriteWork work,
                     Settled settled) override;
    void submitWriteBehind(WriteWork work, Settled settled) override;

private:
    explicit SqlStorage(const DatabaseConfig &config);
    Writer &writerOf(const std::optional<ChannelId> &channel);

    std::unique_ptr<WriteBack> m_writeBack; // SQLite's
    std::unique_ptr<Checkpointer> m_checkpointer;
    std::vector<std::unique_ptr<Writer>> m_writers;
    std::unique_ptr<Writer> m_behind; // PostgreSQL's
    std::unique_ptr<ReaderPool> m_readers;
};

} // namespace dunlin::server
