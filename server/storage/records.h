// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What storage keeps, as plain values. Wire structs are used where the stored thing is the sent thing.
#pragma once

#include "shared/core/id.h"
#include "shared/wire/channel.h"
#include "shared/wire/envelope.h"
#include "shared/wire/export.h"
#include "shared/wire/key.h"
#include "shared/wire/push.h"
#include "shared/wire/sync.h"

#include <QByteArray>

#include <optional>

namespace dunlin::server {

struct AccountRecord {
    UserId id;
    QString username;
    QString usernameFold;
    std::optional<QString> email;
    std::optional<QString> emailFold;
    QString passwordHash; // libsodium's crypto_pwhash_str form
    QString displayName;
    QString about;
    wire::ServerRole role = wire::ServerRole::User;
    qint64 createdAt = 0;
    qint64 lastSeenAt = 0;
    bool disabled = false;
    wire::PresenceState presence = wire::PresenceState::Online;
    bool hidesLastSeen = false;
    wire::AddedBy addedBy = wire::AddedBy::Everybody;
    std::optional<FileId> avatarFileId; // set through FileStore
};

struct DeviceRecord {
    DeviceId id;
    UserId userId;
    QString name;
    QString platform;
    qint64 createdAt = 0;
    qint64 lastSeenAt = 0;
    std::optional<qint64> revokedAt;
};

// A refresh token, by its hash. A used one is kept until it expires, so that a second use is noticed.
struct RefreshTokenRecord {
    QByteArray hash; // BLAKE2b-256 of the token
    DeviceId deviceId;
    UserId userId;
    qint64 createdAt = 0;
    qint64 expiresAt = 0;
    std::optional<qint64> usedAt;
};

struct SigningKeyRecord {
    QString kid;
    QByteArray secret;
    qint64 createdAt = 0;
};

// An invite, by the hash of its token. Without a channel it only lets somebody register.
struct InviteRecord {
    QByteArray hash;
    std::optional<ChannelId> channelId;
    std::optional<UserId> createdBy; // absent: made on the command line
    qint64 createdAt = 0;
    std::optional<qint64> expiresAt;
    std::optional<qint64> maxUses;
    qint64 uses = 0;
};

// A second factor of somebody's sign-in. Until it is confirmed it is asked for nowhere.
struct SecondFactorRecord {
    UserId userId;
    QByteArray secret;
    qint64 createdAt = 0;
    std::optional<qint64> confirmedAt;
    qint64 lastStep = 0; // of the last code that was taken: no code works twice
};

// Of two people there is at most one.
struct FriendshipRecord {
    enum class Status : quint8 { Pending = 1, Accepted = 2, Declined = 3 };

    QUuid id;
    UserId requester;
    UserId receiver;
    Status status = Status::Pending;
    qint64 createdAt = 0;
    qint64 updatedAt = 0;
};

// An upload, and later the file. Its bytes are in the object store: a part by the id, then a content by the hash.
struct FileRecord {
    enum class State : quint8 {
        Arriving = 0,
        Complete = 1,
        Hashed =
            2, // all is there and the hash is known; not placed yet, or nobody noted that it is
    };

    FileId id;
    UserId uploader;
    QString name;
    qint64 size = 0;
    QString contentType; // as announced; once hashed, what it is
    State state = State::Arriving;
    qint64 received = 0;
    std::optional<QByteArray> announced; // SHA-256
    std::optional<QByteArray> sha256;
    qint64 createdAt = 0;
};

// One row per (channel, user), kept when the user leaves, because the leave must reach clients that were away.
struct MembershipRecord {
    ChannelId channelId;
    UserId userId;
    wire::Role role = wire::Role::Member;
    qint64 joinedAt = 0;
    qint64 joinSeq = 0; // number of the join in the channel's stream
    qint64 readSeq = 0;
    qint64 readOrd = 0;
    qint64 receivedSeq = 0;
    qint64 revSeq = 0;
    std::optional<qint64> leftAt;
    std::optional<UserId> invitedBy; // by whose link they came
    qint64 slowSentAt = 0;           // last message while the channel was in slow mode
    wire::NotifyLevel notify = wire::NotifyLevel::All;
    std::optional<qint64> mutedUntil;

    bool present() const { return !leftAt; }
};

// What the question "may they?" needs to know of somebody and a channel.
struct AccessRecord {
    bool isPublic = false;                 // the channel
    wire::Role role = wire::Role::Unknown; // of a member; Unknown: is none now
    qint64 number = 0; // of the last change of the membership, in the channel's stream
    bool operator==(const AccessRecord &) const = default;
};

// A channel that somebody is in, and how far its stream is.
struct PlaceRecord {
    UserId userId;
    ChannelId channelId;
    qint64 headSeq = 0;
};

// What somebody is told; its number is its own person's.
struct NotificationRecord {
    wire::NotificationKind kind = wire::NotificationKind::Unknown;
    UserId actor;
    qint64 createdAt = 0;
    std::optional<ChannelId> channelId;
    std::optional<qint64> seq; // of the message
};

// Where a device wants to be woken, and how what is said to it is encrypted (RFC 8291). A device has one at most.
struct PushRecord {
    PushId id;
    DeviceId deviceId;
    UserId userId;
    QString endpoint;
    QByteArray p256dh; // public key of the device, uncompressed: 65 bytes
    QByteArray auth;   // 16 bytes
    qint64 createdAt = 0;
};

// What is looked for in the index, and where it was found.
struct SearchTerm {
    QString text;
    bool isPrefix = false;
    bool operator==(const SearchTerm &) const = default;
};
// What the index knows of a message; no terms: nothing.
struct SearchEntry {
    qint64 seq = 0;
    qint64 createdAt = 0;
    QStringList terms;
};
struct SearchRecord {
    qint64 place = 0; // in order of time, over all channels
    ChannelId channelId;
    qint64 seq = 0;
    std::optional<wire::MessageRow> row; // as it is now; absent when it was taken away
};

// The counters of a channel's stream.
struct HeadRecord {
    qint64 headSeq = 0;  // number of the last change, gapless
    qint64 msgCount = 0; // ord of the last message
    qint64 lastMsgAt = 0;
    qint64 floorSeq = 0;  // tombstones up to here were dropped: a lower cursor starts over
    qint64 purgedSeq = 0; // rows up to here were removed by retention
    qint64 cardSeq = 0; // of the last change of name, description and the rest; only from headsOf()
};

// A message's place.
struct MessageKey {
    ChannelId channel;
    qint64 seq = 0;
};

enum class OpKind : quint8 {
    Send = 1,
    Edit = 2,
    Delete = 3,
    ReactionAdd = 4,
    ReactionRemove = 5,
    ChannelCreate = 6,
    PinAdd = 7,
    PinRemove = 8,
};

// The public keys of a device, as it uploaded them.
struct DeviceKeysRecord {
    DeviceId device;
    UserId user;
    wire::DeviceKeys keys;
};

// One leaf of the log of all chains.
struct KeyLogRecord {
    UserId user;
    qint64 seq = 0;
    QByteArray entryHash; // SHA-256
    bool operator==(const KeyLogRecord &) const = default;
};

// What was answered to an operation, kept for ever: a repeat gets the same answer.
struct OperationRecord {
    OpId opId;
    UserId userId;
    OpKind kind = OpKind::Send;
    ChannelId channelId;
    QByteArray requestHash; // BLAKE2b-128 of the canonical request
    qint64 seq = 0;         // of the change; for ChannelCreate 0
    qint64 ord = 0;
    qint64 createdAt = 0;
};

} // namespace dunlin::server
