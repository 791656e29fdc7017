// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The part of the messaging that deals with reactions: by their emoji, and in encrypted channels sealed. Of the sealed
// ones the server knows whose they are and which message they are for, so that it can order them and take them back;
// who takes back may leave a signed word in their place, which others hold against what they are shown (docs/crypto.md).

#include "server/services/change.h"
#include "server/services/validation.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace dunlin::server {

namespace {

// A reaction with its padding has about 450 bytes. With all of them a row stays within a frame.
constexpr qsizetype MostSealedReaction = 1024;
constexpr qsizetype MostOfOne = 12;
constexpr qsizetype MostOfAll = 60;
// Of a word that some were taken back.
constexpr qint64 SignedScheme = 2;

Error inTheClear()
{
    return fail(Errc::Invalid, u"nothing is said in the clear in this channel"_s, u"emoji"_s);
}

// That reactions were taken back, by a device's signature; for the server bytes like any other.
Status acceptWord(const std::optional<wire::Sealed> &word)
{
    if (!word)
        return ok();
    if (word->scheme != SignedScheme)
        return fail(Errc::Invalid, u"not a known scheme"_s, u"sealed.scheme"_s);
    if (word->epoch != 0)
        return fail(Errc::Invalid, u"it is of no roster"_s, u"sealed.epoch"_s);
    if (word->bytes.isEmpty())
        return fail(Errc::Invalid, u"nothing is said"_s, u"sealed.bytes"_s);
    if (word->bytes.size() > MostSealedReaction)
        return fail(Errc::TooLarge, u"at most %1 bytes"_s.arg(MostSealedReaction),
                    u"sealed.bytes"_s);
    return ok();
}

QList<wire::SealedReaction> reactionsOf(const wire::MessageRow &row)
{
    return row.sealedReactions.value_or(QList<wire::SealedReaction>());
}

} // namespace

Async<Changed> Messaging::react(const Caller &caller, const wire::ReactionRequest &request)
{
    if (request.sealed)
        return reactSealed(caller, request);
    const Result<QString> emoji = acceptEmoji(request.emoji);
    if (!emoji.ok())
        return ready<Changed>(emoji.error());
    const Operation operation{
        request.opId, caller.user, OpKind::ReactionAdd, request.channelId,
        requestHash(OpKind::ReactionAdd, request.channelId, request.seq, request.emoji)};
    return change(
        m_context, caller, m_changed, operation, request.seq, Action::React,
        [user = caller.user, emoji = *emoji](Stores &stores, const Standing &standing,
                                             const wire::MessageRow &row) -> Result<qint64> {
            if (standing.channel.encrypted)
                return inTheClear();
            if (row.deleted)
                return isDeleted();
            DUNLIN_TRY(const bool there,
                       stores.messages.hasReaction(row.channelId, row.seq, user, emoji));
            if (there)
                return row.revSeq;
            DUNLIN_TRY(const qint64 revSeq, stores.channels.nextSeq(row.channelId));
            DUNLIN_CHECK(stores.messages.addReaction(row.channelId, row.seq, user, emoji, revSeq));
            return revSeq;
        });
}

Async<Changed> Messaging::unreact(const Caller &caller, const wire::ReactionRequest &request)
{
    if (request.given)
        return unreactSealed(caller, request);
    const Result<QString> emoji = acceptEmoji(request.emoji);
    if (!emoji.ok())
        return ready<Changed>(emoji.error());
    const Operation operation{
        request.opId, caller.user, OpKind::ReactionRemove, request.channelId,
        requestHash(OpKind::ReactionRemove, request.channelId, request.seq, request.emoji)};
    return change(
        m_context, caller, m_changed, operation, request.seq, Action::React,
        [user = caller.user, emoji = *emoji](Stores &stores, const Standing &standing,
                                             const wire::MessageRow &row) -> Result<qint64> {
            if (standing.channel.encrypted)
                return inTheClear();
            DUNLIN_TRY(const bool there,
                       stores.messages.hasReaction(row.channelId, row.seq, user, emoji));
            if (!there)
                return row.revSeq;
            DUNLIN_TRY(const qint64 revSeq, stores.channels.nextSeq(row.channelId));
            DUNLIN_CHECK(
                stores.messages.removeReaction(row.channelId, row.seq, user, emoji, revSeq));
            return revSeq;
        });
}

Async<Changed> Messaging::reactSealed(const Caller &caller, const wire::ReactionRequest &request)
{
    if (!request.emoji.isEmpty())
        return ready<Changed>(bothForms(u"emoji"_s));
    if (const Status good = acceptSealed(*request.sealed, MostSealedReaction); !good.ok())
        return ready<Changed>(good.error());
    const Operation operation{request.opId, caller.user, OpKind::ReactionAdd, request.channelId,
                              requestHash(OpKind::ReactionAdd, request.channelId, request.seq,
                                          canonical(*request.sealed), QByteArray("sealed"))};
    const wire::SealedReaction reaction{request.opId, caller.user, caller.device, *request.sealed};
    return change(
        m_context, caller, m_changed, operation, request.seq, Action::React,
        [reaction](Stores &stores, const Standing &standing,
                   const wire::MessageRow &row) -> Result<qint64> {
            if (!standing.channel.encrypted)
                return wrongForm(true);
            if (row.deleted)
                return isDeleted();
            const QList<wire::SealedReaction> there = reactionsOf(row);
            const auto own =
                std::count_if(there.cbegin(), there.cend(), [&](const wire::SealedReaction &each) {
                    return each.by == reaction.by;
                });
            const auto words =
                std::count_if(there.cbegin(), there.cend(), [](const wire::SealedReaction &each) {
                    return each.sealed.scheme == SignedScheme;
                });
            if (own >= MostOfOne || there.size() - words >= MostOfAll)
                return fail(Errc::Conflict, u"there are no more reactions to a message"_s);
            DUNLIN_TRY(const qint64 revSeq, stores.channels.nextSeq(row.channelId));
            // Behind the counter, which whoever changes members holds.
            DUNLIN_TRY(const auto epoch, stores.channels.rosterEpoch(row.channelId));
            if (epoch != reaction.sealed.epoch)
                return oldEpoch();
            DUNLIN_CHECK(
                stores.messages.addSealedReaction(row.channelId, row.seq, reaction, revSeq));
            return revSeq;
        });
}

Async<Changed> Messaging::unreactSealed(const Caller &caller, const wire::ReactionRequest &request)
{
    if (!request.emoji.isEmpty())
        return ready<Changed>(bothForms(u"emoji"_s));
    if (const Status good = acceptWord(request.sealed); !good.ok())
        return ready<Changed>(good.error());
    const QList<OpId> given = *request.given;
    if (given.isEmpty() || given.size() > MostOfOne)
        return ready<Changed>(
            fail(Errc::Invalid, u"1 to %1 reactions"_s.arg(MostOfOne), u"given"_s));
    QByteArray ids;
    for (const OpId &each : given)
        ids += each.toBytes();
    // Who repeats it with a word may name other ones: earlier words that went with it the first time are not there any more.
    const Operation operation{request.opId, caller.user, OpKind::ReactionRemove, request.channelId,
                              requestHash(OpKind::ReactionRemove, request.channelId, request.seq,
                                          request.sealed ? QByteArray() : ids,
                                          QByteArray("sealed"))};
    return change(m_context, caller, m_changed, operation, request.seq, Action::React,
                  [caller, request](Stores &stores, const Standing &,
                                    const wire::MessageRow &row) -> Result<qint64> {
                      QList<OpId> own;
                      for (const wire::SealedReaction &each : reactionsOf(row)) {
                          if (each.by == caller.user && request.given->contains(each.id))
                              own.append(each.id);
                      }
                      if (own.isEmpty())
                          return row.revSeq;
                      DUNLIN_TRY(const qint64 revSeq, stores.channels.nextSeq(row.channelId));
                      DUNLIN_CHECK(stores.messages.removeSealedReactions(row.channelId, row.seq,
                                                                         own, revSeq));
                      // It has the place of one of those that go: there are no more of them for it.
                      if (request.sealed)
                          DUNLIN_CHECK(stores.messages.addSealedReaction(
                              row.channelId, row.seq,
                              {request.opId, caller.user, caller.device, *request.sealed}, revSeq));
                      return revSeq;
                  });
}

} // namespace dunlin::server
