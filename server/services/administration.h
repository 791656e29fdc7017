// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What admins of the server may do to its people, invites and channels. Every act is in the log, in its own transaction.
//
// Who is an admin is asked of the database each time: one who is no longer is refused at once. What people write to each
// other is none of an admin's business here.
#pragma once

#include "server/auth/passwords.h"
#include "server/services/sign_in.h"
#include "server/services/slow_channels.h"
#include "shared/wire/admin.h"

namespace dunlin::server {

class Administration : public QObject
{
public:
    // What only the composition root knows of queues, connections and health; called on the services' thread.
    using Figures = std::function<void(wire::AdminStats &)>;

    Administration(const ServiceContext &context, SignIn &signIn, Passwords &passwords,
                   SlowChannels &slow, std::function<QString()> publicUrl, Figures figures);

    // Forbidden for everybody else; asked before each of the endpoints below.
    Async<Done> demandAdmin(const Caller &caller);

    Async<wire::AdminUserList> users(const QString &query, const QString &after,
                                     std::optional<qint64> limit);
    // Conflict when it would leave the server without an admin.
    Async<wire::AdminUser> change(const Caller &caller, const UserId &user,
                                  const wire::AdminUserPatch &patch);
    Async<wire::AdminPassword> resetPassword(const Caller &caller, const UserId &user,
                                             const wire::AdminPassword &request);
    Async<Done> removeTotp(const Caller &caller, const UserId &user);
    Async<wire::DeviceList> devices(const UserId &user);
    Async<Done> signOut(const Caller &caller, const UserId &user);
    Async<Done> revoke(const Caller &caller, const UserId &user, const DeviceId &device);

    Async<wire::AdminInviteList> invites(std::optional<qint64> limit);
    Async<wire::Invite> invite(const Caller &caller, const wire::InviteCreate &request);
    Async<Done> removeInvite(const Caller &caller, const QString &id);

    Async<wire::AdminChannelList> channels(const QString &after, std::optional<qint64> limit);
    Async<Done> removeChannel(const Caller &caller, const ChannelId &channel);

    Async<wire::AuditList> audit(std::optional<qint64> before, std::optional<qint64> limit);
    Async<wire::AdminStats> stats();

private:
    // Runs what changes an account, and ends the devices that it revoked.
    template <typename Work>
    Async<Done> andCut(const UserId &user, Work work);

    const ServiceContext m_context;
    SignIn &m_signIn;
    Passwords &m_passwords;
    SlowChannels &m_slow;
    const std::function<QString()> m_publicUrl;
    const Figures m_figures;
};

// Shared with the command line. Inside a write; the devices that were revoked come back.
Result<QList<DeviceId>> applyPatch(UnitOfWork &unit, Fanout &fanout,
                                   const std::optional<UserId> &actor, const UserId &user,
                                   const wire::AdminUserPatch &patch, qint64 now);
Result<QList<DeviceId>> applyPassword(UnitOfWork &unit, Fanout &fanout,
                                      const std::optional<UserId> &actor, const UserId &user,
                                      const QString &hash, qint64 now);
Status applyTotpRemoval(Stores &stores, const std::optional<UserId> &actor, const UserId &user,
                        qint64 now);
// A password for somebody who will change it.
QString makeUpPassword();

} // namespace dunlin::server
