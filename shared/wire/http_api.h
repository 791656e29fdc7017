// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The registry of REST endpoints under /api/v1: method, path, who may call, what comes and goes. The server's
// routes, the documents and the tests walk this list.
#pragma once

#include "shared/wire/admin.h"
#include "shared/wire/export.h"
#include "shared/wire/file.h"
#include "shared/wire/history.h"
#include "shared/wire/hook.h"
#include "shared/wire/hub.h"
#include "shared/wire/key.h"
#include "shared/wire/push.h"

#include <array>
#include <tuple>

namespace dunlin::wire {

enum class Method : quint8 { Get, Post, Put, Patch, Delete };
// Admin: with a token of an admin of the server.
enum class Access : quint8 { Open, Token, Admin };

template <typename RequestType, typename ReplyType>
struct Endpoint {
    using Request = RequestType; // Empty: no body
    using Reply = ReplyType;     // Empty: 204
    Method method;
    const char *path; // {name} is one segment
    int success;      // status of the answer
    Access access;
    const char *note;
};

namespace http {
using E = Empty;
inline constexpr Endpoint<Registration, SignedIn> registerAccount{
    Method::Post, "/auth/register", 201, Access::Open, "Make an account and sign in"};
inline constexpr Endpoint<Login, SignedIn> login{Method::Post, "/auth/login", 200, Access::Open,
                                                 "Sign in"};
inline constexpr Endpoint<Refresh, Refreshed> refresh{
    Method::Post, "/auth/refresh", 200, Access::Open,
    "Trade a refresh token for a new pair; a second use of one, unless it repeats the trade "
    "before, revokes the device"};
inline constexpr Endpoint<E, E> logout{Method::Post, "/auth/logout", 204, Access::Token,
                                       "Revoke this device"};
inline constexpr Endpoint<E, E> logoutAll{Method::Post, "/auth/logout-all", 204, Access::Token,
                                          "Revoke every device"};
inline constexpr Endpoint<PasswordChange, E> changePassword{
    Method::Put, "/auth/password", 204, Access::Token,
    "Change the password; other devices are revoked"};
inline constexpr Endpoint<E, Ticket> ticket{Method::Post, "/auth/ticket", 200, Access::Token,
                                            "For a hub connection that can't send a token"};
inline constexpr Endpoint<TotpEnrolment, TotpSecret> enrolTotp{
    Method::Post, "/auth/totp", 200, Access::Token,
    "Begin a second factor; it counts once it is confirmed"};
inline constexpr Endpoint<TotpConfirmation, RecoveryCodes> confirmTotp{
    Method::Post, "/auth/totp/confirm", 200, Access::Token,
    "From now on a sign-in asks for a code"};
inline constexpr Endpoint<TotpRemoval, E> removeTotp{Method::Delete, "/auth/totp", 204,
                                                     Access::Token, "Remove the second factor"};
inline constexpr Endpoint<E, DeviceList> devices{Method::Get, "/devices", 200, Access::Token,
                                                 "The caller's devices"};
inline constexpr Endpoint<E, E> revokeDevice{Method::Delete, "/devices/{id}", 204, Access::Token,
                                             "Revoke one of the caller's devices"};
inline constexpr Endpoint<DevicePatch, Device> renameDevice{
    Method::Patch, "/devices/{id}", 200, Access::Token, "Rename one of the caller's devices"};
inline constexpr Endpoint<E, Account> me{Method::Get, "/users/me", 200, Access::Token,
                                         "The caller"};
inline constexpr Endpoint<AccountPatch, Account> changeMe{
    Method::Patch, "/users/me", 200, Access::Token, "Change the caller's profile"};
inline constexpr Endpoint<AccountRemoval, E> removeMe{Method::Delete, "/users/me", 204,
                                                      Access::Token, "Remove the account"};
inline constexpr Endpoint<E, Export> exportMe{
    Method::Get, "/users/me/export", 200, Access::Token,
    "All that the server knows about the caller, in pages: cursor, limit"};
inline constexpr Endpoint<E, User> user{Method::Get, "/users/{id}", 200, Access::Token,
                                        "Somebody's public profile"};
inline constexpr Endpoint<E, UserList> users{Method::Get, "/users", 200, Access::Token,
                                             "Search: query, limit"};
inline constexpr Endpoint<E, FriendList> friends{Method::Get, "/friends", 200, Access::Token,
                                                 "Friends, requests both ways, blocks"};
inline constexpr Endpoint<FriendRequest, FriendAnswer> befriend{
    Method::Post, "/friends", 201, Access::Token,
    "Ask somebody; 200 for a repeat. Who has asked the caller becomes a friend"};
inline constexpr Endpoint<E, E> acceptFriend{Method::Post, "/friends/{userId}/accept", 204,
                                             Access::Token, "Accept a request"};
inline constexpr Endpoint<E, E> declineFriend{Method::Post, "/friends/{userId}/decline", 204,
                                              Access::Token, "Decline a request"};
inline constexpr Endpoint<E, E> unfriend{Method::Delete, "/friends/{userId}", 204, Access::Token,
                                         "End a friendship, or take a request back"};
inline constexpr Endpoint<E, E> block{Method::Put, "/blocks/{userId}", 204, Access::Token,
                                      "No requests, no direct messages from this person"};
inline constexpr Endpoint<E, E> unblock{Method::Delete, "/blocks/{userId}", 204, Access::Token,
                                        "Take a block back"};
inline constexpr Endpoint<E, ChannelList> channels{Method::Get, "/channels", 200, Access::Token,
                                                   "The caller's channels"};
inline constexpr Endpoint<ChannelCreate, Channel> createChannel{
    Method::Post, "/channels", 201, Access::Token, "Make a channel; 200 for a repeat"};
inline constexpr Endpoint<E, ChannelDirectory> directory{
    Method::Get, "/channels/directory", 200, Access::Token, "Public channels: query, limit"};
inline constexpr Endpoint<E, Channel> channel{Method::Get, "/channels/{id}", 200, Access::Token,
                                              "A channel's card"};
inline constexpr Endpoint<ChannelPatch, Channel> changeChannel{Method::Patch, "/channels/{id}", 200,
                                                               Access::Token, "Change a channel"};
inline constexpr Endpoint<E, E> removeChannel{Method::Delete, "/channels/{id}", 204, Access::Token,
                                              "Remove a channel and all that is in it"};
inline constexpr Endpoint<E, E> join{Method::Post, "/channels/{id}/join", 204, Access::Token,
                                     "Join a public channel"};
inline constexpr Endpoint<E, E> leave{Method::Post, "/channels/{id}/leave", 204, Access::Token,
                                      "Leave; the last owner hands over first"};
inline constexpr Endpoint<E, MemberList> members{Method::Get, "/channels/{id}/members", 200,
                                                 Access::Token, "Who is in it"};
inline constexpr Endpoint<E, Roster> roster{
    Method::Get, "/channels/{id}/roster", 200, Access::Token,
    "Of an encrypted channel: for whom messages are sealed, and the number of that state"};
inline constexpr Endpoint<E, ChainPage> rosterLog{
    Method::Get, "/channels/{id}/roster-log", 200, Access::Token,
    "The members of an encrypted channel, as members signed them: from, limit"};
inline constexpr Endpoint<ChainEntry, ChainEntry> appendRosterLog{
    Method::Post, "/channels/{id}/roster-log", 201, Access::Token,
    "The next entry of that log, signed by the caller's device; 200 for a repeat"};
inline constexpr Endpoint<MemberPut, E> putMember{Method::Put, "/channels/{id}/members/{userId}",
                                                  204, Access::Token,
                                                  "Add somebody or change their role"};
inline constexpr Endpoint<E, E> removeMember{Method::Delete, "/channels/{id}/members/{userId}", 204,
                                             Access::Token, "Remove somebody"};
inline constexpr Endpoint<InviteCreate, Invite> createInvite{
    Method::Post, "/channels/{id}/invites", 201, Access::Token, "Make an invite link"};
inline constexpr Endpoint<E, Channel> acceptInvite{Method::Post, "/invites/{token}/accept", 200,
                                                   Access::Token, "Join by an invite link"};
inline constexpr Endpoint<E, MessagePage> messages{Method::Get, "/channels/{id}/messages", 200,
                                                   Access::Token,
                                                   "History: before, after, page, limit"};
inline constexpr Endpoint<SendBody, MessageRow> send{Method::Post, "/channels/{id}/messages", 201,
                                                     Access::Token, "Send; 200 for a repeat"};
inline constexpr Endpoint<EditBody, MessageRow> edit{Method::Patch, "/channels/{id}/messages/{seq}",
                                                     200, Access::Token, "Edit one's own message"};
inline constexpr Endpoint<OpBody, MessageRow> remove{
    Method::Delete, "/channels/{id}/messages/{seq}", 200, Access::Token, "Delete a message"};
inline constexpr Endpoint<OpBody, E> react{
    Method::Put, "/channels/{id}/messages/{seq}/reactions/{emoji}", 204, Access::Token, "React"};
inline constexpr Endpoint<OpBody, E> unreact{Method::Delete,
                                             "/channels/{id}/messages/{seq}/reactions/{emoji}", 204,
                                             Access::Token, "Take a reaction back"};
inline constexpr Endpoint<FileCreate, FileUpload> createFile{
    Method::Post, "/files", 201, Access::Token,
    "Announce an upload; its address is the answer's Location"};
inline constexpr Endpoint<NotifyPut, E> setNotify{
    Method::Put, "/channels/{id}/notify", 204, Access::Token,
    "What the caller wants to be told of the channel"};
inline constexpr Endpoint<E, PinList> pins{Method::Get, "/channels/{id}/pins", 200, Access::Token,
                                           "What is pinned, the last pinned first"};
inline constexpr Endpoint<OpBody, E> pin{Method::Put, "/channels/{id}/pins/{seq}", 204,
                                         Access::Token, "Pin a message"};
inline constexpr Endpoint<OpBody, E> unpin{Method::Delete, "/channels/{id}/pins/{seq}", 204,
                                           Access::Token, "Take a pin off"};
inline constexpr Endpoint<SeqBody, E> read{Method::Put, "/channels/{id}/read", 204, Access::Token,
                                           "Raise the read mark"};
inline constexpr Endpoint<E, NotificationList> notifications{
    Method::Get, "/notifications", 200, Access::Token, "What not to miss: before, limit"};
inline constexpr Endpoint<NotificationsRead, E> readNotifications{
    Method::Put, "/notifications/read", 204, Access::Token, "Those up to upToId are read"};
inline constexpr Endpoint<E, PushState> pushState{
    Method::Get, "/push", 200, Access::Token,
    "The server's key for subscriptions, and the one of this device"};
inline constexpr Endpoint<PushPut, PushSubscription> putPush{
    Method::Put, "/push", 200, Access::Token,
    "Where this device wants to be woken (Web Push); replaces what it said before"};
inline constexpr Endpoint<E, E> removePush{Method::Delete, "/push/{id}", 204, Access::Token,
                                           "No more pushes to one of the caller's devices"};
inline constexpr Endpoint<E, SearchList> search{
    Method::Get, "/search", 200, Access::Token,
    "Words, in the caller's channels that are not encrypted: query, channelId, before, limit"};
inline constexpr Endpoint<DeviceKeys, KeyCount> putKeys{
    Method::Put, "/keys/device", 200, Access::Token,
    "The keys of this device; another sign or identity key than before is a conflict"};
inline constexpr Endpoint<OneTimeUpload, KeyCount> putOneTimeKeys{
    Method::Put, "/keys/one-time", 200, Access::Token, "More one-time keys of this device"};
inline constexpr Endpoint<E, KeyCount> countKeys{Method::Get, "/keys/count", 200, Access::Token,
                                                 "What is left of this device's keys"};
inline constexpr Endpoint<KeyClaim, KeyBundles> claimKeys{
    Method::Post, "/keys/claim", 200, Access::Token,
    "Keys to begin sessions with devices of friends, of people in the caller's channels, and own "
    "ones"};
inline constexpr Endpoint<E, ChainPage> deviceLog{
    Method::Get, "/device-log/{userId}", 200, Access::Token,
    "The signed chain of somebody's devices: from, limit; with log, the size of the log that is "
    "known, a proof that it stands in there"};
inline constexpr Endpoint<ChainEntry, ChainEntry> appendDeviceLog{
    Method::Post, "/device-log/{userId}", 201, Access::Token,
    "The next entry of the caller's own chain; 200 for a repeat"};
inline constexpr Endpoint<E, KeyLogHead> keyLog{
    Method::Get, "/key-log", 200, Access::Token,
    "The head of the log of all chains of devices: from, size"};
inline constexpr Endpoint<E, KeyLogPage> keyLogLeaves{
    Method::Get, "/key-log/leaves", 200, Access::Token,
    "The leaves of that log, in order: from, limit"};
inline constexpr Endpoint<E, HistoryBackup> historyBackup{
    Method::Get, "/history-backup", 200, Access::Token,
    "The key that the caller's history is sealed to, and how much of it there is"};
inline constexpr Endpoint<HistoryKey, HistoryBackup> putHistoryKey{
    Method::Put, "/history-backup/key", 200, Access::Token,
    "The key to seal to, once; another one than before is a conflict"};
inline constexpr Endpoint<E, HistoryPages> historyPages{
    Method::Get, "/history-backup/pages", 200, Access::Token,
    "The caller's pages: device and page, behind which, and limit"};
inline constexpr Endpoint<HistoryPagePut, E> putHistoryPage{
    Method::Put, "/history-backup/pages/{page}", 204, Access::Token,
    "A page of this device, in the place of the one before"};
inline constexpr Endpoint<HistoryRemoval, E> removeHistory{
    Method::Delete, "/history-backup", 204, Access::Token,
    "Remove the key and all pages; asks for the password"};
inline constexpr Endpoint<E, WrappedRecovery> wrappedRecovery{
    Method::Get, "/recovery-key", 200, Access::Token,
    "The caller's recovery key, wrapped by a passphrase"};
inline constexpr Endpoint<WrappedRecoveryPut, E> putWrappedRecovery{
    Method::Put, "/recovery-key", 204, Access::Token,
    "Keep it, in the place of the one before; asks for the password"};
inline constexpr Endpoint<WrappedRecoveryRemoval, E> removeWrappedRecovery{
    Method::Delete, "/recovery-key", 204, Access::Token, "Remove it; asks for the password"};
inline constexpr Endpoint<E, HookList> hooks{Method::Get, "/channels/{id}/hooks", 200,
                                             Access::Token, "A channel's hooks, for its admins"};
inline constexpr Endpoint<HookCreate, Hook> createHook{
    Method::Post, "/channels/{id}/hooks", 201, Access::Token,
    "Make one; its secret is in this answer and in no other"};
inline constexpr Endpoint<E, E> removeHook{Method::Delete, "/channels/{id}/hooks/{hookId}", 204,
                                           Access::Token, "Remove one, with its member"};
inline constexpr Endpoint<E, Hook> resumeHook{
    Method::Post, "/channels/{id}/hooks/{hookId}/resume", 200, Access::Token,
    "An outgoing one that was given up goes on from where it stopped"};
inline constexpr Endpoint<HookPost, HookPosted> hookPost{
    Method::Post, "/hooks/{secret}", 201, Access::Open,
    "Post by an incoming hook; 200 for a repeat"};
inline constexpr Endpoint<E, AdminUserList> adminUsers{
    Method::Get, "/admin/users", 200, Access::Admin,
    "Every account by username, those that are shut too; ?query=, ?after= (a username), ?limit="};
inline constexpr Endpoint<AdminUserPatch, AdminUser> adminChangeUser{
    Method::Patch, "/admin/users/{id}", 200, Access::Admin,
    "Shut or open an account, make somebody an admin or no longer; the last admin stays one"};
inline constexpr Endpoint<AdminPassword, AdminPassword> adminResetPassword{
    Method::Post, "/admin/users/{id}/password", 200, Access::Admin,
    "Give an account another password; every device is signed out"};
inline constexpr Endpoint<E, E> adminRemoveTotp{Method::Delete, "/admin/users/{id}/totp", 204,
                                                Access::Admin,
                                                "Remove a second factor that was lost"};
inline constexpr Endpoint<E, DeviceList> adminDevices{Method::Get, "/admin/users/{id}/devices", 200,
                                                      Access::Admin, "Where somebody is signed in"};
inline constexpr Endpoint<E, E> adminSignOut{Method::Delete, "/admin/users/{id}/devices", 204,
                                             Access::Admin, "Sign somebody out everywhere"};
inline constexpr Endpoint<E, E> adminRevokeDevice{Method::Delete,
                                                  "/admin/users/{id}/devices/{deviceId}", 204,
                                                  Access::Admin, "Sign one device out"};
inline constexpr Endpoint<E, AdminInviteList> adminInvites{
    Method::Get, "/admin/invites", 200, Access::Admin,
    "Invites into the server and into channels, newest first; ?limit="};
inline constexpr Endpoint<InviteCreate, Invite> adminInvite{
    Method::Post, "/admin/invites", 201, Access::Admin, "Make an invite into the server"};
inline constexpr Endpoint<E, E> adminRemoveInvite{Method::Delete, "/admin/invites/{id}", 204,
                                                  Access::Admin, "From now on nobody comes by it"};
inline constexpr Endpoint<E, AdminChannelList> adminChannels{
    Method::Get, "/admin/channels", 200, Access::Admin,
    "Every channel, by id: its card, and how many are in it; ?after= (an id), ?limit="};
inline constexpr Endpoint<E, E> adminRemoveChannel{Method::Delete, "/admin/channels/{id}", 204,
                                                   Access::Admin,
                                                   "Remove a channel with everything in it"};
inline constexpr Endpoint<E, AuditList> adminAudit{
    Method::Get, "/admin/audit", 200, Access::Admin,
    "What admins and the command line did, newest first; ?before=, ?limit="};
inline constexpr Endpoint<E, AdminStats> adminStats{Method::Get, "/admin/stats", 200, Access::Admin,
                                                    "Figures, queues and health"};
} // namespace http

inline constexpr auto endpoints = std::tuple{http::registerAccount,
                                             http::login,
                                             http::refresh,
                                             http::logout,
                                             http::logoutAll,
                                             http::changePassword,
                                             http::ticket,
                                             http::enrolTotp,
                                             http::confirmTotp,
                                             http::removeTotp,
                                             http::devices,
                                             http::revokeDevice,
                                             http::renameDevice,
                                             http::me,
                                             http::changeMe,
                                             http::removeMe,
                                             http::exportMe,
                                             http::user,
                                             http::users,
                                             http::friends,
                                             http::befriend,
                                             http::acceptFriend,
                                             http::declineFriend,
                                             http::unfriend,
                                             http::block,
                                             http::unblock,
                                             http::channels,
                                             http::createChannel,
                                             http::directory,
                                             http::channel,
                                             http::changeChannel,
                                             http::removeChannel,
                                             http::join,
                                             http::leave,
                                             http::members,
                                             http::roster,
                                             http::rosterLog,
                                             http::appendRosterLog,
                                             http::putMember,
                                             http::removeMember,
                                             http::createInvite,
                                             http::acceptInvite,
                                             http::messages,
                                             http::send,
                                             http::edit,
                                             http::remove,
                                             http::react,
                                             http::unreact,
                                             http::read,
                                             http::createFile,
                                             http::setNotify,
                                             http::pins,
                                             http::pin,
                                             http::unpin,
                                             http::notifications,
                                             http::readNotifications,
                                             http::pushState,
                                             http::putPush,
                                             http::removePush,
                                             http::search,
                                             http::putKeys,
                                             http::putOneTimeKeys,
                                             http::countKeys,
                                             http::claimKeys,
                                             http::deviceLog,
                                             http::appendDeviceLog,
                                             http::keyLog,
                                             http::keyLogLeaves,
                                             http::historyBackup,
                                             http::putHistoryKey,
                                             http::historyPages,
                                             http::putHistoryPage,
                                             http::removeHistory,
                                             http::wrappedRecovery,
                                             http::putWrappedRecovery,
                                             http::removeWrappedRecovery,

                                             http::hooks,
                                             http::createHook,
                                             http::removeHook,
                                             http::resumeHook,
                                             http::hookPost,

                                             http::adminUsers,
                                             http::adminChangeUser,
                                             http::adminResetPassword,
                                             http::adminRemoveTotp,
                                             http::adminDevices,
                                             http::adminSignOut,
                                             http::adminRevokeDevice,
                                             http::adminInvites,
                                             http::adminInvite,
                                             http::adminRemoveInvite,
                                             http::adminChannels,
                                             http::adminRemoveChannel,
                                             http::adminAudit,
                                             http::adminStats};

// Where bytes travel instead of JSON, by tus 1.0 (core) and HTTP ranges.
struct ByteEndpoint {
    const char *method;
    const char *path;
    int success;
    bool takesBytes;
    bool answersBytes;
    const char *note;
};

inline constexpr std::array byteEndpoints{
    ByteEndpoint{"HEAD", "/files/{id}", 200, false, false,
                 "Upload-Offset and Upload-Length, for the uploader"},
    ByteEndpoint{"PATCH", "/files/{id}", 204, true, false,
                 "The next bytes, at Upload-Offset; 409 at another one"},
    ByteEndpoint{"GET", "/files/{id}", 200, false, true,
                 "The content, or with Range a part of it (206); for the uploader, for members of "
                 "a channel with it, and anybody's avatar for everybody"},
};

} // namespace dunlin::wire
