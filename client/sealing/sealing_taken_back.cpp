// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The part of the sealing that knows which reactions there were: from the rows that this device was shown, and from messages, which
// tell of those that their devices were shown. One that is not here and was not taken back by a word of its giver
// (take_back.h) is named, and one that is here although it was.
//
// What is told is believed as much as everything that members say of what they were shown: it stops nothing.

#include "client/crypto/seen_history.h"
#include "client/crypto/take_back.h"
#include "client/sealing/sealing.h"
#include "shared/core/log.h"

#include <algorithm>

namespace dunlin::client {

namespace {

// As many as the server takes at once; it has no more of one person.
constexpr qsizetype MostGivenAtOnce = 12;

QList<wire::SealedReaction> sealedReactionsOf(const wire::MessageRow &row)
{
    return row.sealedReactions.value_or(QList<wire::SealedReaction>());
}

} // namespace

Sealing::TakenBack Sealing::takenBack(const wire::MessageRow &row)
{
    TakenBack found;
    const QList<wire::SealedReaction> all = sealedReactionsOf(row);
    for (const wire::SealedReaction &each : all) {
        if (each.sealed.scheme != TakeBackScheme)
            continue;
        const DeviceChain *chain = m_book.of(each.by);
        const auto device = chain ? chain->device(each.device) : std::nullopt;
        if (!device) {
            if (isYetToBeKnown(row, each.by, each.device))
                found.unclear.insert(each.by);
            continue;
        }
        const TakeBackPlace place{groupOf(row.channelId), row.id, {chain->account(), device->id}};
        const auto ids = readTakeBack(each.sealed.bytes, place, device->signKey);
        if (!ids.ok()) {
            qCWarning(lcSession, "The server has a word about reactions that nobody gave");
            continue;
        }
        found.ids[each.by] += *ids;
        if (ids->size() >= MostTakenBack)
            found.unclear.insert(each.by);
    }
    return found;
}

// A device of theirs that was added since. It is asked for once a connection: one that is in no chain then is nobody's, else
// a server could make up words that hold up every judgement.
bool Sealing::isYetToBeKnown(const wire::MessageRow &row, const UserId &user,
                             const DeviceId &device)
{
    if (m_unlisted.contains(device))
        return false;
    if (!m_online || m_soughtDevices.contains(device))
        return true;
    m_soughtDevices.insert(device);
    finally(this, m_book.refresh(user),
            [this, channel = row.channelId, seq = row.seq, device](const Result<Done> &asked) {
                // Or a server that answers badly once would have held it up for good.
                if (!asked.ok()) {
                    m_soughtDevices.remove(device);
                    return;
                }
                m_unlisted.insert(device);
                // However far back it is.
                if (!lookAtReactions(channel, seq).ok())
                    qCWarning(lcSession, "Reactions could not be held against what others saw");
                Q_EMIT opened(channel);
            });
    return true;
}

Status Sealing::lookAtReactions(const ChannelId &channel, qint64 seq)
{
    const auto row = m_around.message(channel, seq);
    if (!row)
        return ok();
    DUNLIN_TRY(const auto wrong, wrongReactions(*row));
    return wrong ? noteAlteration(channel, seq, wrong) : ok();
}

// It says what one's own earlier words said as well, and takes their place: these go with the reactions.
Removal Sealing::withWord(const wire::MessageRow &row, const QList<OpId> &given)
{
    const DeviceChain *chain = m_book.of(m_own.user());
    const auto key = m_own.signingKey();
    if (given.isEmpty())
        return {};
    // Taken back without a word it would be missed by everybody who was shown it.
    if (!chain || !chain->isActive(m_own.device()) || !key.ok())
        return {given, std::nullopt, false};
    QList<OpId> words;
    const QList<wire::SealedReaction> all = sealedReactionsOf(row);
    for (const wire::SealedReaction &each : all) {
        if (each.by == m_own.user() && each.sealed.scheme == TakeBackScheme)
            words.append(each.id);
    }
    words = words.mid(0, MostGivenAtOnce / 2);
    const QList<OpId> now =
        given.mid(qMax<qsizetype>(0, given.size() + words.size() - MostGivenAtOnce));
    QList<OpId> named = takenBack(row).ids.value(m_own.user());
    for (const OpId &each : now) {
        named.removeAll(each);
        named.append(each);
    }
    const TakeBackPlace place{groupOf(row.channelId), row.id, {chain->account(), m_own.device()}};
    return {now + words, wire::Sealed{TakeBackScheme, 0, writeTakeBack(named, place, *key)}};
}

// What goes by itself goes for everybody when it goes.
Status Sealing::noteReactions(const wire::MessageRow &row)
{
    if (row.deleted || !row.sealed || row.expiresAt || !row.sealedReactions)
        return ok();
    const TakenBack gone = takenBack(row);
    const QList<wire::SealedReaction> all = sealedReactionsOf(row);
    for (const wire::SealedReaction &each : all) {
        if (each.sealed.scheme == TakeBackScheme || gone.has(each))
            continue;
        const auto given = reactionOf(row.id, row.channelId, each);
        // By a program that takes it back without a word nobody could tell that it is kept from them.
        if (!given.ok() || !given->signs)
            continue;
        const QByteArray seal = sealMark(openedName(each.sealed));
        DUNLIN_CHECK(m_reactions.shown(row.channelId, {row.id, each.by, each.id, seal, false}));
    }
    for (auto at = gone.ids.cbegin(); at != gone.ids.cend(); ++at) {
        for (const OpId &id : *at)
            DUNLIN_CHECK(m_reactions.shown(row.channelId, {row.id, at.key(), id, {}, true}));
    }
    return ok();
}

Status Sealing::learnReactions(const wire::MessageRow &row, const ToldInside &inside)
{
    for (const SeenReaction &each : inside.reactions) {
        DUNLIN_CHECK(m_reactions.told(row.channelId, each, row.senderId, row.id));
        // It may be anywhere: what tells of it is what makes it worth a look.
        const qint64 seq = m_around.messageSeq(each.message);
        const auto target = seq > 0 ? m_around.message(row.channelId, seq) : std::nullopt;
        if (!target || target->id != each.message)
            continue;
        DUNLIN_TRY(const auto wrong, wrongReactions(*target));
        if (wrong)
            DUNLIN_CHECK(noteAlteration(row.channelId, seq, wrong));
    }
    return ok();
}

Result<std::optional<Alteration>> Sealing::wrongReactions(const wire::MessageRow &row)
{
    std::optional<Alteration> found;
    if (row.deleted || !row.sealed)
        return found;
    DUNLIN_TRY(const QList<KnownReaction> known, m_reactions.to(row.channelId, row.id));
    if (known.isEmpty())
        return found;
    const TakenBack gone = takenBack(row);
    const QList<wire::SealedReaction> all = sealedReactionsOf(row);
    const OrderFinding wrong{row.seq, OrderFault::Reactions};
    for (const KnownReaction &each : known) {
        const SeenReaction &shown = each.shown;
        const bool isHere =
            std::any_of(all.cbegin(), all.cend(), [&](const wire::SealedReaction &here) {
                return here.by == shown.by && here.id == shown.id
                    && (shown.takenBack || sealMark(openedName(here.sealed)) == shown.seal);
            });
        const bool isGone = gone.ids.value(shown.by).contains(shown.id);
        // Of somebody whose devices are not known here no word could be verified.
        const bool mayBeGone = isGone || gone.unclear.contains(shown.by) || !m_book.of(shown.by);
        if (shown.takenBack ? isHere : !isHere && !mayBeGone)
            return std::optional(Alteration{wrong, each.toldBy, row.seq});
    }
    return found;
}

} // namespace dunlin::client
