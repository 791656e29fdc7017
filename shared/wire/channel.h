// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Channels, members and invites as they travel (protocol: /channels, /invites).
#pragma once

#include "shared/wire/codecs.h"
#include "shared/wire/message.h"

namespace dunlin::wire {

enum class ChannelKind : quint8 { Unknown = 0, Channel = 1, Direct = 2 };
constexpr auto enumTable(ChannelKind)
{
    return std::array{EnumName{ChannelKind::Channel, "channel"},
                      EnumName{ChannelKind::Direct, "direct"}};
}

// In rising order of power.
enum class Role : quint8 { Unknown = 0, ReadOnly = 1, Member = 2, Admin = 3, Owner = 4 };
constexpr auto enumTable(Role)
{
    return std::array{EnumName{Role::ReadOnly, "readonly"}, EnumName{Role::Member, "member"},
                      EnumName{Role::Admin, "admin"}, EnumName{Role::Owner, "owner"}};
}

enum class RetentionMode : quint8 { Unknown = 0, Keep = 1, Delivered = 2, Expire = 3 };
constexpr auto enumTable(RetentionMode)
{
    return std::array{EnumName{RetentionMode::Keep, "keep"},
                      EnumName{RetentionMode::Delivered, "delivered"},
                      EnumName{RetentionMode::Expire, "expire"}};
}

// What of a channel a member wants to be told of. The numbers are those of the first schema, where 2 is what
// everybody begins with.
enum class NotifyLevel : quint8 { Unknown = 0, None = 1, All = 2, Mentions = 3 };
constexpr auto enumTable(NotifyLevel)
{
    return std::array{EnumName{NotifyLevel::All, "all"},
                      EnumName{NotifyLevel::Mentions, "mentions"},
                      EnumName{NotifyLevel::None, "none"}};
}

struct Retention {
    RetentionMode mode = RetentionMode::Keep;
    std::optional<qint64> ttl;
    bool operator==(const Retention &) const = default;

    static constexpr const char *typeName = "Retention";
    static constexpr auto fields = FieldList{
        field(1, "mode", &Retention::mode),
        field(2, "ttl", &Retention::ttl, "ms"),
    };
};

// A channel's card.
struct Channel {
    ChannelId id;
    ChannelKind kind = ChannelKind::Channel;
    QString name;
    QString description;
    bool isPrivate = false;
    bool encrypted = false;
    Retention retention;
    UserId createdBy;
    qint64 createdAt = 0;
    qint64 revSeq = 0;
    std::optional<User> peer;
    std::optional<qint64> memberCount;
    std::optional<qint64> slowModeSeconds;
    bool operator==(const Channel &) const = default;

    static constexpr const char *typeName = "Channel";
    static constexpr auto fields = FieldList{
        field(1, "id", &Channel::id),
        field(2, "kind", &Channel::kind),
        defaulted(3, "name", &Channel::name),
        defaulted(4, "description", &Channel::description),
        defaulted(5, "isPrivate", &Channel::isPrivate),
        defaulted(6, "encrypted", &Channel::encrypted),
        defaulted(7, "retention", &Channel::retention),
        field(8, "createdBy", &Channel::createdBy),
        defaulted(9, "createdAt", &Channel::createdAt),
        defaulted(10, "revSeq", &Channel::revSeq, "number of the last change of this card"),
        field(11, "peer", &Channel::peer, "of a direct channel: the other person"),
        field(12, "memberCount", &Channel::memberCount),
        field(13, "slowModeSeconds", &Channel::slowModeSeconds,
              "between two messages of a member; absent: no slow mode"),
    };
};

struct ChannelCreate {
    OpId opId;
    ChannelKind kind = ChannelKind::Channel;
    std::optional<QString> name;
    std::optional<QString> description;
    bool isPrivate = false;
    std::optional<bool> encrypted;
    std::optional<Retention> retention;
    QList<UserId> members;
    bool operator==(const ChannelCreate &) const = default;

    static constexpr const char *typeName = "ChannelCreate";
    static constexpr auto fields = FieldList{
        field(1, "opId", &ChannelCreate::opId),
        defaulted(2, "kind", &ChannelCreate::kind),
        field(3, "name", &ChannelCreate::name, "a direct channel has none"),
        field(4, "description", &ChannelCreate::description),
        defaulted(5, "isPrivate", &ChannelCreate::isPrivate),
        field(6, "encrypted", &ChannelCreate::encrypted),
        field(7, "retention", &ChannelCreate::retention),
        defaulted(8, "members", &ChannelCreate::members,
                  "of a direct channel: the one other person"),
    };
};

struct ChannelPatch {
    std::optional<QString> name;
    std::optional<QString> description;
    std::optional<Retention> retention;
    std::optional<qint64> slowModeSeconds;
    bool operator==(const ChannelPatch &) const = default;

    static constexpr const char *typeName = "ChannelPatch";
    static constexpr auto fields = FieldList{
        field(1, "name", &ChannelPatch::name),
        field(2, "description", &ChannelPatch::description),
        field(3, "retention", &ChannelPatch::retention),
        field(4, "slowModeSeconds", &ChannelPatch::slowModeSeconds, "0 to 21600; 0: none"),
    };
};

// One row of "my channels".
struct ChannelSummary {
    Channel channel;
    Role role = Role::Member;
    qint64 readSeq = 0;
    qint64 unread = 0;
    qint64 mentions = 0;
    std::optional<MessageRow> lastMessage;
    qint64 head = 0;
    std::optional<NotifyLevel> notify;
    std::optional<qint64> mutedUntil;
    bool operator==(const ChannelSummary &) const = default;

    static constexpr const char *typeName = "ChannelSummary";
    static constexpr auto fields = FieldList{
        field(1, "channel", &ChannelSummary::channel),
        field(2, "role", &ChannelSummary::role),
        defaulted(3, "readSeq", &ChannelSummary::readSeq),
        defaulted(4, "unread", &ChannelSummary::unread),
        defaulted(5, "mentions", &ChannelSummary::mentions, "of the caller, unread"),
        field(6, "lastMessage", &ChannelSummary::lastMessage),
        defaulted(7, "head", &ChannelSummary::head),
        field(8, "notify", &ChannelSummary::notify),
        field(9, "mutedUntil", &ChannelSummary::mutedUntil),
    };
};

// Of the caller alone.
struct NotifyPut {
    NotifyLevel level = NotifyLevel::All;
    std::optional<qint64> mutedUntil;
    bool operator==(const NotifyPut &) const = default;

    static constexpr const char *typeName = "NotifyPut";
    static constexpr auto fields = FieldList{
        field(1, "level", &NotifyPut::level),
        field(2, "mutedUntil", &NotifyPut::mutedUntil, "ms since 1970 UTC; absent: not muted"),
    };
};

struct ChannelList {
    QList<ChannelSummary> channels;
    bool operator==(const ChannelList &) const = default;

    static constexpr const char *typeName = "ChannelList";
    static constexpr auto fields = FieldList{field(1, "channels", &ChannelList::channels)};
};

struct ChannelDirectory {
    QList<Channel> channels;
    bool more = false;
    bool operator==(const ChannelDirectory &) const = default;

    static constexpr const char *typeName = "ChannelDirectory";
    static constexpr auto fields = FieldList{
        field(1, "channels", &ChannelDirectory::channels),
        defaulted(2, "more", &ChannelDirectory::more),
    };
};

struct Member {
    User user;
    Role role = Role::Member;
    qint64 joinedAt = 0;
    bool online = false;
    qint64 readSeq = 0;
    qint64 receivedSeq = 0;
    std::optional<PresenceState> presence;
    std::optional<UserId> invitedBy;
    bool operator==(const Member &) const = default;

    static constexpr const char *typeName = "Member";
    static constexpr auto fields = FieldList{
        field(1, "user", &Member::user),
        field(2, "role", &Member::role),
        defaulted(3, "joinedAt", &Member::joinedAt),
        defaulted(4, "online", &Member::online),
        defaulted(5, "readSeq", &Member::readSeq),
        defaulted(6, "receivedSeq", &Member::receivedSeq),
        field(7, "presence", &Member::presence),
        field(8, "invitedBy", &Member::invitedBy,
              "by whose link they came; told to that one alone"),
    };
};

struct MemberList {
    QList<Member> members;
    bool operator==(const MemberList &) const = default;

    static constexpr const char *typeName = "MemberList";
    static constexpr auto fields = FieldList{field(1, "members", &MemberList::members)};
};

// Who can read what is sealed now. The number grows with everything that changes that: somebody comes or goes, or the
// devices of a member change. What is sealed for an older one is refused.
struct Roster {
    qint64 epoch = 0;
    QList<UserId> members;
    qint64 entries = 0;
    bool operator==(const Roster &) const = default;

    static constexpr const char *typeName = "Roster";
    static constexpr auto fields = FieldList{
        field(1, "epoch", &Roster::epoch),
        field(2, "members", &Roster::members),
        defaulted(3, "entries", &Roster::entries, "how many the signed log has"),
    };
};

struct MemberPut {
    Role role = Role::Member;
    bool operator==(const MemberPut &) const = default;

    static constexpr const char *typeName = "MemberPut";
    static constexpr auto fields = FieldList{defaulted(1, "role", &MemberPut::role)};
};

struct InviteCreate {
    std::optional<qint64> expiresIn;
    std::optional<qint64> maxUses;
    bool operator==(const InviteCreate &) const = default;

    static constexpr const char *typeName = "InviteCreate";
    static constexpr auto fields = FieldList{
        field(1, "expiresIn", &InviteCreate::expiresIn, "seconds"),
        field(2, "maxUses", &InviteCreate::maxUses),
    };
};

struct Invite {
    QString token;
    QString url;
    std::optional<qint64> expiresAt;
    bool operator==(const Invite &) const = default;

    static constexpr const char *typeName = "Invite";
    static constexpr auto fields = FieldList{
        field(1, "token", &Invite::token),
        field(2, "url", &Invite::url, "a dunlin:// link that the client opens"),
        field(3, "expiresAt", &Invite::expiresAt),
    };
};

} // namespace dunlin::wire

// Every struct above that has fields, for what walks them (wire/codecs.h, wire/codecs.cpp). Not formatted:
// clang-format 14 never settles on macros without a semicolon.
// clang-format off
#define DUNLIN_WIRE_CHANNEL(X)                                                                     \
    X(Retention)                                                                                   \
    X(Channel) X(ChannelCreate) X(ChannelPatch) X(ChannelSummary) X(ChannelList)                   \
        X(NotifyPut) X(ChannelDirectory) X(Member) X(MemberList) X(Roster) X(MemberPut) X(InviteCreate)      \
            X(Invite)

namespace dunlin {
DUNLIN_WIRE_CHANNEL(DUNLIN_DECLARE_CODECS)
} // namespace dunlin
// clang-format on
