// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The devices of an account, as its owner signed them: a device that is not in here does not exist.
//
// The first entry carries the account's root key, whose hash is the account's id. Each further one adds a device,
// with proof that it holds both its keys, or revokes one; it is signed by a device that is active at that point or by
// the root. Extending works whole or not at all, and never replaces what is held: whoever offers a shorter or another
// chain is told Rollback or Fork, and nothing more should be sent to that account.
#pragma once

#include "client/crypto/device_sessions.h"
#include "client/crypto/log_entry.h"

#include <QList>

namespace dunlin::client {

struct ChainDevice {
    DeviceId id;
    QByteArray signKey;     // Ed25519: entries of chains
    QByteArray identityKey; // Ed25519 form: sessions
    quint64 addedAt = 0;    // seq
    std::optional<quint64> revokedAt;
    std::optional<DeviceId> revokedBy = std::nullopt; // absent beside revokedAt: by the root
    bool operator==(const ChainDevice &) const = default;
};

// A device that asks to be added: its keys, and that it has them.
struct DeviceIntroduction {
    DeviceId id;
    QByteArray signKey;
    QByteArray identityKey;
    QByteArray signProof;     // 64: proofText() by the sign key
    QByteArray identityProof; // 64: the same by the identity key

    // What both keys sign: without it an account could claim another's device as its own.
    static QByteArray proofText(const AccountId &account, const DeviceId &id,
                                const QByteArray &signKey, const QByteArray &identityKey);

    // As it travels to the account's other devices, through a server that may put anything in its place.
    QByteArray encode() const;
    // Damaged unless it parses and both keys signed it for this account.
    static Result<DeviceIntroduction> decode(const QByteArray &bytes, const AccountId &account);

    bool operator==(const DeviceIntroduction &) const = default;
};

class DeviceChain
{
public:
    static constexpr int MostActive = 16;
    static constexpr qsizetype MostEntries = 4096;

    static QByteArray fingerprintOf(const QByteArray &rootKey); // 32
    static AccountId accountOf(const QByteArray &rootKey);

    // --- what a client verifies
    // Entries behind the head that is held, from 0 if none is: Forged, Fork or Rollback leave the chain as it was.
    Status extend(const QList<QByteArray> &entries);
    // What a server answers when asked from the head on, the head included. An empty answer is a Rollback, another
    // entry in the head's place a Fork.
    Status update(const QList<QByteArray> &fromHead);
    // A head that somebody else saw: Fork if there is another entry here; NotFound if this chain ends before it, and
    // the server has more to show.
    Status agree(const LogHead &seen) const;

    bool isEmpty() const { return m_hashes.isEmpty(); }
    LogHead head() const;
    AccountId account() const { return m_account; }
    const QByteArray &rootKey() const { return m_rootKey; }
    // All there ever were, in order of adding.
    const QList<ChainDevice> &devices() const { return m_devices; }
    QList<ChainDevice> active() const;
    // Absent when it never was.
    std::optional<ChainDevice> device(const DeviceId &id) const;
    bool isActive(const DeviceId &id) const;
    // Whether it was active when the chain had the entry `seq` as its last.
    bool wasActive(const DeviceId &id, quint64 seq) const;
    // It took itself off, and was the account's last one: none of the account's others can know what it said.
    bool wentLast(const DeviceId &id) const;
    // The question of DeviceSessions.
    bool trusts(const DeviceAddress &address, const QByteArray &identityKey) const;
    // The same of one that was active once.
    bool knew(const DeviceAddress &address, const QByteArray &identityKey) const;

    // --- what an owner's device makes; the bytes go to the server and, once it took them, through extend()
    static QByteArray makeFirst(const SigningKey &root, qint64 nowMs);
    QByteArray makeAddition(const LogSigner &by, const DeviceIntroduction &device,
                            qint64 nowMs) const;
    QByteArray makeRevocation(const LogSigner &by, const DeviceId &device, qint64 nowMs) const;

private:
    enum Op : quint8 { First = 0, Add = 1, Revoke = 2 };
    Status apply(const QByteArray &bytes);
    Status applyFirst(const LogEntry &entry);
    Status applyAddition(const LogEntry &entry);
    Status applyRevocation(const LogEntry &entry);
    Result<QByteArray> signerKey(const LogEntry &entry) const;
    QByteArray make(const LogSigner &by, Op op, const QByteArray &body, qint64 nowMs) const;

    AccountId m_account;
    QByteArray m_rootKey;
    QList<QByteArray> m_hashes;
    QList<ChainDevice> m_devices;
};

} // namespace dunlin::client
