// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/services/sign_in.h"

#include "server/services/device_sessions.h"
#include "server/services/membership.h"
#include "server/services/profile.h"
#include "server/services/second_factor.h"
#include "server/services/validation.h"

using namespace Qt::StringLiterals;

namespace dunlin::server {

namespace {

constexpr int LongestName = 80;

// Registrations stand in one queue, so that two people can't both be the first.
ChannelId registrationQueue()
{
    return ChannelId(QUuid(0x0d, 0, 0x7000, 0x80, 0, 0, 0, 0, 0, 0, 1));
}

Error wrongLogin()
{
    return fail(Errc::Unauthorized, u"the user name or the password is wrong"_s);
}

Result<wire::DeviceClaim> acceptDevice(const wire::DeviceClaim &claim)
{
    wire::DeviceClaim device = claim;
    DUNLIN_TRY(device.name, acceptLine(claim.name, u"device"_s, LongestName));
    DUNLIN_TRY(device.platform, acceptLine(claim.platform, u"device"_s, LongestName));
    return device;
}

// The one of these tokens that was handed to the device and has not come back.
Result<std::optional<QString>> unusedOf(Stores &stores, const QList<OpaqueToken> &tokens,
                                        const DeviceId &device, qint64 now)
{
    for (const OpaqueToken &each : tokens) {
        DUNLIN_TRY(const auto found, stores.tokens.findRefresh(each.hash));
        if (found && found->deviceId == device && !found->usedAt && found->expiresAt > now)
            return std::optional(each.text);
    }
    return std::optional<QString>();
}

} // namespace

Error passwordMoved(const QString &field)
{
    return fail(Errc::Conflict, u"the password was changed meanwhile"_s, field);
}

SignIn::SignIn(const ServiceContext &context, Authenticator &authenticator, Passwords &passwords,
               const SignInSettings &settings)
    : m_context(context)
    , m_authenticator(authenticator)
    , m_passwords(passwords)
    , m_settings(settings)
    , m_lockOut(context.clock)
{
}

Status SignIn::mayRegister(Stores &stores, const wire::Registration &request, qint64 now) const
{
    DUNLIN_TRY(const qint64 count, stores.accounts.count());
    if (count == 0 || m_settings.registration == RegistrationMode::Open)
        return ok();
    if (m_settings.registration == RegistrationMode::Closed)
        return fail(Errc::Forbidden, u"this server takes no registrations"_s);
    const auto hash = hashOfOpaqueToken(request.invite.value_or(QString()));
    if (hash) {
        DUNLIN_TRY(const auto invite, stores.invites.find(*hash));
        if (invite && (!invite->expiresAt || *invite->expiresAt > now)
            && (!invite->maxUses || invite->uses < *invite->maxUses))
            return ok();
    }
    return fail(Errc::Forbidden,
                u"this server is by invitation: the invite is missing or not valid"_s, u"invite"_s);
}

Async<wire::SignedIn> SignIn::registerAccount(const wire::Registration &request,
                                              const QString &address)
{
    if (m_context.rates) {
        if (const Status allowed = m_context.rates->registrations.take(address); !allowed.ok())
            return ready<wire::SignedIn>(allowed.error());
    }
    AccountRecord account;
    wire::DeviceClaim claim;
    Secret password;
    const auto accept = [&]() -> Status {
        DUNLIN_TRY(account.usernameFold, acceptUsername(request.username));
        DUNLIN_TRY(password, acceptPassword(request.password, u"password"_s));
        DUNLIN_TRY(account.displayName,
                   acceptLine(request.displayName.value_or(request.username), u"displayName"_s,
                              LongestName));
        if (request.email && !request.email->trimmed().isEmpty()) {
            DUNLIN_TRY(account.email, acceptEmail(*request.email));
            account.emailFold = usernameKey(*account.email);
        }
        DUNLIN_TRY(claim, acceptDevice(request.device));
        return ok();
    };
    if (const Status accepted = accept(); !accepted.ok())
        return ready<wire::SignedIn>(accepted.error());
    const qint64 now = m_context.clock.nowMs();
    account.id = UserId::create();
    account.username = account.usernameFold;
    account.createdAt = now;
    account.lastSeenAt = now;

    // Asked first, because a hash is dear; asked again in the transaction that counts.
    auto allowed = m_context.storage.read(
        [this, request, now](Stores &stores) { return mayRegister(stores, request, now); });
    auto hashed =
        then(this, allowed, [this, password](Done) { return m_passwords.hash(password); });
    auto session = then(this, hashed, [this, account, claim, request, now](const QString &hash) {
        const DeviceId device = DeviceId::create();
        const OpaqueToken refresh = createOpaqueToken();
        return m_context.storage.write(
            registrationQueue(),
            [this, account, claim, request, now, hash, device,
             refresh](UnitOfWork &unit) -> Result<Session> {
                Stores &stores = unit.stores();
                DUNLIN_CHECK(mayRegister(stores, request, now));
                AccountRecord made = account;
                made.passwordHash = hash;
                DUNLIN_TRY(const qint64 count, stores.accounts.count());
                if (count == 0)
                    made.role = wire::ServerRole::Admin;
                DUNLIN_CHECK(stores.accounts.create(made));
                if (const auto invite = hashOfOpaqueToken(request.invite.value_or(QString()))) {
                    // An invite to a channel is spent once for both: the account and the channel.
                    DUNLIN_TRY(const auto record, stores.invites.find(*invite));
                    DUNLIN_TRY(const bool used, stores.invites.use(*invite, now));
                    if (used && record && record->channelId) {
                        DUNLIN_TRY(const auto channel, stores.channels.find(*record->channelId));
                        if (channel)
                            DUNLIN_CHECK(admit(unit, m_context.fanout, *channel, made.id,
                                               wire::Role::Member, now, record->createdBy));
                    } else if (!used && count > 0
                               && m_settings.registration == RegistrationMode::Invite) {
                        return fail(Errc::Forbidden, u"this invite was used up"_s, u"invite"_s);
                    }
                }
                DUNLIN_TRY(const auto claimed, claimDevice(stores, made.id, claim, device, now));
                DUNLIN_CHECK(keepRefresh(stores, refresh, claimed.first, now,
                                         m_authenticator.settings().refreshTokenDays));
                return Session{made, claimed.first, refresh, false};
            });
    });
    return hand(session);
}

Async<SignIn::Checked> SignIn::checkPassword(const std::optional<AccountRecord> &account,
                                             const QString &name, const QString &address,
                                             const Secret &password, const Error &wrong)
{
    if (const qint64 wait = m_settings.lockOut ? m_lockOut.secondsToWait(name, address) : 0;
        wait > 0)
        return ready<Checked>(fail(Errc::RateLimited, u"too many wrong passwords"_s, {}, wait));
    const auto stored = account ? std::optional(account->passwordHash) : std::nullopt;
    return then(
        this, m_passwords.verify(stored, password),
        [this, account, name, address, wrong](const PasswordVerdict &verdict) -> Result<Checked> {
            if (!verdict.matches || !account) {
                m_lockOut.failed(name, address);
                return wrong;
            }
            return Checked{*account, verdict.outdated};
        });
}

// Nobody waits for it; the next sign-in tries again if it goes wrong.
void SignIn::renewHash(const AccountRecord &account, const Secret &password)
{
    auto renewed =
        then(this, m_passwords.hash(password),
             [this, id = account.id, before = account.passwordHash](const QString &hash) {
                 return m_context.storage.write(
                     std::nullopt, [id, before, hash](UnitOfWork &unit) -> Status {
                         DUNLIN_TRY(auto record, unit.stores().accounts.take(id));
                         // A password that was changed meanwhile stays changed.
                         if (!record || record->passwordHash != before)
                             return ok();
                         record->passwordHash = hash;
                         return unit.stores().accounts.update(*record);
                     });
             });
    Q_UNUSED(renewed)
}

Async<wire::SignedIn> SignIn::login(const wire::Login &request, const QString &address)
{
    const Result<wire::DeviceClaim> claim = acceptDevice(request.device);
    if (!claim.ok())
        return ready<wire::SignedIn>(claim.error());
    const Entry entry{usernameKey(request.username.left(256)), address,
                      Secret::fromText(request.password.left(4096)), *claim,
                      request.totp.value_or(QString())};
    auto found = m_context.storage.read(
        [name = entry.name](Stores &stores) { return stores.accounts.findByUsername(name); });
    auto checked = then(this, found, [this, entry](const std::optional<AccountRecord> &account) {
        return checkPassword(account, entry.name, entry.address, entry.password, wrongLogin());
    });
    auto session = then(this, checked, [this, entry](const Checked &right) {
        return then(this, enter(right.account, entry),
                    [this, entry, right](const Session &made) -> Result<Session> {
                        if (right.outdated)
                            renewHash(right.account, entry.password);
                        return made;
                    });
    });
    return hand(session);
}

Async<SignIn::Session> SignIn::enter(const AccountRecord &account, const Entry &entry)
{
    struct Attempt {
        FactorVerdict factor = FactorVerdict::NotAsked;
        Session session;
        std::optional<AccountRecord> moved; // has another password than the one that was compared
    };
    const DeviceId fresh = DeviceId::create();
    const OpaqueToken refresh = createOpaqueToken();
    auto attempt = m_context.storage.write(
        std::nullopt,
        [this, account, claim = entry.claim, fresh, refresh, code = entry.code,
         now = m_context.clock.nowMs()](UnitOfWork &unit) -> Result<Attempt> {
            Stores &stores = unit.stores();
            // Whoever knows the password may know that the account is shut.
            DUNLIN_TRY(const auto current, stores.accounts.take(account.id));
            if (!current || current->disabled)
                return fail(Errc::Forbidden, u"this account is disabled"_s);
            if (current->passwordHash != account.passwordHash)
                return Attempt{FactorVerdict::NotAsked, {}, current};
            DUNLIN_TRY(const FactorVerdict factor,
                       judgeSecondFactor(stores, account.id, code, now));
            if (!isEnough(factor))
                return Attempt{factor, {}, {}};
            DUNLIN_TRY(const auto claimed, claimDevice(stores, account.id, claim, fresh, now));
            DUNLIN_CHECK(keepRefresh(stores, refresh, claimed.first, now,
                                     m_authenticator.settings().refreshTokenDays));
            DUNLIN_CHECK(stores.accounts.touch(account.id, now));
            DUNLIN_CHECK(stores.tokens.dropExpired(now));
            if (!claimed.second)
                DUNLIN_CHECK(tellDevice(unit, m_context.fanout, account.id, claimed.first.id,
                                        wire::UserEventKind::DeviceAdded, now));
            return Attempt{factor, {*current, claimed.first, refresh, claimed.second}, {}};
        });
    return then(this, attempt, [this, entry](const Attempt &made) -> Async<Session> {
        if (made.moved) {
            // The password that counts is the one there is now.
            return then(
                this,
                checkPassword(made.moved, entry.name, entry.address, entry.password, wrongLogin()),
                [this, entry](const Checked &right) { return enter(right.account, entry); });
        }
        if (made.factor == FactorVerdict::Missing)
            return ready<Session>(
                fail(Errc::Unauthorized, u"a code of the second factor is needed"_s, u"totp"_s));
        if (made.factor == FactorVerdict::Wrong) {
            m_lockOut.failed(entry.name, entry.address);
            return ready<Session>(
                fail(Errc::Unauthorized, u"the code is wrong, or was used before"_s, u"totp"_s));
        }
        m_lockOut.succeeded(entry.name);
        return ready<Session>(made.session);
    });
}

Async<wire::SignedIn> SignIn::hand(Async<Session> session)
{
    return then(this, std::move(session), [this](const Session &made) -> Result<wire::SignedIn> {
        const Authenticator::Access access = m_authenticator.issue(made.account.id, made.device.id);
        return wire::SignedIn{accountOf(made.account), deviceOf(made.device, made.device.id),
                              access.token, access.expiresIn, made.refresh.text};
    });
}

Async<wire::Refreshed> SignIn::refresh(const wire::Refresh &request)
{
    const Error refused = fail(Errc::Unauthorized, u"the refresh token is not valid"_s);
    const auto hash = hashOfOpaqueToken(request.refreshToken);
    if (!hash)
        return ready<wire::Refreshed>(refused);
    struct Outcome {
        bool valid = false;
        UserId user;
        DeviceId device;
        QList<DeviceId> revoked;
        QString handed;
    };
    const QList<OpaqueToken> successors = request.opId
        ? m_authenticator.successorsOf(request.refreshToken, *request.opId)
        : QList{createOpaqueToken()};
    auto used = m_context.storage.write(
        std::nullopt,
        [this, hash = *hash, successors, repeatable = request.opId.has_value(),
         now = m_context.clock.nowMs()](UnitOfWork &unit) -> Result<Outcome> {
            Stores &stores = unit.stores();
            DUNLIN_TRY(const auto token, stores.tokens.findRefresh(hash));
            if (!token || token->expiresAt <= now)
                return Outcome{};
            DUNLIN_TRY(const auto device, stores.devices.find(token->deviceId));
            DUNLIN_TRY(const auto account, stores.accounts.find(token->userId));
            if (!device || device->revokedAt || !account || account->disabled)
                return Outcome{};
            DUNLIN_TRY(const bool first, stores.tokens.useRefresh(hash, now));
            if (!first && repeatable) {
                // The answer was lost on its way: what was handed out then has never come back.
                DUNLIN_TRY(const auto handed, unusedOf(stores, successors, token->deviceId, now));
                if (handed)
                    return Outcome{true, token->userId, token->deviceId, {}, *handed};
            }
            if (!first) {
                DUNLIN_TRY(QList<DeviceId> revoked,
                           revokeDevices(
                               unit, m_context.fanout, token->userId,
                               [&](const DeviceRecord &each) { return each.id == token->deviceId; },
                               now));
                return Outcome{false, token->userId, token->deviceId, revoked, {}};
            }
            DUNLIN_CHECK(keepRefresh(stores, successors.constFirst(), *device, now,
                                     m_authenticator.settings().refreshTokenDays));
            DUNLIN_CHECK(stores.devices.touch(device->id, now));
            DUNLIN_CHECK(stores.accounts.touch(account->id, now));
            return Outcome{true, token->userId, token->deviceId, {}, successors.constFirst().text};
        });
    return then(this, used, [this, refused](const Outcome &outcome) -> Result<wire::Refreshed> {
        announceRevoked(outcome.user, outcome.revoked);
        if (!outcome.valid)
            return refused;
        const Authenticator::Access access = m_authenticator.issue(outcome.user, outcome.device);
        return wire::Refreshed{access.token, access.expiresIn, outcome.handed};
    });
}

void SignIn::announceRevoked(const UserId &user, const QList<DeviceId> &devices)
{
    for (const DeviceId &each : devices) {
        m_authenticator.revoked(each);
        m_context.fanout.cut(user, each, wire::CloseCode::DeviceRevoked);
    }
}

Async<Done> SignIn::revoke(const UserId &user, std::function<bool(const DeviceRecord &)> which)
{
    auto done = m_context.storage.write(std::nullopt,
                                        [user, which = std::move(which), &fanout = m_context.fanout,
                                         now = m_context.clock.nowMs()](UnitOfWork &unit) {
                                            return revokeDevices(unit, fanout, user, which, now);
                                        });
    return then(this, done, [this, user](const QList<DeviceId> &revoked) -> Status {
        announceRevoked(user, revoked);
        return ok();
    });
}

Async<Done> SignIn::logout(const Caller &caller)
{
    return revoke(caller.user,
                  [id = caller.device](const DeviceRecord &each) { return each.id == id; });
}

Async<Done> SignIn::logoutAll(const Caller &caller)
{
    return revoke(caller.user, [](const DeviceRecord &) { return true; });
}

Async<Done> SignIn::revokeDevice(const Caller &caller, const DeviceId &id)
{
    auto mine = m_context.storage.read([user = caller.user, id](Stores &stores) -> Status {
        DUNLIN_TRY(const auto device, stores.devices.find(id));
        if (!device || device->userId != user || device->revokedAt)
            return fail(Errc::NotFound, u"there is no such device"_s);
        return ok();
    });
    return then(this, mine, [this, user = caller.user, id](Done) {
        return revoke(user, [id](const DeviceRecord &each) { return each.id == id; });
    });
}

} // namespace dunlin::server
