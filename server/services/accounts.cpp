// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/services/accounts.h"

#include "server/services/access.h"
#include "server/services/device_sessions.h"
#include "server/services/friends.h"
#include "server/services/membership.h"
#include "server/services/personal_export.h"
#include "server/services/profile.h"
#include "server/services/validation.h"
#include "server/storage/history_store.h"
#include "server/storage/key_store.h"
#include "server/storage/notification_store.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace dunlin::server {

namespace {

constexpr int MostName = 80;
constexpr int MostAbout = 300;
constexpr int UsualSearch = 20;

Error noSuchPerson()
{
    return fail(Errc::NotFound, u"there is no such person"_s);
}

Result<AccountRecord> usable(std::optional<AccountRecord> account)
{
    if (!account || account->disabled)
        return fail(Errc::Unauthorized, u"the access token is not valid"_s);
    return *std::move(account);
}

// Takes somebody out of a channel for good.
Status takeOut(UnitOfWork &unit, Fanout &fanout, const MembershipRecord &membership, qint64 now)
{
    Stores &stores = unit.stores();
    const ChannelId id = membership.channelId;
    if (membership.role == wire::Role::Owner) {
        DUNLIN_TRY(const qint64 owners, stores.members.countOwners(id));
        if (owners <= 1) {
            DUNLIN_TRY(QList<wire::Member> members, stores.members.list(id));
            // A hook is no heir.
            erase_if(members, [&](const wire::Member &each) {
                return each.user.id == membership.userId || each.user.bot.value_or(false);
            });
            if (members.isEmpty())
                return dissolve(unit, fanout, id);
            const auto longest = std::min_element(
                members.cbegin(), members.cend(),
                [](const auto &a, const auto &b) { return a.joinedAt < b.joinedAt; });
            DUNLIN_TRY(const auto heir, stores.members.find(id, longest->user.id));
            if (heir)
                DUNLIN_CHECK(changeRole(unit, fanout, *heir, wire::Role::Owner));
        }
    }
    return expel(unit, fanout, membership, now);
}

} // namespace

Async<wire::Account> Accounts::me(const Caller &caller)
{
    return m_context.storage.read([user = caller.user](Stores &stores) -> Result<wire::Account> {
        DUNLIN_TRY(auto found, stores.accounts.find(user));
        DUNLIN_TRY(const AccountRecord account, usable(std::move(found)));
        DUNLIN_TRY(const auto factor, stores.secondFactors.find(user));
        wire::Account mine = accountOf(account);
        mine.totp = factor && factor->confirmedAt;
        return mine;
    });
}

Async<wire::Account> Accounts::change(const Caller &caller, const wire::AccountPatch &patch)
{
    wire::AccountPatch lawful;
    lawful.settings = patch.settings;
    const auto accept = [&]() -> Status {
        if (patch.displayName) {
            DUNLIN_TRY(lawful.displayName,
                       acceptLine(*patch.displayName, u"displayName"_s, MostName));
        }
        if (patch.about) {
            DUNLIN_TRY(lawful.about, acceptLine(*patch.about, u"about"_s, MostAbout));
        }
        if (patch.email && patch.email->trimmed().isEmpty())
            lawful.email = QString();
        else if (patch.email) {
            DUNLIN_TRY(lawful.email, acceptEmail(*patch.email));
        }
        return ok();
    };
    std::optional<FileId> picture;
    if (patch.avatarFileId && !patch.avatarFileId->isEmpty()) {
        picture = FileId::fromText(*patch.avatarFileId);
        if (!picture)
            return ready<wire::Account>(fail(Errc::Invalid, u"not an id"_s, u"avatarFileId"_s));
    }
    if (const Status accepted = accept(); !accepted.ok())
        return ready<wire::Account>(accepted.error());
    const auto put = [this, user = caller.user, lawful,
                      changesAvatar =
                          patch.avatarFileId.has_value()](const std::optional<FileId> &avatar) {
        return m_context.storage.write(
            std::nullopt,
            [user, lawful, avatar, changesAvatar, &fanout = m_context.fanout,
             now = m_context.clock.nowMs()](UnitOfWork &unit) -> Result<wire::Account> {
                Stores &stores = unit.stores();
                DUNLIN_TRY(auto taken, stores.accounts.take(user));
                DUNLIN_TRY(AccountRecord account, usable(std::move(taken)));
                account.displayName = lawful.displayName.value_or(account.displayName);
                account.about = lawful.about.value_or(account.about);
                if (lawful.settings && lawful.settings->showLastSeen)
                    account.hidesLastSeen = !*lawful.settings->showLastSeen;
                if (lawful.settings && lawful.settings->addedBy)
                    account.addedBy = *lawful.settings->addedBy;
                if (lawful.email) {
                    account.email = lawful.email->isEmpty() ? std::nullopt : lawful.email;
                    account.emailFold = lawful.email->isEmpty()
                        ? std::nullopt
                        : std::optional(usernameKey(*lawful.email));
                }
                DUNLIN_CHECK(stores.accounts.update(account));
                if (changesAvatar) {
                    DUNLIN_CHECK(stores.files.setAvatar(user, avatar));
                    account.avatarFileId = avatar;
                }
                DUNLIN_TRY(const QList<wire::User> profiles, stores.accounts.profiles({user}));
                wire::UserEvent event;
                event.kind = wire::UserEventKind::Profile;
                if (!profiles.isEmpty())
                    event.user = profiles.constFirst();
                DUNLIN_TRY(event.seq, stores.userEvents.append(user, u"profile"_s, event, now));
                unit.afterCommit([&fanout, user, event] {
                    fanout.toUser(user, makePush(wire::event::user, event), event.seq);
                });
                return accountOf(account);
            });
    };
    const auto stored = !picture ? put(std::nullopt)
                                 : then(this, m_makeAvatar(caller, *picture),
                                        [put](const FileId &made) { return put(made); });
    const bool isSeen = lawful.displayName || lawful.about || patch.avatarFileId;
    return then(this, stored, [this, isSeen, user = caller.user](const wire::Account &account) {
        if (isSeen)
            m_profileChanged(user);
        return Result(account);
    });
}

Async<Done> Accounts::remove(const Caller &caller, const wire::AccountRemoval &request)
{
    auto confirmed = m_signIn.confirmPassword(caller, request.password);
    auto removed = then(this, confirmed, [this](const AccountRecord &record) {
        return m_context.storage.write(
            std::nullopt,
            [id = record.id, confirmed = record.passwordHash, &fanout = m_context.fanout,
             now = m_context.clock.nowMs()](UnitOfWork &unit) -> Result<QList<DeviceId>> {
                Stores &stores = unit.stores();
                DUNLIN_TRY(auto taken, stores.accounts.take(id));
                DUNLIN_TRY(AccountRecord account, usable(std::move(taken)));
                if (account.passwordHash != confirmed)
                    return passwordMoved(u"password"_s);
                DUNLIN_TRY(QList<MembershipRecord> memberships, stores.members.channelsOf(id));
                // Counters are taken in one order everywhere, else two removals could wait for each other.
                std::sort(memberships.begin(), memberships.end(),
                          [](const auto &a, const auto &b) { return a.channelId < b.channelId; });
                for (const MembershipRecord &each : std::as_const(memberships))
                    DUNLIN_CHECK(takeOut(unit, fanout, each, now));
                DUNLIN_TRY(const wire::FriendList people, stores.friends.listOf(id));
                for (const QList<wire::Friend> *list :
                     {&people.friends, &people.incoming, &people.outgoing}) {
                    for (const wire::Friend &each : *list)
                        DUNLIN_CHECK(tellFriend(unit, fanout, each.user.id, id,
                                                wire::FriendState::None, now));
                }
                DUNLIN_CHECK(stores.friends.forget(id));
                DUNLIN_CHECK(stores.secondFactors.remove(id));
                DUNLIN_CHECK(stores.files.forget(id));
                DUNLIN_CHECK(stores.notifications.forget(id));
                DUNLIN_CHECK(stores.keys.forgetChain(id));
                DUNLIN_CHECK(stores.history.forget(id));
                DUNLIN_CHECK(stores.history.forgetWrapped(id));
                account.displayName.clear();
                account.about.clear();
                account.email.reset();
                account.emailFold.reset();
                account.passwordHash.clear();
                account.role = wire::ServerRole::User;
                account.disabled = true;
                DUNLIN_CHECK(stores.accounts.update(account));
                return revokeDevices(
                    unit, fanout, id, [](const DeviceRecord &) { return true; }, now);
            });
    });
    return then(this, removed,
                [this, user = caller.user](const QList<DeviceId> &devices) -> Status {
                    m_signIn.announceRevoked(user, devices);
                    return ok();
                });
}

Async<wire::Export> Accounts::exportAll(const Caller &caller, const QString &cursor,
                                        std::optional<qint64> asked)
{
    const Result<int> limit = acceptLimit(asked, int(m_context.limits.page), m_context.limits);
    if (!limit.ok())
        return ready<wire::Export>(limit.error());
    return m_context.storage.read([user = caller.user, cursor, limit = *limit](Stores &stores) {
        return exportPage(stores, user, cursor, limit);
    });
}

Async<wire::User> Accounts::profile(const Caller &caller, const UserId &user)
{
    // Public profiles are for everybody with an account.
    return m_context.storage.read([me = caller.user, user](Stores &stores) -> Result<wire::User> {
        DUNLIN_TRY(const auto account, stores.accounts.find(user));
        if (!account || account->disabled)
            return noSuchPerson();
        DUNLIN_TRY(const QList<wire::User> profiles, stores.accounts.profiles({user}));
        if (profiles.isEmpty())
            return noSuchPerson();
        DUNLIN_TRY(const QSet<UserId> apart, apartFrom(stores, me));
        wire::User profile = profiles.constFirst();
        hideLastSeen(profile, apart);
        return profile;
    });
}

Async<wire::UserList> Accounts::search(const Caller &caller, const QString &query,
                                       std::optional<qint64> asked)
{
    const Result<int> limit = acceptLimit(asked, UsualSearch, m_context.limits);
    if (!limit.ok())
        return ready<wire::UserList>(limit.error());
    return m_context.storage.read([me = caller.user, folded = usernameKey(query),
                                   limit = *limit](Stores &stores) -> Result<wire::UserList> {
        DUNLIN_TRY(const QList<AccountRecord> found, stores.accounts.search(folded, limit + 1));
        QList<UserId> ids;
        for (const AccountRecord &each : found.mid(0, limit))
            ids.append(each.id);
        wire::UserList list;
        list.more = found.size() > limit;
        if (!ids.isEmpty()) {
            DUNLIN_TRY(QList<wire::User> profiles, stores.accounts.profiles(ids));
            DUNLIN_TRY(const QSet<UserId> apart, apartFrom(stores, me));
            for (wire::User &each : profiles)
                hideLastSeen(each, apart);
            // In the order in which they were found.
            for (const UserId &id : std::as_const(ids)) {
                for (const wire::User &each : std::as_const(profiles)) {
                    if (each.id == id)
                        list.users.append(each);
                }
            }
        }
        return list;
    });
}

Async<wire::DeviceList> Accounts::devices(const Caller &caller)
{
    return m_context.storage.read([caller](Stores &stores) -> Result<wire::DeviceList> {
        DUNLIN_TRY(const QList<DeviceRecord> records, stores.devices.activeOf(caller.user));
        wire::DeviceList list;
        for (const DeviceRecord &each : records)
            list.devices.append(deviceOf(each, caller.device));
        return list;
    });
}

Async<wire::Device> Accounts::renameDevice(const Caller &caller, const DeviceId &id,
                                           const wire::DevicePatch &patch)
{
    const Result<QString> name = acceptLine(patch.name, u"name"_s, MostName);
    return m_context.storage.write(
        std::nullopt, [caller, id, name](UnitOfWork &unit) -> Result<wire::Device> {
            Stores &stores = unit.stores();
            DUNLIN_TRY(auto device, stores.devices.find(id));
            if (!device || device->userId != caller.user || device->revokedAt)
                return fail(Errc::NotFound, u"there is no such device"_s);
            DUNLIN_TRY(device->name, name);
            DUNLIN_CHECK(stores.devices.rename(id, device->name));
            return deviceOf(*device, caller.device);
        });
}

} // namespace dunlin::server
