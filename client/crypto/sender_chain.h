// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// One ciphertext for a whole channel: each sending device has a chain of keys per channel and epoch, and hands it to
// every member's device over their sessions.
//
// A message is  version 1 | chain 16 | number 4 | nonce 24 | XChaCha20-Poly1305 | Ed25519 signature 64.  Associated
// data and signature cover the channel, the epoch, and the sender, so nothing can be moved elsewhere. Keys behind the
// chain's position are gone; those that were jumped over are kept, and wiped when they were used.
#pragma once

#include "client/crypto/address.h"
#include "client/crypto/signing.h"
#include "shared/core/result.h"

#include <map>

namespace dunlin::client {

// What every message of a chain is bound to.
struct ChainContext {
    GroupId group;
    quint64 epoch = 0; // number of the roster's entry for which the chain was made
    DeviceAddress sender;
    bool operator==(const ChainContext &) const = default;
    QByteArray toBytes() const;
};

// How far one message may jump ahead, and how many keys of late messages are kept.
inline constexpr quint32 MaxChainJump = 2000;
inline constexpr qsizetype MaxLateKeys = 2000;
inline constexpr qsizetype MaxChannelMessage = 256 * 1024;

// What a member's device is handed: the chain from its present position on, so that nobody reads back.
struct ChainHandover {
    GroupId group;
    quint64 epoch = 0;
    QByteArray chain; // 16, random
    quint32 number = 0;
    Secret key;           // 32
    QByteArray verifyKey; // 32, Ed25519, for this chain alone

    Secret encode() const;
    // Damaged, TooNew or BadKeys.
    static Result<ChainHandover> decode(const QByteArray &bytes);
};

class OutboundChain
{
public:
    static OutboundChain create(const ChainContext &context);
    ChainHandover handover() const;
    // The chain has moved on when this returns: store it before the bytes leave.
    Result<QByteArray> seal(const QByteArray &plain);

    const ChainContext &context() const { return m_context; }
    const QByteArray &id() const { return m_id; }
    quint32 number() const { return m_number; }

    Secret store() const;
    static Result<OutboundChain> restore(const Secret &stored); // LocalState

private:
    explicit OutboundChain(SigningKey key)
        : m_signing(std::move(key))
    {
    }
    ChainContext m_context;
    QByteArray m_id;
    quint32 m_number = 0;
    Secret m_key;
    SigningKey m_signing;
};

class InboundChain
{
public:
    // Misdirected unless the handover is for this channel and epoch.
    static Result<InboundChain> accept(const ChainContext &context, const ChainHandover &handover);
    // Unchanged on failure. UnknownChain for a message of another chain, TooFar, Repeated, Damaged.
    Result<QByteArray> open(const QByteArray &message);

    const ChainContext &context() const { return m_context; }
    const QByteArray &id() const { return m_id; }
    quint32 number() const { return m_number; }
    qsizetype lateKeys() const { return qsizetype(m_late.size()); }

    Secret store() const;
    static Result<InboundChain> restore(const Secret &stored); // LocalState

private:
    InboundChain() = default;
    ChainContext m_context;
    QByteArray m_id;
    quint32 m_number = 0;
    Secret m_key;
    QByteArray m_verifyKey;
    std::map<quint32, Secret> m_late;
};

// The chain that a message names, to look it up.
Result<QByteArray> chainOf(const QByteArray &message);

} // namespace dunlin::client
