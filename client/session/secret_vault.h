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
// Methods are called from one thread and answer later; none blocks.
#pragma once

#include "shared/core/async.h"
#include "shared/core/secret.h"

#include <QThreadPool>

#include <memory>

namespace dunlin::client {

class SecretVault
{
public:
    virtual ~SecretVault() = default;
    // Empty when there is nothing under this name.
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

class KeyringVault : public SecretVault
{
public:
    // `account` tells several profiles apart; the fallback is used when the keyring can't be.
    KeyringVault(const QString &account, std::unique_ptr<SecretVault> fallback);

    Async<Secret> read(const QString &name) override;
    Async<Done> write(const QString &name, const Secret &secret) override;
    Async<Done> remove(const QString &name) override;

private:
    QString key(const QString &name) const { return m_account + QLatin1Char('/') + name; }
    const QString m_account;
    std::unique_ptr<SecretVault> m_fallback;
    QObject m_context;
};

} // namespace dunlin::client
