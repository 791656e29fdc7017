// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/storage/cache/cached_storage.h"

namespace dunlin::server {

namespace {

using Note = std::function<void(const AccessChange &change)>;

class CachedAccessStore final : public AccessStore
{
public:
    CachedAccessStore(AccessStore &inner, AccessCache &cache, RedisAccess *shared,
                      AccessCache::Ticket ticket)
        : m_inner(inner)
        , m_cache(cache)
        , m_shared(shared && !cache.isDeaf() ? shared : nullptr)
        , m_ticket(ticket)
    {
    }
    Result<std::optional<AccessRecord>> find(const ChannelId &channel, const UserId &user) override
    {
        if (const auto known = m_cache.find(channel, user))
            return known;
        if (m_shared) {
            const auto read = m_shared->find(channel, user);
            if (read && m_cache.keep(channel, user, *read, m_ticket))
                return read;
        }
        DUNLIN_TRY(const auto record, m_inner.find(channel, user));
        // Of outsiders nothing is kept: anybody could fill the cache with channels that are none of theirs.
        if (record && record->role != wire::Role::Unknown)
            keep(channel, user, *record);
        return record;
    }

private:
    void keep(const ChannelId &channel, const UserId &user, const AccessRecord &record)
    {
        if (m_cache.keep(channel, user, record, m_ticket) && m_shared)
            m_shared->keep(channel, user, record);
    }

    AccessStore &m_inner;
    AccessCache &m_cache;
    RedisAccess *const m_shared;
    const AccessCache::Ticket m_ticket;
};

class NotingMemberStore final : public MemberStore
{
public:
    NotingMemberStore(MemberStore &inner, const Note &note)
        : m_inner(inner)
        , m_note(note)
    {
    }
    Result<std::optional<MembershipRecord>> find(const ChannelId &channel,
                                                 const UserId &user) override
    {
        return m_inner.find(channel, user);
    }
    Status put(const MembershipRecord &membership) override
    {
        DUNLIN_CHECK(m_inner.put(membership));
        m_note({membership.channelId, membership.userId, membership.revSeq});
        return ok();
    }
    Result<QList<wire::Member>> list(const ChannelId &channel) override
    {
        return m_inner.list(channel);
    }
    Result<QList<UserId>> presentIds(const ChannelId &channel) override
    {
        return m_inner.presentIds(channel);
    }
    Result<QHash<QString, UserId>> named(const ChannelId &channel,
                                         const QStringList &names) override
    {
        return m_inner.named(channel, names);
    }
    Result<qint64> countPresent(const ChannelId &channel) override
    {
        return m_inner.countPresent(channel);
    }
    Result<qint64> countOwners(const ChannelId &channel) override
    {
        return m_inner.countOwners(channel);
    }
    Result<QList<MembershipRecord>> channelsOf(const UserId &user) override
    {
        return m_inner.channelsOf(user);
    }
    Result<QList<PlaceRecord>> placesOf(const QList<UserId> &users) override
    {
        return m_inner.placesOf(users);
    }
    Result<QList<MembershipRecord>> everOf(const UserId &user) override
    {
        return m_inner.everOf(user);
    }
    Result<bool> raiseRead(const ChannelId &channel, const UserId &user, qint64 seq) override
    {
        return m_inner.raiseRead(channel, user, seq);
    }
    Result<bool> raiseReceived(const ChannelId &channel, const UserId &user, qint64 seq) override
    {
        return m_inner.raiseReceived(channel, user, seq);
    }
    Result<qint64> acknowledge(const ChannelId &channel, const DeviceId &device, qint64 seq,
                               qint64 now) override
    {
        return m_inner.acknowledge(channel, device, seq, now);
    }
    Status sentSlowly(const ChannelId &channel, const UserId &user, qint64 at) override
    {
        return m_inner.sentSlowly(channel, user, at);
    }
    Status setNotify(const ChannelId &channel, const UserId &user, wire::NotifyLevel level,
                     std::optional<qint64> mutedUntil) override
    {
        return m_inner.setNotify(channel, user, level, mutedUntil);
    }

private:
    MemberStore &m_inner;
    const Note &m_note;
};

class NotingChannelStore final : public ChannelStore
{
public:
    NotingChannelStore(ChannelStore &inner, const Note &note)
        : m_inner(inner)
        , m_note(note)
    {
    }
    Status create(const wire::Channel &channel,
                  const std::optional<std::pair<UserId, UserId>> &pair) override
    {
        return m_inner.create(channel, pair);
    }
    Result<std::optional<wire::Channel>> find(const ChannelId &id) override
    {
        return m_inner.find(id);
    }
    Result<std::optional<wire::Channel>> findDirect(const UserId &one, const UserId &other) override
    {
        return m_inner.findDirect(one, other);
    }
    Status update(const wire::Channel &channel) override { return m_inner.update(channel); }
    Status remove(const ChannelId &id) override
    {
        DUNLIN_CHECK(m_inner.remove(id));
        m_note({id, std::nullopt, 0});
        return ok();
    }
    Result<QList<wire::Channel>> directory(const QString &folded, int limit) override
    {
        return m_inner.directory(folded, limit);
    }
    Result<QList<wire::ChannelSummary>> summariesOf(const UserId &user) override
    {
        return m_inner.summariesOf(user);
    }
    Result<QList<ChannelId>> whereDeliveredGoes() override { return m_inner.whereDeliveredGoes(); }
    Result<QList<ChannelId>> slowOnes() override { return m_inner.slowOnes(); }
    Result<std::optional<HeadRecord>> head(const ChannelId &id) override
    {
        return m_inner.head(id);
    }
    Result<QHash<ChannelId, HeadRecord>> headsOf(const UserId &user) override
    {
        return m_inner.headsOf(user);
    }
    Result<QHash<ChannelId, HeadRecord>> headsEverOf(const UserId &user) override
    {
        return m_inner.headsEverOf(user);
    }
    Result<QList<wire::Channel>> cardsFor(const UserId &user, const QList<ChannelId> &ids) override
    {
        return m_inner.cardsFor(user, ids);
    }
    Result<qint64> nextSeq(const ChannelId &id) override { return m_inner.nextSeq(id); }
    Result<std::optional<qint64>> rosterEpoch(const ChannelId &id) override
    {
        return m_inner.rosterEpoch(id);
    }
    Status raiseEpoch(const ChannelId &id) override { return m_inner.raiseEpoch(id); }
    Status raiseEpochsOf(const UserId &user) override { return m_inner.raiseEpochsOf(user); }

private:
    ChannelStore &m_inner;
    const Note &m_note;
};

Stores with(const Stores &s, AccessStore &access)
{
    return {s.accounts,      s.devices, s.tokens,   s.invites, s.secondFactors, s.friends,
            s.channels,      s.members, s.messages, s.files,   s.operations,    s.userEvents,
            s.notifications, s.pushes,  s.search,   s.keys,    s.keyLog,        s.rosterLog,
            s.envelopes,     s.meta,    s.admin,    s.hooks,   s.history,       access};
}

Stores with(const Stores &s, MemberStore &members, ChannelStore &channels)
{
    return {s.accounts,      s.devices, s.tokens,   s.invites, s.secondFactors, s.friends,
            channels,        members,   s.messages, s.files,   s.operations,    s.userEvents,
            s.notifications, s.pushes,  s.search,   s.keys,    s.keyLog,        s.rosterLog,
            s.envelopes,     s.meta,    s.admin,    s.hooks,   s.history,       s.access};
}

class NotingUnit final : public UnitOfWork
{
public:
    NotingUnit(UnitOfWork &inner, Note note)
        : m_inner(inner)
        , m_note(std::move(note))
        , m_members(inner.stores().members, m_note)
        , m_channels(inner.stores().channels, m_note)
        , m_stores(with(inner.stores(), m_members, m_channels))
    {
    }
    Stores &stores() override { return m_stores; }
    void afterCommit(std::function<void()> act) override { m_inner.afterCommit(std::move(act)); }

private:
    UnitOfWork &m_inner;
    const Note m_note;
    NotingMemberStore m_members;
    NotingChannelStore m_channels;
    Stores m_stores;
};

} // namespace

void CachedStorage::changed(const AccessChange &change) const
{
    if (m_cache)
        m_cache->changed(change);
    // Before the other nodes are told, so that they don't find the old one there.
    if (m_cache && m_shared)
        m_shared->changed(change);
    m_tell(change);
}

void CachedStorage::submitRead(ReadStatusWork work, Settled settled)
{
    if (!m_cache) {
        passRead(m_storage, std::move(work), std::move(settled));
        return;
    }
    passRead(
        m_storage,
        [this, ticket = m_cache->ticket(), work = std::move(work)](Stores &stores) {
            CachedAccessStore access(stores.access, *m_cache, m_shared, ticket);
            Stores cached = with(stores, access);
            return work(cached);
        },
        std::move(settled));
}

void CachedStorage::submitWrite(const std::optional<ChannelId> &channel, WriteWork work,
                                Settled settled)
{
    // All that this work noted, in whichever of its runs; on the writer's thread.
    const auto noted = std::make_shared<QList<AccessChange>>();
    passWrite(
        m_storage, channel,
        [this, noted, work = std::move(work)](UnitOfWork &unit) {
            NotingUnit noting(unit, [this, noted, &unit](const AccessChange &change) {
                noted->append(change);
                unit.afterCommit([this, change] { changed(change); });
            });
            return work(noting);
        },
        [this, noted, settled = std::move(settled)](const Status &status) {
            // Nobody knows whether that was committed.
            if (!status.ok() && status.error().code == Errc::Unavailable) {
                for (const AccessChange &each : std::as_const(*noted))
                    changed(each);
            }
            settled(status);
        });
}

} // namespace dunlin::server
