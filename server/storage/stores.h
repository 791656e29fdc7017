// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// One interface per subject. All calls are synchronous and run on a storage thread, inside the snapshot (reads) or
// the transaction (writes) of the work that Storage was given: see storage.h. Errors are Unavailable (the database
// is away; the executor tries again) or Internal; "is not there" is an empty optional.
#pragma once

#include "server/storage/records.h"
#include "shared/core/result.h"

#include <QHash>
#include <QList>

#include <span>

namespace dunlin::server {

class AccountStore
{
public:
    virtual ~AccountStore() = default;
    // Conflict with field "username" or "email" when taken.
    virtual Status create(const AccountRecord &account) = 0;
    virtual Result<std::optional<AccountRecord>> find(const UserId &id) = 0;
    // The same, for whoever writes back what was read: nobody else changes it until the transaction ends.
    virtual Result<std::optional<AccountRecord>> take(const UserId &id) = 0;
    virtual Result<std::optional<AccountRecord>> findByUsername(const QString &folded) = 0;
    // Everything but id, username, createdAt and presence. Conflict with field "email" when taken.
    virtual Status update(const AccountRecord &account) = 0;
    // Was seen; not of somebody invisible.
    virtual Status touch(const UserId &id, qint64 seenAt) = 0;
    // Was seen last, whatever they are now.
    virtual Status parted(const UserId &id, qint64 seenAt) = 0;
    virtual Status setPresence(const UserId &id, wire::PresenceState state) = 0;
    // Username or display name begins with or contains the folded text; not disabled; by username.
    virtual Result<QList<AccountRecord>> search(const QString &folded, int limit) = 0;
    virtual Result<QList<wire::User>> profiles(const QList<UserId> &ids) = 0;
    virtual Result<qint64> count() = 0;
    virtual Result<QList<AccountRecord>> list(int limit, int offset) = 0;
};

class DeviceStore
{
public:
    virtual ~DeviceStore() = default;
    virtual Status create(const DeviceRecord &device) = 0;
    virtual Result<std::optional<DeviceRecord>> find(const DeviceId &id) = 0;
    virtual Result<QList<DeviceRecord>> activeOf(const UserId &user) = 0;
    virtual Result<QList<DeviceRecord>> allOf(const UserId &user) = 0; // the revoked ones too
    virtual Status rename(const DeviceId &id, const QString &name) = 0;
    virtual Status touch(const DeviceId &id, qint64 seenAt) = 0;
    // Those of them that are revoked, or not there.
    virtual Result<QList<DeviceId>> deadAmong(const QList<DeviceId> &ids) = 0;
    // Also removes its refresh tokens and its push subscription.
    virtual Status revoke(const DeviceId &id, qint64 at) = 0;
};

class TokenStore
{
public:
    virtual ~TokenStore() = default;
    virtual Status putRefresh(const RefreshTokenRecord &token) = 0;
    virtual Result<std::optional<RefreshTokenRecord>> findRefresh(const QByteArray &hash) = 0;
    // True for the one call that used it; false when it was used before. Atomic.
    virtual Result<bool> useRefresh(const QByteArray &hash, qint64 at) = 0;
    virtual Status dropExpired(qint64 now) = 0;
    virtual Result<QList<SigningKeyRecord>> signingKeys() = 0; // newest first
    virtual Status putSigningKey(const SigningKeyRecord &key) = 0;
};

class InviteStore
{
public:
    virtual ~InviteStore() = default;
    virtual Status create(const InviteRecord &invite) = 0;
    virtual Result<std::optional<InviteRecord>> find(const QByteArray &hash) = 0;
    virtual Result<QList<InviteRecord>> madeBy(const UserId &user,
                                               const QList<ChannelId> &channels) = 0;
    // Counts one use if it is neither expired nor used up; false otherwise. Atomic.
    virtual Result<bool> use(const QByteArray &hash, qint64 now) = 0;
};

class SecondFactorStore
{
public:
    virtual ~SecondFactorStore() = default;
    virtual Result<std::optional<SecondFactorRecord>> find(const UserId &user) = 0;
    // Inserts or replaces.
    virtual Status put(const SecondFactorRecord &factor) = 0;
    // True for the one call that took this step; false when it or a later one was taken. Atomic.
    virtual Result<bool> useStep(const UserId &user, qint64 step) = 0;
    // Instead of those that were there; by their hashes.
    virtual Status putRecoveryCodes(const UserId &user, const QList<QByteArray> &hashes) = 0;
    // True for the one call that used it up. Atomic.
    virtual Result<bool> useRecoveryCode(const UserId &user, const QByteArray &hash) = 0;
    // With the recovery codes.
    virtual Status remove(const UserId &user) = 0;
};

class FriendStore
{
public:
    virtual ~FriendStore() = default;
    virtual Result<std::optional<FriendshipRecord>> find(const UserId &one,
                                                         const UserId &other) = 0;
    // Inserts, or replaces the one that the pair has.
    virtual Status put(const FriendshipRecord &friendship) = 0;
    virtual Status remove(const UserId &one, const UserId &other) = 0;
    // With everybody: friends, requests both ways, blocks; by username. Requests of people whom `user` blocks are
    // left out, and so is whoever has no account any more.
    virtual Result<wire::FriendList> listOf(const UserId &user) = 0;
    // False when nothing changed.
    virtual Result<bool> block(const UserId &user, const UserId &blocked, qint64 now) = 0;
    virtual Result<bool> unblock(const UserId &user, const UserId &blocked) = 0;
    virtual Result<bool> blocks(const UserId &user, const UserId &other) = 0;
    virtual Result<QList<UserId>> friendsOf(const UserId &user) = 0;
    // Everybody whom `user` blocks, or who blocks them.
    virtual Result<QList<UserId>> apartFrom(const UserId &user) = 0;
    // Friendships, requests and blocks, from and to.
    virtual Status forget(const UserId &user) = 0;
};

// The question before every read of a channel, in one statement. CachedStorage answers it without any.
class AccessStore
{
public:
    virtual ~AccessStore() = default;
    // Absent: there is no such channel.
    virtual Result<std::optional<AccessRecord>> find(const ChannelId &channel,
                                                     const UserId &user) = 0;
};

class ChannelStore
{
public:
    virtual ~ChannelStore() = default;
    // With its head. For a direct channel `pair` is both people; Conflict if the pair has one.
    virtual Status create(const wire::Channel &channel,
                          const std::optional<std::pair<UserId, UserId>> &pair) = 0;
    // Without peer and memberCount. Deleted channels are not found.
    virtual Result<std::optional<wire::Channel>> find(const ChannelId &id) = 0;
    virtual Result<std::optional<wire::Channel>> findDirect(const UserId &one,
                                                            const UserId &other) = 0;
    // Name, description, retention, slowModeSeconds, revSeq.
    virtual Status update(const wire::Channel &channel) = 0;
    // Removes the channel with everything in it; operations stay (as tombstones of ids).
    virtual Status remove(const ChannelId &id) = 0;
    // Public channels by name; with memberCount.
    virtual Result<QList<wire::Channel>> directory(const QString &folded, int limit) = 0;
    // "My channels", one statement, by last activity: card with peer, role, marks, unread, last message.
    virtual Result<QList<wire::ChannelSummary>> summariesOf(const UserId &user) = 0;
    // Those whose messages go once they are delivered.
    virtual Result<QList<ChannelId>> whereDeliveredGoes() = 0;
    // Channels in slow mode; reads all of them.
    virtual Result<QList<ChannelId>> slowOnes() = 0;
    virtual Result<std::optional<HeadRecord>> head(const ChannelId &id) = 0;
    // Of all channels that the person is in now.
    virtual Result<QHash<ChannelId, HeadRecord>> headsOf(const UserId &user) = 0;
    // The same with those that the person has left.
    virtual Result<QHash<ChannelId, HeadRecord>> headsEverOf(const UserId &user) = 0;
    // As `user` sees them, with memberCount and peer; those that are not there are left out.
    virtual Result<QList<wire::Channel>> cardsFor(const UserId &user,
                                                  const QList<ChannelId> &ids) = 0;
    // Takes the next number of the channel's stream; holds the counter until the transaction ends.
    // NotFound when there is no such channel.
    virtual Result<qint64> nextSeq(const ChannelId &id) = 0;
    // The number of an encrypted channel's roster; absent for any other channel.
    virtual Result<std::optional<qint64>> rosterEpoch(const ChannelId &id) = 0;
    // Somebody came or went; nothing happens in a channel that is not encrypted. Whoever changes members holds the
    // channel's counter (nextSeq), so that a message is stored before or behind it.
    virtual Status raiseEpoch(const ChannelId &id) = 0;
    // Of all channels that the person is in: their devices changed.
    virtual Status raiseEpochsOf(const UserId &user) = 0;
};

class MemberStore
{
public:
    virtual ~MemberStore() = default;
    virtual Result<std::optional<MembershipRecord>> find(const ChannelId &channel,
                                                         const UserId &user) = 0;
    // Inserts or replaces role, joinedAt, joinSeq, revSeq, leftAt; marks are kept when the row was there.
    virtual Status put(const MembershipRecord &membership) = 0;
    // Who is in it now, by username, with marks; `online` is the caller's business.
    virtual Result<QList<wire::Member>> list(const ChannelId &channel) = 0;
    virtual Result<QList<UserId>> presentIds(const ChannelId &channel) = 0;
    // Those who are in it now and have one of these folded usernames.
    virtual Result<QHash<QString, UserId>> named(const ChannelId &channel,
                                                 const QStringList &names) = 0;
    virtual Result<qint64> countPresent(const ChannelId &channel) = 0;
    virtual Result<qint64> countOwners(const ChannelId &channel) = 0;
    // Channels the user is in now.
    virtual Result<QList<MembershipRecord>> channelsOf(const UserId &user) = 0;
    // The channels that any of these people are in now, with their heads.
    virtual Result<QList<PlaceRecord>> placesOf(const QList<UserId> &users) = 0;
    // The same with those that the user has left.
    virtual Result<QList<MembershipRecord>> everOf(const UserId &user) = 0;
    // Raises only; false when nothing changed. readOrd is the ord of the newest message at or below seq.
    virtual Result<bool> raiseRead(const ChannelId &channel, const UserId &user, qint64 seq) = 0;
    virtual Result<bool> raiseReceived(const ChannelId &channel, const UserId &user,
                                       qint64 seq) = 0;
    // The same for one device. Returns what it had acknowledged before.
    virtual Result<qint64> acknowledge(const ChannelId &channel, const DeviceId &device, qint64 seq,
                                       qint64 now) = 0;
    // When the member sent something to a channel in slow mode.
    virtual Status sentSlowly(const ChannelId &channel, const UserId &user, qint64 at) = 0;
    // What the member wants to be told of the channel.
    virtual Status setNotify(const ChannelId &channel, const UserId &user, wire::NotifyLevel level,
                             std::optional<qint64> mutedUntil) = 0;
};

// A message to be stored. The storage numbers it, checks the sender's right in the same transaction, and raises
// the sender's own read mark.
struct AppendRequest {
    OpId opId;
    ChannelId channelId;
    UserId senderId;
    DeviceId senderDevice;
    wire::MessageType type = wire::MessageType::Text;
    std::optional<QString> content;
    std::optional<qint64> replyTo;
    QList<UserId> mentions;
    bool mentionsChannel = false;
    std::optional<qint64>
        expiresAt; // the message's own; the channel's time to live may be over before
    std::optional<wire::Sealed> sealed = std::nullopt; // instead of content
    QByteArray requestHash;
    quint32 allowedRoles = 0; // bit n: the role with number n may do this (rights.h)
    qint64 now = 0;
};

enum class AppendStatus : quint8 {
    Stored,
    Repeated,     // seq, ord, createdAt are the first answer's
    OpConflict,   // the opId was used by somebody else, elsewhere, or for something else
    NoChannel,    // there is no such channel
    NotMember,    // the sender is not in it (now)
    RoleRefused,  // is in it, but the role may not
    ReplyMissing, // replyTo names no message of this channel
    WrongForm,    // text in an encrypted channel, or something sealed in another
    OldEpoch,     // sealed for another state of the roster than the present one
};

struct AppendResult {
    AppendStatus status = AppendStatus::Stored;
    qint64 seq = 0;
    qint64 ord = 0;
    qint64 createdAt = 0;
    bool channelIsPublic = false; // for NotMember: whether the channel's existence is a secret
    std::optional<qint64> expiresAt = {}; // of what was stored
};

class MessageStore
{
public:
    virtual ~MessageStore() = default;
    // The hot path: a batch in one transaction, in order, results in the same order. The same opId may be in the
    // batch more than once.
    virtual Result<QList<AppendResult>> append(std::span<const AppendRequest> batch) = 0;

    // Rows come with reactions (by, count; `mine` for `viewer` if one is given) and say whether they are pinned.
    virtual Result<std::optional<wire::MessageRow>> find(const ChannelId &channel, qint64 seq,
                                                         const std::optional<UserId> &viewer) = 0;
    // Newest first: the newest `limit` rows with seq < below (absent: the newest of all).
    virtual Result<QList<wire::MessageRow>> below(const ChannelId &channel,
                                                  std::optional<qint64> below, int limit,
                                                  const UserId &viewer) = 0;
    // Oldest first: the next rows with seq > above.
    virtual Result<QList<wire::MessageRow>> above(const ChannelId &channel, qint64 above, int limit,
                                                  const UserId &viewer) = 0;
    // Newest first: `count` rows counted from the newest, the first `skip` left out (by ord, no OFFSET).
    virtual Result<QList<wire::MessageRow>> page(const ChannelId &channel, qint64 skip, int limit,
                                                 const UserId &viewer) = 0;
    // Rows with revSeq in (after, ...] in revSeq order, at most `limit`.
    virtual Result<QList<wire::MessageRow>> changedSince(const ChannelId &channel, qint64 after,
                                                         int limit, const UserId &viewer) = 0;
    // Rows created at or before `after` whose revSeq is above it, at most `limit`.
    virtual Result<QList<wire::MessageRow>> oldRowsChangedSince(const ChannelId &channel,
                                                                qint64 after, int limit,
                                                                const UserId &viewer) = 0;
    // Membership changes with revSeq in (after, upTo], in order.
    virtual Result<QList<wire::MemberChange>> memberChanges(const ChannelId &channel, qint64 after,
                                                            qint64 upTo) = 0;

    // What one person wrote, with seq in (after, upTo], oldest first, at most `limit`. `upTo` bounds what is read.
    virtual Result<QList<wire::ExportedMessage>> writtenBy(const ChannelId &channel,
                                                           const UserId &user, qint64 after,
                                                           qint64 upTo, int limit) = 0;
    virtual Result<QList<wire::ExportedReaction>>
    reactionsBy(const ChannelId &channel, const UserId &user, qint64 after, qint64 upTo) = 0;

    // Each sets revSeq of the row to `revSeq`. The row is there and not deleted: the caller has looked.
    virtual Status edit(const ChannelId &channel, qint64 seq, const QString &content,
                        const QList<UserId> &mentions, bool mentionsChannel, qint64 editedAt,
                        qint64 revSeq) = 0;
    virtual Status editSealed(const ChannelId &channel, qint64 seq, const wire::Sealed &sealed,
                              qint64 editedAt, qint64 revSeq) = 0;
    virtual Status erase(const ChannelId &channel, qint64 seq, qint64 revSeq) = 0;
    // False when it was there (add) or was not (remove) already; revSeq is then left alone.
    virtual Result<bool> hasReaction(const ChannelId &channel, qint64 seq, const UserId &user,
                                     const QString &emoji) = 0;
    virtual Status addReaction(const ChannelId &channel, qint64 seq, const UserId &user,
                               const QString &emoji, qint64 revSeq) = 0;
    virtual Status removeReaction(const ChannelId &channel, qint64 seq, const UserId &user,
                                  const QString &emoji, qint64 revSeq) = 0;
    // Whose they are the caller has looked; the row itself has them.
    virtual Status addSealedReaction(const ChannelId &channel, qint64 seq,
                                     const wire::SealedReaction &reaction, qint64 revSeq) = 0;
    virtual Status removeSealedReactions(const ChannelId &channel, qint64 seq,
                                         const QList<OpId> &ids, qint64 revSeq) = 0;

    // What was to go by `now`, the longest overdue first.
    virtual Result<QList<MessageKey>> expired(qint64 now, int limit) = 0;
    // Of the messages in (after, upTo] that don't stay: those that every device has which is owed them. Owed to the
    // devices that are not revoked, of present members, the sending one excepted; each what was written since it and
    // the membership exist. Oldest first.
    virtual Result<QList<qint64>> delivered(const ChannelId &channel, qint64 after, qint64 upTo,
                                            int limit) = 0;
    // Removes them, unless they stay after all, with their reactions, and raises purgedSeq. Numbers stay used.
    virtual Status purge(const ChannelId &channel, const QList<qint64> &seqs) = 0;
    // Whether a row is pinned, it says itself. The caller has looked.
    virtual Status pin(const ChannelId &channel, qint64 seq, const UserId &by, qint64 at,
                       qint64 revSeq) = 0;
    virtual Status unpin(const ChannelId &channel, qint64 seq, qint64 revSeq) = 0;
    virtual Result<qint64> countPins(const ChannelId &channel) = 0;
    // The last pinned first.
    virtual Result<QList<wire::Pin>> pins(const ChannelId &channel, const UserId &viewer) = 0;
};

// Uploads and files, and what refers to them. A file to which nothing refers is loose since some time, and is taken
// when that is long enough ago; whoever refers to it makes it fast in the same row, so the two can't miss each other.
class FileStore
{
public:
    struct Bounds {
        qint64 quota = 0; // bytes of one person, unfinished uploads at their announced size
        qint64 unfinished = 0;
    };
    struct Place {
        ChannelId channelId;
        qint64 seq = 0;
    };

    virtual ~FileStore() = default;
    // TooLarge over the quota, RateLimited over the number of unfinished ones.
    virtual Status reserve(const FileRecord &file, const Bounds &bounds) = 0;
    virtual Result<std::optional<FileRecord>> find(const FileId &id) = 0;
    // Whether a message that is still there refers to it, in a channel that `user` is in; or somebody's profile does.
    virtual Result<bool> mayRead(const FileId &id, const UserId &user) = 0;
    // The three steps of an upload. False when the row is not as it was: `from` bytes long, or in the state before.
    virtual Result<bool> advance(const FileId &id, qint64 from, qint64 to, qint64 now) = 0;
    virtual Result<bool> seal(const FileId &id, const QByteArray &sha256,
                              const QString &contentType) = 0;
    virtual Result<bool> complete(const FileId &id, qint64 now) = 0;
    virtual Status remove(const FileId &id) = 0;
    // Makes a message refer to complete files that `sender` uploaded. Invalid with field "files" else.
    virtual Result<QList<wire::FileRef>> refer(const ChannelId &channel, qint64 seq,
                                               const QList<FileId> &files,
                                               const UserId &sender) = 0;
    // A complete picture that `user` uploaded becomes their avatar; absent: none. Invalid with field "avatarFileId".
    virtual Status setAvatar(const UserId &user, const std::optional<FileId> &file) = 0;
    // Of somebody who is gone: what nothing refers to can be taken at once.
    virtual Status forget(const UserId &user) = 0;
    // Takes out what is loose since before `before`; at most `limit`.
    virtual Result<QList<FileRecord>> takeLoose(qint64 before, int limit) = 0;
    // All bytes are there, but not complete; begun before `before`.
    virtual Result<QList<FileRecord>> arrived(qint64 before, int limit) = 0;
    // Drops references of messages that are not there any more, among the `limit` next ones after a place. The last
    // place that was looked at; absent at the end.
    virtual Result<std::optional<Place>> dropDangling(const Place &after, int limit) = 0;
    virtual Result<bool> hasContent(const QByteArray &sha256) = 0;
    // What `user` uploaded wholly, the oldest first.
    virtual Result<QList<wire::FileRef>> uploadsOf(const UserId &user) = 0;
};

class OperationStore
{
public:
    virtual ~OperationStore() = default;
    virtual Result<std::optional<OperationRecord>> find(const OpId &op) = 0;
    virtual Status put(const OperationRecord &operation) = 0;
};

// The stream of one person (wire::UserEvent).
class UserEventStore
{
public:
    virtual ~UserEventStore() = default;
    // Numbers and stores it; an earlier event with the same `fold` key of the same user is replaced.
    virtual Result<qint64> append(const UserId &user, const QString &fold,
                                  const wire::UserEvent &event, qint64 now) = 0;
    virtual Result<QList<wire::UserEvent>> after(const UserId &user, qint64 cursor, int limit) = 0;
    virtual Result<qint64> head(const UserId &user) = 0;
    // Of those who have had any event.
    virtual Result<QHash<UserId, qint64>> heads(const QList<UserId> &users) = 0;
};

// The index of words (services/search_terms.h makes them): letters and digits only.
class SearchStore
{
public:
    virtual ~SearchStore() = default;
    // Nobody removes the channel until the transaction ends; messages may come. False: it is gone.
    virtual Result<bool> hold(const ChannelId &channel) = 0;
    // Up to which change of the channel the index knows it.
    virtual Result<qint64> cursor(const ChannelId &channel) = 0;
    virtual Status setCursor(const ChannelId &channel, qint64 seq) = 0;
    // Channels that have news for the index, or are in it and must not be; reads all of them.
    virtual Result<QList<ChannelId>> behind(int limit) = 0;
    // Replaces what is known of these messages, each of them once. A message keeps the place that it has.
    virtual Status put(const ChannelId &channel, const QList<SearchEntry> &entries) = 0;
    virtual Status forget(const ChannelId &channel) = 0;
    // Messages that have all terms, newest first, behind the place `before`, in channels that `user` is in and that
    // are searched at all. With their rows, as MessageStore gives them: the same few statements for however many.
    virtual Result<QList<SearchRecord>> find(const UserId &user, const QList<SearchTerm> &terms,
                                             const std::optional<ChannelId> &channel,
                                             std::optional<qint64> before, int limit) = 0;
};

class MetaStore
{
public:
    virtual ~MetaStore() = default;
    // Made when the database was; another one after a restore.
    virtual Result<EpochId> epoch() = 0;
    // When the last backup was made that was looked through afterwards, in ms since 1970; 0: never.
    virtual Result<qint64> lastBackup() = 0;
    virtual Status setLastBackup(qint64 time) = 0;
};

class AdminStore;        // admin_store.h
class EnvelopeStore;     // key_store.h
class HistoryStore;      // history_store.h
class HookStore;         // hook_store.h
class KeyLogStore;       // key_store.h
class KeyStore;          // key_store.h
class NotificationStore; // notification_store.h
class PushStore;         // notification_store.h
class RosterLogStore;    // key_store.h

// All of them, over one connection.
struct Stores {
    AccountStore &accounts;
    DeviceStore &devices;
    TokenStore &tokens;
    InviteStore &invites;
    SecondFactorStore &secondFactors;
    FriendStore &friends;
    ChannelStore &channels;
    MemberStore &members;
    MessageStore &messages;
    FileStore &files;
    OperationStore &operations;
    UserEventStore &userEvents;
    NotificationStore &notifications;
    PushStore &pushes;
    SearchStore &search;
    KeyStore &keys;
    KeyLogStore &keyLog;
    RosterLogStore &rosterLog;
    EnvelopeStore &envelopes;
    MetaStore &meta;
    AdminStore &admin;
    HookStore &hooks;
    HistoryStore &history;
    AccessStore &access;
};

} // namespace dunlin::server
