// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Friends and blocks as they travel (protocol: /friends, /blocks).
#pragma once

#include "shared/wire/account.h"

namespace dunlin::wire {

// How somebody stands to the one who is told.
enum class FriendState : quint8 {
    None = 0,
    Incoming = 1, // asks to be a friend
    Outgoing = 2, // was asked
    Friends = 3,
    Blocked = 4
};
constexpr auto enumTable(FriendState)
{
    return std::array{
        EnumName{FriendState::None, "none"}, EnumName{FriendState::Incoming, "incoming"},
        EnumName{FriendState::Outgoing, "outgoing"}, EnumName{FriendState::Friends, "friends"},
        EnumName{FriendState::Blocked, "blocked"}};
}

struct Friend {
    User user;
    qint64 since = 0;
    std::optional<bool> online;
    std::optional<PresenceState> presence;
    bool operator==(const Friend &) const = default;

    static constexpr const char *typeName = "Friend";
    static constexpr auto fields = FieldList{
        field(1, "user", &Friend::user),
        defaulted(2, "since", &Friend::since, "of the friendship, the request or the block"),
        field(3, "online", &Friend::online, "of friends"),
        field(4, "presence", &Friend::presence, "of friends"),
    };
};

struct FriendList {
    QList<Friend> friends;
    QList<Friend> incoming;
    QList<Friend> outgoing;
    QList<Friend> blocked;
    bool operator==(const FriendList &) const = default;

    static constexpr const char *typeName = "FriendList";
    static constexpr auto fields = FieldList{
        defaulted(1, "friends", &FriendList::friends),
        defaulted(2, "incoming", &FriendList::incoming, "who asks"),
        defaulted(3, "outgoing", &FriendList::outgoing, "who was asked"),
        defaulted(4, "blocked", &FriendList::blocked, "by the caller"),
    };
};

struct FriendRequest {
    std::optional<UserId> userId;
    std::optional<QString> username;
    bool operator==(const FriendRequest &) const = default;

    static constexpr const char *typeName = "FriendRequest";
    static constexpr auto fields = FieldList{
        field(1, "userId", &FriendRequest::userId, "one of the two"),
        field(2, "username", &FriendRequest::username),
    };
};

struct FriendAnswer {
    User user;
    FriendState state = FriendState::None;
    bool operator==(const FriendAnswer &) const = default;

    static constexpr const char *typeName = "FriendAnswer";
    static constexpr auto fields = FieldList{
        field(1, "user", &FriendAnswer::user),
        field(2, "state", &FriendAnswer::state, "friends, if the other had asked already"),
    };
};

} // namespace dunlin::wire

// Every struct above that has fields, for what walks them (wire/codecs.h, wire/codecs.cpp). Not formatted:
// clang-format 14 never settles on macros without a semicolon.
// clang-format off
#define DUNLIN_WIRE_FRIEND(X)                                                                      \
    X(Friend)                                                                                      \
    X(FriendList) X(FriendRequest) X(FriendAnswer)

namespace dunlin {
DUNLIN_WIRE_FRIEND(DUNLIN_DECLARE_CODECS)
} // namespace dunlin
// clang-format on
