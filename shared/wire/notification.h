// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What somebody should not miss, as it travels (protocol: /notifications). It never holds a message's text.
#pragma once

#include "shared/wire/account.h"

namespace dunlin::wire {

enum class NotificationKind : quint8 {
    Unknown = 0,
    Mention = 1,
    Reply = 2,         // to one's own message
    Added = 3,         // to a channel, by somebody else
    FriendRequest = 4, // somebody asks
    Friendship = 5     // somebody has accepted
};
constexpr auto enumTable(NotificationKind)
{
    return std::array{EnumName{NotificationKind::Mention, "mention"},
                      EnumName{NotificationKind::Reply, "reply"},
                      EnumName{NotificationKind::Added, "added"},
                      EnumName{NotificationKind::FriendRequest, "friendRequest"},
                      EnumName{NotificationKind::Friendship, "friendship"}};
}

struct Notification {
    qint64 id = 0;
    NotificationKind kind = NotificationKind::Unknown;
    qint64 createdAt = 0;
    bool read = false;
    std::optional<User> user;
    std::optional<ChannelId> channelId;
    std::optional<QString> channelName;
    std::optional<qint64> seq;
    bool operator==(const Notification &) const = default;

    static constexpr const char *typeName = "Notification";
    static constexpr auto fields = FieldList{
        field(1, "id", &Notification::id, "1, 2, 3 ... of one person"),
        field(2, "kind", &Notification::kind),
        field(3, "createdAt", &Notification::createdAt),
        defaulted(4, "read", &Notification::read),
        field(5, "user", &Notification::user, "who did it"),
        field(6, "channelId", &Notification::channelId, "mention, reply, added"),
        field(7, "channelName", &Notification::channelName, "as it is now"),
        field(8, "seq", &Notification::seq, "mention, reply: of the message"),
    };
};

// Newest first.
struct NotificationList {
    QList<Notification> notifications;
    qint64 unread = 0;
    qint64 readUpTo = 0;
    bool more = false;
    bool operator==(const NotificationList &) const = default;

    static constexpr const char *typeName = "NotificationList";
    static constexpr auto fields = FieldList{
        field(1, "notifications", &NotificationList::notifications),
        defaulted(2, "unread", &NotificationList::unread, "of all, not of this page"),
        defaulted(3, "readUpTo", &NotificationList::readUpTo),
        defaulted(4, "more", &NotificationList::more),
    };
};

struct NotificationsRead {
    qint64 upToId = 0;
    bool operator==(const NotificationsRead &) const = default;

    static constexpr const char *typeName = "NotificationsRead";
    static constexpr auto fields = FieldList{field(1, "upToId", &NotificationsRead::upToId)};
};

} // namespace dunlin::wire

// Every struct above that has fields, for what walks them (wire/codecs.h, wire/codecs.cpp). Not formatted:
// clang-format 14 never settles on macros without a semicolon.
// clang-format off
#define DUNLIN_WIRE_NOTIFICATION(X) X(Notification) X(NotificationList) X(NotificationsRead)

namespace dunlin {
DUNLIN_WIRE_NOTIFICATION(DUNLIN_DECLARE_CODECS)
} // namespace dunlin
// clang-format on
