// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/storage/sql/sql_storage.h"

#include "server/storage/sql/checkpointer.h"
#include "server/storage/sql/key_log_rows.h"
#include "server/storage/sql/migrator.h"
#include "server/storage/sql/reader_pool.h"
#include "server/storage/sql/write_back.h"
#include "server/storage/sql/writer.h"
#include "shared/core/clock.h"

namespace dunlin::server {

namespace {

// A work's cost is not known before it has run; this keeps a batch of works from becoming too long a transaction.
constexpr size_t bytesOfAWork = 1024;

size_t bytesOf(const AppendRequest &request)
{
    return 200 + size_t(request.content ? request.content->size() : 0) * 2
        + size_t(request.mentions.size()) * 16;
}

} // namespace

Result<std::unique_ptr<SqlStorage>> SqlStorage::create(const DatabaseConfig &config,
                                                       const Clock &clock, Migrate migrate)
{
    {
        Connection connection(config, Purpose::Migrate);
        DUNLIN_CHECK(connection.open());
        Migrator migrator(connection);
        if (migrate == Migrate::Yes)
            DUNLIN_CHECK(migrator.migrate(clock.nowMs()));
        DUNLIN_CHECK(migrator.check());
        DUNLIN_CHECK(fillKeyLog(connection));
    }
    return std::unique_ptr<SqlStorage>(new SqlStorage(config));
}

Result<int> SqlStorage::migrate(const DatabaseConfig &config, const Clock &clock)
{
    Connection connection(config, Purpose::Migrate);
    DUNLIN_CHECK(connection.open());
    return Migrator(connection).migrate(clock.nowMs());
}

Result<int> SqlStorage::currentVersion(const DatabaseConfig &config)
{
    Connection connection(config, Purpose::Migrate);
    DUNLIN_CHECK(connection.open());
    return Migrator(connection).currentVersion();
}

SqlStorage::SqlStorage(const DatabaseConfig &config)
    : m_readers(std::make_unique<ReaderPool>(config))
{
    // SQLite has one writing connection at a time, whatever one asks for.
    const int count = config.engine == Engine::Sqlite ? 1 : std::max(1, config.writers);
    if (config.engine == Engine::Sqlite) {
        m_writeBack = std::make_unique<WriteBack>(config.path);
        m_checkpointer = std::make_unique<Checkpointer>(config, *m_writeBack);
    }
    for (int i = 0; i < count; ++i)
        m_writers.push_back(std::make_unique<Writer>(config, m_checkpointer.get()));
    if (config.engine == Engine::Postgres)
        m_behind = std::make_unique<Writer>(config, nullptr, Purpose::WriteBehind);
}

SqlStorage::~SqlStorage()
{
    close();
}

void SqlStorage::close()
{
    for (const auto &writer : m_writers)
        writer->close();
    if (m_behind)
        m_behind->close();
    m_checkpointer.reset();
    m_readers->close();
    m_writeBack.reset(); // behind the last connection, see there
}

Writer &SqlStorage::writerOf(const std::optional<ChannelId> &channel)
{
    // A fixed seed: a channel keeps its writer, and thereby its order.
    return *m_writers[channel ? qHash(*channel, 0) % m_writers.size() : 0];
}

void SqlStorage::scrub()
{
    if (m_checkpointer)
        m_checkpointer->scrub();
}

void SqlStorage::append(AppendRequest request, Appended appended)
{
    Writer &writer = writerOf(request.channelId);
    const size_t bytes = bytesOf(request);
    writer.submit({AppendJob{std::move(request), std::move(appended)}, {}, bytes});
}

void SqlStorage::submitWrite(const std::optional<ChannelId> &channel, WriteWork work,
                             Settled settled)
{
    writerOf(channel).submit(
        {WorkJob{channel, std::move(work), std::move(settled)}, {}, bytesOfAWork});
}

void SqlStorage::submitWriteBehind(WriteWork work, Settled settled)
{
    Writer &writer = m_behind ? *m_behind : writerOf({});
    writer.submit({WorkJob{{}, std::move(work), std::move(settled)}, {}, bytesOfAWork});
}

void SqlStorage::submitRead(ReadStatusWork work, Settled settled)
{
    m_readers->submit(std::move(work), std::move(settled));
}

StorageFigures SqlStorage::figures() const
{
    StorageFigures figures;
    for (const auto &writer : m_writers) {
        writer->batchSizes().addTo(figures.batchSizes);
        writer->commitTimes().addTo(figures.commitTimes);
        figures.stored += writer->stored();
        figures.writesWaiting += writer->waiting();
    }
    m_readers->times().addTo(figures.readTimes);
    figures.readsWaiting = m_readers->waiting();
    return figures;
}

Storage::Health SqlStorage::health() const
{
    bool crowded = m_readers->isAway();
    for (const auto &writer : m_writers) {
        if (writer->isAway())
            return Health::Down;
        crowded |= writer->isCrowded();
    }
    return crowded ? Health::Degraded : Health::Ok;
}

} // namespace dunlin::server
