// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The recovery key wrapped by a passphrase (Argon2id, RFC 9106), as a server keeps it for its account: a new device opens it
// with the passphrase alone.
//
// Whoever has these bytes can guess at the passphrase as long as they like; that is all that there is against them. So an easy
// passphrase is refused, what a guess costs stands beside the salt, and a server that shows other costs, or the key of another
// account, is refused before anything is paid.
#pragma once

#include "client/crypto/recovery.h"

#include <QStringList>

namespace dunlin::client {

struct PassphraseCost {
    quint32 passes = 3;
    quint32 memoryMiB = 256; // 0.8 s on a desktop
    bool operator==(const PassphraseCost &) const = default;
};
inline constexpr PassphraseCost PhoneCost{2, 64};

struct WrappedKey {
    static constexpr qsizetype Size = 113;

    AccountId account;
    PassphraseCost cost;
    QByteArray salt;   // 16
    QByteArray sealed; // 72: nonce and the sealed key
    bool operator==(const WrappedKey &) const = default;

    QByteArray encode() const;
    // TooNew, or Damaged: also for costs of which either would be to nobody's good but a thief's.
    static Result<WrappedKey> decode(const QByteArray &bytes);
};

// Invalid with the field "passphrase" for one that is too easy to guess. `known`: what others know of the person, or the
// server is told, such as the account's name and password: of those nothing counts.
Status checkPassphrase(const QString &passphrase, const QStringList &known = {});

// Takes up to seconds: a worker's. Invalid for an easy passphrase and for costs out of bounds.
Result<QByteArray> wrapRecoveryKey(const RecoveryKey &key, const QString &passphrase,
                                   PassphraseCost cost = {});
// The same. Misdirected for the key of another account; Damaged for a wrong passphrase as for changed bytes: nothing tells the
// one from the other.
Result<RecoveryKey> unwrapRecoveryKey(const AccountId &account, const QByteArray &wrapped,
                                      const QString &passphrase);

} // namespace dunlin::client
