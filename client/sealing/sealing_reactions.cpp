// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The part of the sealing that deals with reactions. The server knows who reacted to what, and takes back what its giver
// takes back; what a reaction is, and that it is one to this very message, stands inside. Whether the server shows all of them
// is looked for in sealing_taken_back.cpp.

#include "client/sealing/sealing.h"

#include "client/crypto/cause.h"
#include "client/crypto/take_back.h"
#include "shared/core/log.h"

namespace dunlin::client {

void Sealing::showReactions(wire::MessageRow &row)
{
    row.reactions.clear();
    const TakenBack gone = takenBack(row);
    const auto sealed = row.sealedReactions.value_or(QList<wire::SealedReaction>());
    for (const wire::SealedReaction &each : sealed) {
        if (each.sealed.scheme == TakeBackScheme || gone.has(each))
            continue;
        const auto given = reactionOf(row.id, row.channelId, each);
        if (!given.ok()) {
            qCDebug(lcSession, "A reaction does not open");
            continue;
        }
        const QString &emoji = given->emoji;
        auto place =
            std::find_if(row.reactions.begin(), row.reactions.end(),
                         [&](const wire::Reaction &reaction) { return reaction.emoji == emoji; });
        if (place == row.reactions.end())
            place = row.reactions.insert(row.reactions.end(), wire::Reaction{emoji, 0, {}, {}});
        // Given on two devices at once it is still one.
        if (place->by.contains(each.by))
            continue;
        place->by.append(each.by);
        ++place->count;
    }
}

Result<ReactionContent> Sealing::reactionOf(const OpId &message, const ChannelId &channel,
                                            const wire::SealedReaction &reaction)
{
    DUNLIN_TRY(const Frame frame,
               openedFrame({channel, reaction.by, reaction.device, reaction.sealed}));
    DUNLIN_TRY(const ReactionContent content, contentOf<ReactionContent>(frame));
    if (frame.id != reaction.id || content.message != message || content.removed)
        return refusal(Cause::Misdirected, QStringLiteral("a reaction to another message"));
    return content;
}

Removal Sealing::meant(const PendingOp &removal)
{
    const OpId message = messageOf(removal);
    QList<OpId> given = m_reacted.value(message.toBytes() + removal.text.toUtf8());
    const auto row = m_around.message(removal.channel, removal.targetSeq);
    if (!row) {
        wire::MessageRow unseen;
        unseen.id = message;
        unseen.channelId = removal.channel;
        return withWord(unseen, given);
    }
    const auto sealed = row->sealedReactions.value_or(QList<wire::SealedReaction>());
    for (const wire::SealedReaction &each : sealed) {
        if (each.by != m_own.user() || given.contains(each.id))
            continue;
        const auto reaction = reactionOf(row->id, row->channelId, each);
        if (reaction.ok() && reaction->emoji == removal.text)
            given.append(each.id);
    }
    return withWord(*row, given);
}

} // namespace dunlin::client
