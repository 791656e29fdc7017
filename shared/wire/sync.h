// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Catch-up by revision cursors (protocol, "Sync").
#pragma once

#include "shared/wire/channel.h"
#include "shared/wire/codecs.h"
#include "shared/wire/friend.h"
#include "shared/wire/notification.h"

namespace dunlin::wire {

enum class EntryKind : quint8 { Unknown = 0, None = 1, Delta = 2, Snapshot = 3, Reset = 4 };
constexpr auto enumTable(EntryKind)
{
    return std::array{EnumName{EntryKind::None, "none"}, EnumName{EntryKind::Delta, "delta"},
                      EnumName{EntryKind::Snapshot, "snapshot"},
                      EnumName{EntryKind::Reset, "reset"}};
}

enum class MemberAct : quint8 { Unknown = 0, Joined = 1, Left = 2, RoleChanged = 3 };
constexpr auto enumTable(MemberAct)
{
    return std::array{EnumName{MemberAct::Joined, "joined"}, EnumName{MemberAct::Left, "left"},
                      EnumName{MemberAct::RoleChanged, "role"}};
}

// What happened to a membership; `user` comes with "joined".
struct MemberChange {
    MemberAct act = MemberAct::Unknown;
    UserId userId;
    Role role = Role::Member;
    qint64 seq = 0;
    std::optional<User> user;
    bool operator==(const MemberChange &) const = default;

    static constexpr const char *typeName = "MemberChange";
    static constexpr auto fields = FieldList{
        field(1, "act", &MemberChange::act),       field(2, "userId", &MemberChange::userId),
        defaulted(3, "role", &MemberChange::role), field(4, "seq", &MemberChange::seq),
        field(5, "user", &MemberChange::user),
    };
};

enum class UserEventKind : quint8 {
    Unknown = 0,
    Read = 1,
    Profile = 2,
    DeviceAdded = 3,
    DeviceRevoked = 4,
    Friend = 5,
    Notification = 6, // a new one, or some were read
    Notify = 7,       // what the person wants to be told of a channel
    KeysLow = 10      // a device of theirs has few one-time keys left
};
constexpr auto enumTable(UserEventKind)
{
    return std::array{EnumName{UserEventKind::Read, "read"},
                      EnumName{UserEventKind::Profile, "profile"},
                      EnumName{UserEventKind::DeviceAdded, "deviceAdded"},
                      EnumName{UserEventKind::DeviceRevoked, "deviceRevoked"},
                      EnumName{UserEventKind::Friend, "friend"},
                      EnumName{UserEventKind::Notification, "notification"},
                      EnumName{UserEventKind::Notify, "notify"},
                      EnumName{UserEventKind::KeysLow, "keysLow"}};
}

// The stream of one person: what belongs to no channel. Events of one kind about one thing replace each other.
struct UserEvent {
    qint64 seq = 0;
    UserEventKind kind = UserEventKind::Unknown;
    std::optional<ChannelId> channelId;
    std::optional<qint64> readSeq;
    std::optional<qint64> readOrd;
    std::optional<DeviceId> deviceId;
    std::optional<User> user;
    std::optional<FriendState> friendState;
    std::optional<Notification> notification;
    std::optional<qint64> notificationsRead;
    std::optional<NotifyLevel> notify;
    std::optional<qint64> mutedUntil;
    bool operator==(const UserEvent &) const = default;

    static constexpr const char *typeName = "UserEvent";
    static constexpr auto fields = FieldList{
        field(1, "seq", &UserEvent::seq),
        field(2, "kind", &UserEvent::kind),
        field(3, "channelId", &UserEvent::channelId, "read, notify: of which channel"),
        field(4, "readSeq", &UserEvent::readSeq),
        field(5, "readOrd", &UserEvent::readOrd),
        field(6, "deviceId", &UserEvent::deviceId),
        field(7, "user", &UserEvent::user, "profile, friend: as it is now"),
        field(8, "friendState", &UserEvent::friendState,
              "friend: how user stands to the caller now"),
        field(9, "notification", &UserEvent::notification, "notification: the newest one"),
        field(10, "notificationsRead", &UserEvent::notificationsRead,
              "notification: those up to here were read"),
        field(11, "notify", &UserEvent::notify, "notify: the level"),
        field(12, "mutedUntil", &UserEvent::mutedUntil, "notify: absent when not muted"),
    };
};

struct ChannelCursor {
    ChannelId id;
    qint64 cursor = 0;
    bool operator==(const ChannelCursor &) const = default;

    static constexpr const char *typeName = "ChannelCursor";
    static constexpr auto fields =
        FieldList{field(1, "id", &ChannelCursor::id), field(2, "cursor", &ChannelCursor::cursor)};
};

struct SyncRequest {
    qint64 userCursor = 0;
    QList<ChannelCursor> channels;
    bool operator==(const SyncRequest &) const = default;

    static constexpr const char *typeName = "SyncRequest";
    static constexpr auto fields = FieldList{
        defaulted(1, "userCursor", &SyncRequest::userCursor),
        defaulted(2, "channels", &SyncRequest::channels),
    };
};

struct SyncEntry {
    ChannelId id;
    EntryKind kind = EntryKind::None;
    std::optional<qint64> from;
    qint64 to = 0;
    bool more = false;
    QList<MessageRow> rows;
    QList<MessageRow> changed;
    QList<MemberChange> members;
    qint64 head = 0;
    qint64 msgCount = 0;
    qint64 readSeq = 0;
    qint64 readOrd = 0;
    qint64 purgedSeq = 0;
    Role role = Role::Member;
    std::optional<Channel> channel;
    std::optional<NotifyLevel> notify;
    std::optional<qint64> mutedUntil;
    bool operator==(const SyncEntry &) const = default;

    static constexpr const char *typeName = "SyncEntry";
    static constexpr auto fields = FieldList{
        field(1, "id", &SyncEntry::id),
        field(2, "kind", &SyncEntry::kind),
        field(3, "from", &SyncEntry::from, "delta: rows with revSeq in (from, to]"),
        field(4, "to", &SyncEntry::to, "becomes the cursor"),
        defaulted(5, "more", &SyncEntry::more, "delta: ask again from to"),
        defaulted(6, "rows", &SyncEntry::rows,
                  "delta: in revSeq order; snapshot, reset: the newest"),
        defaulted(7, "changed", &SyncEntry::changed,
                  "snapshot: older rows that changed after the cursor"),
        defaulted(8, "members", &SyncEntry::members, "membership changes after the cursor"),
        field(9, "head", &SyncEntry::head),
        field(10, "msgCount", &SyncEntry::msgCount),
        field(11, "readSeq", &SyncEntry::readSeq),
        field(12, "readOrd", &SyncEntry::readOrd, "unread = msgCount - readOrd"),
        field(13, "purgedSeq", &SyncEntry::purgedSeq),
        field(14, "role", &SyncEntry::role),
        field(15, "channel", &SyncEntry::channel,
              "the card: when unknown to the caller, or changed after the cursor"),
        field(16, "notify", &SyncEntry::notify, "what the caller wants to be told of it"),
        field(17, "mutedUntil", &SyncEntry::mutedUntil),
    };
};

struct SyncReply {
    QList<SyncEntry> channels;
    QList<ChannelId> left;
    QList<UserEvent> userEvents;
    qint64 userCursor = 0;
    bool more = false;
    QList<User> users;
    bool operator==(const SyncReply &) const = default;

    static constexpr const char *typeName = "SyncReply";
    static constexpr auto fields = FieldList{
        field(1, "channels", &SyncReply::channels),
        defaulted(2, "left", &SyncReply::left,
                  "channels of the request that the caller is no member of"),
        defaulted(3, "userEvents", &SyncReply::userEvents),
        field(4, "userCursor", &SyncReply::userCursor),
        defaulted(5, "more", &SyncReply::more,
                  "the frame was full: ask again with the new cursors"),
        defaulted(6, "users", &SyncReply::users, "profiles of the senders in this reply"),
    };
};

} // namespace dunlin::wire

// Every struct above that has fields, for what walks them (wire/codecs.h, wire/codecs.cpp). Not formatted:
// clang-format 14 never settles on macros without a semicolon.
// clang-format off
#define DUNLIN_WIRE_SYNC(X)                                                                        \
    X(MemberChange) X(UserEvent) X(ChannelCursor) X(SyncRequest) X(SyncEntry) X(SyncReply)

namespace dunlin {
DUNLIN_WIRE_SYNC(DUNLIN_DECLARE_CODECS)
} // namespace dunlin
// clang-format on
