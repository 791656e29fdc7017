// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Who calls: from an access token or a ticket to a live device of a live account.
//
// A device that this process revokes is refused at once. What another process does (another node, the command line)
// is seen within `LookAgainMs`, because the database is asked again by then. All on one thread.
#pragma once

#include "server/auth/digest.h"
#include "server/auth/jwt.h"
#include "server/auth/tickets.h"
#include "server/storage/storage.h"

#include <QCache>
#include <QObject>

namespace dunlin::server {

struct Caller {
    UserId user;
    DeviceId device;
    qint64 expiresAtMs = 0;
};

struct AuthSettings {
    qint64 accessTokenSeconds = 15 * 60;
    qint64 refreshTokenDays = 90;
};

class Authenticator : public QObject
{
public:
    static constexpr qint64 LookAgainMs = 20'000;

    Authenticator(Storage &storage, const Clock &clock, const AuthSettings &settings,
                  QList<SigningKey> keys, QString serverId);

    const AuthSettings &settings() const { return m_settings; }

    struct Access {
        QString token;
        qint64 expiresIn = 0; // seconds
    };
    Access issue(const UserId &user, const DeviceId &device) const;
    // What a refresh token is traded for under this id: by the present key first, then by the older ones.
    QList<OpaqueToken> successorsOf(const QString &refreshToken, const OpId &op) const;

    Async<Caller> authenticate(const QString &accessToken);
    Async<Caller> redeem(const QString &ticket);
    Result<QString> issueTicket(const Caller &caller);
    Tickets &tickets() { return m_tickets; }

    // From now on nobody is this device.
    void revoked(const DeviceId &device);

private:
    Async<Caller> check(const Claims &claims);

    Storage &m_storage;
    const Clock &m_clock;
    const AuthSettings m_settings;
    const QList<SigningKey> m_keys;
    const QString m_serverId;
    Tickets m_tickets;
    struct Seen {
        UserId user;
        qint64 at = 0;
    };
    QCache<DeviceId, Seen> m_live;
    QHash<DeviceId, qint64> m_revoked; // until their tokens have expired
};

// Kept beside the keys: what the server signs its pushes with. Of no concern here.
inline const QString PushKeyKid = QStringLiteral("push");

// The signing key and the server's id, made when the database is new. The id is kept beside the keys.
struct Identity {
    QList<SigningKey> keys;
    QString serverId;
};
Result<Identity> loadIdentity(Stores &stores, qint64 nowMs);

} // namespace dunlin::server
