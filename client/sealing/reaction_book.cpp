// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "client/sealing/reaction_book.h"

#include "client/crypto/bytes.h"
#include "client/crypto/seen_history.h"

#include <algorithm>

namespace dunlin::client {

namespace {

constexpr qsizetype MostKnownReactions = 128;  // of a message; it has 60 at most at a time
constexpr qsizetype MostReactionsWaiting = 32; // of a channel
constexpr qsizetype EnoughReactionTellers = 2; // as with edits and deletions

QByteArray reactionsName(const ChannelId &channel, const OpId &message)
{
    return channel.toBytes() + message.toBytes();
}

bool isSameReaction(const SeenReaction &one, const SeenReaction &other)
{
    return one.message == other.message && one.by == other.by && one.id == other.id;
}

template <typename Id>
Id readReactionId(ByteReader &reader)
{
    return Id::fromBytes(reader.raw(16)).value_or(Id());
}

void writeReaction(ByteWriter &writer, const SeenReaction &reaction)
{
    writer.raw(reaction.message.toBytes())
        .raw(reaction.by.toBytes())
        .raw(reaction.id.toBytes())
        .u8(reaction.takenBack ? 1 : 0)
        .prefixed(reaction.seal);
}

SeenReaction readReaction(ByteReader &reader)
{
    SeenReaction reaction;
    reaction.message = readReactionId<OpId>(reader);
    reaction.by = readReactionId<UserId>(reader);
    reaction.id = readReactionId<OpId>(reader);
    reaction.takenBack = reader.u8() != 0;
    reaction.seal = reader.prefixed(MarkBytes);
    return reaction;
}

} // namespace

Result<QList<KnownReaction>> ReactionBook::to(const ChannelId &channel, const OpId &message) const
{
    DUNLIN_TRY(const auto held,
               m_rows.read(SealedKind::Reactions, reactionsName(channel, message)));
    QList<KnownReaction> all;
    if (!held)
        return all;
    ByteReader reader(held->reveal());
    if (reader.prefixed(64) != m_numbering())
        return all;
    while (reader.left() > 0) {
        const SeenReaction shown = readReaction(reader);
        all.append({shown, readReactionId<UserId>(reader)});
    }
    return reader.finished() ? all : QList<KnownReaction>();
}

// Whether that says more than what was known.
Result<bool> ReactionBook::note(const ChannelId &channel, const KnownReaction &known)
{
    DUNLIN_TRY(QList<KnownReaction> all, to(channel, known.shown.message));
    const auto before = std::find_if(all.begin(), all.end(), [&](const KnownReaction &each) {
        return isSameReaction(each.shown, known.shown);
    });
    if (before == all.end()) {
        all.append(known);
    } else {
        const bool isMore = known.shown.takenBack && !before->shown.takenBack;
        const bool isLess = !known.shown.takenBack && before->shown.takenBack;
        // Others may have told of it before this device was shown it.
        if (!isMore && (isLess || !known.toldBy.isNull() || before->toldBy.isNull()))
            return false;
        *before = known;
    }
    // What others say goes first, so that nobody's tales take the place of what this device saw.
    while (all.size() > MostKnownReactions) {
        const auto tale = std::find_if(all.cbegin(), all.cend(), [](const KnownReaction &each) {
            return !each.toldBy.isNull();
        });
        all.erase(tale == all.cend() ? all.cbegin() : tale);
    }
    ByteWriter writer;
    writer.prefixed(m_numbering());
    for (const KnownReaction &each : std::as_const(all)) {
        writeReaction(writer, each.shown);
        writer.raw(each.toldBy.toBytes());
    }
    DUNLIN_CHECK(m_rows.write(SealedKind::Reactions, reactionsName(channel, known.shown.message),
                              writer.takeSecret()));
    return true;
}

Status ReactionBook::shown(const ChannelId &channel, const SeenReaction &reaction)
{
    DUNLIN_TRY(const bool isNews, note(channel, {reaction, {}}));
    if (!isNews)
        return ok();
    DUNLIN_TRY(QList<ToTell> all, waiting(channel));
    all.removeIf([&](const ToTell &each) { return isSameReaction(each.shown, reaction); });
    all.append({reaction, {}});
    return keepWaiting(channel, all.mid(qMax<qsizetype>(0, all.size() - MostReactionsWaiting)));
}

Status ReactionBook::told(const ChannelId &channel, const SeenReaction &reaction, const UserId &by,
                          const OpId &message)
{
    DUNLIN_CHECK(note(channel, {reaction, by}));
    DUNLIN_TRY(QList<ToTell> all, waiting(channel));
    const auto ours = std::find_if(all.begin(), all.end(), [&](const ToTell &each) {
        return each.shown == reaction && !each.tellers.contains(message);
    });
    if (ours == all.end())
        return ok();
    ours->tellers.append(message);
    if (ours->tellers.size() >= EnoughReactionTellers)
        all.erase(ours);
    return keepWaiting(channel, all);
}

Result<QList<SeenReaction>> ReactionBook::toTell(const ChannelId &channel) const
{
    DUNLIN_TRY(const QList<ToTell> all, waiting(channel));
    QList<SeenReaction> first;
    for (const ToTell &each : all.mid(0, MostReactionsTold))
        first.append(each.shown);
    return first;
}

Result<QList<ReactionBook::ToTell>> ReactionBook::waiting(const ChannelId &channel) const
{
    DUNLIN_TRY(const auto held, m_rows.read(SealedKind::ReactionsToTell, channel.toBytes()));
    QList<ToTell> all;
    if (!held)
        return all;
    ByteReader reader(held->reveal());
    if (reader.prefixed(64) != m_numbering())
        return all;
    while (reader.left() > 0) {
        ToTell each{readReaction(reader), {}};
        for (int left = reader.u8(); left > 0 && reader.ok(); --left)
            each.tellers.append(readReactionId<OpId>(reader));
        all.append(each);
    }
    return reader.finished() ? all : QList<ToTell>();
}

Status ReactionBook::keepWaiting(const ChannelId &channel, const QList<ToTell> &all)
{
    if (all.isEmpty())
        return m_rows.erase(SealedKind::ReactionsToTell, channel.toBytes());
    ByteWriter writer;
    writer.prefixed(m_numbering());
    for (const ToTell &each : all) {
        writeReaction(writer, each.shown);
        writer.u8(quint8(each.tellers.size()));
        for (const OpId &message : each.tellers)
            writer.raw(message.toBytes());
    }
    return m_rows.write(SealedKind::ReactionsToTell, channel.toBytes(), writer.takeSecret());
}

} // namespace dunlin::client
