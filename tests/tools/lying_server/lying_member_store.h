// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The store of members, with the lie about who is one: for those who read.
#pragma once

#include "server/storage/stores.h"
#include "tests/tools/lying_server/lies.h"

namespace dunlin::lying {

class LyingMemberStore final : public server::MemberStore
{
    using Record = server::MembershipRecord;

public:
    LyingMemberStore(server::MemberStore &inner, const Lies &lies)
        : m_inner(inner)
        , m_lies(lies)
    {
    }
    Result<std::optional<Record>> find(const ChannelId &channel, const UserId &user) override
    {
        return m_inner.find(channel, user);
    }
    Status put(const Record &membership) override { return m_inner.put(membership); }
    Result<QList<wire::Member>> list(const ChannelId &channel) override
    {
        return m_inner.list(channel);
    }
    Result<QList<UserId>> presentIds(const ChannelId &channel) override
    {
        DUNLIN_TRY(auto present, m_inner.presentIds(channel));
        present += m_lies.ghostMembers(channel);
        return present;
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
    Result<QList<Record>> channelsOf(const UserId &user) override
    {
        return m_inner.channelsOf(user);
    }
    Result<QList<server::PlaceRecord>> placesOf(const QList<UserId> &users) override
    {
        return m_inner.placesOf(users);
    }
    Result<QList<Record>> everOf(const UserId &user) override { return m_inner.everOf(user); }
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
    server::MemberStore &m_inner;
    const Lies &m_lies;
};

} // namespace dunlin::lying
