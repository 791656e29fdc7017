// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Coming in and going out: registration, sign-in, tokens, passwords, revocation of devices.
//
// An answer never tells whether a name exists. Revoking a device ends its connections and its tokens at once.
#pragma once

#include "server/auth/authenticator.h"
#include "server/auth/digest.h"
#include "server/auth/passwords.h"
#include "server/services/context.h"
#include "server/services/lock_out.h"

namespace dunlin::server {

enum class RegistrationMode : quint8 { Open, Invite, Closed };

struct SignInSettings {
    RegistrationMode registration = RegistrationMode::Invite;
    bool lockOut = true;
};

// A password was confirmed, and was another one by the time that counted.
Error passwordMoved(const QString &field);

class SignIn : public QObject
{
public:
    SignIn(const ServiceContext &context, Authenticator &authenticator, Passwords &passwords,
           const SignInSettings &settings);

    Async<Caller> authenticate(const QString &accessToken)
    {
        return m_authenticator.authenticate(accessToken);
    }
    Async<Caller> redeem(const QString &ticket) { return m_authenticator.redeem(ticket); }
    Result<QString> issueTicket(const Caller &caller)
    {
        return m_authenticator.issueTicket(caller);
    }

    // The first account of a server is always let in, and becomes its admin.
    Async<wire::SignedIn> registerAccount(const wire::Registration &request,
                                          const QString &address);
    Async<wire::SignedIn> login(const wire::Login &request, const QString &address);
    // A refresh token works once; when it comes again, somebody else has it, and the device is revoked. Under the same
    // opId it may come again as long as what it was traded for has not: the answer was lost.
    Async<wire::Refreshed> refresh(const wire::Refresh &request);
    Async<Done> logout(const Caller &caller);
    Async<Done> logoutAll(const Caller &caller);
    // Every other device is revoked.
    Async<Done> changePassword(const Caller &caller, const wire::PasswordChange &request);
    Async<Done> revokeDevice(const Caller &caller, const DeviceId &device);
    // A second factor is begun with the password, counts once a code of it has come back, and goes with both. Its
    // wrong codes are counted like wrong passwords.
    Async<wire::TotpSecret> enrolTotp(const Caller &caller, const wire::TotpEnrolment &request);
    Async<wire::RecoveryCodes> confirmTotp(const Caller &caller,
                                           const wire::TotpConfirmation &request);
    Async<Done> removeTotp(const Caller &caller, const wire::TotpRemoval &request);
    // For what needs the password once more.
    Async<AccountRecord> confirmPassword(const Caller &caller, const QString &password);

    // After the commit that revoked them.
    void announceRevoked(const UserId &user, const QList<DeviceId> &devices);
    LockOut &lockOut() { return m_lockOut; }

private:
    struct Session {
        AccountRecord account;
        DeviceRecord device;
        OpaqueToken refresh;
        bool known = false; // the device was there before
    };
    // A password that was right, and the account as it was then.
    struct Checked {
        AccountRecord account;
        bool outdated = false; // hashed with other parameters
    };
    struct Entry {
        QString name, address;
        Secret password;
        wire::DeviceClaim claim;
        QString code; // of the second factor
    };
    Async<Session> enter(const AccountRecord &account, const Entry &entry);
    Async<wire::SignedIn> hand(Async<Session> session);
    void renewHash(const AccountRecord &account, const Secret &password);
    Async<Done> revoke(const UserId &user, std::function<bool(const DeviceRecord &)> which);
    Async<AccountRecord> passwordOf(const Caller &caller, const QString &password);
    // Failures are counted; that all is well is for the caller to say, who may ask for more.
    Async<Checked> checkPassword(const std::optional<AccountRecord> &account, const QString &name,
                                 const QString &address, const Secret &password,
                                 const Error &wrong);
    Status mayRegister(Stores &stores, const wire::Registration &request, qint64 now) const;

    ServiceContext m_context;
    Authenticator &m_authenticator;
    Passwords &m_passwords;
    SignInSettings m_settings;
    LockOut m_lockOut;
};

} // namespace dunlin::server
