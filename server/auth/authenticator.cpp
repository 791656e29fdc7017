// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/auth/authenticator.h"

using namespace Qt::StringLiterals;

namespace dunlin::server {

namespace {

constexpr int LiveDevicesRemembered = 50'000;
const QString ServerIdKid = u"server-id"_s;

Error unauthorized()
{
    return fail(Errc::Unauthorized, u"the access token is not valid"_s);
}

} // namespace

Authenticator::Authenticator(Storage &storage, const Clock &clock, const AuthSettings &settings,
                             QList<SigningKey> keys, QString serverId)
    : m_storage(storage)
    , m_clock(clock)
    , m_settings(settings)
    , m_keys(std::move(keys))
    , m_serverId(std::move(serverId))
    , m_tickets(clock)
    , m_live(LiveDevicesRemembered)
{
}

Authenticator::Access Authenticator::issue(const UserId &user, const DeviceId &device) const
{
    const qint64 now = m_clock.nowMs() / 1000 * 1000;
    const Claims claims{user, device, now, now + m_settings.accessTokenSeconds * 1000};
    return {signToken(claims, m_keys.constFirst(), m_serverId), m_settings.accessTokenSeconds};
}

QList<OpaqueToken> Authenticator::successorsOf(const QString &refreshToken, const OpId &op) const
{
    QList<OpaqueToken> list;
    for (const SigningKey &each : m_keys) {
        if (const auto successor = successorOf(refreshToken, op, each.secret))
            list.append(*successor);
    }
    return list;
}

Async<Caller> Authenticator::authenticate(const QString &accessToken)
{
    const QByteArray bytes = accessToken.toUtf8();
    const Result<Claims> claims = parseAndVerify(bytes, m_keys, m_serverId, m_clock.nowMs());
    if (!claims.ok())
        return ready<Caller>(claims.error());
    return check(*claims);
}

Async<Caller> Authenticator::redeem(const QString &ticket)
{
    const std::optional<Claims> claims = m_tickets.redeem(ticket);
    if (!claims)
        return ready<Caller>(fail(Errc::Unauthorized, u"the ticket is not valid"_s));
    return check(*claims);
}

Result<QString> Authenticator::issueTicket(const Caller &caller)
{
    const Claims claims{caller.user, caller.device, m_clock.nowMs(), caller.expiresAtMs};
    const auto ticket = m_tickets.issue(claims);
    if (!ticket)
        return fail(Errc::Unavailable, u"too many tickets are out"_s, {}, 30);
    return *ticket;
}

Async<Caller> Authenticator::check(const Claims &claims)
{
    if (m_revoked.contains(claims.device))
        return ready<Caller>(unauthorized());
    const Caller caller{claims.user, claims.device, claims.expiresAtMs};
    const Seen *seen = m_live.object(claims.device);
    if (seen && seen->user == claims.user && m_clock.nowMs() - seen->at < LookAgainMs)
        return ready<Caller>(caller);
    auto looked = m_storage.read([caller](Stores &stores) -> Result<bool> {
        DUNLIN_TRY(const auto device, stores.devices.find(caller.device));
        if (!device || device->revokedAt || device->userId != caller.user)
            return false;
        DUNLIN_TRY(const auto account, stores.accounts.find(caller.user));
        return account && !account->disabled;
    });
    return then(this, looked, [this, caller](bool live) -> Result<Caller> {
        // It may have been revoked here while the database was asked.
        if (!live || m_revoked.contains(caller.device)) {
            m_live.remove(caller.device);
            return unauthorized();
        }
        m_live.insert(caller.device, new Seen{caller.user, m_clock.nowMs()});
        return caller;
    });
}

void Authenticator::revoked(const DeviceId &device)
{
    const qint64 now = m_clock.nowMs();
    m_live.remove(device);
    for (auto it = m_revoked.begin(); it != m_revoked.end();)
        it = it.value() <= now ? m_revoked.erase(it) : std::next(it);
    m_revoked.insert(device, now + m_settings.accessTokenSeconds * 1000 + LookAgainMs);
}

Result<Identity> loadIdentity(Stores &stores, qint64 nowMs)
{
    DUNLIN_TRY(const QList<SigningKeyRecord> records, stores.tokens.signingKeys());
    Identity identity;
    for (const SigningKeyRecord &each : records) {
        if (each.kid == ServerIdKid)
            identity.serverId = QString::fromLatin1(each.secret.toHex());
        else if (each.kid != PushKeyKid)
            identity.keys.append(SigningKey{each.kid, Secret(QByteArray(each.secret))});
    }
    if (identity.serverId.isEmpty()) {
        const QByteArray id = randomBytes(16);
        DUNLIN_CHECK(stores.tokens.putSigningKey({ServerIdKid, id, nowMs}));
        identity.serverId = QString::fromLatin1(id.toHex());
    }
    if (identity.keys.isEmpty()) {
        const SigningKeyRecord key{createUuidV7().toString(QUuid::WithoutBraces), randomBytes(32),
                                   nowMs};
        DUNLIN_CHECK(stores.tokens.putSigningKey(key));
        identity.keys.append(SigningKey{key.kid, Secret(QByteArray(key.secret))});
    }
    return identity;
}

} // namespace dunlin::server
