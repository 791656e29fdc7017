// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Which service answers which endpoint of the registry. One without an entry here does not compile.
#pragma once

#include "server/http/handler_parts.h"
#include "shared/wire/version.h"

#include <string_view>
#include <tuple>

namespace dunlin::server::handlers {

inline constexpr auto all = std::tuple{
    on(http::registerAccount,
       [](S s, C c, const wire::Registration &r) {
           return s.signIn.registerAccount(r, c.address);
       }),
    on(http::login, [](S s, C c, const wire::Login &r) { return s.signIn.login(r, c.address); }),
    on(http::refresh, [](S s, C, const wire::Refresh &r) { return s.signIn.refresh(r); }),
    on(http::logout, [](S s, C c, E) { return nothing(s.signIn.logout(c.caller), &s.signIn); }),
    on(http::logoutAll,
       [](S s, C c, E) { return nothing(s.signIn.logoutAll(c.caller), &s.signIn); }),
    on(http::changePassword,
       [](S s, C c, const wire::PasswordChange &r) {
           return nothing(s.signIn.changePassword(c.caller, r), &s.signIn);
       }),
    on(http::ticket,
       [](S s, C c, E) {
           const Result<QString> ticket = s.signIn.issueTicket(c.caller);
           return ready<wire::Ticket>(ticket.ok() ? Result(wire::Ticket{*ticket})
                                                  : Result<wire::Ticket>(ticket.error()));
       }),
    on(http::enrolTotp,
       [](S s, C c, const wire::TotpEnrolment &r) { return s.signIn.enrolTotp(c.caller, r); }),
    on(http::confirmTotp,
       [](S s, C c, const wire::TotpConfirmation &r) { return s.signIn.confirmTotp(c.caller, r); }),
    on(http::removeTotp,
       [](S s, C c, const wire::TotpRemoval &r) {
           return nothing(s.signIn.removeTotp(c.caller, r), &s.signIn);
       }),
    on(http::devices, [](S s, C c, E) { return s.accounts.devices(c.caller); }),
    on(http::revokeDevice,
       [](S s, C c, E) {
           return with(c.id<DeviceId>(Id), [&](const DeviceId &id) {
               return nothing(s.signIn.revokeDevice(c.caller, id), &s.signIn);
           });
       }),
    on(http::renameDevice,
       [](S s, C c, const wire::DevicePatch &r) {
           return with(c.id<DeviceId>(Id), [&](const DeviceId &id) {
               return s.accounts.renameDevice(c.caller, id, r);
           });
       }),
    on(http::me, [](S s, C c, E) { return s.accounts.me(c.caller); }),
    on(http::changeMe,
       [](S s, C c, const wire::AccountPatch &r) { return s.accounts.change(c.caller, r); }),
    on(http::removeMe,
       [](S s, C c, const wire::AccountRemoval &r) {
           return nothing(s.accounts.remove(c.caller, r), &s.accounts);
       }),
    on(http::exportMe,
       [](S s, C c, E) {
           return with(c.number(QLatin1StringView("limit")), [&](std::optional<qint64> limit) {
               return s.accounts.exportAll(c.caller, c.text(QLatin1StringView("cursor")), limit);
           });
       }),
    on(http::user,
       [](S s, C c, E) {
           return with(c.id<UserId>(Id),
                       [&](const UserId &id) { return s.accounts.profile(c.caller, id); });
       }),
    on(http::users,
       [](S s, C c, E) {
           return with(c.number(QLatin1StringView("limit")), [&](std::optional<qint64> limit) {
               return s.accounts.search(c.caller, c.text(QLatin1StringView("query")), limit);
           });
       }),
    on(http::friends, [](S s, C c, E) { return s.friends.list(c.caller); }),
    on(http::befriend,
       [](S s, C c, const wire::FriendRequest &r) {
           return then(&s.friends, s.friends.ask(c.caller, r), [](const Asked &asked) {
               return Result(Created<wire::FriendAnswer>{asked.isNew, asked.answer});
           });
       }),
    on(http::acceptFriend, [](S s, C c, E) { return withPerson<&Friends::accept>(s, c); }),
    on(http::declineFriend, [](S s, C c, E) { return withPerson<&Friends::decline>(s, c); }),
    on(http::unfriend, [](S s, C c, E) { return withPerson<&Friends::remove>(s, c); }),
    on(http::block, [](S s, C c, E) { return withPerson<&Friends::block>(s, c); }),
    on(http::unblock, [](S s, C c, E) { return withPerson<&Friends::unblock>(s, c); }),
    on(http::channels, [](S s, C c, E) { return s.channels.mine(c.caller); }),
    on(http::createChannel,
       [](S s, C c, const wire::ChannelCreate &r) {
           return then(&s.channels, s.channels.create(c.caller, r), [](const MadeChannel &made) {
               return Result(Created<wire::Channel>{made.isNew, made.channel});
           });
       }),
    on(http::directory,
       [](S s, C c, E) {
           return with(c.number(QLatin1StringView("limit")), [&](std::optional<qint64> limit) {
               return s.channels.directory(c.caller, c.text(QLatin1StringView("query")), limit);
           });
       }),
    on(http::channel,
       [](S s, C c, E) {
           return with(c.id<ChannelId>(Id),
                       [&](const ChannelId &id) { return s.channels.card(c.caller, id); });
       }),
    on(http::changeChannel,
       [](S s, C c, const wire::ChannelPatch &r) {
           return with(c.id<ChannelId>(Id),
                       [&](const ChannelId &id) { return s.channels.change(c.caller, id, r); });
       }),
    on(http::removeChannel,
       [](S s, C c, E) {
           return with(c.id<ChannelId>(Id), [&](const ChannelId &id) {
               return nothing(s.channels.remove(c.caller, id), &s.channels);
           });
       }),
    on(http::join,
       [](S s, C c, E) {
           return with(c.id<ChannelId>(Id), [&](const ChannelId &id) {
               return nothing(s.memberships.join(c.caller, id), &s.memberships);
           });
       }),
    on(http::leave,
       [](S s, C c, E) {
           return with(c.id<ChannelId>(Id), [&](const ChannelId &id) {
               return nothing(s.memberships.leave(c.caller, id), &s.memberships);
           });
       }),
    on(http::members,
       [](S s, C c, E) {
           return with(c.id<ChannelId>(Id),
                       [&](const ChannelId &id) { return s.memberships.members(c.caller, id); });
       }),
    on(http::roster,
       [](S s, C c, E) {
           return with(c.id<ChannelId>(Id),
                       [&](const ChannelId &id) { return s.memberships.roster(c.caller, id); });
       }),
    on(http::rosterLog, [](S s, C c, E) { return rosterLog(s, c); }),
    on(http::appendRosterLog,
       [](S s, C c, const wire::ChainEntry &r) {
           return with(c.id<ChannelId>(Id), [&](const ChannelId &id) {
               return then(&s.rosterLog, s.rosterLog.append(c.caller, id, r),
                           [](const AppendedEntry &done) {
                               return Result(Created<wire::ChainEntry>{done.isNew, done.entry});
                           });
           });
       }),
    on(http::putMember,
       [](S s, C c, const wire::MemberPut &r) {
           return with(c.id<ChannelId>(Id), [&](const ChannelId &id) {
               return with(c.id<UserId>(User), [&](const UserId &user) {
                   return nothing(s.memberships.put(c.caller, id, user, r.role), &s.memberships);
               });
           });
       }),
    on(http::removeMember,
       [](S s, C c, E) {
           return with(c.id<ChannelId>(Id), [&](const ChannelId &id) {
               return with(c.id<UserId>(User), [&](const UserId &user) {
                   return nothing(s.memberships.remove(c.caller, id, user), &s.memberships);
               });
           });
       }),
    on(http::createInvite,
       [](S s, C c, const wire::InviteCreate &r) {
           return with(c.id<ChannelId>(Id),
                       [&](const ChannelId &id) { return s.memberships.invite(c.caller, id, r); });
       }),
    on(http::acceptInvite,
       [](S s, C c, E) {
           return s.memberships.accept(c.caller, c.path.value(QStringLiteral("token")));
       }),
    on(http::messages, [](S s, C c, E) { return messages(s, c); }),
    on(http::send,
       [](S s, C c, const wire::SendBody &r) {
           return with(c.id<ChannelId>(Id), [&](const ChannelId &id) {
               const wire::SendRequest request{r.opId,     id,          r.type,
                                               r.content,  r.replyTo,   r.files,
                                               r.mentions, r.expiresIn, r.sealed};
               return then(&s.messaging, s.messaging.sendForRow(c.caller, request),
                           [](const SentRow &sent) {
                               return Result(Created<wire::MessageRow>{!sent.repeated, sent.row});
                           });
           });
       }),
    on(http::edit,
       [](S s, C c, const wire::EditBody &r) {
           return withMessage(c, [&](const ChannelId &id, qint64 seq) {
               return rowOf(s.messaging.edit(c.caller, {r.opId, id, seq, r.content, r.sealed}),
                            &s.messaging);
           });
       }),
    on(http::remove,
       [](S s, C c, const wire::OpBody &r) {
           return withMessage(c, [&](const ChannelId &id, qint64 seq) {
               return rowOf(s.messaging.remove(c.caller, {r.opId, id, seq}), &s.messaging);
           });
       }),
    on(http::react,
       [](S s, C c, const wire::OpBody &r) {
           return withMessage(c, [&](const ChannelId &id, qint64 seq) {
               return then(&s.messaging,
                           s.messaging.react(
                               c.caller, {r.opId, id, seq, c.path.value(QStringLiteral("emoji"))}),
                           [](const Changed &) { return Result(wire::Empty{}); });
           });
       }),
    on(http::unreact,
       [](S s, C c, const wire::OpBody &r) {
           return withMessage(c, [&](const ChannelId &id, qint64 seq) {
               return then(&s.messaging,
                           s.messaging.unreact(
                               c.caller, {r.opId, id, seq, c.path.value(QStringLiteral("emoji"))}),
                           [](const Changed &) { return Result(wire::Empty{}); });
           });
       }),
    on(http::createFile,
       [](S s, C c, const wire::FileCreate &r) {
           return then(&s.files, s.files.create(c.caller, r), [](const wire::FileUpload &upload) {
               return Result(Created<wire::FileUpload>{
                   true, upload,
                   QByteArray(wire::ApiPrefix.data()) + "/files/" + upload.id.toText().toLatin1()});
           });
       }),
    on(http::setNotify,
       [](S s, C c, const wire::NotifyPut &r) {
           return with(c.id<ChannelId>(Id), [&](const ChannelId &id) {
               return nothing(s.memberships.setNotify(c.caller, id, r), &s.memberships);
           });
       }),
    on(http::pins,
       [](S s, C c, E) {
           return with(c.id<ChannelId>(Id),
                       [&](const ChannelId &id) { return s.messaging.pins(c.caller, id); });
       }),
    on(http::pin,
       [](S s, C c, const wire::OpBody &r) {
           return withMessage(c, [&](const ChannelId &id, qint64 seq) {
               return then(&s.messaging, s.messaging.pin(c.caller, {r.opId, id, seq}),
                           [](const Changed &) { return Result(wire::Empty{}); });
           });
       }),
    on(http::unpin,
       [](S s, C c, const wire::OpBody &r) {
           return withMessage(c, [&](const ChannelId &id, qint64 seq) {
               return then(&s.messaging, s.messaging.unpin(c.caller, {r.opId, id, seq}),
                           [](const Changed &) { return Result(wire::Empty{}); });
           });
       }),
    on(http::read,
       [](S s, C c, const wire::SeqBody &r) {
           return with(c.id<ChannelId>(Id), [&](const ChannelId &id) {
               return nothing(s.marks.read(c.caller, {id, r.seq}), &s.marks);
           });
       }),
    on(http::notifications,
       [](S s, C c, E) {
           return with(c.number(QLatin1StringView("before")), [&](std::optional<qint64> before) {
               return with(c.number(QLatin1StringView("limit")), [&](std::optional<qint64> limit) {
                   return s.notifications.list(c.caller, before, limit);
               });
           });
       }),
    on(http::pushState, [](S s, C c, E) { return s.wakes.state(c.caller); }),
    on(http::putPush, [](S s, C c, const wire::PushPut &r) { return s.wakes.put(c.caller, r); }),
    on(http::removePush,
       [](S s, C c, E) {
           return with(c.id<PushId>(Id), [&](const PushId &id) {
               return nothing(s.wakes.remove(c.caller, id), &s.wakes);
           });
       }),
    on(http::search, [](S s, C c, E) { return search(s, c); }),
    on(http::putKeys, [](S s, C c, const wire::DeviceKeys &r) { return s.keys.put(c.caller, r); }),
    on(http::putOneTimeKeys,
       [](S s, C c, const wire::OneTimeUpload &r) { return s.keys.putOneTime(c.caller, r); }),
    on(http::countKeys, [](S s, C c, E) { return s.keys.count(c.caller); }),
    on(http::claimKeys,
       [](S s, C c, const wire::KeyClaim &r) { return s.keys.claim(c.caller, r); }),
    on(http::deviceLog, [](S s, C c, E) { return deviceLog(s, c); }),
    on(http::keyLog, [](S s, C c, E) { return keyLog(s, c); }),
    on(http::keyLogLeaves, [](S s, C c, E) { return keyLogLeaves(s, c); }),
    on(http::historyBackup, [](S s, C c, E) { return s.history.state(c.caller); }),
    on(http::putHistoryKey,
       [](S s, C c, const wire::HistoryKey &r) { return s.history.putKey(c.caller, r); }),
    on(http::historyPages, [](S s, C c, E) { return historyPages(s, c); }),
    on(http::putHistoryPage,
       [](S s, C c, const wire::HistoryPagePut &r) {
           return with(c.pathNumber(QLatin1StringView("page")), [&](qint64 page) {
               return nothing(s.history.putPage(c.caller, page, r), &s.history);
           });
       }),
    on(http::removeHistory,
       [](S s, C c, const wire::HistoryRemoval &r) {
           return nothing(s.history.remove(c.caller, r), &s.history);
       }),
    on(http::wrappedRecovery, [](S s, C c, E) { return s.history.wrapped(c.caller); }),
    on(http::putWrappedRecovery,
       [](S s, C c, const wire::WrappedRecoveryPut &r) {
           return nothing(s.history.putWrapped(c.caller, r), &s.history);
       }),
    on(http::removeWrappedRecovery,
       [](S s, C c, const wire::WrappedRecoveryRemoval &r) {
           return nothing(s.history.removeWrapped(c.caller, r), &s.history);
       }),
    on(http::appendDeviceLog,
       [](S s, C c, const wire::ChainEntry &r) {
           return with(c.id<UserId>(User), [&](const UserId &user) {
               return then(&s.keys, s.keys.append(c.caller, user, r),
                           [](const AppendedEntry &done) {
                               return Result(Created<wire::ChainEntry>{done.isNew, done.entry});
                           });
           });
       }),
    on(http::hooks,
       [](S s, C c, E) {
           return with(c.id<ChannelId>(Id),
                       [&](const ChannelId &id) { return s.hooks.list(c.caller, id); });
       }),
    on(http::createHook,
       [](S s, C c, const wire::HookCreate &r) {
           return with(c.id<ChannelId>(Id),
                       [&](const ChannelId &id) { return s.hooks.create(c.caller, id, r); });
       }),
    on(http::removeHook,
       [](S s, C c, E) {
           return withHook(c, [&](const ChannelId &id, const HookId &hook) {
               return nothing(s.hooks.remove(c.caller, id, hook), &s.hooks);
           });
       }),
    on(http::resumeHook,
       [](S s, C c, E) {
           return withHook(c, [&](const ChannelId &id, const HookId &hook) {
               return s.hooks.resume(c.caller, id, hook);
           });
       }),
    on(http::hookPost,
       [](S s, C c, const wire::HookPost &r) {
           return then(
               &s.hooks, s.hooks.post(c.path.value(QStringLiteral("secret")), r),
               [](const Hooks::Posted &posted) {
                   return Result(Created<wire::HookPosted>{!posted.repeated, posted.message});
               });
       }),
    on(http::adminUsers,
       [](S s, C c, E) {
           return with(c.number(QLatin1StringView("limit")), [&](std::optional<qint64> limit) {
               return s.administration.users(c.text(QLatin1StringView("query")),
                                             c.text(QLatin1StringView("after")), limit);
           });
       }),
    on(http::adminChangeUser,
       [](S s, C c, const wire::AdminUserPatch &r) {
           return with(c.id<UserId>(Id),
                       [&](const UserId &id) { return s.administration.change(c.caller, id, r); });
       }),
    on(http::adminResetPassword,
       [](S s, C c, const wire::AdminPassword &r) {
           return with(c.id<UserId>(Id), [&](const UserId &id) {
               return s.administration.resetPassword(c.caller, id, r);
           });
       }),
    on(http::adminRemoveTotp,
       [](S s, C c, E) {
           return with(c.id<UserId>(Id), [&](const UserId &id) {
               return nothing(s.administration.removeTotp(c.caller, id), &s.administration);
           });
       }),
    on(http::adminDevices,
       [](S s, C c, E) {
           return with(c.id<UserId>(Id),
                       [&](const UserId &id) { return s.administration.devices(id); });
       }),
    on(http::adminSignOut,
       [](S s, C c, E) {
           return with(c.id<UserId>(Id), [&](const UserId &id) {
               return nothing(s.administration.signOut(c.caller, id), &s.administration);
           });
       }),
    on(http::adminRevokeDevice,
       [](S s, C c, E) {
           return with(c.id<UserId>(Id), [&](const UserId &id) {
               return with(c.id<DeviceId>(QLatin1StringView("deviceId")),
                           [&](const DeviceId &device) {
                               return nothing(s.administration.revoke(c.caller, id, device),
                                              &s.administration);
                           });
           });
       }),
    on(http::adminInvites,
       [](S s, C c, E) {
           return with(c.number(QLatin1StringView("limit")), [&](std::optional<qint64> limit) {
               return s.administration.invites(limit);
           });
       }),
    on(http::adminInvite,
       [](S s, C c, const wire::InviteCreate &r) { return s.administration.invite(c.caller, r); }),
    on(http::adminRemoveInvite,
       [](S s, C c, E) {
           return nothing(s.administration.removeInvite(c.caller, c.path.value(Id)),
                          &s.administration);
       }),
    on(http::adminChannels,
       [](S s, C c, E) {
           return with(c.number(QLatin1StringView("limit")), [&](std::optional<qint64> limit) {
               return s.administration.channels(c.text(QLatin1StringView("after")), limit);
           });
       }),
    on(http::adminRemoveChannel,
       [](S s, C c, E) {
           return with(c.id<ChannelId>(Id), [&](const ChannelId &id) {
               return nothing(s.administration.removeChannel(c.caller, id), &s.administration);
           });
       }),
    on(http::adminAudit,
       [](S s, C c, E) {
           return with(c.number(QLatin1StringView("before")), [&](std::optional<qint64> before) {
               return with(c.number(QLatin1StringView("limit")), [&](std::optional<qint64> limit) {
                   return s.administration.audit(before, limit);
               });
           });
       }),
    on(http::adminStats, [](S s, C, E) { return s.administration.stats(); }),
    on(http::readNotifications,
       [](S s, C c, const wire::NotificationsRead &r) {
           return nothing(s.notifications.read(c.caller, r), &s.notifications);
       }),
};

template <typename EndpointType>
constexpr bool isHandled(const EndpointType &endpoint)
{
    return std::apply(
        [&](const auto &...each) {
            return ((each.endpoint.method == endpoint.method
                     && std::string_view(each.endpoint.path) == std::string_view(endpoint.path))
                    || ...);
        },
        all);
}

static_assert(std::apply([](const auto &...each) { return (isHandled(each) && ...); },
                         wire::endpoints),
              "every endpoint of the registry has a handler");

} // namespace dunlin::server::handlers
