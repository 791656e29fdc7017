// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Hooks of a channel, as they travel (protocol: /channels/{id}/hooks, /hooks/{secret}): addresses at which other programs
// post into it, and addresses of other programs that are told of its messages.
#pragma once

#include "shared/core/id.h"
#include "shared/schema/field.h"
#include "shared/wire/account.h"
#include "shared/wire/codecs.h"
#include "shared/wire/message.h"

namespace dunlin {

using HookId = Id<struct HookIdKind>;

} // namespace dunlin

namespace dunlin::wire {

enum class HookKind : quint8 { Unknown = 0, Incoming = 1, Outgoing = 2 };
constexpr auto enumTable(HookKind)
{
    return std::array{EnumName{HookKind::Incoming, "incoming"},
                      EnumName{HookKind::Outgoing, "outgoing"}};
}

struct HookCreate {
    HookKind kind = HookKind::Unknown;
    QString name;
    std::optional<QString> url;
    bool operator==(const HookCreate &) const = default;

    static constexpr const char *typeName = "HookCreate";
    static constexpr auto fields = FieldList{
        field(1, "kind", &HookCreate::kind),
        field(2, "name", &HookCreate::name, "under which it appears in the channel"),
        field(3, "url", &HookCreate::url, "outgoing: https, where messages are sent to"),
    };
};

struct Hook {
    HookId id;
    HookKind kind = HookKind::Unknown;
    ChannelId channelId;
    QString name;
    UserId userId;
    UserId createdBy;
    qint64 createdAt = 0;
    std::optional<QString> url;
    std::optional<QString> secret;
    std::optional<qint64> deliveredSeq;
    std::optional<qint64> failingSince;
    std::optional<qint64> stoppedAt;
    std::optional<QString> reason;
    bool operator==(const Hook &) const = default;

    static constexpr const char *typeName = "Hook";
    static constexpr auto fields = FieldList{
        field(1, "id", &Hook::id),
        field(2, "kind", &Hook::kind),
        field(3, "channelId", &Hook::channelId),
        field(4, "name", &Hook::name),
        field(5, "userId", &Hook::userId, "the member that stands for it"),
        field(6, "createdBy", &Hook::createdBy),
        defaulted(7, "createdAt", &Hook::createdAt),
        field(8, "url", &Hook::url,
              "outgoing: where to; incoming: where to post, in the answer that makes it and never "
              "again"),
        field(9, "secret", &Hook::secret,
              "outgoing: what deliveries are signed with, in the answer that makes it and never "
              "again"),
        field(10, "deliveredSeq", &Hook::deliveredSeq, "outgoing: up to which message"),
        field(11, "failingSince", &Hook::failingSince, "outgoing: nobody has taken anything since"),
        field(12, "stoppedAt", &Hook::stoppedAt, "outgoing: given up"),
        field(13, "reason", &Hook::reason, "outgoing: why the last delivery failed"),
    };
};

struct HookList {
    QList<Hook> hooks;
    bool operator==(const HookList &) const = default;

    static constexpr const char *typeName = "HookList";
    static constexpr auto fields = FieldList{field(1, "hooks", &HookList::hooks)};
};

// What another program posts.
struct HookPost {
    QString text;
    std::optional<OpId> opId;
    bool operator==(const HookPost &) const = default;

    static constexpr const char *typeName = "HookPost";
    static constexpr auto fields = FieldList{
        field(1, "text", &HookPost::text),
        field(2, "opId", &HookPost::opId, "to post once, however often it is sent"),
    };
};

struct HookPosted {
    OpId id;
    qint64 seq = 0;
    bool operator==(const HookPosted &) const = default;

    static constexpr const char *typeName = "HookPosted";
    static constexpr auto fields = FieldList{
        field(1, "id", &HookPosted::id, "of the message"),
        field(2, "seq", &HookPosted::seq),
    };
};

// What another program is told: the body of a delivery.
struct HookDelivery {
    HookId hookId;
    QString channelName;
    std::optional<User> sender;
    MessageRow message;
    bool operator==(const HookDelivery &) const = default;

    static constexpr const char *typeName = "HookDelivery";
    static constexpr auto fields = FieldList{
        field(1, "hookId", &HookDelivery::hookId),
        field(2, "channelName", &HookDelivery::channelName),
        field(3, "sender", &HookDelivery::sender),
        field(4, "message", &HookDelivery::message),
    };
};

} // namespace dunlin::wire

// Every struct above that has fields, for what walks them (wire/codecs.h, wire/codecs.cpp). Not formatted:
// clang-format 14 never settles on macros without a semicolon.
// clang-format off
#define DUNLIN_WIRE_HOOK(X)                                                                        \
    X(HookCreate) X(Hook) X(HookList) X(HookPost) X(HookPosted) X(HookDelivery)

namespace dunlin {
DUNLIN_WIRE_HOOK(DUNLIN_DECLARE_CODECS)
} // namespace dunlin
// clang-format on
