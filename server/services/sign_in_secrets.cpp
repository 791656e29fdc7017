// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The part of the sign-in for those who are in: the password once more, another one, and the second factor.

#include "server/services/device_sessions.h"
#include "server/services/second_factor.h"
#include "server/services/sign_in.h"
#include "server/services/validation.h"

using namespace Qt::StringLiterals;

namespace dunlin::server {

Async<AccountRecord> SignIn::confirmPassword(const Caller &caller, const QString &password)
{
    return then(this, passwordOf(caller, password),
                [this](const AccountRecord &account) -> Result<AccountRecord> {
                    m_lockOut.succeeded(account.usernameFold);
                    return account;
                });
}

Async<wire::TotpSecret> SignIn::enrolTotp(const Caller &caller, const wire::TotpEnrolment &request)
{
    return then(this, confirmPassword(caller, request.password),
                [this](const AccountRecord &account) {
                    return m_context.storage.write(
                        std::nullopt,
                        [id = account.id, name = account.username, secret = createTotpSecret(),
                         now = m_context.clock.nowMs()](UnitOfWork &unit) {
                            return beginSecondFactor(unit.stores(), id, name, secret, now);
                        });
                });
}

Async<wire::RecoveryCodes> SignIn::confirmTotp(const Caller &caller,
                                               const wire::TotpConfirmation &request)
{
    return m_context.storage.write(
        std::nullopt,
        [user = caller.user, code = request.code, recovery = createRecoveryCodes(),
         now = m_context.clock.nowMs()](UnitOfWork &unit) -> Result<wire::RecoveryCodes> {
            DUNLIN_CHECK(confirmSecondFactor(unit.stores(), user, code, recovery, now));
            return wire::RecoveryCodes{recovery};
        });
}

Async<Done> SignIn::removeTotp(const Caller &caller, const wire::TotpRemoval &request)
{
    struct Attempt {
        FactorVerdict factor = FactorVerdict::NotAsked;
        QString name;
    };
    auto attempt =
        then(this, passwordOf(caller, request.password),
             [this, code = request.code](const AccountRecord &account) {
                 return m_context.storage.write(
                     std::nullopt,
                     [id = account.id, name = account.usernameFold, code,
                      now = m_context.clock.nowMs()](UnitOfWork &unit) -> Result<Attempt> {
                         DUNLIN_TRY(const FactorVerdict factor,
                                    judgeSecondFactor(unit.stores(), id, code, now));
                         if (isEnough(factor))
                             DUNLIN_CHECK(unit.stores().secondFactors.remove(id));
                         return Attempt{factor, name};
                     });
             });
    return then(this, attempt, [this](const Attempt &made) -> Status {
        if (!isEnough(made.factor)) {
            m_lockOut.failed(made.name, {});
            return fail(Errc::Forbidden, u"the code is wrong, or was used before"_s, u"code"_s);
        }
        m_lockOut.succeeded(made.name);
        return ok();
    });
}

Async<AccountRecord> SignIn::passwordOf(const Caller &caller, const QString &password)
{
    auto found = m_context.storage.read(
        [user = caller.user](Stores &stores) { return stores.accounts.find(user); });
    auto checked =
        then(this, found,
             [this, secret = Secret::fromText(password.left(4096))](
                 const std::optional<AccountRecord> &account) {
                 return checkPassword(account, account ? account->usernameFold : QString(), {},
                                      secret, fail(Errc::Forbidden, u"the password is wrong"_s));
             });
    return then(this, checked, [](const Checked &right) { return Result(right.account); });
}

Async<Done> SignIn::changePassword(const Caller &caller, const wire::PasswordChange &request)
{
    const Result<Secret> replacement = acceptPassword(request.replacement, u"new"_s);
    if (!replacement.ok())
        return ready<Done>(replacement.error());
    struct Change {
        QString before, hash;
    };
    auto hashed = then(this, confirmPassword(caller, request.current),
                       [this, replacement = *replacement](const AccountRecord &account) {
                           return then(this, m_passwords.hash(replacement),
                                       [before = account.passwordHash](const QString &hash) {
                                           return Result(Change{before, hash});
                                       });
                       });
    auto changed = then(this, hashed, [this, caller](const Change &change) {
        return m_context.storage.write(
            std::nullopt,
            [caller, change, &fanout = m_context.fanout,
             now = m_context.clock.nowMs()](UnitOfWork &unit) -> Result<QList<DeviceId>> {
                DUNLIN_TRY(auto account, unit.stores().accounts.take(caller.user));
                if (!account || account->disabled)
                    return fail(Errc::Unauthorized);
                if (account->passwordHash != change.before)
                    return passwordMoved(u"current"_s);
                account->passwordHash = change.hash;
                DUNLIN_CHECK(unit.stores().accounts.update(*account));
                return revokeDevices(
                    unit, fanout, caller.user,
                    [&](const DeviceRecord &each) { return each.id != caller.device; }, now);
            });
    });
    return then(this, changed,
                [this, user = caller.user](const QList<DeviceId> &revoked) -> Status {
                    announceRevoked(user, revoked);
                    return ok();
                });
}

} // namespace dunlin::server
