// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// One entry of a signed, hash-chained log: the devices of an account, the members of a channel.
//
// The server stores and orders entries; it can neither make one nor drop one unnoticed. The fields up to `body` have
// fixed places, so that the server can check the order without knowing more (docs/crypto.md, "Chains").
#pragma once

#include "client/crypto/address.h"
#include "client/crypto/signing.h"
#include "shared/core/result.h"

namespace dunlin::client {

// How far a log is known: what is pinned, and what peers tell each other inside sealed messages.
struct LogHead {
    quint64 seq = 0;
    QByteArray hash; // 32 bytes; empty: nothing is known
    bool operator==(const LogHead &) const = default;
};

// Sixteen characters that open an entry and what is signed of it: no entry of one log can stand in another.
inline constexpr char DeviceLogName[] = "dunlin-devices-1";
inline constexpr char RosterLogName[] = "dunlin-rosters-1";

struct LogEntry {
    QByteArray name;                // 16
    QByteArray log;                 // 16: the account, or the channel
    quint64 seq = 0;                // 0, 1, 2 ...
    QByteArray previous;            // 32: hash of the entry before; zeros in the first
    quint8 op = 0;                  // what it does; the log's own numbers
    AccountId signer;               // whose device or root signed
    std::optional<DeviceId> device; // absent: the account's root key
    quint64 signerHead = 0;         // how far the signer knew its own account's chain
    qint64 timeMs = 0;              // the signer's clock: shown, never judged by
    QByteArray body;                // at most MaxBody
    QByteArray signature;           // 64, over all before it

    static constexpr qsizetype MaxBody = 512;

    QByteArray signedText() const;
    QByteArray encode() const { return signedText() + signature; }
    QByteArray hash() const;
    // Forged for anything but the one encoding of an entry of the log `name`.
    static Result<LogEntry> decode(const QByteArray &bytes, const char *name);
};

// Who signs an entry.
struct LogSigner {
    const SigningKey &key;
    AccountId account;
    std::optional<DeviceId> device; // absent: the root
    quint64 head = 0;               // of the signer's own chain
};

} // namespace dunlin::client
