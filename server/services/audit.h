// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The log of what admins of the server did, over REST or on the command line: written in the transaction of the act
// itself, so that neither is there without the other. It names who and to what, and never has a password or a token.
#pragma once

#include "server/storage/admin_store.h"
#include "server/storage/stores.h"

namespace dunlin::server {

// Their names in the log; a reader may rely on them.
namespace act {
inline constexpr QLatin1StringView CreateUser{"user.create"};
inline constexpr QLatin1StringView DisableUser{"user.disable"};
inline constexpr QLatin1StringView EnableUser{"user.enable"};
inline constexpr QLatin1StringView PromoteUser{"user.promote"};
inline constexpr QLatin1StringView DemoteUser{"user.demote"};
inline constexpr QLatin1StringView ResetPassword{"user.password"};
inline constexpr QLatin1StringView RemoveTotp{"user.totp"};
inline constexpr QLatin1StringView SignOut{"user.signout"};
inline constexpr QLatin1StringView RevokeDevice{"device.revoke"};
inline constexpr QLatin1StringView CreateInvite{"invite.create"};
inline constexpr QLatin1StringView RemoveInvite{"invite.remove"};
inline constexpr QLatin1StringView RemoveChannel{"channel.remove"};
inline constexpr QLatin1StringView Backup{"server.backup"};
inline constexpr QLatin1StringView Restore{"server.restore"};
inline constexpr QLatin1StringView Move{"server.move"};
} // namespace act

struct Act {
    std::optional<UserId> actor; // absent: the command line
    QLatin1StringView what;
    QString subject; // an id
    QString name;    // of it, for people
    QString detail = {};
};

inline Status note(Stores &stores, const Act &done, qint64 now)
{
    AuditRecord record;
    record.at = now;
    record.actor = done.actor;
    record.act = done.what;
    record.subject = done.subject;
    record.name = done.name;
    record.detail = done.detail;
    return stores.admin.append(record);
}

// How an invite is called where its token must not be known.
inline QString inviteIdOf(const QByteArray &hash)
{
    return QString::fromLatin1(hash.toHex());
}

} // namespace dunlin::server
