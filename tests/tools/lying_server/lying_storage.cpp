// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/tools/lying_server/lying_storage.h"

#include "shared/core/log.h"
#include "tests/tools/lying_server/lying_key_stores.h"
#include "tests/tools/lying_server/lying_member_store.h"
#include "tests/tools/lying_server/lying_message_stores.h"

namespace dunlin::lying {

namespace {

using namespace server;

// As a reader sees them.
class LyingStores
{
public:
    LyingStores(const Stores &true_, const Lies &lies, Said &said)
        : m_channels(true_.channels, lies)
        , m_members(true_.members, lies)
        , m_messages(true_.messages, lies, said, LyingMessageStore::For::Readers)
        , m_files(true_.files, lies, said)
        , m_keys(true_.keys, lies, said)
        , m_keyLog(true_.keyLog, true_.keys, lies, said)
        , m_all{true_.accounts,
                true_.devices,
                true_.tokens,
                true_.invites,
                true_.secondFactors,
                true_.friends,
                m_channels,
                m_members,
                m_messages,
                m_files,
                true_.operations,
                true_.userEvents,
                true_.notifications,
                true_.pushes,
                true_.search,
                m_keys,
                m_keyLog,
                true_.rosterLog,
                true_.envelopes,
                true_.meta,
                true_.admin,
                true_.hooks,
                true_.history,
                true_.access}
    {
    }
    Stores &all() { return m_all; }

private:
    LyingChannelStore m_channels;
    LyingMemberStore m_members;
    LyingMessageStore m_messages;
    LyingFileStore m_files;
    LyingKeyStore m_keys;
    LyingKeyLogStore m_keyLog;
    Stores m_all;
};

// As a writer does: keys are claimed in a transaction.
class LyingUnit final : public UnitOfWork
{
public:
    LyingUnit(UnitOfWork &inner, const Lies &lies, Said &said)
        : m_inner(inner)
        , m_messages(inner.stores().messages, lies, said, LyingMessageStore::For::Writers)
        , m_keys(inner.stores().keys, lies, said)
        , m_stores(with(inner.stores(), m_messages, m_keys))
    {
    }
    Stores &stores() override { return m_stores; }
    void afterCommit(std::function<void()> act) override { m_inner.afterCommit(std::move(act)); }

private:
    static Stores with(const Stores &s, MessageStore &messages, KeyStore &keys)
    {
        return {s.accounts,      s.devices, s.tokens, s.invites, s.secondFactors, s.friends,
                s.channels,      s.members, messages, s.files,   s.operations,    s.userEvents,
                s.notifications, s.pushes,  s.search, keys,      s.keyLog,        s.rosterLog,
                s.envelopes,     s.meta,    s.admin,  s.hooks,   s.history,       s.access};
    }

    UnitOfWork &m_inner;
    LyingMessageStore m_messages;
    ClaimedKeyStore m_keys;
    Stores m_stores;
};

} // namespace

void LyingStorage::append(AppendRequest request, Appended appended)
{
    if (m_lies.isSaidPlain(request.channelId) && request.content)
        qCWarning(lcApp).noquote() << "heard in the clear:" << *request.content;
    m_inner.append(std::move(request), std::move(appended));
}

void LyingStorage::submitRead(ReadStatusWork work, Settled settled)
{
    passRead(
        m_inner,
        [this, work = std::move(work)](Stores &stores) {
            LyingStores lying(stores, m_lies, m_said);
            return work(lying.all());
        },
        std::move(settled));
}

void LyingStorage::submitWrite(const std::optional<ChannelId> &channel, WriteWork work,
                               Settled settled)
{
    passWrite(
        m_inner, channel,
        [this, work = std::move(work)](UnitOfWork &unit) {
            LyingUnit lying(unit, m_lies, m_said);
            return work(lying);
        },
        std::move(settled));
}

} // namespace dunlin::lying
