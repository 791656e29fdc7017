// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "client/session/secret_vault.h"

#include "shared/core/log.h"

#include <QTimer>

#include <qt6keychain/keychain.h>

namespace dunlin::client {

namespace {

const QString Service = QStringLiteral("dunlin");

class DesktopKeyring : public Keyring
{
public:
    Async<Secret> read(const QString &key) override
    {
        auto *job = new QKeychain::ReadPasswordJob(Service); // deletes itself
        return run<Secret>(job, key, [job] { return Secret(job->binaryData()); });
    }
    Async<Done> write(const QString &key, const Secret &secret) override
    {
        auto *job = new QKeychain::WritePasswordJob(Service); // deletes itself
        job->setBinaryData(secret.reveal());
        return run<Done>(job, key, [] { return Done(); });
    }
    Async<Done> remove(const QString &key) override
    {
        auto *job = new QKeychain::DeletePasswordJob(Service); // deletes itself
        return run<Done>(job, key, [] { return Done(); });
    }

private:
    template <typename T, typename Outcome>
    static Async<T> run(QKeychain::Job *job, const QString &key, Outcome outcome)
    {
        Deferred<T> deferred;
        job->setKey(key);
        QObject::connect(job, &QKeychain::Job::finished, job, [job, deferred, outcome] {
            if (job->error() == QKeychain::NoError)
                deferred.settle(outcome());
            else if (job->error() == QKeychain::EntryNotFound)
                deferred.settle(
                    fail(Errc::NotFound, QStringLiteral("The keyring has no such entry")));
            else
                deferred.settle(fail(Errc::Unavailable, job->errorString()));
        });
        job->start();
        return deferred.async();
    }
};

} // namespace

std::unique_ptr<Keyring> desktopKeyring()
{
    return std::make_unique<DesktopKeyring>();
}

KeyringVault::KeyringVault(const QString &account, std::unique_ptr<Keyring> keyring,
                           std::unique_ptr<SecretVault> fallback,
                           std::chrono::milliseconds patience)
    : m_account(account)
    , m_patience(patience)
    , m_keyring(std::move(keyring))
    , m_fallback(std::move(fallback))
{
}

void KeyringVault::within(Async<Done> asked, const std::function<void(const Status &, bool)> &told)
{
    auto *clock = new QTimer(&m_context);
    clock->setSingleShot(true);
    QObject::connect(clock, &QTimer::timeout, &m_context, [told] {
        told(fail(Errc::Unavailable, QStringLiteral("The keyring does not answer")), false);
    });
    clock->start(m_patience);
    finally(&m_context, std::move(asked), [clock, told](const Status &outcome) {
        const bool isLate = !clock->isActive();
        delete clock;
        told(outcome, isLate);
    });
}

Async<Secret> KeyringVault::read(const QString &name)
{
    Deferred<Secret> deferred;
    finally(&m_context, m_fallback->read(name), [this, name, deferred](Result<Secret> held) {
        if (!held.ok() || !held->isEmpty()) {
            deferred.settle(std::move(held));
            return;
        }
        finally(&m_context, m_keyring->read(key(name)), [deferred](Result<Secret> kept) {
            if (!kept.ok() && kept.error().code == Errc::NotFound)
                deferred.settle(Secret());
            else
                deferred.settle(std::move(kept));
        });
    });
    return deferred.async();
}

Async<Done> KeyringVault::write(const QString &name, const Secret &secret)
{
    Deferred<Done> deferred;
    const quint64 turn = ++m_turns[name];
    const auto settle = [deferred](const Status &outcome) { deferred.settle(outcome); };
    within(m_keyring->write(key(name), secret),
           [this, name, secret, turn, settle](const Status &kept, bool isLate) {
               // What was written or removed since looks after the file.
               if (m_turns.value(name) != turn) {
                   settle(ok());
               } else if (kept.ok()) {
                   finally(&m_context, m_fallback->remove(name), settle);
               } else if (!isLate) {
                   qCInfo(lcSession, "The keyring can't be used; the sealed file takes its place");
                   finally(&m_context, m_fallback->write(name, secret), settle);
               }
           });
    return deferred.async();
}

Async<Done> KeyringVault::remove(const QString &name)
{
    Deferred<Done> deferred;
    const quint64 turn = ++m_turns[name];
    const auto settle = [deferred](const Status &outcome) { deferred.settle(outcome); };
    within(m_keyring->remove(key(name)), [this, name, turn, settle](const Status &, bool isLate) {
        if (m_turns.value(name) != turn)
            settle(ok());
        else if (!isLate)
            finally(&m_context, m_fallback->remove(name), settle);
    });
    return deferred.async();
}

} // namespace dunlin::client
