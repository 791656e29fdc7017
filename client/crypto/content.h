// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What people say, as it stands in a frame's body: CBOR by field lists, like the wire, but never seen by a server.
//
// Tags are never reused and new fields are optional, so old and new clients read each other. Messages are named by
// the id that their author gave them, not by the server's numbers, which a server could shift.
#pragma once

#include "client/crypto/frame.h"
#include "shared/codec/cbor_codec.h"
#include "shared/schema/field.h"

namespace dunlin::client {

// Bytes that were sealed apart and uploaded (attachment.h).
struct SealedBlob {
    FileId file;
    qint64 size = 0;   // before padding
    QByteArray key;    // 32
    QByteArray digest; // 32, BLAKE2b over the sealed bytes
    bool operator==(const SealedBlob &) const = default;

    static constexpr const char *typeName = "SealedBlob";
    static constexpr auto fields = FieldList{
        field(1, "file", &SealedBlob::file),
        field(2, "size", &SealedBlob::size),
        field(3, "key", &SealedBlob::key),
        field(4, "digest", &SealedBlob::digest),
    };
};

struct SealedFile {
    SealedBlob content;
    QString name;
    QString contentType;
    std::optional<SealedBlob> thumbnail;
    bool operator==(const SealedFile &) const = default;

    static constexpr const char *typeName = "SealedFile";
    static constexpr auto fields = FieldList{
        field(1, "content", &SealedFile::content),
        field(2, "name", &SealedFile::name),
        field(3, "contentType", &SealedFile::contentType),
        field(4, "thumbnail", &SealedFile::thumbnail),
    };
};

// A message that a device was shown before it sealed its own (seen_history.h).
struct SeenMessage {
    qint64 seq = 0;
    QByteArray place; // 20: which message has that number
    QByteArray seal;  // 20: what was sealed; empty when that is not known
    bool operator==(const SeenMessage &) const = default;

    static constexpr const char *typeName = "SeenMessage";
    static constexpr auto fields = FieldList{
        field(1, "seq", &SeenMessage::seq),
        field(2, "place", &SeenMessage::place),
        defaulted(3, "seal", &SeenMessage::seal),
    };
};

// All that are above `above`, up to the last: the lowest first, at most 64.
struct SeenHistory {
    qint64 above = 0;
    QList<SeenMessage> messages;
    bool operator==(const SeenHistory &) const = default;

    static constexpr const char *typeName = "SeenHistory";
    static constexpr auto fields = FieldList{
        field(1, "above", &SeenHistory::above),
        field(2, "messages", &SeenHistory::messages),
    };
};

// A message that says something else than it did, or is deleted, as a device was shown it (seen_history.h).
struct SeenChange {
    OpId message;
    QList<QByteArray> replaced; // 20 each: marks of what was sealed for it before, the newest last
    bool deleted = false;
    bool operator==(const SeenChange &) const = default;

    static constexpr const char *typeName = "SeenChange";
    static constexpr auto fields = FieldList{
        field(1, "message", &SeenChange::message),
        defaulted(2, "replaced", &SeenChange::replaced),
        defaulted(3, "deleted", &SeenChange::deleted),
    };
};

// A reaction as a device was shown it, or that its giver has taken it back (seen_history.h).
struct SeenReaction {
    OpId message;
    UserId by;
    OpId id;         // with which it was given
    QByteArray seal; // 20: what was sealed; empty beside `takenBack`
    bool takenBack = false;
    bool operator==(const SeenReaction &) const = default;

    static constexpr const char *typeName = "SeenReaction";
    static constexpr auto fields = FieldList{
        field(1, "message", &SeenReaction::message),
        field(2, "by", &SeenReaction::by),
        field(3, "id", &SeenReaction::id),
        defaulted(4, "seal", &SeenReaction::seal),
        defaulted(5, "takenBack", &SeenReaction::takenBack),
    };
};

// How long the log of all chains of devices is that a device is shown, and the root over it.
struct ToldLog {
    qint64 size = 0;
    QByteArray root; // 32
    bool operator==(const ToldLog &) const = default;

    static constexpr const char *typeName = "ToldLog";
    static constexpr auto fields = FieldList{
        field(1, "size", &ToldLog::size),
        field(2, "root", &ToldLog::root),
    };
};

struct TextContent {
    QString text;
    std::optional<OpId> replyTo;
    QList<UserId> mentions;
    QList<SealedFile> files;
    std::optional<SeenHistory> seen = std::nullopt;
    std::optional<ToldLog> log = std::nullopt; // now and then
    QList<SeenChange> changes = {};            // lately, and not told by others yet
    QList<SeenReaction> reactions = {};        // likewise
    bool operator==(const TextContent &) const = default;

    static constexpr FrameKind kind = FrameKind::Text;
    static constexpr const char *typeName = "TextContent";
    static constexpr auto fields = FieldList{
        field(1, "text", &TextContent::text),
        field(2, "replyTo", &TextContent::replyTo),
        defaulted(3, "mentions", &TextContent::mentions),
        defaulted(4, "files", &TextContent::files),
        field(5, "seen", &TextContent::seen),
        field(6, "log", &TextContent::log),
        defaulted(7, "changes", &TextContent::changes),
        defaulted(8, "reactions", &TextContent::reactions),
    };
};

struct EditContent {
    OpId message;
    QString text;
    QList<UserId> mentions;
    QList<SealedFile> files = {}; // as before: the row has nothing but the newest frame
    std::optional<OpId> replyTo = std::nullopt;
    std::optional<SeenHistory> seen = std::nullopt; // as before, too
    QList<QByteArray> replaced =
        {}; // 20 each: marks of what was sealed for it before, the newest last
    bool operator==(const EditContent &) const = default;

    static constexpr FrameKind kind = FrameKind::Edit;
    static constexpr const char *typeName = "EditContent";
    static constexpr auto fields = FieldList{
        field(1, "message", &EditContent::message),
        field(2, "text", &EditContent::text),
        defaulted(3, "mentions", &EditContent::mentions),
        defaulted(4, "files", &EditContent::files),
        field(5, "replyTo", &EditContent::replyTo),
        field(6, "seen", &EditContent::seen),
        defaulted(7, "replaced", &EditContent::replaced),
    };
};

struct ReactionContent {
    OpId message;
    QString emoji;
    bool removed = false;
    bool signs = false; // who takes it back leaves a word (take_back.h): it can be told of
    bool operator==(const ReactionContent &) const = default;

    static constexpr FrameKind kind = FrameKind::Reaction;
    static constexpr const char *typeName = "ReactionContent";
    static constexpr auto fields = FieldList{
        field(1, "message", &ReactionContent::message),
        field(2, "emoji", &ReactionContent::emoji),
        defaulted(3, "removed", &ReactionContent::removed),
        defaulted(4, "signs", &ReactionContent::signs),
    };
};

struct DeletionContent {
    OpId message;
    bool operator==(const DeletionContent &) const = default;

    static constexpr FrameKind kind = FrameKind::Deletion;
    static constexpr const char *typeName = "DeletionContent";
    static constexpr auto fields = FieldList{field(1, "message", &DeletionContent::message)};
};

// To own devices.
struct ReadMarkContent {
    ChannelId channel;
    OpId message; // the last one that was read
    bool operator==(const ReadMarkContent &) const = default;

    static constexpr FrameKind kind = FrameKind::ReadMark;
    static constexpr const char *typeName = "ReadMarkContent";
    static constexpr auto fields = FieldList{
        field(1, "channel", &ReadMarkContent::channel),
        field(2, "message", &ReadMarkContent::message),
    };
};

// To own devices; an empty text removes it.
struct DraftContent {
    ChannelId channel;
    QString text;
    bool operator==(const DraftContent &) const = default;

    static constexpr FrameKind kind = FrameKind::Draft;
    static constexpr const char *typeName = "DraftContent";
    static constexpr auto fields = FieldList{
        field(1, "channel", &DraftContent::channel),
        field(2, "text", &DraftContent::text),
    };
};

struct NeedChainContent {
    QByteArray chain; // 16
    bool operator==(const NeedChainContent &) const = default;

    static constexpr FrameKind kind = FrameKind::NeedChain;
    static constexpr const char *typeName = "NeedChainContent";
    static constexpr auto fields = FieldList{field(1, "chain", &NeedChainContent::chain)};
};

struct ResendContent {
    QList<OpId> messages;
    bool operator==(const ResendContent &) const = default;

    static constexpr FrameKind kind = FrameKind::Resend;
    static constexpr const char *typeName = "ResendContent";
    static constexpr auto fields = FieldList{field(1, "messages", &ResendContent::messages)};
};

// Signalling of a call. The fingerprint of DTLS is believed because of the seal, and media with another is refused.
struct CallContent {
    OpId call;
    QString step; // offer, answer, candidate, end
    QString description;
    QByteArray fingerprint;
    bool operator==(const CallContent &) const = default;

    static constexpr FrameKind kind = FrameKind::Call;
    static constexpr const char *typeName = "CallContent";
    static constexpr auto fields = FieldList{
        field(1, "call", &CallContent::call),
        field(2, "step", &CallContent::step),
        defaulted(3, "description", &CallContent::description),
        defaulted(4, "fingerprint", &CallContent::fingerprint),
    };
};

// Between one's own devices: what another one had opened. The name is the hash under which it keeps it: of what was
// sealed, and for which roster.
struct HistoryEntry {
    QByteArray name; // 32
    QByteArray frame;
    bool operator==(const HistoryEntry &) const = default;

    static constexpr const char *typeName = "HistoryEntry";
    static constexpr auto fields = FieldList{
        field(1, "name", &HistoryEntry::name),
        field(2, "frame", &HistoryEntry::frame),
    };
};

struct HistoryContent {
    QList<HistoryEntry> entries;
    QList<UserId> people; // who said it: their chains are asked for
    bool operator==(const HistoryContent &) const = default;

    static constexpr FrameKind kind = FrameKind::History;
    static constexpr const char *typeName = "HistoryContent";
    static constexpr auto fields = FieldList{
        field(1, "entries", &HistoryContent::entries),
        defaulted(2, "people", &HistoryContent::people),
    };
};

// What somebody's device said that was taken off since, each by the hash under which a device keeps what it opened
// (HistoryEntry::name): asked of that person's other devices.
struct NeedWordContent {
    QList<QByteArray> names; // 32 each
    bool operator==(const NeedWordContent &) const = default;

    static constexpr FrameKind kind = FrameKind::NeedWord;
    static constexpr const char *typeName = "NeedWordContent";
    static constexpr auto fields = FieldList{field(1, "names", &NeedWordContent::names)};
};

// Those of them that one of these devices knows.
struct WordContent {
    QList<QByteArray> names; // 32 each
    bool operator==(const WordContent &) const = default;

    static constexpr FrameKind kind = FrameKind::Word;
    static constexpr const char *typeName = "WordContent";
    static constexpr auto fields = FieldList{field(1, "names", &WordContent::names)};
};
// Names in one of these.
inline constexpr qsizetype MostNames = 64;

static_assert(isWireType<NeedWordContent>() && isWireType<WordContent>());
static_assert(isWireType<SealedBlob>() && isWireType<SealedFile>() && isWireType<SeenMessage>()
              && isWireType<SeenHistory>() && isWireType<SeenChange>() && isWireType<SeenReaction>()
              && isWireType<ToldLog>() && isWireType<TextContent>() && isWireType<EditContent>()
              && isWireType<ReactionContent>() && isWireType<DeletionContent>()
              && isWireType<ReadMarkContent>() && isWireType<DraftContent>()
              && isWireType<NeedChainContent>() && isWireType<ResendContent>()
              && isWireType<CallContent>() && isWireType<HistoryEntry>()
              && isWireType<HistoryContent>());

template <typename T>
void setContent(Frame &frame, const T &content)
{
    frame.kind = T::kind;
    frame.body = toCbor(content);
}

// Limits before memory: a member is a stranger too.
DecodeOptions contentLimits();
// What the field list can't say: lengths of keys, numbers that must not be negative.
Status checkContent(const TextContent &content);
Status checkContent(const EditContent &content);
Status checkContent(const ReactionContent &content);
Status checkContent(const NeedChainContent &content);
Status checkContent(const HistoryContent &content);
Status checkContent(const NeedWordContent &content);
Status checkContent(const WordContent &content);
template <typename T>
Status checkContent(const T &)
{
    return ok();
}
// What a file is called is a member's word: one part of a path, nothing that hides what it is, no dot in front.
QString harmlessName(const QString &name);
// A frame's content failed to parse; the codec's own words don't matter to anybody.
Error spoiltContent();

// Damaged if the body is not one of these.
template <typename T>
Result<T> contentOf(const Frame &frame)
{
    if (frame.kind != T::kind)
        return spoiltContent();
    const Result<T> content = fromCbor<T>(frame.body, contentLimits());
    if (!content.ok())
        return spoiltContent();
    DUNLIN_CHECK(checkContent(*content));
    return content;
}

} // namespace dunlin::client
