// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Messages and what is done to them (protocol: message.*, reaction.*, history, read, received).
#pragma once

#include "shared/core/id.h"
#include "shared/schema/field.h"
#include "shared/wire/account.h"
#include "shared/wire/codecs.h"

namespace dunlin::wire {

enum class MessageType : quint8 { Unknown = 0, Text = 1, File = 2, System = 3, Call = 4 };
constexpr auto enumTable(MessageType)
{
    return std::array{EnumName{MessageType::Text, "text"}, EnumName{MessageType::File, "file"},
                      EnumName{MessageType::System, "system"}, EnumName{MessageType::Call, "call"}};
}

enum class SendStatus : quint8 { Unknown = 0, Stored = 1, Repeated = 2 };
constexpr auto enumTable(SendStatus)
{
    return std::array{EnumName{SendStatus::Stored, "stored"},
                      EnumName{SendStatus::Repeated, "repeated"}};
}

struct Reaction {
    QString emoji;
    qint64 count = 0;
    std::optional<bool> mine;
    QList<UserId> by;
    bool operator==(const Reaction &) const = default;

    static constexpr const char *typeName = "Reaction";
    static constexpr auto fields = FieldList{
        field(1, "emoji", &Reaction::emoji),
        field(2, "count", &Reaction::count),
        field(3, "mine", &Reaction::mine,
              "absent in a push, which is the same for everybody: look into by"),
        defaulted(4, "by", &Reaction::by, "the first 100 people, oldest first"),
    };
};

struct FileRef {
    FileId id;
    QString name;
    qint64 size = 0;
    QString contentType;
    bool operator==(const FileRef &) const = default;

    static constexpr const char *typeName = "FileRef";
    static constexpr auto fields = FieldList{
        field(1, "id", &FileRef::id),
        field(2, "name", &FileRef::name),
        field(3, "size", &FileRef::size),
        field(4, "contentType", &FileRef::contentType),
    };
};

// What the devices of an encrypted channel sealed for each other (docs/crypto.md): for the server bytes.
struct Sealed {
    qint64 scheme = 1;
    qint64 epoch = 0;
    QByteArray bytes;
    bool operator==(const Sealed &) const = default;

    static constexpr const char *typeName = "Sealed";
    static constexpr auto fields = FieldList{
        field(1, "scheme", &Sealed::scheme,
              "1: chains of senders; 2: a word that reactions were taken back, signed"),
        field(2, "epoch", &Sealed::epoch,
              "of the channel's roster, for which it was sealed; 0 with scheme 2"),
        field(3, "bytes", &Sealed::bytes, "1 to 24576 bytes"),
    };
};

// One reaction in an encrypted channel: the server knows who gave it, what it is stands inside. Or somebody's word that they
// took some of theirs back.
struct SealedReaction {
    OpId id;
    UserId by;
    DeviceId device;
    Sealed sealed;
    bool operator==(const SealedReaction &) const = default;

    static constexpr const char *typeName = "SealedReaction";
    static constexpr auto fields = FieldList{
        field(1, "id", &SealedReaction::id,
              "the opId with which it was given, or others taken back"),
        field(2, "by", &SealedReaction::by),
        field(3, "device", &SealedReaction::device),
        field(4, "sealed", &SealedReaction::sealed, "1 to 1024 bytes"),
    };
};

// A message as it is now. A deleted one keeps its numbers and has no content.
struct MessageRow {
    ChannelId channelId;
    qint64 seq = 0;
    qint64 ord = 0;
    OpId id;
    UserId senderId;
    DeviceId senderDevice;
    MessageType type = MessageType::Text;
    std::optional<QString> content;
    std::optional<qint64> replyTo;
    QList<FileRef> files;
    QList<UserId> mentions;
    QList<Reaction> reactions;
    qint64 createdAt = 0;
    std::optional<qint64> editedAt;
    std::optional<qint64> expiresAt;
    bool deleted = false;
    qint64 revSeq = 0;
    std::optional<bool> pinned;
    std::optional<bool> mentionsChannel;
    std::optional<Sealed> sealed = std::nullopt;
    std::optional<QList<SealedReaction>> sealedReactions = std::nullopt;
    bool operator==(const MessageRow &) const = default;

    static constexpr const char *typeName = "MessageRow";
    static constexpr auto fields = FieldList{
        field(1, "channelId", &MessageRow::channelId),
        field(2, "seq", &MessageRow::seq, "number of the creation in the channel's stream"),
        field(3, "ord", &MessageRow::ord, "1, 2, 3 ... over messages only"),
        field(4, "id", &MessageRow::id, "the opId with which it was sent"),
        field(5, "senderId", &MessageRow::senderId),
        field(6, "senderDevice", &MessageRow::senderDevice),
        field(7, "type", &MessageRow::type),
        field(8, "content", &MessageRow::content),
        field(9, "sealed", &MessageRow::sealed, "of an encrypted channel, instead of content"),
        field(10, "replyTo", &MessageRow::replyTo, "seq of the answered message"),
        defaulted(11, "files", &MessageRow::files),
        defaulted(12, "mentions", &MessageRow::mentions),
        defaulted(13, "reactions", &MessageRow::reactions),
        field(14, "createdAt", &MessageRow::createdAt, "ms since 1970 UTC, the server's clock"),
        field(15, "editedAt", &MessageRow::editedAt),
        field(16, "expiresAt", &MessageRow::expiresAt),
        defaulted(17, "deleted", &MessageRow::deleted),
        field(18, "revSeq", &MessageRow::revSeq, "number of the last change"),
        field(19, "pinned", &MessageRow::pinned, "true while it is pinned, else absent"),
        field(20, "mentionsChannel", &MessageRow::mentionsChannel,
              "true when everybody in the channel is mentioned, else absent"),
        field(21, "sealedReactions", &MessageRow::sealedReactions,
              "of an encrypted channel, oldest first, instead of reactions; absent: none"),
    };
};

// Newest first. `users` holds the profiles of the senders.
struct MessagePage {
    QList<MessageRow> messages;
    qint64 purgedSeq = 0;
    bool more = false;
    QList<User> users;
    bool operator==(const MessagePage &) const = default;

    static constexpr const char *typeName = "MessagePage";
    static constexpr auto fields = FieldList{
        field(1, "messages", &MessagePage::messages),
        defaulted(2, "purgedSeq", &MessagePage::purgedSeq),
        defaulted(3, "more", &MessagePage::more),
        defaulted(4, "users", &MessagePage::users, "profiles of the senders"),
    };
};

struct HistoryRequest {
    ChannelId channelId;
    std::optional<qint64> belowSeq;
    std::optional<qint64> aroundSeq;
    std::optional<qint64> aboveSeq;
    std::optional<qint64> limit;
    bool operator==(const HistoryRequest &) const = default;

    static constexpr const char *typeName = "HistoryRequest";
    static constexpr auto fields = FieldList{
        field(1, "channelId", &HistoryRequest::channelId),
        field(2, "belowSeq", &HistoryRequest::belowSeq, "the newest below it"),
        field(3, "aroundSeq", &HistoryRequest::aroundSeq, "half below, half from it on"),
        field(4, "aboveSeq", &HistoryRequest::aboveSeq, "the next above it"),
        field(5, "limit", &HistoryRequest::limit),
    };
};

struct SendRequest {
    OpId opId;
    ChannelId channelId;
    MessageType type = MessageType::Text;
    std::optional<QString> content;
    std::optional<qint64> replyTo;
    QList<FileId> files;
    QList<UserId> mentions;
    std::optional<qint64> expiresIn;
    std::optional<Sealed> sealed = std::nullopt;
    bool operator==(const SendRequest &) const = default;

    static constexpr const char *typeName = "SendRequest";
    static constexpr auto fields = FieldList{
        field(1, "opId", &SendRequest::opId),
        field(2, "channelId", &SendRequest::channelId),
        defaulted(3, "type", &SendRequest::type),
        field(4, "content", &SendRequest::content),
        field(5, "sealed", &SendRequest::sealed, "in an encrypted channel, instead of content"),
        field(6, "replyTo", &SendRequest::replyTo),
        defaulted(7, "files", &SendRequest::files),
        defaulted(8, "mentions", &SendRequest::mentions),
        field(9, "expiresIn", &SendRequest::expiresIn, "ms"),
    };
};

struct SendReply {
    OpId opId;
    SendStatus status = SendStatus::Stored;
    qint64 seq = 0;
    qint64 ord = 0;
    qint64 createdAt = 0;
    bool operator==(const SendReply &) const = default;

    static constexpr const char *typeName = "SendReply";
    static constexpr auto fields = FieldList{
        field(1, "opId", &SendReply::opId),
        field(2, "status", &SendReply::status),
        field(3, "seq", &SendReply::seq),
        field(4, "ord", &SendReply::ord),
        field(5, "createdAt", &SendReply::createdAt),
    };
};

struct EditRequest {
    OpId opId;
    ChannelId channelId;
    qint64 seq = 0;
    std::optional<QString> content;
    std::optional<Sealed> sealed = std::nullopt;
    bool operator==(const EditRequest &) const = default;

    static constexpr const char *typeName = "EditRequest";
    static constexpr auto fields = FieldList{
        field(1, "opId", &EditRequest::opId),
        field(2, "channelId", &EditRequest::channelId),
        field(3, "seq", &EditRequest::seq),
        field(4, "content", &EditRequest::content),
        field(5, "sealed", &EditRequest::sealed, "in an encrypted channel, instead of content"),
    };
};

struct DeleteRequest {
    OpId opId;
    ChannelId channelId;
    qint64 seq = 0;
    bool operator==(const DeleteRequest &) const = default;

    static constexpr const char *typeName = "DeleteRequest";
    static constexpr auto fields = FieldList{
        field(1, "opId", &DeleteRequest::opId),
        field(2, "channelId", &DeleteRequest::channelId),
        field(3, "seq", &DeleteRequest::seq),
    };
};

struct ReactionRequest {
    OpId opId;
    ChannelId channelId;
    qint64 seq = 0;
    QString emoji;
    std::optional<Sealed> sealed = std::nullopt;
    std::optional<QList<OpId>> given = std::nullopt;
    bool operator==(const ReactionRequest &) const = default;

    static constexpr const char *typeName = "ReactionRequest";
    static constexpr auto fields = FieldList{
        field(1, "opId", &ReactionRequest::opId),
        field(2, "channelId", &ReactionRequest::channelId),
        field(3, "seq", &ReactionRequest::seq),
        defaulted(4, "emoji", &ReactionRequest::emoji, "empty in an encrypted channel"),
        field(5, "sealed", &ReactionRequest::sealed,
              "in an encrypted channel: of reaction.add instead of emoji; with reaction.remove, "
              "if it is there, one's word that these are taken back"),
        field(6, "given", &ReactionRequest::given,
              "reaction.remove in an encrypted channel: which of one's own, by their ids, 1 to 12; "
              "earlier words among them"),
    };
};

// For pin.add, pin.remove.
struct PinRequest {
    OpId opId;
    ChannelId channelId;
    qint64 seq = 0;
    bool operator==(const PinRequest &) const = default;

    static constexpr const char *typeName = "PinRequest";
    static constexpr auto fields = FieldList{
        field(1, "opId", &PinRequest::opId),
        field(2, "channelId", &PinRequest::channelId),
        field(3, "seq", &PinRequest::seq),
    };
};

struct Pin {
    MessageRow message;
    UserId by;
    qint64 at = 0;
    bool operator==(const Pin &) const = default;

    static constexpr const char *typeName = "Pin";
    static constexpr auto fields = FieldList{
        field(1, "message", &Pin::message),
        field(2, "by", &Pin::by, "who pinned it"),
        field(3, "at", &Pin::at, "when"),
    };
};

// The last pinned first.
struct PinList {
    QList<Pin> pins;
    QList<User> users;
    bool operator==(const PinList &) const = default;

    static constexpr const char *typeName = "PinList";
    static constexpr auto fields = FieldList{
        field(1, "pins", &PinList::pins),
        defaulted(2, "users", &PinList::users, "profiles of who wrote and who pinned"),
    };
};

struct SearchHit {
    MessageRow message;
    qint64 place = 0;
    bool operator==(const SearchHit &) const = default;

    static constexpr const char *typeName = "SearchHit";
    static constexpr auto fields = FieldList{
        field(1, "message", &SearchHit::message),
        field(2, "place", &SearchHit::place, "as before, it asks for the hits behind this one"),
    };
};

// Newest first.
struct SearchList {
    QList<SearchHit> hits;
    bool more = false;
    QList<User> users;
    bool operator==(const SearchList &) const = default;

    static constexpr const char *typeName = "SearchList";
    static constexpr auto fields = FieldList{
        field(1, "hits", &SearchList::hits),
        defaulted(2, "more", &SearchList::more),
        defaulted(3, "users", &SearchList::users, "profiles of the senders"),
    };
};

struct ChangeReply {
    OpId opId;
    SendStatus status = SendStatus::Stored;
    qint64 revSeq = 0;
    bool operator==(const ChangeReply &) const = default;

    static constexpr const char *typeName = "ChangeReply";
    static constexpr auto fields = FieldList{
        field(1, "opId", &ChangeReply::opId),
        field(2, "status", &ChangeReply::status),
        field(3, "revSeq", &ChangeReply::revSeq),
    };
};

// For read, received: a cumulative mark.
struct MarkRequest {
    ChannelId channelId;
    qint64 seq = 0;
    bool operator==(const MarkRequest &) const = default;

    static constexpr const char *typeName = "MarkRequest";
    static constexpr auto fields = FieldList{
        field(1, "channelId", &MarkRequest::channelId),
        field(2, "seq", &MarkRequest::seq),
    };
};

struct TypingRequest {
    ChannelId channelId;
    bool active = false;
    bool operator==(const TypingRequest &) const = default;

    static constexpr const char *typeName = "TypingRequest";
    static constexpr auto fields = FieldList{
        field(1, "channelId", &TypingRequest::channelId),
        field(2, "active", &TypingRequest::active),
    };
};

// For channel.open, channel.close.
struct ChannelRef {
    ChannelId channelId;
    bool operator==(const ChannelRef &) const = default;

    static constexpr const char *typeName = "ChannelRef";
    static constexpr auto fields = FieldList{field(1, "channelId", &ChannelRef::channelId)};
};

// Bodies of REST requests whose channel and seq stand in the path.
struct OpBody {
    OpId opId;
    bool operator==(const OpBody &) const = default;

    static constexpr const char *typeName = "OpBody";
    static constexpr auto fields = FieldList{field(1, "opId", &OpBody::opId)};
};

struct EditBody {
    OpId opId;
    std::optional<QString> content;
    std::optional<Sealed> sealed = std::nullopt;
    bool operator==(const EditBody &) const = default;

    static constexpr const char *typeName = "EditBody";
    static constexpr auto fields =
        FieldList{field(1, "opId", &EditBody::opId), field(2, "content", &EditBody::content),
                  field(3, "sealed", &EditBody::sealed, "in an encrypted channel")};
};

struct SendBody {
    OpId opId;
    MessageType type = MessageType::Text;
    std::optional<QString> content;
    std::optional<qint64> replyTo;
    QList<FileId> files;
    QList<UserId> mentions;
    std::optional<qint64> expiresIn;
    std::optional<Sealed> sealed = std::nullopt;
    bool operator==(const SendBody &) const = default;

    static constexpr const char *typeName = "SendBody";
    static constexpr auto fields = FieldList{
        field(1, "opId", &SendBody::opId),
        defaulted(3, "type", &SendBody::type),
        field(4, "content", &SendBody::content),
        field(5, "sealed", &SendBody::sealed, "in an encrypted channel, instead of content"),
        field(6, "replyTo", &SendBody::replyTo),
        defaulted(7, "files", &SendBody::files),
        defaulted(8, "mentions", &SendBody::mentions),
        field(9, "expiresIn", &SendBody::expiresIn, "ms"),
    };
};

struct SeqBody {
    qint64 seq = 0;
    bool operator==(const SeqBody &) const = default;

    static constexpr const char *typeName = "SeqBody";
    static constexpr auto fields = FieldList{field(1, "seq", &SeqBody::seq)};
};

} // namespace dunlin::wire

// Every struct above that has fields, for what walks them (wire/codecs.h, wire/codecs.cpp). Not formatted:
// clang-format 14 never settles on macros without a semicolon.
// clang-format off
#define DUNLIN_WIRE_MESSAGE(X)                                                                     \
    X(Reaction)                                                                                    \
    X(FileRef) X(Sealed) X(SealedReaction) X(MessageRow) X(MessagePage) X(HistoryRequest) X(SendRequest) X(SendReply)          \
        X(EditRequest) X(DeleteRequest) X(ReactionRequest) X(PinRequest) X(Pin) X(PinList)         \
            X(SearchHit) X(SearchList) X(ChangeReply) X(MarkRequest)                               \
            X(TypingRequest) X(ChannelRef) X(OpBody) X(EditBody) X(SendBody) X(SeqBody)

namespace dunlin {
DUNLIN_WIRE_MESSAGE(DUNLIN_DECLARE_CODECS)
} // namespace dunlin
// clang-format on
