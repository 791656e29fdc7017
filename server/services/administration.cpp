// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/services/administration.h"

#include "server/services/audit.h"
#include "server/services/device_sessions.h"
#include "server/services/membership.h"
#include "server/services/memberships.h"
#include "server/services/validation.h"

using namespace Qt::StringLiterals;

namespace dunlin::server {

namespace {

constexpr qint64 MostSignUps = 1'000'000;

Error noSuchUser()
{
    return fail(Errc::NotFound, u"there is no such account"_s);
}

// To be read, or to be written back.
enum class For : quint8 { Reading, Changing };

Result<AccountRecord> accountOf(Stores &stores, const UserId &user, For purpose)
{
    DUNLIN_TRY(auto account,
               purpose == For::Changing ? stores.accounts.take(user) : stores.accounts.find(user));
    // One that was deleted by its owner has no password, and stays what it is.
    if (!account || account->passwordHash.isEmpty())
        return noSuchUser();
    return *std::move(account);
}

Result<QList<DeviceId>> revokeAll(UnitOfWork &unit, Fanout &fanout, const UserId &user, qint64 now)
{
    return revokeDevices(
        unit, fanout, user, [](const DeviceRecord &) { return true; }, now);
}

template <typename List>
bool cut(List &list, int limit)
{
    const bool more = list.size() > limit;
    if (more)
        list.resize(limit);
    return more;
}

Act actOn(const std::optional<UserId> &actor, QLatin1StringView what, const AccountRecord &account)
{
    return {actor, what, account.id.toText(), account.username};
}

} // namespace

Result<QList<DeviceId>> applyPatch(UnitOfWork &unit, Fanout &fanout,
                                   const std::optional<UserId> &actor, const UserId &user,
                                   const wire::AdminUserPatch &patch, qint64 now)
{
    Stores &stores = unit.stores();
    // Before the account is read: the count holds what it counts.
    DUNLIN_TRY(const qint64 admins, stores.admin.countAdmins());
    DUNLIN_TRY(AccountRecord account, accountOf(stores, user, For::Changing));
    const AccountRecord before = account;
    if (patch.role)
        account.role = *patch.role;
    if (patch.disabled)
        account.disabled = *patch.disabled;
    const auto rules = [](const AccountRecord &each) {
        return each.role == wire::ServerRole::Admin && !each.disabled;
    };
    if (rules(before) && !rules(account) && admins < 2)
        return fail(Errc::Conflict, u"this is the server's last admin"_s,
                    patch.disabled.value_or(false) ? u"disabled"_s : u"role"_s);
    DUNLIN_CHECK(stores.accounts.update(account));
    if (account.role != before.role)
        DUNLIN_CHECK(
            note(stores,
                 actOn(actor,
                       account.role == wire::ServerRole::Admin ? act::PromoteUser : act::DemoteUser,
                       account),
                 now));
    if (account.disabled == before.disabled)
        return QList<DeviceId>();
    DUNLIN_CHECK(note(
        stores, actOn(actor, account.disabled ? act::DisableUser : act::EnableUser, account), now));
    return account.disabled ? revokeAll(unit, fanout, user, now) : Result(QList<DeviceId>());
}

Result<QList<DeviceId>> applyPassword(UnitOfWork &unit, Fanout &fanout,
                                      const std::optional<UserId> &actor, const UserId &user,
                                      const QString &hash, qint64 now)
{
    DUNLIN_TRY(AccountRecord account, accountOf(unit.stores(), user, For::Changing));
    account.passwordHash = hash;
    DUNLIN_CHECK(unit.stores().accounts.update(account));
    DUNLIN_CHECK(note(unit.stores(), actOn(actor, act::ResetPassword, account), now));
    return revokeAll(unit, fanout, user, now);
}

Status applyTotpRemoval(Stores &stores, const std::optional<UserId> &actor, const UserId &user,
                        qint64 now)
{
    DUNLIN_TRY(const AccountRecord account, accountOf(stores, user, For::Reading));
    DUNLIN_TRY(const auto factor, stores.secondFactors.find(user));
    if (!factor)
        return fail(Errc::NotFound, u"this account has no second factor"_s);
    DUNLIN_CHECK(stores.secondFactors.remove(user));
    return note(stores, actOn(actor, act::RemoveTotp, account), now);
}

QString makeUpPassword()
{
    return QString::fromLatin1(randomBytes(15).toBase64(QByteArray::Base64UrlEncoding));
}

Administration::Administration(const ServiceContext &context, SignIn &signIn, Passwords &passwords,
                               SlowChannels &slow, std::function<QString()> publicUrl,
                               Figures figures)
    : m_context(context)
    , m_signIn(signIn)
    , m_passwords(passwords)
    , m_slow(slow)
    , m_publicUrl(std::move(publicUrl))
    , m_figures(std::move(figures))
{
}

Async<Done> Administration::demandAdmin(const Caller &caller)
{
    return m_context.storage.read([user = caller.user](Stores &stores) -> Status {
        DUNLIN_TRY(const auto account, stores.accounts.find(user));
        return account && !account->disabled && account->role == wire::ServerRole::Admin
            ? ok()
            : Status(fail(Errc::Forbidden, u"only admins of the server may do that"_s));
    });
}

template <typename Work>
Async<Done> Administration::andCut(const UserId &user, Work work)
{
    auto done = m_context.storage.write(std::nullopt, std::move(work));
    return then(this, done, [this, user](const QList<DeviceId> &revoked) -> Status {
        m_signIn.announceRevoked(user, revoked);
        return ok();
    });
}

Async<wire::AdminUserList> Administration::users(const QString &query, const QString &after,
                                                 std::optional<qint64> asked)
{
    const Result<int> limit = acceptLimit(asked, UsualPage, m_context.limits);
    if (!limit.ok())
        return ready<wire::AdminUserList>(limit.error());
    return m_context.storage.read([query = usernameKey(query), after = usernameKey(after),
                                   limit = *limit](Stores &stores) -> Result<wire::AdminUserList> {
        wire::AdminUserList list;
        DUNLIN_TRY(list.users, stores.admin.users(query, after, limit + 1));
        list.more = cut(list.users, limit);
        return list;
    });
}

Async<wire::AdminUser> Administration::change(const Caller &caller, const UserId &user,
                                              const wire::AdminUserPatch &patch)
{
    if (patch.role == wire::ServerRole::Unknown)
        return ready<wire::AdminUser>(fail(Errc::Invalid, u"user or admin"_s, u"role"_s));
    const auto done = andCut(user,
                             [actor = caller.user, user, patch, &fanout = m_context.fanout,
                              now = m_context.clock.nowMs()](UnitOfWork &unit) {
                                 return applyPatch(unit, fanout, actor, user, patch, now);
                             });
    return then(this, done, [this, user](Done) {
        return m_context.storage.read([user](Stores &stores) -> Result<wire::AdminUser> {
            DUNLIN_TRY(const auto now, stores.admin.user(user));
            return now ? Result(*now) : Result<wire::AdminUser>(noSuchUser());
        });
    });
}

Async<wire::AdminPassword> Administration::resetPassword(const Caller &caller, const UserId &user,
                                                         const wire::AdminPassword &request)
{
    const QString text = request.password.value_or(makeUpPassword());
    const Result<Secret> accepted = acceptPassword(text, u"password"_s);
    if (!accepted.ok())
        return ready<wire::AdminPassword>(accepted.error());
    wire::AdminPassword answer;
    if (!request.password)
        answer.password = text;
    const auto done = then(
        this, m_passwords.hash(*accepted), [this, actor = caller.user, user](const QString &hash) {
            return andCut(user,
                          [actor, user, hash, &fanout = m_context.fanout,
                           now = m_context.clock.nowMs()](UnitOfWork &unit) {
                              return applyPassword(unit, fanout, actor, user, hash, now);
                          });
        });
    return then(this, done, [answer](Done) { return Result(answer); });
}

Async<Done> Administration::removeTotp(const Caller &caller, const UserId &user)
{
    return m_context.storage.write(
        std::nullopt, [actor = caller.user, user, now = m_context.clock.nowMs()](UnitOfWork &unit) {
            return applyTotpRemoval(unit.stores(), actor, user, now);
        });
}

Async<wire::DeviceList> Administration::devices(const UserId &user)
{
    return m_context.storage.read([user](Stores &stores) -> Result<wire::DeviceList> {
        DUNLIN_CHECK(accountOf(stores, user, For::Reading));
        DUNLIN_TRY(const QList<DeviceRecord> records, stores.devices.activeOf(user));
        wire::DeviceList list;
        for (const DeviceRecord &each : records)
            list.devices.append(
                {each.id, each.name, each.platform, each.createdAt, each.lastSeenAt, false});
        return list;
    });
}

Async<Done> Administration::signOut(const Caller &caller, const UserId &user)
{
    return andCut(user,
                  [actor = caller.user, user, &fanout = m_context.fanout,
                   now = m_context.clock.nowMs()](UnitOfWork &unit) -> Result<QList<DeviceId>> {
                      DUNLIN_TRY(const AccountRecord account,
                                 accountOf(unit.stores(), user, For::Reading));
                      DUNLIN_CHECK(note(unit.stores(), actOn(actor, act::SignOut, account), now));
                      return revokeAll(unit, fanout, user, now);
                  });
}

Async<Done> Administration::revoke(const Caller &caller, const UserId &user, const DeviceId &device)
{
    return andCut(
        user,
        [actor = caller.user, user, device, &fanout = m_context.fanout,
         now = m_context.clock.nowMs()](UnitOfWork &unit) -> Result<QList<DeviceId>> {
            DUNLIN_TRY(const AccountRecord account, accountOf(unit.stores(), user, For::Reading));
            DUNLIN_TRY(const auto found, unit.stores().devices.find(device));
            if (!found || found->userId != user || found->revokedAt)
                return fail(Errc::NotFound, u"there is no such device"_s);
            DUNLIN_CHECK(note(unit.stores(),
                              Act{actor, act::RevokeDevice, device.toText(), account.username},
                              now));
            return revokeDevices(
                unit, fanout, user,
                [device](const DeviceRecord &each) { return each.id == device; }, now);
        });
}

Async<wire::AdminInviteList> Administration::invites(std::optional<qint64> asked)
{
    const Result<int> limit = acceptLimit(asked, UsualPage, m_context.limits);
    if (!limit.ok())
        return ready<wire::AdminInviteList>(limit.error());
    return m_context.storage.read(
        [limit = *limit](Stores &stores) -> Result<wire::AdminInviteList> {
            DUNLIN_TRY(QList<InviteRecord> records, stores.admin.invites(limit + 1));
            wire::AdminInviteList list;
            list.more = cut(records, limit);
            for (const InviteRecord &each : std::as_const(records))
                list.invites.append({inviteIdOf(each.hash), each.channelId, each.createdBy,
                                     each.createdAt, each.expiresAt, each.maxUses, each.uses});
            return list;
        });
}

Async<wire::Invite> Administration::invite(const Caller &caller, const wire::InviteCreate &request)
{
    if (request.expiresIn && (*request.expiresIn < 1 || *request.expiresIn > LongestInviteSeconds))
        return ready<wire::Invite>(
            fail(Errc::Invalid, u"between a second and a year"_s, u"expiresIn"_s));
    if (request.maxUses && (*request.maxUses < 1 || *request.maxUses > MostSignUps))
        return ready<wire::Invite>(
            fail(Errc::Invalid, u"between 1 and %1"_s.arg(MostSignUps), u"maxUses"_s));
    const qint64 now = m_context.clock.nowMs();
    const OpaqueToken token = createOpaqueToken();
    InviteRecord record;
    record.hash = token.hash;
    record.createdBy = caller.user;
    record.createdAt = now;
    record.maxUses = request.maxUses;
    if (request.expiresIn)
        record.expiresAt = now + *request.expiresIn * 1000;
    const wire::Invite invite{token.text, inviteUrl(token.text, m_publicUrl()), record.expiresAt};
    return m_context.storage.write(
        std::nullopt, [record, invite, now](UnitOfWork &unit) -> Result<wire::Invite> {
            DUNLIN_CHECK(unit.stores().invites.create(record));
            DUNLIN_CHECK(note(
                unit.stores(),
                Act{record.createdBy, act::CreateInvite, inviteIdOf(record.hash), QString()}, now));
            return invite;
        });
}

Async<Done> Administration::removeInvite(const Caller &caller, const QString &id)
{
    const QByteArray hash = QByteArray::fromHex(id.toLatin1());
    return m_context.storage.write(
        std::nullopt,
        [actor = caller.user, hash, now = m_context.clock.nowMs()](UnitOfWork &unit) -> Status {
            DUNLIN_TRY(const bool removed, unit.stores().admin.removeInvite(hash));
            if (!removed)
                return fail(Errc::NotFound, u"there is no such invite"_s);
            return note(unit.stores(), Act{actor, act::RemoveInvite, inviteIdOf(hash), QString()},
                        now);
        });
}

Async<wire::AdminChannelList> Administration::channels(const QString &after,
                                                       std::optional<qint64> asked)
{
    const Result<int> limit = acceptLimit(asked, UsualPage, m_context.limits);
    if (!limit.ok())
        return ready<wire::AdminChannelList>(limit.error());
    const auto place = ChannelId::fromText(after);
    if (!after.isEmpty() && !place)
        return ready<wire::AdminChannelList>(fail(Errc::Invalid, u"not an id"_s, u"after"_s));
    return m_context.storage.read(
        [place, limit = *limit](Stores &stores) -> Result<wire::AdminChannelList> {
            wire::AdminChannelList list;
            DUNLIN_TRY(list.channels, stores.admin.channels(place, limit + 1));
            list.more = cut(list.channels, limit);
            return list;
        });
}

Async<Done> Administration::removeChannel(const Caller &caller, const ChannelId &channel)
{
    const auto removed = m_context.storage.write(
        channel,
        [actor = caller.user, channel, &fanout = m_context.fanout,
         now = m_context.clock.nowMs()](UnitOfWork &unit) -> Status {
            DUNLIN_TRY(const auto card, unit.stores().channels.find(channel));
            if (!card)
                return fail(Errc::NotFound, u"there is no such channel"_s);
            DUNLIN_CHECK(note(unit.stores(),
                              Act{actor, act::RemoveChannel, channel.toText(), card->name}, now));
            return dissolve(unit, fanout, channel);
        });
    return then(this, removed, [this, channel](Done) {
        m_slow.set(channel, false);
        return ok();
    });
}

Async<wire::AuditList> Administration::audit(std::optional<qint64> before,
                                             std::optional<qint64> asked)
{
    const Result<int> limit = acceptLimit(asked, UsualPage, m_context.limits);
    if (!limit.ok())
        return ready<wire::AuditList>(limit.error());
    return m_context.storage.read(
        [before, limit = *limit](Stores &stores) -> Result<wire::AuditList> {
            DUNLIN_TRY(QList<AuditRecord> records, stores.admin.audit(before, limit + 1));
            wire::AuditList list;
            list.more = cut(records, limit);
            for (const AuditRecord &each : std::as_const(records))
                list.entries.append(
                    {each.id, each.at, each.actor, each.act, each.subject, each.name, each.detail});
            return list;
        });
}

Async<wire::AdminStats> Administration::stats()
{
    const auto counted =
        m_context.storage.read([](Stores &stores) { return stores.admin.counts(); });
    return then(this, counted, [this](const AdminCounts &counts) {
        wire::AdminStats stats;
        stats.users = counts.users;
        stats.channels = counts.channels;
        stats.messages = counts.messages;
        stats.files = counts.files;
        stats.fileBytes = counts.fileBytes;
        m_figures(stats);
        return Result(stats);
    });
}

} // namespace dunlin::server
