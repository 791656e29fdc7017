// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Where the secrets of an account are kept between two starts: the tokens that prove who this device is.
//
// KeyringVault uses the desktop's keyring. FileVault is for machines without one: a file sealed with
// XChaCha20-Poly1305 under a key that lies in a second file beside it, both readable by their owner alone. That
// keeps the tokens out of backups, greps and screenshots of the profile, and out of reach of other users; it does
// not keep them from somebody who can read both files. A file sealed under a passphrase comes with the encryption
// of the profile.
//
// Methods are called from one thread and answer later; none blocks. A keyring may wait for its owner's password, or for
// ever: what is written or removed then goes on without it, and whoever reads waits for as long as they like.
#pragma once

#include "shared/core/async.h"
#include "shared/core/secret.h"

#include <QHash>
#include <QThreadPool>

#include <chrono>
#include <memory>

namespace dunlin::client {

class SecretVault
{
public:
    virtual ~SecretVault() = default;
    // Empty when there is nothing under this name; Unavailable when that can't be known.
    virtual Async<Secret> read(const QString &name) = 0;
    virtual Async<Done> write(const QString &name, const Secret &secret) = 0;
    virtual Async<Done> remove(const QString &name) = 0;
};

class FileVault : public SecretVault
{
public:
    explicit FileVault(const QString &folder);
    // Ends what was begun: a token that was traded must not be lost.
    ~FileVault() override;

    Async<Secret> read(const QString &name) override;
    Async<Done> write(const QString &name, const Secret &secret) override;
    Async<Done> remove(const QString &name) override;

private:
    const QString m_folder;
    QThreadPool m_pool; // one thread: in the order of the calls
};

// The desktop's keyring, as far as a vault uses it.
class Keyring
{
public:
    virtual ~Keyring() = default;
    // NotFound when it has nothing under this key; any other error says nothing of what it has.
    virtual Async<Secret> read(const QString &key) = 0;
    virtual Async<Done> write(const QString &key, const Secret &secret) = 0;
    virtual Async<Done> remove(const QString &key) = 0;
};

std::unique_ptr<Keyring> desktopKeyring();

// What is to be kept lies in the fallback as long as the keyring has not taken it, and only then: what is found there
// is newer than what the keyring has.
class KeyringVault : public SecretVault
{
public:
    // For so long the keyring may take to keep something before the fallback does.
    static constexpr std::chrono::milliseconds Patience{4'000};

    // `account` tells several profiles apart; the fallback is used when the keyring can't be.
    KeyringVault(const QString &account, std::unique_ptr<Keyring> keyring,
                 std::unique_ptr<SecretVault> fallback,
                 std::chrono::milliseconds patience = Patience);

    Async<Secret> read(const QString &name) override;
    Async<Done> write(const QString &name, const Secret &secret) override;
    Async<Done> remove(const QString &name) override;

private:
    QString key(const QString &name) const { return m_account + QLatin1Char('/') + name; }
    // told(outcome, isLate): of what was asked; after the patience an Unavailable that is not late, and the answer later.
    void within(Async<Done> asked, const std::function<void(const Status &, bool)> &told);

    const QString m_account;
    const std::chrono::milliseconds m_patience;
    std::unique_ptr<Keyring> m_keyring;
    std::unique_ptr<SecretVault> m_fallback;
    QHash<QString, quint64> m_turns; // by name: what came later counts
    QObject m_context;
};

} // namespace dunlin::client
