// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The stores of keys and of the log of all lists, with the lies about devices.
#pragma once

#include "server/storage/key_store.h"
#include "shared/keylog/log_leaf.h"
#include "shared/keylog/merkle.h"
#include "tests/tools/lying_server/lies.h"

#include <limits>

namespace dunlin::lying {

// Everything as it is.
class TrueKeyStore : public server::KeyStore
{
public:
    explicit TrueKeyStore(server::KeyStore &inner)
        : m_inner(inner)
    {
    }
    Result<bool> put(const server::DeviceKeysRecord &keys, qint64 now) override
    {
        return m_inner.put(keys, now);
    }
    Result<std::optional<server::DeviceKeysRecord>> find(const DeviceId &device) override
    {
        return m_inner.find(device);
    }
    Result<bool> addOneTime(const DeviceId &device, const QList<wire::OneTimeKey> &keys) override
    {
        return m_inner.addOneTime(device, keys);
    }
    Result<std::optional<wire::OneTimeKey>> takeOneTime(const DeviceId &device) override
    {
        return m_inner.takeOneTime(device);
    }
    Result<qint64> countOneTime(const DeviceId &device) override
    {
        return m_inner.countOneTime(device);
    }
    Result<bool> mayKnow(const UserId &user, const UserId &other) override
    {
        return m_inner.mayKnow(user, other);
    }
    Result<std::optional<wire::ChainEntry>> lastEntry(const UserId &user) override
    {
        return m_inner.lastEntry(user);
    }
    Result<QList<wire::ChainEntry>> entries(const UserId &user, qint64 from, int limit) override
    {
        return m_inner.entries(user, from, limit);
    }
    Result<bool> append(const UserId &user, const wire::ChainEntry &entry) override
    {
        return m_inner.append(user, entry);
    }
    Status forgetChain(const UserId &user) override { return m_inner.forgetChain(user); }

protected:
    server::KeyStore &m_inner;
};

// Nothing, or an entry more.
inline Result<std::optional<wire::ChainEntry>> ghostOf(server::KeyStore &keys, Said &said,
                                                       const UserId &user)
{
    DUNLIN_TRY(const auto all, keys.entries(user, 0, std::numeric_limits<int>::max()));
    QList<QByteArray> entries;
    for (const wire::ChainEntry &each : all)
        entries.append(each.entry);
    const QByteArray ghost = said.ghostBehind(user, entries);
    return ghost.isEmpty() ? std::optional<wire::ChainEntry>()
                           : std::optional(wire::ChainEntry{qint64(all.size()), ghost});
}

// Lists of devices, for those who read them.
class LyingKeyStore final : public TrueKeyStore
{
public:
    LyingKeyStore(server::KeyStore &inner, const Lies &lies, Said &said)
        : TrueKeyStore(inner)
        , m_lies(lies)
        , m_said(said)
    {
    }
    Result<QList<wire::ChainEntry>> entries(const UserId &user, qint64 from, int limit) override
    {
        DUNLIN_TRY(auto shown, m_inner.entries(user, from, limit));
        if (const auto count = m_lies.entriesShown(user)) {
            while (!shown.isEmpty() && shown.constLast().seq >= *count)
                shown.removeLast();
        }
        if (m_lies.haunted().contains(user) && shown.size() < limit) {
            DUNLIN_TRY(const auto ghost, ghostOf(m_inner, m_said, user));
            if (ghost && ghost->seq >= from)
                shown.append(*ghost);
        }
        return shown;
    }

private:
    const Lies &m_lies;
    Said &m_said;
};

// Keys, for those who take them.
class ClaimedKeyStore final : public TrueKeyStore
{
public:
    ClaimedKeyStore(server::KeyStore &inner, const Lies &lies, Said &said)
        : TrueKeyStore(inner)
        , m_lies(lies)
        , m_said(said)
    {
    }
    Result<std::optional<server::DeviceKeysRecord>> find(const DeviceId &device) override
    {
        DUNLIN_TRY(auto found, m_inner.find(device));
        if (const auto other = m_lies.keysOf(device); other && found) {
            DUNLIN_TRY(const auto theirs, m_inner.find(*other));
            if (theirs)
                found->keys = theirs->keys;
        }
        return found;
    }
    Result<std::optional<wire::OneTimeKey>> takeOneTime(const DeviceId &device) override
    {
        if (!m_lies.givesTwice(device))
            return m_inner.takeOneTime(m_lies.keysOf(device).value_or(device));
        if (const auto given = m_said.oneTimeKey(device))
            return given;
        DUNLIN_TRY(const auto taken, m_inner.takeOneTime(device));
        if (taken)
            m_said.given(device, *taken);
        return taken;
    }

private:
    const Lies &m_lies;
    Said &m_said;
};

// The log with the entry of a ghost behind all others, in a tree that belongs to it.
class LyingKeyLogStore final : public server::KeyLogStore
{
public:
    LyingKeyLogStore(server::KeyLogStore &inner, server::KeyStore &keys, const Lies &lies,
                     Said &said)
        : m_inner(inner)
        , m_keys(keys)
        , m_lies(lies)
        , m_said(said)
    {
    }
    Result<qint64> size() override
    {
        if (m_lies.haunted().isEmpty())
            return m_inner.size();
        DUNLIN_TRY(const auto shown, all());
        return qint64(shown.size());
    }
    Result<QByteArray> node(int level, qint64 index) override
    {
        if (m_lies.haunted().isEmpty())
            return m_inner.node(level, index);
        DUNLIN_TRY(const auto shown, all());
        QList<QByteArray> hashes;
        for (const server::KeyLogRecord &each : shown)
            hashes.append(merkle::leafHash(
                LogLeaf{logTag(each.user), quint64(each.seq), each.entryHash}.encode()));
        for (; level > 0; --level) {
            QList<QByteArray> above;
            for (qsizetype i = 1; i < hashes.size(); i += 2)
                above.append(merkle::nodeHash(hashes.at(i - 1), hashes.at(i)));
            hashes = above;
        }
        return hashes.value(index);
    }
    Result<std::optional<qint64>> position(const UserId &user, qint64 seq) override
    {
        if (m_lies.haunted().isEmpty())
            return m_inner.position(user, seq);
        DUNLIN_TRY(const auto shown, all());
        for (qsizetype i = shown.size() - 1; i >= 0; --i) {
            if (shown.at(i).user == user && shown.at(i).seq == seq)
                return std::optional(qint64(i));
        }
        return std::optional<qint64>();
    }
    Result<QList<server::KeyLogRecord>> leaves(qint64 from, int limit) override
    {
        if (m_lies.haunted().isEmpty())
            return m_inner.leaves(from, limit);
        DUNLIN_TRY(const auto shown, all());
        return shown.mid(from, limit);
    }

private:
    Result<QList<server::KeyLogRecord>> all()
    {
        DUNLIN_TRY(auto shown, m_inner.leaves(0, std::numeric_limits<int>::max()));
        for (const UserId &each : m_lies.haunted()) {
            DUNLIN_TRY(const auto ghost, ghostOf(m_keys, m_said, each));
            if (ghost)
                shown.append({each, ghost->seq, merkle::sha256(ghost->entry)});
        }
        return shown;
    }

    server::KeyLogStore &m_inner;
    server::KeyStore &m_keys;
    const Lies &m_lies;
    Said &m_said;
};

} // namespace dunlin::lying
