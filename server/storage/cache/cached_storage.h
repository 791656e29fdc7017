// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A storage in front of another one that answers AccessStore from memory, or from what other nodes have read, in reads. Writes ask the database alone: what
// they decide has to hold in their own transaction. What they change of memberships is known to the cache, and told to the
// other nodes, after the commit and before anything else that is told of it, also before the answer.
#pragma once

#include "server/storage/cache/redis_access.h"
#include "server/storage/storage.h"

namespace dunlin::server {

class CachedStorage final : public Storage
{
public:
    // To the other nodes; on a writer's thread.
    using Tell = std::function<void(const AccessChange &change)>;

    // Without a cache it only hands on, and tells.
    CachedStorage(Storage &storage, AccessCache *cache, Tell tell, RedisAccess *shared = nullptr)
        : m_storage(storage)
        , m_cache(cache)
        , m_shared(shared)
        , m_tell(std::move(tell))
    {
    }

    void scrub() override { m_storage.scrub(); }
    void append(AppendRequest request, Appended appended) override
    {
        m_storage.append(std::move(request), std::move(appended));
    }
    Health health() const override { return m_storage.health(); }
    void close() override { m_storage.close(); }

protected:
    void submitRead(ReadStatusWork work, Settled settled) override;
    void submitWrite(const std::optional<ChannelId> &channel, WriteWork work,
                     Settled settled) override;
    // Nothing of it is a membership.
    void submitWriteBehind(WriteWork work, Settled settled) override
    {
        passWriteBehind(m_storage, std::move(work), std::move(settled));
    }

private:
    void changed(const AccessChange &change) const;

    Storage &m_storage;
    AccessCache *const m_cache;
    RedisAccess *const m_shared; // null: each node for itself
    const Tell m_tell;
};

} // namespace dunlin::server
