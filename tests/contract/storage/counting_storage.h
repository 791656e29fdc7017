// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A storage that reads at once, over one connection, and counts the statements. For looking at what services ask; what
// is in the database is put there by another one.
#pragma once

#include "server/storage/sql/sql_stores.h"
#include "tests/contract/storage/storage_fixture.h"

namespace dunlin::test {

class CountingStorage final : public Storage
{
public:
    explicit CountingStorage(const DatabaseConfig &config)
        : m_connection(config, Purpose::Read)
        , m_stores(m_connection)
    {
        must(m_connection.open());
    }

    // Since the last call.
    qint64 takeCount() { return std::exchange(m_count, 0); }

    void scrub() override { }
    void append(AppendRequest request, Appended appended) override
    {
        Q_UNUSED(request)
        appended(onlyReads());
    }
    Health health() const override { return Health::Ok; }
    void close() override { }

protected:
    void submitRead(ReadStatusWork work, Settled settled) override
    {
        must(m_connection.beginSnapshot());
        const qint64 before = m_connection.executed();
        const Status status = work(m_stores.stores());
        m_count += m_connection.executed() - before;
        must(m_connection.commit());
        settled(status);
    }
    void submitWrite(const std::optional<ChannelId> &channel, WriteWork work,
                     Settled settled) override
    {
        Q_UNUSED(channel)
        Q_UNUSED(work)
        settled(onlyReads());
    }
    void submitWriteBehind(WriteWork work, Settled settled) override
    {
        Q_UNUSED(work)
        settled(onlyReads());
    }

private:
    static Error onlyReads()
    {
        return fail(Errc::Internal, QStringLiteral("this storage only reads"));
    }

    Connection m_connection;
    SqlStores m_stores;
    qint64 m_count = 0;
};

} // namespace dunlin::test
