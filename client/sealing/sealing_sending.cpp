// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The part of the sealing that lets something out: who is to read it, the chain that they are handed, and the frame.

#include "client/crypto/bytes.h"
#include "client/crypto/cause.h"
#include "client/sealing/sealing.h"
#include "client/sealing/targets.h"
#include "shared/core/log.h"

namespace dunlin::client {

namespace {

constexpr qint64 Scheme = 1;

} // namespace

Async<wire::Sealed> Sealing::seal(const PendingOp &op)
{
    if (m_own.state() == OwnDevice::State::Revoked || m_own.state() == OwnDevice::State::Broken)
        return ready<wire::Sealed>(fail(Errc::Forbidden, m_own.reason()));
    if (m_own.state() != OwnDevice::State::Ready)
        return ready<wire::Sealed>(fail(Errc::Unavailable, m_own.reason()));
    if (!op.rest.isEmpty())
        return ready<wire::Sealed>(
            fail(Errc::Unavailable, QStringLiteral("The text can't be read from this profile")));
    return then(this, readyChannel(op.channel), [this, op](Done) { return sealNow(op); });
}

Async<Done> Sealing::readyChannel(const ChannelId &channel)
{
    return then(this, knowRoster(channel), [this, channel](Done) { return handOver(channel); });
}

void Sealing::noteDispute(const ChannelId &channel, const Result<Done> &known)
{
    const bool isDisputed = !known.ok() && ChainBook::isDispute(known.error());
    if ((!known.ok() && !isDisputed) || isDisputed == m_disputed.contains(channel))
        return;
    if (isDisputed)
        m_disputed.insert(channel);
    else
        m_disputed.remove(channel);
    Q_EMIT disputeChanged(channel);
}

Result<QList<DeviceTarget>> Sealing::recipients(const ChannelId &channel, const Roster &roster)
{
    QList<DeviceTarget> all;
    bool hasOthers = false;
    for (const UserId &member : roster.members) {
        const DeviceChain *chain = m_book.of(member);
        // Whom nobody let in, nothing is sealed for; one's own devices are one's own.
        if (!chain || (member != m_own.user() && !isLetIn(channel, member)))
            continue;
        for (const ChainDevice &each : chain->active()) {
            if (member == m_own.user() && each.id == m_own.device())
                continue;
            hasOthers = hasOthers || member != m_own.user();
            all.append({member, each.id});
        }
    }
    if (!hasOthers && roster.members.size() > 1)
        return fail(Errc::Unavailable,
                    QStringLiteral("Nobody else here has a device yet that can read encrypted "
                                   "messages; this one waits"));
    return all;
}

Result<std::optional<Sealing::Speaking>> Sealing::speaking(const ChannelId &channel)
{
    DUNLIN_TRY(const auto stored, m_work.rows().read(SealedKind::Outbound, channel.toBytes()));
    if (!stored)
        return std::optional<Speaking>();
    ByteReader reader(stored->reveal());
    DUNLIN_TRY(OutboundChain chain, OutboundChain::restore(Secret(reader.prefixed(4096))));
    Speaking found{std::move(chain), 0, {}};
    found.madeAt = qint64(reader.u64());
    found.handed = readTargets(reader);
    if (!reader.finished())
        return refusal(Cause::LocalState, QStringLiteral("the chain of a channel"));
    return std::optional(std::move(found));
}

Status Sealing::keep(const ChannelId &channel, const Speaking &speaking)
{
    ByteWriter writer(1024 + speaking.handed.size() * TargetBytes);
    writer.prefixed(speaking.chain.store().reveal()).u64(quint64(speaking.madeAt));
    writeTargets(writer, speaking.handed);
    return m_work.rows().write(SealedKind::Outbound, channel.toBytes(), writer.takeSecret());
}

Status Sealing::keepGiven(const ChainHandover &handover, const QList<DeviceTarget> &to)
{
    if (m_around.keepsHistory(ChannelId(handover.group.uuid())))
        DUNLIN_CHECK(m_backup.add({m_own.user(), m_work.self(), handover}));
    ByteWriter writer(512 + to.size() * TargetBytes);
    writer.prefixed(handover.encode().reveal());
    writeTargets(writer, to);
    return m_work.rows().write(SealedKind::Given, handover.chain, writer.takeSecret());
}

Async<Done> Sealing::handOver(const ChannelId &channel)
{
    if (!m_rosters.contains(channel))
        return ready<Done>(fail(Errc::Unavailable, QStringLiteral("The roster changed meanwhile")));
    const Roster roster = m_rosters.value(channel);
    const auto plan = [&]() -> Result<std::pair<Speaking, QList<DeviceTarget>>> {
        DUNLIN_TRY(const QList<DeviceTarget> to, recipients(channel, roster));
        DUNLIN_TRY(auto now, speaking(channel));
        const auto isGone = [&to](const DeviceTarget &each) { return !to.contains(each); };
        const bool isOld = now
            && (now->chain.context().epoch != quint64(roster.epoch)
                || now->chain.context().sender != m_work.self()
                || now->chain.number() >= MostOfOneChain
                || m_clock.nowMs() - now->madeAt > ChainLifeMs
                || std::any_of(now->handed.cbegin(), now->handed.cend(), isGone));
        if (!now || isOld) {
            now.emplace(Speaking{
                OutboundChain::create({groupOf(channel), quint64(roster.epoch), m_work.self()}),
                m_clock.nowMs(),
                {}});
            const auto kept = [&]() -> Status {
                DUNLIN_CHECK(keepGiven(now->chain.handover(), to));
                return keep(channel, *now);
            };
            DUNLIN_CHECK(m_store.inStore(kept));
        }
        QList<DeviceTarget> missing;
        for (const DeviceTarget &each : to) {
            if (!now->handed.contains(each))
                missing.append(each);
        }
        return std::pair(*now, missing);
    }();
    if (!plan.ok())
        return ready<Done>(plan.error());
    if (plan->second.isEmpty())
        return ready<Done>(ok());
    const QByteArray id = plan->first.chain.id();
    const auto delivered = m_courier.deliver(plan->second, FrameKind::Chain,
                                             plan->first.chain.handover().encode().reveal());
    return then(
        this, delivered,
        [this, channel, id, given = plan->second](const QList<DeviceTarget> &unreached) -> Status {
            if (!unreached.isEmpty())
                qCInfo(lcSession, "%lld devices could not be handed a chain",
                       static_cast<long long>(unreached.size()));
            DUNLIN_TRY(auto now, speaking(channel));
            // Somebody who can't be reached holds up nobody: they can ask for the chain.
            if (now && now->chain.id() == id) {
                now->handed += given;
                DUNLIN_CHECK(keep(channel, *now));
            }
            return ok();
        });
}

Result<Frame> Sealing::frameFor(const PendingOp &op, const std::optional<SeenHistory> &seen,
                                const std::optional<ToldLog> &log)
{
    Frame frame;
    frame.id = op.id;
    frame.sentAt = op.createdAt;
    frame.sender = m_work.self();
    frame.group = groupOf(op.channel);
    if (const DeviceChain *own = m_book.of(m_own.user()))
        frame.ownHead = own->head();
    if (const RosterChain *roster = m_signed.of(op.channel))
        frame.groupHead = roster->head();
    if (op.kind == PendingKind::Message) {
        DUNLIN_TRY(QList<SeenChange> changes, changesToTell(op.channel));
        DUNLIN_TRY(QList<SeenReaction> reactions, m_reactions.toTell(op.channel));
        TextContent content;
        content.text = op.text;
        content.seen = seen;
        content.log = log;
        content.changes = std::move(changes);
        content.reactions = std::move(reactions);
        if (op.replyToSeq > 0) {
            if (const auto answered = m_around.message(op.channel, op.replyToSeq))
                content.replyTo = answered->id;
        }
        for (const PendingFile &each : op.files) {
            if (!each.isSealed())
                return fail(Errc::Internal, QStringLiteral("A file is not sealed"));
            content.files.append(
                {{each.id, each.size, each.key, each.digest}, each.name, each.contentType, {}});
        }
        setContent(frame, content);
        return frame;
    }
    const OpId message = messageOf(op);
    if (message.isNull())
        return fail(Errc::NotFound, QStringLiteral("That message is not here any more"));
    if (op.kind == PendingKind::ReactionAdd) {
        setContent(frame, ReactionContent{message, op.text, false, true});
        return frame;
    }
    EditContent content;
    content.message = message;
    content.text = op.text;
    // The rest of what it says stays.
    if (const auto row = m_around.message(op.channel, op.targetSeq); row && row->sealed) {
        if (const auto before = said(*row); before.ok()) {
            content.files = before->content.files;
            content.replyTo = before->content.replyTo;
            content.seen = before->content.seen;
            content.replaced = before->replaced;
            content.replaced.append(sealMark(openedName(*row->sealed)));
            content.replaced =
                content.replaced.mid(qMax<qsizetype>(0, content.replaced.size() - MostReplaced));
        }
    }
    setContent(frame, content);
    return frame;
}

OpId Sealing::messageOf(const PendingOp &op)
{
    if (!op.targetId.isNull())
        return op.targetId;
    const auto row = m_around.message(op.channel, op.targetSeq);
    return row ? row->id : OpId();
}

Result<wire::Sealed> Sealing::sealNow(const PendingOp &op)
{
    wire::Sealed sealed;
    std::optional<SeenHistory> seen;
    const auto log = op.kind == PendingKind::Message ? logToTell(op.channel) : std::nullopt;
    if (op.kind == PendingKind::Message) {
        const auto found = m_watch.seen(op.channel);
        if (found.ok())
            seen = *found;
        else
            qCWarning(lcSession, "What is held of a channel could not be read");
    }
    const auto work = [&]() -> Status {
        DUNLIN_TRY(auto now, speaking(op.channel));
        const auto roster = m_rosters.constFind(op.channel);
        if (!now || roster == m_rosters.cend()
            || now->chain.context().epoch != quint64(roster->epoch))
            return fail(Errc::Unavailable, QStringLiteral("The roster changed meanwhile"));
        DUNLIN_TRY(const Frame frame, frameFor(op, seen, log));
        DUNLIN_TRY(const QByteArray plain, writeFrame(frame));
        sealed.scheme = Scheme;
        sealed.epoch = roster->epoch;
        DUNLIN_TRY(sealed.bytes, now->chain.seal(plain));
        DUNLIN_CHECK(keep(op.channel, *now));
        // One's own words are not sealed for oneself.
        DUNLIN_CHECK(
            m_work.rows().write(SealedKind::Opened, openedName(sealed), Secret(QByteArray(plain))));
        DUNLIN_CHECK(keepFiles(frame));
        DUNLIN_CHECK(backUpWord(op.channel, sealed));
        PendingOp kept = op;
        kept.sealed = sealed.bytes;
        kept.sealedEpoch = sealed.epoch;
        return m_store.outbox().update(kept);
    };
    DUNLIN_CHECK(m_store.inStore(work));
    if (log)
        m_toldLog.insert(op.channel, {quint64(log->size), log->root});
    if (op.kind == PendingKind::ReactionAdd)
        m_reacted[messageOf(op).toBytes() + op.text.toUtf8()].append(op.id);
    return sealed;
}

} // namespace dunlin::client
