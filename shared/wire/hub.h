// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What only the hub says: the first frame, limits, pushes (protocol, "Hub").
#pragma once

#include "shared/wire/codecs.h"
#include "shared/wire/errors.h"
#include "shared/wire/sync.h"

namespace dunlin::wire {

struct Limits {
    qint64 textBytes = 16 * 1024;
    qint64 frameBytes = 96 * 1024;
    qint64 depth = 16;
    qint64 page = 200;
    qint64 channelNameLength = 80;
    qint64 fileBytes = qint64(1) << 30;
    qint64 chunkBytes = 1 << 20;
    bool operator==(const Limits &) const = default;

    static constexpr const char *typeName = "Limits";
    static constexpr auto fields = FieldList{
        defaulted(1, "textBytes", &Limits::textBytes, "of a message, in UTF-8"),
        defaulted(2, "frameBytes", &Limits::frameBytes),
        defaulted(3, "depth", &Limits::depth),
        defaulted(4, "page", &Limits::page, "rows of one answer"),
        defaulted(5, "channelNameLength", &Limits::channelNameLength, "characters"),
        defaulted(6, "fileBytes", &Limits::fileBytes),
        defaulted(7, "chunkBytes", &Limits::chunkBytes),
    };
};

struct Resume {
    EpochId epoch;
    qint64 userCursor = 0;
    QList<ChannelCursor> channels;
    bool operator==(const Resume &) const = default;

    static constexpr const char *typeName = "Resume";
    static constexpr auto fields = FieldList{
        field(1, "epoch", &Resume::epoch),
        defaulted(2, "userCursor", &Resume::userCursor),
        defaulted(3, "channels", &Resume::channels),
    };
};

struct Hello {
    std::optional<QString> token;
    std::optional<QString> ticket;
    std::optional<QString> client;
    std::optional<Resume> resume;
    bool operator==(const Hello &) const = default;

    static constexpr const char *typeName = "Hello";
    static constexpr auto fields = FieldList{
        field(1, "token", &Hello::token, "an access token, or a ticket"),
        field(2, "ticket", &Hello::ticket),
        field(3, "client", &Hello::client, "program, version, platform"),
        field(4, "resume", &Hello::resume),
    };
};

struct HelloReply {
    User user;
    Device device;
    qint64 serverTime = 0;
    EpochId epoch;
    Limits limits;
    qint64 heartbeat = 30;
    std::optional<SyncReply> sync;
    bool operator==(const HelloReply &) const = default;

    static constexpr const char *typeName = "HelloReply";
    static constexpr auto fields = FieldList{
        field(1, "user", &HelloReply::user),
        field(2, "device", &HelloReply::device),
        field(3, "serverTime", &HelloReply::serverTime),
        field(4, "epoch", &HelloReply::epoch, "another one than before: start over"),
        defaulted(5, "limits", &HelloReply::limits),
        defaulted(6, "heartbeat", &HelloReply::heartbeat, "seconds between the server's pings"),
        field(7, "sync", &HelloReply::sync, "when resume was there and its epoch is current"),
    };
};

struct AuthRequest {
    QString token;
    bool operator==(const AuthRequest &) const = default;

    static constexpr const char *typeName = "AuthRequest";
    static constexpr auto fields = FieldList{field(1, "token", &AuthRequest::token)};
};

struct Pong {
    qint64 serverTime = 0;
    bool operator==(const Pong &) const = default;

    static constexpr const char *typeName = "Pong";
    static constexpr auto fields = FieldList{field(1, "serverTime", &Pong::serverTime)};
};

struct MessageEvent {
    ChannelId channelId;
    qint64 seq = 0;
    MessageRow row;
    bool operator==(const MessageEvent &) const = default;

    static constexpr const char *typeName = "MessageEvent";
    static constexpr auto fields = FieldList{
        field(1, "channelId", &MessageEvent::channelId),
        field(2, "seq", &MessageEvent::seq, "equals row.revSeq"),
        field(3, "row", &MessageEvent::row),
    };
};

struct MemberEvent {
    ChannelId channelId;
    qint64 seq = 0;
    MemberChange member;
    bool operator==(const MemberEvent &) const = default;

    static constexpr const char *typeName = "MemberEvent";
    static constexpr auto fields = FieldList{
        field(1, "channelId", &MemberEvent::channelId),
        field(2, "seq", &MemberEvent::seq),
        field(3, "member", &MemberEvent::member),
    };
};

enum class ChannelAct : quint8 {
    Unknown = 0,
    Settings = 1,
    Added = 2,
    Removed = 3,
    Deleted = 4,
    Roster = 5
};
constexpr auto enumTable(ChannelAct)
{
    return std::array{
        EnumName{ChannelAct::Settings, "settings"}, EnumName{ChannelAct::Added, "added"},
        EnumName{ChannelAct::Removed, "removed"}, EnumName{ChannelAct::Deleted, "deleted"},
        EnumName{ChannelAct::Roster, "roster"}};
}

struct ChannelEvent {
    ChannelId channelId;
    std::optional<qint64> seq;
    ChannelAct act = ChannelAct::Settings;
    std::optional<Channel> channel;
    bool operator==(const ChannelEvent &) const = default;

    static constexpr const char *typeName = "ChannelEvent";
    static constexpr auto fields = FieldList{
        field(1, "channelId", &ChannelEvent::channelId),
        field(2, "seq", &ChannelEvent::seq, "settings: the number of the change"),
        defaulted(3, "act", &ChannelEvent::act),
        field(4, "channel", &ChannelEvent::channel),
    };
};

struct ReceiptEvent {
    ChannelId channelId;
    UserId userId;
    qint64 readSeq = 0;
    qint64 receivedSeq = 0;
    bool operator==(const ReceiptEvent &) const = default;

    static constexpr const char *typeName = "ReceiptEvent";
    static constexpr auto fields = FieldList{
        field(1, "channelId", &ReceiptEvent::channelId),
        field(2, "userId", &ReceiptEvent::userId),
        field(3, "readSeq", &ReceiptEvent::readSeq),
        field(4, "receivedSeq", &ReceiptEvent::receivedSeq),
    };
};

struct TypingEvent {
    ChannelId channelId;
    UserId userId;
    bool active = false;
    bool operator==(const TypingEvent &) const = default;

    static constexpr const char *typeName = "TypingEvent";
    static constexpr auto fields = FieldList{
        field(1, "channelId", &TypingEvent::channelId),
        field(2, "userId", &TypingEvent::userId),
        field(3, "active", &TypingEvent::active),
    };
};

struct Notice {
    QString code;
    QString message;
    bool operator==(const Notice &) const = default;

    static constexpr const char *typeName = "Notice";
    static constexpr auto fields =
        FieldList{field(1, "code", &Notice::code), field(2, "message", &Notice::message)};
};

// GET /health.
enum class HealthState : quint8 { Unknown = 0, Ok = 1, Degraded = 2, Down = 3 };
constexpr auto enumTable(HealthState)
{
    return std::array{EnumName{HealthState::Ok, "ok"}, EnumName{HealthState::Degraded, "degraded"},
                      EnumName{HealthState::Down, "down"}};
}

} // namespace dunlin::wire

// Every struct above that has fields, for what walks them (wire/codecs.h, wire/codecs.cpp). Not formatted:
// clang-format 14 never settles on macros without a semicolon.
// clang-format off
#define DUNLIN_WIRE_HUB(X)                                                                         \
    X(Limits)                                                                                      \
    X(Resume) X(Hello) X(HelloReply) X(AuthRequest) X(Pong) X(MessageEvent) X(MemberEvent)         \
        X(ChannelEvent) X(ReceiptEvent) X(TypingEvent) X(Notice)

namespace dunlin {
DUNLIN_WIRE_HUB(DUNLIN_DECLARE_CODECS)
} // namespace dunlin
// clang-format on
