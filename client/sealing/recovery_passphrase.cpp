// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "client/sealing/recovery_passphrase.h"

#include <QThreadPool>

namespace dunlin::client {

namespace {

QString revealedText(const Secret &secret)
{
    return QString::fromUtf8(secret.reveal());
}

} // namespace

Async<bool> RecoveryPassphrase::isSet()
{
    Deferred<bool> answer;
    finally(this, m_http.call(wire::http::wrappedRecovery),
            [answer](const Result<wire::WrappedRecovery> &kept) {
                if (kept.ok() || kept.error().code == Errc::NotFound)
                    answer.settle(kept.ok());
                else
                    answer.settle(kept.error());
            });
    return answer.async();
}

Result<RecoveryKey> RecoveryPassphrase::ownKey()
{
    DUNLIN_TRY(const Secret words, m_own.recoveryWords());
    const auto key = RecoveryKey::parse(revealedText(words));
    if (!key)
        return fail(Errc::Internal, QStringLiteral("The recovery key here does not parse"));
    return *key;
}

Async<Done> RecoveryPassphrase::set(const Secret &passphrase, const QString &username,
                                    const Secret &password, const std::optional<RecoveryKey> &key)
{
    if (const Status good =
            checkPassphrase(revealedText(passphrase), {username, revealedText(password)});
        !good.ok())
        return ready<Done>(good);
    const Result<RecoveryKey> wanted = key ? Result<RecoveryKey>(*key) : ownKey();
    if (!wanted.ok())
        return ready<Done>(wanted.error());
    // What is wrapped must be what lets a new device in.
    const DeviceChain *chain = m_book.of(m_own.user());
    if (!chain || chain->account() != wanted->account())
        return ready<Done>(fail(Errc::Forbidden,
                                QStringLiteral("That is the recovery key of another account"),
                                QStringLiteral("recoveryKey")));
    const auto wrapped = runOn(QThreadPool::globalInstance(), [key = *wanted, passphrase] {
        return wrapRecoveryKey(key, revealedText(passphrase));
    });
    return then(this, wrapped, [this, password](const QByteArray &bytes) -> Async<Done> {
        const auto put = m_http.call(wire::http::putWrappedRecovery,
                                     wire::WrappedRecoveryPut{bytes, revealedText(password)});
        return then(this, put, [](const wire::Empty &) { return ok(); });
    });
}

Async<Done> RecoveryPassphrase::remove(const Secret &password)
{
    const auto removed = m_http.call(wire::http::removeWrappedRecovery,
                                     wire::WrappedRecoveryRemoval{revealedText(password)});
    return then(this, removed, [](const wire::Empty &) { return ok(); });
}

// The account is that of its chain as it is held; where none is yet, as the server shows it: then it is compared with the key by
// whoever uses that.
Async<RecoveryKey> RecoveryPassphrase::keyBy(const Secret &passphrase)
{
    const auto kept = then(this, m_book.refresh(m_own.user()),
                           [this](Done) { return m_http.call(wire::http::wrappedRecovery); });
    Deferred<RecoveryKey> answer;
    finally(this, kept, [this, passphrase, answer](const Result<wire::WrappedRecovery> &got) {
        if (!got.ok()) {
            answer.settle(
                got.error().code == Errc::NotFound
                    ? fail(Errc::NotFound, QStringLiteral("No passphrase was set for this account"))
                    : got.error());
            return;
        }
        const DeviceChain *chain = m_book.of(m_own.user());
        const AccountId account = chain ? chain->account() : AccountId();
        const auto opened =
            runOn(QThreadPool::globalInstance(), [account, passphrase, bytes = got->bytes] {
                return unwrapRecoveryKey(account, bytes, revealedText(passphrase));
            });
        finally(this, opened, [answer](const Result<RecoveryKey> &key) { answer.settle(key); });
    });
    return answer.async();
}

} // namespace dunlin::client
