// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The way back when every device is lost: 32 random bytes that their owner keeps on paper, from which the account's
// root, the key of the backup and the token to fetch it are derived.
//
// Whoever has the recovery key is the account. The server gets the hash of the fetch token and sealed bytes. A
// passphrase may wrap the key (wrapped_key.h); then it is as strong as the passphrase, and the server can guess at it.
#pragma once

#include "client/crypto/address.h"
#include "client/crypto/signing.h"
#include "shared/core/result.h"
#include "shared/core/secret.h"

namespace dunlin::client {

class RecoveryKey
{
public:
    static RecoveryKey create();
    // Either way of writing it, with blanks, dashes and case as they come; absent if a symbol is wrong: a checksum
    // tells.
    static std::optional<RecoveryKey> parse(const QString &text);

    // 18 words of five letters that can be read aloud (proquints: consonant, vowel, consonant, vowel, consonant).
    Secret words() const;
    // 14 groups of four symbols (Crockford's base 32), as UTF-8.
    Secret groups() const;

    SigningKey accountRoot() const;
    // Whose root it makes.
    AccountId account() const;
    Secret backupKey() const;
    Secret fetchToken() const;
    // X25519: what opens the backup of history (history_page.h).
    Secret historySecret() const;

    bool operator==(const RecoveryKey &) const = default;

private:
    friend Result<RecoveryKey> unwrapRecoveryKey(const AccountId &, const QByteArray &,
                                                 const QString &);
    friend Result<QByteArray> wrapRecoveryKey(const RecoveryKey &, const QString &,
                                              struct PassphraseCost);
    explicit RecoveryKey(Secret secret)
        : m_secret(std::move(secret))
    {
    }
    Secret m_secret; // 32
};

// --- backup: XChaCha20-Poly1305, bound to the account and the version -------------------------------------------

// `version` counts up with every backup; an older one than a device remembers is a rollback.
QByteArray sealBackup(const Secret &backupKey, const AccountId &account, quint64 version,
                      const Secret &content);
struct Backup {
    quint64 version = 0;
    Secret content;
};
// Damaged, TooNew, or Rollback below `atLeast`.
Result<Backup> openBackup(const Secret &backupKey, const AccountId &account,
                          const QByteArray &sealed, quint64 atLeast);

} // namespace dunlin::client
