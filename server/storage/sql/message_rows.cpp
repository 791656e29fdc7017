// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/storage/sql/message_rows.h"

#include <QtEndian>

namespace dunlin::server {

namespace {

void unpackMentions(const QByteArray &packed, wire::MessageRow &message)
{
    for (qsizetype at = 0; at + 16 <= packed.size(); at += 16) {
        const QUuid id = QUuid::fromRfc4122(QByteArrayView(packed).sliced(at, 16));
        if (id == message.channelId.uuid())
            message.mentionsChannel = true;
        else
            message.mentions.append(UserId(id));
    }
}

constexpr qsizetype SealedHead = 1 + qsizetype(sizeof(quint64));

std::optional<wire::Sealed> unpackSealed(const QByteArray &packed)
{
    if (packed.size() < SealedHead)
        return std::nullopt;
    return wire::Sealed{quint8(packed.at(0)), qFromBigEndian<qint64>(packed.constData() + 1),
                        packed.mid(SealedHead)};
}

bool mayHaveReactions(const wire::MessageRow &row)
{
    return !row.deleted && row.revSeq != row.seq;
}

// Of each message that `key` names: each person's reaction, by emoji in the order of the first one, at most so many of
// an emoji; and a row without emoji when it is pinned. `reactions` and `pins` are both tables and their conditions.
#define REACTIONS_OF(key, reactions, pins)                                                         \
    "SELECT Named, Emoji, UserId, n, mine, firstly, k FROM (SELECT " key                           \
    " AS Named, Emoji, UserId,"                                                                    \
    " count(*) OVER w AS n, min(EventSeq) OVER w AS firstly,"                                      \
    " max(CASE WHEN UserId = ? THEN 1 ELSE 0 END) OVER w AS mine,"                                 \
    " row_number() OVER (PARTITION BY " key ", Emoji ORDER BY EventSeq, UserId) AS k"              \
    " FROM " reactions " WINDOW w AS (PARTITION BY " key ", Emoji)) r WHERE k <= 100"              \
    " UNION ALL SELECT " key ", '', PinnedBy, 0, 0, 0, 0 FROM " pins " ORDER BY 1, 6, 2, 7"
static_assert(namedReactors == 100);

void takeIn(const Row &row, const QHash<qint64, wire::MessageRow *> &named,
            const std::optional<UserId> &viewer)
{
    wire::MessageRow &message = *named.value(row.number(0));
    const QString emoji = row.text(1);
    if (emoji.isEmpty()) {
        message.pinned = true;
        return;
    }
    if (message.reactions.isEmpty() || message.reactions.last().emoji != emoji) {
        wire::Reaction reaction;
        reaction.emoji = emoji;
        reaction.count = row.number(3);
        if (viewer)
            reaction.mine = row.number(4) != 0;
        message.reactions.append(reaction);
    }
    message.reactions.last().by.append(row.id<UserId>(2));
}

} // namespace

std::optional<QByteArray> packSealed(const std::optional<wire::Sealed> &sealed)
{
    if (!sealed)
        return std::nullopt;
    QByteArray packed(SealedHead, Qt::Uninitialized);
    packed[0] = char(sealed->scheme);
    qToBigEndian<qint64>(sealed->epoch, packed.data() + 1);
    return packed + sealed->bytes;
}

wire::MessageRow readMessage(const Row &row, int first)
{
    wire::MessageRow message;
    message.channelId = row.id<ChannelId>(first);
    message.seq = row.number(first + 1);
    message.ord = row.number(first + 2);
    message.id = row.id<OpId>(first + 3);
    message.senderId = row.id<UserId>(first + 4);
    message.senderDevice = row.id<DeviceId>(first + 5);
    message.type = row.enumerator<wire::MessageType>(first + 6);
    message.content = row.maybeText(first + 7);
    message.replyTo = row.maybeNumber(first + 8);
    unpackMentions(row.bytes(first + 9), message);
    message.createdAt = row.number(first + 10);
    message.editedAt = row.maybeNumber(first + 11);
    message.expiresAt = row.maybeNumber(first + 12);
    message.deleted = row.truth(first + 13);
    message.revSeq = row.number(first + 14);
    message.sealed = unpackSealed(row.bytes(first + 15));
    return message;
}

std::optional<QByteArray> packMentions(const ChannelId &channel, const QList<UserId> &mentions,
                                       bool mentionsChannel)
{
    if (mentions.isEmpty() && !mentionsChannel)
        return std::nullopt;
    QByteArray packed;
    packed.reserve((mentions.size() + 1) * 16);
    if (mentionsChannel)
        packed += channel.toBytes();
    for (const UserId &mention : mentions)
        packed += mention.toBytes();
    return packed;
}

namespace {

// Nothing is asked for channels that are not encrypted.
Status addSealedReactions(Connection &connection, const ChannelId &channel,
                          const QHash<qint64, wire::MessageRow *> &bySeq)
{
    QList<qint64> seqs;
    for (auto at = bySeq.cbegin(); at != bySeq.cend(); ++at) {
        if ((*at)->sealed)
            seqs.append(at.key());
    }
    if (seqs.isEmpty())
        return ok();
#define SEALED_REACTIONS_OF(seqs)                                                                  \
    "SELECT MessageSeq, Id, UserId, DeviceId, Cipher FROM SealedReactions WHERE ChannelId = ?"     \
    " AND MessageSeq " seqs " ORDER BY MessageSeq, EventSeq"
    static constexpr const char sqlite[] =
        SEALED_REACTIONS_OF("IN (SELECT value FROM json_each(?))");
    static constexpr const char postgres[] = SEALED_REACTIONS_OF("= ANY (?::bigint[])");
#undef SEALED_REACTIONS_OF
    return connection.each(
        connection.pick(sqlite, postgres),
        [&](const Row &row) {
            wire::SealedReaction reaction{row.id<OpId>(1), row.id<UserId>(2), row.id<DeviceId>(3),
                                          unpackSealed(row.bytes(4)).value_or(wire::Sealed())};
            wire::MessageRow &message = *bySeq.value(row.number(0));
            if (!message.sealedReactions)
                message.sealedReactions.emplace();
            message.sealedReactions->append(reaction);
        },
        channel, numberList(connection.engine(), seqs));
}

} // namespace

Status addReactions(Connection &connection, const ChannelId &channel, QList<wire::MessageRow> &rows,
                    const std::optional<UserId> &viewer)
{
    QHash<qint64, wire::MessageRow *> bySeq;
    for (wire::MessageRow &row : rows) {
        if (mayHaveReactions(row))
            bySeq.insert(row.seq, &row);
    }
    if (bySeq.isEmpty())
        return ok();
    DUNLIN_CHECK(addSealedReactions(connection, channel, bySeq));

#define OF_CHANNEL(table, seqs) table " WHERE ChannelId = ? AND MessageSeq " seqs
#define OF_SEQS(seqs)                                                                              \
    REACTIONS_OF("MessageSeq", OF_CHANNEL("Reactions", seqs), OF_CHANNEL("Pins", seqs))
    static constexpr const char sqlite[] = OF_SEQS("IN (SELECT value FROM json_each(?))");
    static constexpr const char postgres[] = OF_SEQS("= ANY (?::bigint[])");
    const QVariant seqs = numberList(connection.engine(), bySeq.keys());
    return connection.each(
        connection.pick(sqlite, postgres), [&](const Row &row) { takeIn(row, bySeq, viewer); },
        viewer, channel, seqs, channel, seqs);
}

Status addReactions(Connection &connection, const QHash<qint64, wire::MessageRow *> &byPlace,
                    const std::optional<UserId> &viewer)
{
    QList<qint64> changed;
    for (auto it = byPlace.cbegin(); it != byPlace.cend(); ++it) {
        if (mayHaveReactions(**it))
            changed.append(it.key());
    }
    if (changed.isEmpty())
        return ok();
#define OF_PLACED(table, places)                                                                   \
    "MessageSearch s JOIN " table " q ON q.ChannelId = s.ChannelId AND q.MessageSeq = s.Seq"       \
    " WHERE s.Id " places
#define OF_PLACES(places)                                                                          \
    REACTIONS_OF("s.Id", OF_PLACED("Reactions", places), OF_PLACED("Pins", places))
    static constexpr const char sqlite[] = OF_PLACES("IN (SELECT value FROM json_each(?))");
    static constexpr const char postgres[] = OF_PLACES("= ANY (?::bigint[])");
    const QVariant places = numberList(connection.engine(), changed);
    return connection.each(
        connection.pick(sqlite, postgres), [&](const Row &row) { takeIn(row, byPlace, viewer); },
        viewer, places, places);
}

} // namespace dunlin::server
