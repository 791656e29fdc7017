// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/storage/cache/access_cache.h"

#include <QtEndian>

#include <algorithm>

namespace dunlin::server {

namespace {

constexpr qsizetype IdBytes = 16;
constexpr qsizetype ChangeBytes = 2 * IdBytes + qsizetype(sizeof(qint64));
// Channels that are gone are few, and their ids never come back.
constexpr qsizetype MostGone = 1000;

} // namespace

QByteArray AccessChange::toBytes() const
{
    QByteArray bytes = channel.toBytes() + user.value_or(UserId()).toBytes();
    bytes.resize(ChangeBytes);
    qToBigEndian<qint64>(number, bytes.data() + 2 * IdBytes);
    return bytes;
}

std::optional<AccessChange> AccessChange::fromBytes(const QByteArray &bytes)
{
    if (bytes.size() != ChangeBytes)
        return std::nullopt;
    const auto channel = ChannelId::fromBytes(bytes.left(IdBytes));
    const qint64 number = qFromBigEndian<qint64>(bytes.constData() + 2 * IdBytes);
    if (!channel || number < 0)
        return std::nullopt;
    return AccessChange{*channel, UserId::fromBytes(bytes.mid(IdBytes, IdBytes)), number};
}

AccessCache::Shard &AccessCache::shardOf(const ChannelId &channel)
{
    return m_shards[qHash(channel, 0) % m_shards.size()];
}

std::optional<AccessRecord> AccessCache::find(const ChannelId &channel, const UserId &user)
{
    Shard &shard = shardOf(channel);
    const std::lock_guard lock(shard.mutex);
    const auto place = shard.places.constFind(Key{channel, user});
    const bool isThere = place != shard.places.cend() && (*place)->record && !m_deaf
        && m_clock.nowMs() < (*place)->until && !shard.gone.contains(channel);
    ++(isThere ? m_hits : m_misses);
    if (!isThere)
        return std::nullopt;
    shard.entries.splice(shard.entries.begin(), shard.entries, *place);
    return (*place)->record;
}

AccessCache::Entry &AccessCache::entryAt(Shard &shard, const Key &key)
{
    auto place = shard.places.find(key);
    if (place == shard.places.end()) {
        shard.entries.push_front(Entry{key, {}, 0, 0, 0});
        place = shard.places.insert(key, shard.entries.begin());
    } else {
        shard.entries.splice(shard.entries.begin(), shard.entries, *place);
    }
    return **place;
}

void AccessCache::makeRoom(Shard &shard)
{
    const auto most = std::max<qsizetype>(1, m_settings.most / qsizetype(m_shards.size()));
    while (shard.places.size() > most) {
        const Entry &last = shard.entries.back();
        shard.floor = std::max(shard.floor, last.learnt);
        shard.places.remove(last.key);
        shard.entries.pop_back();
    }
}

bool AccessCache::keep(const ChannelId &channel, const UserId &user, const AccessRecord &record,
                       Ticket ticket)
{
    Shard &shard = shardOf(channel);
    const std::lock_guard lock(shard.mutex);
    if (m_deaf || ticket < shard.floor || shard.gone.contains(channel))
        return false;
    const Key key{channel, user};
    if (const auto place = shard.places.constFind(key);
        place != shard.places.cend() && (*place)->number > record.number)
        return false;
    Entry &entry = entryAt(shard, key);
    entry.record = record;
    entry.number = record.number;
    entry.until = m_clock.nowMs() + m_settings.lifeMs;
    makeRoom(shard);
    return true;
}

void AccessCache::changed(const AccessChange &change)
{
    const Ticket learnt = ++m_learnt;
    Shard &shard = shardOf(change.channel);
    const std::lock_guard lock(shard.mutex);
    if (!change.user) {
        if (shard.gone.size() >= MostGone)
            clear(shard, learnt);
        shard.gone.insert(change.channel);
        return;
    }
    Entry &entry = entryAt(shard, {change.channel, *change.user});
    if (entry.number < change.number) {
        entry.record.reset();
        entry.number = change.number;
    }
    entry.learnt = learnt;
    makeRoom(shard);
}

void AccessCache::clear(Shard &shard, Ticket learnt)
{
    shard.entries.clear();
    shard.places.clear();
    shard.gone.clear();
    shard.floor = learnt;
}

void AccessCache::forgetAll()
{
    const Ticket learnt = ++m_learnt;
    for (Shard &each : m_shards) {
        const std::lock_guard lock(each.mutex);
        clear(each, std::max(each.floor, learnt));
    }
}

void AccessCache::setDeaf(bool deaf)
{
    if (deaf)
        m_deaf = true;
    forgetAll();
    if (!deaf)
        m_deaf = false;
}

AccessCache::Figures AccessCache::figures() const
{
    Figures figures{m_hits, m_misses, 0};
    for (const Shard &each : m_shards) {
        const std::lock_guard lock(each.mutex);
        figures.entries += each.places.size();
    }
    return figures;
}

} // namespace dunlin::server
