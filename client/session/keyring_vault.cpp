// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "client/session/secret_vault.h"

#include "shared/core/log.h"

#include <qt6keychain/keychain.h>

namespace dunlin::client {

namespace {

const QString Service = QStringLiteral("dunlin");

} // namespace

KeyringVault::KeyringVault(const QString &account, std::unique_ptr<SecretVault> fallback)
    : m_account(account)
    , m_fallback(std::move(fallback))
{
}

Async<Secret> KeyringVault::read(const QString &name)
{
    Deferred<Secret> deferred;
    auto *job = new QKeychain::ReadPasswordJob(Service); // deletes itself
    job->setKey(key(name));
    QObject::connect(job, &QKeychain::Job::finished, &m_context, [this, job, name, deferred] {
        if (job->error() == QKeychain::NoError) {
            deferred.settle(Secret(job->binaryData()));
            return;
        }
        // Not there: a start without a keyring may have written the file.
        finally(&m_context, m_fallback->read(name),
                [deferred](Result<Secret> held) { deferred.settle(std::move(held)); });
    });
    job->start();
    return deferred.async();
}

Async<Done> KeyringVault::write(const QString &name, const Secret &secret)
{
    Deferred<Done> deferred;
    auto *job = new QKeychain::WritePasswordJob(Service); // deletes itself
    job->setKey(key(name));
    job->setBinaryData(secret.reveal());
    QObject::connect(
        job, &QKeychain::Job::finished, &m_context, [this, job, name, secret, deferred] {
            const bool kept = job->error() == QKeychain::NoError;
            if (!kept)
                qCInfo(lcSession, "The keyring can't be used; the sealed file takes its place");
            finally(&m_context, kept ? m_fallback->remove(name) : m_fallback->write(name, secret),
                    [deferred](Status outcome) { deferred.settle(std::move(outcome)); });
        });
    job->start();
    return deferred.async();
}

Async<Done> KeyringVault::remove(const QString &name)
{
    Deferred<Done> deferred;
    auto *job = new QKeychain::DeletePasswordJob(Service); // deletes itself
    job->setKey(key(name));
    QObject::connect(job, &QKeychain::Job::finished, &m_context, [this, name, deferred] {
        finally(&m_context, m_fallback->remove(name),
                [deferred](Status outcome) { deferred.settle(std::move(outcome)); });
    });
    job->start();
    return deferred.async();
}

} // namespace dunlin::client
