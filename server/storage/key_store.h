// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What devices need to seal for each other; see stores.h for what holds for all stores.
#pragma once

#include "server/storage/records.h"
#include "shared/core/result.h"

#include <QList>

namespace dunlin::server {

// Public keys of devices and the chains that name the devices of an account.
class KeyStore
{
public:
    virtual ~KeyStore() = default;
    // False, and nothing stored, if the device has another sign or identity key already.
    virtual Result<bool> put(const DeviceKeysRecord &keys, qint64 now) = 0;
    // Of a device that is not revoked.
    virtual Result<std::optional<DeviceKeysRecord>> find(const DeviceId &device) = 0;
    // Stores those whose id is above all that the device ever uploaded. False, and nothing stored, if an id is there
    // with another key, or the device has no keys.
    virtual Result<bool> addOneTime(const DeviceId &device,
                                    const QList<wire::OneTimeKey> &keys) = 0;
    // Takes it away: whoever gets it is the only one, however many ask at once.
    virtual Result<std::optional<wire::OneTimeKey>> takeOneTime(const DeviceId &device) = 0;
    virtual Result<qint64> countOneTime(const DeviceId &device) = 0;
    // Friends, or both in some channel, or the same.
    virtual Result<bool> mayKnow(const UserId &user, const UserId &other) = 0;

    // The last entry; absent when there is none.
    virtual Result<std::optional<wire::ChainEntry>> lastEntry(const UserId &user) = 0;
    virtual Result<QList<wire::ChainEntry>> entries(const UserId &user, qint64 from, int limit) = 0;
    // False if somebody else was first. What is stored is in the log of all chains, too.
    virtual Result<bool> append(const UserId &user, const wire::ChainEntry &entry) = 0;
    virtual Status forgetChain(const UserId &user) = 0;
};

// The log of all chains of devices: an entry is in it from the moment in which it is stored, and stays.
class KeyLogStore
{
public:
    virtual ~KeyLogStore() = default;
    virtual Result<qint64> size() = 0;
    // Of its tree: the hash over 2^level leaves from index * 2^level on, all of which are there.
    virtual Result<QByteArray> node(int level, qint64 index) = 0;
    // Where an entry of somebody's stands, the last time if more than once; absent when it does not.
    virtual Result<std::optional<qint64>> position(const UserId &user, qint64 seq) = 0;
    virtual Result<QList<KeyLogRecord>> leaves(qint64 from, int limit) = 0;
};

// The members of encrypted channels, as they signed them. A channel's go with it (ChannelStore::remove).
class RosterLogStore
{
public:
    virtual ~RosterLogStore() = default;
    // Absent when there is none.
    virtual Result<std::optional<wire::ChainEntry>> last(const ChannelId &channel) = 0;
    virtual Result<QList<wire::ChainEntry>> entries(const ChannelId &channel, qint64 from,
                                                    int limit) = 0;
    // False if somebody else was first.
    virtual Result<bool> append(const ChannelId &channel, const UserId &by,
                                const wire::ChainEntry &entry) = 0;
    virtual Result<qint64> countBy(const ChannelId &channel, const UserId &user) = 0;
    // Whether an entry of `user` stands in the log of a channel in which `reader` is.
    virtual Result<bool> hasSignedFor(const UserId &reader, const UserId &user) = 0;
};

// What devices seal for each other, until it is acknowledged. A device's go with it (DeviceStore::revoke).
class EnvelopeStore
{
public:
    virtual ~EnvelopeStore() = default;
    // One of this sender and id that is there stays as it is.
    virtual Status put(const wire::Envelope &envelope) = 0;
    virtual Result<qint64> countWaiting(const DeviceId &to) = 0;
    virtual Result<qint64> countWaiting(const DeviceId &to, const DeviceId &from) = 0;
    // Oldest first.
    virtual Result<QList<wire::Envelope>> waiting(const DeviceId &to, int limit) = 0;
    virtual Status remove(const DeviceId &to, const QList<wire::EnvelopeRef> &envelopes) = 0;
};

} // namespace dunlin::server
